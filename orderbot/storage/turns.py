"""One turn as one transaction: load, decide, write."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterable
from typing import Any, Final

import msgspec

from orderbot.conversation.model import Conversation, Incoming
from orderbot.envelope import Sender
from orderbot.ordering.order import Order
from orderbot.ordering.stock import Stock
from orderbot.storage.keeping import forget
from orderbot.storage.rows import ms, person, run, when, without_person
from orderbot.storage.writer import Connection
from orderbot.stored import PLACED, Decision, Outgoing, Refused, Scene, pack_talk, unpack, unpack_talk

log = logging.getLogger(__name__)
LONGEST_WORD: Final = 40


async def turn(
    db: Connection, restaurant: str, customer: int, day: str, decide: Callable[[Scene], Decision], now: int
) -> bool:
    waiting = await run(db, "heard", {"customer": customer})
    heard = [each for place, content in waiting if (each := _incoming(place, content))]
    if heard:
        scene = await _scene(db, restaurant, customer, day, tuple(heard), max(place for place, _ in waiting))
        try:
            await _write(db, scene, day, decide(scene), now)
        except sqlite3.IntegrityError as error:
            raise Refused(str(error)) from error
    for place, _ in waiting:
        await run(db, "inbox_done", {"id": place})
    return bool(heard)


async def _scene(
    db: Connection, restaurant: str, customer: int, day: str, heard: tuple[Incoming, ...], last: int
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
        stock=await stock(db, restaurant),
        next_number=number,
    )


async def stock(db: Connection, restaurant: str) -> Stock:
    rows = await run(db, "stock", {"restaurant": restaurant})
    return Stock(
        out={key: when(until) for key, until, _ in rows if until is not None},
        left={key: left for key, _, left in rows if left is not None},
    )


def _incoming(place: int, content: str) -> Incoming | None:
    try:
        return unpack(Incoming, content)
    except msgspec.DecodeError:
        log.error("inbox row %d cannot be read by this version", place)
        return None


async def _write(db: Connection, scene: Scene, day: str, decision: Decision, now: int) -> None:
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
    await run(db, "put_event", about | {"now": now, "status": PLACED, "actor": "customer", "note": ""})
    for line in order.lines:
        dishes = {line.item, *(part.item for part in line.parts)}
        for dish in sorted(dishes):
            await run(db, "take_stock", {"restaurant": order.restaurant, "key": f"item:{dish}", "count": line.quantity})


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
        await run(db, "put_outbox", row)


async def fail(
    db: Connection, restaurant: str, customer: int, last: int, why: str, outgoing: tuple[Outgoing, ...], now: int
) -> None:
    await run(db, "inbox_failed", {"customer": customer, "last": last, "note": why})
    await enqueue(db, restaurant, outgoing, now)
