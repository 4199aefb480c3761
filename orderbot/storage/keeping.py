"""What is kept how long: erasing a customer, purging what is old, telling a customer all we have."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from orderbot.storage.rows import run, stored_order, when
from orderbot.storage.writer import Connection

DONE: Final = 24 * 3600 * 1000  # ms after an order was due: only then it loses the person
PURGES: Final = ("inbox", "quarantine", "messages", "tickets", "persons", "stock")


async def forget(db: Connection, restaurant: str, customer: int, now: int) -> bool:
    row = {"customer": customer, "restaurant": restaurant, "now": now, "done": now - DONE}
    if not await run(db, "erase_customer", row):
        return False
    steps = ("identities", "conversation", "inbox", "waiting", "outbox", "persons")
    for step in steps:
        await run(db, f"erase_{step}", row)
    await run(db, "detach_outbox", row)
    return True


async def purge(db: Connection, chat: int, tickets: int, profile: int, now: int) -> dict[str, int]:
    row = {"chat": chat, "tickets": tickets, "profile": profile, "done": now - DONE, "now": now}
    gone = {step: len(await run(db, f"purge_{step}", row)) for step in PURGES}
    idle = await run(db, "idle_customers", row)
    for customer, restaurant in idle:
        await forget(db, restaurant, customer, now)
    return gone | {"customers": len(idle)}


async def export(db: Connection, restaurant: str, customer: int) -> dict[str, object]:
    row = {"customer": customer}
    talks = await run(db, "conversation", row)
    return {
        "restaurant": restaurant,
        "customer": customer,
        "identities": [{"kind": kind, "value": value} for kind, value in await run(db, "identities", row)],
        "conversation": _read(talks[0][1]) if talks else None,
        "received": [
            {"at": when(sent).isoformat(), "state": state, "message": _read(content)}
            for _, sent, state, content in await run(db, "history", row)
        ],
        "sent": [
            {"at": when(created).isoformat(), "kind": kind, "state": state, "message": _read(payload)}
            for created, kind, state, payload in await run(db, "sent_to", row)
        ],
        "orders": [msgspec.to_builtins(stored_order(each).order) for each in await run(db, "orders_of", row)],
    }


def _read(content: str | None) -> Any:
    return msgspec.json.decode(content) if content else None
