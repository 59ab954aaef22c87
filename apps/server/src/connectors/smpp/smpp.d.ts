/** What the connector uses of the package, which brings no types. Answers are read by schemas. */
declare module 'smpp' {
  type Pdu = { readonly command: string; response(fields?: Readonly<Record<string, unknown>>): Pdu };
  type Session = {
    on(event: 'connect' | 'secureConnect' | 'close', listener: () => void): void;
    on(event: 'error', listener: (error: unknown) => void): void;
    on(event: 'deliver_sm' | 'enquire_link', listener: (pdu: Pdu) => void): void;
    bind_transceiver(fields: Readonly<Record<string, unknown>>, answered: (pdu: Pdu) => void): boolean;
    submit_sm(fields: Readonly<Record<string, unknown>>, answered: (pdu: Pdu) => void): boolean;
    query_sm(fields: Readonly<Record<string, unknown>>, answered: (pdu: Pdu) => void): boolean;
    unbind(answered: (pdu: Pdu) => void): boolean;
    send(pdu: Pdu): boolean;
    destroy(): void;
  };
  const smpp: {
    connect(options: {
      readonly host: string;
      readonly port: number;
      readonly tls: boolean;
      readonly servername?: string;
      readonly auto_enquire_link_period: number;
    }): Session;
  };
  export = smpp;
}
