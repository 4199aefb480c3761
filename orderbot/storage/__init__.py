"""Where everything is kept. One task writes, everybody else reads; what was acknowledged survives a power cut.

    store.py      the store, whatever lies below it: an Engine
    sqlite.py     a file; memory.py the same without a disk; postgres.py a server
    writer.py     the only task that writes: many verbs, one commit
    file.py       lock, settings, checks and migrations of the file
    queries.sql   every statement, by name; migrations/ the tables
    postgres.sql  what PostgreSQL says otherwise; dialect.py translates the rest; migrations_postgres/ the same tables
    shares.py     who works for which restaurant, where many workers share a server; shares.sql
    trouble.py    what can be wrong with a database
    inbox.py turns.py parcels.py keeping.py   the verbs, each one transaction
    peek.py beside.py   for commands beside a running bot: read only; copies, and a copy brought back
    moving.py     from one engine to another, every row compared
    rows.py       values <-> rows

Every row knows its restaurant. Times are INTEGER milliseconds UTC, money INTEGER cents.
"""
