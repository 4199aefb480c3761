-- Every statement of the house, by name. Parameters are named; `:now` is milliseconds UTC. A parameter in the plural is
-- a JSON list, so that one statement serves everything a round has of its kind. /* ours */ keeps to the restaurants that this
-- process works for, where others work on the same server; in a file all are, and it is a comment.

-- customers and their ids -----------------------------------------------------------------------------------------

-- name: identity
SELECT customer FROM identity WHERE restaurant = :restaurant AND kind = :kind AND value = :value

-- name: identities
SELECT kind, value FROM identity WHERE customer = :customer

-- name: ids
SELECT customer, kind, value FROM identity WHERE customer IN (SELECT value FROM json_each(:customers))

-- name: identities_of
SELECT i.restaurant, i.kind, i.value, i.customer FROM json_each(:keys) AS k CROSS JOIN identity AS i
ON i.restaurant = json_extract(k.value, '$[0]') AND i.kind = json_extract(k.value, '$[1]')
  AND i.value = json_extract(k.value, '$[2]')

-- name: new_customer
INSERT INTO customer (restaurant, created) VALUES (:restaurant, :now) RETURNING id

-- name: drop_identities
DELETE FROM identity WHERE customer = :customer AND kind = :kind AND value <> :value

-- name: put_identity
INSERT INTO identity (restaurant, kind, value, customer) VALUES (:restaurant, :kind, :value, :customer)
ON CONFLICT (restaurant, kind, value) DO UPDATE SET customer = excluded.customer

-- name: find_customer
SELECT DISTINCT customer FROM identity WHERE restaurant = :restaurant AND value = :value

-- inbox -----------------------------------------------------------------------------------------------------------

-- name: heard_before
SELECT i.restaurant, i.digest FROM json_each(:keys) AS k CROSS JOIN inbox AS i
ON i.restaurant = json_extract(k.value, '$[0]') AND i.digest = json_extract(k.value, '$[1]')

-- name: put_inbox
INSERT INTO inbox (restaurant, digest, customer, sent, arrived, tap, content)
VALUES (:restaurant, :digest, :customer, :sent, :now, :tap, :content)

-- name: put_quarantine
INSERT INTO quarantine (restaurant, at, why, raw) VALUES (:restaurant, :now, :why, :raw)

-- name: waiting
SELECT restaurant, customer, min(arrived) AS first, max(arrived) AS last, max(tap) AS tap
FROM inbox WHERE state = 'new' /* ours */ GROUP BY customer ORDER BY min(id)

-- name: heard
SELECT customer, id, content FROM inbox
WHERE customer IN (SELECT value FROM json_each(:customers)) AND state = 'new' ORDER BY sent, id

-- name: inbox_done
UPDATE inbox SET state = 'done' WHERE id IN (SELECT value FROM json_each(:ids))

-- name: inbox_secret
UPDATE inbox SET content = NULL, note = 'secret' WHERE id IN (SELECT value FROM json_each(:ids))

-- name: inbox_failed
UPDATE inbox SET state = 'failed', note = :note WHERE customer = :customer AND state = 'new' AND id <= :last_row

-- statuses --------------------------------------------------------------------------------------------------------

-- name: put_status
INSERT INTO status (restaurant, digest, status, at, outbox, code, price_type, price_category)
VALUES (:restaurant, :digest, :status, :at, :outbox, :code, :price_type, :price_category)
ON CONFLICT (restaurant, digest, status) DO NOTHING

-- name: statuses_known
SELECT s.restaurant, s.digest, s.status FROM json_each(:keys) AS k CROSS JOIN status AS s
ON s.restaurant = json_extract(k.value, '$[0]') AND s.digest = json_extract(k.value, '$[1]')
  AND s.status = json_extract(k.value, '$[2]')

