"""Faults planted on purpose, behind switches that only tests have: a simulation that does not find them proves nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any
from unittest.mock import patch

from orderbot.ports import StorageDown
from orderbot.storage import parcels
from orderbot.stored import TICKET
from tests.simulation.world import Faults

NET = Faults(net=0.4)


@contextmanager
def nothing() -> Iterator[None]:
    yield


@contextmanager
def no_dedupe() -> Iterator[None]:
    """Each delivery of a message is a new one."""
    numbers = count()
    with patch("orderbot.storage.inbox.digest", lambda id: f"{id}-{next(numbers)}"):
        yield


@contextmanager
def settle_once() -> Iterator[None]:
    """A settle that the store did not take is forgotten."""

    async def settle(self: Any, parcel: Any, owner: str, settled: Any) -> bool:
        try:
            return bool(await self._post.store.settle(parcel, owner, settled))
        except StorageDown:
            return False

    with patch("orderbot.outbox.Outbox._settle", settle):
        yield


@contextmanager
def one_lane() -> Iterator[None]:
    """Tickets, chat and alarms go one after the other."""
    real = parcels.run

    def run(db: Any, query: str, values: Any = None) -> list[Any]:
        rows = real(db, query, values)
        if query == "flying":
            return [("all", "message", sum(row[2] for row in rows))] if rows else []
        if query == "due":
            return [(place, "message", "all") for place, _, _ in rows]
        return rows

    with patch("orderbot.storage.parcels.run", run), patch("tests.simulation.house.AT_ONCE", 1):
        yield


@contextmanager
def blind_resend() -> Iterator[None]:
    """What may have arrived is said again at once."""

    def unsure(self: Any, parcel: Any, error: str) -> Any:
        return self._later(parcel, error, doubt=parcel.kind == TICKET)

    with patch("orderbot.outbox.Outbox._unsure", unsure):
        yield


@contextmanager
def unmarked() -> Iterator[None]:
    """A second print looks like the first."""
    with patch("orderbot.tickets.document.Ticket.again", lambda self, why: self):
        yield


BUGS = {
    "ack_before_commit": (nothing, Faults(crash=0.01)),
    "no_dedupe": (no_dedupe, Faults()),
    "settle_once": (settle_once, Faults(locked=True)),
    "one_lane": (one_lane, Faults(hang=True)),
    "blind_resend": (blind_resend, NET),
    "unmarked_reprint": (unmarked, Faults(printer=0.5)),
}
STORMS = {
    "fair weather": Faults(),
    "crashes": Faults(crash=0.01),
    "network": NET,
    "network and crashes": Faults(crash=0.006, net=0.4, lost_statuses=0.3, slow_statuses=30),
    "Graph API hangs": Faults(hang=True),
    "printer": Faults(printer=0.5),
    "printer off": Faults(printer_off=True),
    "printer off, staff not reached": Faults(printer_off=True, staff_deaf=True),
    "database locked": Faults(locked=True),
    "locked, printer, network": Faults(locked=True, printer=0.4, net=0.3),
    "clock steps": Faults(steps=(3600.0, -7200.0, 8 * 86400.0)),
    "everything": Faults(
        crash=0.005, net=0.3, lost_statuses=0.2, slow_statuses=30, printer=0.4, locked=True, steps=(3600.0, -7200.0)
    ),
}
