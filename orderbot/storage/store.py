"""ports.Storage over an engine: a SQLite file, memory, PostgreSQL. One task writes, everybody else reads."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial
from itertools import starmap
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from orderbot.conversation.model import Conversation, Incoming
from orderbot.envelope import Sender
from orderbot.ordering.stock import SetStock, Stock
from orderbot.ports import Clock, Crash, Share
from orderbot.storage import inbox, keeping, parcels, turns
from orderbot.storage.rows import event as event_of
from orderbot.storage.rows import listed, ms, parcel, run, stored_order, when
from orderbot.storage.writer import Connection, Following, Row, Run, Work, Writer
from orderbot.stored import (
    Arrived,
    Decision,
    Errand,
    Health,
    Lane,
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
PATIENCE: Final = 10.0  # seconds to finish what is queued
WIPES: Final = 5  # tries to leave nothing of what was erased
AGAIN: Final = 0.5  # seconds between two of them
BREATH: Final = 0.005  # seconds between two steps of the night's round: whoever waits comes first
log = logging.getLogger(__name__)


class Engine(Protocol):
    """Where the rows lie. `run` plays work on the thread that owns `db`, the only connection that writes."""

    @property
    def db(self) -> Connection: ...

    @property
    def run(self) -> Run: ...

    def owns(self, restaurant: str) -> bool:
        """May it be written for? Asked on the writer's thread, in every round."""

    def share(self, writer: Writer) -> Share | None:
        """None: nobody else can be at work on this database."""

    async def read(self, writer: Writer, query: str, values: Mapping[str, Any]) -> list[Row]:
        """One named query, and so one moment. StorageDown if it cannot be answered."""

    def emptied(self, db: Connection) -> bool:
        """Leave nothing readable of what was erased, where that is ours to do. False: somebody is in the way."""

    def copy(self, db: Connection, target: Path, crash: Crash) -> None:
        """A complete, checked copy at `target`, or none."""

    def missing(self) -> str:
        """ "" or why what is written now would be lost."""

    async def watch(self, writer: Writer) -> None:
        """Gives the writer up once what lies behind it is not what was opened; returns or is cancelled."""

    async def close(self) -> None: ...


