"""When a restaurant opens: what is still switched or sold out from before is told to staff; nothing is forgotten.

Once a day and only if there is something; each line can be ended by writing what stands in it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from orderbot.effects import alerts
from orderbot.kitchen import Kitchen, look_after
from orderbot.restaurant import Restaurant
from orderbot.staff.report import status
from orderbot.texts import lines, text

EVERY: Final = 60.0  # seconds between two looks
WINDOW: Final = timedelta(hours=1)  # after the opening; who starts the bot later has other worries


class Morning:
    def __init__(self, kitchen: Kitchen) -> None:
        self._kitchen = kitchen

    async def watch(self) -> None:
        """Until cancelled."""
        await look_after(self._kitchen.restaurants.values(), self.look, EVERY)

    async def look(self, place: Restaurant) -> None:
        """Tell it if this is the hour; the store passes over what it was told before."""
        now = self._kitchen.now(place.id)
        opens = next(iter(self._kitchen.shops(place.id).hours.spans(now.date())), None)
        if opens is None or not opens[0] <= now < opens[0] + WINDOW:
            return
        desk = await self._kitchen.desk(place.id)
        if not (desk.on or desk.shop.stock.out or desk.shop.stock.left):
            return
        said = lines(
            text("Good morning! Still so from before:"),
            status(desk).say,
            text("*open*, *delivery back*, *23 back* or *everything back* ends it."),
        )
        key = f"morning:{place.id}:{now.date().isoformat()}"
        await self._kitchen.store.enqueue(place.id, tuple(alerts(place, said, key)))
