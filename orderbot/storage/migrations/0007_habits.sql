-- How much a customer wrote of late, and ordered of late, is found without reading all they ever did.
DROP INDEX inbox_customer;
CREATE INDEX inbox_customer ON inbox (customer, arrived);
DROP INDEX orders_customer;
CREATE INDEX orders_customer ON orders (customer, due);
CREATE INDEX status_outbox ON status (outbox) WHERE outbox IS NOT NULL;
