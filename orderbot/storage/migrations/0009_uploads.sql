-- What of the card's pictures lies with the channel, so that a restart does not send them again.
CREATE TABLE upload (
  number TEXT NOT NULL,
  digest TEXT NOT NULL,
  media TEXT NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (number, digest)
) STRICT, WITHOUT ROWID;
