-- Lists that people are looked up in (sanctions and the like). They are public and the installation's, so they name no environment.
create table source_list (
  name text primary key,
  format text not null,
  version_id uuid not null,
  -- sha256 of the files imported
  digest text not null,
  entries integer not null,
  -- as the file itself tells
  published_on date,
  imported_at timestamptz not null
);

create table source_entry (
  version_id uuid not null,
  entry_no integer not null,
  -- sha256 of the content: changes when the list tells something else of the entry
  digest text not null,
  content jsonb not null,
  keys text[] not null,
  primary key (version_id, entry_no)
);

-- which entries have a key: the index by which candidates are found
create table source_posting (
  version_id uuid not null,
  key text not null,
  entry_nos integer[] not null,
  primary key (version_id, key)
);

-- one case an applicant: what was found of him in sources, and how it was resolved
create table aml_case (
  applicant_id text primary key references applicant (id) on delete cascade,
  environment_id uuid not null,
  status text not null check (status in ('onHold', 'approved', 'rejected')),
  opened_at timestamptz not null,
  looked_up_at timestamptz not null
);
create index on aml_case (environment_id, status);

create table aml_hit (
  id uuid primary key,
  environment_id uuid not null,
  applicant_id text not null references applicant (id) on delete cascade,
  -- keyed hash of source, entry, its version and what was known of the person
  hit_hash text not null,
  content_sealed bytea not null,
  resolution text check (resolution in ('truePositive', 'falsePositive')),
  comment_sealed bytea,
  resolved_at timestamptz,
  resolved_by text,
  found_at timestamptz not null,
  unique (applicant_id, hit_hash),
  check ((resolution is null) = (resolved_at is null))
);

-- looking up again those who were approved; `after` is the last applicant done, so a run that was cut off goes on there
create table screening_run (
  id uuid primary key,
  environment_id uuid not null,
  cause text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  after text not null default '',
  looked_up integer not null default 0,
  new_hits integer not null default 0,
  failed integer not null default 0
);
create index on screening_run (environment_id, started_at);

update app_token set permissions = permissions || array['source.manage']
where 'applicant.write' = any (permissions) and not 'source.manage' = any (permissions);
