"""The store in one SQLite file."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from itertools import starmap
from pathlib import Path
from typing import TypeVar

import aiosqlite

from orderbot.conversation.model import Conversation
from orderbot.ordering.stock import SetStock, Stock
from orderbot.ports import Clock, Crash, StorageDown
from orderbot.storage import file, inbox, keeping, parcels, turns
from orderbot.storage.queries import SQL
from orderbot.storage.rows import event as event_of
from orderbot.storage.rows import ms, parcel, run, stored_order, when
from orderbot.storage.writer import NO_CRASH, Row, Run, Work, Writer, thread
from orderbot.stored import (
    Arrived,
    Decision,
    Health,
    Leasing,
    OrderEvent,
    Outgoing,
    Parcel,
    Pulse,
    Scene,
    Settled,
    StoredOrder,
    Usage,
    Waiting,
    unpack_talk,
)

T = TypeVar("T")
PATIENCE = 10.0  # seconds to finish what is queued


class Database:
    """ports.Storage over a writer and, in a file, a connection that only reads."""

    def __init__(
        self,
        db: sqlite3.Connection,
        run: Run,
        reader: aiosqlite.Connection | None,
        clock: Clock,
        crash: Crash,
        let_go: file.Lock,
    ) -> None:
        self._db = db
        self._run = run  # on the thread that owns `db`
        self._reader = reader  # None: in memory, where a second connection would see another database
        self._clock = clock
        self._crash = crash
        self._let_go = let_go
        self._writer = Writer(db, run, crash=crash)
        self._task = asyncio.create_task(self._writer.run(), name="writer")

    # -- messages in

    async def receive(self, arrived: Arrived) -> int:
        return await self._writer.join("receive", inbox.receive, inbox.Delivery(arrived, self._now()))

    async def quarantine(self, restaurant: str, raw: bytes, why: str) -> None:
        work = partial(inbox.quarantine, restaurant=restaurant, raw=raw, why=why, now=self._now())
        await self._write("quarantine", work)

    # -- turns

    async def waiting(self) -> tuple[Waiting, ...]:
        rows = await self._read("waiting")
        return tuple(
            Waiting(restaurant, customer, when(first), when(last), bool(tap))
            for restaurant, customer, first, last, tap in rows
        )

    async def turn(
        self,
        restaurant: str,
        customer: int,
        day: str,
        decide: Callable[[Scene], Decision],
        staff: frozenset[str] = frozenset(),
    ) -> bool:
        take = turns.Take(restaurant, customer, day, decide, self._now(), staff)
        return await self._writer.join("turn", turns.turns, take)

    async def fail(
        self, restaurant: str, customer: int, last: int, why: str, outgoing: tuple[Outgoing, ...] = ()
    ) -> None:
        work = partial(
            turns.fail,
            restaurant=restaurant,
            customer=customer,
            last=last,
            why=why,
            outgoing=outgoing,
            now=self._now(),
        )
        await self._write("fail", work)

    # -- deliveries out

    async def enqueue(self, restaurant: str, outgoing: tuple[Outgoing, ...]) -> None:
        work = partial(turns.enqueue, restaurant=restaurant, outgoing=outgoing, now=self._now())
        await self._write("enqueue", work)

    async def recover(self, leasing: Leasing) -> int:
        return await self._write("recover", partial(parcels.recover, leasing=leasing, now=self._now()))

    async def lease(
        self,
        owner: str,
        limit: int,
        leasing: Leasing,
        paused: frozenset[str] = frozenset(),
        mailed: frozenset[str] = frozenset(),
    ) -> tuple[Parcel, ...]:
        return await self._writer.join(
            "lease", parcels.lease, parcels.Want(owner, limit, paused, mailed, leasing, self._now())
        )

    async def settle(self, parcel: Parcel, owner: str, settled: Settled) -> bool:
        done = parcels.Done(parcel.id, owner, settled, self._now())
        return await self._writer.join("settle", parcels.settle, done)

    async def alarms(self, before: datetime) -> tuple[Parcel, ...]:
        return tuple(map(parcel, await self._read("alarms", {"before": ms(before)})))

    async def alarm(self, parcel: Parcel, outgoing: tuple[Outgoing, ...]) -> None:
        work = partial(parcels.alarm, place=parcel.id, restaurant=parcel.restaurant, outgoing=outgoing, now=self._now())
        await self._write("alarm", work)

    async def end_tickets(self, restaurant: str, tickets: tuple[int, ...], state: str, why: str) -> tuple[int, ...]:
        work = partial(parcels.end, restaurant=restaurant, tickets=tickets, state=state, why=why, now=self._now())
        return await self._write("end", work)

    async def troubles(self, restaurant: str, since: datetime) -> tuple[Parcel, ...]:
        return tuple(map(parcel, await self._read("troubles", {"restaurant": restaurant, "since": ms(since)})))

    async def usage(self, restaurant: str, month: str) -> tuple[Usage, ...]:
        return tuple(Usage(*row) for row in await self._read("usage", {"restaurant": restaurant, "month": month}))

    async def unprinted(self, restaurant: str) -> tuple[Parcel, ...]:
        return tuple(map(parcel, await self._read("unprinted", {"restaurant": restaurant})))

    # -- orders

    async def orders(self, restaurant: str, first: str, last: str) -> tuple[StoredOrder, ...]:
        rows = await self._read("orders", {"restaurant": restaurant, "first": first, "last": last})
        return tuple(map(stored_order, rows))

    async def orders_due(self, restaurant: str, since: datetime) -> tuple[StoredOrder, ...]:
        rows = await self._read("orders_due", {"restaurant": restaurant, "since": ms(since)})
        return tuple(map(stored_order, rows))

    async def order(self, restaurant: str, day: str, number: int) -> StoredOrder | None:
        rows = await self._read("order", {"restaurant": restaurant, "day": day, "number": number})
        return stored_order(rows[0]) if rows else None

    async def events(self, restaurant: str, order: int) -> tuple[OrderEvent, ...]:
        rows = await self._read("events", {"restaurant": restaurant, "order_id": order})
        return tuple(starmap(event_of, rows))

    async def move(
        self, restaurant: str, order: int, expect: str, event: OrderEvent, outgoing: tuple[Outgoing, ...] = ()
    ) -> bool:
        work = partial(
            turns.move,
            restaurant=restaurant,
            order=order,
            expect=expect,
            event=event,
            outgoing=outgoing,
            now=self._now(),
        )
        return await self._write("move", work)

    # -- the shop

    async def stock(self, restaurant: str) -> Stock:
        return turns.stock_of(await self._read("stock", {"restaurant": restaurant, "now": self._now()}))

    async def set_stock(self, restaurant: str, key: str, until: datetime | None, left: int | None) -> None:
        work = partial(turns.set_stock, restaurant=restaurant, change=SetStock(key, until, left), now=self._now())
        await self._write("stock", work)

    async def card(self, restaurant: str) -> tuple[str, str] | None:
        rows = await self._read("card", {"restaurant": restaurant})
        return (rows[0][0], rows[0][1]) if rows else None

    async def save_card(self, restaurant: str, version: str, content: str) -> None:
        row = {"restaurant": restaurant, "version": version, "content": content, "now": self._now()}
        await self._write("card", partial(run, query="put_card", values=row))

    async def unknown_words(self, restaurant: str, limit: int = 100) -> tuple[tuple[str, int], ...]:
        rows = await self._read("unknown_words", {"restaurant": restaurant, "limit": limit})
        return tuple((word, count) for word, count in rows)

    async def talks(self, restaurant: str) -> tuple[Conversation, ...]:
        rows = await self._read("conversations", {"restaurant": restaurant})
        return tuple(unpack_talk(state) for (state,) in rows)

    async def settings(self, restaurant: str) -> dict[str, str]:
        return dict(await self._read("settings", {"restaurant": restaurant}))

    async def set_setting(self, restaurant: str, name: str, value: str) -> None:
        work = partial(turns.set_setting, restaurant=restaurant, name=name, value=value)
        await self._write("setting", work)

    # -- privacy and care

    async def find_customer(self, restaurant: str, identity: str) -> tuple[int, ...]:
        rows = await self._read("find_customer", {"restaurant": restaurant, "value": identity})
        return tuple(row[0] for row in rows)

    async def export(self, restaurant: str, customer: int) -> dict[str, object]:
        return await self._write("export", partial(keeping.export, restaurant=restaurant, customer=customer))

    async def forget(self, restaurant: str, customer: int) -> bool:
        work = partial(keeping.forget, restaurant=restaurant, customer=customer, now=self._now())
        return await self._write("forget", work)

    async def purge(
        self,
        chat: datetime,
        tickets: datetime,
        profile: datetime,
        carts: datetime,
        left_alone: Callable[[Conversation], Conversation],
    ) -> dict[str, int]:
        now = self._now()
        row = {"chat": ms(chat), "tickets": ms(tickets), "profile": ms(profile), "carts": ms(carts)}
        row |= {"now": now, "done": now - keeping.DONE}
        gone = {}
        for step in keeping.PURGES:
            gone[step] = await self._bit_by_bit(partial(keeping.purge, step=step, row=row))
        gone["stock"] = len(await self._write("purge", partial(run, query="purge_stock", values=row)))
        gone["carts"] = await self._by_page(partial(keeping.leave_alone, row=row, left_alone=left_alone))
        gone["customers"] = await self._by_page(partial(keeping.forget_idle, row=row, now=now))
        return gone

    async def _bit_by_bit(self, step: Work[int]) -> int:
        """Until nothing is left to remove; whoever wants to write comes in between."""
        total = 0
        while True:
            gone = await self._write("purge", step)
            total += gone
            if gone < keeping.MOST:
                return total

    async def _by_page(self, step: Callable[..., tuple[int, int]]) -> int:
        total, after = 0, 0
        while True:
            changed, after = await self._write("purge", partial(step, after=after))
            total += changed
            if not after:
                return total

    async def backup(self, target: Path) -> None:
        await self._writer.submit("backup", partial(file.copy, target=target, crash=self._crash), alone=True)

    async def pulse(self, restaurant: str) -> Pulse:
        last_in = await self._read("last_in", {"restaurant": restaurant})
        last_out = await self._read("last_out", {"restaurant": restaurant})
        return Pulse(when(last_in[0][0]) if last_in else None, when(last_out[0][0]) if last_out else None)

    async def health(self) -> Health:
        down = self._writer.down
        if down:
            return Health(type(down).__name__, 0, 0, None)
        open_ = await self._read("outbox_counts")
        oldest = min((oldest for _, _, oldest in open_), default=None)
        waiting = len(await self._read("waiting"))
        return Health("", waiting, sum(rows for _, rows, _ in open_), when(oldest) if oldest is not None else None)

    async def broken(self) -> None:
        await self._writer.broken.wait()

    async def close(self) -> None:
        try:
            await self._writer.stop()
            async with asyncio.timeout(PATIENCE):
                with suppress(Exception):  # whoever waited for the writer was told
                    await asyncio.shield(self._task)
        finally:
            if self._reader:
                await self._reader.close()
            await self._run(partial(file.close, self._db))
            self._let_go()

    # -- how

    def _now(self) -> int:
        return ms(self._clock())

    async def _write(self, name: str, work: Work[T]) -> T:
        return await self._writer.submit(name, work)

    async def _read(self, query: str, values: dict[str, object] | None = None) -> list[Row]:
        """One statement, and so one moment."""
        if self._reader is None:
            return await self._writer.submit("read", partial(run, query=query, values=values))
        try:
            return list(await self._reader.execute_fetchall(SQL[query], values or {}))
        except (sqlite3.Error, ValueError) as error:  # aiosqlite says ValueError once it is closed
            raise StorageDown("the store cannot be read") from error


async def open_sqlite(path: Path, clock: Clock, crash: Crash = NO_CRASH) -> Database:
    """The store in `path`, made or migrated. OwnerError if it is another's, damaged, newer, or in use."""
    file.folder(path)
    let_go = file.lock(path)
    run, end = thread()

    def close() -> None:
        end()
        let_go()

    try:
        db = await run(partial(file.open_writer, path, file.migrations(), crash))
        try:
            reader = await file.open_reader(path)
        except BaseException:
            await run(db.close)
            raise
    except BaseException:
        close()
        raise
    return Database(db, run, reader, clock, crash, close)
