export function findChromium(options?: {
  readonly say?: (sentence: string) => void;
}): { readonly path: string } | { readonly path: undefined; readonly trouble: string };
