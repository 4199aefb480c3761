-- Whether a byte of a ticket may have left us. Of what was on its way when this came, nobody knows.
ALTER TABLE outbox ADD COLUMN begun INTEGER NOT NULL DEFAULT 0 CHECK (begun IN (0, 1));
UPDATE outbox SET begun = 1 WHERE state = 'sending';