-- name: priced_before
SELECT s.restaurant, s.digest FROM json_each(:keys) AS k CROSS JOIN status AS s
ON s.restaurant = json_extract(k.value, '$[0]') AND s.digest = json_extract(k.value, '$[1]')
  AND s.status IN ('delivered', 'read') AND s.price_type <> ''

-- name: count_usage
INSERT INTO usage (restaurant, month, price_type, category, count)
VALUES (:restaurant, :month, :price_type, :price_category, 1)
ON CONFLICT (restaurant, month, price_type, category) DO UPDATE SET count = usage.count + 1

-- name: usage
SELECT price_type, category, count FROM usage WHERE restaurant = :restaurant AND month = :month
ORDER BY price_type, category

-- name: status_arrived
UPDATE outbox SET state = 'sent', settled = :now, last_error = '',
  external_id = CASE WHEN customer IS NULL THEN '' ELSE :message END,
  payload = CASE WHEN customer IS NULL AND (kind <> 'alert' OR :status IN ('delivered', 'read')) THEN '' ELSE payload END
WHERE id = :outbox AND restaurant = :restaurant AND kind <> 'ticket'
  AND (state IN ('sending', 'uncertain') OR (state = 'new' AND attempts > 0)
       OR (state IN ('dead', 'superseded') AND :status IN ('delivered', 'read') AND last_error NOT LIKE 'failed%'))

-- name: status_failed
UPDATE outbox SET state = CASE WHEN :again AND attempts < :most AND payload <> '' THEN 'new' ELSE 'dead' END,
  next_due = :due, settled = :now, last_error = 'failed ' || :code, external_id = ''
WHERE id = :outbox AND restaurant = :restaurant AND kind <> 'ticket'
  AND state IN ('sending', 'uncertain', 'sent') AND external_id IN ('', :message) RETURNING kind, state

-- turns -----------------------------------------------------------------------------------------------------------

-- name: conversation
SELECT version, state FROM conversation WHERE customer = :customer

-- name: talks
SELECT customer, version, state FROM conversation WHERE customer IN (SELECT value FROM json_each(:customers))

-- name: conversations
SELECT state FROM conversation WHERE restaurant = :restaurant

-- name: habits
SELECT k.value AS customer,
  (SELECT count(*) FROM inbox AS i WHERE i.customer = k.value AND i.arrived > :minute) AS messages,
  (SELECT count(*) FROM orders AS o WHERE o.customer = k.value AND o.placed > :hour) AS orders,
  (SELECT count(*) FROM orders AS o WHERE o.customer = k.value AND o.due > :week AND (
     SELECT e.status FROM order_event AS e WHERE e.order_id = o.id ORDER BY e.id DESC LIMIT 1
   ) NOT IN ('done', 'rejected', 'cancelled') AND coalesce((
     SELECT e.due FROM order_event AS e WHERE e.order_id = o.id AND e.due IS NOT NULL ORDER BY e.id DESC LIMIT 1
   ), o.due) > :open) AS open_orders,
  EXISTS (SELECT 1 FROM orders AS o WHERE o.customer = k.value AND o.due <= :open AND (
     SELECT e.status FROM order_event AS e WHERE e.order_id = o.id ORDER BY e.id DESC LIMIT 1
   ) NOT IN ('rejected', 'cancelled')) AS known
FROM json_each(:customers) AS k

-- name: put_conversation
INSERT INTO conversation (customer, restaurant, version, state, updated)
VALUES (:customer, :restaurant, :version, :state, :now)
ON CONFLICT (customer) DO UPDATE SET version = excluded.version, state = excluded.state, updated = excluded.updated

-- name: next_numbers
SELECT json_extract(d.value, '$[0]') AS restaurant, json_extract(d.value, '$[1]') AS day,
  (SELECT coalesce(max(o.number), 0) + 1 FROM orders AS o
   WHERE o.restaurant = json_extract(d.value, '$[0]') AND o.day >= json_extract(d.value, '$[1]')) AS number
FROM json_each(:days) AS d

