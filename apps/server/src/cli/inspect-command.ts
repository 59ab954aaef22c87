import { readFile } from 'node:fs/promises';
import type { Check } from '@aval/core/check';
import { describeDocument } from '@aval/core/documents/describe-document';
import type { DescribedDocument } from '@aval/core/documents/described';
import type { FaceTemplate, TextScript } from '@aval/core/findings';
import { type IdDocSetType, type IdDocType, idDocTypeSchema, type LevelRules } from '@aval/core/level';
import type { Evidence } from '@aval/core/rules/evidence';
import { judge } from '@aval/core/rules/judge';
import { faceThresholdsFor } from '@aval/core/rules/model-thresholds';
import { isoDay } from '@aval/core/wire-dates';
import { loadDefinitions } from '@aval/definitions/load-definitions';
import { compareFaces } from '@aval/vision/faces/compare-faces';
import type { Vision } from '@aval/vision/pool/open-vision';
import { openEyes } from '../main/open-eyes.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { makeLog } from '../platform/log/make-log.ts';
import { requireConfig } from './errand.ts';
import { answer, CommandFailure, type Output } from './output.ts';

type Declared = {
  readonly type: IdDocType | undefined;
  readonly country: string | undefined;
  /** A CPF to be looked for in each document. */
  readonly cpf: string | undefined;
  /** Alphabets to read, where not those of the settings. */
  readonly scripts: readonly TextScript[] | undefined;
};

/** Reads documents from files and makes the checks that a submitted one would meet; one answer a file. */
export async function inspectDocumentsCommand(
  output: Output,
  files: readonly string[],
  declared: Declared,
): Promise<void> {
  const definitions = await loadDefinitions(requireConfig().definitionsDir);
  if (!definitions.ok) throw new CommandFailure(`${definitions.error.file}: ${definitions.error.reason}`);
  await withEyes(async (vision) => {
    const today = isoDay(systemClock());
    for (const file of files) {
      const found = await vision.readDocument(await bytesOf(file));
      if (!found.ok) {
        fail(output, file, found.error);
        continue;
      }
      const findings = found.value;
      const described = describeDocument([findings], definitions.value, today, { cpf: declared.cpf });
      const { kind } = described;
      const checks = judge({
        ...evidenceOf('IDENTITY', vision, today),
        document: {
          idDocType: declared.type ?? kind?.idDocType ?? 'OTHER',
          country: declared.country ?? kind?.country ?? '',
          sides: [{ imageId: 1, idDocSubType: null, findings }],
          described,
        },
      });
      // A template is of no use to a reader, and it is biometric data.
      const { portrait, ...shown } = findings;
      const value = {
        file,
        ok: true,
        described,
        findings: { ...shown, hasPortrait: portrait !== null },
        checks,
      };
      answer(output, value, documentText(file, described, checks));
    }
  }, declared.scripts);
}

/** Looks at faces in files and makes the checks of a selfie; one answer a file. */
export async function inspectFacesCommand(output: Output, files: readonly string[]): Promise<void> {
  await withEyes(async (vision) => {
    for (const file of files) {
      const found = await vision.readSelfie(await bytesOf(file));
      if (!found.ok) {
        fail(output, file, found.error);
        continue;
      }
      const { template, ...findings } = found.value;
      const checks = judge({
        ...evidenceOf('SELFIE', vision, isoDay(systemClock())),
        selfie: { imageId: 1, findings: found.value },
      });
      const value = { file, ok: true, findings: { ...findings, hasTemplate: template !== null }, checks };
      const count = `${findings.faces.length} face${findings.faces.length === 1 ? '' : 's'}`;
      answer(output, value, [`${file}: ${count}`, ...checkLines(checks)].join('\n'));
    }
  });
}

/** Compares the largest faces of the first and second file, the third and fourth, and so on; one answer a pair. */
export async function inspectPairsCommand(output: Output, files: readonly string[]): Promise<void> {
  if (files.length % 2 !== 0) throw new CommandFailure('Name two files for each pair.');
  await withEyes(async (vision) => {
    for (let index = 0; index < files.length; index += 2) {
      const pair = files.slice(index, index + 2);
      const templates: FaceTemplate[] = [];
      for (const file of pair) {
        const found = await vision.readSelfie(await bytesOf(file));
        if (found.ok && found.value.template !== null) templates.push(found.value.template);
        else fail(output, file, found.ok ? 'no-face' : found.error);
      }
      const [one, other] = templates;
      if (one === undefined || other === undefined) continue;
      const compared = compareFaces(one, other);
      const limits = faceThresholdsFor(vision.modelThresholds, one.modelId)?.verify;
      if (!compared.ok || limits === undefined)
        throw new Error('the thresholds are those of the model at work');
      const { cosine, pixelCorrelation, modelId } = compared.value;
      const verdict = cosine >= limits.accept ? 'same' : cosine >= limits.review ? 'unsure' : 'different';
      const thresholds = { accept: limits.accept, review: limits.review };
      const value = { files: pair, ok: true, verdict, cosine, pixelCorrelation, thresholds, modelId };
      const sentence = { same: 'one person', unsure: 'for a person to decide', different: 'two people' }[
        verdict
      ];
      const numbers = `cosine ${cosine.toFixed(3)}, accepted from ${limits.accept}, different below ${limits.review}`;
      answer(output, value, `${pair.join(' and ')}: ${sentence} (${numbers})`);
    }
  });
}

function evidenceOf(step: IdDocSetType, { modelThresholds }: Vision, today: string): Evidence {
  const level: LevelRules = {
    requiredIdDocs: { docSets: [{ idDocSetType: step, types: [...idDocTypeSchema.options] }] },
    rules: { minimumAge: 0 },
  };
  const nothing = { document: null, selfie: null, comparison: null };
  return { today, environment: 'sandbox', level, attemptCnt: 1, supplied: {}, ...nothing, modelThresholds };
}

async function withEyes(
  work: (vision: Vision) => Promise<void>,
  scripts?: readonly TextScript[],
): Promise<void> {
  const config = requireConfig();
  const log = makeLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const opened = await openEyes(
    { ...config, visionThreads: 1, textScripts: scripts ?? config.textScripts },
    log,
  );
  if (!opened.ok) throw new CommandFailure(opened.error);
  try {
    await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown reason';
    throw new CommandFailure(`${file} cannot be read (${code}).`);
  }
}

/** The file gives no findings: told like the others, and the command ends with status 1. */
function fail(output: Output, file: string, reason: string): void {
  answer(output, { file, ok: false, error: reason }, `${file}: ${reason}`);
  process.exitCode = 1;
}

function documentText(file: string, { kind, fields }: DescribedDocument, checks: readonly Check[]): string {
  const title = kind === null ? 'no known kind' : `${kind.title} (${(kind.confidence * 100).toFixed(0)} %)`;
  const width = Math.max(0, ...fields.map(({ name }) => name.length));
  const lines = fields.map(({ name, value, source }) => `  ${name.padEnd(width)}  ${value}  (${source})`);
  return [`${file}: ${title}`, ...lines, ...checkLines(checks)].join('\n');
}

function checkLines(checks: readonly Check[]): string[] {
  return checks.map(
    ({ answer: verdict, checkType, sentence }) => `  ${verdict.padEnd(6)} ${checkType}: ${sentence}`,
  );
}
