"""What is kept how long: erasing a customer, purging what is old, telling a customer all we have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec

from orderbot.conversation.model import Conversation
from orderbot.storage.rows import run, stored_order, when
from orderbot.storage.writer import Connection
from orderbot.stored import pack_talk, unpack_talk

DONE: Final = 24 * 3600 * 1000  # ms after an order was due: only then it loses the person
PURGES: Final = ("inbox", "quarantine", "messages", "tickets", "persons", "words", "statuses", "stock")


async def forget(db: Connection, restaurant: str, customer: int, now: int) -> bool:
    row = {"customer": customer, "restaurant": restaurant, "now": now, "done": now - DONE}
    if not await run(db, "erase_customer", row):
        return False
    steps = ("identities", "conversation", "inbox", "waiting", "outbox", "persons")
    for step in steps:
        await run(db, f"erase_{step}", row)
    await run(db, "detach_outbox", row)
    return True


async def purge(
    db: Connection, before: Mapping[str, int], left_alone: Callable[[Conversation], Conversation], now: int
) -> dict[str, int]:
    """`before`: the times chat, tickets, profile and carts, older than which things go."""
    row = {**before, "done": now - DONE, "now": now}
    gone = {step: len(await run(db, f"purge_{step}", row)) for step in PURGES}
    gone["carts"] = await _leave_alone(db, row, left_alone)
    idle = await run(db, "idle_customers", row)
    for customer, restaurant in idle:
        await forget(db, restaurant, customer, now)
    return gone | {"customers": len(idle)}


async def _leave_alone(
    db: Connection, row: Mapping[str, int], left_alone: Callable[[Conversation], Conversation]
) -> int:
    """The state alone changes: when it was last touched is what the profile's end is counted from."""
    changed = 0
    for customer, state in await run(db, "silent_conversations", row):
        after = pack_talk(left_alone(unpack_talk(state)))
        if after != state:
            await run(db, "rewrite_conversation", {"customer": customer, "state": after})
            changed += 1
    return changed


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
