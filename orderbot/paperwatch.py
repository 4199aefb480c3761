"""Watches over paper: when a ticket does not come, somebody has the whole order in hand within a minute.

A trouble is one printer that does not print. Its first unprinted ticket raises one alarm with the cause; orders that
join it are told as they come, whole, once each; when all is out again there is one all-clear. What staff were told is
a setting of the restaurant, so that a restart neither repeats the alarm nor forgets the all-clear.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

import msgspec

from orderbot.effects import alerts
from orderbot.ports import Clock, Storage, StorageDown
from orderbot.restaurant import Restaurant
from orderbot.stored import TICKET, Outgoing, Parcel, Sheet, pack, unpack
from orderbot.texts import Sayable, Text, lines, listed, paragraphs, text
from orderbot.tickets.document import Ticket
from orderbot.tickets.making import whole_ticket
from orderbot.tickets.phone import phone

log = logging.getLogger(__name__)

UNPRINTED: Final = timedelta(seconds=45)  # until staff hear of a ticket: within a minute
LOOK: Final = 1.0  # seconds between two looks
MOST: Final = 3500  # characters of orders in one message: below the channel's limit
SETTING: Final = "paper:"  # + printer: the trouble it is in
CAUSES: Final = {
    "out of paper": text("out of paper"),
    "cover open": text("cover open"),
    "printer error": text("printer error"),
    "offline": text("offline"),
    "does not answer": text("does not answer: switched off, or not in the network"),
    "does not say that it is ready": text("takes the connection but says nothing"),
    "does not take the ticket": text("takes nothing"),
    "does not confirm the ticket": text("does not confirm what it got"),
    "connection lost": text("the connection broke while printing"),
    "interrupted": text("the bot was interrupted while printing"),
    "not configured any more": text("it is not in the configuration any more"),
    "cannot be read": text("this version of the bot cannot read the ticket"),
    "has never answered": text('has never answered; if this model cannot, write silent = true at its block'),
    "asks for no tickets": text("asks for no tickets: switched off, or without Internet"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trouble:
    """What staff know of a printer that does not print."""

    cause: str
    orders: tuple[tuple[str, int], ...] = ()  # (day, number) of the orders they were given


class PaperWatch:
    """`look` at what is not on paper; `watch` looks all the time."""

    def __init__(self, store: Storage, restaurants: Mapping[str, Restaurant], clock: Clock) -> None:
        self._store = store
        self._restaurants = restaurants
        self._clock = clock

    async def watch(self) -> None:
        while True:
            try:
                await self.look()
            except StorageDown as error:
                log.error("the watch over paper waits for the store: %s", error)
            await asyncio.sleep(LOOK)

    async def look(self) -> None:
        """One look: alarms for what waits too long, all-clears for what is over."""
        waiting = [each for each in await self._store.alarms(self._clock() - UNPRINTED) if each.kind == TICKET]
        for restaurant in dict.fromkeys(each.restaurant for each in waiting):
            place = self._restaurants.get(restaurant)
            if place:
                await self._alarm(place, [each for each in waiting if each.restaurant == restaurant])
        for place in self._restaurants.values():
            await self._clear(place)

    # -- it does not print

    async def _alarm(self, place: Restaurant, parcels: list[Parcel]) -> None:
        known = troubles(await self._store.settings(place.id))
        for printer in dict.fromkeys(map(printer_of, parcels)):
            mine = [each for each in parcels if printer_of(each) == printer]
            await self._tell(place, printer, mine, known.get(printer))

    async def _tell(self, place: Restaurant, printer: str, parcels: list[Parcel], known: Trouble | None) -> None:
        cause = next((each.last_error for each in parcels if each.last_error), "")
        trouble = known or Trouble(cause)
        wholes: dict[tuple[str, int], str] = {}
        for ticket in filter(None, map(ticket_of, parcels)):
            if (key := (ticket.day, ticket.number)) not in trouble.orders:
                wholes[key] = await self._whole(place, ticket)
        unreadable = any(ticket_of(each) is None for each in parcels)
        first = parcels[0].id
        outgoing: list[Outgoing] = []
        for place_, said in enumerate(messages(printer, cause, list(wholes.values()), known is None, unreadable)):
            outgoing += alerts(place, said, f"paper:{first}:{place_}")
        told = replace(trouble, orders=(*trouble.orders, *wholes))
        await self._store.enqueue(place.id, tuple(outgoing))
        await self._store.set_setting(place.id, f"{SETTING}{printer}", pack(told))
        for parcel in parcels:
            await self._store.alarm(parcel, ())
        log.error(
            "%s: printer %s does not print %d tickets (%s): staff are told", place.id, printer, len(parcels), cause
        )

    async def _whole(self, place: Restaurant, ticket: Ticket) -> str:
        """All stations' part of the order, as a person needs it who has no paper."""
        day = ticket.day or ticket.at.astimezone(place.timezone).date().isoformat()
        found = await self._store.order(place.id, day, ticket.number) if ticket.number else None
        whole = whole_ticket(found.order, place, place.language, day) if found else ticket
        now = self._clock().astimezone(place.timezone)
        return phone(replace(whole, printed=now, cancelled=ticket.cancelled, change=ticket.change))

    # -- it prints again

    async def _clear(self, place: Restaurant) -> None:
        known = troubles(await self._store.settings(place.id))
        if not known:
            return
        open_ = {printer_of(each) for each in await self._store.unprinted(place.id)}
        for printer in known.keys() - open_:
            numbers = listed(str(number) for _, number in known[printer].orders)
            said = text("{printer} prints again. Now on paper: {orders}", printer=printer, orders=numbers)
            key = f"paper:clear:{printer}:{self._clock().isoformat()}"
            await self._store.enqueue(place.id, tuple(alerts(place, said, key)))
            await self._store.set_setting(place.id, f"{SETTING}{printer}", "")


