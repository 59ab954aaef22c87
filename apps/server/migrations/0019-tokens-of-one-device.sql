-- A token that only the device may use that used it first: what is kept of the name that the device has for itself.
alter table access_token add column one_device boolean not null default false;
alter table access_token add column device_hash text;
