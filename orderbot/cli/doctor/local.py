"""What this machine tells."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import aiohttp.http_parser

from orderbot import printerurl
from orderbot.cli.config import database as database_file
from orderbot.cli.doctor.finding import Finding, bad, good
from orderbot.cli.menu.folders import check_files
from orderbot.config import Config
from orderbot.config.model import PostgresServer
from orderbot.errors import OwnerError
from orderbot.menu.folder import files_of
from orderbot.menu.hours import parse_hours
from orderbot.restaurant import PrinterConfig, Restaurant
from orderbot.storage import beside
from orderbot.texts import plural, text

ROOM: Final = 500 * 1024 * 1024  # bytes
CONNECT: Final = 3.0  # seconds
EXAMPLE: Final = ("example.de", "example.com", "bestellung.example.de")


def configuration(config: Config) -> Iterator[Finding]:
    """What can be read, but not stay so."""
    for each in config.warnings:
        yield bad("law" if each.serving else "configuration", each.what, each.remedy, each.place)
    if not any(each.serving for each in config.warnings):
        yield good("law", text("imprint, privacy, phone and address are there"))
    yield good("configuration", text("{file} can be read", file=config.file))
    for place in config.restaurants.values():
        for key, url in (("imprint", place.imprint), ("privacy", place.privacy)):
            if urlsplit(url).hostname in EXAMPLE:
                remedy = text("write the address of your own page")
                yield bad("law", text("{place}: {key} is still that of the example", place=place.id, key=key), remedy)
        yield _board(config, place)
    public = urlsplit(config.public_url)
    if public.scheme != "https":
        yield bad(
            "public_url",
            text("public_url is {url}: Meta only calls https", url=config.public_url),
            text('write public_url = "https://…" under [server]: the address your proxy answers'),
        )
    elif public.hostname in EXAMPLE:
        remedy = text("write the address under which Meta reaches this machine")
        yield bad("public_url", text("public_url is still that of the example"), remedy)


def _board(config: Config, place: Restaurant) -> Finding:
    url = f"{config.public_url}/kitchen/{place.id}?key=…"
    if place.board is None:
        key = (
            '[restaurant.{place}.board] key = {{ env = "ORDERBOT_BOARD_KEY" }}, pin = {{ env = "ORDERBOT_BOARD_PIN" }}'
        )
        what = text("{place}: the pages for the shop are off", place=place.id)
        return good("board", what, text("to open them write {example}", example=key.format(place=place.id)))
    if not place.board.pin:
        remedy = text("write pin = {pin} at the board", pin='{ env = "ORDERBOT_BOARD_PIN" }')
        return bad("board", text("{place}: without a PIN nobody sees the owner's page", place=place.id), remedy)
    return good("board", text("{place}: the board is at {url}", place=place.id, url=url))


def machine() -> Iterator[Finding]:
    """Python and its libraries."""
    if sys.flags.optimize:
        yield bad("python", text("running with -O"), text("start without -O: checks would be off"))
    if aiohttp.http_parser.HttpRequestParser is aiohttp.http_parser.HttpRequestParserPy:
        what = text("aiohttp runs without its C parser: slow, and less strict with forged requests")
        yield bad("python", what, text("install a ready-made aiohttp: pip install --only-binary :all: aiohttp"))
    yield good("python", text("Python {version}", version=sys.version.split()[0]))


def database(file: Path, config: Config) -> Iterator[Finding]:
    path = database_file(file, config)
    if not isinstance(path, Path):
        yield _server(path)
        return
    folder = path.parent
    if not folder.is_dir():
        remedy = text("make the folder, or correct url under [database]")
        yield bad("database", text("{folder} does not exist", folder=str(folder)), remedy)
        return
    if not os.access(folder, os.W_OK):
        yield bad(
            "database",
            text("{folder} cannot be written", folder=str(folder)),
            text("give it to the user of the bot: chown -R orderbot {folder}", folder=str(folder)),
        )
        return
    yield _sound(path)
    free = shutil.disk_usage(folder).free
    said = text("{count} MB free for the database", count=free // 1024 // 1024)
    if free < ROOM:
        yield bad("disk", said, text("make room: with a full disk no order can be taken"))
    else:
        yield good("disk", said)


def _server(server: PostgresServer) -> Finding:
    """There, ours, and of our version; or empty before the first start."""
    try:
        with beside.looking(server):
            return good("database", text("{file} is there", file=str(server)))
    except OwnerError as error:
        first = error.complaints[0]
        return bad("database", first.what, first.remedy, first.place)


def _sound(path: Path) -> Finding:
    if not path.exists():
        return good("database", text("{file} is made at the first start", file=str(path)))
    if path.stat().st_mode & 0o077:
        remedy = text("chmod 600 {file}", file=str(path))
        return bad("database", text("{file} may be read by others", file=str(path)), remedy)
    try:
        with beside.reading(path) as db:
            sound = db.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    except OwnerError as error:
        first = error.complaints[0]
        return bad("database", first.what, first.remedy, str(path))
    except sqlite3.Error as error:
        return bad("database", text("{error}", error=str(error)), text("restore the last copy: orderbot restore FILE"))
    if not sound:
        remedy = text("restore the last copy: orderbot restore FILE")
        return bad("database", text("{file} is damaged", file=str(path)), remedy)
    return good("database", text("{file} is sound", file=str(path)))


def card(place: Restaurant, now: datetime) -> Iterator[Finding]:
    try:
        result = check_files(place.menu, files_of(place.menu), now.date())
    except OwnerError as error:
        yield from (bad("card", each.what, each.remedy, each.place) for each in error.complaints)
        return
    yield from (bad("card", each.what, each.remedy, each.place) for each in result.errors[:5])
    if result.menu is None:
        return
    dishes = len(result.menu.items)
    yield good("card", plural("{place}: one dish", "{place}: {count} dishes", count=dishes, place=place.id))
    for each in place.printers:
        for station in set(each.stations) - set(result.menu.stations):
            what = text("printer {printer}: the card has no station {station}", printer=each.name, station=station)
            yield bad("card", what, text("write one of: {names}", names=", ".join(result.menu.stations)))
    today = now.astimezone(place.timezone)
    hours = parse_hours(place.hours, timezone=place.timezone, holidays=place.holidays, today=today.date())
    if hours.opens(today) is None:
        yield bad("hours", text("{place} never opens", place=place.id), text("correct the key hours"))


# ---- printers --------------------------------------------------------------------------------------------------------


async def printers(place: Restaurant, folder: Path) -> list[Finding]:
    return [await _printer(place, each, folder) for each in place.printers]


async def _printer(place: Restaurant, each: PrinterConfig, folder: Path) -> Finding:
    name = f"{place.id}/{each.name}"
    url = printerurl.read(each.url)
    if url.scheme == printerurl.TCP:
        return await _reached(name, url.host, url.port)
    if url.scheme == printerurl.FILE:
        target = folder / url.path
        there = next((path for path in (target, *target.parents) if path.exists()), folder)
        if not os.access(there, os.W_OK):
            remedy = text("let the user of the bot write there")
            return bad(
                "printer", text("{printer}: {folder} cannot be written", printer=name, folder=str(target)), remedy
            )
        return good("printer", text("{printer}: tickets go to {folder}", printer=name, folder=str(target)))
    return good("printer", text("{printer}: tickets go by {url}", printer=name, url=f"{url.scheme}:"))


async def _reached(name: str, host: str, port: int) -> Finding:
    try:
        async with asyncio.timeout(CONNECT):
            _, writer = await asyncio.open_connection(host, port)
    except (OSError, TimeoutError):
        return bad(
            "printer",
            text("{printer} does not answer at {host}:{port}", printer=name, host=host, port=port),
            text("switch it on, check cable and address; then: orderbot print test {printer}", printer=name),
        )
    writer.close()
    return good("printer", text("{printer} answers at {host}:{port}", printer=name, host=host, port=port))
