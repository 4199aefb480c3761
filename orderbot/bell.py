"""The bell for the worst case: nothing can be stored, so no alarm can wait in the outbox. Staff are told at once.

Once for each trouble, and once when it is over; best effort, for there is nothing to remember it by.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from orderbot.ports import Channel, Recipient, SendFailed
from orderbot.restaurant import Restaurant
from orderbot.texts import Sayable, text
from orderbot.wording.message import Message
from orderbot.wording.render import Voice

log = logging.getLogger(__name__)
LOOK: Final = 10.0  # seconds between two looks
SURE: Final = 3  # bad looks in a row until somebody is called
DOWN: Final = text(
    "The ordering bot cannot store anything: new messages are not answered, WhatsApp brings them again later. Please "
    "have somebody look at the server (disk, database)."
)
OVER: Final = text("The ordering bot works again. What came meanwhile is being answered.")


class Bell:
    """`trouble`: "" or why nothing can be stored."""

    def __init__(
        self, channel: Channel, restaurants: Mapping[str, Restaurant], trouble: Callable[[], Awaitable[str]]
    ) -> None:
        self._channel = channel
        self._restaurants = restaurants
        self._trouble = trouble
        self._bad = 0

    async def watch(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(LOOK)
            await self.look()

    async def look(self) -> None:
        reason = await self._trouble()
        if reason:
            self._bad += 1
            if self._bad == SURE:
                log.critical("staff are told at once: %s", reason)
                await self._ring(DOWN)
        elif self._bad:
            rung, self._bad = self._bad >= SURE, 0
            if rung:
                await self._ring(OVER)

    async def _ring(self, said: Sayable) -> None:
        for place in self._restaurants.values():
            message = Message(Voice(place.language).say(said), language=place.language)
            for number in place.staff:
                try:
                    await self._channel.send(place, Recipient(number.lstrip("+")), message, "")
                except SendFailed as error:
                    log.error("staff of %s could not be told: %s", place.id, error.verdict.value)
