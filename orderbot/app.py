"""The only module that knows all others: a checked Config becomes a running application.

The clock, randomness, the network and the printers are made here and handed in everywhere else.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import random  # noqa: TID251
import secrets
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path

from aiohttp import ClientSession, web
from aiohttp.typedefs import Handler

from orderbot import push
from orderbot.bell import Bell
from orderbot.cards import Cards, Tell
from orderbot.clocks import ClockWatch, Steady
from orderbot.config import Config
from orderbot.conversation.flow import converse
from orderbot.costs import bill, told, warning
from orderbot.effects import alerts
from orderbot.envelope import Payload
from orderbot.errors import Complaint, OwnerError
from orderbot.escalation import Escalation
from orderbot.figures import Figure, Figures
from orderbot.kitchen import Kitchen
from orderbot.letters import farewells, letters
from orderbot.mail import Smtp
from orderbot.morning import Morning
from orderbot.ordering.order import Order
from orderbot.outbox import Outbox, Post, sheets
from orderbot.paperwatch import PaperWatch
from orderbot.paperwatch.house import House as PaperHouse
from orderbot.ports import Clock, Crash, SendFailed, Storage
from orderbot.printing.drivers import Surroundings, driver
from orderbot.printing.file import WriteFile, write_file
from orderbot.printing.fleet import Fleet, Member
from orderbot.printing.hatch import Hatch
from orderbot.printing.known import Shelf
from orderbot.printing.polled import Find, finder
from orderbot.printing.polled import routes as polled_routes
from orderbot.progress import Progress, space
from orderbot.reception import House, Pace, Reception
from orderbot.restaurant import PrinterConfig, Restaurant
from orderbot.retention import Retention
from orderbot.sharing import Ours, Sharing
from orderbot.staff import hear
from orderbot.staff.pin import is_locked
from orderbot.storage.memory import open_memory
from orderbot.storage.postgres import open_postgres
from orderbot.storage.sqlite import open_sqlite
from orderbot.stored import ALERT, CONFIRMATION, FAREWELL, MESSAGE, TICKET, Leasing
from orderbot.texts import Sayable, lines, listed, plain, text
from orderbot.tickets import escpos, raster
from orderbot.tickets.document import Ticket
from orderbot.tickets.making import test_ticket, tickets_for
from orderbot.tickets.phone import picture
from orderbot.unanswered import Unanswered
from orderbot.web import urls
from orderbot.web.doorkeeper import unsigned
from orderbot.web.draft import Studio, add_draft
from orderbot.web.forwarding import Forwarding
from orderbot.web.forwarding import open_session as workers_session
from orderbot.web.gate import Gate
from orderbot.web.health import Check, add_health
from orderbot.web.kitchen import House as Pages
from orderbot.web.kitchen import add_board
from orderbot.web.metrics import add_metrics
from orderbot.web.owner import Office, add_owner
from orderbot.whatsapp.client import WhatsApp, open_session
from orderbot.whatsapp.codes import ErrorCode, meaning
from orderbot.whatsapp.news import News
from orderbot.whatsapp.pictures import Pictures
from orderbot.whatsapp.verdicts import verdict
from orderbot.whatsapp.webhook import routes, take
from orderbot.wording.render import complain

log = logging.getLogger(__name__)
KEEPALIVE = 15.0  # seconds an idle connection may stay
DAY = timedelta(days=1)
SHUTDOWN = 10.0  # seconds for everything in flight


def now() -> datetime:
    """The one clock."""
    return datetime.now(UTC)  # noqa: TID251


def crash_at(name: str) -> Crash:
    """Tests let the process die at a named point: ORDERBOT_CRASH_AT. Without a name nothing ever happens."""

    def crash(point: str) -> None:
        if name and point == name:
            os.kill(os.getpid(), signal.SIGKILL)

    return crash


@dataclass(frozen=True, slots=True)
class World:
    """What only exists once per process and differs in tests."""

    clock: Clock = now
    chance: Callable[[], float] = field(default_factory=lambda: random.SystemRandom().random)
    token: Callable[[], str] = lambda: secrets.token_urlsafe(18)
    crash: Crash = field(default_factory=lambda: crash_at(os.environ.get("ORDERBOT_CRASH_AT", "")))
    pace: Pace = field(default_factory=Pace)
    folder: Path = field(default_factory=Path)  # what relative paths of the configuration start from
    write_file: WriteFile = write_file
    push_service: Callable[[str], bool] = push.public  # may alarms be posted there?
    leasing: Leasing = field(default_factory=Leasing)
    steady: Clock | None = None  # for durations; of a real clock the machine's own count, else the clock itself

    @property
    def real(self) -> bool:
        return self.clock is now

    def counting(self) -> Clock:
        return self.steady or (Steady(self.clock) if self.real else self.clock)


@dataclass(slots=True)
class Running:
    """The parts of a running house, for those who stand beside it (the demo, tests)."""

    store: Storage
    cards: Cards
    reception: Reception
    outbox: Outbox
    kitchen: Kitchen
    channel: WhatsApp
    push: push.Push | None
    hatches: Find
    fleet: Fleet
    progress: Progress
    figures: Figures
    clocks: ClockWatch
    ours: Ours
    sharing: Sharing | None  # None: nobody else can be at work
    forwarding: Forwarding | None
    tasks: tuple[asyncio.Task[None], ...]  # none of them ends by itself

    async def broken(self) -> None:
        """Returns once the house cannot go on: nothing is stored any more, or one of its loops ended."""
        stuck = asyncio.create_task(self.store.broken())
        try:
            await asyncio.wait((stuck, *self.tasks), return_when=asyncio.FIRST_COMPLETED)
        finally:
            stuck.cancel()


RUNNING = web.AppKey("RUNNING", Running)


async def open_store(config: Config, world: World, steady: Clock) -> Storage:
    """OwnerError if the database cannot be used."""
    if config.postgres:
        return await open_postgres(config.postgres, world.clock, world.crash, steady, config.address)
    where = database_file(config, world)
    if where is None:
        return await open_memory(world.clock, world.crash, steady=steady)
    return await open_sqlite(where, world.clock, world.crash, steady)


def database_file(config: Config, world: World) -> Path | None:
    """None: in memory, or on a server."""
    where = config.database.removeprefix("sqlite:")
    return None if config.postgres or where == ":memory:" else world.folder / where


@asynccontextmanager
async def house(config: Config, world: World) -> AsyncIterator[Running]:
    """Storage, cards, reception and outbox, running; everything is finished and closed at the end."""
    if sys.flags.optimize:
        raise OwnerError(Complaint("python", 0, text("running with -O"), text("start without -O: checks would be off")))
    restaurants = config.restaurants
    async with AsyncExitStack() as stack:
        steady = world.counting()
        clocks = ClockWatch(world.clock, steady)
        store = await open_store(config, world, steady)
        stack.push_async_callback(store.close)
        ours = Ours(restaurants, store.share)
        cards = Cards(restaurants, store, world.clock, teller(store), ours.holds)

        async def taken(places: frozenset[str]) -> None:
            for place in places:
                await cards.taken_over(place)
            await store.recover(world.leasing, places)

        sharing = (
            Sharing(store.share, tuple(restaurants), taken, lambda place: outbox.busy(place)) if store.share else None
        )
        if sharing:
            await sharing.open()
        await cards.open()
        known_stations(config, cards)
        session = open_session()
        stack.push_async_callback(session.close)
        channel = WhatsApp(
            session,
            api_url=config.api_url,
            api_version=config.api_version,
            dated=clocks.heard if world.real else lambda date: None,
            pictures=Pictures(store, steady),
        )
        pushed = pushing(config, store, session, world)
        mailed = Smtp(**asdict(config.mail)) if config.mail else None
        beside = [way for way in (mailed, pushed) if way]

        async def locked(place: Restaurant, phone: str) -> bool:
            settings = await store.settings(place.id)
            return is_locked(settings, phone, world.clock().astimezone(place.timezone))

        way = letters(channel, restaurants, beside, locked, picture if raster.AVAILABLE else None)
        await asyncio.to_thread(warm, restaurants.values(), world.clock())
        fleet, hatches = enlist(ours, store, world, lambda: outbox.wake(), lambda *late: watch.confirmed_late(*late))
        watch = PaperWatch(
            PaperHouse(
                store=store,
                restaurants=ours,
                clock=world.clock,
                standing=fleet.standing,
                quiet=fleet.quiet,
                hours=lambda restaurant: cards.shop(restaurant).hours,
                papers=paper(cards),
                steady=steady,
            )
        )
        outbox = Outbox(
            Post(
                store=store,
                ways={
                    MESSAGE: way,
                    CONFIRMATION: way,
                    ALERT: way,
                    FAREWELL: farewells(channel, restaurants),
                    TICKET: sheets(fleet.print, store.begun, restaurants, world.clock, watch.overdue, watch.listed),
                },
                restaurants=restaurants,
                clock=steady,
                chance=world.chance,
                owner=world.token(),
                beside=lambda place: any(way.reaches(place) for way in beside),
                explain=explained,
                leasing=replace(world.leasing, burst_all=config.per_second, refill_all=1 / config.per_second),
                crash=world.crash,
            )
        )
        reception = Reception(
            House(
                store=store,
                channel=channel,
                shops=cards.shop,
                numbers={place.phone_number_id: place.id for place in restaurants.values()},
                converse=converse,
                tickets_for=paper(cards),
                clock=world.clock,
                steady=steady,
                right=clocks.right,
                token=world.token,
                staff=hear,
                judge=lambda code: verdict(400, code),
                crash=world.crash,
            ),
            world.pace,
        )
        forwarding = None
        if sharing:
            among = workers_session()
            stack.push_async_callback(among.close)
            numbers = {place.phone_number_id: place.id for place in restaurants.values()}

            async def keep(payload: Payload) -> None:
                await take(payload, b"", reception.receive, reception.quarantine)

            forwarding = Forwarding(among, ours.holds, sharing, numbers, config.app_secrets, keep)
        kitchen = Kitchen(store, ours, cards.shop, paper(cards), world.clock)
        tasks = [asyncio.create_task(each) for each in (reception.run(), outbox.run())]
        retention = Retention(store, world.clock, next(iter(restaurants.values())).timezone)
        unanswered = Unanswered(kitchen, reception.wake)
        clockwork = (Escalation(kitchen).watch(), Morning(kitchen).watch(), unanswered.watch())
        progress = Progress(store, ours, steady, outbox.sent)
        figures = Figures(store, ours, steady, fleet.printed, lambda: reception.slow, disk(config, world))
        bell = Bell(channel, ours, progress.database)
        known = keep_time(clocks, channel, restaurants.values())
        loops = [cards.watch(), retention.run(), watch.watch(), fleet.watch(), known, bell.watch(), *clockwork]
        if sharing:
            loops.append(sharing.watch())
        watchers = [asyncio.create_task(each) for each in loops]
        try:
            every = (*tasks, *watchers)
            found = finder(hatches)
            yield Running(
                store,
                cards,
                reception,
                outbox,
                kitchen,
                channel,
                pushed,
                found,
                fleet,
                progress,
                figures,
                clocks,
                ours,
                sharing,
                forwarding,
                every,
            )
        finally:
            for watcher in watchers:
                watcher.cancel()
            reception.stop()
            await ended(tasks[0])
            outbox.stop()
            await ended(tasks[1])
            for watcher in watchers:
                await ended(watcher)


def pushing(config: Config, store: Storage, session: ClientSession, world: World) -> push.Push | None:
    """None if no board wants alarms. OwnerError if the extra is missing."""
    places = [place for place in config.restaurants.values() if place.board and place.board.push]
    if not places:
        return None
    if not push.AVAILABLE:
        what = text("{key} of the board needs one more package", key="push")
        raise OwnerError(Complaint(config.file, 0, what, text("pip install 'orderbot[push]'")))
    mails = [mail for place in places for mail in place.alarm_mail]
    return push.Push(session, store, world.clock, push.contact(mails, config.public_url), world.push_service)


async def keep_time(clocks: ClockWatch, channel: WhatsApp, places: Iterable[Restaurant]) -> None:
    """Until cancelled: notice when somebody moves the clock; at the start, ask WhatsApp what time it is."""
    for place in islice(places, 1):
        with suppress(SendFailed):  # whatever it answers, the answer is dated
            await channel.check(place)
    while True:
        clocks.look()
        await asyncio.sleep(1.0)


async def ended(task: asyncio.Task[None]) -> None:
    """Wait for it; what it died of is logged, without its words."""
    await asyncio.wait((task,))
    if not task.cancelled() and (error := task.exception()):
        log.error("a loop of the house died", exc_info=error)


def known_stations(config: Config, cards: Cards) -> None:
    """OwnerError for a printer of a station that its card does not have: its tickets would come out elsewhere."""
    faults = []
    for place in config.restaurants.values():
        stations = cards.menu(place.id).stations
        for each in place.printers:
            for station in set(each.stations) - set(stations):
                what = text("printer {printer}: the card has no station {station}", printer=each.name, station=station)
                remedy = text("write one of: {names}", names=listed(stations))
                faults.append(Complaint(config.file, 0, what, remedy))
    if faults:
        raise OwnerError(*faults)


def paper(cards: Cards) -> Callable[[Order, Restaurant], tuple[tuple[str, Ticket], ...]]:
    """Tickets in the card's own language."""

    def made(order: Order, place: Restaurant) -> tuple[tuple[str, Ticket], ...]:
        return tickets_for(order, place, cards.menu(place.id).languages[0])

    return made


