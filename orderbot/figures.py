"""How the house moves, in numbers: what /health shows besides its verdicts, and /metrics in full. Ages in seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from orderbot.ports import Clock, Storage
from orderbot.restaurant import Restaurant
from orderbot.stored import CONFIRMATION, MESSAGE, Health

HOUR: Final = timedelta(hours=1)
SPOKEN: Final = (MESSAGE, CONFIRMATION)


@dataclass(frozen=True, slots=True)
class Figure:
    name: str  # one of HELP
    value: float
    labels: tuple[tuple[str, str], ...] = ()


HELP: Final = {
    "open_rows": "deliveries not settled yet",
    "oldest_open_seconds": "age of the oldest delivery not settled yet",
    "unanswered_seconds": "age of the oldest message without an answer",
    "last_in_seconds": "since the last message of a customer",
    "last_out_seconds": "since the last message that was sent",
    "last_print_seconds": "since a printer last printed, since the start",
    "refused": "messages to customers that were refused within the last hour",
    "restaurants": "that this process works for",
    "slow_turns": "turns of more than 50 ms of pure work, since the start",
    "disk_free_bytes": "left on the disk of the database",
}


class Figures:
    """`printed`: (restaurant, printer) -> seconds since it printed. `slow`: turns so far. `free`: bytes of the disk."""

    def __init__(
        self,
        store: Storage,
        restaurants: Mapping[str, Restaurant],
        clock: Clock,
        printed: Callable[[], Mapping[tuple[str, str], float]],
        slow: Callable[[], int],
        free: Callable[[], int | None],
    ) -> None:
        self._store = store
        self._restaurants = restaurants
        self._clock = clock
        self._printed = printed
        self._slow = slow
        self._free = free

    async def take(self) -> tuple[Figure, ...]:
        """StorageDown if the database cannot be read."""
        found = [*self._open(await self._store.health())]
        for place in self._restaurants:
            pulse = await self._store.pulse(place)
            if pulse.last_in:
                found.append(self._since("last_in_seconds", pulse.last_in, restaurant=place))
            if pulse.last_out:
                found.append(self._since("last_out_seconds", pulse.last_out, restaurant=place))
            dead = await self._store.troubles(place, self._clock() - HOUR)
            refused = sum(each.kind in SPOKEN for each in dead)
            found.append(Figure("refused", refused, (("restaurant", place),)))
        for (place, printer), seconds in self._printed().items():
            found.append(Figure("last_print_seconds", round(seconds), (("restaurant", place), ("printer", printer))))
        found.append(Figure("restaurants", len(self._restaurants)))
        found.append(Figure("slow_turns", self._slow()))
        if (free := self._free()) is not None:
            found.append(Figure("disk_free_bytes", free))
        return tuple(found)

    async def refused(self) -> str:
        """For /health: customers who did not get a message within the last hour; "" if there is none."""
        said = [
            f"{each.value:.0f} of {dict(each.labels)['restaurant']}"
            for each in await self.take()
            if each.name == "refused" and each.value
        ]
        return (
            f"messages to customers were refused within the hour: {', '.join(said)}; the log says why" if said else ""
        )

    def _open(self, health: Health) -> Iterator[Figure]:
        for lane in health.lanes:
            labels = (("restaurant", lane.restaurant), ("kind", lane.kind))
            yield Figure("open_rows", lane.rows, labels)
            yield Figure("oldest_open_seconds", self._age(lane.oldest), labels)
        for place, oldest in health.unanswered:
            yield self._since("unanswered_seconds", oldest, restaurant=place)

    def _since(self, name: str, at: datetime, **labels: str) -> Figure:
        return Figure(name, self._age(at), tuple(labels.items()))

    def _age(self, at: datetime) -> int:
        return max(round((self._clock() - at).total_seconds()), 0)
