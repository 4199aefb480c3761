"""Many workers on one database: each takes its share of the restaurants, and knows who has the others.

A restaurant has one worker, which does everything for it: turns, tickets, messages, alarms, the night's round, its
card. So nothing else has to know that there are others. What is free is taken up to a fair share, what stays free by
whoever sees it; who has more than others gives some away, never in the middle of a delivery.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping
from typing import Final

from orderbot.ports import Share, StorageDown
from orderbot.restaurant import Restaurant
from orderbot.stored import Worker

log = logging.getLogger(__name__)
EVERY: Final = 1.0  # seconds between two looks
ABANDONED: Final = 5  # looks after which a free restaurant is taken by whoever sees it
NOBODYS: Final = ""  # what belongs to no restaurant is shared out like one more


class Ours(Mapping[str, Restaurant]):
    """Walked through: the restaurants we work for at that moment. Looked up: all that are configured."""

    def __init__(self, restaurants: Mapping[str, Restaurant], share: Share | None) -> None:
        self.all = restaurants
        self._share = share

    def holds(self, restaurant: str) -> bool:
        return self._share is None or self._share.holds(restaurant)

    def __getitem__(self, restaurant: str) -> Restaurant:
        return self.all[restaurant]

    def __iter__(self) -> Iterator[str]:
        return filter(self.holds, self.all)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Sharing:
    """`taken` readies what was taken, before we begin to work for it; `busy`: is anything of it on its way?"""

    def __init__(
        self,
        share: Share,
        restaurants: Collection[str],
        taken: Callable[[frozenset[str]], Awaitable[None]],
        busy: Callable[[str], bool],
    ) -> None:
        self._share = share
        self._places = (*restaurants, NOBODYS)
        self._taken = taken
        self._busy = busy
        self._free: dict[str, int] = {}  # place -> looks at which it was free
        self._given: set[str] = set()  # what we gave away
        self._returned: set[str] = set()  # of these, what nobody wanted: given away no more
        self._addresses: Mapping[str, str] = {}
        self._twin = ""  # our address, if another worker has it too
        self._looked = asyncio.Event()

    def trouble(self) -> str:
        """For /health: "" if nothing is wrong with how the others see us."""
        if not self._twin:
            return ""
        return f"another worker is reached at {self._twin} as well; give each its own [server] address"

    def address(self, restaurant: str) -> str:
        """Of who works for it, as far as is known; "": nobody, or we."""
        return self._addresses.get(restaurant, "")

    async def looked(self) -> None:
        """Returns after the next look."""
        await self._looked.wait()

    async def open(self) -> None:
        """At the start: take everything if nobody is at work, else wait until `watch`: what is taken must be served."""
        if not await self._share.workers(self._places):
            await self._take(self._places)

    async def watch(self) -> None:
        """Until cancelled."""
        await self._share.join()
        while True:
            try:
                await self.look()
            except StorageDown as error:
                log.error("nothing is taken or given away: %s", error)
            await asyncio.sleep(EVERY)

    async def look(self) -> None:
        """Take what is ours to take, give away what is too much. StorageDown if the database cannot be asked."""
        workers = await self._share.workers(self._places)
        mine = next((each.holds for each in workers if each.own), None)
        if mine is not None:  # else our session has ended, and so will we
            await self._take(mine)  # what was taken before, but could not be readied then
            held = frozenset().union(*(each.holds for each in workers))
            free = [place for place in self._places if place not in held]
            self._free = {place: self._free.get(place, 0) + 1 for place in free}
            if free:
                await self._take(self._wanted(mine, free, workers))
            else:
                await self._give(mine, workers)
        own = {each.address for each in workers if each.own}
        self._twin = next((each.address for each in workers if not each.own and each.address in own), "")
        self._addresses = {place: each.address for each in workers if not each.own for place in each.holds}
        self._looked.set()
        self._looked = asyncio.Event()

    def _wanted(self, mine: frozenset[str], free: list[str], workers: Collection[Worker]) -> set[str]:
        room = self._fair(workers) - len(mine)
        abandoned = [place for place in free if self._free[place] > ABANDONED]
        self._returned |= self._given.intersection(abandoned)
        return {*free[: max(room, 0)], *abandoned}

    async def _take(self, places: Collection[str]) -> None:
        wanted = [place for place in places if not self._share.holds(place)]
        new = await self._share.take(wanted) if wanted else frozenset()
        if new:
            await self._taken(new)
            self._share.begin(new)
            log.info("we work for %s", ", ".join(sorted(new - {NOBODYS})) or "what belongs to no restaurant")

    async def _give(self, mine: frozenset[str], workers: Collection[Worker]) -> None:
        least = min(len(each.holds) for each in workers)
        surplus = max(len(mine) - self._fair(workers), int(len(mine) > least + 1))
        for place in sorted(mine - self._returned, reverse=True):
            if surplus > 0 and await self._share.leave(place, lambda place=place: self._busy(place)):  # type: ignore[misc]
                surplus -= 1
                self._given.add(place)
                log.info("%s is given to another worker", place or "what belongs to no restaurant")

    def _fair(self, workers: Collection[Worker]) -> int:
        return -(-len(self._places) // len(workers))
