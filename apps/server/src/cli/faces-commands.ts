import { join } from 'node:path';
import type { EnvironmentKind } from '@aval/core/ids';
import { openEyes } from '../main/open-eyes.ts';
import { openLocalBlobStore } from '../platform/blobs/local-blob-store.ts';
import { makeLog } from '../platform/log/make-log.ts';
import { type ReEmbedReport, reEmbedFaces } from '../templates/re-embed-faces.ts';
import { type Errand, onErrand, operator } from './errand.ts';
import { answer, CommandFailure, type Output } from './output.ts';

type Options = {
  readonly env: EnvironmentKind | undefined;
  readonly tenant: string | undefined;
  readonly dryRun: boolean;
};
type NamedReport = ReEmbedReport & { readonly tenant: string; readonly env: EnvironmentKind };

/**
 * Moves the stored templates of every tenant, or of those named, to the models that the configuration names. Beside a running server
 * or without one. Status 1 when pictures could not be moved, 130 when it was interrupted; then the next run goes on.
 */
export async function reEmbedFacesCommand(output: Output, options: Options): Promise<void> {
  const { dryRun } = options;
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    await onErrand(async (errand) => {
      const log = makeLog(errand.config.logLevel === 'info' ? 'warn' : errand.config.logLevel);
      const eyes = await openEyes(errand.config, log, { load: dryRun ? 'on-demand' : 'at-start' });
      if (!eyes.ok) throw new CommandFailure(eyes.error);
      const examiner = eyes.value;
      // A picture in hand is given up at once: its old findings stand until the next run.
      stop.signal.addEventListener('abort', () => void examiner.close());
      try {
        const reports = await reEmbedAll(errand, examiner, options, stop.signal);
        tell(output, reports, dryRun);
      } finally {
        await examiner.close();
      }
    });
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

async function reEmbedAll(
  { config, stores, transact, clock, identifiers }: Errand,
  examiner: Parameters<typeof reEmbedFaces>[0]['examiner'] & { readonly threads: number },
  { env, tenant, dryRun }: Options,
  signal: AbortSignal,
): Promise<NamedReport[]> {
  const environments = await stores.tenants.listEnvironments(tenant);
  const wanted = environments.filter(({ kind }) => env === undefined || kind === env);
  if (wanted.length === 0)
    throw new CommandFailure(
      tenant === undefined ? 'There are no tenants yet.' : `There is no tenant '${tenant}'.`,
    );
  const blobs = await openLocalBlobStore(join(config.dataDir, 'files'));
  const reEmbed = reEmbedFaces({ ...stores, blobs, examiner, transact, clock });
  const reports: NamedReport[] = [];
  for (const { id, kind, clientId, tenantName } of wanted) {
    const context = {
      environmentId: id,
      environment: kind,
      clientId,
      actor: operator,
      correlationId: identifiers.uuid().replaceAll('-', ''),
    };
    const report = await reEmbed(context, {
      dryRun,
      parallel: examiner.threads,
      signal,
      onProgress: makeProgress(`${tenantName}, ${kind}`),
    });
    reports.push({ tenant: tenantName, env: kind, ...report });
    if (report.interrupted) break;
  }
  return reports;
}

/** A terminal's line is written over; elsewhere a line now and then. */
function makeProgress(where: string): (report: ReEmbedReport) => void {
  const { stderr } = process;
  return ({ pictures, current, moved, gone, failed }) => {
    const done = current + moved + gone + failed.length;
    const line = `${where}: ${done} of ${pictures} pictures, ${moved} moved, ${failed.length} failed`;
    if (stderr.isTTY) stderr.write(`\r${line}${done >= pictures ? '\n' : ''}`);
    else if (done % 50 === 0 || done === pictures) stderr.write(`${line}\n`);
  };
}

function tell(output: Output, reports: readonly NamedReport[], dryRun: boolean): void {
  const interrupted = reports.some((report) => report.interrupted);
  const failures = reports.flatMap(({ failed }) => failed);
  const lines = reports.map(
    ({ tenant, env, pictures, current, moved, gone, failed }) =>
      `${tenant}, ${env}: ${pictures} pictures; ${current} current, ${moved} ${dryRun ? 'to move' : 'moved'}, ${gone} gone, ${failed.length} failed`,
  );
  answer(
    output,
    { ok: !interrupted && failures.length === 0, dryRun, interrupted, environments: reports },
    [
      ...lines,
      ...failures.map(({ imageId, reason }) => `  picture ${imageId}: ${reason}`),
      ...(interrupted ? ['Interrupted: run it again to go on.'] : []),
    ].join('\n'),
  );
  if (interrupted) process.exitCode = 130;
  else if (failures.length > 0) process.exitCode = 1;
}
