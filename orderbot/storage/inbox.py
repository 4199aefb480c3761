"""What comes in: messages with their senders, statuses of our own messages, changes of identity. Each once."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from orderbot.conversation.model import TAP, Incoming
from orderbot.envelope import DELIVERED, FAILED, READ, IdentityChange, Sender
from orderbot.storage.rows import digest, listed, many, ms, run, when
from orderbot.storage.writer import Connection
from orderbot.stored import ALERT, DEAD, Arrived, Outcome, pack

log = logging.getLogger(__name__)
USER, PARENT, PHONE = "user", "parent", "phone"
MOST_TRIES: Final = 3  # of a message that the channel took and later reported as failed
CLOSED: Final = 131047  # the channel's 24 hours are over: another way is taken at once
TRY_AGAIN: Final = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What arrived together. `now` in milliseconds."""

    arrived: Arrived
    now: int


def receive(db: Connection, deliveries: Sequence[Delivery]) -> list[int | Exception]:
    """How many messages of each are new."""
    for delivery in deliveries:
        for restaurant, change in delivery.arrived.changes:
            _change(db, restaurant, change)
    new = _messages(db, deliveries)
    _statuses(db, [(each, delivery.now) for delivery in deliveries for each in delivery.arrived.outcomes])
    aside = [
        {"restaurant": restaurant, "raw": raw, "why": why, "now": delivery.now}
        for delivery in deliveries
        for restaurant, raw, why in delivery.arrived.set_aside
    ]
    many(db, "put_quarantine", aside)
    return list(new)


def quarantine(db: Connection, restaurant: str, raw: bytes, why: str, now: int) -> None:
    run(db, "put_quarantine", {"restaurant": restaurant, "raw": raw, "why": why, "now": now})


def pass_on(db: Connection, restaurant: str, customer: int, id: str, message: Incoming, now: int) -> None:
    """For the customer's next turn, as if it had come in with `id`; one that came before is passed over."""
    key = (restaurant, digest(id))
    if not run(db, "heard_before", {"keys": listed([key])}):
        run(db, "put_inbox", _row(key, customer, message, now) | {"tap": True})  # at once


def _messages(db: Connection, deliveries: Sequence[Delivery]) -> list[int]:
    hashes = [
        [(restaurant, digest(received.incoming.id)) for restaurant, received in each.arrived.received]
        for each in deliveries
    ]
    keys = dict.fromkeys(key for each in hashes for key in each)
    if not keys:
        return [0] * len(deliveries)
    heard = {tuple(row) for row in run(db, "heard_before", {"keys": listed(keys)})}
    people = People(db, [(place, each.sender) for one in deliveries for place, each in one.arrived.received])
    rows: list[dict[str, Any]] = []
    counts = []
    for delivery, own in zip(deliveries, hashes, strict=True):
        before = len(rows)
        for key, (restaurant, received) in zip(own, delivery.arrived.received, strict=True):
            if key not in heard:
                heard.add(key)
                customer = people.customer(restaurant, received.sender, delivery.now)
                rows.append(_row(key, customer, received.incoming, delivery.now))
        counts.append(len(rows) - before)
    many(db, "put_inbox", rows)
    return counts


def _row(key: tuple[str, str], customer: int, incoming: Incoming, now: int) -> dict[str, Any]:
    return {
        "restaurant": key[0],
        "digest": key[1],
        "customer": customer,
        "sent": ms(incoming.at),
        "now": now,
        "tap": incoming.kind == TAP,
        "content": pack(incoming),
    }


# ---- who it is -----------------------------------------------------------------------------------------------------


def _ids(sender: Sender) -> list[tuple[str, str]]:
    told = ((USER, sender.user), (PARENT, sender.parent_user), (PHONE, sender.phone))
    return [(kind, value) for kind, value in told if value]


def known(db: Connection, senders: Iterable[tuple[str, Sender]]) -> dict[tuple[str, Sender], int]:
    """(restaurant, sender) -> the number of the customer, of those that have one."""
    people = People(db, senders)
    return {(place, sender): found for place, sender in senders if (found := people.find(place, sender))}


