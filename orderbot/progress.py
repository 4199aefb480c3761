"""Does the house move? What /health says is computed from ages and a real write, not from exceptions.

The promise: `accepted -> on paper, or staff told with the whole order, within 60 s`, or /health says 503. "Told" is a
message to staff that the channel took and did not report as failed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from orderbot.ports import Clock, Storage, StorageDown
from orderbot.restaurant import Restaurant
from orderbot.stored import CONFIRMATION, MESSAGE, SENT, TICKET, Health, Parcel

PAPER: Final = timedelta(seconds=59)  # from the order to paper or to somebody who was told: at 60 it is said
ANSWER: Final = timedelta(seconds=60)  # from a message to its turn
SENDING: Final = timedelta(seconds=120)  # without one message that went out, while some wait
DAY: Final = timedelta(days=1)
WAITING: Final = timedelta(minutes=5)  # of anything open, until it is worth a word
TOLD: Final = "paper:"  # what the keys of messages begin with that tell staff what is not on paper
LITTLE: Final = 20_000_000  # bytes left on the disk: nothing can be kept much longer
LOW: Final = 500_000_000

Reason = str  # "" if all is well, else what is wrong and what to do


class Progress:
    """`sent`: (restaurant, kind) -> when one of that kind last went out, by the steady clock."""

    def __init__(
        self,
        store: Storage,
        restaurants: Mapping[str, Restaurant],
        clock: Clock,
        sent: Callable[[str, str], datetime | None],
    ) -> None:
        self._store = store
        self._restaurants = restaurants
        self._clock = clock
        self._sent = sent
        self._since = clock()

    # -- what makes a 503

    async def database(self) -> Reason:
        """A real write: a full, locked, deleted or broken database takes none."""
        try:
            await self._store.beat()
        except StorageDown as error:
            return f"nothing can be stored ({error}); see disk and file, then start again"
        return ""

    async def printing(self) -> Reason:
        """Orders that reached neither paper nor staff."""
        found = []
        for place in self._restaurants:
            late = await self._late(place)
            if late and not await self._told(place, late):
                found.append(
                    f"{place}: {_tickets(late)} neither on paper nor told to staff, the oldest for "
                    f"{self._age(late[0].created)} ({late[0].last_error or 'not tried yet'})"
                )
        if not found:
            return ""
        return f"{'; '.join(found)}; bring them to the kitchen (orderbot orders, or the board), then see to the printer"

    async def answers(self) -> Reason:
        """Messages without a turn, or answers that do not leave."""
        health = await self._store.health()
        found = [
            f"{place}: messages wait for an answer for {self._age(oldest)}"
            for place, oldest in health.unanswered
            if place in self._restaurants and self._clock() - oldest > ANSWER
        ]
        found += [f"{place}: nothing could be sent for {self._age(since)}" for place, since in self._unsent(health)]
        return f"{'; '.join(found)}; see the log, the network and WhatsApp's status page" if found else ""

    # -- what a person should look at

    async def tickets(self) -> Reason:
        """Orders that are not on paper, but staff have them."""
        found = []
        for place in self._restaurants:
            late = await self._late(place)
            if late and await self._told(place, late):
                found.append(f"{place}: {_tickets(late)} not on paper, staff were told; see to the printer")
        return "; ".join(found)

    async def waiting(self) -> Reason:
        """What is open for long, and what belongs to a restaurant that is not configured."""
        health = await self._store.health()
        found = []
        for lane in health.lanes:
            age = self._clock() - lane.oldest
            if lane.restaurant not in self._restaurants:
                found.append(f"{lane.rows} deliveries of {lane.restaurant}, which is not in the configuration")
            elif lane.kind != TICKET and age > WAITING:
                found.append(f"{lane.restaurant}: {lane.rows} x {lane.kind}, the oldest for {self._age(lane.oldest)}")
        found += [
            f"messages to {place}, which is not in the configuration"
            for place, _ in health.unanswered
            if place not in self._restaurants
        ]
        return "; ".join(found)

    # -- how

    async def _late(self, place: str) -> list[Parcel]:
        """Tickets that should be on paper and are not, oldest first; those that were given up today among them."""
        now = self._clock()
        dead = [each for each in await self._store.troubles(place, now - DAY) if each.kind == TICKET]
        open_ = await self._store.unprinted(place)
        late = [each for each in (*dead, *open_) if now - each.created > PAPER]
        return sorted(late, key=lambda each: each.created)

    async def _told(self, place: str, late: list[Parcel]) -> bool:
        """Did every message that tells of these tickets reach somebody of staff?"""
        messages: dict[str, bool] = {}
        for key, state in await self._store.deliveries(place, TOLD, late[0].created):
            message = key.rsplit(":", 1)[0]  # the rest of the key is the number it went to
            messages[message] = messages.get(message, False) or state == SENT
        return bool(messages) and all(messages.values())

    def _unsent(self, health: Health) -> Iterable[tuple[str, datetime]]:
        now = self._clock()
        for place in self._restaurants:
            open_ = [each.oldest for each in health.lanes if each.restaurant == place and each.kind in SPOKEN]
            sent = max((at for kind in SPOKEN if (at := self._sent(place, kind))), default=self._since)
            if open_ and now - min(open_) > SENDING and now - sent > SENDING:
                yield place, max(min(open_), sent)

    def _age(self, since: datetime) -> str:
        seconds = (self._clock() - since).total_seconds()
        return f"{seconds / 60:.0f} min" if seconds >= 120 else f"{seconds:.0f} s"


SPOKEN: Final = (MESSAGE, CONFIRMATION)


def _tickets(late: list[Parcel]) -> str:
    return "1 ticket is" if len(late) == 1 else f"{len(late)} tickets are"


def space(free: int) -> tuple[Reason, Reason]:
    """(what makes a 503, what is a warning) of so many bytes left on the database's disk."""
    if free < LITTLE:
        return f"the disk is full ({free // 1_000_000} MB left); free some space, it goes on by itself", ""
    if free < LOW:
        return "", f"the disk is nearly full ({free // 1_000_000} MB left); free some space"
    return "", ""
