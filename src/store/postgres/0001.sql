-- Times are milliseconds since 1970 unless said otherwise. Nothing readable: `who` is a keyed hash of the
-- chat's number, values are sealed.
CREATE SCHEMA ruqsat;

-- One row: which store this is. Its lock orders what instances agree on.
CREATE TABLE ruqsat.store (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  id bytea NOT NULL,
  -- Which line of the key file is in use, and how often it was changed.
  key_mark text NOT NULL,
  epoch int NOT NULL,
  -- The secret behind `who`, sealed with the key in use.
  naming bytea NOT NULL,
  schema int NOT NULL,
  -- Programs that know fewer migrations than this must not write here.
  least_program int NOT NULL
);

CREATE TABLE ruqsat.person (
  who bytea PRIMARY KEY CHECK (octet_length(who) = 16),
  -- The person's own key, wrapped; NULL where there is none, or where it was destroyed.
  key bytea,
  key_epoch int NOT NULL DEFAULT 1,
  record bytea,
  ladder bytea,
  -- The instant of the next reminder, in seconds; NULL for never.
  next_due bigint,
  -- How often the record was changed.
  version bigint NOT NULL DEFAULT 0,
  -- Names the last commit, so that one whose answer was lost can be asked for.
  last_commit bytea,
  seen_at bigint NOT NULL,
  forgotten_at bigint
) WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02);
CREATE INDEX person_due ON ruqsat.person (next_due) WHERE next_due IS NOT NULL;
CREATE INDEX person_forgotten ON ruqsat.person (forgotten_at) WHERE forgotten_at IS NOT NULL;

-- Finished rows stay for 48 hours: they are the memory of numbers that were seen.
CREATE TABLE ruqsat.inbox (
  update_id bigint PRIMARY KEY,
  who bytea NOT NULL,
  body bytea,
  received_at bigint NOT NULL,
  done_at bigint
) WITH (autovacuum_vacuum_scale_factor = 0.02);
CREATE INDEX inbox_open ON ruqsat.inbox (who, update_id) WHERE done_at IS NULL;
CREATE INDEX inbox_waiting ON ruqsat.inbox (received_at) WHERE done_at IS NULL;
CREATE INDEX inbox_age ON ruqsat.inbox (received_at);

CREATE TABLE ruqsat.outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  who bytea NOT NULL,
  -- 0: somebody waits for it; 1: nobody does.
  urgency smallint NOT NULL,
  body bytea NOT NULL,
  not_before bigint NOT NULL DEFAULT 0,
  -- Which instance says it at this moment, and until when that is believed.
  holder text,
  held_until bigint NOT NULL DEFAULT 0
) WITH (autovacuum_vacuum_scale_factor = 0.02);
CREATE INDEX outbox_chat ON ruqsat.outbox (who, urgency, id);
CREATE INDEX outbox_left ON ruqsat.outbox (not_before, held_until);

CREATE TABLE ruqsat.history (
  who bytea NOT NULL,
  n bigint GENERATED ALWAYS AS IDENTITY,
  told bytea NOT NULL,
  PRIMARY KEY (who, n)
);

CREATE TABLE ruqsat.note (name text PRIMARY KEY, version bigint NOT NULL, bytes bytea NOT NULL);

-- Who does what one instance does for all. Logged on purpose: an unlogged table is empty after a crash.
CREATE TABLE ruqsat.lease (name text PRIMARY KEY, holder text NOT NULL, term bigint NOT NULL, until bigint NOT NULL);

-- The instances that run, and how many messages a second each was allowed. What was granted counts
-- until its own end, whatever came after it.
CREATE TABLE ruqsat.sender (
  holder text PRIMARY KEY,
  program int NOT NULL,
  seen_at bigint NOT NULL,
  quota int NOT NULL,
  until bigint NOT NULL,
  old_quota int NOT NULL,
  old_until bigint NOT NULL
);
