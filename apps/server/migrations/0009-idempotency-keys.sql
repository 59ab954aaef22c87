-- Keys of requests that a client may send again, for a day, with the answer of the first. Keyed hashes; the answer is sealed
-- under a key made from the client's own, which is not stored.
create table idempotency_key (
  environment_id uuid not null,
  key_hash text not null,
  request_hash text not null,
  -- null while the request is being carried out
  response_sealed bytea,
  created_at timestamptz not null,
  primary key (environment_id, key_hash)
);
create index on idempotency_key (created_at);
