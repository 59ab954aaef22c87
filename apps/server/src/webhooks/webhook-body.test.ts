import { createSecretKey, randomBytes } from 'node:crypto';
import { applicantIdSchema, environmentIdSchema, inspectionIdSchema } from '@aval/core/ids';
import { describe, expect, it } from 'vitest';
import type { WebhookEvent } from './ports.ts';
import { webhookBody } from './webhook-body.ts';

const event: WebhookEvent = {
  environmentId: environmentIdSchema.parse('2f0c5e7e-6a0f-4f0e-9c7e-0d8f6a1b2c3d'),
  sandbox: true,
  clientId: 'acme',
  type: 'applicantCreated',
  at: new Date('2026-02-03T04:05:06.789Z'),
  correlationId: '9b1e0000000000000000000000000000',
  applicantId: applicantIdSchema.parse('65f000000000000000000001'),
  inspectionId: inspectionIdSchema.parse('65f000000000000000000002'),
  applicantType: 'individual',
  externalUserId: 'user-42',
  sourceKey: undefined,
  levelName: 'basic-kyc-level',
  previousLevelName: undefined,
  reviewStatus: 'init',
  reviewResult: undefined,
  dataKey: createSecretKey(randomBytes(32)),
};

function parsed(changed: Partial<WebhookEvent> = {}): unknown {
  return JSON.parse(webhookBody({ ...event, ...changed }).toString('utf8'));
}

describe('webhookBody', () => {
  it('holds exactly the fields of the wire, and none that does not apply', () => {
    expect(parsed()).toEqual({
      applicantId: '65f000000000000000000001',
      inspectionId: '65f000000000000000000002',
      applicantType: 'individual',
      correlationId: '9b1e0000000000000000000000000000',
      levelName: 'basic-kyc-level',
      sandboxMode: true,
      externalUserId: 'user-42',
      type: 'applicantCreated',
      reviewStatus: 'init',
      createdAt: '2026-02-03 04:05:06+0000',
      createdAtMs: '2026-02-03 04:05:06.789',
      clientId: 'acme',
    });
  });

  it('carries the answer of a review, and a source key that is there', () => {
    const reviewResult = {
      reviewAnswer: 'RED',
      rejectLabels: ['BAD_SELFIE'],
      reviewRejectType: 'RETRY',
      buttonIds: ['selfie_badQuality'],
    } as const;
    const body = parsed({
      type: 'applicantReviewed',
      reviewStatus: 'completed',
      reviewResult: { ...reviewResult, rejectLabels: ['BAD_SELFIE'], buttonIds: ['selfie_badQuality'] },
      sourceKey: 'mobile',
      sandbox: false,
    });
    expect(body).toMatchObject({
      reviewResult,
      reviewStatus: 'completed',
      sourceKey: 'mobile',
      sandboxMode: false,
    });
    expect(body).not.toHaveProperty('reviewResult.moderationComment');
  });

  it('is the same bytes each time', () => {
    expect(webhookBody(event).equals(webhookBody({ ...event }))).toBe(true);
  });
});
