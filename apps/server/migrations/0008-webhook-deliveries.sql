-- Why and since when a webhook is off; when its receiver began to fail.
alter table webhook
  add column disabled_at timestamptz,
  add column disabled_reason text check (disabled_reason in ('manual', 'failures')),
  -- first failed try since the last delivery that succeeded
  add column failing_since timestamptz,
  -- deliveries given up since the last one that succeeded
  add column consecutive_failures integer not null default 0;
update webhook set disabled_at = now(), disabled_reason = 'manual' where not enabled;
alter table webhook add check (enabled = (disabled_reason is null) and enabled = (disabled_at is null));

alter table webhook_delivery
  -- whose event it is: first tries are made in order for each applicant
  add column applicant_id text,
  -- order of events; assigned while the applicant's row is locked
  add column number bigint generated always as identity,
  -- somebody is trying it until then, or died over it
  add column claimed_until timestamptz,
  drop constraint webhook_delivery_status_check,
  add check (status in ('pending', 'delivered', 'failed', 'held'));
update webhook_delivery set applicant_id = webhook_event.applicant_id
from webhook_event where webhook_event.id = webhook_delivery.event_id;
alter table webhook_delivery alter column applicant_id set not null;

-- a webhook goes with all its deliveries
alter table webhook_delivery
  drop constraint webhook_delivery_webhook_id_fkey,
  add foreign key (webhook_id) references webhook (id) on delete cascade;
alter table webhook_attempt
  drop constraint webhook_attempt_delivery_id_fkey,
  add foreign key (delivery_id) references webhook_delivery (id) on delete cascade,
  -- headers as they were sent, custom ones without their values
  add column request_sealed bytea;

create index webhook_delivery_due on webhook_delivery (webhook_id, next_attempt_at, number)
  where status = 'pending';
create index webhook_delivery_untried on webhook_delivery (webhook_id, applicant_id, number)
  where status = 'pending' and attempts = round_start;
create index webhook_delivery_event on webhook_delivery (event_id);
create index webhook_delivery_number on webhook_delivery (webhook_id, number);
create index webhook_event_age on webhook_event (environment_id, created_at);

-- A range of the log that is sent again, some hundred deliveries a job.
create table webhook_replay (
  id uuid primary key,
  environment_id uuid not null,
  webhook_id text not null references webhook (id) on delete cascade,
  -- {from, to, types, statuses, applicantId}
  selection jsonb not null,
  status text not null check (status in ('running', 'completed')),
  total integer not null,
  done integer not null default 0,
  -- number of the last delivery sent again
  position bigint not null default 0,
  -- number of the last delivery there was when it began
  last bigint not null,
  created_at timestamptz not null,
  created_by text not null
);
create index on webhook_replay (webhook_id, created_at);
