import { fixedInfoSchema } from '@aval/core/applicant';
import type { DocumentDefinition } from '@aval/core/documents/definition';
import { type AppError, appError } from '@aval/core/errors';
import type { Block, BlockOf } from '@aval/core/flow/block';
import { consentText, flowLanguageOf } from '@aval/core/flow/consent-texts';
import type { AnswerData } from '@aval/core/flow/state';
import { answersOf } from '@aval/core/questionnaires/questionnaire';
import { failure, type Result, success } from '@aval/core/result';
import { judgedDocument } from '@aval/core/steps';
import { isCalendarDay, isoDay } from '@aval/core/wire-dates';
import type { z } from 'zod';
import {
  type AnswerQuestionnaireDependencies,
  answerQuestionnaire,
} from '../actions/answer-questionnaire.ts';
import { type AcceptAgreementDependencies, acceptAgreement } from '../applicants/accept-agreement.ts';
import { type ChangeApplicantDependencies, changeApplicant } from '../applicants/change-applicant.ts';
import { type TellOwnDataDependencies, tellOwnData } from '../applicants/tell-own-data.ts';
import { type ConfirmCodeDependencies, confirmCode } from '../confirmations/confirm-code.ts';
import { readIdentifier } from '../confirmations/identifier.ts';
import { type AddDocumentDependencies, addDocument } from '../documents/add-document.ts';
import { documentMetadataSchema } from '../documents/document-body.ts';
import type { Context } from '../platform/context.ts';
import { type SaveAnswersDependencies, saveAnswers } from '../questionnaires/save-answers.ts';
import type { Run } from './advance-run.ts';
import { dataFields } from './data-fields.ts';
import { countriesOf } from './document-bodies.ts';
import { capturedDocument, selfieOf } from './facts-of-run.ts';
import { answerSchemas } from './person-events.ts';
import { isSameValue, readFields } from './read-fields.ts';
import { checkedDocument } from './show-run.ts';

export type AnswerBlockDependencies = {
  readonly agreement: AcceptAgreementDependencies;
  readonly ownData: TellOwnDataDependencies & ChangeApplicantDependencies;
  readonly confirm: ConfirmCodeDependencies;
  readonly answers: SaveAnswersDependencies & AnswerQuestionnaireDependencies;
  readonly add: AddDocumentDependencies;
  readonly definitions: readonly DocumentDefinition[];
};
type Answered = Promise<Result<AnswerData, AppError>>;

/**
 * Carries out what a person's answer to the block that waits means, by the use case that is there for it, and says what the run keeps of
 * it. Errors: `invalid-value`, `state-conflict` where something is missing yet, and those of the use cases.
 */
export function answerBlock(deps: AnswerBlockDependencies) {
  return async (context: Context, run: Run, block: Block, answer: unknown): Answered => {
    switch (block.kind) {
      case 'consent':
        return consent(deps, context, run, block, answer);
      case 'document-choice':
        return choose(context, block, answer);
      case 'capture': {
        const document = capturedDocument(run.world, run.application.state, block);
        return document?.complete === true ? success(imagesOf(document.images)) : missing();
      }
      case 'upload': {
        const active = run.world.images.filter((image) => !image.deactivated);
        const document = judgedDocument(run.world.level.definition.requiredIdDocs, block.step, active);
        return document === undefined ? missing() : success(imagesOf(document.images));
      }
      case 'liveness': {
        const selfie = selfieOf(run.world, block);
        return selfie === undefined || block.mode === 'challenge' ? missing() : success(imagesOf([selfie]));
      }
      case 'data-check':
        return checkData(deps, context, run, block, answer);
      case 'code':
        return code(deps, context, run, block, answer);
      case 'questionnaire':
        return questionnaire(deps, context, run, block, answer);
      case 'data':
        return data(deps, context, run, block, answer);
      default:
        return failure(appError('state-conflict', 'Nothing is asked here'));
    }
  };
}

function missing(): Result<never, AppError> {
  return failure(appError('state-conflict', 'Pictures are missing yet'));
}

