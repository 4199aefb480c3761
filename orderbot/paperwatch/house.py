"""What all who watch over paper share: the store, how printers are doing, how staff are told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from orderbot.effects import alerts
from orderbot.menu.hours import OpeningHours
from orderbot.moves import Papers
from orderbot.ordering.business_day import business_day
from orderbot.paperwatch.trouble import SETTING, Key, Trouble, ticket_of, troubles
from orderbot.ports import Clock, Standing, Storage
from orderbot.restaurant import Restaurant
from orderbot.stored import Parcel, StoredOrder, pack
from orderbot.texts import Sayable
from orderbot.tickets.document import Ticket
from orderbot.tickets.making import whole_ticket
from orderbot.tickets.phone import phone

Buttons = tuple[tuple[str, Sayable], ...]


def well(restaurant: str, printer: str) -> Standing:
    """Nothing is known of any printer."""
    return Standing()


@dataclass(frozen=True, slots=True)
class House:
    """`quiet`: seconds since the last paper of a restaurant in this process, None if there was none yet."""

    store: Storage
    restaurants: Mapping[str, Restaurant]
    clock: Clock
    standing: Callable[[str, str], Standing] = well
    quiet: Callable[[str], float | None] = lambda restaurant: 0.0
    hours: Callable[[str], OpeningHours] | None = None
    papers: Papers | None = None
    steady: Clock | None = None  # by which the store counts how long something waits; `clock` if not given

    def count(self) -> datetime:
        return (self.steady or self.clock)()

    def now(self, place: Restaurant) -> datetime:
        return self.clock().astimezone(place.timezone)

    async def troubles(self, place: Restaurant) -> dict[str, Trouble]:
        return troubles(await self.store.settings(place.id))

    async def remember(self, place: Restaurant, printer: str, trouble: Trouble | None) -> None:
        await self.store.set_setting(place.id, f"{SETTING}{printer}", pack(trouble) if trouble else "")

    async def say(self, place: Restaurant, what: str, said: Sayable, buttons: Buttons = ()) -> None:
        """To everybody who gets alarms, now."""
        await self.tell(place, f"paper:{what}:{self.clock().isoformat()}", said, buttons)

    async def tell(
        self, place: Restaurant, key: str, said: Sayable, buttons: Buttons = (), paper: Ticket | None = None
    ) -> None:
        """The same, once for the same key."""
        await self.store.enqueue(place.id, tuple(alerts(place, said, key, buttons=buttons, paper=paper)))

    async def whole(self, place: Restaurant, ticket: Ticket) -> str:
        """All stations' part of the order, as a person needs it who has no paper."""
        found = await self._order(place, ticket)
        whole = ticket
        if found:
            whole = whole_ticket(replace(found.order, due=found.due), place, place.language, found.day)
        return phone(replace(whole, printed=self.now(place), cancelled=ticket.cancelled, change=ticket.change))

    async def _order(self, place: Restaurant, ticket: Ticket) -> StoredOrder | None:
        """The order of a ticket; one put off beyond its night is still counted by the day first promised."""
        moments = (ticket.due or ticket.at, ticket.at)
        days = (ticket.day, *(business_day(each, place).isoformat() for each in moments))
        for day in dict.fromkeys(filter(None, days)):
            found = await self.store.order(place.id, day, ticket.number) if ticket.number else None
            if found and abs(found.order.placed - ticket.at) < timedelta(minutes=1):
                return found
        return None

    async def wholes(self, place: Restaurant, parcels: list[Parcel], but: tuple[Key, ...]) -> dict[Key, str]:
        """The orders of these tickets, each once, without those that staff have."""
        found: dict[Key, str] = {}
        for ticket in filter(None, map(ticket_of, parcels)):
            if (key := (ticket.day, ticket.number)) not in (*but, *found):
                found[key] = await self.whole(place, ticket)
        return found
