-- Written to find out whether anything can be written; and says when the house was last awake.
CREATE TABLE beat (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at INTEGER NOT NULL
) STRICT;
