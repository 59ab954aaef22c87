-- A run of a level's flow for an applicant, or for one of his actions: the record that fills up.
create table application (
  id text primary key,
  environment_id uuid not null references environment (id),
  applicant_id text not null references applicant (id) on delete cascade,
  -- empty: of the applicant himself
  action_id text not null default '',
  level_id text not null,
  -- as it was compiled; the run follows it until the level changes
  definition jsonb not null,
  -- answers and signals, sealed with the applicant's key
  state_sealed bytea not null,
  -- events taken
  sequence integer not null,
  -- the block that waits
  block text not null,
  status text not null check (status in ('running', 'ended')),
  -- who has the run in hand: the newest device that opened it, and how often it changed hands
  device text,
  generation integer not null default 0,
  lang text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (applicant_id, action_id)
);
create index on application (environment_id, changed_at);

create table application_event (
  application_id text not null references application (id) on delete cascade,
  sequence integer not null,
  environment_id uuid not null,
  applicant_id text not null references applicant (id) on delete cascade,
  event_sealed bytea not null,
  at timestamptz not null,
  primary key (application_id, sequence)
);

-- A liveness challenge: what was asked in which order, and what the frames showed.
create table liveness_attempt (
  id uuid primary key,
  environment_id uuid not null,
  applicant_id text not null references applicant (id) on delete cascade,
  action_id text not null default '',
  block text not null,
  -- of the token that the next frames have to bring; each counts once
  token_hash text,
  status text not null check (status in ('open', 'passed', 'failed')),
  state_sealed bytea not null,
  -- the picture that became the selfie
  image_id integer,
  issued_at timestamptz not null,
  expires_at timestamptz not null
);
create index on liveness_attempt (environment_id, applicant_id, issued_at);

-- A file that comes in pieces, each sealed in the store of files.
create table flow_upload (
  id text primary key,
  environment_id uuid not null,
  applicant_id text not null references applicant (id) on delete cascade,
  action_id text not null default '',
  -- what it is for, sealed with the applicant's key
  purpose_sealed bytea not null,
  bytes integer not null,
  received integer not null default 0,
  -- the answer once it was put together, sealed
  answer_sealed bytea,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index on flow_upload (environment_id, applicant_id);
create index on flow_upload (expires_at);

create table flow_upload_chunk (
  upload_id text not null references flow_upload (id) on delete cascade,
  environment_id uuid not null,
  applicant_id text not null references applicant (id) on delete cascade,
  start_offset integer not null,
  bytes integer not null,
  blob_key text not null,
  primary key (upload_id, start_offset)
);
