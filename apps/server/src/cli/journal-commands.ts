import { makeReadJournal } from '../journal/snapshot-store.ts';
import { verifyJournal } from '../journal/verify-journal.ts';
import { writeCheckpoint } from '../journal/write-checkpoint.ts';
import { isPublicKey } from '../platform/crypto/signing-key.ts';
import { onErrand } from './errand.ts';
import { answer, CommandFailure, type Output } from './output.ts';

/** Sums the whole journal anew; every changed, removed, inserted or reordered entry is named and the status is 1. */
export async function verifyJournalCommand(output: Output, publicKey: string | undefined): Promise<void> {
  await onErrand(async ({ installation, stores }) => {
    const found = await stores.installation.find();
    if (found === undefined) throw new CommandFailure('This installation has no journal yet.');
    const key = publicKey === undefined ? found.journalPublicKey : publicKeyFrom(publicKey);
    const report = await verifyJournal(makeReadJournal(installation.db))(key);
    const { chains, entries, checkpoints, faults } = report;
    const counted = `${entries} entries in ${chains} chains, ${checkpoints} signed checkpoints`;
    const sentence =
      faults.length === 0
        ? `The journal is whole: ${counted}.`
        : `The journal was tampered with (${counted}):\n${faults.map((fault) => `  ${fault.kind}: ${fault.message}`).join('\n')}`;
    answer(output, { ok: faults.length === 0, ...report }, sentence);
    if (faults.length > 0) process.exitCode = 1;
  });
}

/** Refuses what is no key at all: with it, every genuine checkpoint would be called forged. */
function publicKeyFrom(text: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (!isPublicKey(key)) throw new CommandFailure('--public-key is not what "journal key" printed.');
  return key;
}

/** Signs a checkpoint now instead of at the next full minute. */
export async function checkpointCommand(output: Output): Promise<void> {
  await onErrand(async (errand) => {
    const written = await writeCheckpoint(errand)();
    if (!written.ok) throw new CommandFailure(written.error.name);
    answer(
      output,
      { chains: written.value },
      written.value === 0
        ? 'Nothing was written since the last checkpoint.'
        : `Signed: ${written.value} chains.`,
    );
  });
}

/** The key that proves checkpoints. Write it down outside this machine: then a replaced key is noticed, too. */
export async function journalKeyCommand(output: Output): Promise<void> {
  await onErrand(async ({ stores }) => {
    const found = await stores.installation.find();
    const publicKey = found?.journalPublicKey.toString('base64') ?? '';
    answer(output, { publicKey }, publicKey);
  });
}
