import type { DocumentDefinition } from '@aval/core/documents/definition';
import type { AppError } from '@aval/core/errors';
import type { Block, BlockOf } from '@aval/core/flow/block';
import { consentText, type FlowLanguage, flowLanguageOf, flowLanguages } from '@aval/core/flow/consent-texts';
import { walk, wayAhead, waysBack } from '@aval/core/flow/walk';
import { type Result, success } from '@aval/core/result';
import { stepDocuments } from '@aval/core/steps';
import { isoDay } from '@aval/core/wire-dates';
import { frameLimits } from '@aval/vision/frame-limits';
import { z } from 'zod';
import type { ConfirmationStore } from '../confirmations/ports.ts';
import { readConfirmationState } from '../confirmations/read-confirmation-state.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { QuestionnaireDefinitionStore } from '../questionnaires/ports.ts';
import type { ThemeStore } from '../themes/ports.ts';
import { showTheme } from '../themes/show-theme.ts';
import type { Advanced } from './advance-run.ts';
import { challengeRules, triesLeft } from './challenge-rules.ts';
import { dataFields } from './data-fields.ts';
import { captureBody, choiceBody, fileLimits, uploadBody } from './document-bodies.ts';
import { type AnswerCheckStores, readAnswerChecks } from './read-answer-checks.ts';
import { readFields } from './read-fields.ts';
import type { World } from './read-world.ts';
import { resultBody, waitBody } from './result-body.ts';
import { reviewBody } from './review-body.ts';
import { reasonSchema, type StepBody, type View } from './view-schema.ts';

const sectionsSchema = z.object({ sections: z.looseObject({}).optional() });

export type ShowRunDependencies = {
  readonly stores: AnswerCheckStores & {
    readonly applicants: Parameters<typeof readConfirmationState>[0]['applicants'];
    readonly confirmations: Pick<ConfirmationStore, 'find' | 'listConfirmed'>;
    readonly questionnaires: Pick<QuestionnaireDefinitionStore, 'find' | 'list'>;
    readonly themes: Pick<ThemeStore, 'find'>;
  };
  readonly keyring: Pick<Keyring, 'searchHash'>;
  readonly clock: Clock;
  /** The kinds of document that are recognised. */
  readonly definitions: readonly DocumentDefinition[];
};

type BodyOf<Body> = Body extends StepBody ? Omit<Body, 'block' | 'group' | 'skippable' | 'again'> : never;
type AnyBody = BodyOf<StepBody>;

/** Everything that the page shows of a run: how far it is, and what the block that waits needs. */
export function showRun(deps: ShowRunDependencies) {
  const theme = showTheme(deps.stores);
  return async (
    context: Context,
    { application, world, taken }: Advanced,
  ): Promise<Result<View, AppError>> => {
    const { definition, state } = application;
    const position = walk(definition, state);
    const { block } = position;
    const lang = flowLanguageOf(application.lang, world.applicant.lang);
    const body = await bodyOf(deps, context, { application, world, taken }, block, lang);
    if (!body.ok) return body;
    const again = reasonSchema.array().safeParse(state.again[block.id]);
    const groups = [...new Set(wayAhead(definition, state).map(({ group }) => group))];
    const at = groups.indexOf(block.group);
    const { level, applicant, action } = world;
    return success({
      application: {
        id: application.id,
        status: application.status,
        levelName: level.name,
        levelType: level.type === 'actions' ? 'actions' : 'standalone',
        applicantId: applicant.id,
        ...(action === undefined
          ? {}
          : { actionId: action.id, externalActionId: action.content.externalActionId }),
        sandbox: context.environment === 'sandbox',
      },
      review: reviewBody(world),
      generation: application.generation,
      taken,
      lang,
      languages: [...flowLanguages],
      theme: await theme(context.environmentId),
      progress: {
        position: at + 1,
        total: groups.length,
        groups: groups.map((name, index) => ({
          name,
          state: index < at ? 'done' : index === at ? 'current' : 'ahead',
        })),
      },
      canGoBack: waysBack(position, state).length > 0,
      step: {
        ...body.value,
        block: block.id,
        group: block.group,
        skippable: block.skippable === true,
        ...(again.success && state.answers[block.id]?.standing !== true
          ? { again: { reasons: again.data } }
          : {}),
      },
    });
  };
}

