-- The locks by which many workers share a PostgreSQL server, by name (shares.py). $1 is their class.

-- name: key
hashtext(current_schema() || '/' || name)

-- The same as it stands in the server's list of locks.
-- name: listed_key
hashtext(current_schema() || '/' || name)::bigint & 4294967295

-- name: held
SELECT pid, objid::bigint AS key FROM pg_locks
WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND classid::bigint = $1::bigint
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())

-- name: join
SELECT pg_advisory_lock_shared($1, hashtext(current_schema()))

-- name: lock
SELECT name FROM unnest($2::text[]) AS name WHERE pg_try_advisory_lock($1, {key})

-- name: unlock
SELECT pg_advisory_unlock($1, {key}) FROM unnest($2::text[]) AS name

-- name: workers
WITH place AS (SELECT name, {listed_key} AS key FROM unnest($2::text[]) AS name), held AS MATERIALIZED {held}
SELECT coalesce(a.application_name, ''), array_remove(array_agg(p.name), NULL), m.pid = $3
FROM held AS m LEFT JOIN pg_stat_activity AS a ON a.pid = m.pid
LEFT JOIN held AS h ON h.pid = m.pid LEFT JOIN place AS p ON p.key = h.key
WHERE m.key = hashtext(current_schema())::bigint & 4294967295 GROUP BY m.pid, a.application_name

-- name: nobodys
WITH held AS MATERIALIZED {held}
SELECT name FROM (SELECT DISTINCT restaurant AS name FROM customer) AS known
WHERE NOT EXISTS (SELECT 1 FROM held WHERE held.key = {listed_key})