-- name: put_order
INSERT INTO orders (restaurant, day, number, customer, digest, placed, due, total, currency, snapshot)
VALUES (:restaurant, :day, :number, :customer, :digest, :placed, :due, :total, :currency, :snapshot) RETURNING id

-- name: put_person
INSERT INTO order_person (order_id, restaurant, content) VALUES (:order_id, :restaurant, :content)

-- name: agreed
SELECT restaurant, snapshot FROM orders WHERE id = :order_id

-- name: give_stock
UPDATE stock SET pieces = max(0, pieces + :count)
WHERE restaurant = :restaurant AND key = :key AND pieces IS NOT NULL AND (until IS NULL OR until > :now)

-- name: take_stock
UPDATE stock SET pieces = pieces - :count
WHERE restaurant = :restaurant AND key = :key AND pieces IS NOT NULL AND (until IS NULL OR until > :now)

-- name: count_word
INSERT INTO unknown_word (restaurant, word, count, last) VALUES (:restaurant, :word, 1, :now)
ON CONFLICT (restaurant, word) DO UPDATE SET count = unknown_word.count + 1, last = excluded.last

-- outbox ----------------------------------------------------------------------------------------------------------

-- name: put_outbox
INSERT INTO outbox (restaurant, kind, queue, customer, version, payload, dedupe_key, created, next_due)
VALUES (:restaurant, :kind, :queue, :customer, :version, :payload, :key, :now, :due)
ON CONFLICT (dedupe_key) DO NOTHING

-- What was to be told of an order before its latest step and is not on its way yet; `first` and `last` of the keys.
-- name: overtake
UPDATE outbox SET state = 'superseded', settled = :now
WHERE dedupe_key >= :first AND dedupe_key < :last AND state = 'new' AND kind IN ('message', 'confirmation')

-- name: alerts_about
SELECT o.external_id, o.customer FROM json_each(:ids) AS k CROSS JOIN outbox AS o
ON o.external_id = k.value AND o.kind = 'alert' AND o.external_id <> '' AND o.customer IS NOT NULL

-- A ticket of which no byte has left is the first of its kind, however often it was tried.
-- name: rescue
UPDATE outbox SET state = CASE kind WHEN 'ticket' THEN 'new' ELSE 'uncertain' END,
  attempts = attempts + 1, doubts = doubts + CASE kind WHEN 'ticket' THEN begun ELSE 1 END, lease_owner = '', last_error = 'interrupted',
  next_due = :now + CASE kind WHEN 'ticket' THEN 0 WHEN 'confirmation' THEN :patient ELSE :wait END
WHERE state = 'sending' /* ours */ RETURNING id

-- A clock that was ahead before the start makes nothing wait.
-- name: catch_up
UPDATE outbox SET next_due = :now
WHERE state IN ('new', 'uncertain') AND next_due > CASE kind WHEN 'ticket' THEN :now ELSE :most END /* ours */

-- name: supersede
UPDATE outbox SET state = 'superseded', settled = :now
WHERE state = 'uncertain' AND kind = 'message' /* ours */
  AND version < (SELECT version FROM conversation WHERE customer = outbox.customer)

-- A lane is what must not keep another waiting: a printer; the chat, the confirmations, the alerts of a restaurant.
-- name: flying
SELECT CASE kind WHEN 'ticket' THEN queue ELSE kind || ':' || restaurant END AS lane, kind, count(*) AS rows
FROM outbox WHERE state = 'sending' /* ours */ GROUP BY 1, 2