function imagesOf(images: readonly { readonly imageId: number }[]): AnswerData {
  return { images: images.map(({ imageId }) => imageId) };
}

function parsed<Schema extends z.ZodType>(
  schema: Schema,
  answer: unknown,
): Result<z.output<Schema>, AppError> {
  const read = schema.safeParse(answer);
  if (read.success) return success(read.data);
  const where = read.error.issues[0]?.path.join('.') ?? '';
  return failure(appError('invalid-value', `The answer is not valid${where === '' ? '' : ` at '${where}'`}`));
}

async function consent(
  { agreement }: AnswerBlockDependencies,
  context: Context,
  { application, world }: Run,
  { consents }: BlockOf<'consent'>,
  answer: unknown,
): Answered {
  const read = parsed(answerSchemas.consent, answer);
  if (!read.ok) return read;
  const given = new Set(read.value.accepted.map(({ key, version }) => `${key}@${version}`));
  if (!consents.every(({ key, version }) => given.has(`${key}@${version}`)))
    return failure(appError('invalid-value', 'Every consent that is asked for has to be given'));
  const lang = flowLanguageOf(application.lang, world.applicant.lang);
  const records = consents
    .filter(({ key, version }) => !world.consents.has(`${key}@${version}`))
    .map(({ key, version }) => {
      const { title, text } = consentText(key, lang);
      return { content: text, title, key, version, lang };
    });
  if (records.length > 0) {
    const { id: applicantId } = world.applicant;
    const accepted = await acceptAgreement(agreement)(context, { applicantId, agreement: { records } });
    if (!accepted.ok) return accepted;
  }
  return success({ versions: consents.map(({ key, version }) => `${key}@${version}`), lang });
}

async function choose(
  { environment }: Context,
  block: BlockOf<'document-choice'>,
  answer: unknown,
): Answered {
  const read = parsed(answerSchemas.choice, answer);
  if (!read.ok) return read;
  const { country, idDocType } = read.value;
  if (!countriesOf(block, environment === 'sandbox').includes(country))
    return failure(appError('invalid-value', 'Documents of this state are not taken'));
  return block.types.includes(idDocType)
    ? success({ country, idDocType })
    : failure(appError('doc-type-not-in-req-docs'));
}

const days: ReadonlySet<string> = new Set(['dob', 'validUntil', 'issuedDate']);

async function checkData(
  { definitions, add }: AnswerBlockDependencies,
  context: Context,
  { world }: Run,
  block: BlockOf<'data-check'>,
  answer: unknown,
): Answered {
  const told = parsed(answerSchemas.fields, answer);
  if (!told.ok) return told;
  const { document, findings } = await checkedDocument(world, block);
  const known = readFields(findings, definitions, isoDay(add.clock()));
  const fields: Record<string, string> = {};
  const differs: string[] = [];
  for (const [name, value] of Object.entries(told.value.fields)) {
    const field = known.find((one) => one.name === name);
    const editable = block.editable === undefined || block.editable.includes(name);
    if (field === undefined || !editable)
      return failure(appError('invalid-value', 'A field is told that is not asked'));
    if (value === '') continue;
    if (value.length > 256 || (days.has(name) && !isCalendarDay(value)))
      return failure(appError('invalid-value', `'${name}' is not valid`));
    fields[name] = value;
    if (field.read !== undefined && !isSameValue(field.read.value, value)) differs.push(name);
  }
  const added = known.filter(({ name, read }) => read === undefined && fields[name] !== undefined);
  if (document !== undefined && world.action === undefined && differs.length + added.length > 0) {
    const { idDocType, country } = document;
    const metadata = documentMetadataSchema.safeParse({ ...fields, idDocType, country });
    if (!metadata.success) return failure(appError('invalid-value', 'A field is not valid'));
    const { firstName, middleName, lastName, issuedDate, validUntil, number, dob, placeOfBirth } =
      metadata.data;
    const data = { firstName, middleName, lastName, issuedDate, validUntil, number, dob, placeOfBirth };
    const kept = await addDocument(add)(context, {
      applicantId: world.applicant.id,
      metadata: {
        ...Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)),
        idDocType,
        country,
      },
      file: undefined,
      wantsWarnings: false,
    });
    if (!kept.ok) return kept;
  }
  return success({ fields, differs, added: added.map(({ name }) => name) });
}

