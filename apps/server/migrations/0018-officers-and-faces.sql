-- An officer of the customer who works with a token of his own. Whom it is and when it ends is told by the app token that made it;
-- with that app token it ends, too.
create table officer_session (
  id uuid primary key,
  environment_id uuid not null references environment (id),
  app_token_id uuid not null references app_token (id),
  token_hash text not null unique,
  -- as the customer calls him: an id, which stands in clear in the journal, too
  officer_id text not null,
  name_sealed bytea,
  permissions text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index on officer_session (environment_id, created_at);
create index on officer_session (expires_at);

update app_token set permissions = permissions || array['officer-session.create']
where permissions @> array['access-token.create', 'review.decide']
  and not 'officer-session.create' = any(permissions);

-- Who gave the answer, as the journal writes it: kind:id. Absent of answers from before.
alter table review add column reviewed_by text;
alter table review_attempt add column reviewed_by text;

-- faces of selfies, newest first: gone through once for each attempt, over all applicants of an environment
create index document_image_faces on document_image (environment_id, image_id)
  where id_doc_set_type = 'SELFIE' and not deactivated and findings_sealed is not null;

-- a part of flows that are made elsewhere: kept and given back, and nobody can be put on it
alter table level drop constraint level_type_check;
alter table level add constraint level_type_check check (type in ('standalone', 'actions', 'module'));
