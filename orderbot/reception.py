"""Messages become turns: a customer's waiting messages, in order, are one; at most one is in flight for a customer.

A tap is answered at once, texts after a second of quiet, so that a burst gets one answer. What a turn decides is
stored whole or not at all; nothing is sent from inside it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from time import perf_counter
from typing import Final, Protocol

from orderbot import shadow
from orderbot.bounds import Flood, ordered
from orderbot.conversation.model import ECHO, TAP, Conversation, Effect, Incoming, React, Turn
from orderbot.conversation.shop import Shop
from orderbot.courtesies import Courtesies
from orderbot.effects import TicketsFor, apology, decision, in_its_light, local_day, scene_shop
from orderbot.envelope import FAILED, Payload, Received, Sender, StatusUpdate
from orderbot.letters import CLOSED
from orderbot.ports import Channel, Clock, Crash, Recipient, Storage, StorageDown, Verdict
from orderbot.relay import relay
from orderbot.restaurant import Restaurant
from orderbot.stored import Arrived, Decision, Outcome, Scene, Waiting, in_zone, pack

log = logging.getLogger(__name__)
TOO_OLD: Final = timedelta(days=7)  # the channel's own retries end there: older is a replay
AT_ONCE: Final = 50  # turns in flight, as many as go into one commit
SLOW: Final = 0.05  # seconds of pure work that are too many for one turn
IDLE: Final = 1.0  # seconds between two looks, should a wake-up be lost
AGAIN: Final = (Verdict.RETRY, Verdict.UNCERTAIN, Verdict.THROTTLED)


class Converse(Protocol):
    def __call__(self, talk: Conversation, heard: tuple[Incoming, ...], shop: Shop, now: datetime, /) -> Turn: ...


class Staff(Protocol):
    def __call__(
        self, scene: Scene, shop: Shop, now: datetime, /
    ) -> tuple[tuple[Effect, ...], tuple[Incoming, ...], Shop]:
        """What the staff's commands among the messages lead to, the other messages, and the shop after it."""