-- The first of each queue. What is uncertain keeps nobody waiting: it may have arrived.
-- name: due
SELECT id, kind, lane, restaurant, queue FROM (
  SELECT it.id, it.kind, it.next_due, it.restaurant, it.queue, CASE it.kind WHEN 'ticket' THEN it.queue ELSE it.kind || ':' || it.restaurant END AS lane
  FROM outbox AS it
  WHERE it.state IN ('new', 'uncertain') AND it.next_due <= :now /* ours it */
    AND (it.kind = 'ticket' OR it.restaurant NOT IN (SELECT value FROM json_each(:paused))
         OR (it.kind = 'alert' AND it.restaurant IN (SELECT value FROM json_each(:beside))))
    AND NOT EXISTS (SELECT 1 FROM outbox AS earlier WHERE earlier.queue = it.queue AND earlier.id < it.id
                    AND earlier.state IN ('new', 'sending'))) AS ready
WHERE lane NOT IN (SELECT value FROM json_each(:full)) ORDER BY next_due, id LIMIT :limit

-- name: paces
SELECT p.restaurant, p.queue, p.level, p.at FROM json_each(:keys) AS k CROSS JOIN pace AS p
ON p.restaurant = json_extract(k.value, '$[0]') AND p.queue = json_extract(k.value, '$[1]')

-- name: put_pace
INSERT INTO pace (restaurant, queue, level, at) VALUES (:restaurant, :queue, :level, :at)
ON CONFLICT (restaurant, queue) DO UPDATE SET level = excluded.level, at = excluded.at

-- name: put_off
UPDATE outbox SET next_due = :due WHERE id = :id

-- name: lease
UPDATE outbox SET state = 'sending', begun = 0, lease_owner = :owner WHERE id IN (SELECT value FROM json_each(:ids))
RETURNING id, restaurant, kind, queue, customer, payload, attempts, doubts, created, last_error

-- name: begun
UPDATE outbox SET begun = 1 WHERE id = :id AND state = 'sending'

-- name: settle
UPDATE outbox SET state = it.state, attempts = it.attempts, doubts = it.doubts, next_due = it.due,
  last_error = it.error, lease_owner = '',
  external_id = CASE WHEN it.external = '' OR (outbox.customer IS NULL AND outbox.kind <> 'ticket')
                THEN outbox.external_id ELSE it.external END,
  settled = CASE WHEN it.state IN ('sent', 'dead') THEN it.now END,
  payload = CASE WHEN outbox.customer IS NULL AND outbox.kind NOT IN ('ticket', 'alert')
                   AND (it.state = 'sent' OR (it.state = 'dead' AND outbox.kind = 'farewell'))
            THEN '' ELSE outbox.payload END
FROM (SELECT json_extract(value, '$.id') AS id, json_extract(value, '$.owner') AS owner,
        json_extract(value, '$.state') AS state, json_extract(value, '$.attempts') AS attempts,
        json_extract(value, '$.doubts') AS doubts, json_extract(value, '$.due') AS due,
        json_extract(value, '$.error') AS error, json_extract(value, '$.external') AS external,
        json_extract(value, '$.now') AS now
      FROM json_each(:rows)) AS it
WHERE outbox.id = it.id AND outbox.lease_owner = it.owner AND outbox.state = 'sending' RETURNING id

-- name: alarms
SELECT id, restaurant, kind, queue, customer, payload, attempts, doubts, created, last_error FROM outbox
WHERE state = 'dead' AND alarmed = 0 AND kind IN ('confirmation', 'ticket') /* ours */
UNION ALL
SELECT id, restaurant, kind, queue, customer, payload, attempts, doubts, created, last_error FROM outbox
WHERE state IN ('new', 'sending', 'uncertain') AND kind = 'ticket' AND created <= :before AND alarmed = 0 /* ours */

-- name: alarmed
UPDATE outbox SET alarmed = 1 WHERE id = :id AND alarmed = 0 RETURNING id

-- A ticket that is over by other ways than its delivery; who is at it will find that it is not theirs any more.
-- name: end_tickets
UPDATE outbox SET state = :state, settled = :now, lease_owner = '', external_id = :why, alarmed = 1
WHERE id IN (SELECT value FROM json_each(:ids)) AND restaurant = :restaurant AND kind = 'ticket'
  AND state IN ('new', 'sending', 'uncertain', 'dead') RETURNING id

