import { confirmByLink } from '../../src/confirmations/confirm-by-link.ts';
import { makeFindLink } from '../../src/confirmations/store.ts';
import { bindStores } from '../../src/main/bind-stores.ts';
import { randomIdentifiers } from '../../src/platform/crypto/identifiers.ts';
import { makeTransact } from '../../src/platform/database/transact.ts';
import { createApplicant } from '../applicant-steps.ts';
import { ErrorOfUseCase, type ErrorWorld, type Provocations } from './error-world.ts';

/** What the confirmation of addresses is refused for. */
export function errorsOfConfirmations({ server, call, post, of, addressed, codeSent, time }: ErrorWorld) {
  return {
    'too-many-requests': [
      async () => post(`${(await codeSent()).base}/email`),
      /^A code was sent a moment ago/,
    ],
    'identifier-missing': async () => post(`${(await addressed({})).base}/email`),
    'identifier-invalid': async () => post(`${(await addressed({})).base}/email`, { value: 'nobody' }),
    'already-confirmed': async () => {
      const { base, enter, code } = await codeSent();
      await enter(code);
      return post(`${base}/email`);
    },
    'confirmation-not-started': async () =>
      post(`${(await addressed()).base}/email/code`, { code: '123456' }),
    'code-wrong': [
      async () => {
        const { enter, wrong } = await codeSent();
        return enter(wrong);
      },
      /^The code is wrong: 4 tries are left$/,
    ],
    'code-expired': async () => {
      const { enter, code } = await codeSent();
      time.set(new Date(time.clock().getTime() + 600_000));
      return enter(code);
    },
    'too-many-tries': async () => {
      const { enter, wrong } = await codeSent();
      for (let tried = 0; tried < 4; tried += 1) await enter(wrong);
      return enter(wrong);
    },
    // Links in letters answer with a page.
    'link-invalid': async () => {
      const { db, keyring } = server;
      const transact = makeTransact(db, (queries) => bindStores(queries, keyring));
      const common = { transact, keyring, clock: time.clock, identifiers: randomIdentifiers };
      const confirm = confirmByLink({ ...common, findLink: makeFindLink(db) });
      return new ErrorOfUseCase(await confirm({ token: 'A'.repeat(43) }));
    },
    'message-gateway-missing': async () => {
      const as = server.production;
      const { id } = await createApplicant(server.call, { email: 'production@example.org' }, { as });
      return call('POST', of(id, 'identifierConfirmation/email'), { as });
    },
  } satisfies Provocations;
}
