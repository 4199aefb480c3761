"""The outbox: leased, delivered by somebody else, settled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from orderbot.storage.rows import ms, parcel, run
from orderbot.storage.turns import enqueue
from orderbot.storage.writer import Connection
from orderbot.stored import Leasing, Outgoing, Parcel, Settled


def _times(leasing: Leasing) -> dict[str, int]:
    return {
        name: round(1000 * seconds)
        for name, seconds in (
            ("quick", leasing.quick),
            ("slow", leasing.slow),
            ("wait", leasing.wait),
            ("patient", leasing.patient),
        )
    }


async def recover(db: Connection, leasing: Leasing, now: int) -> int:
    before = await _count(db)
    await run(db, "rescue", {"all": True, "now": now, **_times(leasing)})
    return before - await _count(db)


async def _count(db: Connection) -> int:
    return sum(rows for state, rows, _ in await run(db, "outbox_counts") if state == "sending")


async def lease(
    db: Connection, owner: str, limit: int, leasing: Leasing, paused: Iterable[str], now: int
) -> tuple[Parcel, ...]:
    times = _times(leasing)
    await run(db, "rescue", {"all": False, "now": now, **times})
    await run(db, "supersede", {"now": now})
    names = msgspec.json.encode(sorted(paused)).decode()
    due = await run(db, "due", {"now": now, "limit": limit, "paused": names})
    taken: list[Any] = []
    for (place,) in due:
        taken += await run(db, "lease", {"id": place, "owner": owner, "now": now, **times})
    return tuple(map(parcel, taken))


async def settle(db: Connection, place: int, owner: str, settled: Settled, now: int) -> bool:
    row = {"id": place, "owner": owner, "state": settled.state, "attempts": settled.attempts, "now": now}
    row |= {"doubts": settled.doubts, "due": ms(settled.due), "error": settled.error, "external": settled.external}
    return bool(await run(db, "settle", row))


async def alarm(db: Connection, place: int, restaurant: str, outgoing: tuple[Outgoing, ...], now: int) -> None:
    if await run(db, "alarmed", {"id": place}):
        await enqueue(db, restaurant, outgoing, now)
