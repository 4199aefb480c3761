"""What a statement costs does not grow with the history: it finds its rows by an index, or walks one of what is open."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

import pytest

from orderbot.storage import file
from orderbot.storage.queries import SQL
from orderbot.storage.writer import NO_CRASH

GROWING = (
    "inbox", "outbox", "orders", "order_person", "order_event", "status", "customer", "identity", "conversation", "pace",
)  # fmt: skip
# Walked from one end, in bounded pages or to the first that fits, or once at the wish of a person.
WALKS = (
    "restaurants",
    "last_in",
    "last_out",
    "purge_persons",
    "silent_conversations",
    "idle_customers",
    "conversations",
    "erased_customers",
)
ALIASES = {"it": "outbox", "earlier": "outbox", "i": "inbox", "t": "conversation", "c": "customer", "o": "orders"}


@pytest.fixture(scope="module")
def db() -> Iterator[sqlite3.Connection]:
    made = file.open_writer(None, file.migrations(), NO_CRASH)
    yield made
    made.close()


def scans(db: sqlite3.Connection, sql: str, partial: set[str]) -> list[str]:
    """Steps that go through all rows of a table that grows."""
    values = dict.fromkeys(re.findall(r":(\w+)", sql), "[]")
    found = []
    for *_, step in db.execute(f"EXPLAIN QUERY PLAN {sql}", values):
        if scan := re.match(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?", step):
            table, index = ALIASES.get(scan[1], scan[1]), scan[2]
            if table in GROWING and index not in partial:
                found.append(step)
    return found


@pytest.mark.parametrize("name", sorted(set(SQL) - set(WALKS)))
def test_no_statement_scans_a_table_that_grows(db: sqlite3.Connection, name: str) -> None:
    partial = {
        row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql LIKE '%WHERE%'")
    }
    assert scans(db, SQL[name], partial) == []


def test_a_scan_would_be_seen(db: sqlite3.Connection) -> None:
    assert scans(db, "SELECT 1 FROM outbox WHERE last_error = :error", set())
    assert scans(db, "SELECT state, count(*) FROM outbox WHERE state IN ('new') GROUP BY state", set())
