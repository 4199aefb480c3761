"""What is kept how long, and the nightly round that lets go of the rest. Why: docs/privacy.md."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from orderbot.conversation.model import Conversation
from orderbot.conversation.talking import emptied
from orderbot.ordering.cart import Cart
from orderbot.ports import Clock, Storage, StorageDown

log = logging.getLogger(__name__)
HOUR: Final = 3600.0  # seconds between two looks
NIGHT: Final = timedelta(hours=3)  # local time at which a night's round is due: nobody orders then


@dataclass(frozen=True, slots=True)
class Keep:
    """How long things are kept, counted from when they came in."""

    carts: timedelta = timedelta(hours=72)  # of somebody who wrote no more
    tickets: timedelta = timedelta(days=7)  # what was sent to the printer
    chat: timedelta = timedelta(days=30)  # messages, quarantine, unknown words; who ordered and where to
    profile: timedelta = timedelta(days=365)  # of a customer who did not come back


def left_alone(talk: Conversation) -> Conversation:
    """A conversation whose order came to nothing: without cart, address, place, allergy and open questions.

    The last order stays for "as always", its address only if the customer agreed to that. Applied twice it changes
    nothing more.
    """
    placed = replace(talk.placed, order=None) if talk.placed else None
    if placed and not talk.remember:
        placed = replace(placed, address=None)
    bare = replace(emptied(talk), placed=placed)
    untouched = replace(bare, cart=Cart((), talk.cart.revision))
    return talk if talk == untouched else bare  # the revision goes on only if something went


class Retention:
    """Looks every hour; does its round once a night, and an hour after the start for machines that sleep at night."""

    def __init__(self, store: Storage, clock: Clock, zone: tzinfo, keep: Keep | None = None) -> None:
        self._store = store
        self._clock = clock
        self._zone = zone
        self._keep = keep or Keep()
        self._done: date | None = None

    async def run(self, pause: float = HOUR) -> None:
        """Until it is cancelled; `pause` in seconds."""
        while True:
            await asyncio.sleep(pause)
            await self.look()

    async def look(self) -> dict[str, int] | None:
        """The round, if this night had none yet: what went, by kind. A round that fails is done at the next look."""
        now = self._clock()
        night = (now.astimezone(self._zone).replace(tzinfo=None) - NIGHT).date()
        if night == self._done:
            return None
        try:
            gone = await self._round(now)
        except StorageDown as error:
            log.error("nothing was purged, the store takes nothing: %s", error)
            return None
        except Exception as error:  # taking orders is worth more than a tidy house
            log.error("nothing was purged", exc_info=error)
            return None
        self._done = night
        log.info("purged: %s", ", ".join(f"{kind} {count}" for kind, count in gone.items()))
        return gone

    async def _round(self, now: datetime) -> dict[str, int]:
        keep = self._keep
        return await self._store.purge(
            chat=now - keep.chat,
            tickets=now - keep.tickets,
            profile=now - keep.profile,
            carts=now - keep.carts,
            left_alone=left_alone,
        )
