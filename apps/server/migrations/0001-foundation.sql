-- Every table but the installation's own names an environment: a tenant's sandbox or its production.
-- Columns ending in _sealed hold AES-256-GCM ciphertext; columns ending in _hash hold keyed hashes.

create table tenant (
  id uuid primary key,
  name text not null unique,
  created_at timestamptz not null
);

create table environment (
  id uuid primary key,
  tenant_id uuid not null references tenant (id),
  kind text not null check (kind in ('sandbox', 'production')),
  client_id text not null,
  -- data key of what belongs to no single applicant, wrapped by the master key
  wrapped_key bytea not null,
  created_at timestamptz not null,
  unique (tenant_id, kind)
);

create table app_token (
  id uuid primary key,
  environment_id uuid not null references environment (id),
  name text not null,
  public_part text not null unique,
  private_hash text not null,
  -- the signing secret is needed in clear to check signatures, so it is sealed, not hashed
  secret_sealed bytea not null,
  permissions text[] not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);
create index on app_token (environment_id);

create table level (
  id text primary key,
  environment_id uuid not null references environment (id),
  name text not null,
  type text not null check (type in ('standalone', 'actions')),
  definition jsonb not null,
  created_at timestamptz not null,
  unique (environment_id, name)
);

-- The tables that grow with every request name their environment and level without a foreign key: each would lock the same few
-- rows in every transaction, and neither environments nor levels are ever deleted. What belongs to an applicant does refer to
-- him, so that erasing him takes it along.

create table applicant (
  id text primary key,
  environment_id uuid not null,
  inspection_id text not null unique,
  external_user_hash text not null,
  type text not null check (type in ('individual', 'company')),
  level_id text not null,
  lang text,
  -- data key of everything that is known of this person; deleting it erases the person
  wrapped_key bytea not null,
  profile_sealed bytea not null,
  deactivated boolean not null default false,
  created_at timestamptz not null,
  created_by text not null,
  unique (environment_id, external_user_hash)
);

-- what an applicant can be found by, as keyed hashes
create table applicant_search_term (
  environment_id uuid not null references environment (id),
  applicant_id text not null references applicant (id) on delete cascade,
  kind text not null check (kind in ('email', 'phone', 'documentNumber', 'name')),
  term_hash text not null,
  primary key (environment_id, kind, term_hash, applicant_id)
);
create index on applicant_search_term (applicant_id);

-- the present attempt of each applicant
create table review (
  applicant_id text primary key references applicant (id) on delete cascade,
  environment_id uuid not null,
  review_id text not null,
  attempt_id text not null,
  attempt_cnt integer not null,
  level_name text not null,
  status text not null check (status in ('init', 'pending', 'prechecked', 'queued', 'completed', 'onHold')),
  result jsonb,
  hold_reason text,
  create_date timestamptz not null,
  pending_at timestamptz,
  queued_at timestamptz,
  review_date timestamptz,
  check ((status = 'completed') = (result is not null) or status = 'init'),
  check ((status = 'onHold') = (hold_reason is not null))
);
create index on review (environment_id, status);

-- what earlier and present attempts were answered, one row an attempt
create table review_attempt (
  environment_id uuid not null references environment (id),
  applicant_id text not null references applicant (id) on delete cascade,
  attempt_id text not null,
  attempt_cnt integer not null,
  level_name text not null,
  status text not null,
  result jsonb,
  hold_reason text,
  pending_at timestamptz not null,
  review_date timestamptz,
  primary key (applicant_id, attempt_id)
);

create sequence image_id_sequence as integer start 100000000;

create table document_image (
  image_id integer primary key default nextval('image_id_sequence'),
  environment_id uuid not null,
  applicant_id text not null references applicant (id) on delete cascade,
  attempt_id text not null,
  id_doc_set_type text not null,
  id_doc_type text not null,
  id_doc_sub_type text,
  country text not null,
  file_hash text not null,
  blob_key text not null,
  format text not null,
  bytes integer not null,
  width integer not null,
  height integer not null,
  -- file name and document data as sent
  metadata_sealed bytea not null,
  findings_sealed bytea,
  deactivated boolean not null default false,
  review_result jsonb,
  added_at timestamptz not null
);
create index on document_image (environment_id, applicant_id);
-- the same file twice for one applicant is refused, however fast the two arrive
create unique index document_image_file on document_image (applicant_id, file_hash) where not deactivated;

