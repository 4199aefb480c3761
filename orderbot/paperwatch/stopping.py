"""No orders while no printer prints: after `stop_without_paper` minutes the shop closes itself, and opens again.

It is a switch like those that staff turn, with an end that is put off as long as the trouble lasts: a bot that dies
meanwhile leaves no closed shop behind.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from orderbot.ordering.switches import Kind, Switch, switched
from orderbot.paperwatch.house import House
from orderbot.restaurant import Restaurant
from orderbot.texts import text

AHEAD: Final = timedelta(minutes=60)
RENEWED: Final = timedelta(minutes=30)  # left of it when it is put off


async def look(house: House) -> None:
    """Closes and opens each shop as its paper allows."""
    for place in house.restaurants.values():
        if place.stop_without_paper:
            await _look(house, place)


async def _look(house: House, place: Restaurant) -> None:
    now = house.now(place)
    on = switched(await house.store.settings(place.id), now).get(Kind.PAPER)
    without = await _without_paper(house, place, now)
    if without and (on is None or on.until - now < RENEWED):
        switch = Switch(Kind.PAPER, now + AHEAD)
        await house.store.set_setting(place.id, switch.name, switch.value)
        if on is None:
            said = text(
                "For {minutes} minutes no printer has printed anything: customers are told that no orders are taken "
                "right now. It ends by itself with the first paper.",
                minutes=place.stop_without_paper,
            )
            await house.say(place, "stop", said)
    elif on and not without:
        await house.store.set_setting(place.id, on.name, "")
        await house.say(place, "go", text("A printer prints again: orders are taken."))


async def _without_paper(house: House, place: Restaurant, now: datetime) -> bool:
    """Does a ticket wait that long, and did nothing at all come out meanwhile?"""
    limit = timedelta(minutes=place.stop_without_paper)
    waiting = await house.store.unprinted(place.id)
    if not any(now - each.created >= limit for each in waiting):
        return False
    quiet = house.quiet(place.id)
    return quiet is None or quiet >= limit.total_seconds()