-- name: troubles
SELECT id, restaurant, kind, queue, customer, payload, attempts, doubts, created, last_error FROM outbox
WHERE restaurant = :restaurant AND state = 'dead' AND settled >= :since ORDER BY id

-- name: unprinted
SELECT id, restaurant, kind, queue, customer, payload, attempts, doubts, created, last_error FROM outbox
WHERE restaurant = :restaurant AND kind = 'ticket' AND state IN ('new', 'sending', 'uncertain') ORDER BY id

-- From the newest back: the first that fits is near.
-- name: last_heard
SELECT max(i.arrived) FROM inbox AS i WHERE i.customer = (
  SELECT customer FROM identity WHERE restaurant = :restaurant AND kind = 'phone' AND value = :phone)

-- name: last_in
SELECT arrived FROM inbox WHERE +restaurant = :restaurant ORDER BY id DESC LIMIT 1

-- name: last_out
SELECT settled FROM outbox WHERE restaurant = :restaurant AND kind <> 'ticket' AND state = 'sent' ORDER BY id DESC LIMIT 1

-- name: lanes
SELECT kind, restaurant, count(*) AS rows, min(created) AS oldest FROM outbox
WHERE state IN ('new', 'sending', 'uncertain') /* ours */ GROUP BY kind, restaurant

-- name: deliveries
SELECT dedupe_key, state FROM outbox
WHERE dedupe_key >= :prefix AND dedupe_key < :end AND restaurant = :restaurant AND created >= :since

-- name: beat
INSERT INTO beat (id, at) VALUES (1, :now) ON CONFLICT (id) DO UPDATE SET at = excluded.at

-- orders ----------------------------------------------------------------------------------------------------------

-- name: order_events
SELECT json_group_array(json_array(e.at, e.status, e.actor, e.note, e.event, e.due)) FROM (
  SELECT at, status, actor, note, event, due FROM order_event WHERE order_id = o.id ORDER BY id) AS e

-- An order as it stands now: agreed once, moved by events, told to its customer, printed as tickets.
-- name: order_now
SELECT o.id, o.restaurant, o.day, o.customer, o.due, o.snapshot, p.content AS person,
  {order_events} AS events,
  (SELECT i.value FROM identity AS i WHERE i.customer = o.customer AND i.kind = 'phone') AS phone,
  (SELECT i.value FROM identity AS i WHERE i.customer = o.customer AND i.kind = 'user') AS "user",
  (SELECT count(*) FROM outbox AS t WHERE t.dedupe_key >= 'ticket:' || o.restaurant || ':' || o.day || ':' || o.number || ':'
    AND t.dedupe_key < 'ticket:' || o.restaurant || ':' || o.day || ':' || o.number || ';') AS tickets,
  (SELECT count(*) FROM outbox AS t WHERE t.dedupe_key >= 'ticket:' || o.restaurant || ':' || o.day || ':' || o.number || ':'
    AND t.dedupe_key < 'ticket:' || o.restaurant || ':' || o.day || ':' || o.number || ';'
    AND t.state IN ('sent', 'superseded')) AS printed
FROM orders AS o LEFT JOIN order_person AS p ON p.order_id = o.id

-- name: orders
SELECT id, day, snapshot, person, events, phone, "user", tickets, printed FROM {order_now} AS o
WHERE restaurant = :restaurant AND day BETWEEN :first AND :last ORDER BY id

-- name: orders_due
SELECT id, day, snapshot, person, events, phone, "user", tickets, printed FROM {order_now} AS o
WHERE restaurant = :restaurant AND due >= :since ORDER BY due, id

-- name: order
SELECT id, day, snapshot, person, events, phone, "user", tickets, printed FROM {order_now} AS o
WHERE restaurant = :restaurant AND day = :day AND id = (
  SELECT id FROM orders WHERE restaurant = :restaurant AND day = :day AND number = :number)

