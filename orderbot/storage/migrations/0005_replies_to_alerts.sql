CREATE INDEX outbox_alert ON outbox (external_id) WHERE kind = 'alert' AND external_id <> '';