def warm(places: Iterable[Restaurant], now: datetime) -> None:
    """Fonts and words are looked for before anybody waits for a ticket."""
    raster.warm()
    for place in places:
        for each in place.printers:
            escpos.paper(test_ticket(each, now.astimezone(place.timezone), place.language), escpos.model_of(each))


def enlist(
    ours: Ours,
    store: Storage,
    world: World,
    woken: Callable[[], None],
    late: Callable[[str, str], Awaitable[None]],
) -> tuple[Fleet, tuple[Hatch, ...]]:
    """One driver per printer for the life of the process, and those of them that are polled."""
    members: dict[tuple[str, str], Member] = {}
    for place in ours.all.values():
        around = Surroundings(
            folder=world.folder,
            write_file=world.write_file,
            notebook=partial(shelf, store, place.id),
            late=partial(late, place.id),
            staff=(place, store),
        )
        for each in place.printers:
            members[place.id, each.name] = Member(driver(each, around), each.backup, each.language)
    hatches = tuple(member.driver for member in members.values() if isinstance(member.driver, Hatch))
    return Fleet(members, woken, holds=ours.holds), hatches


def shelf(store: Storage, restaurant: str, config: PrinterConfig) -> Shelf:
    return Shelf(store, restaurant, config.name)


def teller(store: Storage) -> Tell:
    """Tells staff, once for the same files, that a card was not taken."""

    async def tell(place: Restaurant, complaints: tuple[Complaint, ...], content: str) -> None:
        first = [complain(each, place.language) for each in complaints[:5]]
        said = lines(text("The new card was not taken; the old one goes on."), *first)
        await store.enqueue(place.id, tuple(alerts(place, said, f"card:{place.id}:{content}")))

    return tell


