"""One alarm for each trouble, with the cause; whole orders as they join it; one all-clear when all is out."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from typing import Final

from orderbot.paperwatch.house import Buttons, House
from orderbot.paperwatch.trouble import Key, Trouble, messages, numbers, printer_of, ticket_of, why
from orderbot.restaurant import Restaurant
from orderbot.staff.paper import MOVE, PRINTED, button
from orderbot.stored import TICKET, Parcel
from orderbot.texts import lines, text

log = logging.getLogger(__name__)

UNPRINTED: Final = timedelta(seconds=45)  # until staff hear of a ticket: within a minute
DAY: Final = timedelta(days=1)
ROLL: Final = "roll:"  # + printer: a setting, so that staff hear once of a roll that nears its end


async def look(house: House) -> None:
    """Alarms for what waits too long; who stands in for whom; all-clears for what is over."""
    waiting = [each for each in await house.store.alarms(house.count() - UNPRINTED) if each.kind == TICKET]
    for restaurant in dict.fromkeys(each.restaurant for each in waiting):
        if place := house.restaurants.get(restaurant):
            await _alarm(house, place, [each for each in waiting if each.restaurant == restaurant])
    for place in house.restaurants.values():
        known = await house.troubles(place)
        await _stand_ins(house, place, known)
        await _clear(house, place, known)
        await _rolls(house, place)


async def _alarm(house: House, place: Restaurant, parcels: list[Parcel]) -> None:
    known = await house.troubles(place)
    for printer in dict.fromkeys(map(printer_of, parcels)):
        mine = [each for each in parcels if printer_of(each) == printer]
        await _tell(house, place, printer, mine, known.get(printer))


async def _tell(house: House, place: Restaurant, printer: str, parcels: list[Parcel], known: Trouble | None) -> None:
    cause = house.standing(place.id, printer).trouble
    cause = cause or next((each.last_error for each in parcels if each.last_error), "")
    trouble = known or Trouble(cause)
    wholes = await house.wholes(place, parcels, trouble.orders)
    unreadable = any(ticket_of(each) is None for each in parcels)
    for number, said in enumerate(messages(printer, cause, list(wholes.values()), known is None, unreadable)):
        paper = ticket_of(parcels[0]) if len(wholes) == 1 else None
        await house.tell(place, f"paper:{parcels[0].id}:{number}", said, _buttons(place, printer, list(wholes)), paper)
    await house.remember(place, printer, replace(trouble, orders=(*trouble.orders, *wholes)))
    for parcel in parcels:
        await house.store.alarm(parcel, ())
    log.error("%s: printer %s does not print %d tickets (%s): staff are told", place.id, printer, len(parcels), cause)


def _buttons(place: Restaurant, printer: str, keys: list[Key]) -> Buttons:
    """For one order; several in a message are spoken of by their numbers."""
    if len(keys) != 1:
        return ()
    ((day, number),) = keys
    other = next((each.name for each in place.printers if each.name != printer), "")
    return (
        (button(PRINTED, day, number), text("It is printed")),
        (f"staff:bon {number} nochmal", text("Print again")),
        *(((button(MOVE, day, number, other), text("To {printer}", printer=other)),) if other else ()),
    )


async def _stand_ins(house: House, place: Restaurant, known: dict[str, Trouble]) -> None:
    """A printer that others stand in for is mended by nobody who does not hear of it."""
    for printer in (each.name for each in place.printers if each.name not in known):
        standing = house.standing(place.id, printer)
        if standing.stand_in:
            said = text(
                "{printer} does not print: {cause}. {other} prints for it, marked as a replacement.",
                printer=printer,
                cause=why(standing.trouble),
                other=standing.stand_in,
            )
            await house.say(place, f"stand-in:{printer}", said)
            await house.remember(place, printer, Trouble(standing.trouble))


async def _rolls(house: House, place: Restaurant) -> None:
    """Once for each roll, while there is still time to change it."""
    standings = {each.name: house.standing(place.id, each.name) for each in place.printers}
    if not (said := {printer: standing for printer, standing in standings.items() if standing.low is not None}):
        return
    settings = await house.store.settings(place.id)
    for printer, standing in said.items():
        name = f"{ROLL}{printer}"
        told = bool(settings.get(name))
        if standing.low and not told and not standing.trouble:
            await house.say(place, name, text("{printer}: the paper is nearly used up.", printer=printer))
        if standing.low != told:
            await house.store.set_setting(place.id, name, "low" if standing.low else "")


async def _clear(house: House, place: Restaurant, known: dict[str, Trouble]) -> None:
    if not known:
        return
    open_ = {printer_of(each) for each in await house.store.unprinted(place.id)}
    given_up = await house.store.troubles(place.id, house.count() - DAY)
    lost = {(each.day, each.number) for each in filter(None, map(ticket_of, given_up))}
    for printer in known.keys() - open_:
        if house.standing(place.id, printer).trouble:
            continue
        orders, late = known[printer].orders, known[printer].listed
        said = [text("{printer} prints again.", printer=printer)]
        if out := numbers(order for order in orders if order not in lost and order not in late):
            said = [text("{printer} prints again. Now on paper: {orders}", printer=printer, orders=out)]
        if late:
            said.append(text("Too late for paper, only on a list: {orders}", orders=numbers(dict.fromkeys(late))))
        if doubtful := numbers(order for order in orders if order in lost):
            said.append(text("Nobody knows whether these are on paper: {orders}", orders=doubtful))
        await house.say(place, f"clear:{printer}", lines(*said))
        await house.remember(place, printer, None)
