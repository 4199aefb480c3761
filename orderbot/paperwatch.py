"""Watches over paper: when a ticket does not come, somebody has the whole order in hand within a minute.

A trouble is one printer that does not print. Its first unprinted ticket raises one alarm with the cause; orders that
join it are told as they come, whole, once each; when all is out again there is one all-clear. What staff were told is
a setting of the restaurant, so that a restart neither repeats the alarm nor forgets the all-clear.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

import msgspec

from orderbot.effects import alerts
from orderbot.ports import Clock, Standing, Storage, StorageDown
from orderbot.restaurant import Restaurant
from orderbot.stored import LISTED, SUPERSEDED, TICKET, Outgoing, Parcel, Sheet, pack, unpack
from orderbot.texts import Lines, Sayable, Text, lines, listed, paragraphs, text
from orderbot.tickets.document import OUTDATED, REPRINT, Ticket
from orderbot.tickets.making import listing, whole_ticket
from orderbot.tickets.phone import phone

log = logging.getLogger(__name__)

UNPRINTED: Final = timedelta(seconds=45)  # until staff hear of a ticket: within a minute
DAY: Final = timedelta(days=1)
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
    "paper jam": text("paper jam"),
    "cannot print such data": text("cannot print this ticket"),
    "asks for no tickets": text("asks for no tickets: switched off, or without Internet"),
}  # fmt: skip


Key = tuple[str, int]  # day and number of an order


@dataclass(frozen=True, slots=True)
class Trouble:
    """What staff know of a printer that does not print."""

    cause: str
    orders: tuple[Key, ...] = ()  # the orders they were given
    listed: tuple[Key, ...] = ()  # of these, those that came too late for paper and stand on a list


class PaperWatch:
    """`look` at what is not on paper; `watch` looks all the time."""

    def __init__(
        self,
        store: Storage,
        restaurants: Mapping[str, Restaurant],
        clock: Clock,
        standing: Callable[[str, str], Standing] = lambda restaurant, printer: Standing(),
    ) -> None:
        self._store = store
        self._restaurants = restaurants
        self._clock = clock
        self._standing = standing

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
            known = troubles(await self._store.settings(place.id))
            await self._stand_ins(place, known)
            await self._clear(place, known)

    # -- it does not print

    async def _alarm(self, place: Restaurant, parcels: list[Parcel]) -> None:
        known = troubles(await self._store.settings(place.id))
        for printer in dict.fromkeys(map(printer_of, parcels)):
            mine = [each for each in parcels if printer_of(each) == printer]
            await self._tell(place, printer, mine, known.get(printer))

    async def _tell(self, place: Restaurant, printer: str, parcels: list[Parcel], known: Trouble | None) -> None:
        cause = self._standing(place.id, printer).trouble
        cause = cause or next((each.last_error for each in parcels if each.last_error), "")
        trouble = known or Trouble(cause)
        wholes: dict[Key, str] = {}
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
        await self._remember(place, printer, told)
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

    # -- it prints again, but too late

    async def overdue(self, parcel: Parcel, now: datetime) -> Ticket | None:
        """The list to print instead of a ticket that nobody waits for any more; None for any other.

        It names all that are too late for the same printer. Staff have each of their orders, whole, before it prints.
        """
        place = self._restaurants[parcel.restaurant]
        if not _is_late(parcel, place, now):
            return None
        late = await self._late(place, parcel, now)
        printer = printer_of(parcel)
        trouble = troubles(await self._store.settings(place.id)).get(printer, Trouble(""))
        wholes: dict[Key, str] = {}
        tickets = [ticket for ticket in map(ticket_of, late) if ticket]
        for ticket in tickets:
            if (key := (ticket.day, ticket.number)) not in (*trouble.orders, *wholes):
                wholes[key] = await self._whole(place, ticket)
        head = text("Too late for paper; {printer} prints a list of their numbers. Please ask before you make them:",
                    printer=printer)  # fmt: skip
        for number, group in enumerate(_grouped(wholes.values())):
            said = paragraphs(head, *group) if number == 0 else paragraphs(*group)
            await self._store.enqueue(place.id, tuple(alerts(place, said, f"paper:late:{parcel.id}:{number}")))
        config = next(each for each in place.printers if each.name == printer)
        return listing(OUTDATED, config, place, now, tickets)

    async def listed(self, parcel: Parcel, slip: Ticket) -> None:
        """The list is out: those on it are not printed any more."""
        place = self._restaurants[parcel.restaurant]
        named = {(each.number, each.due) for each in slip.listed}
        mates = {
            each.id: (ticket.day, ticket.number)
            for each in await self._late(place, parcel, slip.at)
            if (ticket := ticket_of(each)) and (ticket.number, ticket.due) in named
        }
        known = troubles(await self._store.settings(place.id)).get(printer_of(parcel))
        if known:
            await self._remember(place, printer_of(parcel), replace(known, listed=(*known.listed, *mates.values())))
        others = tuple(each for each in mates if each != parcel.id)
        await self._store.end_tickets(place.id, others, SUPERSEDED, LISTED)

    async def _late(self, place: Restaurant, parcel: Parcel, now: datetime) -> list[Parcel]:
        """Of its printer, the tickets that nobody waits for any more."""
        open_ = {each.id: each for each in await self._store.unprinted(place.id) if each.queue == parcel.queue}
        open_[parcel.id] = parcel
        return [each for _, each in sorted(open_.items()) if _is_late(each, place, now)]

    # -- another prints for it

    async def _stand_ins(self, place: Restaurant, known: dict[str, Trouble]) -> None:
        """A printer that others stand in for is mended by nobody who does not hear of it."""
        for printer in (each.name for each in place.printers if each.name not in known):
            standing = self._standing(place.id, printer)
            if standing.stand_in:
                said = text(
                    "{printer} does not print: {cause}. {other} prints for it, marked as a replacement.",
                    printer=printer,
                    cause=why(standing.trouble),
                    other=standing.stand_in,
                )
                await self._say(place, f"stand-in:{printer}", said)
                await self._remember(place, printer, Trouble(standing.trouble))

    # -- it prints again

    async def _clear(self, place: Restaurant, known: dict[str, Trouble]) -> None:
        if not known:
            return
        open_ = {printer_of(each) for each in await self._store.unprinted(place.id)}
        given_up = await self._store.troubles(place.id, self._clock() - DAY)
        lost = {(each.day, each.number) for each in filter(None, map(ticket_of, given_up))}
        for printer in known.keys() - open_:
            if self._standing(place.id, printer).trouble:
                continue
            orders = known[printer].orders
            said = [text("{printer} prints again.", printer=printer)]
            late = known[printer].listed
            if out := _numbers(order for order in orders if order not in lost and order not in late):
                said = [text("{printer} prints again. Now on paper: {orders}", printer=printer, orders=out)]
            if late:
                said.append(text("Too late for paper, only on a list: {orders}", orders=_numbers(dict.fromkeys(late))))
            if doubtful := _numbers(order for order in orders if order in lost):
                said.append(text("Nobody knows whether these are on paper: {orders}", orders=doubtful))
            await self._say(place, f"clear:{printer}", lines(*said))
            await self._remember(place, printer, None)

    async def _say(self, place: Restaurant, what: str, said: Sayable) -> None:
        key = f"paper:{what}:{self._clock().isoformat()}"
        await self._store.enqueue(place.id, tuple(alerts(place, said, key)))

    async def _remember(self, place: Restaurant, printer: str, trouble: Trouble | None) -> None:
        await self._store.set_setting(place.id, f"{SETTING}{printer}", pack(trouble) if trouble else "")


def _is_late(parcel: Parcel, place: Restaurant, now: datetime) -> bool:
    """Is its time long over? What a person asked for, or takes back, never comes too late."""
    ticket = ticket_of(parcel)
    if ticket is None or ticket.due is None or ticket.cancelled is not None or ticket.mark == REPRINT:
        return False
    return now - ticket.due > timedelta(minutes=place.outdated)


def _numbers(orders: Iterable[Key]) -> Lines:
    return listed(str(number) for _, number in orders)


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
