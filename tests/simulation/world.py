"""The world outside, which outlives every crash of the house: customers, Meta, printers, the disk, the clock.

Everything that happens by chance comes from one seeded generator, so a seed gives the same run.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from orderbot.conversation.model import TAP, TEXT, Incoming
from orderbot.envelope import Payload, Received, Sender, SendError, StatusUpdate
from orderbot.errors import PrinterError
from orderbot.ports import Begun, Recipient, SendFailed, StorageDown, Verdict
from orderbot.restaurant import Restaurant
from orderbot.storage import file
from orderbot.storage.writer import NO_CRASH
from orderbot.tickets.document import Ticket
from orderbot.wording.message import Message
from tests.storage.samples import BELLA, START

STORM = 240.0  # seconds in which things go wrong; after it, all is fine again
CHEF = BELLA.staff[0].lstrip("+")


class Killed(BaseException):
    """The process is no more."""


@dataclass(frozen=True)
class Faults:
    """What may go wrong in a run, each as a chance or a switch."""

    crash: float = 0.0  # at each point where the process may die
    net: float = 0.0  # of each send
    hang: bool = False  # the Graph API takes a while and answers nothing, for chat only
    lost_statuses: float = 0.0
    slow_statuses: float = 3.0  # seconds, at most
    repeats: float = 0.2  # of a webhook that was answered
    printer: float = 0.0
    printer_off: bool = False  # for the whole storm
    staff_deaf: bool = False  # messages to staff are taken, and reported as failed
    locked: bool = False  # another program holds the database now and then
    steps: tuple[float, ...] = ()  # of the wall clock, seconds


class Disk:
    """The connection to a database that survives the process; refuses who is dead, and everybody while it is locked."""

    def __init__(self, world: World, run: int) -> None:
        self._world, self._run = world, run

    @property
    def in_transaction(self) -> bool:
        return self._world.db.in_transaction

    def execute(self, sql: str, parameters: Any = (), /) -> Any:
        self._check(sql)
        return self._world.db.execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Any:
        self._check(sql)
        return self._world.db.executemany(sql, parameters)

    def close(self) -> None:
        """It is the world's."""

    def _check(self, sql: str) -> None:
        self._world.living(self._run)
        if sql.startswith("BEGIN") and self._world.locked():
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorname = "SQLITE_BUSY"
            raise error


@dataclass
class World:
    seed: int
    faults: Faults
    rng: Random = field(init=False)
    run: int = 0  # of the process; what an earlier one still does counts no more
    dead: bool = False
    now: float = 0.0
    step: float = 0.0  # by which the wall clock is off
    people: list[Sender] = field(default_factory=list)
    sent: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))  # tag -> (phone, body)
    order_of: list[tuple[str, int]] = field(default_factory=list)  # (phone, tag) in the order of first copies
    paper: list[tuple[float, Ticket]] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)  # messages that Meta was told are kept
    told: dict[int, float] = field(default_factory=dict)  # order number -> when staff had it, and it did not come back
    crashes: int = 0
    loop: Any = None
    tasks: set[asyncio.Task[Any]] = field(default_factory=set)
    deliver: Callable[[Payload], Awaitable[None]] | None = None
    unanswered: list[Received] = field(default_factory=list)  # what Meta still has to tell
    statuses: list[tuple[float, StatusUpdate]] = field(default_factory=list)
    windows: list[tuple[float, float]] = field(default_factory=list)  # in which the database is locked
    broken: bool = False

    def __post_init__(self) -> None:
        self.rng = Random(self.seed)
        self.db = file.open_writer(None, file.migrations(), NO_CRASH)
        if self.faults.locked:
            long = [
                (begin, begin + self.rng.uniform(5, 30)) for begin in (self.rng.uniform(5, STORM) for _ in range(2))
            ]
            short = [
                (begin, begin + self.rng.uniform(0.2, 2)) for begin in (self.rng.uniform(5, STORM) for _ in range(40))
            ]
            self.windows = [*long, *short]
        self.steps = sorted((self.rng.uniform(10, STORM), step) for step in self.faults.steps)

    # -- time

    def storm(self) -> bool:
        return self.time() < STORM

    def time(self) -> float:
        return self.loop.time() if self.loop else self.now

    def steady(self) -> datetime:
        return START + timedelta(seconds=self.time())

    def wall(self) -> datetime:
        while self.steps and self.steps[0][0] <= self.time():
            self.step += self.steps.pop(0)[1]
        return self.steady() + timedelta(seconds=self.step)

    def locked(self) -> bool:
        return any(begin <= self.time() < end for begin, end in self.windows)

    # -- life and death

    def living(self, run: int) -> None:
        if self.dead or run != self.run:
            raise Killed

    def crash_of(self, run: int) -> Callable[[str], None]:
        def crash(point: str) -> None:
            self.living(run)
            if not point.startswith("read") and self.storm() and self.rng.random() < self.faults.crash:
                self.die()
                raise Killed(point)

        return crash

    def die(self) -> None:
        self.dead = True
        self.crashes += 1
        self.loop.stop()

    # -- Meta, towards us

    def says(self, number: int) -> None:
        """A customer's next message, which Meta keeps until it was told that we have it."""
        sender = self.people[number % len(self.people)]
        tap = self.rng.random() < 0.5
        id = f"m{number:03}"
        told = Incoming(id, START + timedelta(seconds=int(self.time())), TAP if tap else TEXT)
        word = self.rng.choice(("buy", "look", "look"))
        told = Incoming(id, told.at, told.kind, text="" if tap else word, tap=word if tap else "")
        self.unanswered.append(Received(BELLA.phone_number_id, sender, told))

    async def meta(self) -> None:
        """Posts what is not answered yet, batched as it likes; now and then once more what was."""
        known: list[Received] = []
        while True:
            await asyncio.sleep(self.rng.uniform(0.05, 1.5))
            due = [update for at, update in self.statuses if at <= self.time()]
            batch = self.rng.sample(self.unanswered, min(len(self.unanswered), self.rng.randint(0, 3)))
            batch.sort(key=lambda each: each.incoming.id)
            if known and self.rng.random() < self.faults.repeats:
                batch.append(self.rng.choice(known))
            if not batch and not due:
                continue
            if await self._post(Payload(tuple(batch), tuple(due))):
                self.answered |= {each.incoming.id for each in batch}
                known += [each for each in batch if each in self.unanswered]
                self.unanswered = [each for each in self.unanswered if each not in batch]
                self.statuses = [each for each in self.statuses if each[1] not in due]

    async def _post(self, payload: Payload) -> bool:
        assert self.deliver
        try:
            await self.deliver(payload)
        except StorageDown:
            return False
        return self.rng.random() > 0.03  # the 200 itself may be lost

    # -- customers' phones

    def channel(self, run: int) -> Channel:
        return Channel(self, run)

    def printer(self, run: int) -> Printer:
        return Printer(self, run)


