import { createSecretKey, randomBytes } from 'node:crypto';
import { link, mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { failure, type Result, success } from '@aval/core/result';
import { SECRET_KEY_BYTES, type SecretKey } from './data-key.ts';

/** The one secret all others hang from. `created`: made just now; the operator must be told to keep a copy. */
export type MasterKey = {
  readonly secret: SecretKey;
  readonly source: 'environment' | 'file' | 'created';
};

export type MasterKeyFailure = {
  readonly code:
    | 'master-key-malformed'
    | 'master-key-readable-by-others'
    | 'master-key-missing'
    | 'master-key-not-accessible';
  /** What the operator must do; never holds the key. */
  readonly message: string;
};

export type MasterKeyOptions = {
  readonly dataDir: string;
  /** 32 bytes in base64, as in `openssl rand -base64 32`. Wins over the file. */
  readonly fromEnvironment?: string | undefined;
  /** False where a database exists already, so that a lost key is not replaced by a useless new one. */
  readonly mayCreate?: boolean;
};

/**
 * Reads the master key from the argument or from `<dataDir>/master.key` (mode 0600), which is made on the
 * first start. A file that others can read is refused: whoever read it can open everything.
 */
export async function openMasterKey(options: MasterKeyOptions): Promise<Result<MasterKey, MasterKeyFailure>> {
  if (options.fromEnvironment !== undefined) {
    const secret = decode(options.fromEnvironment);
    if (secret !== null) return success({ secret, source: 'environment' });
    return refuse(
      'master-key-malformed',
      'The master key given is not 32 bytes in base64. Make one with "openssl rand -base64 32".',
    );
  }
  const file = path.join(options.dataDir, 'master.key');
  try {
    const present = await readKeyFile(file);
    if (present !== null) return present;
    if (options.mayCreate === false) {
      return refuse(
        'master-key-missing',
        `${file} is missing, and the data that exists cannot be read without it. Restore it from the backup.`,
      );
    }
    const created = await createKeyFile(options.dataDir, file);
    const written = await readKeyFile(file);
    if (written === null) return refuse('master-key-missing', `${file} vanished while it was made.`);
    return written.ok && created ? success({ secret: written.value.secret, source: 'created' }) : written;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    return refuse('master-key-not-accessible', `${file} cannot be read or made (${reason}).`);
  }
}

async function readKeyFile(file: string): Promise<Result<MasterKey, MasterKeyFailure> | null> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (handle === null) return null;
  try {
    const { mode } = await handle.stat();
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      return refuse(
        'master-key-readable-by-others',
        `${file} can be read by other users of this machine. Run: chmod 600 '${file}'`,
      );
    }
    const secret = decode(await handle.readFile('utf8'));
    if (secret !== null) return success({ secret, source: 'file' });
    return refuse(
      'master-key-malformed',
      `${file} does not hold 32 bytes in base64. Restore it from the backup; do not make a new one, the data would be lost.`,
    );
  } finally {
    await handle.close();
  }
}

/**
 * Written and flushed aside, then linked into place, which fails where the file exists: it appears complete or
 * not at all, and of two first starts one makes it. True when it was us.
 */
async function createKeyFile(dataDir: string, file: string): Promise<boolean> {
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const aside = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  const handle = await open(aside, 'wx', 0o600);
  try {
    await handle.writeFile(`${randomBytes(SECRET_KEY_BYTES).toString('base64')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(aside, file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
  if (process.platform !== 'win32') {
    const folder = await open(dataDir, 'r');
    await folder.sync().finally(() => folder.close());
  }
  return true;
}

function decode(text: string): SecretKey | null {
  const trimmed = text.trim();
  // Buffer.from skips what is not base64: the pattern makes sure that nothing was skipped.
  if (!/^[A-Za-z0-9+/]{43}=$/.test(trimmed)) return null;
  const bytes = Buffer.from(trimmed, 'base64');
  if (bytes.byteLength !== SECRET_KEY_BYTES) return null;
  const secret = createSecretKey(bytes);
  bytes.fill(0);
  return secret;
}

function refuse(
  code: MasterKeyFailure['code'],
  message: string,
): { readonly ok: false; readonly error: MasterKeyFailure } {
  return failure({ code, message });
}
