declare module 'virtual:face-files' {
  const files: Readonly<Record<string, { readonly url: string; readonly integrity: string }>>;
  export default files;
}
