import { execFile, type SpawnOptions, spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { failure, type Result, success } from '@aval/core/result';
import type { EmbeddedFailure } from './embedded-types.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';

/** `nobody`: the customary number for "no privileges" (Debian, Alpine, Red Hat). */
const NOBODY = 65534;

/** How the PostgreSQL programs are run: as the current user, or for root as somebody else. */
export type ServerUser = {
  /** Who must own the cluster's files; null when the current user does already. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
  readonly spawn: (
    program: string,
    args: readonly string[],
    options: SpawnOptions,
  ) => ReturnType<typeof spawn>;
};

type Wrapped = { readonly program: string; readonly args: readonly string[]; readonly options: SpawnOptions };
type Wrap = (program: string, args: readonly string[], options: SpawnOptions) => Wrapped;

/** A clean environment: secrets of ours (the master key) stay out of the database server's process. */
function baseOptions(): SpawnOptions {
  if (process.platform === 'win32') return { windowsHide: true };
  return { cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin' } };
}

const asIs: Wrap = (program, args, options) => ({ program, args, options: { ...baseOptions(), ...options } });

function withUid(uid: number, gid: number): Wrap {
  return (program, args, options) => asIs(program, args, { ...options, uid, gid });
}

/**
 * The same user, but keeping the right to pass folders closed to him (CAP_DAC_OVERRIDE): needed when
 * Node's modules or the data folder are below a private folder such as /root. The secure bit is for the system
 * call access(2), by which PostgreSQL looks for its own programs: without it, that call ignores the capability.
 */
function withSetpriv(uid: number, gid: number): Wrap {
  const flags = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  const capability = [
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--securebits=+no_setuid_fixup',
  ];
  return (program, args, options) => asIs('setpriv', [...flags, ...capability, program, ...args], options);
}

/** Can that user enter the data folder, run the programs with their libraries, read their share folder? */
function probe(wrap: Wrap, binaries: PostgresBinaries, dataDir: string): Promise<string | null> {
  const script = 'cd "$1" && "$2" -V >/dev/null && test -r "$3"';
  const { program, args, options } = wrap(
    '/bin/sh',
    ['-c', script, 'sh', dataDir, binaries.postgres, binaries.catalogue],
    {},
  );
  return new Promise((resolve) => {
    const { uid, gid, cwd, env } = options;
    const identity = uid === undefined || gid === undefined ? {} : { uid, gid };
    execFile(program, [...args], { cwd, env, timeout: 10_000, ...identity }, (error, _stdout, stderr) => {
      resolve(error === null ? null : stderr.trim().split('\n')[0] || error.message);
    });
  });
}

function serverUser(wrap: Wrap, owner: ServerUser['owner']): ServerUser {
  return {
    owner,
    spawn: (program, args, options) => {
      const wrapped = wrap(program, args, options);
      return spawn(wrapped.program, [...wrapped.args], wrapped.options);
    },
  };
}

/**
 * Chooses the user the database server runs as. PostgreSQL refuses to run as root, so root gives it to the
 * owner of an existing cluster, or to `nobody`. `dataDir` must exist.
 */
export async function chooseServerUser(
  binaries: PostgresBinaries,
  dataDir: string,
): Promise<Result<ServerUser, EmbeddedFailure>> {
  if (process.getuid?.() !== 0) {
    const trouble = process.platform === 'win32' ? null : await probe(asIs, binaries, dataDir);
    if (trouble === null) return success(serverUser(asIs, null));
    return failure({
      code: 'binaries-not-usable',
      message: `The PostgreSQL programs in ${path.dirname(binaries.postgres)} do not run here (${trouble}). They need a glibc system (Debian, Ubuntu, Fedora; not Alpine). Otherwise set DATABASE_URL to a PostgreSQL of your own.`,
    });
  }
  const cluster = await stat(path.join(dataDir, 'postgres')).catch(() => null);
  const owner =
    cluster === null || cluster.uid === 0
      ? { uid: NOBODY, gid: NOBODY }
      : { uid: cluster.uid, gid: cluster.gid };
  const troubles: string[] = [];
  for (const wrap of [withUid(owner.uid, owner.gid), withSetpriv(owner.uid, owner.gid)]) {
    const trouble = await probe(wrap, binaries, dataDir);
    if (trouble === null) return success(serverUser(wrap, owner));
    troubles.push(trouble);
  }
  return failure({
    code: 'unprivileged-user-impossible',
    message: `Aval runs as root, PostgreSQL refuses root, and user ${owner.uid} cannot use ${dataDir} and ${path.dirname(binaries.postgres)} (${troubles.join('; ')}). Do one of these: run Aval as an ordinary user; move both folders out of private ones such as /root, or "chmod o+x" the folders above them; install "setpriv" (util-linux) and keep the capabilities DAC_OVERRIDE and SETPCAP; or set DATABASE_URL to a PostgreSQL of your own.`,
  });
}
