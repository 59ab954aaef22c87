import { sql } from 'kysely';
import type { Keyring } from '../platform/crypto/keyring.ts';
import { open, seal } from '../platform/crypto/sealed-box.ts';
import { makeSigningKey } from '../platform/crypto/signing-key.ts';
import type { Queries } from '../platform/database/open-database.ts';
import type { InstallationStore } from './ports.ts';

const installationLock = 4_812_019_474;
const keyContext = 'installation.journal-private-key';

export function makeInstallationStore(queries: Queries, keyring: Keyring): InstallationStore {
  const sealingKey = () => keyring.installationKey('journal-signing');
  return {
    lock: async () => {
      await sql`select pg_advisory_xact_lock(${installationLock})`.execute(queries);
    },
    find: async () => {
      const row = await queries
        .selectFrom('installation')
        .select(['master_key_id', 'journal_public_key'])
        .executeTakeFirst();
      return row === undefined
        ? undefined
        : { masterKeyId: row.master_key_id, journalPublicKey: Buffer.from(row.journal_public_key, 'base64') };
    },
    create: async (at) => {
      const { publicKey, privateKey } = makeSigningKey();
      await queries
        .insertInto('installation')
        .values({
          id: 1,
          master_key_id: keyring.masterKeyId,
          journal_public_key: publicKey.toString('base64'),
          journal_private_key_sealed: seal(sealingKey(), keyContext, privateKey),
          created_at: at,
        })
        .execute();
    },
    signingKey: async () => {
      const row = await queries.selectFrom('installation').selectAll().executeTakeFirstOrThrow();
      const privateKey = open(sealingKey(), keyContext, row.journal_private_key_sealed);
      if (!privateKey.ok) throw new Error('the signing key of the journal cannot be opened');
      return { publicKey: Buffer.from(row.journal_public_key, 'base64'), privateKey: privateKey.value };
    },
  };
}
