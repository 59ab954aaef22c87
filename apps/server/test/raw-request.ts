import { connect } from 'node:net';
import { type AppToken, signedHeaders } from '@aval/client/app-token';
import { type Answer, answerOf, timestampOf } from './api-client.ts';

export type RawRequest = {
  readonly method: string;
  /** Exactly what stands in the request line. */
  readonly target: string;
  /** Lines after the request line, exactly as given; authentication, `Host` and `Content-Length` are added. */
  readonly headerLines?: readonly string[];
  readonly body?: Buffer | string;
};

/** Signs and sends a request byte for byte over a socket of its own, past everything an HTTP client tidies up. */
export function sendSigned(url: string, as: AppToken, request: RawRequest): Promise<Answer> {
  const { method, target, headerLines = [] } = request;
  const body = Buffer.from(request.body ?? '');
  const signed = signedHeaders(as, { timestamp: timestampOf(new Date()), method, target, body });
  const lines = [
    `${method} ${target} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: close',
    ...Object.entries(signed).map(([name, value]) => `${name}: ${value}`),
    ...(body.length === 0 ? [] : [`Content-Length: ${body.length}`]),
    ...headerLines,
  ];
  return sendBytes(url, [Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), body]);
}

/** Sends bytes as they are and reads one answer, which must end with the connection or tell its length. */
export function sendBytes(url: string, chunks: readonly Buffer[]): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const received: Buffer[] = [];
    const socket = connect({ host: hostname, port: Number(port) });
    const finish = () => {
      const answer = parseAnswer(Buffer.concat(received));
      if (answer === undefined) return false;
      resolve(answer);
      socket.destroy();
      return true;
    };
    socket.on('data', (chunk: Buffer) => {
      received.push(chunk);
      finish();
    });
    socket.on('error', (error) => {
      if (!finish()) reject(error);
    });
    socket.on('close', () => {
      if (!finish()) reject(new Error('the connection ended without an answer'));
    });
    for (const chunk of chunks) socket.write(chunk);
  });
}

/** Undefined while the answer is not whole. */
function parseAnswer(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const [statusLine = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(statusLine.split(' ')[1]);
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const body = bytes.subarray(end + 4);
  const length = Number(headers['content-length'] ?? 0);
  return body.length < length ? undefined : answerOf(status, headers, body.subarray(0, length));
}
