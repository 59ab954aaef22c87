-- E-mails and short messages, and what they confirm.

create table message (
  id uuid primary key,
  environment_id uuid not null,
  applicant_id text not null references applicant (id) on delete cascade,
  channel text not null check (channel in ('email', 'sms')),
  purpose text not null,
  -- keyed hash of environment and address: messages to one address are counted by it
  address_hash text not null,
  -- captured: a sandbox's, which never leaves; accepted: the gateway took it; failed: nobody will try again
  status text not null check (status in ('queued', 'captured', 'accepted', 'delivered', 'failed')),
  -- address and text; taken away as soon as nobody has to send it any more, except in the sandbox
  content_sealed bytea,
  attempts integer not null default 0,
  gateway text,
  -- what the gateway calls it
  gateway_id text,
  -- why it failed, or why the last try did; never holds an address
  reason text,
  created_at timestamptz not null,
  -- later nobody wants it any more
  expires_at timestamptz not null,
  sent_at timestamptz,
  delivered_at timestamptz
);
create index on message (environment_id, created_at);
create index on message (environment_id, address_hash, created_at);
create index on message (environment_id, applicant_id, created_at);

-- The code and link sent last, of each applicant and kind, and of each action and kind.
create table confirmation (
  id uuid primary key,
  environment_id uuid not null,
  applicant_id text not null references applicant (id) on delete cascade,
  -- empty: of the applicant himself
  action_id text not null default '',
  kind text not null check (kind in ('email', 'phone')),
  value_hash text not null,
  value_sealed bytea not null,
  code_hash text not null,
  -- e-mails carry a link, too
  link_hash text unique,
  tries integer not null default 0,
  sends integer not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  link_expires_at timestamptz,
  resend_after timestamptz not null,
  confirmed_at timestamptz,
  unique (applicant_id, action_id, kind)
);

-- Values that were confirmed, as keyed hashes: whoever changes an address has none of them.
create table confirmed_identifier (
  environment_id uuid not null,
  applicant_id text not null references applicant (id) on delete cascade,
  action_id text not null default '',
  kind text not null check (kind in ('email', 'phone')),
  value_hash text not null,
  way text not null check (way in ('code', 'link')),
  confirmed_at timestamptz not null,
  primary key (applicant_id, action_id, kind, value_hash)
);

update app_token set permissions = permissions || array['message.read']
where 'applicant.write' = any(permissions) and not 'message.read' = any(permissions);
