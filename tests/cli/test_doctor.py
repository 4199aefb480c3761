"""`orderbot doctor`, `init`, and what `serve` refuses: faults are planted, each must be found with its cure."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sqlite3
import sys
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port
from click.testing import CliRunner

from orderbot.cli.doctor import examine, local, remote
from orderbot.cli.doctor.finding import Finding
from orderbot.cli.main import main
from orderbot.config import read_config
from orderbot.envelope import Sender
from orderbot.push import Device
from orderbot.storage.sqlite import open_sqlite
from orderbot.texts import plain
from orderbot.whatsapp.emulator import Emulator, Template
from tests.storage.samples import arrived, said

ROOT = Path(__file__).parents[2]
NUMBER = "106540352242922"
ENVIRON = {"ORDERBOT_APP_SECRET": "app-secret", "ORDERBOT_VERIFY_TOKEN": "verify-me", "ORDERBOT_TOKEN": "the-token",
           "ORDERBOT_BOARD_KEY": "board-key-123", "ORDERBOT_BOARD_PIN": "2468"}  # fmt: skip
CONFIG = """
[server]
port = {port}
public_url = "https://bella.test"
[whatsapp]
api_url = "{api}"
app_secret = {{ env = "ORDERBOT_APP_SECRET" }}
verify_token = {{ env = "ORDERBOT_VERIFY_TOKEN" }}
[restaurant.bella]
name = "Pizzeria Bella"
menu = "card"
phone_number_id = "106540352242922"
token = {{ env = "ORDERBOT_TOKEN" }}
hours = "11-22"
imprint = "https://bella.test/impressum"
privacy = "https://bella.test/datenschutz"
phone = "+49338412345"
address = "Marktplatz 1, 14806 Bad Belzig"
staff = ["+4915112345678"]
[restaurant.bella.board]
key = {{ env = "ORDERBOT_BOARD_KEY" }}
pin = {{ env = "ORDERBOT_BOARD_PIN" }}
[restaurant.bella.pickup]
[[restaurant.bella.printer]]
name = "kueche"
url = "tcp://127.0.0.1:{printer}"
"""


class Place:
    """A sound installation in a folder, in which faults are planted."""

    def __init__(self, folder: Path, api: str, printer: int) -> None:
        self.folder, self.file = folder, folder / "config.toml"
        self.file.write_text(CONFIG.format(port=unused_port(), api=api, printer=printer))
        (folder / "card").symlink_to(ROOT / "menus" / "pizzeria-bella")

    def edit(self, old: str, new: str) -> None:
        content = self.file.read_text()
        assert old in content
        self.file.write_text(content.replace(old, new))

    async def wrong(self) -> dict[str, Finding]:
        return {each.check: each for each in await examine(self.file) if not each.ok}


@pytest.fixture
async def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name, value in ENVIRON.items():
        monkeypatch.setenv(name, value)
    emulator = Emulator(
        phone_numbers={NUMBER: "the-token"},
        app_secret="app-secret",
        verify_token="verify-me",
        webhook_url="https://bella.test/webhook",
        clock=lambda: datetime.now(UTC),
        new_id=iter(map(str, range(10**6))).__next__,
    )
    meta = TestServer(emulator.app)
    await meta.start_server()
    printer = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
    made = Place(tmp_path, str(meta.make_url("")).rstrip("/"), printer.sockets[0].getsockname()[1])
    made.emulator = emulator
    store = await open_sqlite(tmp_path / "orderbot.db", lambda: datetime.now(UTC))
    await store.receive(arrived(said("m", sender=Sender(phone="4915112345678"), at=datetime.now(UTC))))
    await store.close()
    try:
        yield made
    finally:
        printer.close()
        await meta.close()


async def test_a_sound_installation_is_found_sound(place: Place) -> None:
    assert await place.wrong() == {}


def with_push(at: Place, *devices: Device) -> None:
    at.edit('pin = { env = "ORDERBOT_BOARD_PIN" }', 'pin = { env = "ORDERBOT_BOARD_PIN" }\npush = true')
    with sqlite3.connect(at.folder / "orderbot.db") as db:
        for each in devices:
            row = (each.name, msgspec.json.encode(each).decode())
            db.execute("INSERT INTO setting (restaurant, name, value) VALUES ('bella', ?, ?)", row)


HEARD = Device("https://fcm.googleapis.com/1", "p", "a", "2026-11-20T17:00:00+00:00", "2026-11-21T17:00:00+00:00")
DEAF = Device("https://fcm.googleapis.com/2", "p", "a", "2026-11-20T17:00:00+00:00")


async def test_alarms_by_push_are_told_with_the_last_one_that_was_taken(place: Place) -> None:
    with_push(place, HEARD)
    place.edit("+4915112345678", "+4915100000000")  # who never wrote, and has another way now
    found = [each for each in await examine(place.file) if each.check in ("push", "staff")]
    assert [each.ok for each in found] == [True, True]
    assert [plain(each.said) for each in found] == [
        "…0000 has been silent for a day: alarms go by template, mail or push",
        "bella: alarms go to a device by push, it took one last on 2026-11-21 18:00",
    ]


def broken_database(folder: Path) -> None:
    with sqlite3.connect(folder / "orderbot.db") as db:
        db.execute("PRAGMA user_version = 99")


FAULTS = {
    "a key that is none": ("configuration", lambda at: at.edit('name = "Pizzeria Bella"', 'nam = "Pizzeria Bella"')),
    "broken TOML": ("configuration", lambda at: at.edit("[whatsapp]", "[whatsapp")),
    "a secret that is not set": ("configuration", lambda at: at.edit('env = "ORDERBOT_TOKEN"', 'env = "NOWHERE"')),
    "no imprint": ("law", lambda at: at.edit('imprint = "https://bella.test/impressum"\n', "")),
    "no address": ("law", lambda at: at.edit('address = "Marktplatz 1, 14806 Bad Belzig"\n', "")),
    "the example's privacy": ("law", lambda at: at.edit("https://bella.test/daten", "https://bestellung.example.de/d")),
    "alcohol by chat": ("configuration", lambda at: at.edit('hours = "11-22"', 'hours = "11-22"\nsell_age = 16')),
    "open to the network": ("configuration", lambda at: at.edit("[server]", '[server]\nhost = "0.0.0.0"')),
    "no TLS": ("public_url", lambda at: at.edit('public_url = "https', 'public_url = "http')),
    "another's token": ("token", lambda at: os.environ.update(ORDERBOT_TOKEN="wrong")),
    "another's number": ("number", lambda at: at.edit("106540352242922", "999999999999999")),
    "a newer database": ("database", lambda at: broken_database(at.folder)),
    "a database for all": ("database", lambda at: (at.folder / "orderbot.db").chmod(0o644)),
    "no folder for it": ("database", lambda at: at.edit("[whatsapp]", '[database]\nurl = "sqlite:no/x.db"\n[whatsapp]')),
    "a printer that is off": ("printer", lambda at: at.edit("tcp://127.0.0.1:", "tcp://127.0.0.2:")),
    "a station nobody has": ("card", lambda at: at.edit('name = "kueche"', 'name = "kueche"\nstations = ["sauna"]')),
    "no card": ("card", lambda at: at.edit('menu = "card"', 'menu = "nowhere"')),
    "no staff": ("staff", lambda at: at.edit('staff = ["+4915112345678"]\n', "")),
    "staff that never wrote": ("staff", lambda at: at.edit("+4915112345678", "+4915100000000")),
    "nobody to push to": ("push", lambda at: with_push(at)),
    "a device that takes nothing": ("push", lambda at: with_push(at, HEARD, DEAF)),
    "no PIN": ("board", lambda at: at.edit('pin = { env = "ORDERBOT_BOARD_PIN" }\n', "")),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_planted_fault_is_found_with_its_cure(
    place: Place, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    check, plant = FAULTS[fault]
    monkeypatch.setenv("ORDERBOT_TOKEN", ENVIRON["ORDERBOT_TOKEN"])  # put back afterwards
    plant(place)
    wrong = await place.wrong()
    assert check in wrong, wrong
    assert wrong[check].remedy
    assert all(each.remedy for each in wrong.values())


async def test_a_full_disk_is_found(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "ROOM", 10**18)
    assert "make room" in str((await place.wrong())["disk"].remedy)


async def test_a_clock_that_is_wrong_is_found(place: Place) -> None:
    config = read_config(
        "c", place.file.read_bytes(), environ=os.environ, read_file=str, today=datetime.now(UTC).date()
    )
    async with remote.open_session() as session:
        off = await remote._clock(session, config, lambda: datetime.now(UTC) + timedelta(minutes=5))
        right = await remote._clock(session, config, lambda: datetime.now(UTC))
    assert (off.ok, right.ok) == (False, True)


@asynccontextmanager
async def proxy(answer: str, health: int):
    """What stands between Meta and us."""

    async def webhook(request: web.Request) -> web.Response:
        return web.Response(text=answer or request.query["hub.challenge"])

    async def healthy(request: web.Request) -> web.Response:
        return web.Response(status=health)

    app = web.Application()
    app.router.add_get("/webhook", webhook)
    app.router.add_get("/health", healthy)
    server = TestServer(app)
    await server.start_server()
    try:
        yield server
    finally:
        await server.close()


@pytest.mark.parametrize(
    ("answer", "health", "expected"),
    [("", 404, {}), ("parked here", 404, {"webhook"}), ("", 200, {"proxy"})],
)
async def test_the_way_from_outside_is_tried_while_the_bot_runs(
    place: Place, answer: str, health: int, expected
) -> None:
    async with proxy("", 200) as ours, proxy(answer, health) as theirs:
        content = place.file.read_bytes().replace(
            b'https://bella.test"', f'http://127.0.0.1:{theirs.port}"'.encode(), 1
        )
        content = re.sub(rb"port = \d+", f"port = {ours.port}".encode(), content)
        config = read_config("c", content, environ=os.environ, read_file=str, today=datetime.now(UTC).date())
        async with remote.open_session() as session:
            found = await remote._webhook(session, config)
    assert {each.check for each in found if not each.ok} == set(expected)


async def test_the_command_says_it_in_lines_and_as_json(place: Place) -> None:
    place.edit("tcp://127.0.0.1:", "tcp://127.0.0.2:")
    arguments = ["doctor", "--config", str(place.file)]
    run = await asyncio.to_thread(CliRunner().invoke, main, arguments, env={"LC_ALL": "de_DE.UTF-8"})
    assert run.exit_code == 1
    assert "✗ bella/kueche antwortet nicht unter 127.0.0.2" in run.output
    assert "; einschalten, Kabel und Adresse prüfen" in run.output
    assert "✓ bella: Meta nimmt das Token an" in run.output
    run = await asyncio.to_thread(CliRunner().invoke, main, [*arguments, "--json"])
    told = json.loads(run.output)
    assert {"check", "ok", "said", "remedy"} == set(told[0])
    assert [each["check"] for each in told if not each["ok"]] == ["printer"]
    assert not any(secret in run.output for secret in ENVIRON.values())


# ---- serve -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["imprint", "privacy", "phone", "address", "[[restaurant.bella.printer]]"])
async def test_serve_refuses_what_the_law_asks_for_and_other_commands_run(place: Place, key: str) -> None:
    content = place.file.read_text()
    place.file.write_text(re.sub(rf"(?m)^{re.escape(key)}(?: =.*)?\n(?:name = \"kueche\"\nurl.*\n)?", "", content))
    serve = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "orderbot", "--lang", "en", "serve", "--config", str(place.file),
        stderr=asyncio.subprocess.PIPE, env={**os.environ, "LC_ALL": "C"},
    )  # fmt: skip
    _, told = await serve.communicate()
    assert serve.returncode == 2
    name = "printer" if "printer" in key else key
    (line,) = told.decode().splitlines()
    assert re.match(rf".*config.toml:\d+: \[restaurant.bella\] has no {name}; write ", line)
    run = await asyncio.to_thread(CliRunner().invoke, main, ["orders", "--config", str(place.file)])
    assert run.exit_code == 0


# ---- init ------------------------------------------------------------------------------------------------------------


async def test_init_writes_what_serve_accepts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ORDERBOT_APP_SECRET", "ORDERBOT_TOKEN"):
        monkeypatch.setenv(name, ENVIRON[name])
    file = tmp_path / "shop" / "config.toml"
    run = CliRunner().invoke(main, ["init", "--yes", str(file)], env={"LC_ALL": "C"})
    assert run.exit_code == 0, run.output
    assert re.search(r"/kitchen/pizzeria-bella\?key=\S{20,}", run.output)
    assert {oct(each.stat().st_mode & 0o777) for each in (file.parent / "secrets").iterdir()} == {"0o600"}
    content = file.read_text().replace("[server]", f"[server]\nport = {unused_port()}")
    file.write_text(content)
    serve = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "orderbot", "serve", "--config", str(file), stderr=asyncio.subprocess.PIPE
    )
    try:
        line = (await asyncio.wait_for(serve.stderr.readline(), 60)).decode()
        assert "listens on" in line, line
    finally:
        serve.terminate()
        await serve.communicate()


def test_init_asks_and_asks_again_what_cannot_be(tmp_path: Path) -> None:
    answers = ["Zum Löwen", "Marktplatz 1, 14806 Belzig", "033841 2345", "+49338412345", "Di-So 17-22", "", "", "", "",
               "+491701234567", "192.168.1.50", "14806, 14547", "", ""]  # fmt: skip
    file = tmp_path / "config.toml"
    run = CliRunner().invoke(main, ["init", str(file)], input="\n".join(answers) + "\n", env={"LC_ALL": "de_DE.UTF-8"})
    assert run.exit_code == 0, run.output
    assert "Das kann nicht sein" in run.output
    written = file.read_text()
    assert "[restaurant.zum-loewen]" in written
    assert 'url = "tcp://192.168.1.50"' in written
    assert 'postcodes = ["14806", "14547"]' in written
    assert "vor dem Start die Umgebungsvariable ORDERBOT_TOKEN setzen" in run.output
    again = CliRunner().invoke(main, ["init", "--yes", str(file)])
    assert again.exit_code == 2
    assert file.read_text() == written


# ---- what Meta tells of the account: each fault is planted there ---------------------------------------------------


@pytest.mark.parametrize(
    ("check", "name", "value"),
    [
        ("payment", "trouble", 141006), ("status", "status", "PENDING"), ("name", "name_status", "DECLINED"),
        ("quality", "quality", "RED"), ("mode", "mode", "SANDBOX"), ("webhook_set", "webhook", "https://old.test/webhook"),
        ("subscribed", "subscribed", False), ("api_version", "version_warning", "v18.0 is deprecated"),
        ("token", "scopes", ("whatsapp_business_management",)),
    ],
)  # fmt: skip
async def test_a_fault_of_the_account_is_found(place: Place, check: str, name: str, value: object) -> None:
    setattr(place.emulator.profile, name, value)
    found = await place.wrong()
    assert set(found) == {check}
    assert found[check].remedy


async def test_staff_that_never_wrote_are_no_fault_where_alarms_have_another_way(place: Place) -> None:
    place.edit("+4915112345678", "+4915100000000")
    place.edit('name = "Pizzeria Bella"', 'name = "Pizzeria Bella"\nalert_template = "orderbot_alert"')
    place.emulator.templates["orderbot_alert", "de"] = Template("orderbot_alert", "de", body=1)
    assert await place.wrong() == {}