def settle_down() -> None:
    """What a start loads stays, and is not looked through for garbage again: with cards and words in it, that stops
    the loop for up to 100 ms each time. For a process that serves until it ends; a card that is replaced is freed."""
    gc.collect()
    gc.freeze()


def make_app(config: Config, world: World) -> web.Application:
    """The web application: webhook and health; the house runs while it runs."""
    app = web.Application(client_max_size=64 * 1024)

    async def run(app: web.Application) -> AsyncIterator[None]:
        async with house(config, world) as running:
            app[RUNNING] = running
            yield

    async def receive(payload: Payload, body: bytes) -> None:
        await news.note(payload)
        running = app[RUNNING]
        await (running.forwarding or running.reception).receive(payload)

    async def quarantine(body: bytes, why: str) -> None:
        await app[RUNNING].reception.quarantine(body, why)

    async def channel() -> str:
        running = app[RUNNING]
        return refused(filter(running.ours.holds, running.outbox.stopped()), running.channel.refusals())

    async def alarms() -> str:
        return await lost_alerts(app[RUNNING].store, app[RUNNING].ours, world.clock())

    async def tell(restaurant: str, said: Sayable, key: str) -> None:
        place = config.restaurants[restaurant]
        await app[RUNNING].store.enqueue(restaurant, tuple(alerts(place, said, key)))

    async def spent() -> str:
        return await free_tier(app[RUNNING].store, app[RUNNING].ours, config, world.clock())

    async def workers() -> str:
        running = app[RUNNING]
        return "; ".join(each for part in (running.sharing, running.forwarding) if part and (each := part.trouble()))

    async def foreign() -> str:
        return news.foreign()

    async def account() -> str:
        return news.account()

    news = News({place.phone_number_id: place.id for place in config.restaurants.values()}, world.clock, tell)
    app.cleanup_ctx.append(run)
    app.on_response_prepare.append(unsigned)
    add_forwarding(app, config)
    app.add_routes(
        routes(
            app_secrets=config.app_secrets,
            verify_tokens=config.verify_tokens,
            receive=receive,
            quarantine=quarantine,
        )
    )
    add_pages(app, config, world)
    app.add_routes(polled_routes(lambda *path: app[RUNNING].hatches(*path), trial_ticket(config, world.clock)))
    checks, worries = vital(app, config, world)
    checks |= {"whatsapp": channel}
    worries |= {"workers": workers, "alerts": alarms, "numbers": foreign, "account": account, "costs": spent}

    async def figures() -> tuple[Figure, ...]:
        return await app[RUNNING].figures.take()

    add_health(app, checks, worries, figures)
    add_metrics(app, checks, worries, figures)
    return app