def nobody(scene: Scene, shop: Shop, now: datetime) -> tuple[tuple[Effect, ...], tuple[Incoming, ...], Shop]:
    """No message is a command."""
    return (), scene.heard, shop


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds. A burst of texts is over after `quiet`, but waits no longer than `longest`."""

    quiet: float = 1.0
    longest: float = 5.0
    drain: float = 10.0  # to finish turns in flight at the end


@dataclass(frozen=True, slots=True)
class House:
    """What reception is handed: the world, as values and functions.

    `shops`: restaurant id -> its shop of the moment, without stock, number and customer. KeyError if it is not ours.
    `numbers`: phone_number_id -> restaurant id. `judge`: code of a failed message -> what it means.
    `token`: makes an unguessable word. `staff` hears the messages first.
    """

    store: Storage
    channel: Channel
    shops: Callable[[str], Shop]
    numbers: Mapping[str, str]
    converse: Converse
    tickets_for: TicketsFor
    clock: Clock
    token: Callable[[], str]
    steady: Clock | None = None  # for how long a message has waited; `clock` if not given
    right: Clock | None = None  # the time as the channel has it, for how old a message is; `clock` if not given
    staff: Staff = nobody
    judge: Callable[[int], Verdict] = lambda code: Verdict.FINAL
    crash: Crash = lambda point: None


class Reception:
    def __init__(self, house: House, pace: Pace | None = None) -> None:
        self._house = house
        self._pace = pace or Pace()
        self._woken = asyncio.Event()
        self.resting = asyncio.Event()  # it has looked at all that was there; turns may be in flight
        self._stopping = False
        self._turns: dict[int | Sender, asyncio.Task[None]] = {}  # by customer
        self._again: set[Sender] = set()  # who tapped while their turn was in flight
        self._courtesies = Courtesies(house.channel)
        self._flood = Flood()
        self.slow = 0  # turns of pure work longer than SLOW since the start
        self._strange: set[str] = set()  # restaurants with messages that are not configured

    # -- in

    async def receive(self, payload: Payload, body: bytes = b"") -> None:
        """Keep a delivery; it is safe when this returns. StorageDown if it could not be kept."""
        arrived = self._sorted(payload)
        keeping = asyncio.create_task(self._house.store.receive(arrived))
        taps = {(restaurant, each.sender) for restaurant, each in arrived.received if each.incoming.kind == TAP}
        begun = 0
        for restaurant, sender in taps:
            if sender in self._turns:
                self._again.add(sender)
                begun += 1
            elif self._ours(restaurant) and len(self._turns) < AT_ONCE:
                self._begin(restaurant, sender, sender)  # in the very round in which the tap is kept
                begun += 1
        await keeping
        self._house.crash("reception.received")
        for restaurant, each in arrived.received:
            if self._ours(restaurant) and each.incoming.kind != ECHO:  # that one is ours
                place = self._house.shops(restaurant).restaurant
                who = each.sender.user or each.sender.phone
                self._courtesies.seen(place, who, each.incoming.id, at_once=each.incoming.kind == TAP)
        if begun < len(arrived.received):
            self.wake()

    async def quarantine(self, body: bytes, why: str) -> None:
        await self._house.store.quarantine("", body, why)

    def wake(self) -> None:
        self.resting.clear()
        self._woken.set()

    def _sorted(self, payload: Payload) -> Arrived:
        """Each part to its restaurant; what is nobody's or too old is set aside."""
        oldest = (self._house.right or self._house.clock)() - TOO_OLD
        numbers = self._house.numbers
        received: list[tuple[str, Received]] = []
        aside: list[tuple[str, bytes, str]] = []
        for each in payload.received:
            restaurant = numbers.get(each.phone_number_id, "")
            if restaurant and each.incoming.at >= oldest:
                received.append((restaurant, each))
            else:
                why = "older than 7 days" if restaurant else "to a phone_number_id that is no restaurant of ours"
                aside.append((restaurant, pack(each).encode(), why))
        return Arrived(
            received=tuple(received),
            outcomes=tuple(
                Outcome(numbers[each.phone_number_id], each, self._retried(each))
                for each in payload.statuses
                if each.phone_number_id in numbers
            ),
            changes=tuple(
                (numbers[each.phone_number_id], each) for each in payload.changes if each.phone_number_id in numbers
            ),
            set_aside=tuple(aside),
        )

    def _retried(self, update: StatusUpdate) -> bool:
        code = update.errors[0].code if update.errors else 0
        return update.status == FAILED and (code == CLOSED or self._house.judge(code) in AGAIN)

    # -- turns

    async def run(self) -> None:
        """Until `stop`; then what is in flight is finished."""
        while not self._stopping:
            self._woken.clear()
            pause = IDLE
            try:
                pause = self._start(await self._house.store.waiting())
            except StorageDown as error:
                log.error("reception waits for the store: %s", error)
            if not self._woken.is_set():
                self.resting.set()
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._woken.wait()
        await self._drain()

    def stop(self) -> None:
        self._stopping = True
        self._woken.set()

    async def _drain(self) -> None:
        if self._turns:
            await asyncio.wait(self._turns.values(), timeout=self._pace.drain)
        self._courtesies.stop()

    def _start(self, waiting: Collection[Waiting]) -> float:
        """Start the turns that are due; seconds until the next one is."""
        now = (self._house.steady or self._house.clock)()
        ours = {restaurant for restaurant in {each.restaurant for each in waiting} if self._ours(restaurant)}
        pause = IDLE
        for each in waiting:
            if each.customer in self._turns or each.restaurant not in ours:
                continue
            if (rest := self._rest(each, now)) > 0:
                pause = min(pause, rest)
            elif len(self._turns) < AT_ONCE:
                self._begin(each.restaurant, each.customer, each.customer)
        return pause

    def _begin(self, restaurant: str, customer: int | Sender, key: int | Sender) -> None:
        task = asyncio.create_task(self._turn(restaurant, customer), name="turn")
        self._turns[key] = task
        task.add_done_callback(lambda done: self._ended(key, done))

    def _ours(self, restaurant: str) -> bool:
        """Is it configured? Messages for one that is not wait, and take no turn away from others."""
        try:
            self._house.shops(restaurant)
        except KeyError:
            if restaurant not in self._strange:
                self._strange.add(restaurant)
                log.error("messages wait for restaurant %s, which is not configured", restaurant)
            return False
        return True

    def _rest(self, waiting: Waiting, now: datetime) -> float:
        """Seconds until this customer's turn; a clock that was set back does not make anybody wait."""
        age, quiet = (now - waiting.first).total_seconds(), (now - waiting.last).total_seconds()
        if waiting.tapped or age < 0 or quiet < 0:
            return 0.0
        return min(self._pace.quiet - quiet, self._pace.longest - age)

    def _ended(self, key: int | Sender, task: asyncio.Task[None]) -> None:
        if self._turns.get(key) is task:
            del self._turns[key]
        if not isinstance(key, Sender) or key in self._again:
            self.wake()  # more came, or may have come, meanwhile
        if isinstance(key, Sender):
            self._again.discard(key)

    async def _turn(self, restaurant: str, customer: int | Sender) -> None:
        place = self._house.shops(restaurant).restaurant
        try:
            await self._take_turn(place, customer)
        except StorageDown as error:
            log.error("a turn was not stored, it is taken again: %s", error)
            await asyncio.sleep(IDLE)
            self.wake()

    async def _take_turn(self, place: Restaurant, customer: int | Sender) -> None:
        now = self._house.clock().astimezone(place.timezone)
        day = local_day(now, place)
        seen: list[Scene] = []
        reactions: list[str] = []

        def decide(scene: Scene) -> Decision:
            seen.append(scene)
            shop = self._house.shops(place.id)  # inside the transaction: the card of this very moment
            begun = perf_counter()
            turn = self._converse(scene, shop, now)
            self._timed(perf_counter() - begun)
            reactions[:] = [effect.emoji for effect in turn.effects if isinstance(effect, React)]
            return shadow.kept(decision(turn, scene, shop, now, day, self._house.tickets_for), scene, shop, now)

        try:
            staff = frozenset(number.lstrip("+") for number in place.staff)
            await self._house.store.turn(place.id, customer, day, decide, staff)
        except StorageDown:
            raise
        except Exception as error:
            if not seen:
                raise StorageDown("the turn could not be loaded") from error
            await self._failed(seen[-1], place, error)
            return
        if reactions:
            sender, message = seen[-1].sender, seen[-1].heard[-1].id
            self._courtesies.react(place, Recipient(sender.phone, sender.user), message, reactions[-1])

    def _timed(self, seconds: float) -> None:
        if seconds > SLOW:
            self.slow += 1
            log.warning("a turn took %.0f ms of pure work", 1000 * seconds)

    def _converse(self, scene: Scene, shop: Shop, now: datetime) -> Turn:
        zone = shop.restaurant.timezone
        talk, heard = in_zone(in_its_light(scene.talk, scene), zone), in_zone(scene.heard, zone)
        if self._flood.met(scene, shop.restaurant):
            return self._flood.answer(scene, now)
        shop = scene_shop(scene, shop, self._house.token(), now)
        scene = replace(scene, talk=talk, heard=heard)
        agreed, heard = shadow.agreed(scene, shop, now)
        scene = replace(scene, heard=heard)
        passed, heard = relay(scene, scene.about, shop, now)
        done, rest, shop = self._house.staff(replace(scene, heard=heard), shop, now) if heard else ((), (), shop)
        turn = self._house.converse(talk, rest, shop, now) if rest else Turn(talk)
        turn = ordered(turn, talk, scene, shop.restaurant)
        return replace(turn, effects=(*agreed, *passed, *done, *turn.effects))

    async def _failed(self, scene: Scene, restaurant: Restaurant, error: Exception) -> None:
        # Where it happened, never what was said: the message of an exception may quote the customer.
        log.error(
            "turn of customer %d failed at %s with %s: its messages are kept, staff are told",
            scene.customer, _place(error), type(error).__name__,
        )  # fmt: skip
        outgoing = tuple(apology(scene, restaurant))
        await self._house.store.fail(scene.restaurant, scene.customer, scene.last, type(error).__name__, outgoing)


def _place(error: BaseException) -> str:
    """`flow.py:57`: the innermost line that raised."""
    at = error.__traceback__
    while at and at.tb_next:
        at = at.tb_next
    return f"{at.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{at.tb_lineno}" if at else "?"
