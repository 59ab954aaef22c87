import { type ErrorWorld, type Provocations, ProvokedIn } from './error-world.ts';

/** What callers and their requests are refused for, whatever they ask. */
export function errorsOfCallers({ server, person, call, of, create, remembered, withHeader }: ErrorWorld) {
  return {
    'app-token-invalid-format': () => call('GET', of(person.id, 'one'), { as: 'nobody' }),
    'app-token-not-found': () =>
      call('GET', of(person.id, 'one'), {
        as: { token: `sbx:${'a'.repeat(24)}.${'b'.repeat(32)}`, secret: 'x' },
      }),
    'app-token-private-part-mismatch': () => {
      const [head] = server.sandbox.token.split('.');
      return call('GET', of(person.id, 'one'), { as: { token: `${head}.${'b'.repeat(32)}`, secret: 'x' } });
    },
    'app-token-signature-mismatch': [
      () => call('GET', of(person.id, 'one'), { as: { ...server.sandbox, secret: 'another' } }),
      /^Request signature mismatch: the server signed/,
    ],
    'app-token-request-expired': () =>
      call('GET', of(person.id, 'one'), { signing: { timestamp: '1700000000' } }),
    'app-token-invalid-value': () => withHeader('X-App-Access-Ts', 'yesterday'),
    'app-token-not-all-auth-params-provided': () => withHeader('X-App-Access-Sig', ''),
    'app-token-invalid-params': [
      () => withHeader('X-App-Access-Ts', '1700000000, 1700000000'),
      /^An authentication header was sent more than once$/,
    ],
    'access-token-invalid': () =>
      call('GET', of(person.id, 'one'), { as: { accessToken: '_act-sbx-nobodys' } }),
    'invalid-value': [() => create({ email: 7 }), /^'email' in the body is not valid/],
    'query-too-large': new ProvokedIn('graphql-door.test.ts'),
    'no-permission': async () => {
      const as = await server.sandbox.newToken('level.read');
      return call('GET', of(person.id, 'one'), { as });
    },
    'route-not-found': () => call('GET', '/resources/nothing/here'),
    'method-not-allowed': () => call('PUT', of(person.id, 'one')),
    'idempotency-key-in-use': () => remembered('in-use', null),
    'idempotency-key-reused': async () => {
      await create({}, { 'Idempotency-Key': 'reused' });
      return create({ lang: 'de' }, { 'Idempotency-Key': 'reused' });
    },
    'internal-error': () => remembered('altered', Buffer.from('altered')),
    overloaded: new ProvokedIn('read-body.test.ts'),
    'page-not-built': new ProvokedIn('pages/http.test.ts'),
  } satisfies Provocations;
}
