import { randomBytes } from 'node:crypto';
import type { AvalClient } from '@aval/client/make-client';
import { describeFailure, expectData } from '@aval/client/outcome';
import { type DocumentUpload, uploadDocument } from '@aval/client/upload-document';
import type { WebhookEvent } from '@aval/client/verify-webhook';
import type { Portraits } from '@aval/specimens/portraits';
import { makeScenario, type Scenario, type ScenarioKey } from '@aval/specimens/scenarios';
import type { WebhookReceiver } from './webhook-receiver.ts';

export type DemoRow = {
  readonly key: string;
  readonly title: string;
  readonly applicantId: string;
  readonly decision: string;
  readonly reasons: string;
  /** From submission to the webhook's arrival, milliseconds. */
  readonly milliseconds: number;
  readonly expected: string;
  readonly asExpected: boolean;
};

type Demo = {
  readonly client: AvalClient;
  readonly receiver: WebhookReceiver;
  readonly portraits: Portraits;
  readonly today: string;
  /** Who is verified, in this order. */
  readonly keys: readonly ScenarioKey[];
  readonly onProgress: (sentence: string) => void;
};

const verdictTimeoutMs = 120_000;

/** The people asked for, one after the other, each from creation to the webhook that tells the verdict. */
export async function runDemo(demo: Demo): Promise<DemoRow[]> {
  const run = randomBytes(4).toString('hex');
  const rows: DemoRow[] = [];
  for (const [index, key] of demo.keys.entries()) {
    demo.onProgress(`${index + 1} of ${demo.keys.length}  drawing the documents: ${key}`);
    const scenario = await makeScenario(key, { portraits: demo.portraits, today: demo.today });
    demo.onProgress(`${index + 1} of ${demo.keys.length}  verifying: ${scenario.title}`);
    rows.push(await verify(demo, scenario, `demo-${run}-${key}`));
  }
  return rows;
}

async function verify(
  { client, receiver }: Demo,
  scenario: Scenario,
  externalUserId: string,
): Promise<DemoRow> {
  const { fixedInfo } = scenario;
  const { id: applicantId } = await expectData(
    client.POST('/resources/applicants', {
      params: { query: { levelName: 'id-and-liveness' } },
      body: { externalUserId, fixedInfo },
    }),
  );
  for (const { file, fileName, ...metadata } of scenario.documents)
    await upload(client, { applicantId, metadata, content: new Uint8Array(file), fileName });
  const selfie = { idDocType: 'SELFIE', country: 'UTO' } as const;
  const content = new Uint8Array(scenario.selfie);
  await upload(client, { applicantId, metadata: selfie, content, fileName: 'selfie.jpg' });
  const verdict = receiver.verdictOf(applicantId, verdictTimeoutMs);
  const submitted = performance.now();
  await expectData(
    client.POST('/resources/applicants/{applicantId}/status/pending', { params: { path: { applicantId } } }),
  );
  const { decision, reasons } = describe(await verdict);
  const milliseconds = Math.round(performance.now() - submitted);
  const asExpected = (decision === 'GREEN') === (scenario.expected === 'GREEN');
  const expected = scenario.expected === 'GREEN' ? 'GREEN' : 'not GREEN';
  return {
    key: scenario.key,
    title: scenario.title,
    applicantId,
    decision,
    reasons,
    milliseconds,
    expected,
    asExpected,
  };
}

async function upload(client: AvalClient, document: DocumentUpload): Promise<void> {
  const stored = await uploadDocument(client, document);
  if (!stored.ok) throw new Error(describeFailure(stored.error));
}

function describe({ reviewStatus, reviewResult }: WebhookEvent): { decision: string; reasons: string } {
  if (reviewResult === undefined) return { decision: reviewStatus, reasons: 'an officer has to look' };
  if (reviewResult.reviewAnswer === 'GREEN') return { decision: 'GREEN', reasons: '' };
  const { reviewRejectType, rejectLabels } = reviewResult;
  return { decision: `RED ${reviewRejectType}`, reasons: rejectLabels.join(', ') };
}
