"""The outbox: leased by lanes, delivered by somebody else, settled.

A lease is not a time: one process holds the file, so what it leased it also settles, and what an earlier process left
unfinished is found at the start. No step of the clock can take a delivery away from who is at it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from orderbot.storage.pace import Wish, granted
from orderbot.storage.rows import listed, ms, parcel, run
from orderbot.storage.turns import enqueue
from orderbot.storage.writer import Connection
from orderbot.stored import TICKET, Errand, Leasing, Outgoing, Parcel, Settled


@dataclass(frozen=True, slots=True)
class Want:
    errand: Errand
    now: int  # milliseconds of the steady clock


@dataclass(frozen=True, slots=True)
class Done:
    """How a delivery ended."""

    place: int
    owner: str
    settled: Settled
    now: int


def recover(db: Connection, leasing: Leasing, now: int, restaurants: Collection[str] | None = None) -> int:
    """What was on its way when the house went dark; and nothing waits longer because the clock stepped meanwhile.

    Of these restaurants alone, taken from another worker; None: of all that are ours.
    """
    of = {} if restaurants is None else {"held": listed(sorted(restaurants))}
    waits = {"wait": round(1000 * leasing.wait), "patient": round(1000 * leasing.patient)}
    found = run(db, "rescue", {"now": now, **waits, **of})
    run(db, "catch_up", {"now": now, "most": now + round(1000 * leasing.patient), **of})
    return len(found)


def lease(db: Connection, wants: Sequence[Want]) -> list[tuple[Parcel, ...] | Exception]:
    return [_lease(db, want) for want in wants]


def _lease(db: Connection, want: Want) -> tuple[Parcel, ...]:
    errand = want.errand
    run(db, "supersede", {"now": want.now})
    flying: Counter[str] = Counter()
    full = []
    for lane, kind, count in run(db, "flying"):
        flying[lane] = count
        if count >= _slots(kind, errand):
            full.append(lane)
    row = {
        "now": want.now,
        "paused": listed(sorted(errand.paused)),
        "beside": listed(sorted(errand.beside)),
        "full": listed(full),
        "limit": 10 * errand.limit,
    }
    chosen = []
    wishes = []
    for place, kind, lane, restaurant, queue in run(db, "due", row):
        if flying[lane] < _slots(kind, errand):
            flying[lane] += 1
            chosen.append(place)
            if kind != TICKET:
                wishes.append(Wish(place, restaurant, queue))
    held = {each.id for each in wishes} - granted(db, wishes, errand.leasing, want.now)
    chosen = [place for place in chosen if place not in held]
    if not chosen:
        return ()
    taken = run(db, "lease", {"ids": listed(chosen), "owner": errand.owner})
    return tuple(sorted(map(parcel, taken), key=lambda each: each.id))


def _slots(kind: str, errand: Errand) -> int:
    return 1 if kind == TICKET else errand.limit


def begun(db: Connection, place: int) -> None:
    run(db, "begun", {"id": place})


def settle(db: Connection, dones: Sequence[Done]) -> list[bool | Exception]:
    """Of each: was it still ours to settle?"""
    hits = {place for (place,) in run(db, "settle", {"rows": listed(map(_settled, dones))})}
    return [done.place in hits for done in dones]


def _settled(done: Done) -> dict[str, Any]:
    settled = done.settled
    return {
        "id": done.place,
        "owner": done.owner,
        "state": settled.state,
        "attempts": settled.attempts,
        "doubts": settled.doubts,
        "due": ms(settled.due),
        "error": settled.error,
        "external": settled.external,
        "now": done.now,
    }


def alarm(db: Connection, place: int, restaurant: str, outgoing: tuple[Outgoing, ...], now: int) -> None:
    if run(db, "alarmed", {"id": place}):
        enqueue(db, restaurant, outgoing, now)


def end(db: Connection, restaurant: str, tickets: tuple[int, ...], state: str, why: str, now: int) -> tuple[int, ...]:
    """Tickets that are over by other ways than their delivery."""
    row = {"restaurant": restaurant, "ids": listed(tickets), "state": state, "why": why, "now": now}
    return tuple(sorted(place for (place,) in run(db, "end_tickets", row)))