-- name: orders_of
SELECT id, day, snapshot, person, events, phone, "user", tickets, printed FROM {order_now} AS o
WHERE customer = :customer ORDER BY id

-- name: loads
SELECT o.restaurant, o.due / 900000 AS quarter, count(*), CAST(sum(o.total) AS BIGINT) FROM orders AS o
WHERE o.restaurant IN (SELECT value FROM json_each(:restaurants)) AND o.due >= :now AND (
    SELECT e.status FROM order_event AS e WHERE e.order_id = o.id ORDER BY e.id DESC LIMIT 1
  ) NOT IN ('rejected', 'cancelled')
GROUP BY o.restaurant, quarter

-- name: standing
SELECT o.customer, o.number, (
    SELECT e.status FROM order_event AS e WHERE e.order_id = o.id ORDER BY e.id DESC LIMIT 1) AS status, (
    SELECT e.due FROM order_event AS e WHERE e.order_id = o.id AND e.due IS NOT NULL ORDER BY e.id DESC LIMIT 1) AS moved
FROM orders AS o
WHERE o.customer IN (SELECT value FROM json_each(:customers)) AND o.due >= :since ORDER BY o.id

-- name: last_event
SELECT status FROM order_event WHERE order_id = :order_id ORDER BY id DESC LIMIT 1

-- name: put_event
INSERT INTO order_event (restaurant, order_id, at, status, actor, note, event, due)
VALUES (:restaurant, :order_id, :now, :status, :actor, :note, :event, :due)

-- name: events
SELECT at, status, actor, note, event, due FROM order_event WHERE restaurant = :restaurant AND order_id = :order_id ORDER BY id

-- keeping ---------------------------------------------------------------------------------------------------------

-- name: stock
SELECT key, until, pieces FROM stock WHERE restaurant = :restaurant AND (until IS NULL OR until > :now)

-- name: stocks
SELECT restaurant, key, until, pieces FROM stock
WHERE restaurant IN (SELECT value FROM json_each(:restaurants)) AND (until IS NULL OR until > :now)

-- name: put_stock
INSERT INTO stock (restaurant, key, until, pieces) VALUES (:restaurant, :key, :until, :pieces)
ON CONFLICT (restaurant, key) DO UPDATE SET until = excluded.until, pieces = excluded.pieces

-- name: drop_ended_stock
DELETE FROM stock WHERE restaurant = :restaurant AND until <= :now

-- name: drop_stock
DELETE FROM stock WHERE restaurant = :restaurant AND key = :key

-- name: upload
SELECT media, until FROM upload WHERE number = :ours AND digest = :digest AND until > :now

-- name: put_upload
INSERT INTO upload (number, digest, media, until) VALUES (:ours, :digest, :media, :until)
ON CONFLICT (number, digest) DO UPDATE SET media = excluded.media, until = excluded.until

-- name: card
SELECT version, content FROM card WHERE restaurant = :restaurant

-- name: put_card
INSERT INTO card (restaurant, version, content, saved) VALUES (:restaurant, :hash, :content, :now)
ON CONFLICT (restaurant) DO UPDATE SET version = excluded.version, content = excluded.content, saved = excluded.saved

-- name: unknown_words
SELECT word, count FROM unknown_word WHERE restaurant = :restaurant ORDER BY count DESC, word LIMIT :limit

-- name: settings
SELECT name, value FROM setting WHERE restaurant = :restaurant

-- name: settings_of
SELECT restaurant, name, value FROM setting WHERE restaurant IN (SELECT value FROM json_each(:restaurants))

-- name: put_setting
INSERT INTO setting (restaurant, name, value) VALUES (:restaurant, :name, :value)
ON CONFLICT (restaurant, name) DO UPDATE SET value = excluded.value

-- name: drop_setting
DELETE FROM setting WHERE restaurant = :restaurant AND name = :name

