import type { Generated } from 'kysely';
import type { NullableJson } from './column-types.ts';

// Rows of applicants: reviews, pictures, checks, actions, notes, the blacklist.

export type ApplicantTable = {
  id: string;
  environment_id: string;
  inspection_id: string;
  external_user_hash: string;
  type: string;
  level_id: string;
  lang: string | null;
  wrapped_key: Buffer;
  profile_sealed: Buffer;
  search_hashes: Generated<Buffer[]>;
  deactivated: Generated<boolean>;
  created_at: Date;
  created_by: string;
};

export type ErasureTable = {
  applicant_id: string;
  environment_id: string;
  blob_keys: string[];
  requested_at: Date;
  finished_at: Generated<Date | null>;
};

export type ReviewTable = {
  applicant_id: string;
  environment_id: string;
  review_id: string;
  attempt_id: string;
  attempt_cnt: number;
  level_name: string;
  status: string;
  result: NullableJson;
  hold_reason: string | null;
  create_date: Date;
  pending_at: Date | null;
  queued_at: Date | null;
  review_date: Date | null;
  reason_code: Generated<string | null>;
  auto_checked: Generated<boolean>;
  reviewed_by: Generated<string | null>;
};

export type ReviewAttemptTable = {
  environment_id: string;
  applicant_id: string;
  attempt_id: string;
  attempt_cnt: number;
  level_name: string;
  status: string;
  result: NullableJson;
  hold_reason: string | null;
  pending_at: Date;
  review_date: Date | null;
  reviewed_by: Generated<string | null>;
};

export type DocumentImageTable = {
  image_id: Generated<number>;
  environment_id: string;
  applicant_id: string;
  attempt_id: string;
  id_doc_set_type: string;
  id_doc_type: string;
  id_doc_sub_type: string | null;
  country: string;
  file_hash: string;
  blob_key: string;
  format: string;
  bytes: number;
  width: number;
  height: number;
  metadata_sealed: Buffer;
  findings_sealed: Buffer | null;
  deactivated: Generated<boolean>;
  review_result: NullableJson;
  added_at: Date;
};

export type CheckResultTable = {
  id: string;
  environment_id: string;
  applicant_id: string;
  attempt_id: string;
  check_type: string;
  answer: string;
  detail_sealed: Buffer;
  created_at: Date;
};

export type ActionTable = {
  id: string;
  environment_id: string;
  applicant_id: string;
  level_id: string;
  level_name: string;
  external_action_hash: string;
  content_sealed: Buffer;
  review_id: string;
  attempt_id: string;
  attempt_cnt: number;
  status: string;
  result: NullableJson;
  hold_reason: string | null;
  created_at: Date;
  pending_at: Date | null;
  queued_at: Date | null;
  review_date: Date | null;
};

export type ActionImageTable = {
  image_id: Generated<number>;
  resized_image_id: Generated<number>;
  environment_id: string;
  applicant_id: string;
  action_id: string;
  attempt_id: string;
  id_doc_set_type: string;
  id_doc_type: string;
  id_doc_sub_type: string | null;
  country: string;
  file_hash: string;
  blob_key: string;
  preview_blob_key: string;
  format: string;
  width: number;
  height: number;
  metadata_sealed: Buffer;
  findings_sealed: Buffer | null;
  deactivated: Generated<boolean>;
  answer: string | null;
  review_result: NullableJson;
  added_at: Date;
};

export type ActionCheckTable = {
  id: string;
  environment_id: string;
  applicant_id: string;
  action_id: string;
  attempt_id: string;
  check_type: string;
  answer: string;
  detail_sealed: Buffer;
  created_at: Date;
};

export type ApplicantNoteTable = {
  id: string;
  environment_id: string;
  applicant_id: string;
  content_sealed: Buffer;
  created_at: Date;
  created_by: string;
  updated_at: Date | null;
  updated_by: string | null;
};

export type NoteAttachmentTable = {
  id: string;
  environment_id: string;
  applicant_id: string;
  note_id: string;
  blob_key: string;
  format: string;
  bytes: number;
  metadata_sealed: Buffer;
  created_at: Date;
};

export type BlacklistedApplicantTable = {
  applicant_id: string;
  environment_id: string;
  listed_at: Date;
  listed_by: string;
};

export type BlacklistTermTable = {
  environment_id: string;
  kind: string;
  term_hash: Buffer;
  applicant_id: string;
};

export type BlacklistFaceTable = {
  id: string;
  environment_id: string;
  applicant_id: string;
  template_sealed: Buffer;
};
