declare module 'virtual:messages/*' {
  export const compiled: Readonly<Record<string, import('./compiled-message.ts').CompiledMessage>>;
}
