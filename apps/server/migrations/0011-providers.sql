-- asking an outside provider about one attempt of an applicant; its id is the name by which the provider knows the person
create table provider_session (
  id uuid primary key,
  environment_id uuid not null references environment (id),
  applicant_id text not null references applicant (id) on delete cascade,
  attempt_id text not null,
  provider text not null,
  mode text not null check (mode in ('provider', 'shadow')),
  status text not null check (status in ('sending', 'waiting', 'answered', 'failed')),
  -- the provider's own names, and what he has already: sealed with the applicant's key
  state_sealed bytea,
  answer text check (answer in ('GREEN', 'RED')),
  verdict_sealed bytea,
  -- a code: why there is no answer, or why the last try did not succeed
  failure text,
  -- within the present status
  tries integer not null default 0,
  created_at timestamptz not null,
  answered_at timestamptz,
  unique (applicant_id, attempt_id),
  check ((status = 'answered') = (answer is not null)),
  check ((answer is null) = (verdict_sealed is null))
);
create index on provider_session (environment_id, mode, answered_at);

update app_token set permissions = permissions || array['provider.manage']
where 'applicant.write' = any (permissions) and not 'provider.manage' = any (permissions);
