"""Values <-> columns. Times are milliseconds UTC; of an order, the person is kept apart from what was agreed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import starmap
from typing import Any

from orderbot.envelope import Sender
from orderbot.ordering.order import Address, Order
from orderbot.storage.queries import SQL
from orderbot.storage.writer import Connection, Row
from orderbot.stored import OrderEvent, Parcel, StoredOrder, pack, unpack


def run(db: Connection, query: str, values: Mapping[str, Any] | None = None) -> list[Row]:
    """The rows of a named query."""
    return db.execute(SQL[query], values or {}).fetchall()  # type: ignore[no-any-return]


def many(db: Connection, query: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """One statement for all the rows."""
    if rows:
        db.executemany(SQL[query], rows)


def listed(values: Iterable[object]) -> str:
    """A parameter that holds many values: the statement takes it apart with json_each."""
    return pack(list(values))


def ms(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def when(value: int) -> datetime:
    return datetime.fromtimestamp(value / 1000, UTC)


def digest(message_id: str) -> str:
    """What is kept of a message id for good: the id itself holds a phone number."""
    return sha256(message_id.encode("utf-8", "replace")).hexdigest()


def parcel(row: Row) -> Parcel:
    place, restaurant, kind, queue, customer, payload, attempts, doubts, created, error = row
    return Parcel(place, restaurant, kind, queue, customer, payload, attempts, doubts, when(created), error)


_Happened = tuple[int, str, str, str, str, int | None]


def event(at: int, status: str, actor: str, note: str, do: str, due: int | None) -> OrderEvent:
    return OrderEvent(when(at), status, actor, note, do, when(due) if due is not None else None)


@dataclass(frozen=True, slots=True)
class _Person:
    """What of an order is about a person: who and where, and the customer's own words."""

    name: str = ""
    phone: str = ""
    address: Address | None = None
    allergy: str = ""
    remark: str = ""
    notes: tuple[str, ...] = ()  # of the lines


def without_person(order: Order) -> str:
    lines = tuple(replace(line, note="") for line in order.lines)
    return pack(replace(order, lines=lines, name="", phone="", address=None, allergy="", remark=""))


def person(order: Order) -> str:
    notes = tuple(line.note for line in order.lines)
    return pack(_Person(order.name, order.phone, order.address, order.allergy, order.remark, notes))


def stored_order(row: Row) -> StoredOrder:
    place, day, snapshot, content, happened, phone, user, tickets, printed = row
    events = tuple(starmap(event, unpack(list[_Happened], happened)))
    order = unpack(Order, snapshot)
    if content:
        who = unpack(_Person, content)
        notes = dict(enumerate(who.notes))
        lines = tuple(replace(line, note=notes.get(at, "")) for at, line in enumerate(order.lines))
        order = replace(
            order,
            lines=lines,
            name=who.name,
            phone=who.phone,
            address=who.address,
            allergy=who.allergy,
            remark=who.remark,
        )
    return StoredOrder(
        id=place,
        day=day,
        order=order,
        status=events[-1].status if events else "",
        events=events,
        sender=Sender(phone=phone or "", user=user or ""),
        tickets=tickets,
        printed=printed,
    )
