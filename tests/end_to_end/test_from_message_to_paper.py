"""The real process, a Graph API and a printer on TCP: from a signed message to the ticket's bytes, with a kill between."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import TestServer, unused_port

from orderbot.whatsapp.emulator import Emulator, Event, Person

ROOT = Path(__file__).parents[2]
NUMBER = "106540352242922"
ANNA = Person("4915112345678", "DE.1349120865530274", "Anna", NUMBER)

CONFIG = """
[server]
port = {port}
public_url = "https://bestellung.example.de"

[database]
url = "sqlite:orderbot.db"

[whatsapp]
api_url = "{api}"
api_version = "v25.0"
app_secret = {{ env = "ORDERBOT_APP_SECRET" }}
verify_token = {{ env = "ORDERBOT_VERIFY_TOKEN" }}

[restaurant.bella]
name = "Pizzeria Bella"
menu = "{menu}"
timezone = "Europe/Berlin"
language = "de"
phone_number_id = "{number}"
token = {{ env = "ORDERBOT_TOKEN" }}
hours = "00:00-24:00"
holidays = "DE-BB"
imprint = "https://bestellung.example.de/impressum"
privacy = "https://bestellung.example.de/datenschutz"
phone = "+49338412345"
address = "Marktplatz 1, 14806 Bad Belzig"
last_order = 0

[restaurant.bella.pickup]
minutes = 20

[[restaurant.bella.printer]]
name = "kueche"
url = "tcp://127.0.0.1:{printer}"
columns = 48
silent = true
"""


class Paper:
    """A printer that says nothing: takes bytes and keeps them."""

    def __init__(self) -> None:
        self.jobs: list[bytes] = []

    async def serve(self) -> asyncio.Server:
        return await asyncio.start_server(self._take, "127.0.0.1", 0)

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        place = len(self.jobs)
        self.jobs.append(b"")
        while data := await reader.read(4096):
            self.jobs[place] += data
        writer.close()

    @property
    def tickets(self) -> list[bytes]:
        return [job for job in self.jobs if b"\x1dV" in job]  # with a cut


class Bot:
    """`orderbot serve` as a process of its own."""

    def __init__(self, folder: Path, port: int, emulator: Emulator, log: str = "stderr.txt") -> None:
        self.folder, self.port = folder, port
        self.url = f"http://127.0.0.1:{port}"
        emulator.webhook_url = f"{self.url}/webhook"
        self.process: asyncio.subprocess.Process | None = None
        self._errors = folder / log

    async def start(self, crash_at: str = "", wait: Callable[[], bool] = lambda: False) -> None:
        """Returns when it is healthy, or as soon as `wait` is true."""
        secrets = {"ORDERBOT_APP_SECRET": "app", "ORDERBOT_VERIFY_TOKEN": "verify", "ORDERBOT_TOKEN": "token"}
        secrets |= {"ORDERBOT_BOARD_KEY": "board-key", "ORDERBOT_BOARD_PIN": "4711"}
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "orderbot", "--lang", "en", "serve", "--config", str(self.folder / "config.toml"),
            env={**os.environ, **secrets, "ORDERBOT_CRASH_AT": crash_at},
            stderr=self._errors.open("wb"),
        )  # fmt: skip
        async with aiohttp.ClientSession() as session:
            while self.process.returncode is None:
                if wait():
                    return
                try:
                    async with session.get(f"{self.url}/health") as answer:
                        if answer.status == 200:
                            return
                except aiohttp.ClientError:
                    pass
                await asyncio.sleep(0.05)
        raise AssertionError(self.log)

    @property
    def log(self) -> str:
        """What it wrote since it was started last."""
        return self._errors.read_text(encoding="utf-8")

    async def stop(self) -> None:
        """SIGTERM, and wait until it is gone."""
        self.process.send_signal(signal.SIGTERM)
        await self.process.wait()
        assert self.process.returncode == 0, self.log

    async def kill(self) -> None:
        """Whatever happened: no process outlives its test."""
        if self.process and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()


@asynccontextmanager
async def street(folder: Path, *more: str):
    """Meta, the printer and the bot's configuration; the bot is not started yet. `more`: other numbers at Meta."""
    numbers = count(1)
    emulator = Emulator(
        phone_numbers=dict.fromkeys((NUMBER, *more), "token"),
        app_secret="app",
        verify_token="verify",
        clock=lambda: datetime.now(UTC),
        new_id=lambda: f"{next(numbers):020d}",
    )
    emulator.deliveries.gap = 0.2
    paper = Paper()
    printer = await paper.serve()
    async with TestServer(emulator.app, host="127.0.0.1") as graph, printer:
        port = unused_port()
        (folder / "config.toml").write_text(
            CONFIG.format(
                port=port,
                api=str(graph.make_url("")).rstrip("/"),
                menu=ROOT / "menus" / "pizzeria-bella",
                number=NUMBER,
                printer=printer.sockets[0].getsockname()[1],
            ),
            encoding="utf-8",
        )
        bot = Bot(folder, port, emulator)
        try:
            yield emulator, paper, bot
        finally:
            await bot.kill()


async def answer(events: asyncio.Queue[Event]) -> dict:
    """The next message on Anna's phone."""
    while True:
        event = await events.get()
        if event.kind == "message":
            return event.body


def ids(body: dict) -> dict[str, str]:
    """verb -> whole id, of everything that can be tapped."""
    action = body["interactive"]["action"]
    buttons = [each["reply"]["id"] for each in action.get("buttons", ())]
    rows = [row["id"] for section in action.get("sections", ()) for row in section["rows"]]
    return {key.partition("@")[0]: key for key in (*buttons, *rows)}


