"""The watch over paper: looks all the time, and is asked by the outbox about tickets that come too late."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from typing import Final

from orderbot.paperwatch import alarms, late, stopping, unseen, words
from orderbot.paperwatch.house import House
from orderbot.paperwatch.rounds import Rounds
from orderbot.ports import StorageDown
from orderbot.stored import Parcel
from orderbot.tickets.document import Ticket

log = logging.getLogger(__name__)

LOOK: Final = 1.0  # seconds between two looks


class PaperWatch:
    def __init__(self, house: House) -> None:
        self._house = house
        self._rounds = Rounds(house)

    async def watch(self) -> None:
        while True:
            try:
                await self.look()
            except StorageDown as error:
                log.error("the watch over paper waits for the store: %s", error)
            await asyncio.sleep(LOOK)

    async def look(self) -> None:
        """One look at everything."""
        await words.obey(self._house)
        await alarms.look(self._house)
        await unseen.look(self._house)
        await stopping.look(self._house)
        await self._rounds.look()

    async def overdue(self, parcel: Parcel, now: datetime) -> Ticket | None:
        return await late.overdue(self._house, parcel, now)

    async def listed(self, parcel: Parcel, slip: Ticket) -> None:
        await late.listed(self._house, parcel, slip)

    async def confirmed_late(self, restaurant: str, token: str) -> None:
        """A printer says of an attempt of before that it is on paper."""
        if await words.confirmed_late(self._house, restaurant, token):
            log.warning("%s: a printer confirmed a ticket late; a copy that waited is not printed", restaurant)
