"""Customers who asked for a person and have had no answer: they are told so in time, and staff hear it again.

Whether it is still so, the conversation knows: it is handed a message of the clock's as if it were one more of the
customer's, so a word of staff that comes at the same moment is before or after it, never beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from orderbot.conversation.model import UNANSWERED, Incoming
from orderbot.conversation.person import BACK, LONGEST, SETTING, WAITS
from orderbot.kitchen import Kitchen, look_after
from orderbot.restaurant import Restaurant

EVERY: Final = 5.0  # seconds between two looks


class Unanswered:
    """`wake`: there is something for a turn."""

    def __init__(self, kitchen: Kitchen, wake: Callable[[], None]) -> None:
        self._kitchen = kitchen
        self._wake = wake
        self._told: set[str] = set()  # the store passes over what it has; this only saves the asking

    async def watch(self) -> None:
        """Until cancelled."""
        await look_after(self._kitchen.restaurants.values(), self.look, EVERY)

    async def look(self, place: Restaurant) -> None:
        """Hand in what is due; forget who waited and does not any more."""
        now, store = self._kitchen.now(place.id), self._kitchen.store
        for name, value in (await store.settings(place.id)).items():
            if name.startswith(WAITS):
                id = f"{place.id}:{name}{value}"
                due = datetime.fromisoformat(value) + timedelta(minutes=place.person_minutes)
                if due <= now and id not in self._told:
                    await store.pass_on(place.id, int(name.removeprefix(WAITS)), Incoming(id, now, UNANSWERED))
                    self._told.add(id)
                    self._wake()
            elif name.startswith(SETTING):
                since = value.removeprefix(BACK).partition(" ")[0]
                if now - datetime.fromisoformat(since) > LONGEST:
                    await store.set_setting(place.id, name, "")