class People:
    """The customers behind these senders, loaded together; what is new of them is written when it is met."""

    def __init__(self, db: Connection, senders: Iterable[tuple[str, Sender]]) -> None:
        self._db = db
        keys = {(place, *told) for place, sender in senders for told in _ids(sender)}
        found = run(db, "identities_of", {"keys": listed(sorted(keys))})
        self._customers = {(place, kind, value): customer for place, kind, value, customer in found}
        self._known: dict[int, dict[str, str]] = defaultdict(dict)
        for customer, kind, value in run(db, "ids", {"customers": listed(sorted({row[3] for row in found}))}):
            self._known[customer][kind] = value

    def find(self, restaurant: str, sender: Sender) -> int | None:
        """The user id decides: a phone number that now comes with another user id has a new owner."""
        own = {kind: self._customers.get((restaurant, kind, value)) for kind, value in _ids(sender)}
        customer = own.get(USER) or own.get(PARENT)
        phone = own.get(PHONE)
        if not customer and phone and (not sender.user or USER not in self._known[phone]):
            customer = phone
        return customer

    def customer(self, restaurant: str, sender: Sender, now: int) -> int:
        """The customer with these ids, made if there is none."""
        customer = self.find(restaurant, sender)
        if not customer:
            customer = int(run(self._db, "new_customer", {"restaurant": restaurant, "now": now})[0][0])
        self._identify(restaurant, customer, sender)
        return customer

    def _identify(self, restaurant: str, customer: int, sender: Sender) -> None:
        for kind, value in _ids(sender):
            before = self._customers.get((restaurant, kind, value))
            if before == customer and self._known[customer].get(kind) == value:
                continue
            identify(self._db, restaurant, customer, kind, value)
            if before and before != customer:
                self._known[before].pop(kind, None)
            old = self._known[customer].get(kind)
            if old and old != value:
                self._customers.pop((restaurant, kind, old), None)
            self._known[customer][kind] = value
            self._customers[restaurant, kind, value] = customer


def identify(db: Connection, restaurant: str, customer: int, kind: str, value: str) -> None:
    """The customer has this id now, and no other of its kind."""
    row = {"restaurant": restaurant, "kind": kind, "value": value, "customer": customer}
    run(db, "drop_identities", row)
    run(db, "put_identity", row)


def _known(db: Connection, restaurant: str, kind: str, value: str) -> int | None:
    if not value:
        return None
    found = run(db, "identity", {"restaurant": restaurant, "kind": kind, "value": value})
    return int(found[0][0]) if found else None


def _change(db: Connection, restaurant: str, change: IdentityChange) -> None:
    """The customer keeps everything under the new ids. Ids that are already another customer's are left there."""
    customer = _known(db, restaurant, USER, change.previous) or _known(db, restaurant, PHONE, change.previous_phone)
    if not customer:
        return
    for kind, value in ((USER, change.new), (PHONE, change.phone)):
        holder = _known(db, restaurant, kind, value)
        if holder not in (None, customer):
            log.warning("identity change of customer %d not taken: customer %d has the new %s", customer, holder, kind)
            return
    for kind, value in _ids(Sender(phone=change.phone, user=change.new)):
        identify(db, restaurant, customer, kind, value)


# ---- what became of ours -------------------------------------------------------------------------------------------


def _statuses(db: Connection, outcomes: list[tuple[Outcome, int]]) -> None:
    rows = [_status(outcome, now) for outcome, now in outcomes]
    if not rows:
        return
    keys = listed((row["restaurant"], row["digest"], row["status"]) for row in rows)
    known = {tuple(row) for row in run(db, "statuses_known", {"keys": keys})}
    new = []
    for row in rows:
        key = (row["restaurant"], row["digest"], row["status"])
        if key not in known:
            known.add(key)
            new.append(row)
    _count(db, new)
    many(db, "put_status", new)
    ours = [row for row in new if row["outbox"] is not None]
    many(db, "status_arrived", [row for row in ours if row["status"] != FAILED])
    for row in ours:
        if row["status"] == FAILED and run(db, "status_failed", row) == [(ALERT, DEAD)]:
            log.error("alert %d of %s did not reach staff: failed %d", row["outbox"], row["restaurant"], row["code"])


def _count(db: Connection, new: list[dict[str, Any]]) -> None:
    """Charged is what was delivered; the price comes with one of `delivered` and `read`, or with both."""
    priced = [row for row in new if row["status"] in (DELIVERED, READ) and row["price_type"]]
    if not priced:
        return
    keys = {(row["restaurant"], row["digest"]) for row in priced}
    before = {tuple(row) for row in run(db, "priced_before", {"keys": listed(sorted(keys))})}
    for row in priced:
        key = (row["restaurant"], row["digest"])
        if key not in before:
            before.add(key)
            run(db, "count_usage", row | {"month": f"{when(row['at']):%Y-%m}"})


def _status(outcome: Outcome, now: int) -> dict[str, Any]:
    update = outcome.update
    code = update.errors[0].code if update.errors else 0
    tag = int(update.tag) if update.tag.isascii() and update.tag.isdigit() and len(update.tag) < 19 else None
    return {
        "restaurant": outcome.restaurant,
        "digest": digest(update.message_id),
        "status": update.status,
        "at": ms(update.at),
        "outbox": tag,
        "code": code,
        "price_type": update.price_type,
        "price_category": update.price_category,
        "message": update.message_id,
        "now": now,
        "again": outcome.again,
        "most": MOST_TRIES,
        "due": now + (0 if code == CLOSED else int(TRY_AGAIN.total_seconds() * 1000)),
    }
