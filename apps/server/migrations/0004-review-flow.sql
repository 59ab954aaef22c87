-- What is asked in questionnaires. Every change is a new version; answers name the version they were judged by.
create table questionnaire_definition (
  environment_id uuid not null,
  id text not null,
  version integer not null,
  definition jsonb not null,
  created_at timestamptz not null,
  primary key (environment_id, id, version)
);

update app_token set permissions = permissions || array['questionnaire.manage']
where 'applicant.write' = any(permissions) and not 'questionnaire.manage' = any(permissions);

-- what the submission was asked for by, and whether checks alone gave the answer
alter table review add column reason_code text;
alter table review add column auto_checked boolean not null default false;

-- What officers and integrators write down about an applicant.
create table applicant_note (
  id text primary key,
  environment_id uuid not null,
  applicant_id text not null references applicant (id) on delete cascade,
  -- text and tags
  content_sealed bytea not null,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz,
  updated_by text
);
create index on applicant_note (environment_id, applicant_id, created_at);

create table note_attachment (
  id text primary key,
  environment_id uuid not null,
  applicant_id text not null references applicant (id) on delete cascade,
  note_id text not null references applicant_note (id) on delete cascade,
  blob_key text not null,
  format text not null,
  bytes integer not null,
  -- file name
  metadata_sealed bytea not null,
  created_at timestamptz not null
);
create index on note_attachment (environment_id, applicant_id, note_id);

-- Applicants who are refused wherever they turn up in the environment again, and the keyed hashes they are known by.
create table blacklisted_applicant (
  applicant_id text primary key references applicant (id) on delete cascade,
  environment_id uuid not null,
  listed_at timestamptz not null,
  listed_by text not null
);
create table blacklist_term (
  environment_id uuid not null,
  kind text not null check (kind in ('document', 'email', 'phone', 'picture')),
  term_hash bytea not null,
  applicant_id text not null references applicant (id) on delete cascade,
  primary key (environment_id, kind, term_hash, applicant_id)
);
create index on blacklist_term (applicant_id);
-- Faces cannot be found by a hash: their templates are sealed with the environment's key and compared one by one.
create table blacklist_face (
  id uuid primary key,
  environment_id uuid not null,
  applicant_id text not null references applicant (id) on delete cascade,
  template_sealed bytea not null
);
create index on blacklist_face (environment_id);
create index on blacklist_face (applicant_id);

-- The audit trail is asked for by time. A block range index costs next to nothing with every entry, and entries come in order.
create index journal_entry_at on journal_entry using brin (at);

update app_token set permissions = permissions || array['journal.read']
where 'applicant.write' = any(permissions) and not 'journal.read' = any(permissions);