class Database:
    """ports.Storage over a writer and an engine."""

    def __init__(self, engine: Engine, clock: Clock, steady: Clock, crash: Crash) -> None:
        self._engine = engine
        self._clock = clock  # for what people set to a time of day
        self._steady = steady  # for how long something lasts
        self._crash = crash
        self._writer = Writer(engine.db, engine.run, crash=crash, owns=engine.owns)
        self.share = engine.share(self._writer)
        self._task = asyncio.create_task(self._writer.run(), name="writer")
        self._watching = asyncio.create_task(engine.watch(self._writer), name="watch over the database")

    # -- messages in

    async def receive(self, arrived: Arrived) -> int:
        places = {place for place, *_ in (*arrived.received, *arrived.changes)}
        places |= {outcome.restaurant for outcome in arrived.outcomes}
        return await self._writer.join("receive", inbox.receive, inbox.Delivery(arrived, self._now()), places=places)

    async def pass_on(self, restaurant: str, customer: int, message: Incoming) -> None:
        work = partial(
            inbox.pass_on, restaurant=restaurant, customer=customer, id=message.id, message=message, now=self._now()
        )
        await self._write("pass_on", work, restaurant)

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
        customer: int | Sender,
        day: str,
        decide: Callable[[Scene], Decision],
        staff: frozenset[str] = frozenset(),
    ) -> bool:
        erased = False

        def noted(scene: Scene) -> Decision:
            nonlocal erased
            decided = decide(scene)
            erased = decided.forget
            return decided

        number, sender = (0, customer) if isinstance(customer, Sender) else (customer, Sender())
        take = turns.Take(restaurant, number, day, noted, self._now(), ms(self._clock()), staff, sender)
        taken = await self._writer.join("turn", turns.turns, take, places=(restaurant,))
        if erased:
            await self._wipe()
        return taken

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
        await self._write("fail", work, restaurant)

    # -- deliveries out

    async def enqueue(self, restaurant: str, outgoing: tuple[Outgoing, ...]) -> None:
        work = partial(turns.enqueue, restaurant=restaurant, outgoing=outgoing, now=self._now())
        await self._write("enqueue", work)

    async def recover(self, leasing: Leasing, restaurants: Collection[str] | None = None) -> int:
        work = partial(parcels.recover, leasing=leasing, now=self._now(), restaurants=restaurants)
        return await self._write("recover", work, *restaurants or ())

    async def lease(self, errand: Errand) -> tuple[Parcel, ...]:
        return await self._writer.join("lease", parcels.lease, parcels.Want(errand, self._now()))

    def lease_with_each_round(
        self, errand: Callable[[], Errand | None], taken: Callable[[Errand, tuple[Parcel, ...] | Exception], None]
    ) -> None:
        def follow() -> Following | None:
            wanted = errand()
            if wanted is None:
                return None
            return Following("lease", parcels.lease, parcels.Want(wanted, self._now()), partial(taken, wanted))

        self._writer.follow(follow)

    async def begun(self, parcel: Parcel) -> None:
        await self._write("begun", partial(parcels.begun, place=parcel.id), parcel.restaurant)

    async def settle(self, parcel: Parcel, owner: str, settled: Settled, *, patience: float = 0.0) -> bool:
        done = parcels.Done(parcel.id, owner, settled, self._now())
        places = (parcel.restaurant,)
        return await self._writer.join("settle", parcels.settle, done, patience=patience, places=places)

    async def alarms(self, before: datetime) -> tuple[Parcel, ...]:
        return tuple(map(parcel, await self._read("alarms", {"before": ms(before)})))

    async def alarm(self, parcel: Parcel, outgoing: tuple[Outgoing, ...]) -> None:
        work = partial(parcels.alarm, place=parcel.id, restaurant=parcel.restaurant, outgoing=outgoing, now=self._now())
        await self._write("alarm", work, parcel.restaurant)

    async def end_tickets(self, restaurant: str, tickets: tuple[int, ...], state: str, why: str) -> tuple[int, ...]:
        work = partial(parcels.end, restaurant=restaurant, tickets=tickets, state=state, why=why, now=self._now())
        return await self._write("end", work, restaurant)

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
        return await self._write("move", work, restaurant)

    # -- the shop

    async def stock(self, restaurant: str) -> Stock:
        return turns.stock_of(await self._read("stock", {"restaurant": restaurant, "now": ms(self._clock())}))

    async def set_stock(self, restaurant: str, key: str, until: datetime | None, left: int | None) -> None:
        change = SetStock(key, until, left)
        work = partial(turns.set_stock, restaurant=restaurant, change=change, now=ms(self._clock()))
        await self._write("stock", work, restaurant)

    async def card(self, restaurant: str) -> tuple[str, str] | None:
        rows = await self._read("card", {"restaurant": restaurant})
        return (rows[0][0], rows[0][1]) if rows else None

    async def save_card(self, restaurant: str, version: str, content: str) -> None:
        row = {"restaurant": restaurant, "hash": version, "content": content, "now": self._now()}
        await self._write("card", partial(run, query="put_card", values=row), restaurant)

    async def upload(self, number: str, digest: str) -> tuple[str, datetime] | None:
        rows = await self._read("upload", {"ours": number, "digest": digest, "now": ms(self._clock())})
        return next(((media, when(until)) for media, until in rows), None)

    async def save_upload(self, number: str, digest: str, media: str, until: datetime) -> None:
        row = {"ours": number, "digest": digest, "media": media, "until": ms(until)}
        await self._write("upload", partial(run, query="put_upload", values=row))

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
        await self._write("setting", work, restaurant)

    # -- privacy and care

    async def find_customer(self, restaurant: str, identity: str) -> tuple[int, ...]:
        rows = await self._read("find_customer", {"restaurant": restaurant, "value": identity})
        return tuple(row[0] for row in rows)

    async def export(self, restaurant: str, customer: int) -> dict[str, object]:
        return await self._write("export", partial(keeping.export, restaurant=restaurant, customer=customer))

    async def forget(self, restaurant: str, customer: int) -> bool:
        work = partial(keeping.forget, restaurant=restaurant, customer=customer, now=self._now())
        gone = await self._write("forget", work, restaurant)
        await self._wipe()
        return gone

    async def restaurants(self) -> tuple[str, ...]:
        return tuple(place for (place,) in await self._read("restaurants"))

    async def purge(
        self,
        chat: datetime,
        tickets: datetime,
        profile: datetime,
        carts: datetime,
        left_alone: Callable[[Conversation], Conversation],
    ) -> dict[str, int]:
        now = self._now()
        row: dict[str, Any] = {"chat": ms(chat), "tickets": ms(tickets), "profile": ms(profile), "carts": ms(carts)}
        if self.share:
            row["held"] = listed(sorted(await self.share.swept()))
        row |= {"now": ms(self._clock()), "done": now - keeping.DONE}
        gone = {}
        for step in keeping.PURGES:
            gone[step] = await self._bit_by_bit(partial(keeping.purge, step=step, row=row))
        gone["stock"] = len(await self._write("purge", partial(run, query="purge_stock", values=row)))
        gone["carts"] = await self._by_page(partial(keeping.leave_alone, row=row, left_alone=left_alone))
        gone["customers"] = await self._by_page(partial(keeping.forget_idle, row=row, now=now))
        await self._wipe()
        return gone

    async def _wipe(self) -> None:
        """What was erased is still in the log beside the file: empty it. A reader may keep it for a moment."""
        for _ in range(WIPES):
            if await self._writer.submit("wipe", self._engine.emptied, alone=True):
                return
            await asyncio.sleep(AGAIN)
        log.warning("the log beside the database could not be emptied: somebody reads all the time")

    async def _bit_by_bit(self, step: Work[int]) -> int:
        """Until nothing is left to remove; whoever wants to write comes in between."""
        total = 0
        while True:
            gone = await self._write("purge", step)
            total += gone
            await asyncio.sleep(BREATH)
            if gone < keeping.MOST:
                return total

    async def _by_page(self, step: Callable[..., tuple[int, int]]) -> int:
        total, after = 0, 0
        while True:
            changed, after = await self._write("purge", partial(step, after=after))
            total += changed
            await asyncio.sleep(BREATH)
            if not after:
                return total

    async def backup(self, target: Path) -> None:
        await self._writer.submit("backup", partial(self._engine.copy, target=target, crash=self._crash), alone=True)

    async def pulse(self, restaurant: str) -> Pulse:
        last_in = await self._read("last_in", {"restaurant": restaurant})
        last_out = await self._read("last_out", {"restaurant": restaurant})
        return Pulse(when(last_in[0][0]) if last_in else None, when(last_out[0][0]) if last_out else None)

    async def health(self) -> Health:
        down = self._writer.down
        if down:
            return Health(str(down) or type(down).__name__, self._engine.missing())
        waiting = await self.waiting()
        oldest: dict[str, datetime] = {}
        for each in waiting:
            oldest[each.restaurant] = min(each.first, oldest.get(each.restaurant, each.first))
        lanes = [Lane(kind, place, rows, when(first)) for kind, place, rows, first in await self._read("lanes")]
        return Health("", self._engine.missing(), len(waiting), tuple(oldest.items()), tuple(lanes))

    async def beat(self) -> None:
        await self._write("beat", partial(run, query="beat", values={"now": self._now()}))

    async def deliveries(self, restaurant: str, prefix: str, since: datetime) -> tuple[tuple[str, str], ...]:
        end = prefix[:-1] + chr(ord(prefix[-1]) + 1)
        row = {"restaurant": restaurant, "prefix": prefix, "end": end, "since": ms(since)}
        return tuple((key, state) for key, state in await self._read("deliveries", row))

    async def broken(self) -> None:
        await self._writer.broken.wait()

    async def close(self) -> None:
        self._watching.cancel()
        try:
            await self._writer.stop()
            async with asyncio.timeout(PATIENCE):
                with suppress(Exception):  # whoever waited for the writer was told
                    await asyncio.shield(self._task)
        finally:
            await self._engine.close()

    # -- how

    def _now(self) -> int:
        return ms(self._steady())

    async def _write(self, name: str, work: Work[T], *restaurants: str) -> T:
        return await self._writer.submit(name, work, places=restaurants)

    async def _read(self, query: str, values: Mapping[str, Any] | None = None) -> list[Row]:
        return await self._engine.read(self._writer, query, values or {})