async function code(
  { confirm }: AnswerBlockDependencies,
  context: Context,
  { world }: Run,
  { channel }: BlockOf<'code'>,
  answer: unknown,
): Answered {
  const read = parsed(answerSchemas.code, answer);
  if (!read.ok) return read;
  const { applicantId, actionId } = world.owner;
  const confirmed = await confirmCode(confirm)(context, {
    applicantId,
    actionId,
    kind: channel,
    code: read.value.code,
  });
  return confirmed.ok || confirmed.error.name === 'already-confirmed' ? success({}) : confirmed;
}

async function questionnaire(
  { answers }: AnswerBlockDependencies,
  context: Context,
  { world }: Run,
  { questionnaireId }: BlockOf<'questionnaire'>,
  answer: unknown,
): Answered {
  const read = parsed(answerSchemas.questionnaire, answer);
  if (!read.ok) return read;
  const sent = { id: questionnaireId, ...read.value };
  const { applicantId, actionId } = world.owner;
  const kept =
    actionId === undefined
      ? await saveAnswers(answers)(context, { applicantId, questionnaire: sent })
      : await answerQuestionnaire(answers)(context, { actionId, sent });
  if (!kept.ok) return kept;
  if ('missing' in kept.value && Array.isArray(kept.value.missing) && kept.value.missing.length > 0)
    return failure(
      appError('invalid-value', `Answers are missing: ${kept.value.missing.join(', ').slice(0, 500)}`),
    );
  // Conditions may ask for answers by `section_item`.
  return success(
    Object.fromEntries(
      [...answersOf(sent)].map(([path, texts]) => [path.replace('.', '_'), texts.join(', ').slice(0, 500)]),
    ),
  );
}

async function data(
  { ownData }: AnswerBlockDependencies,
  context: Context,
  { world }: Run,
  block: BlockOf<'data'>,
  answer: unknown,
): Answered {
  const read = parsed(answerSchemas.fields, answer);
  if (!read.ok) return read;
  const { applicant } = world;
  const asked = dataFields(block, applicant);
  const told = Object.entries(read.value.fields).filter(([name, value]) => {
    const field = asked.find((one) => one.name === name);
    return field?.editable === true && value !== '' && value !== field.value;
  });
  const stranger = Object.keys(read.value.fields).find((name) => !asked.some((one) => one.name === name));
  if (stranger !== undefined) return failure(appError('invalid-value', 'A field is told that is not asked'));
  const given = new Map(told);
  const { email, phone, ...rest } = Object.fromEntries(told);
  const lacking = asked.find(
    ({ name, required, value }) => required && value === undefined && !given.has(name),
  );
  if (lacking !== undefined) return failure(appError('invalid-value', `'${lacking.name}' is missing`));
  const fixedInfo = parsed(fixedInfoSchema, rest);
  if (!fixedInfo.ok) return fixedInfo;
  const number = phone === undefined ? undefined : readIdentifier('phone', phone);
  const address = email === undefined ? undefined : readIdentifier('email', email);
  if ((phone !== undefined && number === undefined) || (email !== undefined && address === undefined))
    return failure(appError('identifier-invalid'));
  const kept = await tellOwnData(ownData)(context, {
    applicantId: applicant.id,
    fixedInfo: fixedInfo.value,
    ...(number === undefined ? {} : { phone: number.address }),
  });
  if (!kept.ok) return kept;
  if (address !== undefined) {
    const patch = { email: address.address };
    const changed = await changeApplicant(ownData)(context, { applicantId: applicant.id, patch });
    if (!changed.ok) return changed;
  }
  return success({ fields: told.map(([name]) => name) });
}
