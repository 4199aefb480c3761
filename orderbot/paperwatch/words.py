"""What staff say about paper in chat, carried out; and what a printer says so late that nobody waits for it."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from orderbot.paperwatch.house import House
from orderbot.paperwatch.trouble import ticket_of
from orderbot.restaurant import Restaurant
from orderbot.staff.paper import MOVE, PRINTED, word_of
from orderbot.stored import SENT, SUPERSEDED, TICKET, Outgoing, Parcel, Sheet, pack

BACK: Final = timedelta(days=2)  # so far back tickets are found that were given up
PERSON, LATE, MOVED = "person", "late", "moved"  # external ids of tickets that ended so


async def obey(house: House) -> None:
    """Every word that waits; each is carried out once."""
    for place in house.restaurants.values():
        for name, value in (await house.store.settings(place.id)).items():
            if value and (word := word_of(name)):
                do, day, number, printer = word
                tickets = await _tickets(house, place, day, number)
                if do == PRINTED:
                    await house.store.end_tickets(place.id, tuple(each.id for each in tickets), SENT, PERSON)
                elif do == MOVE:
                    await _move(house, place, tickets, printer)
                await house.store.set_setting(place.id, name, "")


async def _tickets(house: House, place: Restaurant, day: str, number: int) -> list[Parcel]:
    """What is not known to be printed of that order."""
    given_up = [each for each in await house.store.troubles(place.id, house.count() - BACK) if each.kind == TICKET]
    every = (*await house.store.unprinted(place.id), *given_up)
    return [each for each in every if (ticket := ticket_of(each)) and (ticket.day, ticket.number) == (day, number)]


async def _move(house: House, place: Restaurant, tickets: list[Parcel], printer: str) -> None:
    """To another printer, marked as standing in; the old ones are over."""
    moved = [
        Outgoing(
            TICKET,
            f"printer:{place.id}:{printer}",
            pack(Sheet(printer, ticket.stand_in(printer))),
            f"{MOVED}:{each.id}:{printer}",
            each.customer,
        )
        for each in tickets
        if (ticket := ticket_of(each)) and not each.queue.endswith(f":{printer}")
    ]
    await house.store.enqueue(place.id, tuple(moved))
    gone = tuple(each.id for each in tickets if not each.queue.endswith(f":{printer}"))
    await house.store.end_tickets(place.id, gone, SUPERSEDED, MOVED)


async def confirmed_late(house: House, restaurant: str, token: str) -> bool:
    """A printer says of an attempt of before that it is on paper. False if the token names none of ours.

    It lands on the ticket whatever became of it since; a copy that waits is not printed any more.
    """
    ticket_id, _, rest = token.rpartition("-")
    ticket_id, _, parcel = ticket_id.rpartition("-")
    if not (rest.isdigit() and parcel.isdigit() and ticket_id):
        return False
    given_up = await house.store.troubles(restaurant, house.count() - BACK)
    for each in (*await house.store.unprinted(restaurant), *given_up):
        ticket = ticket_of(each)
        if each.id == int(parcel) and ticket and ticket.id.endswith(ticket_id):
            return bool(await house.store.end_tickets(restaurant, (each.id,), SENT, LATE))
    return False
