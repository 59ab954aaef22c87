declare module 'virtual:face-files' {
  export const faceFiles: Readonly<Record<string, { readonly url: string; readonly integrity: string }>>;
}
