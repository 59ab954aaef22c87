import type { Generated, GeneratedAlways } from 'kysely';
import type { Json } from './column-types.ts';

// Rows of what is told and recorded: webhooks, journal, messages, confirmations.

export type WebhookTable = {
  id: string;
  environment_id: string;
  name: string;
  description: string | null;
  target: string;
  types: string[];
  applicant_type: string | null;
  source_keys: string[];
  signature_algorithm: string;
  secrets_sealed: Buffer;
  not_resend_failed: boolean;
  enabled: boolean;
  disabled_at: Date | null;
  disabled_reason: string | null;
  failing_since: Date | null;
  consecutive_failures: Generated<number>;
  created_at: Date;
  created_by: string;
};

export type WebhookEventTable = {
  id: string;
  environment_id: string;
  applicant_id: string;
  type: string;
  payload_sealed: Buffer;
  created_at: Date;
};

export type WebhookDeliveryTable = {
  id: string;
  environment_id: string;
  webhook_id: string;
  event_id: string;
  applicant_id: string;
  number: GeneratedAlways<string>;
  status: string;
  attempts: Generated<number>;
  round_start: Generated<number>;
  next_attempt_at: Date | null;
  claimed_until: Date | null;
  delivered_at: Date | null;
  created_at: Date;
};

export type WebhookAttemptTable = {
  delivery_id: string;
  environment_id: string;
  attempt: number;
  at: Date;
  status_code: number | null;
  error: string | null;
  response_sealed: Buffer | null;
  request_sealed: Buffer | null;
  duration_ms: number;
};

export type WebhookReplayTable = {
  id: string;
  environment_id: string;
  webhook_id: string;
  selection: Json;
  status: string;
  total: number;
  done: Generated<number>;
  position: Generated<string>;
  last: string;
  created_at: Date;
  created_by: string;
};

export type JournalEntryTable = {
  environment_id: string;
  subject_id: string;
  sequence: number;
  at: Date;
  type: string;
  actor: string;
  payload_sealed: Buffer;
  hash: Buffer;
};

export type JournalHeadTable = {
  subject_id: string;
  environment_id: string;
  sequence: number;
  hash: Buffer;
  checkpointed: Generated<number>;
};

export type JournalCheckpointTable = {
  number: number;
  at: Date;
  previous_hash: Buffer;
  heads: Json;
  hash: Buffer;
  signature: Buffer;
};

export type MessageTable = {
  id: string;
  environment_id: string;
  applicant_id: string;
  channel: string;
  purpose: string;
  address_hash: string;
  status: string;
  content_sealed: Buffer | null;
  attempts: Generated<number>;
  gateway: string | null;
  gateway_id: string | null;
  reason: string | null;
  created_at: Date;
  expires_at: Date;
  sent_at: Date | null;
  delivered_at: Date | null;
};

export type ConfirmationTable = {
  id: string;
  environment_id: string;
  applicant_id: string;
  action_id: Generated<string>;
  kind: string;
  value_hash: string;
  value_sealed: Buffer;
  code_hash: string;
  link_hash: string | null;
  tries: Generated<number>;
  sends: number;
  sent_at: Date;
  expires_at: Date;
  link_expires_at: Date | null;
  resend_after: Date;
  confirmed_at: Date | null;
};

export type ConfirmedIdentifierTable = {
  environment_id: string;
  applicant_id: string;
  action_id: Generated<string>;
  kind: string;
  value_hash: string;
  way: string;
  confirmed_at: Date;
};