def troubles(settings: Mapping[str, str]) -> dict[str, Trouble]:
    """Printer -> what staff know of its trouble."""
    found: dict[str, Trouble] = {}
    for name, value in settings.items():
        if name.startswith(SETTING) and value:
            with suppress(msgspec.DecodeError):
                found[name.removeprefix(SETTING)] = unpack(Trouble, value)
    return found


def printer_of(parcel: Parcel) -> str:
    """The printer in whose queue it is."""
    return parcel.queue.rsplit(":", 1)[-1]


def ticket_of(parcel: Parcel) -> Ticket | None:
    """None if another release wrote it and this one cannot read it."""
    with suppress(msgspec.DecodeError):
        return unpack(Sheet, parcel.payload).ticket
    return None


def why(error: str) -> Text:
    """The cause in words for people; what is not known to us is said as it is."""
    return next((said for start, said in CAUSES.items() if start in error), text("cause: {error}", error=error))


def messages(printer: str, cause: str, wholes: list[str], first: bool, unreadable: bool = False) -> Iterator[Sayable]:
    """What staff are told, in as many messages as it takes; the cause once."""
    head: Sayable = text("More that {printer} does not print:", printer=printer)
    if first:
        reason = why(cause) if cause else text("cause unknown")
        head = text(
            "PRINTER {printer} DOES NOT PRINT: {cause}. It is tried all the time. Make these from this message:",
            printer=printer,
            cause=reason,
        )
    if unreadable:
        head = lines(head, text("One ticket cannot be read by this version of the bot. Please check the orders."))
    groups = list(_grouped(wholes))
    if not groups:
        if first or unreadable:
            yield head
        return
    for place, group in enumerate(groups):
        yield paragraphs(head, *group) if place == 0 else paragraphs(*group)


def _grouped(wholes: Iterable[str]) -> Iterator[list[str]]:
    group: list[str] = []
    for whole in wholes:
        if group and sum(map(len, group)) + len(whole) > MOST:
            yield group
            group = []
        group.append(whole)
    if group:
        yield group
