"""What is done for politeness: marked as read, "is writing", a reaction. At most once, and nobody ever waits for it.

Marking a message as read marks all before it, so of a customer who taps fast only the newest is told, once a second.
"Is writing" is shown only where the answer waits: behind the answer it would stand for half a minute.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, Final

from orderbot.ports import Channel, Recipient
from orderbot.restaurant import Restaurant

log = logging.getLogger(__name__)
EVERY: Final = 1.0  # seconds between two marks for one customer
MOST: Final = 64  # on their way; beyond, politeness is left out

Who = tuple[str, str]  # restaurant, an id of the customer's


class Courtesies:
    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._newest: dict[Who, tuple[str, bool] | None] = {}  # what is to be marked next; is it answered at once?
        self._tasks: set[asyncio.Task[None]] = set()

    def seen(self, restaurant: Restaurant, who: str, message: str, *, at_once: bool) -> None:
        """Mark the message as read soon, and show that an answer is on its way if it does not come at once."""
        key = (restaurant.id, who)
        if key in self._newest:
            self._newest[key] = message, at_once
        elif len(self._tasks) < MOST:
            self._newest[key] = message, at_once
            self._start(self._mark(restaurant, key))

    def react(self, restaurant: Restaurant, to: Recipient, message: str, emoji: str) -> None:
        if len(self._tasks) < MOST:
            self._start(self._react(restaurant, to, message, emoji))

    def stop(self) -> None:
        for task in self._tasks:
            task.cancel()

    def _start(self, courtesy: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(courtesy)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _mark(self, restaurant: Restaurant, key: Who) -> None:
        try:
            while newest := self._newest[key]:
                self._newest[key] = None
                message, at_once = newest
                try:
                    await self._channel.seen(restaurant, message, typing=not at_once)
                except Exception as error:
                    log.warning("mark as read failed: %s", type(error).__name__)
                await asyncio.sleep(EVERY)
        finally:
            del self._newest[key]

    async def _react(self, restaurant: Restaurant, to: Recipient, message: str, emoji: str) -> None:
        try:
            await self._channel.react(restaurant, to, message, emoji)
        except Exception as error:
            log.warning("reaction failed: %s", type(error).__name__)