create table check_result (
  id uuid primary key,
  environment_id uuid not null,
  applicant_id text not null references applicant (id) on delete cascade,
  attempt_id text not null,
  check_type text not null,
  answer text not null check (answer in ('GREEN', 'YELLOW', 'RED', 'ERROR')),
  detail_sealed bytea not null,
  created_at timestamptz not null
);
create index on check_result (environment_id, applicant_id, attempt_id);

create table access_token (
  token_hash text primary key,
  environment_id uuid not null,
  applicant_id text not null references applicant (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index on access_token (expires_at);
create index on access_token (applicant_id);

create table webhook (
  id text primary key,
  environment_id uuid not null references environment (id),
  name text not null,
  description text,
  target text not null,
  types text[] not null,
  -- absent: applicants of every type
  applicant_type text check (applicant_type in ('individual', 'company')),
  -- empty: every source key
  source_keys text[] not null,
  signature_algorithm text not null,
  -- secret and custom headers
  secrets_sealed bytea not null,
  not_resend_failed boolean not null default false,
  enabled boolean not null default true,
  created_at timestamptz not null,
  created_by text not null
);
create index on webhook (environment_id);

create table webhook_event (
  id uuid primary key,
  environment_id uuid not null,
  applicant_id text not null,
  type text not null,
  payload_sealed bytea not null,
  created_at timestamptz not null
);
create index on webhook_event (environment_id, applicant_id, created_at);

create table webhook_delivery (
  id uuid primary key,
  environment_id uuid not null,
  webhook_id text not null references webhook (id),
  event_id uuid not null references webhook_event (id),
  status text not null check (status in ('pending', 'delivered', 'failed')),
  attempts integer not null default 0,
  -- attempts made before the present round of tries; a manual resend begins a new one
  round_start integer not null default 0,
  next_attempt_at timestamptz,
  delivered_at timestamptz,
  created_at timestamptz not null,
  unique (webhook_id, event_id)
);
create index on webhook_delivery (environment_id, webhook_id, created_at);

-- the delivery log: one row a try
create table webhook_attempt (
  delivery_id uuid not null references webhook_delivery (id),
  environment_id uuid not null,
  attempt integer not null,
  at timestamptz not null,
  status_code integer,
  error text,
  -- first bytes of the answer; receivers echo what they got, so it is sealed like the event
  response_sealed bytea,
  duration_ms integer not null,
  primary key (delivery_id, attempt)
);

-- Append-only, hash-chained per subject (an applicant, or an environment for its administration).
create table journal_entry (
  environment_id uuid not null,
  subject_id text not null,
  sequence integer not null,
  at timestamptz not null,
  type text not null,
  actor text not null,
  payload_sealed bytea not null,
  -- sha256(hash of the entry before, sequence, content); the first follows 32 zero bytes
  hash bytea not null,
  primary key (subject_id, sequence)
);

create table journal_head (
  subject_id text primary key,
  environment_id uuid not null,
  sequence integer not null,
  hash bytea not null,
  -- last sequence that a signed checkpoint covers
  checkpointed integer not null default 0
);
create index journal_head_open on journal_head (subject_id) where sequence > checkpointed;

create function refuse_journal_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only';
end $$;
create trigger journal_entry_append_only before update or delete or truncate on journal_entry
  for each statement execute function refuse_journal_change();

-- Signed statements of how far every chain had come. The installation's, so they name no environment.
create table journal_checkpoint (
  number integer primary key,
  at timestamptz not null,
  previous_hash bytea not null,
  -- chain heads that changed since the previous checkpoint: [{subjectId, sequence, hash}]
  heads jsonb not null,
  hash bytea not null,
  signature bytea not null
);

create table installation (
  id integer primary key check (id = 1),
  -- names the master key without telling it: starting with another one is refused
  master_key_id text not null,
  journal_public_key text not null,
  journal_private_key_sealed bytea not null,
  created_at timestamptz not null
);
