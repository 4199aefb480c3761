"""One turn as one transaction: load, decide, write."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterable
from typing import Any, Final

import msgspec

from orderbot.conversation.model import Conversation, Incoming
from orderbot.envelope import Sender
from orderbot.ordering.lifecycle import Do
from orderbot.ordering.order import Order
from orderbot.ordering.stock import SetStock, Stock, pieces_of
from orderbot.storage.keeping import forget
from orderbot.storage.rows import ms, person, run, when, without_person
from orderbot.storage.writer import Connection
from orderbot.stored import (
    PLACED,
    Decision,
    OrderEvent,
    Outgoing,
    Refused,
    Scene,
    pack_talk,
    told,
    unpack,
    unpack_talk,
)

log = logging.getLogger(__name__)
LONGEST_WORD: Final = 40


async def turn(
    db: Connection, restaurant: str, customer: int, day: str, decide: Callable[[Scene], Decision], now: int
) -> bool:
    waiting = await run(db, "heard", {"customer": customer})
    heard = [each for place, content in waiting if (each := _incoming(place, content))]
    if heard:
        last = max(place for place, _ in waiting)
        scene = await _scene(db, restaurant, customer, day, tuple(heard), last, now)
        try:
            await _write(db, scene, day, decide(scene), now)
        except sqlite3.IntegrityError as error:
            raise Refused(str(error)) from error
    for place, _ in waiting:
        await run(db, "inbox_done", {"id": place})
    return bool(heard)


async def _scene(
    db: Connection, restaurant: str, customer: int, day: str, heard: tuple[Incoming, ...], last: int, now: int
) -> Scene:
    talks = await run(db, "conversation", {"customer": customer})
    known = dict(await run(db, "identities", {"customer": customer}))
    number = (await run(db, "next_number", {"restaurant": restaurant, "day": day}))[0][0]
    return Scene(
        restaurant=restaurant,
        customer=customer,
        version=talks[0][0] if talks else 0,
        talk=unpack_talk(talks[0][1]) if talks else Conversation(),
        sender=Sender(phone=known.get("phone", ""), user=known.get("user", ""), parent_user=known.get("parent", "")),
        heard=heard,
        last=last,
        stock=await stock(db, restaurant, now),
        next_number=number,
        settings=dict(await run(db, "settings", {"restaurant": restaurant})),
    )


async def stock(db: Connection, restaurant: str, now: int) -> Stock:
    """What has ended is as if it were not there."""
    rows = await run(db, "stock", {"restaurant": restaurant, "now": now})
    return Stock(
        out={key: when(until) for key, until, left in rows if until is not None and left is None},
        left={key: left for key, _, left in rows if left is not None},
        ends={key: when(until) for key, until, left in rows if until is not None and left is not None},
    )


async def set_stock(db: Connection, restaurant: str, change: SetStock, now: int) -> None:
    row = {"restaurant": restaurant, "key": change.key, "now": now}
    await run(db, "drop_ended_stock", row)
    if change.until is None and change.left is None:
        await run(db, "drop_stock", row)
    else:
        await run(db, "put_stock", row | {"until": ms(change.until) if change.until else None, "pieces": change.left})


async def set_setting(db: Connection, restaurant: str, name: str, value: str) -> None:
    row = {"restaurant": restaurant, "name": name, "value": value}
    await run(db, "put_setting" if value else "drop_setting", row)


def _incoming(place: int, content: str) -> Incoming | None:
    try:
        return unpack(Incoming, content)
    except msgspec.DecodeError:
        log.error("inbox row %d cannot be read by this version", place)
        return None


async def _write(db: Connection, scene: Scene, day: str, decision: Decision, now: int) -> None:
    for change in decision.stock:
        await set_stock(db, scene.restaurant, change, now)
    for each in decision.settings:
        await set_setting(db, scene.restaurant, each.name, each.value)
    for number, order in enumerate(decision.orders, scene.next_number):
        if (order.number, order.customer, order.restaurant) != (number, scene.customer, scene.restaurant):
            raise Refused(f"order {order.number} is not number {number} of this turn")
        await _place(db, order, day, now)
    version = scene.version + 1
    if decision.forget:
        await forget(db, scene.restaurant, scene.customer, now)
    else:
        row = {"customer": scene.customer, "restaurant": scene.restaurant, "version": version, "now": now}
        await run(db, "put_conversation", row | {"state": pack_talk(decision.talk)})
    await enqueue(db, scene.restaurant, decision.outgoing, now, version, gone=decision.forget)
    for word in decision.unknown:
        row = {"restaurant": scene.restaurant, "word": word[:LONGEST_WORD], "now": now}
        await run(db, "count_word", row)


async def _place(db: Connection, order: Order, day: str, now: int) -> None:
    row: dict[str, Any] = {"restaurant": order.restaurant, "day": day, "number": order.number}
    row |= {"customer": order.customer, "digest": order.digest, "placed": ms(order.placed), "due": ms(order.due)}
    row |= {"total": order.total, "currency": order.currency, "snapshot": without_person(order)}
    place = (await run(db, "put_order", row))[0][0]
    about = {"order_id": place, "restaurant": order.restaurant}
    await run(db, "put_person", about | {"content": person(order)})
    event = OrderEvent(order.placed, PLACED, "customer")
    await put_event(db, order.restaurant, place, event, now)
    for line in order.lines:
        for key, pieces in pieces_of(line.item, (part.item for part in line.parts)).items():
            taken = {"restaurant": order.restaurant, "key": key, "count": pieces * line.quantity, "now": now}
            await run(db, "take_stock", taken)  # below zero is refused: nothing is sold that is not there


async def put_event(db: Connection, restaurant: str, order: int, event: OrderEvent, now: int) -> None:
    row: dict[str, Any] = {"restaurant": restaurant, "order_id": order, "now": now, "status": event.status}
    row |= {"actor": event.actor, "note": event.note, "event": event.do, "due": ms(event.due) if event.due else None}
    await run(db, "put_event", row)


async def move(
    db: Connection,
    restaurant: str,
    order: int,
    expect: str,
    event: OrderEvent,
    outgoing: tuple[Outgoing, ...],
    now: int,
) -> bool:
    """What the customer was still to be told of an earlier step is told no more."""
    found = await run(db, "last_event", {"restaurant": restaurant, "order_id": order})
    if not found or found[0][0] != expect:
        return False
    await put_event(db, restaurant, order, event, ms(event.at))
    if event.do != Do.REPRINT:
        first = told(restaurant, order)
        await run(db, "overtake", {"first": first, "last": first[:-1] + ";", "now": now})
    await enqueue(db, restaurant, outgoing, now)
    return True


async def enqueue(
    db: Connection, restaurant: str, outgoing: Iterable[Outgoing], now: int, version: int = 0, *, gone: bool = False
) -> None:
    """`version` is of the conversation that says it; of a customer who is `gone` no row keeps a trace."""
    for each in outgoing:
        row: dict[str, Any] = {
            "restaurant": restaurant,
            "kind": each.kind,
            "queue": each.queue,
            "payload": each.payload,
        }
        row |= {"customer": None if gone else each.customer, "version": version, "key": each.key, "now": now}
        row["due"] = now + round(each.wait * 1000)
        await run(db, "put_outbox", row)


async def fail(
    db: Connection, restaurant: str, customer: int, last: int, why: str, outgoing: tuple[Outgoing, ...], now: int
) -> None:
    await run(db, "inbox_failed", {"customer": customer, "last": last, "note": why})
    await enqueue(db, restaurant, outgoing, now)
