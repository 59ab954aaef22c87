import type { ColumnType, Generated } from 'kysely';
import type { Json } from './column-types.ts';

// Rows of sources, of those who were looked up in them, and of what outside providers were asked.

export type SourceListTable = {
  name: string;
  format: string;
  version_id: string;
  digest: string;
  entries: number;
  published_on: ColumnType<Date | null, string | null, string | null>;
  imported_at: Date;
};

export type SourceEntryTable = {
  version_id: string;
  entry_no: number;
  digest: string;
  content: Json;
  keys: string[];
};

export type SourcePostingTable = { version_id: string; key: string; entry_nos: number[] };

export type AmlCaseTable = {
  applicant_id: string;
  environment_id: string;
  status: string;
  opened_at: Date;
  looked_up_at: Date;
};

export type AmlHitTable = {
  id: string;
  environment_id: string;
  applicant_id: string;
  hit_hash: string;
  content_sealed: Buffer;
  resolution: string | null;
  comment_sealed: Buffer | null;
  resolved_at: Date | null;
  resolved_by: string | null;
  found_at: Date;
};

export type ScreeningRunTable = {
  id: string;
  environment_id: string;
  cause: string;
  started_at: Date;
  finished_at: Date | null;
  after: Generated<string>;
  looked_up: Generated<number>;
  new_hits: Generated<number>;
  failed: Generated<number>;
};

export type ProviderSessionTable = {
  id: string;
  environment_id: string;
  applicant_id: string;
  attempt_id: string;
  provider: string;
  mode: string;
  status: string;
  state_sealed: Buffer | null;
  answer: string | null;
  verdict_sealed: Buffer | null;
  failure: string | null;
  tries: Generated<number>;
  created_at: Date;
  answered_at: Date | null;
};
