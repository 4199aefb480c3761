-- A further kind of delivery: who is erased here is taken out of the channel's contact book too. A CHECK cannot be
-- changed, so the table is made anew; its numbers go on where they were.
CREATE TABLE outbox_next (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  restaurant TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('message', 'confirmation', 'ticket', 'alert', 'farewell')),
  queue TEXT NOT NULL,
  customer INTEGER REFERENCES customer (id),
  version INTEGER NOT NULL DEFAULT 0,
  payload TEXT NOT NULL,
  dedupe_key TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL DEFAULT 'new'
    CHECK (state IN ('new', 'sending', 'uncertain', 'sent', 'dead', 'superseded')),
  created INTEGER NOT NULL,
  next_due INTEGER NOT NULL,
  lease_owner TEXT NOT NULL DEFAULT '',
  attempts INTEGER NOT NULL DEFAULT 0,
  doubts INTEGER NOT NULL DEFAULT 0,
  alarmed INTEGER NOT NULL DEFAULT 0 CHECK (alarmed IN (0, 1)),
  last_error TEXT NOT NULL DEFAULT '',
  external_id TEXT NOT NULL DEFAULT '',
  settled INTEGER
) STRICT;
INSERT INTO outbox_next SELECT id, restaurant, kind, queue, customer, version, payload, dedupe_key, state, created,
  next_due, lease_owner, attempts, doubts, alarmed, last_error, external_id, settled FROM outbox;
DELETE FROM sqlite_sequence WHERE name = 'outbox_next';
INSERT INTO sqlite_sequence (name, seq) SELECT 'outbox_next', seq FROM sqlite_sequence WHERE name = 'outbox';
DROP TABLE outbox;
ALTER TABLE outbox_next RENAME TO outbox;
CREATE INDEX outbox_customer ON outbox (customer);
CREATE INDEX outbox_ahead ON outbox (queue, id) WHERE state IN ('new', 'sending');
CREATE INDEX outbox_due ON outbox (next_due) WHERE state IN ('new', 'uncertain');
CREATE INDEX outbox_flying ON outbox (kind) WHERE state = 'sending';
CREATE INDEX outbox_doubtful ON outbox (customer) WHERE state = 'uncertain' AND kind = 'message';
CREATE INDEX outbox_open ON outbox (kind, restaurant, created) WHERE state IN ('new', 'sending', 'uncertain');
CREATE INDEX outbox_dead ON outbox (restaurant, settled) WHERE state = 'dead';
CREATE INDEX outbox_untold ON outbox (id) WHERE state = 'dead' AND alarmed = 0;
CREATE INDEX outbox_old ON outbox (created) WHERE state IN ('sent', 'dead', 'superseded');
CREATE INDEX outbox_paper ON outbox (created)
  WHERE state IN ('sent', 'dead', 'superseded') AND kind = 'ticket' AND payload <> '';
CREATE INDEX outbox_alert ON outbox (external_id) WHERE kind = 'alert' AND external_id <> '';
