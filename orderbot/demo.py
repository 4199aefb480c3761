"""Everything on one machine: the real serve wiring, a local Graph API for Meta, a page for the phone."""

from __future__ import annotations

import asyncio
import errno
import secrets
import shutil
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from aiohttp import web

from orderbot.app import KEEPALIVE, SHUTDOWN, World, make_app
from orderbot.config import Config
from orderbot.errors import Complaint, OwnerError, PassingError
from orderbot.menu.checking import check_card
from orderbot.menu.folder import card_files
from orderbot.printing.emulator.printer import VirtualPrinter
from orderbot.printing.emulator.roll import seen
from orderbot.printing.file import write_file
from orderbot.restaurant import Board, Event, Limits, PrinterConfig, Restaurant, Zone
from orderbot.suggesting import suggestions
from orderbot.texts import Sayable, text
from orderbot.web.doorkeeper import keep_door, only_for, room
from orderbot.web.paperroll import add_printer
from orderbot.web.phone import PhoneEvent
from orderbot.web.simulator import add_simulator
from orderbot.whatsapp.emulator import Emulator, Person

NUMBER = "106540352242922"
STAFF = "4915100000000"
DEMO_PIN = "0000"
NAMES = ("Anna Berger", "Mehmet Yilmaz", "Sophie Lang", "Jonas Weber", "Mia Hoffmann", "Paul Richter")


def first_messages(card: Path, today: date) -> dict[str, tuple[str, ...]]:
    """What to try first with this card; none if it cannot be read, which is told elsewhere."""
    try:
        menu = check_card(card_files(card), today=today).menu
    except OSError:
        return {}
    return suggestions(menu) if menu else {}


def sample_card() -> Path:
    """The sample card: in the project's folder, or the copy that comes with an installed package."""
    package = Path(__file__).parent
    beside, inside = package.parent / "menus" / "pizzeria-bella", package / "_menus" / "pizzeria-bella"
    return beside if beside.is_dir() else inside


def own_card(data: Path) -> Path:
    """A copy of the sample card in the demo's folder, there to be changed; one that is there stays."""
    card = data / "card"
    return card if card.is_dir() else Path(shutil.copytree(sample_card(), card))


def demo_config(card: Path, data: Path, *, api_url: str, world: World) -> Config:
    """A pizzeria that is always open, delivers nearby, prints into `data`/tickets, and streams a concert tonight."""
    zone = ZoneInfo("Europe/Berlin")
    today = world.clock().astimezone(zone).date()
    start = world.clock().astimezone(zone).replace(hour=20, minute=0, second=0, microsecond=0)
    concert = Event(
        "Live aus dem Café: Jazz", start, start + timedelta(hours=4), "https://stream.example/abend?t={token}", today
    )
    place = Restaurant(
        id="bella",
        name="Pizzeria Bella",
        menu=card,
        timezone=zone,
        language="de",
        phone_number_id=NUMBER,
        hours="Mo-So 00:00-24:00",
        holidays="DE-BB",
        imprint="https://bella.example/impressum",
        privacy="https://bella.example/datenschutz",
        phone="+49 33841 2345",
        address="Marktplatz 1, 14806 Bad Belzig",
        location=(52.1425, 12.5956),
        zones=(
            Zone(postcodes=("14806",), minimum=1500, fee=200, free_from=4000, minutes=45),
            Zone(postcodes=("14547",), minimum=2500, fee=350, minutes=60),
        ),
        printers=(PrinterConfig("Küche", f"file:{data / 'tickets'}"),),
        events=(concert,),
        last_order=0,
        token=world.token(),
        board=Board(world.token(), DEMO_PIN),
        limits=Limits(orders_an_hour=0, open_orders=0),  # who tries it out orders again and again
    )
    return Config(
        file="demo",
        host="127.0.0.1",
        port=0,
        public_url="",
        database=f"sqlite:{data / 'orderbot.db'}",
        api_url=api_url,
        api_version="v25.0",
        app_secrets=(world.token(),),
        verify_tokens=(world.token(),),
        restaurants={place.id: place},
    )


# ---- a phone and a roll of paper -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DemoPhone:
    """One customer of the emulator, as the page and the terminal hold it."""

    emulator: Emulator
    person: Person

    @property
    def name(self) -> str:
        return self.person.name

    @property
    def number(self) -> str:
        return self.person.phone

    async def say(self, text: str) -> str:
        return await self.emulator.say(self.person, text)

    async def tap(self, id: str, title: str, context: str | None = None) -> str:
        return await self.emulator.tap(self.person, id, title, context)

    async def send(self, message: dict[str, Any]) -> str:
        return await self.emulator.send(self.person, message)

    def subscribe(self) -> asyncio.Queue[PhoneEvent]:
        return self.emulator.subscribe(self.person)  # type: ignore[return-value]  # a queue that is only read


def phones(emulator: Emulator, number_id: str = NUMBER) -> Callable[[str], DemoPhone]:
    """Session id -> a customer of its own, who writes to `number_id`."""
    numbers: Iterator[int] = count(1)

    def factory(session: str) -> DemoPhone:
        number = next(numbers)
        phone = f"49151{number:08d}"
        return DemoPhone(emulator, Person(phone, f"DE.{number:013d}", NAMES[number % len(NAMES)], number_id))

    return factory


