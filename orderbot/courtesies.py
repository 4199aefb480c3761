"""What is done for politeness: marked as read, "is writing", a reaction. At most once, and nobody ever waits for it.

Marking a message as read marks all before it, so of a customer who taps fast only the newest is told, once a second.
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
        self._newest: dict[Who, str] = {}  # message that is to be marked next
        self._tasks: set[asyncio.Task[None]] = set()

    def seen(self, restaurant: Restaurant, who: str, message: str) -> None:
        """Mark the message as read soon, and show that an answer is on its way."""
        key = (restaurant.id, who)
        if key in self._newest:
            self._newest[key] = message
        elif len(self._tasks) < MOST:
            self._newest[key] = message
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
            while message := self._newest[key]:
                self._newest[key] = ""
                try:
                    await self._channel.seen(restaurant, message, typing=True)
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
