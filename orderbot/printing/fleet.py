"""All printers of the house: who prints what, how each is doing, who stands in for whom.

A printer is down from its first failure on. One that has a backup and stays down for GRACE seconds is passed over at
once, and asked every few seconds whether it is back; two good answers in a row, and it prints again itself. One without
a backup gets its tickets offered all the time by the outbox.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from time import monotonic
from typing import Final

from orderbot.errors import PrinterError
from orderbot.ports import Begun, Printer, Standing, unnoted
from orderbot.tickets.document import Ticket

log = logging.getLogger(__name__)

GRACE: Final = 10.0  # seconds a printer may be down before another prints for it
HEALTHY: Final = 2  # good answers in a row until it is trusted again
EVERY: Final = 3.0  # seconds between two questions
LOOK: Final = 1.0


@dataclass(slots=True)
class Member:
    """A printer at its place."""

    driver: Printer
    backup: str = ""
    language: str = ""  # of those who read what it prints; "": as the ticket says
    down: str = ""  # why it does not print; "" as far as we know it does
    since: float = 0.0  # on the loop's clock
    good: int = 0
    asked: float = 0.0
    helped: bool = False  # another printed for it since it is down

    def fell(self, why: str, now: float) -> None:
        if not self.down:
            self.since = now
        self.down, self.good = why, 0

    def rose(self) -> None:
        self.down, self.good, self.helped = "", 0, False


class Fleet:
    """`members`: (restaurant id, printer's name) -> Member; `woken` is called when a printer is back.

    `holds`: do we work for that restaurant at this moment?
    """

    def __init__(
        self,
        members: Mapping[tuple[str, str], Member],
        woken: Callable[[], None] = lambda: None,
        now: Callable[[], float] = monotonic,
        holds: Callable[[str], bool] = lambda restaurant: True,
    ) -> None:
        self._members = dict(members)
        self._woken = woken
        self._now = now
        self._holds = holds
        self._last: dict[tuple[str, str], float] = {}  # restaurant and printer -> when it last printed

    async def print(self, restaurant: str, name: str, ticket: Ticket, begun: Begun = unnoted) -> str:
        """On its printer, or on the backup of one that is known to be down. PrinterError otherwise.

        KeyError for a printer that is not configured.
        """
        member = self._members[restaurant, name]
        stand_in = self._members.get((restaurant, member.backup))
        if stand_in and member.down and not stand_in.down and self._now() - member.since >= GRACE:
            proof = await self._on(stand_in, ticket.stand_in(member.backup), begun)
            member.helped, name = True, member.backup
        else:
            proof = await self._on(member, ticket, begun)
        self._last[restaurant, name] = self._now()
        return proof

    def quiet(self, restaurant: str) -> float | None:
        """Seconds since something was printed; None if nothing was yet."""
        return min((since for (place, _), since in self.printed().items() if place == restaurant), default=None)

    def printed(self) -> dict[tuple[str, str], float]:
        """(restaurant, printer) -> seconds since it last printed, of those that have."""
        return {printer: self._now() - at for printer, at in self._last.items()}

    async def _on(self, member: Member, ticket: Ticket, begun: Begun) -> str:
        try:
            proof = await member.driver.print(replace(ticket, language=member.language or ticket.language), begun)
        except PrinterError as error:
            if not error.data:
                member.fell(str(error), self._now())
            raise
        member.rose()
        return proof

    def standing(self, restaurant: str, name: str) -> Standing:
        """How a printer is doing; what it complains of in the middle of a ticket counts."""
        member = self._members.get((restaurant, name))
        if member is None:
            return Standing("not configured any more")
        helper = member.backup if member.helped else ""
        return Standing(member.down or member.driver.trouble, helper, member.driver.low)

    def troubles(self) -> str:
        """For /health: printers that did not print when they were last asked; "" if there is none."""
        found = (
            f"{restaurant}/{name}: {trouble}"
            for restaurant, name in self._members
            if self._holds(restaurant)
            and (trouble := self.standing(restaurant, name).trouble.removeprefix(f"{name}: "))
        )
        return "; ".join(found)

    async def watch(self) -> None:
        """Asks those who have somebody standing in whether they are back."""
        asking: set[asyncio.Task[None]] = set()
        try:
            while True:
                for key in self.overdue():
                    task = asyncio.create_task(self.ask(*key))
                    asking.add(task)
                    task.add_done_callback(asking.discard)
                await asyncio.sleep(LOOK)
        finally:
            for task in asking:
                task.cancel()

    def overdue(self) -> tuple[tuple[str, str], ...]:
        """Printers to be asked now whether they are back."""
        return tuple(
            key
            for key, member in self._members.items()
            if self._holds(key[0]) and member.down and member.backup and self._now() - member.asked >= EVERY
        )

    async def ask(self, restaurant: str, name: str) -> None:
        """Whether a printer that is down is back."""
        member = self._members[restaurant, name]
        member.asked = self._now()
        trouble = await member.driver.probe()
        if trouble:
            member.fell(trouble, self._now())
            return
        member.good += 1
        if member.good >= HEALTHY:
            member.rose()
            log.info("printer %s of %s is back", name, restaurant)
            self._woken()