def add_forwarding(app: web.Application, config: Config) -> None:
    """Whatever restaurant a request is for: who works for it answers."""

    def asked_for(request: web.Request) -> str:
        found = request.match_info.get("restaurant", "")
        if "printer" in request.match_info:
            hatch = app[RUNNING].hatches("", request.match_info["printer"], request.match_info["token"])
            found = home_of(hatch.config, config).id if hatch else ""
        return found if found in config.restaurants else ""

    @web.middleware
    async def passed_on(request: web.Request, handler: Handler) -> web.StreamResponse:
        forwarding, restaurant = app[RUNNING].forwarding, asked_for(request)
        if forwarding and restaurant:
            return await forwarding.answer(request, restaurant, handler)
        return await handler(request)

    async def take_over(request: web.Request) -> web.Response:
        forwarding = app[RUNNING].forwarding
        if forwarding is None:
            raise web.HTTPNotFound
        return await forwarding.take_over(request)

    if config.postgres:
        app.middlewares.append(passed_on)
    app.router.add_post(urls.WORKER, take_over)


def home_of(printer: PrinterConfig, config: Config) -> Restaurant:
    return next(each for each in config.restaurants.values() if printer in each.printers)


def trial_ticket(config: Config, clock: Clock) -> Callable[[PrinterConfig], Ticket]:
    """The test ticket of a printer, on its restaurant's clock and in its language."""

    def made(printer: PrinterConfig) -> Ticket:
        place = home_of(printer, config)
        return test_ticket(printer, clock().astimezone(place.timezone), place.language)

    return made


