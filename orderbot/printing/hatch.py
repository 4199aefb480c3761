"""Where a printer that polls picks up its ticket: one offer at a time, and what it said of it.

For those who print, a Hatch is a printer like any other: `print` returns when the ticket is on paper. For the pages
that the printer polls, it is a shelf: `offer`, `take`, `done`. A result that comes when nobody waits any more (after a
restart, after we gave up) is handed to `late`: it lands on its attempt, whose name is the token.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from orderbot.errors import PrinterError
from orderbot.ports import CONFIRMED, Begun, unnoted
from orderbot.restaurant import PrinterConfig
from orderbot.tickets.document import FAULT, Ticket

log = logging.getLogger(__name__)
INTERVAL: Final = 5.0  # seconds between two polls, until it is seen
LONGEST: Final = 300.0  # a longer silence is no interval


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds."""

    offer: float = 10  # a ticket lies on the shelf before a printer in trouble is said to be so
    confirm: float = 180  # for the result, not counting the time in which the printer says that it cannot print
    offline: float = 600  # for paper, a closed cover, while a ticket may be half out
    step: float = 0.5


@dataclass(slots=True)
class Offer:
    token: str
    ticket: Ticket
    begun: Begun
    open: bool = True  # may be fetched
    taken: bool = False  # was fetched: a part may be on paper
    faulted: bool = False  # the printer stopped after it was fetched: what is fetched again says so
    printed: bool = False
    failed: str = ""  # what the printer says is wrong with what it got


class Hatch:
    """One printer; one ticket at a time."""

    def __init__(
        self,
        config: PrinterConfig,
        late: Callable[[str], Awaitable[None]],
        patience: Patience = Patience(),
    ) -> None:
        self.config = config
        self.trouble = ""  # what the printer complained of when it was last heard
        self.low: bool | None = None  # whether its roll nears its end
        self._late = late
        self._patience = patience
        self._busy = asyncio.Lock()
        self._offer: Offer | None = None
        self._news = asyncio.Event()
        self._seen: float | None = None  # on the loop's clock
        self._interval = INTERVAL
        self._tells = False

    # -- for those who print

    async def print(self, ticket: Ticket, begun: Begun = unnoted) -> str:
        """Returns when the printer says that it is on paper. PrinterError otherwise."""
        async with self._busy:
            offer = Offer(ticket.attempt or ticket.id, ticket, begun)
            self._offer = offer
            try:
                await self._wait(offer)
            finally:
                self._offer = None
        return CONFIRMED

    async def probe(self) -> str:
        """What keeps it from printing now; "" if nothing is known to."""
        return "asks for no tickets" if self._quiet(0.0) else self.trouble

    async def _wait(self, offer: Offer) -> None:
        loop = asyncio.get_running_loop()
        start = last = loop.time()
        left, offline = self._patience.confirm, self._patience.offline
        while not offer.printed:
            await self._next()
            now = loop.time()
            if offer.failed:
                raise self._failed(offer.failed, sent=False, data=True)
            if not offer.taken:
                self._untaken(start, now)
                left = self._patience.confirm
            elif self.trouble:  # the printer has a word for it: no copy is sent meanwhile
                offline -= now - last
            else:
                left -= now - last
            if left <= 0 or offline <= 0:
                raise self._failed(self.trouble or "does not confirm the ticket", sent=True)
            last = now

    def _untaken(self, start: float, now: float) -> None:
        """Nothing has left us: to give up costs nothing."""
        if self._quiet(start):
            raise self._failed("asks for no tickets")
        if self.trouble and now - start > self._patience.offer:
            raise self._failed(self.trouble)

    async def _next(self) -> None:
        self._news.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._patience.step):
                await self._news.wait()

    def _quiet(self, since: float) -> bool:
        """No poll for two intervals and five seconds."""
        heard = max(since, self._seen if self._seen is not None else 0.0)
        return asyncio.get_running_loop().time() - heard > 2 * self._interval + 5

    def _failed(self, what: str, *, sent: bool = False, data: bool = False) -> PrinterError:
        return PrinterError(f"{self.config.name}: {what}", sent=sent, taken=sent, data=data, again=0.1)

    # -- for the pages it polls

    def polled(self) -> None:
        """The printer asked, but not how it is: what it complained of may be over, unless it tells that too."""
        self.seen(self.trouble if self._tells else "")

    def told(self, trouble: str) -> None:
        """The printer says how it is whenever that changes."""
        self._tells = True
        self.seen(trouble)

    def seen(self, trouble: str) -> None:
        """The printer asked, and says how it is ("" fine)."""
        now = asyncio.get_running_loop().time()
        if self._seen is not None and 1.0 < now - self._seen < LONGEST:
            self._interval = max(INTERVAL, now - self._seen)
        self._seen = now
        self.trouble = trouble
        if trouble and self._offer and self._offer.taken:
            self._again(self._offer)
        self._news.set()

    def offered(self) -> Offer | None:
        """The ticket to fetch, if there is one, the printer can print, and has not fetched it already."""
        offer = self._offer
        return offer if offer and offer.open and not self.trouble else None

    async def take(self, token: str | None) -> tuple[str, Ticket] | None:
        """(token, ticket), the same at each call, unless a fault came between: then it says so. None: no such job."""
        offer = self._offer
        if offer is None or (token and token != offer.token):
            return None
        if not offer.taken:
            try:
                await offer.begun()
            except PrinterError as error:
                log.error("%s: nothing may be fetched: %s", self.config.name, error)
                return None
            if offer is not self._offer:  # given up meanwhile
                return None
        offer.open, offer.taken = False, True
        self._news.set()
        ticket = offer.ticket
        return offer.token, ticket.again(FAULT) if offer.faulted and not ticket.mark else ticket

    async def done(self, token: str | None) -> None:
        """It is on paper. Without a token: the one that was fetched."""
        offer = self._mine(token)
        if offer and offer.taken:
            offer.printed = True
            self._news.set()
        elif token:
            await self._late(token)

    def not_fetched(self, token: str | None) -> None:
        """The download failed: nothing is on paper, it may be fetched again."""
        if offer := self._mine(token):
            offer.open, offer.taken = True, False
            self._news.set()

    def stopped(self, token: str | None, trouble: str) -> None:
        """A fault while it printed: it is offered again and says so."""
        self.trouble = trouble
        if offer := self._mine(token):
            self._again(offer)
            self._news.set()

    def refused(self, token: str | None, why: str) -> None:
        """The printer cannot print such data."""
        if offer := self._mine(token):
            offer.failed = why
            self._news.set()

    def _mine(self, token: str | None) -> Offer | None:
        return self._offer if self._offer and (not token or token == self._offer.token) else None

    def _again(self, offer: Offer) -> None:
        offer.open = offer.faulted = True
