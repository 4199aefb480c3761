"""What comes in: messages with their senders, statuses of our own messages, changes of identity. Each once."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any, Final

from orderbot.conversation.model import TAP
from orderbot.envelope import FAILED, IdentityChange, Received, Sender
from orderbot.storage.rows import digest, ms, run
from orderbot.storage.writer import Connection
from orderbot.stored import ALERT, DEAD, Arrived, Outcome, pack

log = logging.getLogger(__name__)
USER, PARENT, PHONE = "user", "parent", "phone"
MOST_TRIES: Final = 3  # of a message that the channel took and later reported as failed
TRY_AGAIN: Final = timedelta(seconds=60)


async def receive(db: Connection, arrived: Arrived, now: int) -> int:
    for restaurant, change in arrived.changes:
        await _change(db, restaurant, change)
    new = 0
    for restaurant, received in arrived.received:
        new += await _message(db, restaurant, received, now)
    for outcome in arrived.outcomes:
        await _status(db, outcome, now)
    for restaurant, raw, why in arrived.set_aside:
        await quarantine(db, restaurant, raw, why, now)
    return new


async def quarantine(db: Connection, restaurant: str, raw: bytes, why: str, now: int) -> None:
    await run(db, "put_quarantine", {"restaurant": restaurant, "raw": raw, "why": why, "now": now})


async def _message(db: Connection, restaurant: str, received: Received, now: int) -> bool:
    incoming = received.incoming
    row: dict[str, Any] = {"restaurant": restaurant, "digest": digest(incoming.id)}
    if await run(db, "heard_before", row):
        return False
    customer = await _customer(db, restaurant, received.sender, now)
    row |= {"customer": customer, "sent": ms(incoming.at), "now": now}
    await run(db, "put_inbox", row | {"tap": incoming.kind == TAP, "content": pack(incoming)})
    return True


# ---- who it is -----------------------------------------------------------------------------------------------------


async def _customer(db: Connection, restaurant: str, sender: Sender, now: int) -> int:
    """The customer with these ids, made if there is none.

    The user id decides: a phone number that now comes with another user id has a new owner.
    """
    user = await _known(db, restaurant, USER, sender.user) or await _known(db, restaurant, PARENT, sender.parent_user)
    customer = user
    if not user and (phone := await _known(db, restaurant, PHONE, sender.phone)):
        others = {kind for kind, _ in await run(db, "identities", {"customer": phone})}
        if not sender.user or USER not in others:
            customer = phone
    if not customer:
        customer = int((await run(db, "new_customer", {"restaurant": restaurant, "now": now}))[0][0])
    await _identify(db, restaurant, customer, sender)
    return customer


async def _identify(db: Connection, restaurant: str, customer: int, sender: Sender) -> None:
    for kind, value in ((USER, sender.user), (PARENT, sender.parent_user), (PHONE, sender.phone)):
        if value:
            row = {"restaurant": restaurant, "kind": kind, "value": value, "customer": customer}
            await run(db, "drop_identities", row)
            await run(db, "put_identity", row)


async def _known(db: Connection, restaurant: str, kind: str, value: str) -> int | None:
    if not value:
        return None
    found = await run(db, "identity", {"restaurant": restaurant, "kind": kind, "value": value})
    return int(found[0][0]) if found else None


async def _change(db: Connection, restaurant: str, change: IdentityChange) -> None:
    """The customer keeps everything under the new ids. Ids that are already another customer's are left there."""
    customer = await _known(db, restaurant, USER, change.previous) or await _known(
        db, restaurant, PHONE, change.previous_phone
    )
    if not customer:
        return
    for kind, value in ((USER, change.new), (PHONE, change.phone)):
        holder = await _known(db, restaurant, kind, value)
        if holder not in (None, customer):
            log.warning("identity change of customer %d not taken: customer %d has the new %s", customer, holder, kind)
            return
    await _identify(db, restaurant, customer, Sender(phone=change.phone, user=change.new))


# ---- what became of ours -------------------------------------------------------------------------------------------


async def _status(db: Connection, outcome: Outcome, now: int) -> None:
    update = outcome.update
    tag = int(update.tag) if update.tag.isascii() and update.tag.isdigit() and len(update.tag) < 19 else None
    code = update.errors[0].code if update.errors else 0
    row: dict[str, Any] = {
        "restaurant": outcome.restaurant,
        "digest": digest(update.message_id),
        "status": update.status,
    }
    row |= {"at": ms(update.at), "outbox": tag, "code": code}
    prices = {"price_type": update.price_type, "price_category": update.price_category}
    if not await run(db, "put_status", row | prices) or tag is None:
        return
    row |= {"message": update.message_id, "now": now}
    if update.status != FAILED:
        await run(db, "status_arrived", row)
        return
    due = now + int(TRY_AGAIN.total_seconds() * 1000)
    failed = await run(db, "status_failed", row | {"again": outcome.again, "most": MOST_TRIES, "due": due})
    if failed == [(ALERT, DEAD)]:
        log.error("alert %d of %s did not reach staff: failed %d", tag, outcome.restaurant, code)
