"""The real reception, outbox, watch and store on the world's disk; lives until it is killed, then it is started again."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, cast

from orderbot.conversation.model import Conversation, Incoming, PlaceOrder, Reply, Turn
from orderbot.conversation.shop import Shop
from orderbot.envelope import Payload, Sender
from orderbot.letters import letters
from orderbot.ordering.order import Order
from orderbot.outbox import Outbox, Post, sheets
from orderbot.paperwatch import PaperWatch
from orderbot.paperwatch.house import House as PaperHouse
from orderbot.ports import Begun, StorageDown, Verdict
from orderbot.progress import Progress
from orderbot.reception import House, Pace, Reception
from orderbot.restaurant import Limits, Restaurant
from orderbot.storage.sqlite import Sqlite
from orderbot.storage.store import Database
from orderbot.stored import ALERT, CONFIRMATION, MESSAGE, TICKET, Leasing
from orderbot.tickets.document import Ticket
from tests.reception.desk import SHOP
from tests.simulation.loop import Deadlock, VirtualLoop
from tests.simulation.world import STORM, Disk, Faults, World
from tests.storage.samples import BELLA, order

PLACE = replace(BELLA, limits=Limits(0, 0, 0), printers=BELLA.printers[:1])
PLACES = {"bella": PLACE}
PEOPLE, MESSAGES = 3, 15
AT_ONCE = 16  # deliveries of a lane
ENOUGH = 1500.0  # seconds after which everything must be over
CALM = 20.0  # seconds of nothing to do that end a run
MINUTE = 60.0


def converse(talk: Conversation, heard: tuple[Incoming, ...], shop: Shop, now: datetime) -> Turn:
    """Remembers what it heard, in order; whoever buys has an order."""
    ids = [each.id for each in heard]
    after = replace(talk, asked=" ".join([*talk.asked.split(), *ids]))
    number = shop.next_number
    bought = [each.id for each in heard if "buy" in (each.text, each.tap)]
    orders = [order(number + at, shop.customer, digest=id, placed=now) for at, id in enumerate(bought)]
    said = f"Bestellung {' '.join(str(each.number) for each in orders)}" if orders else f"gehört: {' '.join(ids)}"
    return Turn(after, (*map(PlaceOrder, orders), Reply(said)))


def ticket_of(order: Order, place: Restaurant) -> tuple[tuple[str, Ticket], ...]:
    ticket = Ticket("kitchen", f"t{order.number}", "kueche", "de", order.placed, number=order.number, due=order.due)
    return (("kueche", ticket),)


class Living:
    """One life of the process."""

    def __init__(self, world: World) -> None:
        self.world = world
        run = world.run
        crash = world.crash_of(run)

        async def inline(work: Callable[[], Any]) -> Any:
            await asyncio.sleep(world.rng.uniform(0.0005, 0.01))
            world.living(run)
            return work()

        self.store = Database(
            Sqlite(cast(Any, Disk(world, run)), inline, lambda: None), world.wall, world.steady, crash
        )
        channel, printer = world.channel(run), world.printer(run)
        way = letters(channel, PLACES)
        ways = {MESSAGE: way, CONFIRMATION: way, ALERT: way}
        self.watch = PaperWatch(PaperHouse(self.store, PLACES, world.wall, steady=world.steady))

        async def put(place: str, name: str, ticket: Ticket, begun: Begun) -> str:
            await printer.print(ticket, begun)
            return ""

        ways[TICKET] = sheets(put, self.store.begun, PLACES, world.wall, self.watch.overdue, self.watch.listed)
        self.outbox = Outbox(
            Post(
                self.store,
                ways,
                PLACES,
                world.steady,
                world.rng.random,
                f"run{run}",
                Leasing(),
                at_once=AT_ONCE,
                crash=crash,
            )
        )
        self.reception = Reception(
            House(
                store=self.store,
                channel=channel,
                shops=lambda place: {"bella": replace(SHOP, restaurant=PLACE)}[place],
                numbers={PLACE.phone_number_id: "bella"},
                converse=converse,
                tickets_for=ticket_of,
                clock=world.wall,
                steady=world.steady,
                right=world.steady,
                token=lambda: "t0ken",
                judge=lambda code: Verdict.FINAL,
                crash=crash,
            ),
            Pace(),
        )
        self.progress = Progress(self.store, PLACES, world.steady, self.outbox.sent)

    async def receive(self, payload: Payload) -> None:
        self.world.living(self.world.run)
        await self.reception.receive(payload)

    async def vital(self) -> str:
        """What /health would say."""
        if down := (await self.store.health()).down:
            return down
        try:
            return await self.progress.database() or await self.progress.printing()
        except StorageDown as error:
            return str(error)


class Simulation:
    """One seed: lives after lives until all is quiet; `findings` is what must not have happened."""

    def __init__(self, seed: int, faults: Faults, ack_early: bool = False) -> None:
        self.world = World(seed, faults)
        self.ack_early = ack_early
        self.world.people = [Sender(phone=f"49176{each:08}", user=f"DE.{each}") for each in range(PEOPLE)]
        self.findings: list[str] = []
        self.begins = sorted(self.world.rng.uniform(0, STORM * 0.6) for _ in range(MESSAGES))
        self.late: set[int] = set()
        self.placed = 0  # orders, in the end
        self.quiet_since: float | None = None

    def play(self) -> list[str]:
        world = self.world
        while self.quiet_since is None or world.now - self.quiet_since < CALM:
            loop = VirtualLoop(world.now)
            asyncio.set_event_loop(loop)
            world.loop, world.dead = loop, False
            world.run += 1
            try:
                if self._live(loop):
                    break
            except Deadlock:
                self.findings.append("stuck: everybody waits for ever")
                break
            finally:
                world.now = loop.now
                world.loop = None
                _throw_away(loop)
                if world.db.in_transaction:
                    world.db.execute("ROLLBACK")
            world.now += world.rng.uniform(0.5, 5.0)  # until systemd has started it again
            if world.now > ENOUGH:
                self.findings.append("stuck: not quiet in time")
                break
        self._judge()
        self.placed = world.db.execute("SELECT count(*) FROM orders").fetchone()[0]
        world.db.close()
        asyncio.set_event_loop(None)
        return self.findings

    def _live(self, loop: VirtualLoop) -> bool:
        """Until it is killed (False) or all is quiet."""
        main = loop.create_task(self._main())
        main.add_done_callback(lambda done: loop.stop())
        loop.run_forever()
        if self.world.dead:
            return False
        main.result()
        return True

    async def _main(self) -> None:
        world = self.world
        house = Living(world)
        world.deliver = self._early(house) if self.ack_early else house.receive
        loops = (house.reception.run(), house.outbox.run(), house.watch.watch(), world.meta(), self._people())
        tasks = [asyncio.create_task(each) for each in (*loops, self._doctor(house))]
        while world.time() < ENOUGH:
            await asyncio.sleep(1.0)
            if self._quiet():
                self.quiet_since = self.quiet_since if self.quiet_since is not None else world.time()
                if world.time() - self.quiet_since >= CALM:
                    break
            else:
                self.quiet_since = None
        else:
            self.findings.append(f"stuck: {self._open()} deliveries are open after {ENOUGH:.0f} s")
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _early(self, house: Living) -> Callable[[Payload], Any]:
        """Planted: 200 before anything is kept."""

        async def receive(payload: Payload) -> None:
            self.world.living(self.world.run)
            task = asyncio.create_task(house.receive(payload))
            self.world.tasks.add(task)
            task.add_done_callback(lambda done: done.cancelled() or done.exception())

        return receive

    async def _people(self) -> None:
        while self.begins:
            await asyncio.sleep(max(0.0, self.begins[0] - self.world.time()))
            self.begins.pop(0)
            self.world.says(MESSAGES - len(self.begins))

    async def _doctor(self, house: Living) -> None:
        """Every second: an order older than a minute that is nowhere, and health says that all is well?"""
        world = self.world
        while True:
            await asyncio.sleep(1.0)
            missing = [number for number, placed in self._orders() if self._nowhere(number, placed)]
            if missing and not await house.vital():
                still = [
                    number for number, placed in self._orders() if number in missing and self._nowhere(number, placed)
                ]
                for number in set(still) - self.late:
                    self.late.add(number)
                    self.findings.append(f"order {number} is nowhere at {world.time():.0f} s, and health is ok")

    # -- what is true of the world

    def _orders(self) -> list[tuple[int, float]]:
        """(number, second in which it was accepted by the steady clock)."""
        rows = self.world.db.execute(
            "SELECT o.number, t.created FROM orders AS o JOIN outbox AS t"
            " ON t.dedupe_key = 'ticket:bella:' || o.day || ':' || o.number || ':0'"
        ).fetchall()
        begin = self.world.steady() - timedelta(seconds=self.world.time())
        return [(number, created / 1000 - begin.timestamp()) for number, created in rows]

    def _nowhere(self, number: int, placed: float) -> bool:
        world = self.world
        if world.time() - placed <= MINUTE + 2:
            return False
        if any(ticket.number == number for _, ticket in world.paper):
            return False
        return not self._told(number)

    def _told(self, number: int) -> bool:
        """Is there a message to staff with that order that Meta took and did not report as failed?"""
        failed = {update.tag for _, update in self.world.statuses if update.status == "failed"}
        states = dict(self.world.db.execute("SELECT id, state FROM outbox WHERE kind = 'alert'").fetchall())
        for tag, copies in self.world.sent.items():
            if states.get(int(tag)) not in ("sent", "sending", "uncertain") or tag in failed:
                continue
            if any(re.search(rf"(?:#|Nr\.? ?){number}\b", body) for _, body in copies):
                return True
        return False

    def _open(self) -> int:
        found = self.world.db.execute("SELECT count(*) FROM outbox WHERE state IN ('new', 'sending', 'uncertain')")
        return int(found.fetchone()[0])

    def _quiet(self) -> bool:
        world = self.world
        waiting = world.db.execute("SELECT count(*) FROM inbox WHERE state = 'new'").fetchone()[0]
        return not (self.begins or world.unanswered or world.statuses or waiting or self._open() or world.storm())

    # -- what must hold at the end

    def _judge(self) -> None:
        world, find = self.world, self.findings.append
        stored = dict(world.db.execute("SELECT customer, state FROM conversation").fetchall())
        heard = [
            id
            for state in stored.values()
            for id in re.findall(r"m\d{3}", state.split('"asked":"', 1)[1].split('"', 1)[0])
        ]
        kept = world.db.execute("SELECT count(*) FROM inbox").fetchone()[0]
        if lost := world.answered - set(heard):
            find(f"lost although answered 200: {sorted(lost)}")
        if len(heard) != len(set(heard)):
            find("a message had two turns")
        if kept != len(set(heard)) and not lost:
            find(f"{kept} messages kept, {len(set(heard))} heard")
        self._judge_orders()
        self._judge_messages()
        if world.db.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            find("the database is damaged")

    def _judge_orders(self) -> None:
        world, find = self.world, self.findings.append
        numbers = [row[0] for row in world.db.execute("SELECT number FROM orders ORDER BY day, number").fetchall()]
        days = world.db.execute("SELECT day, count(*), max(number) FROM orders GROUP BY day").fetchall()
        if any(count != most for _, count, most in days):
            find("order numbers have gaps")
        digests = [row[0] for row in world.db.execute("SELECT digest FROM orders").fetchall()]
        if len(digests) != len(set(digests)):
            find("an order was placed twice")
        if world.faults.steps:
            return  # two days may each have a number 1
        self._judge_haste()
        for number in numbers:
            copies = [ticket for _, ticket in world.paper if ticket.number == number]
            if not copies:
                find(f"order {number} was never printed")
            if sum(not ticket.mark for ticket in copies) > 1:
                find(f"order {number} was printed twice without a mark")

    def _judge_haste(self) -> None:
        """With a printer and a disk that work, paper is there within a minute, whatever the network does."""
        faults = self.world.faults
        if faults.crash or faults.locked or faults.printer or faults.printer_off:
            return
        for number, placed in self._orders():
            first = min((at for at, ticket in self.world.paper if ticket.number == number), default=placed)
            if first - placed > MINUTE:
                self.findings.append(f"order {number} was on paper after {first - placed:.0f} s")

    def _judge_messages(self) -> None:
        world, find = self.world, self.findings.append
        rows = world.db.execute(
            "SELECT id, kind, state FROM outbox WHERE kind IN ('message', 'confirmation')"
        ).fetchall()
        for id, kind, state in rows:
            copies = len(world.sent.get(str(id), ()))
            if state == "sent" and not copies:
                find(f"{kind} {id} counts as sent and never was")
            if state in ("new", "sending"):
                find(f"{kind} {id} was never settled")
            calm = world.faults.slow_statuses < 15 and not world.faults.lost_statuses and not world.faults.locked
            if copies > 1 and calm and not world.faults.crash:
                find(f"{kind} {id} was said {copies} times although Meta had told of the first")


def _throw_away(loop: VirtualLoop) -> None:
    """Nothing of a dead process runs again."""
    for task in asyncio.all_tasks(loop):
        task.cancel()
    for _ in range(3):
        loop.call_soon(loop.stop)
        try:
            loop.run_forever()
        except Deadlock:
            break
    loop.close()


__all__ = ["Faults", "Simulation"]
