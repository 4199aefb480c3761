"""By the clock: a pre-order's ticket once more when it is to be made, the list of them at opening, the sums at closing.

Each is enqueued by a key that is the same for the same thing, so looking twice, or after a restart, prints it once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from orderbot.menu.hours import OpeningHours
from orderbot.ordering import trust
from orderbot.ordering.business_day import day_ends
from orderbot.ordering.lifecycle import OPEN, VOID
from orderbot.ordering.order import DELIVERY, Order
from orderbot.paperwatch.house import House
from orderbot.paperwatch.trouble import ticket_of
from orderbot.restaurant import PrinterConfig, Restaurant
from orderbot.stored import TICKET, Outgoing, Sheet, StoredOrder, pack
from orderbot.tickets.document import OVERVIEW, PACKING, Ticket, Totals
from orderbot.tickets.making import closing, listing, tickets_for, whole_ticket

EVERY: Final = timedelta(seconds=20)
AHEAD: Final = timedelta(hours=20)  # pre-orders of the list at opening
JUST: Final = timedelta(minutes=10)  # so shortly before it was printed that nobody has forgotten
LATEST: Final = timedelta(hours=2)  # after closing its sums are of no interest any more


class Rounds:
    """Looks every EVERY; remembers what it did, so that it does not ask the store in vain."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._next: datetime | None = None
        self._done: set[str] = set()

    async def look(self) -> None:
        now = self._house.clock()
        if self._next and now < self._next and self._next - now <= EVERY:
            return
        self._next = now + EVERY
        for place in self._house.restaurants.values():
            if place.printers:
                await self._look(place, self._house.now(place))

    async def _look(self, place: Restaurant, now: datetime) -> None:
        orders = await self._house.store.orders_due(place.id, now - AHEAD)
        sure = [each for each in orders if each.status in OPEN and not trust.waits(each.order, each.status)]
        coming = [each for each in sure if not each.order.asap and each.due > now]
        for stored in coming:
            start = stored.due - timedelta(minutes=kitchen_minutes(stored.order, place))
            if start <= now and stored.order.placed < start - JUST:
                await self._remind(place, stored)
        if self._house.hours:
            await self._opening(place, now, coming)
            await self._closing(place, now)

    async def _remind(self, place: Restaurant, stored: StoredOrder) -> None:
        order = replace(stored.order, due=stored.due)
        made = self._house.papers(order, place) if self._house.papers else tickets_for(order, place, place.language)
        slips = [(printer, ticket.remind()) for printer, ticket in made if ticket.kind != PACKING]
        await self._put(place, f"reminder:{place.id}:{stored.day}:{order.number}", slips, order.customer)

    async def _opening(self, place: Restaurant, now: datetime, coming: list[StoredOrder]) -> None:
        """The list of what was ordered before: once a day, when the first opening of the day begins."""
        assert self._house.hours
        spans = self._house.hours(place.id).spans(now.date())
        key = f"overview:{place.id}:{now.date()}"
        if not spans or now < spans[0][0] or key in self._done:
            return
        today = [each for each in coming if each.due.astimezone(now.tzinfo).date() == now.date()]
        before = [each for each in today if each.order.placed < spans[0][0]]
        if before and now - spans[0][0] < LATEST:
            tickets = [whole_ticket(each.order, place, place.language, each.day) for each in before]
            slips = [(each.name, listing(OVERVIEW, each, place, now, tickets)) for each in cooks(place)]
            await self._put(place, key, slips)
        self._done.add(key)

    async def _closing(self, place: Restaurant, now: datetime) -> None:
        """The day's sums, once, when its last opening has ended."""
        assert self._house.hours
        hours = self._house.hours(place.id)
        for on in (now.date() - timedelta(days=1), now.date()):
            key = f"closing:{place.id}:{on}"
            over = day_over(on, place, hours)
            if over is None or key in self._done or now < over or now - over > LATEST:
                continue
            day = on.isoformat()
            found = await self._house.store.orders(place.id, day, day)
            if found and place.day_report:
                printer = counter(place)
                slip = closing(printer, place, now, day, await self._totals(place, found))
                await self._put(place, key, [(printer.name, slip)])
            self._done.add(key)

    async def _totals(self, place: Restaurant, found: tuple[StoredOrder, ...]) -> Totals:
        valid = [each.order for each in found if each.status not in VOID]
        numbers = {each.order.number for each in found}
        days = {each.day for each in found}
        waiting = filter(None, map(ticket_of, await self._house.store.unprinted(place.id)))
        paid = Counter[str]()
        for order in valid:
            paid[order.payment] += order.total
        delivered = sum(order.handover == DELIVERY for order in valid)
        return Totals(
            orders=len(valid),
            delivery=delivered,
            pickup=len(valid) - delivered,
            paid=tuple(sorted(paid.items())),
            total=sum(order.total for order in valid),
            cancelled=len(found) - len(valid),
            unprinted=tuple(sorted({each.number for each in waiting if each.day in days and each.number in numbers})),
        )

    async def _put(
        self, place: Restaurant, key: str, slips: Iterable[tuple[str, Ticket]], customer: int | None = None
    ) -> None:
        if key in self._done:
            return
        rows = tuple(
            Outgoing(TICKET, f"printer:{place.id}:{printer}", pack(Sheet(printer, slip)), f"{key}:{printer}", customer)
            for printer, slip in slips
        )
        await self._house.store.enqueue(place.id, rows)
        self._done.add(key)


def day_over(day: date, place: Restaurant, hours: OpeningHours) -> datetime | None:
    """When the last opening of that business day ends, at the latest with the day itself; None if it never opens."""
    ends = day_ends(day, place)
    openings = (*hours.spans(day), *hours.spans(day + timedelta(1)))
    return max((min(stop, ends) for start, stop in openings if start < ends), default=None)


def kitchen_minutes(order: Order, place: Restaurant) -> int:
    """From the start in the kitchen to the promised time: the zone's minutes, or those of a pickup."""
    if order.handover != DELIVERY or not place.zones:
        return place.pickup_minutes or 20
    code = order.address.postcode if order.address else ""
    fitting = [zone.minutes for zone in place.zones if code and code in zone.postcodes]
    return max(fitting or [zone.minutes for zone in place.zones])


def cooks(place: Restaurant) -> tuple[PrinterConfig, ...]:
    """Where cooking is done."""
    return tuple(each for each in place.printers if each.stations) or place.printers


def counter(place: Restaurant) -> PrinterConfig:
    """Where the money is."""
    return next((each for each in place.printers if not each.stations), place.printers[0])
