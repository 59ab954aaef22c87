/** One answer of HTTP/1.1: its status and where its body ends. */
export type Answer = { readonly status: number; readonly text: string };

const headEnd = Buffer.from('\r\n\r\n');

/**
 * Finds the answers in what comes over one connection that has one request under way at a time. As little work as that
 * allows: a load generator must cost less than what it measures. Answers without Content-Length are not foreseen.
 */
export function makeAnswerReader(onAnswer: (answer: Answer) => void): (chunk: Buffer) => void {
  let pending: Buffer = Buffer.alloc(0);
  let bodyEnd = -1;
  return (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    if (bodyEnd === -1) {
      const end = pending.indexOf(headEnd);
      if (end === -1) return;
      const head = pending.toString('latin1', 0, end);
      const length = /^content-length: *(\d+)/im.exec(head)?.[1];
      if (length === undefined) throw new Error(`an answer without Content-Length: ${head}`);
      bodyEnd = end + headEnd.length + Number(length);
    }
    if (pending.length < bodyEnd) return;
    const status = Number(pending.toString('latin1', 9, 12));
    const text = status === 200 ? '' : pending.toString('utf8', 0, bodyEnd);
    pending = pending.subarray(bodyEnd);
    bodyEnd = -1;
    onAnswer({ status, text });
  };
}