async function bodyOf(
  deps: ShowRunDependencies,
  context: Context,
  { application, world }: Advanced,
  block: Block,
  lang: FlowLanguage,
): Promise<Result<AnyBody, AppError>> {
  const { state } = application;
  const now = deps.clock();
  const isSandbox = context.environment === 'sandbox';
  switch (block.kind) {
    case 'consent':
      return success(consentBody(block, world, lang));
    case 'document-choice':
      return success(choiceBody(block, world, state, isSandbox));
    case 'capture':
      return success(await captureBody(block, world, state, now));
    case 'upload':
      return success(uploadBody(block, world, isSandbox));
    case 'data-check':
      return success(await dataCheckBody(deps, world, block));
    case 'liveness':
      return success({
        kind: 'liveness',
        idDocSetType: block.step,
        mode: block.mode,
        triesLeft: triesLeft(world.challenges, now),
        withoutChallenge: block.mode === 'challenge' && block.withoutChallenge,
        limits: {
          frames: challengeRules.maximumFrames,
          leastFrames: challengeRules.minimumFrames,
          frameBytes: frameLimits.frameBytes,
        },
        upload: fileLimits(world),
      });
    case 'code':
      return codeBody(deps, context, world, block);
    case 'questionnaire':
      return success(await questionnaireBody(deps, context, world, block));
    case 'data':
      return success({
        kind: 'data',
        idDocSetType: 'APPLICANT_DATA',
        fields: dataFields(block, world.applicant),
      });
    case 'submit':
    case 'wait':
    case 'decision':
      return success(waitBody(world));
    case 'end': {
      const checks = await readAnswerChecks(deps.stores, context.environmentId, world);
      return success(resultBody(block, world, state, checks, context.environment === 'sandbox'));
    }
  }
}

function consentBody(block: BlockOf<'consent'>, { consents }: World, lang: FlowLanguage): AnyBody {
  const { privacyNote, privacyLink } = block;
  return {
    kind: 'consent',
    consents: block.consents.map(({ key, version }) => ({
      key,
      version,
      lang,
      ...consentText(key, lang),
      required: true,
      accepted: consents.has(`${key}@${version}`),
    })),
    privacy: {
      ...(privacyNote === undefined ? {} : { note: privacyNote }),
      ...(privacyLink === undefined ? {} : { link: privacyLink }),
    },
  };
}

async function dataCheckBody(
  { definitions, clock }: ShowRunDependencies,
  world: World,
  block: BlockOf<'data-check'>,
): Promise<AnyBody> {
  const { document, findings } = await checkedDocument(world, block);
  const fields = readFields(findings, definitions, isoDay(clock()));
  return {
    kind: 'data-check',
    idDocSetType: block.step,
    ...(document === undefined ? {} : { idDocType: document.idDocType, country: document.country }),
    fields: fields.map(({ name, read }) => ({
      name,
      type: dates.has(name) ? 'date' : 'text',
      ...(read === undefined ? {} : { value: read.value, source: read.source }),
      editable: block.editable === undefined || block.editable.includes(name),
    })),
  };
}

const dates: ReadonlySet<string> = new Set(['dob', 'validUntil', 'issuedDate']);

/** The document whose data are checked, with what was found on its pictures. */
export async function checkedDocument(world: World, { step }: Pick<BlockOf<'data-check'>, 'step'>) {
  const active = world.images.filter((image) => !image.deactivated);
  const all = stepDocuments(world.level.definition.requiredIdDocs, step, active);
  const document = all.findLast(({ complete }) => complete) ?? all.at(-1);
  const found = await Promise.all((document?.images ?? []).map((image) => world.findingsOf(image)));
  return { document, findings: found.flatMap((one) => (one?.kind === 'document' ? [one] : [])) };
}

async function codeBody(
  deps: ShowRunDependencies,
  context: Context,
  { applicant, confirmable }: World,
  { channel }: BlockOf<'code'>,
): Promise<Result<AnyBody, AppError>> {
  const read = await readConfirmationState({ ...deps.stores, keyring: deps.keyring, clock: deps.clock })(
    context,
    {
      applicantId: applicant.id,
      action: confirmable,
    },
  );
  if (!read.ok) return read;
  const { status, maskedValue, triesLeft: left, resendAfter, expiresAt } = read.value[channel];
  return success({
    kind: 'code',
    channel,
    ...(maskedValue === undefined ? {} : { maskedValue }),
    needsValue: maskedValue === undefined,
    status: status === 'sent' ? 'sent' : 'none',
    ...(left === undefined ? {} : { triesLeft: left }),
    ...(resendAfter === undefined ? {} : { resendAfter: resendAfter.toISOString() }),
    ...(expiresAt === undefined ? {} : { expiresAt: expiresAt.toISOString() }),
  });
}

async function questionnaireBody(
  { stores }: ShowRunDependencies,
  { environmentId }: Context,
  { applicant, action }: World,
  { questionnaireId }: BlockOf<'questionnaire'>,
): Promise<AnyBody> {
  const asked = await stores.questionnaires.find(environmentId, questionnaireId);
  const told = action === undefined ? applicant.profile.questionnaires : action.content.questionnaires;
  const answers = told?.find(({ id }) => id === questionnaireId);
  const sections =
    answers === undefined ? undefined : Object.entries(answers).find(([name]) => name === 'sections');
  return {
    kind: 'questionnaire',
    questionnaireId,
    ...(asked === undefined ? {} : { definition: withoutScores(asked.definition) }),
    ...(sections === undefined ? {} : { answers: sectionsSchema.parse({ sections: sections[1] }) }),
  };
}

/** What an answer counts is not for who answers. */
function withoutScores(definition: object): Record<string, unknown> {
  const text = JSON.stringify(definition, (name, value: unknown) => (name === 'score' ? undefined : value));
  return z.looseObject({}).parse(JSON.parse(text));
}
