"""How fast the channel may be used, remembered across restarts: a token bucket for each queue and one for the number.

WhatsApp takes 45 messages to one customer at once and then one each 6 seconds, and 80 a second from one number; faster
is refused (131056, 130429) and costs the number its good name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orderbot.storage.rows import listed, many, run
from orderbot.storage.writer import Connection
from orderbot.stored import Leasing

WHOLE = ""  # the queue of the number itself


@dataclass(slots=True)
class Bucket:
    level: float
    at: int  # ms


@dataclass(frozen=True, slots=True)
class Wish:
    """A delivery that would leave now."""

    id: int
    restaurant: str
    queue: str


def granted(db: Connection, wishes: Sequence[Wish], leasing: Leasing, now: int) -> set[int]:
    """The ids that may leave. What is too fast for its reader is put off until it may."""
    if not wishes:
        return set()
    keys = {(each.restaurant, queue) for each in wishes for queue in (each.queue, WHOLE)}
    found = run(db, "paces", {"keys": listed(sorted(keys))})
    buckets = {(restaurant, queue): Bucket(level, at) for restaurant, queue, level, at in found}
    may: set[int] = set()
    late = []
    for each in wishes:
        own = _filled(buckets, (each.restaurant, each.queue), leasing.burst, leasing.refill, now)
        whole = _filled(buckets, (each.restaurant, WHOLE), leasing.burst_all, leasing.refill_all, now)
        if own.level < 1:
            late.append({"id": each.id, "due": now + round(1000 * (1 - own.level) * leasing.refill)})
        elif whole.level >= 1:  # else it stays due, and is asked for again
            own.level, whole.level = own.level - 1, whole.level - 1
            may.add(each.id)
    rows = [
        {"restaurant": restaurant, "queue": queue, "level": bucket.level, "at": bucket.at}
        for (restaurant, queue), bucket in buckets.items()
    ]
    many(db, "put_pace", rows)
    many(db, "put_off", late)
    return may


def _filled(buckets: dict[tuple[str, str], Bucket], key: tuple[str, str], most: int, refill: float, now: int) -> Bucket:
    """The bucket of this moment; a clock that was set back fills nothing and empties nothing."""
    bucket = buckets.setdefault(key, Bucket(float(most), now))
    passed = max(now - bucket.at, 0) / 1000
    bucket.level, bucket.at = min(float(most), bucket.level + passed / refill), now
    return bucket