-- erasing: the customer's row stays, empty, because orders refer to it ----------------------------------------------

-- name: erase_customer
UPDATE customer SET erased = :now WHERE id = :customer AND restaurant = :restaurant AND erased IS NULL RETURNING id

-- name: erase_identities
DELETE FROM identity WHERE customer = :customer

-- name: erase_conversation
DELETE FROM conversation WHERE customer = :customer

-- name: erase_inbox
UPDATE inbox SET content = NULL, state = CASE state WHEN 'new' THEN 'done' ELSE state END, note = 'erased'
WHERE customer = :customer

-- Confirmations and tickets still on their way go out: the order they speak of stands.
-- name: erase_waiting
UPDATE outbox SET state = 'superseded', settled = :now
WHERE customer = :customer AND kind = 'message' AND state IN ('new', 'uncertain')

-- name: erase_outbox
UPDATE outbox SET payload = '', external_id = ''
WHERE customer = :customer AND state IN ('sent', 'dead', 'superseded')

-- The channel knows the customer too; it is told a moment after the answer that says so.
-- name: put_farewell
INSERT INTO outbox (restaurant, kind, queue, payload, dedupe_key, created, next_due)
SELECT restaurant, 'farewell', 'farewell:' || customer, json_object('user', value), 'farewell:' || customer || ':' || :now,
  :now, :now + 5000 FROM identity WHERE customer = :customer AND kind = 'user' ON CONFLICT DO NOTHING

-- name: detach_outbox
UPDATE outbox SET customer = NULL WHERE customer = :customer AND kind <> 'ticket'

-- name: erase_persons
DELETE FROM order_person WHERE order_id IN (SELECT id FROM orders WHERE customer = :customer AND due < :done)

-- Bytes nobody could read may still hold who sent them.
-- name: erase_quarantine
DELETE FROM quarantine WHERE restaurant IN ('', :restaurant) AND EXISTS (
  SELECT 1 FROM identity AS i WHERE i.customer = :customer AND instr(CAST(quarantine.raw AS TEXT), i.value) > 0)

-- name: quarantined
SELECT q.at, q.why, CAST(q.raw AS TEXT) AS raw FROM quarantine AS q
WHERE q.restaurant IN ('', :restaurant) AND EXISTS (
  SELECT 1 FROM identity AS i WHERE i.customer = :customer AND instr(CAST(q.raw AS TEXT), i.value) > 0) ORDER BY q.id

-- name: erase_statuses
DELETE FROM status WHERE outbox IN (SELECT id FROM outbox WHERE customer = :customer)

-- name: statuses_of
SELECT at, status, code, price_type, price_category FROM status
WHERE outbox IN (SELECT id FROM outbox WHERE customer = :customer) ORDER BY id

-- name: erase_pace
DELETE FROM pace WHERE restaurant = :restaurant AND queue = 'customer:' || :customer

-- What was switched for them: their standing as staff, that they wait for a person.
-- name: erase_settings
DELETE FROM setting WHERE restaurant = :restaurant AND (
  name IN ('person:' || :customer, 'unanswered:' || :customer) OR name IN (
    SELECT 'staff:' || i.value FROM identity AS i WHERE i.customer = :customer AND i.kind = 'phone'))

-- name: settings_about
SELECT name, value FROM setting WHERE restaurant = :restaurant AND (
  name IN ('person:' || :customer, 'unanswered:' || :customer) OR EXISTS (
    SELECT 1 FROM identity AS i WHERE i.customer = :customer AND instr(name, i.value) > 0))

-- name: events_of
SELECT e.at, e.status, e.actor, e.note FROM order_event AS e
WHERE e.order_id IN (SELECT id FROM orders WHERE customer = :customer) ORDER BY e.id

-- name: restaurants
SELECT DISTINCT restaurant FROM customer ORDER BY restaurant

-- name: history
SELECT arrived, sent, state, content FROM inbox WHERE customer = :customer ORDER BY id

