-- Actions: separate checks on an approved applicant. What belongs to one is sealed with the applicant's own key, and goes with him.

create table action (
  id text primary key,
  environment_id uuid not null,
  applicant_id text not null references applicant (id) on delete cascade,
  level_id text not null,
  level_name text not null,
  external_action_hash text not null,
  -- the customer's id of it, e-mail, phone, answers, payment source
  content_sealed bytea not null,
  review_id text not null,
  attempt_id text not null,
  attempt_cnt integer not null,
  status text not null check (
    status in ('init', 'pending', 'prechecked', 'queued', 'completed', 'onHold', 'awaitingUser')
  ),
  result jsonb,
  hold_reason text,
  created_at timestamptz not null,
  pending_at timestamptz,
  queued_at timestamptz,
  review_date timestamptz,
  unique (environment_id, external_action_hash),
  check ((status = 'completed') = (result is not null) or status = 'init'),
  check ((status in ('onHold', 'awaitingUser')) = (hold_reason is not null))
);
create index on action (applicant_id, created_at);

create table action_image (
  image_id integer primary key default nextval('image_id_sequence'),
  resized_image_id integer not null unique default nextval('image_id_sequence'),
  environment_id uuid not null,
  applicant_id text not null references applicant (id) on delete cascade,
  action_id text not null references action (id) on delete cascade,
  attempt_id text not null,
  id_doc_set_type text not null,
  id_doc_type text not null,
  id_doc_sub_type text,
  country text not null,
  -- keyed hash of the bytes
  file_hash text not null,
  blob_key text not null,
  preview_blob_key text not null,
  format text not null,
  width integer not null,
  height integer not null,
  -- file name, SHA-256 of the bytes and the signature over it
  metadata_sealed bytea not null,
  findings_sealed bytea,
  deactivated boolean not null default false,
  answer text check (answer in ('GREEN', 'YELLOW', 'RED', 'ERROR')),
  review_result jsonb,
  added_at timestamptz not null,
  -- the same file twice is refused, in whichever action and however fast the two arrive
  unique (applicant_id, file_hash)
);
create index on action_image (action_id);

create table action_check (
  id uuid primary key,
  environment_id uuid not null,
  applicant_id text not null references applicant (id) on delete cascade,
  action_id text not null references action (id) on delete cascade,
  attempt_id text not null,
  check_type text not null,
  answer text not null check (answer in ('GREEN', 'YELLOW', 'RED', 'ERROR')),
  detail_sealed bytea not null,
  created_at timestamptz not null
);
create index on action_check (action_id, attempt_id);

-- an access token may be for one action beside the applicant himself
alter table access_token add column action_id text references action (id) on delete cascade;

-- links that the customer hands to the person
create table websdk_link (
  code_hash text primary key,
  environment_id uuid not null,
  applicant_id text not null references applicant (id) on delete cascade,
  action_id text references action (id) on delete cascade,
  -- language, looks, and where to send the person afterwards with the key that signs it
  settings_sealed bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  opened_at timestamptz
);
create index on websdk_link (expires_at);
create index on websdk_link (applicant_id);

update app_token set permissions = permissions || array['action.read']
  where 'applicant.write' = any(permissions) and not 'action.read' = any(permissions);
update app_token set permissions = permissions || array['action.write']
  where 'applicant.write' = any(permissions) and not 'action.write' = any(permissions);
update app_token set permissions = permissions || array['action.decide']
  where 'applicant.write' = any(permissions) and not 'action.decide' = any(permissions);
