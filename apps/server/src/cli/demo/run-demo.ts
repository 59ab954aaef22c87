import { randomBytes } from 'node:crypto';
import type { Portraits } from '@aval/specimens/portraits';
import { makeScenario, type Scenario, scenarioKeys } from '@aval/specimens/scenarios';
import { z } from 'zod';
import type { DemoClient } from './api-client.ts';
import type { Verdict, WebhookReceiver } from './webhook-receiver.ts';

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
  readonly client: DemoClient;
  readonly receiver: WebhookReceiver;
  readonly portraits: Portraits;
  readonly today: string;
  readonly onProgress: (sentence: string) => void;
};

const verdictTimeoutMs = 120_000;

/** Seven people, one after the other, each from creation to the webhook that tells the verdict. */
export async function runDemo(demo: Demo): Promise<DemoRow[]> {
  const run = randomBytes(4).toString('hex');
  const rows: DemoRow[] = [];
  for (const [index, key] of scenarioKeys.entries()) {
    demo.onProgress(`${index + 1} of ${scenarioKeys.length}  drawing the documents: ${key}`);
    const scenario = await makeScenario(key, { portraits: demo.portraits, today: demo.today });
    demo.onProgress(`${index + 1} of ${scenarioKeys.length}  verifying: ${scenario.title}`);
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
  const created = await client.call(
    'POST',
    '/resources/applicants?levelName=id-and-liveness',
    z.object({ id: z.string() }),
    { externalUserId, fixedInfo },
  );
  const target = `/resources/applicants/${created.id}/info/idDoc`;
  for (const { idDocType, idDocSubType, country, file, fileName } of scenario.documents) {
    await client.upload(target, { idDocType, idDocSubType, country }, file, fileName);
  }
  await client.upload(target, { idDocType: 'SELFIE', country: 'UTO' }, scenario.selfie, 'selfie.jpg');
  const verdict = receiver.verdictOf(created.id, verdictTimeoutMs);
  const submitted = performance.now();
  await client.call(
    'POST',
    `/resources/applicants/${created.id}/status/pending`,
    z.object({ ok: z.literal(1) }),
  );
  const { decision, reasons } = describe(await verdict);
  const milliseconds = Math.round(performance.now() - submitted);
  const asExpected = (decision === 'GREEN') === (scenario.expected === 'GREEN');
  const expected = scenario.expected === 'GREEN' ? 'GREEN' : 'not GREEN';
  return {
    key: scenario.key,
    title: scenario.title,
    applicantId: created.id,
    decision,
    reasons,
    milliseconds,
    expected,
    asExpected,
  };
}

function describe({ reviewStatus, reviewResult }: Verdict): { decision: string; reasons: string } {
  if (reviewResult === undefined) return { decision: reviewStatus, reasons: 'an officer has to look' };
  const { reviewAnswer, reviewRejectType, rejectLabels } = reviewResult;
  const decision = reviewRejectType === undefined ? reviewAnswer : `${reviewAnswer} ${reviewRejectType}`;
  return { decision, reasons: rejectLabels?.join(', ') ?? '' };
}
