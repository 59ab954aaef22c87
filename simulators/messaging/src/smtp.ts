import { SMTPServer } from 'smtp-server';
import { makeScript, type Simulator } from './scenario.ts';

export type ReceivedLetter = {
  readonly from: string;
  readonly to: readonly string[];
  readonly source: string;
};

const user = 'simulated-user';
const password = 'simulated-password';

/** A mail server that wants its user and password and keeps what it is given. */
export async function startSmtpSimulator(): Promise<Simulator<ReceivedLetter>> {
  const script = makeScript();
  const received: ReceivedLetter[] = [];
  const complaints: string[] = [];
  const server = new SMTPServer({
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    logger: false,
    closeTimeout: 100,
    onAuth: (auth, _session, done) => {
      if (auth.username === user && auth.password === password) return done(null, { user });
      complaints.push('wrong user or password');
      return done(reply('Invalid username or password', 535));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      const scenario = script.next();
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        switch (scenario) {
          case 'refuse':
            return done(reply('5.1.1 no such mailbox', 550));
          case 'busy':
          case 'broken':
            return done(reply('4.3.2 try again later', 451));
          case 'hang':
            return undefined;
          case 'drop':
            for (const connection of server.connections) connection.close();
            return undefined;
          case 'ok': {
            const { mailFrom, rcptTo } = session.envelope;
            const from = mailFrom === false ? '' : mailFrom.address;
            const source = Buffer.concat(chunks).toString('utf8');
            received.push({ from, to: rcptTo.map(({ address }) => address), source });
            return done();
          }
        }
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the simulator has no port');
  return {
    url: `smtp://${user}:${password}@127.0.0.1:${address.port}`,
    received,
    complaints,
    play: script.play,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function reply(message: string, responseCode: number): Error & { responseCode: number } {
  return Object.assign(new Error(message), { responseCode });
}
