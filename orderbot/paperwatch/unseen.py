"""Tickets that are messages: one that nobody has seen is said again after one, three and ten minutes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Final

import msgspec

from orderbot.paperwatch.house import House
from orderbot.restaurant import Restaurant
from orderbot.staff.paper import SEEN, UNSEEN, Unseen, button
from orderbot.stored import pack, unpack
from orderbot.texts import lines, text

AGAIN: Final = (timedelta(minutes=1), timedelta(minutes=3), timedelta(minutes=10))


async def look(house: House) -> None:
    for place in house.restaurants.values():
        for name, value in (await house.store.settings(place.id)).items():
            if name.startswith(UNSEEN) and value:
                with suppress(msgspec.DecodeError):
                    await _look(house, place, name, unpack(Unseen, value))


async def _look(house: House, place: Restaurant, name: str, unseen: Unseen) -> None:
    if house.clock() - unseen.at < AGAIN[unseen.told]:
        return
    day, _, number = name.removeprefix(UNSEEN).rpartition(":")
    minutes = round(AGAIN[unseen.told].total_seconds() / 60)
    head = text("NOBODY HAS SEEN ORDER {number} for {minutes} min:", number=number, minutes=minutes)
    seen = ((button(SEEN, day, int(number)), text("Seen")),)
    await house.tell(place, f"{name}:{unseen.told}:{unseen.at.isoformat()}", lines(head, unseen.body), seen)
    again = unseen.told + 1 < len(AGAIN)  # else it goes: it holds a customer's words
    await house.store.set_setting(place.id, name, pack(replace(unseen, told=unseen.told + 1)) if again else "")
