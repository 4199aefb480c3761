"""Orders that nobody has looked at: the board rings louder (its own doing), then staff are told, then it is refused.

Where orders are taken at once (`accept = "auto"`) an order is a contract and on paper, so nothing is refused but what
is held (`ordering/trust.py`); where each waits for a person (`accept = "staff"`), everything is. The minutes
count while the restaurant is open. Everybody hears of the last two: the customer, staff, and the kitchen, if it is on
paper there.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Final

from orderbot.effects import alerts
from orderbot.kitchen import Kitchen, look_after
from orderbot.moves import Wish, still_waiting
from orderbot.ordering.lifecycle import OPEN, PLACED, Do, IllegalMove
from orderbot.ordering.trust import ASKED, HELD, asks, noted
from orderbot.restaurant import Restaurant
from orderbot.stored import StoredOrder
from orderbot.texts import text
from orderbot.wording.render import Voice

log = logging.getLogger(__name__)
EVERY: Final = 5.0  # seconds between two looks
BACK: Final = timedelta(hours=1)  # in which a step may still be taken back


class Escalation:
    def __init__(self, kitchen: Kitchen) -> None:
        self._kitchen = kitchen
        self._told: set[tuple[str, int]] = set()  # restaurant and order; the store passes over what it has

    async def watch(self) -> None:
        """Until cancelled."""
        await look_after(self._kitchen.restaurants.values(), self.look, EVERY)

    async def look(self, place: Restaurant) -> None:
        """Tell and refuse what is due."""
        now, store = self._kitchen.now(place.id), self._kitchen.store
        held = {name for name in await store.settings(place.id) if name.startswith(HELD)}
        if place.accept != ASKED and not held:
            return  # the usual case costs little
        orders = await self._kitchen.orders(place.id)
        for name in held - {noted(each.order, each.day) for each in orders if _may_wait(each, now)}:
            await store.set_setting(place.id, name, "")
        _, told, refused = (timedelta(minutes=minutes) for minutes in place.escalate)
        for stored in orders:
            if stored.status != PLACED or stored.order.training or not asks(stored.order, place):
                continue
            age = now - self._since(stored, place)
            if age >= refused:
                await self._refuse(stored, place)
            elif age >= told and (place.id, stored.id) not in self._told:
                await self._tell(stored, place, now)

    def _since(self, stored: StoredOrder, place: Restaurant) -> datetime:
        """When somebody could first have looked."""
        placed = stored.order.placed.astimezone(place.timezone)
        return self._kitchen.shops(place.id).hours.opens(placed) or placed

    async def _tell(self, stored: StoredOrder, place: Restaurant, now: datetime) -> None:
        number = stored.order.number
        said = text(
            "Nobody has accepted order {number}. Write *{number} ok 40* or *{number} reject*. "
            "In {minutes} minutes it is refused.",
            number=number,
            minutes=place.escalate[2] - place.escalate[1],
        )
        out = (*alerts(place, said, f"waits:{place.id}:{stored.id}"), *still_waiting(stored, place, now))
        await self._kitchen.store.enqueue(place.id, out)
        self._told.add((place.id, stored.id))
        log.warning("order %d of %s waits for a person: staff are told", number, place.id)

    async def _refuse(self, stored: StoredOrder, place: Restaurant) -> None:
        language = stored.order.language
        reason = Voice(language).say(text("nobody could look at it in time"))
        try:
            wish = Wish(Do.REJECT, reason=reason, actor="clock")
            await self._kitchen.move(place.id, stored.day, stored.order.number, wish)
        except IllegalMove:
            return  # somebody was faster
        said = text("Order {number} was refused: nobody accepted it. The customer knows.", number=stored.order.number)
        await self._kitchen.store.enqueue(place.id, tuple(alerts(place, said, f"refused:{place.id}:{stored.id}")))
        log.error("order %d of %s was refused: nobody accepted it", stored.order.number, place.id)


def _may_wait(stored: StoredOrder, now: datetime) -> bool:
    """Does it wait for a yes, or may it again?"""
    return stored.status in OPEN or any(now - each.at < BACK for each in stored.events)