def staffs_phone(emulator: Emulator, number_id: str) -> DemoPhone:
    """That of the restaurant's people, who have written today: alarms, calls for a person reach it."""
    phone = Person(STAFF, "", "Bella", number_id)
    emulator.wrote(phone)
    return DemoPhone(emulator, phone)


@dataclass(slots=True)
class Roll:
    """The paper: what the printer really got, read back from its bytes; each piece also as files."""

    folder: Path
    watchers: list[asyncio.Queue[str]] = field(default_factory=list)
    printed: int = 0

    def subscribe_tickets(self) -> asyncio.Queue[str]:
        queue: asyncio.Queue[str] = asyncio.Queue()
        self.watchers.append(queue)
        return queue

    def take(self, piece: bytes) -> None:
        """The printer has cut it off."""
        self.printed += 1
        said = seen(piece)
        self.folder.mkdir(parents=True, exist_ok=True)
        write_file(self.folder / f"{self.printed:03}.escpos", piece)
        write_file(self.folder / f"{self.printed:03}.txt", said.encode())
        for queue in self.watchers:
            queue.put_nowait(said)


@dataclass(slots=True)
class Device:
    """The kitchen's printer with its plug, its roll and its cover."""

    printer: VirtualPrinter
    plugged: bool = True

    @property
    def paper(self) -> bool:
        return not self.printer.paper_out

    @property
    def covered(self) -> bool:
        return not self.printer.cover_open

    async def change(self, *, plugged: bool, paper: bool, covered: bool) -> None:
        self.printer.change(paper_out=not paper, cover_open=not covered)
        if plugged != self.plugged:
            await (self.printer.plug() if plugged else self.printer.unplug())
            self.plugged = plugged


# ---- the whole -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Demo:
    url: str
    emulator: Emulator
    roll: Roll
    phone: Callable[[str], DemoPhone]
    title: str
    board: str  # address that opens it


@asynccontextmanager
async def demo(
    card: Path, data: Path, *, host: str, port: int, world: World, otherwise: str = "de"
) -> AsyncIterator[Demo]:
    """The demo, running. OwnerError if the card is wrong and none was good before, or the port is taken."""
    roll = Roll(data / "tickets")
    device = Device(VirtualPrinter(watch=roll.take))
    printer_port = await device.printer.plug()
    meta = listener("127.0.0.1", 0)
    config = demo_config(card, data, api_url=f"http://127.0.0.1:{meta.getsockname()[1]}", world=world)
    kitchen = PrinterConfig("Küche", f"tcp://127.0.0.1:{printer_port}", pictures=False)
    place = replace(config.restaurants["bella"], printers=(kitchen,), staff=(f"+{STAFF}",))
    config = replace(config, restaurants={place.id: place})
    emulator = Emulator(
        phone_numbers={NUMBER: place.token},
        app_secret=config.app_secrets[0],
        verify_token=config.verify_tokens[0],
        clock=world.clock,
        new_id=lambda: secrets.token_hex(12),
    )
    app = make_app(config, world)
    board = f"/kitchen/{place.id}?key={place.board.key if place.board else ''}"
    factory = phones(emulator)
    add_simulator(
        app,
        factory,
        roll,
        title=place.name,
        now=lambda: world.clock().astimezone(place.timezone),
        new_id=world.token,
        suggestions=first_messages(card, world.clock().date()),
        location=place.location,
        board=board,
        otherwise=otherwise,
        staff=staffs_phone(emulator, place.phone_number_id),
    )
    add_printer(app, device)
    app.middlewares.append(only_for(host))
    page = listener(host, port)
    address = f"http://{host}:{page.getsockname()[1]}/"
    emulator.webhook_url = f"http://127.0.0.1:{page.getsockname()[1]}/webhook"
    async with serving(emulator.app, meta), serving(app, page):
        if not await emulator.verify():
            raise RuntimeError("the webhook's handshake failed")
        try:
            yield Demo(address, emulator, roll, factory, place.name, address.rstrip("/") + board)
        finally:
            await device.printer.unplug()


PORT: Final = text("stop the other program, or choose another with --port")


def listener(host: str, port: int, remedy: Sayable = PORT) -> socket.socket:
    """A bound socket. OwnerError with this remedy if the port is taken or the host is not this machine's."""
    try:
        return socket.create_server((host, port))
    except (OSError, TypeError) as error:  # TypeError: what cannot be a host's name
        why = getattr(error, "strerror", None) or str(error)
        taken = text("port {port} cannot be used ({error})", port=port, error=why)
        kind = PassingError if getattr(error, "errno", 0) in (errno.EADDRINUSE, errno.EMFILE) else OwnerError
        raise kind(Complaint(host, 0, taken, remedy)) from None


@asynccontextmanager
async def serving(app: web.Application, where: socket.socket) -> AsyncIterator[None]:
    runner = web.AppRunner(app, access_log=None, keepalive_timeout=KEEPALIVE, shutdown_timeout=SHUTDOWN)
    keeping: asyncio.Task[None] | None = None
    try:
        await runner.setup()
        await web.SockSite(runner, where, backlog=1024).start()
        keeping = asyncio.create_task(keep_door(runner.server, room()))
        yield
    finally:
        if keeping:
            keeping.cancel()
        await runner.cleanup()
        where.close()
