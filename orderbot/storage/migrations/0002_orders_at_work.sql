-- What was done to an order, beside the state it led to, and the time that was promised with it.
ALTER TABLE order_event ADD COLUMN event TEXT NOT NULL DEFAULT '';
ALTER TABLE order_event ADD COLUMN due INTEGER;