async def order_by_taps(emulator: Emulator, events: asyncio.Queue[Event], person: Person = ANNA) -> str:
    """From hello to the summary; the id of the button that buys."""
    await emulator.say(person, "Hallo")
    body = await answer(events)
    for wanted in ("menu", "section:pizza", "item:20", "size:", "done", "way:pickup"):
        found = next((key for tap, key in ids(body).items() if tap.startswith(wanted)), None)
        if found is None and wanted == "way:pickup":  # only pickup is offered here: not asked
            break
        await emulator.tap(person, found)
        body = await answer(events)
    return next(key for tap, key in ids(body).items() if tap.startswith("buy:"))


async def until(true) -> None:
    while not true():
        await asyncio.sleep(0.05)


def open_rows(folder: Path) -> int:
    with sqlite3.connect(f"file:{folder / 'orderbot.db'}?mode=ro", uri=True) as db:
        return db.execute("SELECT count(*) FROM outbox WHERE state IN ('new', 'sending', 'uncertain')").fetchone()[0]


async def test_a_tapped_order_comes_out_of_the_printer(tmp_path: Path) -> None:
    async with street(tmp_path) as (emulator, paper, bot):
        await bot.start()
        assert await emulator.verify()
        events = emulator.subscribe(ANNA)
        buy = await order_by_taps(emulator, events)
        await emulator.tap(ANNA, buy)
        confirmed = await answer(events)
        assert "Nr. 1" in str(confirmed)
        await until(lambda: len(paper.tickets) == 1)
        ticket = paper.tickets[0].decode("cp1252", "replace")
        assert "Margherita" in ticket
        assert "#1" in ticket
        assert "klein 26 cm" in ticket
        assert not emulator.refused
        await bot.stop()
        for private in ("Anna", "15112345678", "Hallo", "Margherita", '"token"', "verify"):
            assert private not in bot.log


async def test_a_kill_between_commit_and_send_loses_and_doubles_nothing(tmp_path: Path) -> None:
    async with street(tmp_path) as (emulator, paper, bot):
        await bot.start()
        events = emulator.subscribe(ANNA)
        buy = await order_by_taps(emulator, events)
        await bot.stop()

        before = len(emulator.sent)
        await bot.start(crash_at="turn.after_commit")
        await emulator.tap(ANNA, buy)
        await bot.process.wait()
        assert bot.process.returncode == -signal.SIGKILL
        assert not paper.tickets
        assert len(emulator.sent) == before

        await bot.start()
        confirmed = await answer(events)
        assert "Nr. 1" in str(confirmed)
        await until(lambda: len(paper.tickets) == 1)
        await emulator.tap(ANNA, buy)  # the same button once more
        assert "Nr. 1" in str(await answer(events))
        await until(lambda: not open_rows(tmp_path))
        await emulator.settle()
        await bot.stop()

    assert len(paper.tickets) == 1
    assert sum("eingegangen" in each.text for each in emulator.sent) == 1
    with sqlite3.connect(tmp_path / "orderbot.db") as db:
        assert db.execute("SELECT count(*) FROM orders").fetchone() == (1,)


async def test_a_successor_waits_until_its_predecessor_has_ended(tmp_path: Path) -> None:
    async with street(tmp_path) as (emulator, _, bot):
        await bot.start()
        successor = Bot(tmp_path, bot.port, emulator, "successor.txt")
        try:
            await successor.start(wait=lambda: "waiting: " in successor.log)
            await bot.stop()
            await until(lambda: "listens on" in successor.log)
            await successor.stop()
        finally:
            await successor.kill()


async def test_a_database_that_is_deleted_ends_the_process_and_the_next_start_says_why(tmp_path: Path) -> None:
    async with street(tmp_path) as (_, _, bot):
        await bot.start()
        (tmp_path / "orderbot.db").unlink()
        assert await bot.process.wait() == 1, "systemd starts it again"
        assert "the database file was deleted" in bot.log
        with pytest.raises(AssertionError, match="the database is gone"):
            await bot.start()
        assert bot.process.returncode == 2, "and that is for a person"


async def test_a_forged_webhook_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    async with street(tmp_path) as (emulator, _, bot):
        await bot.start()
        assert (
            await emulator.deliveries.post(b'{"object":"whatsapp_business_account","entry":[]}', signature="sha256=00")
            == 403
        )
        await bot.stop()
    with sqlite3.connect(tmp_path / "orderbot.db") as db:
        assert db.execute("SELECT count(*) FROM inbox").fetchone() == (0,)


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ('timezone = "Europe/Berlin"', 'timezone = "Europe/Belzig"', "Europe/Belzig"),
        ('hours = "00:00-24:00"', 'hours = "Mo 11-25"', "'25' is no time of day"),
        ("phone_number_id", "phone_number_ids", "phone_number_id"),
    ],
)
async def test_a_wrong_configuration_stops_the_start_with_line_and_remedy(
    tmp_path: Path, old: str, new: str, word: str
) -> None:
    async with street(tmp_path) as (_, _, bot):
        file = tmp_path / "config.toml"
        wrong = file.read_text(encoding="utf-8").replace(old, new, 1)
        file.write_text(wrong, encoding="utf-8")
        line = wrong[: wrong.index(new)].count("\n") + 1
        with pytest.raises(AssertionError) as failed:
            await bot.start()
        assert await bot.process.wait() == 2
        said = str(failed.value)
        assert f"config.toml:{line}: " in said
        assert word in said
        assert "; " in said
        assert "Traceback (most" not in said
