"""What is kept how long: erasing a customer, purging what is old, telling a customer all we have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec

from orderbot.conversation.model import Conversation
from orderbot.storage.personal import HOMES
from orderbot.storage.rows import many, run, stored_order, when
from orderbot.storage.writer import Connection
from orderbot.stored import pack_talk, unpack_talk

DONE: Final = 24 * 3600 * 1000  # ms after an order was due: only then it loses the person
PURGES: Final = ("inbox", "quarantine", "tickets", "outbox", "persons", "words", "statuses", "paces", "uploads")
MOST: Final = 200  # rows of a step of the night's round: nobody waits long for it
PAGE: Final = 25  # customers looked at, or erased, in one

Row = Mapping[str, Any]


def forget(db: Connection, restaurant: str, customer: int, now: int) -> bool:
    row = {"customer": customer, "restaurant": restaurant, "now": now, "done": now - DONE}
    if not run(db, "erase_customer", row):
        return False
    for home in reversed(HOMES):  # who it is goes last: other places are found by it
        for statement in home.erased:
            run(db, statement, row)
    return True


def purge(db: Connection, step: str, row: Row) -> int:
    """One step of the night's round: how many rows went, MOST if there may be more."""
    return len(run(db, f"purge_{step}", {**row, "most": MOST}))


def leave_alone(
    db: Connection, row: Row, after: int, left_alone: Callable[[Conversation], Conversation]
) -> tuple[int, int]:
    """A page of the conversations after that customer: (how many were changed, the last customer or 0).

    The state alone changes: when it was last touched is what the profile's end is counted from.
    """
    found = run(db, "silent_conversations", {**row, "after": after, "most": PAGE})
    changes = []
    for customer, state, silent in found:
        if silent and (then := pack_talk(left_alone(unpack_talk(state)))) != state:
            changes.append({"customer": customer, "state": then, "carts": row["carts"]})
    many(db, "rewrite_conversation", changes)
    return len(changes), found[-1][0] if found else 0


def forget_idle(db: Connection, row: Row, after: int, now: int) -> tuple[int, int]:
    """A page of the customers after that one: (how many were erased, the last customer or 0)."""
    found = run(db, "idle_customers", {**row, "after": after, "most": PAGE})
    idle = [(customer, restaurant) for customer, restaurant, is_idle in found if is_idle]
    for customer, restaurant in idle:
        forget(db, restaurant, customer, now)
    return len(idle), found[-1][0] if found else 0


def export(db: Connection, restaurant: str, customer: int) -> dict[str, object]:
    row = {"customer": customer, "restaurant": restaurant}
    talks = run(db, "conversation", row)
    return {
        "restaurant": restaurant,
        "customer": customer,
        "identities": [{"kind": kind, "value": value} for kind, value in run(db, "identities", row)],
        "conversation": _read(talks[0][1]) if talks else None,
        "received": [
            {"at": when(sent).isoformat(), "state": state, "message": _read(content)}
            for _, sent, state, content in run(db, "history", row)
        ],
        "sent": _sent(db, row, ("message", "confirmation")),
        "about": _sent(db, row, ("ticket", "alert")),
        "orders": [msgspec.to_builtins(stored_order(each).order) for each in run(db, "orders_of", row)],
        "events": [
            {"at": when(at).isoformat(), "status": status, "by": actor, "note": note}
            for at, status, actor, note in run(db, "events_of", row)
        ],
        "reports": [
            {"at": when(at).isoformat(), "status": status, "code": code, "price": [price, category]}
            for at, status, code, price, category in run(db, "statuses_of", row)
        ],
        "unread": [
            {"at": when(at).isoformat(), "why": why, "raw": raw} for at, why, raw in run(db, "quarantined", row)
        ],
        "settings": [{"name": name, "value": value} for name, value in run(db, "settings_about", row)],
    }


def _sent(db: Connection, row: Mapping[str, object], kinds: tuple[str, ...]) -> list[dict[str, object]]:
    return [
        {"at": when(created).isoformat(), "kind": kind, "state": state, "message": _read(payload)}
        for created, kind, state, payload in run(db, "sent_to", row)
        if kind in kinds
    ]


def _read(content: str | None) -> Any:
    try:
        return msgspec.json.decode(content) if content else None
    except msgspec.DecodeError:
        return content