def disk(config: Config, world: World) -> Callable[[], int | None]:
    """Bytes left where the database lies; None if it does not lie here."""
    path = database_file(config, world)
    return lambda: shutil.disk_usage(path.parent).free if path else None


def vital(app: web.Application, config: Config, world: World) -> tuple[dict[str, Check], dict[str, Check]]:
    """What /health looks at beside the channel: checks that make a 503, and warnings."""
    free = disk(config, world)

    def progress(ask: Callable[[Progress], Awaitable[str]]) -> Check:
        return lambda: ask(app[RUNNING].progress)

    async def left() -> tuple[str, str]:
        left = free()
        return ("", "") if left is None else space(left)

    async def full() -> str:
        return (await left())[0]

    async def nearly_full() -> str:
        return (await left())[1]

    async def clock() -> str:
        return app[RUNNING].clocks.trouble()

    async def far_off() -> str:
        return app[RUNNING].clocks.far_off()

    async def printers() -> str:
        return app[RUNNING].fleet.troubles()

    async def refusals() -> str:
        return await app[RUNNING].figures.refused()

    async def file() -> str:
        return (await app[RUNNING].store.health()).file

    checks = {
        "file": file,
        "clock": far_off,
        "database": progress(Progress.database),
        "printing": progress(Progress.printing),
        "answers": progress(Progress.answers),
        "disk": full,
    }
    worries = {
        "printing": progress(Progress.tickets),
        "printers": printers,
        "waiting": progress(Progress.waiting),
        "refused": refusals,
        "disk": nearly_full,
        "clock": clock,
    }
    return checks, worries


