"""Several readings of one message: the cheapest first, and only those cheap enough to put it in doubt.

A reading is made again from the start with one fork taken otherwise. So rules need not know of each other's readings,
and the work is bounded: at most MOST times the length of the message.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush
from typing import Final, Protocol, TypeVar

from orderbot.understanding.rules.costs import MARGIN
from orderbot.understanding.rules.trail import Trail

MOST: Final = 8


class Costed(Protocol):
    @property
    def cost(self) -> int: ...


Found = TypeVar("Found", bound=Costed)


def readings(read: Callable[[Trail], Found], within: int = MARGIN) -> tuple[Found, ...]:
    """The readings that cost less than `within` more than the cheapest, cheapest first."""
    found: list[tuple[int, int, Found]] = []
    waiting: list[tuple[int, tuple[int, ...]]] = [(0, ())]
    while waiting and len(found) < MOST:
        least, forced = heappop(waiting)
        if found and least >= min(cost for cost, _, _ in found) + within:
            break
        trail = Trail(forced)
        reading = read(trail)
        found.append((reading.cost, len(found), reading))
        for more, ways in trail.others():
            heappush(waiting, (trail.cost + more, ways))
    found.sort(key=lambda each: each[:2])
    return tuple(reading for cost, _, reading in found if cost < found[0][0] + within)
