import type {
  ActionCheckTable,
  ActionImageTable,
  ActionTable,
  ApplicantNoteTable,
  ApplicantTable,
  BlacklistedApplicantTable,
  BlacklistFaceTable,
  BlacklistTermTable,
  CheckResultTable,
  DocumentImageTable,
  ErasureTable,
  NoteAttachmentTable,
  ReviewAttemptTable,
  ReviewTable,
} from './applicant-tables.ts';
import type {
  ConfirmationTable,
  ConfirmedIdentifierTable,
  JournalCheckpointTable,
  JournalEntryTable,
  JournalHeadTable,
  MessageTable,
  WebhookAttemptTable,
  WebhookDeliveryTable,
  WebhookEventTable,
  WebhookReplayTable,
  WebhookTable,
} from './event-tables.ts';
import type {
  ApplicationEventTable,
  ApplicationTable,
  FlowUploadChunkTable,
  FlowUploadTable,
  LivenessAttemptTable,
} from './flow-tables.ts';
import type {
  AmlCaseTable,
  AmlHitTable,
  ProviderSessionTable,
  ScreeningRunTable,
  SourceEntryTable,
  SourceListTable,
  SourcePostingTable,
} from './screening-tables.ts';
import type {
  AccessTokenTable,
  AppTokenTable,
  EnvironmentTable,
  IdempotencyKeyTable,
  InstallationTable,
  LevelTable,
  QuestionnaireDefinitionTable,
  ShareTokenTable,
  TenantTable,
  ThemeFileTable,
  ThemeTable,
  WebsdkLinkTable,
} from './tenant-tables.ts';

/** Row shapes of the tables that `migrations/` creates. JSON columns are unknown until a zod schema has read them. */
export type Database = {
  tenant: TenantTable;
  environment: EnvironmentTable;
  app_token: AppTokenTable;
  level: LevelTable;
  questionnaire_definition: QuestionnaireDefinitionTable;
  theme: ThemeTable;
  theme_file: ThemeFileTable;
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
  application: ApplicationTable;
  application_event: ApplicationEventTable;
  liveness_attempt: LivenessAttemptTable;
  flow_upload: FlowUploadTable;
  flow_upload_chunk: FlowUploadChunkTable;
};
