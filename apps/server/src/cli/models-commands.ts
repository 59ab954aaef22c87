import { verifyPinnedFiles } from '@aval/pinned-files/verify-pinned-files';
import { fetchModels, readModelsLock } from '../main/open-eyes.ts';
import { requireConfig } from './errand.ts';
import { answer, CommandFailure, type Output } from './output.ts';

export async function fetchModelsCommand(output: Output): Promise<void> {
  const config = requireConfig();
  const models = await fetchModels(config);
  if (!models.ok) throw new CommandFailure(models.error);
  const files = [...models.value.keys()];
  answer(
    output,
    { cacheDir: config.cacheDir, files },
    `${files.length} model files are in ${config.cacheDir}.`,
  );
}

/** Compares every model in the cache with its pinned sha256; no network. Status 1 when one is missing or altered. */
export async function verifyModelsCommand(output: Output): Promise<void> {
  const { cacheDir } = requireConfig();
  const lock = await readModelsLock();
  if (!lock.ok) throw new CommandFailure(lock.error);
  const state = await verifyPinnedFiles({ lock: lock.value, cacheDir });
  const lines = [
    ...state.ok.map(({ as }) => `ok       ${as}`),
    ...state.missing.map(({ as }) => `missing  ${as}`),
    ...state.altered.map(({ as }) => `altered  ${as}`),
  ];
  const isWhole = state.missing.length === 0 && state.altered.length === 0;
  answer(output, { ...state, ok: isWhole, present: state.ok }, lines.join('\n'));
  if (!isWhole) process.exitCode = 1;
}