def refused(stopped: Iterable[str], refusals: Mapping[str, ErrorCode]) -> str:
    """For /health: for whom WhatsApp sends nothing, why, and what to do."""
    found = []
    for restaurant in sorted(stopped):
        why = refusals.get(restaurant)
        reason = f" ({plain(why.said)}; {plain(why.remedy or '')})" if why else ""
        found.append(f"WhatsApp refuses to send for {restaurant}{reason}")
    return "; ".join(found)


def add_pages(app: web.Application, config: Config, world: World) -> None:
    """The pages for the shop."""

    def down(restaurant: str) -> str:
        running = app[RUNNING]
        return refused({restaurant} & running.outbox.stopped(), running.channel.refusals())

    gate = Gate(config.restaurants, world.clock, world.token)
    add_board(
        app,
        gate,
        Pages(
            kitchen=lambda: app[RUNNING].kitchen,
            card_language=lambda restaurant: app[RUNNING].cards.menu(restaurant).languages[0],
            down=down,
            push=lambda: app[RUNNING].push,
        ),
    )
    add_draft(app, gate, Studio(lambda: app[RUNNING].kitchen, lambda restaurant: app[RUNNING].cards.shop(restaurant)))
    add_owner(
        app,
        gate,
        Office(
            kitchen=lambda: app[RUNNING].kitchen,
            menu=lambda restaurant: app[RUNNING].cards.menu(restaurant),
            complaints=lambda place: app[RUNNING].cards.complaints(place),
            costs=lambda place, day: month_told(app[RUNNING].store, config, place, day),
        ),
    )


def explained(code: int) -> Sayable:
    """Of a code with which the channel refuses the whole account."""
    found = meaning(code)
    return lines(found.said, found.remedy, between=": ")


async def month_told(store: Storage, config: Config, place: Restaurant, day: date) -> Sayable:
    """What the channel charged in the month of that day, for the owner."""
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    orders = await store.orders(place.id, first.isoformat(), last.isoformat())
    found = bill(await store.usage(place.id, f"{first:%Y-%m}"), config.rates, config.free_messages, first)
    return told(found, len(orders))


async def free_tier(store: Storage, restaurants: Iterable[str], config: Config, now: datetime) -> str:
    """For /health: restaurants whose free messages of the month are nearly used; "" if there is none."""
    near = []
    for restaurant in restaurants:
        usage = await store.usage(restaurant, f"{now:%Y-%m}")
        if said := warning(bill(usage, config.rates, config.free_messages, now.date())):
            near.append(f"{restaurant}: {plain(said)}")
    return "; ".join(near)


async def lost_alerts(store: Storage, restaurants: Iterable[str], now: datetime) -> str:
    """Alerts that reached nobody within a day, for /health; "" if there is none."""
    lost: list[str] = []
    for restaurant in restaurants:
        found = [each for each in await store.troubles(restaurant, now - DAY) if each.kind == ALERT]
        if found:
            lost.append(f"{len(found)} for {restaurant} ({found[-1].last_error})")
    if not lost:
        return ""
    return f"alerts did not reach staff in 24 hours: {', '.join(lost)}; staff must write to the bot once a day"
