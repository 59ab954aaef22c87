import type { Generated } from 'kysely';
import type { Json } from './column-types.ts';

// Runs of flows, and what comes in pieces while they run.

export type ApplicationTable = {
  id: string;
  environment_id: string;
  applicant_id: string;
  action_id: Generated<string>;
  level_id: string;
  definition: Json;
  state_sealed: Buffer;
  sequence: number;
  block: string;
  status: string;
  device: string | null;
  generation: Generated<number>;
  lang: string | null;
  created_at: Date;
  changed_at: Date;
};

export type ApplicationEventTable = {
  application_id: string;
  sequence: number;
  environment_id: string;
  applicant_id: string;
  event_sealed: Buffer;
  at: Date;
};

export type LivenessAttemptTable = {
  id: string;
  environment_id: string;
  applicant_id: string;
  action_id: Generated<string>;
  block: string;
  token_hash: string | null;
  status: string;
  state_sealed: Buffer;
  image_id: number | null;
  issued_at: Date;
  expires_at: Date;
};

export type FlowUploadTable = {
  id: string;
  environment_id: string;
  applicant_id: string;
  action_id: Generated<string>;
  purpose_sealed: Buffer;
  bytes: number;
  received: Generated<number>;
  answer_sealed: Buffer | null;
  created_at: Date;
  expires_at: Date;
};

export type FlowUploadChunkTable = {
  upload_id: string;
  environment_id: string;
  applicant_id: string;
  start_offset: number;
  bytes: number;
  blob_key: string;
};
