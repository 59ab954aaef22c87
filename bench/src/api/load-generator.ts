import { connect, type Socket } from 'node:net';
import { type AppToken, signedHeaders } from '@aval/client/app-token';
import { percentile } from '../tools/statistics.ts';
import { makeAnswerReader } from './answer-reader.ts';
import { type LoadOrder, loadOrderSchema } from './load-messages.ts';

/**
 * The load, in a process of its own. Every request is made and signed before the round begins, so that in the round itself
 * there is only writing, finding the end of the answer and taking the time. One request at a time on each connection.
 */
process.on('message', (message: unknown) => {
  const order = loadOrderSchema.parse(message);
  const requests = makeRequests(order);
  process.send?.({ kind: 'ready' });
  apply(order, requests).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

function makeRequests({ credentials, requests, port }: LoadOrder): Buffer[] {
  const none = Buffer.alloc(0);
  if (requests.kind === 'read') {
    return requests.ids.map((id) =>
      message(port, credentials, 'GET', `/resources/applicants/${id}/one`, none),
    );
  }
  const target = '/resources/applicants?levelName=basic-kyc-level';
  return Array.from({ length: requests.most }, (_nothing, index) => {
    const body = Buffer.from(JSON.stringify(newApplicant(`${requests.prefix}-${index}`)));
    return message(port, credentials, 'POST', target, body);
  });
}

/** What an integrator sends for a person it knows. */
function newApplicant(externalUserId: string) {
  return {
    externalUserId,
    email: `${externalUserId}@example.com`,
    phone: '+351210000000',
    lang: 'pt',
    fixedInfo: {
      firstName: 'Helena Maria',
      lastName: 'Teixeira Moreira',
      dob: '1990-05-17',
      country: 'PRT',
      placeOfBirth: 'Porto',
    },
  };
}

function message(port: number, credentials: AppToken, method: string, target: string, body: Buffer): Buffer {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const headers = {
    Host: `127.0.0.1:${port}`,
    ...(body.length === 0
      ? {}
      : { 'Content-Type': 'application/json', 'Content-Length': String(body.length) }),
    ...signedHeaders(credentials, { timestamp, method, target, body }),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return Buffer.concat([Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`), body]);
}

async function apply(order: LoadOrder, requests: readonly Buffer[]) {
  const sockets = await Promise.all(Array.from({ length: order.connections }, () => open(order.port)));
  const isCreation = order.requests.kind === 'create';
  const latencies: number[] = [];
  let failed = 0;
  let firstFailure: string | undefined;
  let next = 0;
  const cpu = process.cpuUsage();
  const started = performance.now();
  const deadline = started + order.milliseconds;
  const drive = (socket: Socket) =>
    new Promise<void>((resolve, reject) => {
      let sentAt = 0;
      const ask = () => {
        const request = isCreation ? requests[next] : requests[next % requests.length];
        if (request === undefined || performance.now() >= deadline) {
          resolve();
          return;
        }
        next += 1;
        sentAt = performance.now();
        socket.write(request);
      };
      const read = makeAnswerReader(({ status, text }) => {
        latencies.push(performance.now() - sentAt);
        if (status !== 200) {
          failed += 1;
          firstFailure ??= text;
        }
        ask();
      });
      socket.on('data', (chunk: Buffer) => {
        try {
          read(chunk);
        } catch (error) {
          reject(error);
        }
      });
      socket.on('error', reject);
      socket.on('close', () => reject(new Error('the server closed a connection')));
      ask();
    });
  await Promise.all(sockets.map(drive));
  const milliseconds = performance.now() - started;
  const used = process.cpuUsage(cpu);
  for (const socket of sockets) socket.destroy();
  return {
    kind: 'done',
    answered: latencies.length,
    failed,
    firstFailure,
    milliseconds,
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    cpuMilliseconds: (used.user + used.system) / 1000,
  };
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}
