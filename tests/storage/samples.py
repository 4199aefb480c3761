"""People, messages and orders for the tests of the durable path; a clock that stands until it is moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from orderbot.conversation.model import TAP, TEXT, Conversation, Incoming
from orderbot.envelope import Received, Sender, SendError, StatusUpdate
from orderbot.ordering.order import Address, Order, OrderLine
from orderbot.ports import Storage
from orderbot.restaurant import PrinterConfig, Restaurant
from orderbot.stored import ALERT, MESSAGE, Arrived, Decision, Letter, Outcome, Outgoing, Scene, pack
from orderbot.texts import Words
from orderbot.wording.message import Message

BERLIN = ZoneInfo("Europe/Berlin")
START = datetime(2026, 5, 15, 16, 0, tzinfo=UTC)
DAY = "2026-05-15"
BELLA = Restaurant(
    id="bella",
    name="Pizzeria Bella",
    menu=Path("menus/pizzeria-bella"),
    timezone=BERLIN,
    language="de",
    phone_number_id="106540352242922",
    hours="",
    staff=("+4915112345678",),
    phone="+49338412345",
    printers=(PrinterConfig("kueche", "file:tickets", backup="theke"), PrinterConfig("theke", "file:tickets")),
)
ANNA = Sender(phone="4917611111111", user="DE.1349111", name="Anna Amsel")
BERT = Sender(phone="4917622222222", user="DE.1349222", name="Bert Buche")


@dataclass
class Wall:
    """A clock on the wall."""

    at: datetime = START

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


def said(id: str, what: str = "hallo", *, sender: Sender = ANNA, at: datetime = START) -> Received:
    return Received(BELLA.phone_number_id, sender, Incoming(id, at, TEXT, text=what))


def tapped(id: str, what: str, *, sender: Sender = ANNA, at: datetime = START) -> Received:
    return Received(BELLA.phone_number_id, sender, Incoming(id, at, TAP, tap=what))


def arrived(*received: Received) -> Arrived:
    return Arrived(received=tuple(("bella", each) for each in received))


def status(tag: int | str, word: str, *, id: str = "wamid.out", code: int = 0, again: bool = False) -> Arrived:
    errors = (SendError(code),) if code else ()
    update = StatusUpdate(BELLA.phone_number_id, id, word, START, tag=str(tag), errors=errors)
    return Arrived(outcomes=(Outcome("bella", update, again),))


def order(number: int, customer: int, *, digest: str = "", placed: datetime = START, pieces: int = 2) -> Order:
    line = OrderLine(item="23", name=Words("Pizza Funghi"), quantity=pieces, unit=950, note="gut durch bitte")
    return Order(
        restaurant="bella",
        number=number,
        customer=customer,
        placed=placed.astimezone(BERLIN),
        due=(placed + timedelta(minutes=45)).astimezone(BERLIN),
        asap=True,
        handover="delivery",
        payment="cash",
        lines=(line,),
        fee=200,
        total=pieces * 950 + 200,
        vat=((700, pieces * 950 + 200, 137),),
        digest=digest or f"digest-{customer}-{number}",
        menu="v1",
        language="de",
        name="Anna Amsel",
        phone="4917611111111",
        address=Address("Hauptstr.", "5", "14806", "Bad Belzig"),
        allergy="Erdnüsse",
    )


def letter(key: str, body: str = "Hallo", *, kind: str = MESSAGE, customer: int | None = 1) -> Outgoing:
    queue = "staff:bella:1" if kind == ALERT else f"customer:{customer}"
    content = Letter("4917611111111", "DE.1349111", Message(body), order=12 if kind == "confirmation" else 0)
    return Outgoing(kind, queue, pack(content), key, customer)


def deciding(*outgoing: Outgoing, talk: Conversation | None = None) -> Callable[[Scene], Decision]:
    return lambda scene: Decision(talk or scene.talk, outgoing=outgoing)


def placing(digest: str = "", seen: list[int] | None = None) -> Callable[[Scene], Decision]:
    """A turn that places one order, by the number it was given."""

    def decide(scene: Scene) -> Decision:
        if seen is not None:
            seen.append(scene.next_number)
        return Decision(scene.talk, orders=(order(scene.next_number, scene.customer, digest=digest),))

    return decide


async def ask(store: Storage, sql: str) -> list[Any]:
    """The rows of a statement of the test's own."""
    return await store._writer.submit("test", lambda db: db.execute(sql).fetchall())  # type: ignore[attr-defined]


async def tables(store: Storage) -> set[str]:
    """The names of its tables, whatever it is kept in."""
    sqlite = "SELECT name FROM sqlite_schema WHERE type = 'table'"
    postgres = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
    kept_in = type(store._engine).__name__  # type: ignore[attr-defined]
    return {row[0] for row in await ask(store, postgres if kept_in == "Postgres" else sqlite)}


@dataclass
class Diary:
    """The points a run came by; dies at the one it was told."""

    die_at: str = ""
    points: list[str] = field(default_factory=list)

    def __call__(self, point: str) -> None:
        self.points.append(point)
        if point == self.die_at:
            raise Killed(point)


class Killed(BaseException):
    """The process is no more."""
