"""A file as it is after years: orders, and the rows of everything that was heard and said."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from orderbot.conversation.model import TAP, Conversation, Incoming
from orderbot.retention import left_alone
from orderbot.storage import file
from orderbot.storage.rows import person, without_person
from orderbot.storage.sqlite import open_sqlite
from orderbot.storage.writer import NO_CRASH
from orderbot.stored import Letter, pack, pack_talk
from orderbot.wording.message import Message
from tests.storage.samples import order

DAYS = 730
STEP = 20_000  # rows of a transaction


def clock() -> datetime:
    return datetime.now(UTC)


def fill(path: Path, orders: int) -> None:
    """So many orders of two years; the messages and statuses of the last 30 days are still whole."""
    db = file.open_writer(path, file.migrations(), NO_CRASH)
    with closing(db):
        db.execute("PRAGMA synchronous = OFF")
        now = int(clock().timestamp() * 1000)
        customers = orders // 8
        sample = order(1, 1)
        snapshot, who = without_person(sample), person(sample)
        heard = pack(Incoming("wamid.x", clock(), TAP, tap="section:pizza"))
        said = pack(Letter("4917611111111", "", Message("Was darf es sein? " * 12)))
        talk = pack_talk(Conversation(language="de"))
        step = DAYS * 86_400_000 // orders

        def at(each: int) -> int:
            return now - (orders - each) * step

        _many(db, "INSERT INTO customer (id, restaurant, created) VALUES (?, 'bella', ?)",
              ((each, now - DAYS * 86_400_000) for each in range(1, customers + 1)))  # fmt: skip
        _many(db, "INSERT INTO identity VALUES ('bella', 'phone', ?, ?)",
              ((f"4915{each:09d}", each) for each in range(1, customers + 1)))  # fmt: skip
        _many(db, "INSERT INTO conversation VALUES (?, 'bella', 9, ?, ?)",
              ((each, talk, now - each) for each in range(1, customers + 1)))  # fmt: skip
        _many(db, "INSERT INTO orders (restaurant, day, number, customer, digest, placed, due, total, currency,"
              " snapshot) VALUES ('bella', ?, ?, ?, ?, ?, ?, 2100, 'EUR', ?)",
              ((str(_day(at(each))), each + 1, 1 + each % customers, f"d{each}", at(each), at(each), snapshot)
               for each in range(orders)))  # fmt: skip
        _many(db, "INSERT INTO order_person VALUES (?, 'bella', ?)",
              ((each + 1, who) for each in range(orders) if at(each) > now - 30 * 86_400_000))  # fmt: skip
        _many(db, "INSERT INTO order_event (restaurant, order_id, at, status, actor)"
              " VALUES ('bella', ?, ?, 'placed', 'c')",
              ((each + 1, at(each)) for each in range(orders)))  # fmt: skip
        rows = 4 * orders
        fresh = 31 * 86_400_000 // rows  # a few of them are due for the night's round
        _many(db, "INSERT INTO inbox (restaurant, digest, customer, sent, arrived, tap, content, state)"
              " VALUES ('bella', ?, ?, ?, ?, 1, ?, 'done')",
              ((f"{each:064x}", 1 + each % customers, now - (rows - each) * fresh, now - (rows - each) * fresh, heard)
               for each in range(rows)))  # fmt: skip
        _many(db, "INSERT INTO outbox (restaurant, kind, queue, customer, payload, dedupe_key, state, created,"
              " next_due, attempts, external_id, settled)"
              " VALUES ('bella', 'message', ?, ?, ?, ?, 'sent', ?, 0, 1, 'wamid.x', ?)",
              ((f"customer:{1 + each % customers}", 1 + each % customers, said, f"turn:old{each}:0",
                now - (rows - each) * fresh, now - (rows - each) * fresh) for each in range(rows)))  # fmt: skip
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _day(at: int) -> object:
    return datetime.fromtimestamp(at / 1000, UTC).date()


def _many(db: sqlite3.Connection, sql: str, rows) -> None:
    db.execute("BEGIN")
    for number, row in enumerate(rows, 1):
        db.execute(sql, row)
        if number % STEP == 0:
            db.execute("COMMIT")
            db.execute("BEGIN")
    db.execute("COMMIT")


async def night(path: Path) -> tuple[float, list[float], int]:
    """(seconds of the night's round, seconds each write beside it waited, rows that went)."""
    store = await open_sqlite(path, clock)
    waits: list[float] = []

    async def write() -> None:
        while True:
            begun = time.perf_counter()
            await store.set_setting("bella", "beat", str(begun))
            waits.append(time.perf_counter() - begun)
            await asyncio.sleep(0.02)

    writing = asyncio.create_task(write())
    now, begun = clock(), time.perf_counter()
    day = timedelta(days=1)
    gone = await store.purge(now - 30 * day, now - 7 * day, now - 365 * day, now - 3 * day, left_alone)
    took = time.perf_counter() - begun
    writing.cancel()
    await asyncio.gather(writing, return_exceptions=True)
    await store.close()
    return took, waits, sum(gone.values())
