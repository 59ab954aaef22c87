import type { Check } from '@aval/core/check';
import { questionnaireSchema } from '@aval/core/questionnaires/questionnaire';
import type { ReviewResult } from '@aval/core/review';
import { zonedDateTime } from '@aval/core/wire-dates';
import type { Applicant } from '../applicants/ports.ts';
import type { DocumentImage } from '../documents/ports.ts';
import type { Review, ReviewAttempt } from '../reviews/ports.ts';
import { colours, openReportPage, type ReportPage } from './report-page.ts';
import { type ReportLanguage, type Word, wordsOf } from './report-words.ts';

/** All that a report tells. */
export type ReportContent = {
  readonly language: ReportLanguage;
  readonly at: Date;
  readonly clientId: string;
  readonly sandbox: boolean;
  readonly applicant: Applicant;
  readonly review: Review;
  readonly attempts: readonly ReviewAttempt[];
  readonly checks: readonly Check[];
  readonly pictures: readonly { readonly image: DocumentImage; readonly jpeg: Buffer | undefined }[];
  readonly head: { readonly sequence: number; readonly hash: Buffer } | undefined;
};
type Say = (word: Word) => string;

/** The report as a PDF of several pages, in memory. */
export function drawReport(content: ReportContent): Promise<Buffer> {
  const { applicant, review, at } = content;
  const say = wordsOf(content.language);
  const page = openReportPage(`${say('title')} ${applicant.id}`, at);
  const result = review.state.status === 'completed' ? review.state.result : undefined;
  const lines = [
    `${say('applicant')}: ${applicant.id}`,
    `${say('level')}: ${review.levelName} · ${content.clientId}${content.sandbox ? ' · SANDBOX' : ''}`,
    `${say('generated')}: ${zonedDateTime(at)}`,
  ];
  page.band(say('title'), lines, { text: verdict(say, result), colour: colourOf(result) });
  drawDecision(page, say, content, result);
  drawPerson(page, say, applicant);
  drawDocuments(page, say, content);
  drawChecks(page, say, content.checks);
  drawQuestionnaires(page, say, applicant);
  drawReviews(page, say, content.attempts);
  page.heading(say('journal'));
  page.paragraph({ text: say('journalNote') });
  if (content.head !== undefined) {
    page.paragraph({ text: `${say('entry')} ${content.head.sequence}`, bold: true });
    page.paragraph({ text: content.head.hash.toString('hex'), mono: true, size: 8.5 });
  }
  return page.end(
    (number, pages) => `${say('page')} ${number} / ${pages}  ·  ${applicant.id}  ·  ${zonedDateTime(at)}`,
  );
}

function verdict(say: Say, result: ReviewResult | undefined): string {
  if (result === undefined) return say('undecided');
  if (result.reviewAnswer === 'GREEN') return say('approved');
  return result.reviewRejectType === 'FINAL' ? say('rejected') : say('resubmit');
}

function colourOf(result: ReviewResult | undefined): string {
  if (result === undefined) return colours.faint;
  if (result.reviewAnswer === 'GREEN') return colours.GREEN;
  return result.reviewRejectType === 'FINAL' ? colours.RED : colours.YELLOW;
}

function drawDecision(
  page: ReportPage,
  say: Say,
  { review }: ReportContent,
  result: ReviewResult | undefined,
): void {
  page.heading(say('decision'));
  const isRed = result?.reviewAnswer === 'RED';
  page.rows([
    [say('decision'), verdict(say, result)],
    [say('status'), review.state.status],
    [say('attempt'), `${review.attemptCnt} (${review.attemptId})`],
    [say('decided'), review.reviewDate === undefined ? undefined : zonedDateTime(review.reviewDate)],
    [say('labels'), isRed ? [...result.rejectLabels, ...(result.buttonIds ?? [])].join(', ') : undefined],
    [say('comment'), review.state.status === 'onHold' ? review.state.reason : result?.moderationComment],
    [say('comment'), result?.clientComment],
  ]);
}

function drawPerson(page: ReportPage, say: Say, { id, profile, createdAt }: Applicant): void {
  const { info, fixedInfo } = profile;
  const supplied = [fixedInfo?.firstName, fixedInfo?.middleName, fixedInfo?.lastName];
  const addresses = fixedInfo?.addresses ?? [];
  page.heading(say('person'));
  page.rows([
    [say('applicant'), id],
    [say('externalId'), profile.externalUserId],
    [say('created'), zonedDateTime(createdAt)],
    [say('name'), joined([info?.firstName, info?.lastName])],
    [say('nameSupplied'), joined(supplied)],
    [say('birth'), info?.dob ?? fixedInfo?.dob],
    [say('gender'), info?.gender ?? fixedInfo?.gender],
    [say('nationality'), info?.nationality ?? fixedInfo?.nationality],
    [say('country'), info?.country ?? fixedInfo?.country],
    [say('email'), profile.email],
    [say('phone'), profile.phone ?? fixedInfo?.phone],
    ...addresses.map((address): [string, string] => {
      const { formattedAddress, street, buildingNumber, flatNumber, town, state, postCode, country } =
        address;
      const parts = [joined([street, buildingNumber, flatNumber]), town, state, postCode, country];
      return [say('address'), formattedAddress ?? parts.filter((part) => part !== undefined).join(', ')];
    }),
    [say('tags'), profile.tags?.join(', ')],
    [say('risk'), profile.riskLevels?.[0]?.riskLevel],
  ]);
}

