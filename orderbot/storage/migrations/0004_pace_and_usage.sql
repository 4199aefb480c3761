-- What the channel still takes: a bucket for each queue that goes through it, and one ("") for the whole number.
CREATE TABLE pace (
  restaurant TEXT NOT NULL,
  queue TEXT NOT NULL,
  level REAL NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (restaurant, queue)
) STRICT, WITHOUT ROWID;
CREATE INDEX pace_at ON pace (at);

-- Messages the channel delivered and charges for, or gives away: no personal data, so it stays.
CREATE TABLE usage (
  restaurant TEXT NOT NULL,
  month TEXT NOT NULL,
  price_type TEXT NOT NULL,
  category TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (restaurant, month, price_type, category)
) STRICT, WITHOUT ROWID;
