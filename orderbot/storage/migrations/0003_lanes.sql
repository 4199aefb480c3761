-- What is open is found by state and time, whatever lies beside it; what is old is found by its age.
ALTER TABLE outbox DROP COLUMN lease_until;
DROP INDEX outbox_open;
CREATE INDEX outbox_ahead ON outbox (queue, id) WHERE state IN ('new', 'sending');
CREATE INDEX outbox_due ON outbox (next_due) WHERE state IN ('new', 'uncertain');
CREATE INDEX outbox_flying ON outbox (kind) WHERE state = 'sending';
CREATE INDEX outbox_doubtful ON outbox (customer) WHERE state = 'uncertain' AND kind = 'message';
CREATE INDEX outbox_open ON outbox (kind, restaurant, created) WHERE state IN ('new', 'sending', 'uncertain');
DROP INDEX outbox_dead;
CREATE INDEX outbox_dead ON outbox (restaurant, settled) WHERE state = 'dead';
CREATE INDEX outbox_untold ON outbox (id) WHERE state = 'dead' AND alarmed = 0;
CREATE INDEX outbox_old ON outbox (created) WHERE state IN ('sent', 'dead', 'superseded');
CREATE INDEX outbox_paper ON outbox (created)
  WHERE state IN ('sent', 'dead', 'superseded') AND kind = 'ticket' AND payload <> '';
CREATE INDEX orders_customer ON orders (customer);
CREATE INDEX inbox_arrived ON inbox (arrived);
CREATE INDEX status_at ON status (at);
