-- What PostgreSQL says otherwise than queries.sql, by the same names and with the same parameters. What is written alike
-- but for the lists is translated: dialect.py.

-- name: waiting
SELECT restaurant, customer, min(arrived) AS first, max(arrived) AS last, max(tap) AS tap
FROM inbox WHERE state = 'new' /* ours */ GROUP BY restaurant, customer ORDER BY min(id)

-- name: alerts_about
SELECT external_id, customer FROM outbox
WHERE external_id = ANY(:ids::text[]) AND kind = 'alert' AND external_id <> '' AND customer IS NOT NULL

-- name: habits
SELECT k.customer,
  (SELECT count(*) FROM inbox AS i WHERE i.customer = k.customer AND i.arrived > :minute) AS messages,
  (SELECT count(*) FROM orders AS o WHERE o.customer = k.customer AND o.placed > :hour) AS orders,
  (SELECT count(*) FROM orders AS o WHERE o.customer = k.customer AND o.due > :week AND (
     SELECT e.status FROM order_event AS e WHERE e.order_id = o.id ORDER BY e.id DESC LIMIT 1
   ) NOT IN ('done', 'rejected', 'cancelled') AND coalesce((
     SELECT e.due FROM order_event AS e WHERE e.order_id = o.id AND e.due IS NOT NULL ORDER BY e.id DESC LIMIT 1
   ), o.due) > :open) AS open_orders,
  EXISTS (SELECT 1 FROM orders AS o WHERE o.customer = k.customer AND o.due <= :open AND (
     SELECT e.status FROM order_event AS e WHERE e.order_id = o.id ORDER BY e.id DESC LIMIT 1
   ) NOT IN ('rejected', 'cancelled')) AS known
FROM unnest(:customers) AS k(customer)

-- name: give_stock
UPDATE stock SET pieces = greatest(0, pieces + :count)
WHERE restaurant = :restaurant AND key = :key AND pieces IS NOT NULL AND (until IS NULL OR until > :now)

-- name: settle
UPDATE outbox SET state = it.state, attempts = it.attempts, doubts = it.doubts, next_due = it.due,
  last_error = it.error, lease_owner = '',
  external_id = CASE WHEN it.external = '' OR (outbox.customer IS NULL AND outbox.kind <> 'ticket')
                THEN outbox.external_id ELSE it.external END,
  settled = CASE WHEN it.state IN ('sent', 'dead') THEN it.now END,
  payload = CASE WHEN outbox.customer IS NULL AND outbox.kind NOT IN ('ticket', 'alert')
                   AND (it.state = 'sent' OR (it.state = 'dead' AND outbox.kind = 'farewell'))
            THEN '' ELSE outbox.payload END
FROM jsonb_to_recordset(:rows) AS it(id bigint, owner text, state text, attempts bigint, doubts bigint, due bigint,
  error text, external text, now bigint)
WHERE outbox.id = it.id AND outbox.lease_owner = it.owner AND outbox.state = 'sending' RETURNING outbox.id

-- A NOT EXISTS is planned as a join of the whole outbox with itself; this looks into the index for each row.
-- name: due
SELECT id, kind, lane, restaurant, queue FROM (
  SELECT it.id, it.kind, it.next_due, it.restaurant, it.queue, CASE it.kind WHEN 'ticket' THEN it.queue ELSE it.kind || ':' || it.restaurant END AS lane
  FROM outbox AS it
  WHERE it.state IN ('new', 'uncertain') AND it.next_due <= :now /* ours it */
    AND (it.kind = 'ticket' OR it.restaurant NOT IN (SELECT value FROM json_each(:paused))
         OR (it.kind = 'alert' AND it.restaurant IN (SELECT value FROM json_each(:beside))))
    AND (SELECT min(earlier.id) FROM outbox AS earlier WHERE earlier.queue = it.queue AND earlier.id < it.id
                    AND earlier.state IN ('new', 'sending')) IS NULL) AS ready
WHERE lane NOT IN (SELECT value FROM json_each(:full)) ORDER BY next_due, id LIMIT :limit

-- A write that meets no other's: a row would make the workers wait for each other.
-- name: beat
SELECT pg_logical_emit_message(true, 'orderbot', '')

-- name: last_in
SELECT arrived FROM inbox WHERE restaurant = :restaurant ORDER BY id DESC LIMIT 1

-- name: order_events
SELECT coalesce(json_agg(json_build_array(e.at, e.status, e.actor, e.note, e.event, e.due) ORDER BY e.id)::text, '[]')
FROM order_event AS e WHERE e.order_id = o.id

-- name: put_farewell
INSERT INTO outbox (restaurant, kind, queue, payload, dedupe_key, created, next_due)
SELECT restaurant, 'farewell', 'farewell:' || customer, json_build_object('user', value)::text,
  'farewell:' || customer || ':' || :now, :now, :now + 5000
FROM identity WHERE customer = :customer AND kind = 'user' ON CONFLICT DO NOTHING

-- name: erase_quarantine
DELETE FROM quarantine WHERE restaurant IN ('', :restaurant) AND EXISTS (
  SELECT 1 FROM identity AS i WHERE i.customer = :customer AND position(convert_to(i.value, 'UTF8') IN quarantine.raw) > 0)

-- name: quarantined
SELECT q.at, q.why, orderbot_readable(q.raw) AS raw FROM quarantine AS q
WHERE q.restaurant IN ('', :restaurant) AND EXISTS (
  SELECT 1 FROM identity AS i WHERE i.customer = :customer AND position(convert_to(i.value, 'UTF8') IN q.raw) > 0)
ORDER BY q.id
