"""An outbox with a channel and printers that do as they are told, and a clock that is moved by hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from orderbot.letters import letters
from orderbot.menu.hours import OpeningHours
from orderbot.outbox import Outbox, Post, sheets
from orderbot.paperwatch import PaperWatch
from orderbot.paperwatch.house import House
from orderbot.ports import CONFIRMED, Begun, Recipient, Storage, unnoted
from orderbot.printing.fleet import Fleet, Member
from orderbot.restaurant import Restaurant
from orderbot.storage.memory import open_memory
from orderbot.storage.sqlite import open_sqlite
from orderbot.stored import ALERT, CONFIRMATION, MESSAGE, TICKET, Leasing, Outgoing, Sheet, pack
from orderbot.tickets.document import Ticket
from orderbot.wording.message import Message
from tests.storage.samples import BELLA, START, Wall, ask

LEASING = Leasing()


@dataclass
class FakeChannel:
    """Sends, or raises what is planned next; `after` runs when the words are out and before the answer."""

    sent: list[tuple[str, str, str]] = field(default_factory=list)  # phone, body, tag
    tries: int = 0
    plan: list[Exception | None] = field(default_factory=list)
    always: Exception | None = None
    hold: asyncio.Event | None = None
    most: int = 0  # in flight together
    flying: int = 0
    held: int = 0  # waiting for `hold`

    async def send(self, restaurant: Restaurant, to: Recipient, message: Message, tag: str) -> str:
        self.tries += 1
        self.flying += 1
        self.most = max(self.most, self.flying)
        try:
            if self.hold:
                self.held += 1
                try:
                    await self.hold.wait()
                finally:
                    self.held -= 1
            error = self.plan.pop(0) if self.plan else self.always
            if error:
                raise error
            self.sent.append((to.phone or to.user, message.body, tag))
            return f"wamid.{len(self.sent)}"
        finally:
            self.flying -= 1

    async def react(self, restaurant: Restaurant, to: Recipient, message_id: str, emoji: str) -> None: ...

    async def seen(self, restaurant: Restaurant, message_id: str, *, typing: bool) -> None: ...


@dataclass
class FakePrinter:
    printed: list[Ticket] = field(default_factory=list)
    plan: list[Exception | None] = field(default_factory=list)
    always: Exception | None = None
    hold: asyncio.Event | None = None
    held: int = 0  # waiting for `hold`
    trouble: str = ""
    low: bool | None = None
    tries: int = 0

    async def print(self, ticket: Ticket, begun: Begun = unnoted) -> str:
        self.tries += 1
        if self.hold:
            self.held += 1
            try:
                await self.hold.wait()
            finally:
                self.held -= 1
        error = self.plan.pop(0) if self.plan else self.always
        if error:
            raise error
        await begun()
        self.printed.append(ticket)
        return CONFIRMED

    async def probe(self) -> str:
        return str(self.always or "")


@dataclass
class Office:
    store: Storage
    clock: Wall
    channel: FakeChannel = field(default_factory=FakeChannel)
    printers: dict[str, FakePrinter] = field(default_factory=lambda: {"kueche": FakePrinter(), "theke": FakePrinter()})
    crash: Callable[[str], None] = lambda point: None
    leasing: Leasing = LEASING
    drain: float = 10.0
    runs: int = 0
    backup: bool = True  # theke prints for kueche
    hours: Callable[[str], OpeningHours] | None = None
    outbox: Outbox = field(init=False)
    task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self.runs += 1
        restaurants = {"bella": BELLA}
        members = {("bella", name): Member(each) for name, each in self.printers.items()}
        members["bella", "kueche"].backup = "theke" if self.backup else ""
        self.fleet = Fleet(members, lambda: self.outbox.wake(), lambda: self.clock.at.timestamp())
        letter = letters(self.channel, restaurants)
        self.watch = PaperWatch(
            House(self.store, restaurants, self.clock, self.fleet.standing, self.fleet.quiet, self.hours)
        )
        ways = {
            MESSAGE: letter,
            CONFIRMATION: letter,
            ALERT: letter,
            TICKET: sheets(
                self.fleet.print,
                lambda each: self.store.begun(each),
                restaurants,
                self.clock,
                self.watch.overdue,
                self.watch.listed,
            ),
        }
        self.outbox = Outbox(
            Post(
                self.store,
                ways,
                restaurants,
                self.clock,
                lambda: 0.5,
                f"run{self.runs}",
                self.leasing,
                drain=self.drain,
                crash=lambda point: self.crash(point),
            )
        )
        self.task = asyncio.create_task(self.outbox.run())

    async def stop(self) -> None:
        if self.task:
            self.outbox.stop()
            await asyncio.wait_for(self.task, 15)
            self.task = None

    async def post(self, *outgoing: Outgoing) -> None:
        await self.store.enqueue("bella", outgoing)
        self.outbox.wake()
        await self.calm()

    async def later(self, seconds: float) -> None:
        self.clock.pass_by(seconds)
        self.outbox.wake()
        await self.calm()
        for key in self.fleet.overdue():
            await self.fleet.ask(*key)
        await self.watch.look()
        self.outbox.wake()
        await self.calm()

    async def calm(self) -> None:
        """The outbox has done what is due now; what is on its way is held by the channel or a printer."""
        self.outbox.wake()
        while not self.outbox.resting.is_set() or len(self.outbox._out) > self._held():
            await asyncio.sleep(0.001)

    def _held(self) -> int:
        return self.channel.held + sum(each.held for each in self.printers.values())

    async def states(self) -> list[str]:
        return [row[0] for row in await ask(self.store, "SELECT state FROM outbox ORDER BY id")]


def sheet(key: str, number: int = 12, printer: str = "kueche") -> Outgoing:
    ticket = Ticket("kitchen", f"t-{number}", printer, "de", START, number=number)
    return Outgoing(TICKET, f"printer:bella:{printer}", pack(Sheet(printer, ticket)), key)


@asynccontextmanager
async def open_office(path: Path | None = None, *, start: bool = True) -> AsyncIterator[Office]:
    clock = Wall()
    store = await (open_sqlite(path, clock) if path else open_memory(clock))
    office = Office(store, clock)
    try:
        if start:
            office.start()
        yield office
    finally:
        await office.stop()
        await store.close()
