-- How the applicant's page looks: one for each environment. Where there is none, it looks as it comes.
create table theme (
  environment_id uuid primary key references environment (id),
  -- tokens and what its files are, with a version
  definition jsonb not null,
  changed_at timestamptz not null
);

-- Logos and the font. They are shown to strangers, at most three and less than a megabyte together: kept here and
-- not in the store of sealed files, so that a change with its file and its journal entry is one transaction.
create table theme_file (
  environment_id uuid not null references theme (environment_id) on delete cascade,
  -- SHA-256 and ending: what they are called in their address
  name text not null,
  content bytea not null,
  primary key (environment_id, name)
);
