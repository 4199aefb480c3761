"""Everything that must leave the house: leased, delivered, settled, in one loop for every kind.

A queue (one customer, one printer, one of staff) goes in order; queues go side by side. Lanes (each printer; the chat,
the confirmations, the alerts of a restaurant) have slots of their own: nothing slow keeps another waiting. A message
whose fate is unknown is `uncertain` and waits for the channel's word before it is said again, and keeps no newer one
waiting; a ticket is printed again, marked. Every reply is sent, superseded or visibly given up; a confirmation or a
ticket in trouble is told to staff.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain, repeat
from typing import Final

import msgspec

from orderbot.effects import alerts
from orderbot.errors import OrderbotError, OwnerError, PrinterError
from orderbot.letters import Deliver
from orderbot.ports import Begun, Clock, Crash, SendFailed, Storage, StorageDown, Verdict
from orderbot.restaurant import Restaurant
from orderbot.stored import (
    ALERT,
    CONFIRMATION,
    DEAD,
    FAREWELL,
    LISTED,
    NEW,
    SENT,
    SUPERSEDED,
    TICKET,
    UNCERTAIN,
    Errand,
    Leasing,
    Letter,
    Parcel,
    Settled,
    Sheet,
    unpack,
)
from orderbot.texts import Sayable, lines, text
from orderbot.tickets.document import DUPLICATE, Ticket

log = logging.getLogger(__name__)

BACKOFF: Final = (2.0, 5.0, 10.0, 30.0, 60.0)  # seconds; the last one again and again
SPREAD: Final = 0.2  # of a backoff, to either side
LONGEST: Final = timedelta(hours=24)  # the channel's window: later nothing can be said any more
MOST_PAUSE: Final = 600.0  # seconds
THIS_CUSTOMER: Final = 131056  # the one throttling that is not of the whole number
UNPRINTED: Final = timedelta(seconds=45)  # until staff hear of a ticket: within a minute
CANNOT: Final = "cannot print such data"  # what a printer's error says then
MOST_FORMS: Final = 3  # tries of a ticket that the printer cannot print
LONGEST_ATTEMPT: Final = 30
IDLE: Final = 1.0  # seconds between two looks
PATIENT: Final = 0.02  # seconds a message's end may wait to be stored together with what comes next
ALONE: Final = (ALERT, FAREWELL)  # nobody is left to tell that they failed, but who reads the log
UNSTORED: Final = (0.1, 0.5, 1.0, 2.0, 5.0)  # seconds until a settle that was not stored is tried again


# ---- ways out ------------------------------------------------------------------------------------------------------


HandOver = Callable[[Parcel, datetime], Awaitable[Ticket | None]]


def sheets(
    put: Callable[[str, str, Ticket, Begun], Awaitable[str]],
    begun: Callable[[Parcel], Awaitable[None]],
    restaurants: Mapping[str, Restaurant],
    clock: Clock,
    overdue: HandOver,
    listed: Callable[[Parcel, Ticket], Awaitable[None]],
) -> Deliver:
    """Tickets. `put`: (restaurant id, printer, ticket, `begun`) -> how it is known to be on paper.

    That it leaves us is stored before the first byte does. One that may be out already is marked; all say when they are
    printed. `overdue` gives the list to print instead of a ticket that nobody waits for any more, when its order is in
    people's hands; `listed` hears that it came out.
    """

    async def deliver(parcel: Parcel) -> str:
        sheet = unpack(Sheet, parcel.payload)
        now = clock().astimezone(restaurants[parcel.restaurant].timezone)
        instead = await overdue(parcel, now)
        ticket = instead or sheet.ticket
        for _ in range(parcel.doubts):
            ticket = ticket.again(DUPLICATE)
        ticket = replace(
            ticket,
            printed=now,
            attempt=f"{ticket.id}-{parcel.id}-{parcel.attempts}"[-LONGEST_ATTEMPT:],
            simply=CANNOT in parcel.last_error,
        )

        async def leaving() -> None:
            try:
                await begun(parcel)
            except StorageDown as error:
                raise PrinterError(f"{sheet.printer}: nothing can be stored ({error})") from error

        proof = await put(parcel.restaurant, sheet.printer, ticket, leaving)
        if instead:
            await listed(parcel, instead)
            raise Overdue
        return proof

    return deliver


# ---- the loop ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Post:
    """What the outbox is handed. `chance`: a number from 0 to 1. `owner`: a word no other run of the process has."""

    store: Storage
    ways: Mapping[str, Deliver]  # kind -> way out
    restaurants: Mapping[str, Restaurant]
    clock: Clock
    chance: Callable[[], float]
    owner: str
    leasing: Leasing = Leasing()
    at_once: int = 16  # of a lane; of a printer one
    beside: Callable[[Restaurant], bool] = lambda place: False  # is there another way to its staff?
    explain: Callable[[int], Sayable] = lambda code: ""  # why the channel refuses, and what to do
    drain: float = 10.0  # seconds to finish deliveries at the end
    crash: Crash = lambda point: None


class Overdue(OrderbotError):
    """A ticket that nobody waits for any more: it stands on a list, and staff have its order."""


class Outbox:
    def __init__(self, post: Post) -> None:
        self._post = post
        self._woken = asyncio.Event()
        self.resting = asyncio.Event()  # it has looked at all that was due; deliveries may be on their way
        self._stopping = False
        self._leases = 0
        self._asked = 0  # leases whose answer is still to come
        self._answered = asyncio.Event()
        self._out: dict[asyncio.Task[None], str] = {}  # deliveries on their way, and whose
        self._sent: dict[tuple[str, str], datetime] = {}  # (restaurant, kind) -> the last success
        self._alarmed: datetime | None = None  # the last look for what staff must hear
        self._paused: dict[str, float] = {}  # restaurant -> loop time until which the channel rests
        self._news: list[tuple[str, int]] = []  # refusals that staff must hear of
        self._stops: dict[str, int] = {}  # restaurant -> refusals of the whole account in a row

    def wake(self) -> None:
        self.resting.clear()
        self._woken.set()

    def stop(self) -> None:
        self._stopping = True
        self._woken.set()

    def paused(self) -> frozenset[str]:
        """Restaurants whose channel rests for now; their tickets go on."""
        now = asyncio.get_running_loop().time()
        return frozenset(restaurant for restaurant, until in self._paused.items() if until > now)

    def busy(self, restaurant: str) -> bool:
        """Is a delivery of it on its way?"""
        return restaurant in self._out.values()

    def stopped(self) -> frozenset[str]:
        """Restaurants whose account the channel refuses: the owner must act."""
        return frozenset(self._stops)

    def sent(self, restaurant: str, kind: str) -> datetime | None:
        """When one of that kind last left the house since the start."""
        return self._sent.get((restaurant, kind))

    async def run(self) -> None:
        """Until `stop`; then what is on its way is finished, at most `drain` seconds."""
        recovered = False
        while not self._stopping:
            self._woken.clear()
            try:
                if not recovered:
                    await self._recover()
                recovered = True
                await self._alarm()
                await self._start()
            except StorageDown as error:
                log.error("the outbox waits for the store: %s", error)
            if not self._woken.is_set():
                self.resting.set()
            with suppress(TimeoutError):
                async with asyncio.timeout(IDLE):
                    await self._woken.wait()
        await self._finish()

    async def _recover(self) -> None:
        store = self._post.store
        if lost := await store.recover(self._post.leasing):
            log.warning("%d deliveries were interrupted", lost)
        store.lease_with_each_round(lambda: None if self._stopping else self._errand(), self._taken)

    async def _finish(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(self._post.drain):
                while self._asked:
                    self._answered.clear()
                    await self._answered.wait()
                while self._out:
                    await asyncio.wait(self._out)
        late = tuple(self._out)
        for task in late:  # it stays `sending` and is uncertain at the next start
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _start(self) -> None:
        """What only time made due."""
        errand = self._errand()
        try:
            self._taken(errand, await self._post.store.lease(errand))
        except Exception as error:
            self._taken(errand, error)
            raise

    def _errand(self) -> Errand:
        self._asked += 1
        self._leases += 1
        owner = f"{self._post.owner}-{self._leases}"
        return Errand(owner, self._post.at_once, self._post.leasing, self.paused(), self._beside())

    def _taken(self, errand: Errand, taken: tuple[Parcel, ...] | Exception) -> None:
        self._asked -= 1
        self._answered.set()
        if isinstance(taken, Exception):
            log.error("a lease failed, it is tried again: %s", type(taken).__name__)
            return
        for parcel in taken:
            task = asyncio.create_task(self._deliver(parcel, errand.owner), name=f"delivery {parcel.id}")
            self._out[task] = parcel.restaurant
            task.add_done_callback(self._out.pop)

    async def _deliver(self, parcel: Parcel, owner: str) -> None:
        if self._rests(parcel):  # refused while this was leased
            await self._settle(parcel, owner, Settled(NEW, parcel.attempts, parcel.doubts, self._post.clock()))
            return
        leasing = self._post.leasing
        self._post.crash("outbox.before_effect")
        try:
            async with asyncio.timeout(leasing.slow if parcel.kind == TICKET else leasing.quick):
                external = await self._post.ways[parcel.kind](parcel)
        except Exception as error:
            settled = self._missed(parcel, error)
        else:
            if parcel.kind != TICKET:
                self._stops.pop(parcel.restaurant, None)
            self._sent[parcel.restaurant, parcel.kind] = self._post.clock()
            settled = Settled(SENT, parcel.attempts + 1, parcel.doubts, self._post.clock(), external=external)
        self._post.crash("outbox.after_effect")
        if not await self._settle(parcel, owner, settled):
            log.info("delivery %d was settled by a status", parcel.id)
        self._post.crash("outbox.settled")

    def _beside(self) -> frozenset[str]:
        """Restaurants whose alerts have another way when the channel rests."""
        return frozenset(place.id for place in self._post.restaurants.values() if self._post.beside(place))

    def _rests(self, parcel: Parcel) -> bool:
        if parcel.kind == TICKET or (parcel.kind == ALERT and parcel.restaurant in self._beside()):
            return False
        return parcel.restaurant in self.paused()

    async def _settle(self, parcel: Parcel, owner: str, settled: Settled) -> bool:
        """Until it is stored: else a ticket that is on paper would keep its printer waiting, and come out again."""
        patience = 0.0 if parcel.kind == TICKET else PATIENT
        for pause in chain(UNSTORED, repeat(UNSTORED[-1])):
            try:
                return await self._post.store.settle(parcel, owner, settled, patience=patience)
            except Exception as error:
                log.error("delivery %d not settled yet: %s", parcel.id, type(error).__name__)
                await asyncio.sleep(pause)
        raise AssertionError("for ever")

    # -- what did not work

    def _missed(self, parcel: Parcel, error: Exception) -> Settled:
        """When to try again, if at all."""
        match error:
            case SendFailed():
                settled = self._refused(parcel, error.verdict, error.code)
            case Overdue():
                settled = Settled(SUPERSEDED, parcel.attempts + 1, parcel.doubts, self._post.clock(), external=LISTED)
            case PrinterError():
                settled = self._unprinted(parcel, error)
            case OwnerError() | KeyError():  # the printer or the restaurant is gone from the configuration
                settled = self._later(parcel, f"not configured any more: {type(error).__name__}")
            case msgspec.DecodeError():
                settled = self._dead(parcel, "cannot be read by this version")
            case TimeoutError():
                settled = self._unsure(parcel, "no answer")
            case _:
                settled = self._unsure(parcel, type(error).__name__)
        lost = parcel.kind in ALONE and settled.state == DEAD
        known = settled.state == NEW and settled.error == parcel.last_error  # a printer that is off is tried every 3 s
        log.log(
            logging.ERROR if lost else logging.DEBUG if known else logging.WARNING,
            "delivery %d (%s) of %s: %s, now %s",
            parcel.id,
            parcel.kind,
            parcel.restaurant,
            settled.error,
            settled.state,
        )
        return settled

    def _unprinted(self, parcel: Parcel, error: PrinterError) -> Settled:
        """Again soon and for ever, but for two: a second copy that a printer took without a word, and what no printer
        can print in its simplest form. Staff get the order then."""
        if (error.taken and parcel.doubts) or (error.data and parcel.attempts + 1 >= MOST_FORMS):
            return self._dead(parcel, str(error))
        return self._later(parcel, str(error), doubt=error.sent, pause=error.again)

    def _refused(self, parcel: Parcel, verdict: Verdict, code: int) -> Settled:
        reason = f"{verdict.value} {code}" if code else verdict.value
        match verdict:
            case Verdict.RETRY:
                return self._later(parcel, reason)
            case Verdict.UNCERTAIN:
                return self._unsure(parcel, reason)
            case Verdict.THROTTLED:
                pause = min(4.0 ** (parcel.attempts + 1), MOST_PAUSE)
                if code != THIS_CUSTOMER:
                    self._rest(parcel.restaurant, pause)
                return self._later(parcel, reason, pause=pause)
            case Verdict.STOP:
                self._stop(parcel.restaurant, code)
                again = self._later(parcel, reason, pause=0.0)
                return replace(again, attempts=parcel.attempts, state=NEW)  # not the message's fault
            case Verdict.FINAL:
                return self._dead(parcel, reason)

    def _later(self, parcel: Parcel, error: str, *, doubt: bool = False, pause: float | None = None) -> Settled:
        """After a backoff. Only tickets are tried for ever."""
        now = self._post.clock()
        if parcel.kind != TICKET and now - parcel.created > LONGEST:
            return self._dead(parcel, error)
        wait = self._backoff(parcel.attempts) if pause is None else pause
        due = now + timedelta(seconds=wait)
        return Settled(NEW, parcel.attempts + 1, parcel.doubts + doubt, due, error)

    def _unsure(self, parcel: Parcel, error: str) -> Settled:
        """It may have gone out: the longer it lasts, the longer a status is waited for."""
        if parcel.kind == TICKET:
            return self._later(parcel, error, doubt=True)
        now = self._post.clock()
        if now - parcel.created > LONGEST:
            return self._dead(parcel, error)
        leasing = self._post.leasing
        wait = leasing.patient if parcel.kind == CONFIRMATION else leasing.wait
        due = now + timedelta(seconds=max(wait, _doubtful(wait, parcel.doubts)))
        return Settled(UNCERTAIN, parcel.attempts + 1, parcel.doubts + 1, due, error)

    def _dead(self, parcel: Parcel, error: str) -> Settled:
        return Settled(DEAD, parcel.attempts + 1, parcel.doubts, self._post.clock(), error)

    def _backoff(self, attempts: int) -> float:
        return BACKOFF[min(attempts, len(BACKOFF) - 1)] * (1 + SPREAD * (2 * self._post.chance() - 1))

    def _rest(self, restaurant: str, seconds: float) -> None:
        until = asyncio.get_running_loop().time() + seconds
        self._paused[restaurant] = max(until, self._paused.get(restaurant, 0.0))

    def _stop(self, restaurant: str, code: int) -> None:
        """The account is refused: its messages wait, and are tried again after a pause that doubles."""
        if restaurant not in self.paused():
            stops = self._stops.get(restaurant, 0) + 1
            self._stops[restaurant] = stops
            if stops == 1 and restaurant in self._beside():  # by WhatsApp it would come when it is over
                self._news.append((restaurant, code))
            self._rest(restaurant, min(30.0 * 2**stops, MOST_PAUSE))
            log.log(
                logging.CRITICAL if stops == 1 else logging.INFO,  # once; /health says it as long as it lasts
                "%s: WhatsApp refuses to send (code %d): check token, account and payment; tickets go on",
                restaurant, code,
            )  # fmt: skip

    # -- staff

    async def _alarm(self) -> None:
        now = self._post.clock()
        if self._alarmed and abs(now - self._alarmed) < timedelta(seconds=IDLE):
            return
        self._alarmed = now
        await self._tell(now)
        for parcel in await self._post.store.alarms(now - UNPRINTED):
            restaurant = self._post.restaurants.get(parcel.restaurant)
            if restaurant and parcel.kind != TICKET:  # those are paperwatch.py's
                told = tuple(alerts(restaurant, _trouble(parcel), f"alarm:{parcel.id}", customer=parcel.customer))
                await self._post.store.alarm(parcel, told)
                log.error("delivery %d (%s) of %s: staff are told", parcel.id, parcel.kind, parcel.restaurant)

    async def _tell(self, now: datetime) -> None:
        """Staff hear beside the channel that the account is refused."""
        while self._news:
            restaurant, code = self._news[0]
            said = text("WhatsApp refuses to send (code {code}). Tickets go on.", code=code)
            whole = lines(said, self._post.explain(code) or None)
            key = f"stop:{restaurant}:{code}:{now:%Y-%m-%d}"
            await self._post.store.enqueue(restaurant, tuple(alerts(self._post.restaurants[restaurant], whole, key)))
            del self._news[0]


def _doubtful(wait: float, doubts: int) -> float:
    """Seconds until what may have arrived each time is said again: soon while the trouble is young, then rarely."""
    if doubts < len(BACKOFF) * 2:
        return min(wait * 2.0**doubts, BACKOFF[-1])
    return min(BACKOFF[-1] * 2.0 ** (doubts - 2 * len(BACKOFF) + 1), MOST_PAUSE)


def _trouble(parcel: Parcel) -> Sayable:
    """What staff must know; no more of the customer than how to call them."""
    with suppress(msgspec.DecodeError):
        letter = unpack(Letter, parcel.payload)
        if not letter.order:
            phone = f"+{letter.phone}" if letter.phone else text("number not known")
            return text("Your answer did not reach the customer ({phone}). Please call.", phone=phone)
        if letter.phone:
            return text(
                "The customer of order {number} could not be told that it was accepted. Please call: {phone}",
                number=letter.order,
                phone=f"+{letter.phone}",
            )
        return text(
            "The customer of order {number} could not be told that it was accepted, and the number is not known.",
            number=letter.order,
        )
    return text("A delivery failed, and the bot cannot read it any more. Please check the orders.")
