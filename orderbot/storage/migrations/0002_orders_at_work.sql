-- What was done to an order, beside the state it led to, and the time that was promised with it.
ALTER TABLE order_event ADD COLUMN event TEXT NOT NULL DEFAULT '';
ALTER TABLE order_event ADD COLUMN due INTEGER;

-- An order as it stands now: agreed once, moved by events, told to its customer, printed as tickets.
CREATE VIEW order_now AS
SELECT o.id, o.restaurant, o.day, o.customer, o.due, o.snapshot, p.content AS person,
  (SELECT e.status FROM order_event AS e WHERE e.order_id = o.id ORDER BY e.id DESC LIMIT 1) AS status,
  (SELECT e.due FROM order_event AS e WHERE e.order_id = o.id AND e.due IS NOT NULL ORDER BY e.id DESC LIMIT 1) AS moved,
  (SELECT i.value FROM identity AS i WHERE i.customer = o.customer AND i.kind = 'phone') AS phone,
  (SELECT i.value FROM identity AS i WHERE i.customer = o.customer AND i.kind = 'user') AS user,
  (SELECT count(*) FROM outbox AS t WHERE t.dedupe_key >= 'ticket:' || o.restaurant || ':' || o.day || ':' || o.number || ':'
    AND t.dedupe_key < 'ticket:' || o.restaurant || ':' || o.day || ':' || o.number || ';') AS tickets,
  (SELECT count(*) FROM outbox AS t WHERE t.dedupe_key >= 'ticket:' || o.restaurant || ':' || o.day || ':' || o.number || ':'
    AND t.dedupe_key < 'ticket:' || o.restaurant || ':' || o.day || ':' || o.number || ';'
    AND t.state IN ('sent', 'superseded')) AS printed
FROM orders AS o LEFT JOIN order_person AS p ON p.order_id = o.id;
