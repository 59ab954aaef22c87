import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Row shapes of the tables that `migrations/` creates. JSON columns are unknown until a zod schema has read them. */
export type Database = {
  tenant: TenantTable;
  environment: EnvironmentTable;
  app_token: AppTokenTable;
  level: LevelTable;
  questionnaire_definition: QuestionnaireDefinitionTable;
  applicant: ApplicantTable;
  review: ReviewTable;
  review_attempt: ReviewAttemptTable;
  document_image: DocumentImageTable;
  check_result: CheckResultTable;
  access_token: AccessTokenTable;
  action: ActionTable;
  action_image: ActionImageTable;
  action_check: ActionCheckTable;
  websdk_link: WebsdkLinkTable;
  applicant_note: ApplicantNoteTable;
  note_attachment: NoteAttachmentTable;
  blacklisted_applicant: BlacklistedApplicantTable;
  blacklist_term: BlacklistTermTable;
  blacklist_face: BlacklistFaceTable;
  share_token: ShareTokenTable;
  erasure: ErasureTable;
  webhook: WebhookTable;
  webhook_event: WebhookEventTable;
  webhook_delivery: WebhookDeliveryTable;
  webhook_attempt: WebhookAttemptTable;
  webhook_replay: WebhookReplayTable;
  journal_entry: JournalEntryTable;
  journal_head: JournalHeadTable;
  journal_checkpoint: JournalCheckpointTable;
  installation: InstallationTable;
  message: MessageTable;
  confirmation: ConfirmationTable;
  confirmed_identifier: ConfirmedIdentifierTable;
  source_list: SourceListTable;
  source_entry: SourceEntryTable;
  source_posting: SourcePostingTable;
  aml_case: AmlCaseTable;
  aml_hit: AmlHitTable;
  screening_run: ScreeningRunTable;
  provider_session: ProviderSessionTable;
  idempotency_key: IdempotencyKeyTable;
};

type Json = ColumnType<unknown, string, string>;
type NullableJson = ColumnType<unknown, string | null, string | null>;

type TenantTable = { id: string; name: string; created_at: Date };

type EnvironmentTable = {
  id: string;
  tenant_id: string;
  kind: string;
  client_id: string;
  wrapped_key: Buffer;
  created_at: Date;
};

type AppTokenTable = {
  id: string;
  environment_id: string;
  name: string;
  public_part: string;
  private_hash: string;
  secret_sealed: Buffer;
  permissions: string[];
  created_at: Date;
  revoked_at: Date | null;
};

type LevelTable = {
  id: string;
  environment_id: string;
  name: string;
  type: string;
  definition: Json;
  created_at: Date;
  created_by: Generated<string | null>;
  modified_at: Generated<Date | null>;
  modified_by: Generated<string | null>;
};

type ShareTokenTable = {
  token_hash: string;
  environment_id: string;
  applicant_id: string;
  for_environment_id: string;
  created_at: Date;
  expires_at: Date;
  used_at: Generated<Date | null>;
};

type ErasureTable = {
  applicant_id: string;
  environment_id: string;
  blob_keys: string[];
  requested_at: Date;
  finished_at: Generated<Date | null>;
};

type QuestionnaireDefinitionTable = {
  environment_id: string;
  id: string;
  version: number;
  definition: Json;
  created_at: Date;
};

type ApplicantTable = {
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

type ReviewTable = {
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
};

type ReviewAttemptTable = {
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
};

type DocumentImageTable = {
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

type CheckResultTable = {
  id: string;
  environment_id: string;
  applicant_id: string;
  attempt_id: string;
  check_type: string;
  answer: string;
  detail_sealed: Buffer;
  created_at: Date;
};

type AccessTokenTable = {
  token_hash: string;
  environment_id: string;
  applicant_id: string;
  action_id: string | null;
  created_at: Date;
  expires_at: Date;
};

type ActionTable = {
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

type ActionImageTable = {
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

type ActionCheckTable = {
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

type WebsdkLinkTable = {
  code_hash: string;
  environment_id: string;
  applicant_id: string;
  action_id: string | null;
  settings_sealed: Buffer;
  created_at: Date;
  expires_at: Date;
  opened_at: Date | null;
};

type ApplicantNoteTable = {
  id: string;
  environment_id: string;
  applicant_id: string;
  content_sealed: Buffer;
  created_at: Date;
  created_by: string;
  updated_at: Date | null;
  updated_by: string | null;
};

type NoteAttachmentTable = {
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

type BlacklistedApplicantTable = {
  applicant_id: string;
  environment_id: string;
  listed_at: Date;
  listed_by: string;
};

type BlacklistTermTable = {
  environment_id: string;
  kind: string;
  term_hash: Buffer;
  applicant_id: string;
};

type BlacklistFaceTable = {
  id: string;
  environment_id: string;
  applicant_id: string;
  template_sealed: Buffer;
};

type WebhookTable = {
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

type WebhookEventTable = {
  id: string;
  environment_id: string;
  applicant_id: string;
  type: string;
  payload_sealed: Buffer;
  created_at: Date;
};

type WebhookDeliveryTable = {
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

type WebhookAttemptTable = {
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

type WebhookReplayTable = {
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

type JournalEntryTable = {
  environment_id: string;
  subject_id: string;
  sequence: number;
  at: Date;
  type: string;
  actor: string;
  payload_sealed: Buffer;
  hash: Buffer;
};

type JournalHeadTable = {
  subject_id: string;
  environment_id: string;
  sequence: number;
  hash: Buffer;
  checkpointed: Generated<number>;
};

type JournalCheckpointTable = {
  number: number;
  at: Date;
  previous_hash: Buffer;
  heads: Json;
  hash: Buffer;
  signature: Buffer;
};

type MessageTable = {
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

type ConfirmationTable = {
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

type ConfirmedIdentifierTable = {
  environment_id: string;
  applicant_id: string;
  action_id: Generated<string>;
  kind: string;
  value_hash: string;
  way: string;
  confirmed_at: Date;
};

type InstallationTable = {
  id: number;
  master_key_id: string;
  journal_public_key: string;
  journal_private_key_sealed: Buffer;
  created_at: Date;
};

type SourceListTable = {
  name: string;
  format: string;
  version_id: string;
  digest: string;
  entries: number;
  published_on: ColumnType<Date | null, string | null, string | null>;
  imported_at: Date;
};

type SourceEntryTable = {
  version_id: string;
  entry_no: number;
  digest: string;
  content: Json;
  keys: string[];
};

type SourcePostingTable = { version_id: string; key: string; entry_nos: number[] };

type AmlCaseTable = {
  applicant_id: string;
  environment_id: string;
  status: string;
  opened_at: Date;
  looked_up_at: Date;
};

type AmlHitTable = {
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

type ScreeningRunTable = {
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

type ProviderSessionTable = {
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

type IdempotencyKeyTable = {
  environment_id: string;
  key_hash: string;
  request_hash: string;
  response_sealed: Buffer | null;
  created_at: Date;
};
