/** What the simulator uses of the package, which brings no types. */
declare module 'smpp' {
  namespace smpp {
    type Pdu = {
      readonly command: string;
      response(fields?: Readonly<Record<string, unknown>>): Pdu;
    };
    type Session = {
      on(event: 'close', listener: () => void): void;
      on(event: 'error', listener: (error: unknown) => void): void;
      on(event: 'pdu', listener: (pdu: Pdu) => void): void;
      deliver_sm(fields: Readonly<Record<string, unknown>>): boolean;
      send(pdu: Pdu): boolean;
      close(): void;
      destroy(): void;
    };
    type Server = {
      listen(port: number, host: string, listening: () => void): void;
      address(): { readonly port: number } | string | null;
      close(closed: () => void): void;
    };
  }
  const smpp: { createServer(listener: (session: smpp.Session) => void): smpp.Server };
  export = smpp;
}