-- name: sent_to
SELECT created, kind, state, payload FROM outbox
WHERE customer = :customer ORDER BY id

-- name: erased_customers
SELECT id, restaurant, created FROM customer WHERE erased IS NOT NULL

-- name: came_back
SELECT id FROM customer WHERE id = :customer AND restaurant = :restaurant AND created = :created AND erased IS NULL

-- purging: each statement removes at most `:most`, oldest first, and returns a row for everything it removed. ------------

-- name: purge_inbox
DELETE FROM inbox WHERE id IN (
  SELECT id FROM inbox WHERE arrived < :chat AND state <> 'new' /* ours */ ORDER BY arrived LIMIT :most) RETURNING 1

-- name: purge_quarantine
DELETE FROM quarantine WHERE id IN (SELECT id FROM quarantine WHERE at < :chat /* ours */ ORDER BY id LIMIT :most) RETURNING 1

-- What was printed goes earlier than what says that it was.
-- name: purge_tickets
UPDATE outbox SET payload = '' WHERE id IN (
  SELECT id FROM outbox WHERE state IN ('sent', 'dead', 'superseded') AND kind = 'ticket' AND payload <> ''
    AND created < :tickets /* ours */ ORDER BY created LIMIT :most) RETURNING 1

-- name: purge_outbox
DELETE FROM outbox WHERE id IN (
  SELECT id FROM outbox WHERE state IN ('sent', 'dead', 'superseded') AND created < :chat /* ours */
  ORDER BY created LIMIT :most) RETURNING 1

-- name: purge_persons
DELETE FROM order_person WHERE order_id IN (
  SELECT p.order_id FROM order_person AS p CROSS JOIN orders AS o ON o.id = p.order_id
  CROSS JOIN customer AS c ON c.id = o.customer
  WHERE (o.due < :chat OR (c.erased IS NOT NULL AND o.due < :done)) /* ours o */ LIMIT :most) RETURNING 1

-- Words nobody knew may be names. Statuses are only needed against repeats.
-- name: purge_words
DELETE FROM unknown_word WHERE (restaurant, word) IN (
  SELECT restaurant, word FROM unknown_word WHERE last < :chat /* ours */ LIMIT :most) RETURNING 1

-- name: purge_statuses
DELETE FROM status WHERE id IN (SELECT id FROM status WHERE at < :chat /* ours */ ORDER BY at LIMIT :most) RETURNING 1

-- A bucket that had an hour to fill is as good as none.
-- name: purge_paces
DELETE FROM pace WHERE (restaurant, queue) IN (
  SELECT restaurant, queue FROM pace WHERE at < :now - 3600000 /* ours */ ORDER BY at LIMIT :most) RETURNING 1

-- name: purge_uploads
DELETE FROM upload WHERE until <= :now RETURNING 1

-- name: purge_stock
DELETE FROM stock WHERE until <= :now /* ours */ RETURNING 1

-- These walk by customer, a page at a time: `:after` is the last of the page before.
-- name: silent_conversations
SELECT customer, state, updated < :carts AND NOT EXISTS (
    SELECT 1 FROM inbox AS i WHERE i.customer = t.customer AND i.state = 'new') AS silent
FROM conversation AS t WHERE customer > :after /* ours t */ ORDER BY customer LIMIT :most

-- name: rewrite_conversation
UPDATE conversation SET state = :state WHERE customer = :customer AND updated < :carts

-- name: idle_customers
SELECT c.id, c.restaurant, c.erased IS NULL AND coalesce(t.updated, c.created) < :profile
  AND NOT EXISTS (SELECT 1 FROM inbox AS i WHERE i.customer = c.id AND (i.state = 'new' OR i.arrived >= :profile)) AS idle
FROM customer AS c LEFT JOIN conversation AS t ON t.customer = c.id
WHERE c.id > :after /* ours c */ ORDER BY c.id LIMIT :most
