CREATE TABLE customer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  restaurant TEXT NOT NULL,
  created INTEGER NOT NULL,
  erased INTEGER
) STRICT;

CREATE TABLE identity (
  restaurant TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('user', 'parent', 'phone')),
  value TEXT NOT NULL,
  customer INTEGER NOT NULL REFERENCES customer (id),
  PRIMARY KEY (restaurant, kind, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_customer ON identity (customer);

-- `digest` is a hash of the channel's message id, which holds a phone number: it outlives the content, against repeats.
CREATE TABLE inbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  restaurant TEXT NOT NULL,
  digest TEXT NOT NULL,
  customer INTEGER NOT NULL REFERENCES customer (id),
  sent INTEGER NOT NULL,
  arrived INTEGER NOT NULL,
  tap INTEGER NOT NULL CHECK (tap IN (0, 1)),
  content TEXT,
  state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'done', 'failed')),
  note TEXT NOT NULL DEFAULT '',
  UNIQUE (restaurant, digest)
) STRICT;
CREATE INDEX inbox_new ON inbox (customer, sent, id) WHERE state = 'new';
CREATE INDEX inbox_customer ON inbox (customer);

CREATE TABLE status (
  id INTEGER PRIMARY KEY,
  restaurant TEXT NOT NULL,
  digest TEXT NOT NULL,
  status TEXT NOT NULL,
  at INTEGER NOT NULL,
  outbox INTEGER,
  code INTEGER NOT NULL DEFAULT 0,
  price_type TEXT NOT NULL DEFAULT '',
  price_category TEXT NOT NULL DEFAULT '',
  UNIQUE (restaurant, digest, status)
) STRICT;

CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  restaurant TEXT NOT NULL,
  at INTEGER NOT NULL,
  why TEXT NOT NULL,
  raw BLOB NOT NULL
) STRICT;

CREATE TABLE conversation (
  customer INTEGER PRIMARY KEY REFERENCES customer (id),
  restaurant TEXT NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  updated INTEGER NOT NULL
) STRICT;

-- What was agreed. The digest is of exactly what was shown with the button, cart revision included: a second tap
-- on the same button is the same order.
CREATE TABLE orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  restaurant TEXT NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  customer INTEGER NOT NULL REFERENCES customer (id),
  digest TEXT NOT NULL,
  placed INTEGER NOT NULL,
  due INTEGER NOT NULL,
  total INTEGER NOT NULL CHECK (total >= 0),
  currency TEXT NOT NULL,
  snapshot TEXT NOT NULL,
  UNIQUE (restaurant, day, number),
  UNIQUE (restaurant, customer, digest)
) STRICT;
CREATE INDEX orders_due ON orders (restaurant, due);
CREATE TRIGGER orders_keep BEFORE UPDATE ON orders
BEGIN SELECT RAISE(ABORT, 'an order is never changed: add an event'); END;
CREATE TRIGGER orders_stay BEFORE DELETE ON orders
BEGIN SELECT RAISE(ABORT, 'an order is never deleted'); END;

-- The part of an order that says who and where: it goes when it must, the order stays.
CREATE TABLE order_person (
  order_id INTEGER PRIMARY KEY REFERENCES orders (id),
  restaurant TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE order_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  restaurant TEXT NOT NULL,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  at INTEGER NOT NULL,
  status TEXT NOT NULL,
  actor TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX order_event_order ON order_event (order_id);
CREATE TRIGGER order_event_keep BEFORE UPDATE ON order_event
BEGIN SELECT RAISE(ABORT, 'what happened is never changed'); END;
CREATE TRIGGER order_event_stay BEFORE DELETE ON order_event
BEGIN SELECT RAISE(ABORT, 'what happened is never deleted'); END;

-- `queue` orders: its next row waits for the earlier one. `doubts` counts the tries after which it may have gone out.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  restaurant TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('message', 'confirmation', 'ticket', 'alert')),
  queue TEXT NOT NULL,
  customer INTEGER REFERENCES customer (id),
  version INTEGER NOT NULL DEFAULT 0,
  payload TEXT NOT NULL,
  dedupe_key TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL DEFAULT 'new'
    CHECK (state IN ('new', 'sending', 'uncertain', 'sent', 'dead', 'superseded')),
  created INTEGER NOT NULL,
  next_due INTEGER NOT NULL,
  lease_until INTEGER,
  lease_owner TEXT NOT NULL DEFAULT '',
  attempts INTEGER NOT NULL DEFAULT 0,
  doubts INTEGER NOT NULL DEFAULT 0,
  alarmed INTEGER NOT NULL DEFAULT 0 CHECK (alarmed IN (0, 1)),
  last_error TEXT NOT NULL DEFAULT '',
  external_id TEXT NOT NULL DEFAULT '',
  settled INTEGER
) STRICT;
CREATE INDEX outbox_open ON outbox (queue, id) WHERE state IN ('new', 'sending', 'uncertain');
CREATE INDEX outbox_dead ON outbox (restaurant, id) WHERE state = 'dead';
CREATE INDEX outbox_customer ON outbox (customer);

CREATE TABLE card (
  restaurant TEXT PRIMARY KEY,
  version TEXT NOT NULL,
  content TEXT NOT NULL,
  saved INTEGER NOT NULL
) STRICT;

CREATE TABLE stock (
  restaurant TEXT NOT NULL,
  key TEXT NOT NULL,
  until INTEGER,
  pieces INTEGER CHECK (pieces >= 0),
  PRIMARY KEY (restaurant, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE unknown_word (
  restaurant TEXT NOT NULL,
  word TEXT NOT NULL,
  count INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (restaurant, word)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  restaurant TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (restaurant, name)
) STRICT, WITHOUT ROWID;
