ALTER TABLE outbox ADD COLUMN begun bigint NOT NULL DEFAULT 0 CHECK (begun IN (0, 1));
UPDATE outbox SET begun = 1 WHERE state = 'sending';
