-- Who made a level and who changed it last, as the journal names them.
alter table level
  add column created_by text,
  add column modified_at timestamptz,
  add column modified_by text;

-- One-time permissions to copy an applicant into another environment; only the hash of the token is kept.
create table share_token (
  token_hash text primary key,
  environment_id uuid not null,
  applicant_id text not null references applicant (id) on delete cascade,
  -- the only environment that may use it
  for_environment_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index on share_token (applicant_id);

-- Applicants who were erased, and the stored files that are still to be removed. Their keys are gone already, so what a crash
-- leaves behind cannot be read by anyone. Holds ids only, and no foreign key: the applicant does not exist any more.
create table erasure (
  applicant_id text primary key,
  environment_id uuid not null,
  blob_keys text[] not null,
  requested_at timestamptz not null,
  finished_at timestamptz
);

update app_token set permissions = permissions || array['level.write']
where 'applicant.write' = any(permissions) and not 'level.write' = any(permissions);

-- Erasing somebody, handing somebody on, and importing somebody as verified, come only to tokens that could do everything so far.
update app_token set permissions = permissions || array['applicant.erase', 'applicant.share', 'applicant.import']
where not 'applicant.erase' = any(permissions) and permissions @> array[
  'applicant.read', 'applicant.write', 'document.read', 'document.write', 'review.read', 'review.submit', 'review.decide',
  'level.read', 'access-token.create', 'webhook.manage'
];