function drawDocuments(page: ReportPage, say: Say, { applicant, pictures }: ReportContent): void {
  const { info, suppliedIdDocs } = applicant.profile;
  const documents = [...(info?.idDocs ?? []), ...(info?.idDocs === undefined ? (suppliedIdDocs ?? []) : [])];
  page.heading(say('documents'));
  for (const document of documents) {
    page.paragraph({ text: `${document.idDocType} · ${document.country}`, bold: true, size: 10.5 });
    page.rows([
      [say('name'), joined([document.firstName, document.lastName])],
      [say('number'), document.number],
      [say('birth'), document.dob],
      [say('issued'), document.issuedDate],
      [say('validUntil'), document.validUntil],
    ]);
    for (const line of [document.mrzLine1, document.mrzLine2, document.mrzLine3])
      if (line !== undefined) page.paragraph({ text: line, mono: true, size: 8.5 });
    page.gap(6);
  }
  if (pictures.length === 0) return;
  page.heading(say('pictures'));
  page.pictures(
    pictures.map(({ image, jpeg }) => {
      const side = image.idDocSubType === null ? '' : ` ${image.idDocSubType}`;
      const answer = image.reviewResult === undefined ? '' : ` · ${image.reviewResult.reviewAnswer}`;
      const state = image.deactivated ? ` · ${say('setAside')}` : '';
      const what = `${image.idDocType}${side} · ${image.country} · ${image.imageId}${answer}${state}`;
      return { jpeg, caption: `${what}\n${zonedDateTime(image.addedAt)} · ${image.width}×${image.height}` };
    }),
    say('notShown'),
  );
}

function drawChecks(page: ReportPage, say: Say, checks: readonly Check[]): void {
  page.heading(say('checks'));
  if (checks.length === 0) page.paragraph({ text: say('noChecks') });
  for (const check of checks) {
    const measured = [...Object.entries(check.numbers)].map(([name, value]) => `${name} ${rounded(value)}`);
    const limits = Object.entries(check.thresholds).map(([name, value]) => `${name} ${rounded(value)}`);
    const colour = colours[check.answer];
    page.card(colour, [
      { text: `${check.checkType} — ${check.answer}`, bold: true, colour },
      { text: check.sentence },
      ...(measured.length === 0 ? [] : [{ text: measured.join(' · '), size: 8, colour: colours.faint }]),
      ...(limits.length === 0
        ? []
        : [{ text: `${say('limits')}: ${limits.join(' · ')}`, size: 8, colour: colours.faint }]),
      ...(check.modelIds.length === 0
        ? []
        : [{ text: check.modelIds.join(', '), size: 7.5, colour: colours.faint }]),
    ]);
  }
}

function drawQuestionnaires(page: ReportPage, say: Say, { profile }: Applicant): void {
  const answered = profile.questionnaires ?? [];
  if (answered.length === 0) return;
  page.heading(say('questionnaires'));
  for (const each of answered) {
    const questionnaire = questionnaireSchema.safeParse(each);
    page.paragraph({ text: each.id, bold: true });
    if (!questionnaire.success) continue;
    const { score, sections = {} } = questionnaire.data;
    const answers = Object.entries(sections).flatMap(([section, { items = {} }]) =>
      Object.entries(items).map(([item, { value, values }]): [string, string] => [
        `${section} · ${item}`,
        [value, ...(values ?? [])].filter((text) => text !== undefined && text !== null).join(', '),
      ]),
    );
    page.rows([...answers, [say('score'), score === undefined ? undefined : String(score)]]);
  }
}

function drawReviews(page: ReportPage, say: Say, attempts: readonly ReviewAttempt[]): void {
  page.heading(say('reviews'));
  if (attempts.length === 0) page.paragraph({ text: say('noReviews') });
  for (const { attemptCnt, attemptId, levelName, status, result, pendingAt, reviewDate } of attempts) {
    const until = reviewDate === undefined ? '' : ` → ${zonedDateTime(reviewDate)}`;
    const red =
      result?.reviewAnswer === 'RED' ? `${result.reviewRejectType}: ${result.rejectLabels.join(', ')}` : '';
    page.card(colourOf(result), [
      { text: `${say('attempt')} ${attemptCnt} (${attemptId}) · ${levelName}`, bold: true },
      { text: `${status} · ${verdict(say, result)} · ${zonedDateTime(pendingAt)}${until}` },
      ...(red === '' ? [] : [{ text: red, colour: colours.faint }]),
    ]);
  }
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  const text = parts.filter((part) => part !== undefined && part !== '').join(' ');
  return text === '' ? undefined : text;
}

function rounded(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