@dataclass
class Channel:
    """Meta as the client meets it."""

    world: World
    run: int

    async def send(self, restaurant: Restaurant, to: Recipient, message: Message, tag: str) -> str:
        world, rng = self.world, self.world.rng
        staff = to.phone == CHEF
        await asyncio.sleep(rng.uniform(0.02, 0.4))
        world.living(self.run)
        stormy = world.storm()
        if stormy and world.faults.hang and not staff:
            await asyncio.sleep(10)
            world.living(self.run)
            raise SendFailed(Verdict.UNCERTAIN, "timeout")
        luck = rng.random() if stormy else 1.0
        if luck < world.faults.net / 3:
            raise SendFailed(Verdict.RETRY, "refused")
        if luck < world.faults.net / 2:
            raise SendFailed(Verdict.UNCERTAIN, "HTTP 500")
        if not world.sent[tag]:
            world.order_of.append((to.phone, int(tag)))
        world.sent[tag].append((to.phone, message.body))
        id = f"wamid.{tag}.{len(world.sent[tag])}"
        self._status(tag, id, failed=staff and stormy and world.faults.staff_deaf)
        if luck < world.faults.net:
            raise SendFailed(Verdict.UNCERTAIN, "answer lost")
        return id

    def _status(self, tag: str, id: str, failed: bool) -> None:
        world = self.world
        if not failed and world.storm() and world.rng.random() < world.faults.lost_statuses:
            return
        word, errors = ("failed", (SendError(131047),)) if failed else ("delivered", ())
        update = StatusUpdate(BELLA.phone_number_id, id, word, world.wall(), tag=tag, errors=errors)
        world.statuses.append((world.time() + world.rng.uniform(0.1, world.faults.slow_statuses), update))

    async def react(self, restaurant: Restaurant, to: Recipient, message_id: str, emoji: str) -> None: ...

    async def seen(self, restaurant: Restaurant, message_id: str, *, typing: bool) -> None:
        await asyncio.sleep(self.world.rng.uniform(0.01, 0.1))


@dataclass
class Printer:
    world: World
    run: int

    async def print(self, ticket: Ticket, begun: Begun) -> None:
        world, rng = self.world, self.world.rng
        await asyncio.sleep(rng.uniform(0.1, 2.0))
        world.living(self.run)
        luck = rng.random() if world.storm() else 1.0
        if world.storm() and world.faults.printer_off:
            raise PrinterError("does not answer")
        if luck < world.faults.printer / 2:
            raise PrinterError("out of paper")
        await begun()
        world.living(self.run)
        world.paper.append((world.time(), ticket))
        if luck < world.faults.printer:
            raise PrinterError("does not confirm the ticket", sent=True)
