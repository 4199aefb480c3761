"""The live card of every restaurant: polled, checked as a whole, swapped between turns; the last good one is kept.

A folder is read only when two scans in a row agree, so a half-written file is not seen. A wrong card changes nothing: the
old one stays, also across a restart. A card that lost much waits until the owner says that it is meant (`menu accept`).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import msgspec

from orderbot.conversation.shop import Shop
from orderbot.errors import Complaint, OwnerError
from orderbot.menu.checking import CardResult, check_card
from orderbot.menu.folder import card_files
from orderbot.menu.guard import doubts
from orderbot.menu.hours import parse_hours
from orderbot.menu.model import Menu
from orderbot.menu.version import from_json, to_json
from orderbot.ports import Clock, Storage, StorageDown
from orderbot.restaurant import Restaurant
from orderbot.texts import Text, text
from orderbot.understanding.lexicon import Lexicon, compile_lexicon

log = logging.getLogger(__name__)
EVERY: Final = 2.0  # seconds between two scans: works on network drives, where nothing notifies
ACCEPT: Final = ".accept"  # a file in the card's folder: the version the owner agrees to although much is gone

Scan = tuple[tuple[str, int, int, int], ...]
Tell = Callable[[Restaurant, tuple[Complaint, ...]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Live:
    """One restaurant's card in use, and the scan of the folder it, or the last wrong one, was read from."""

    menu: Menu
    lexicon: Lexicon
    scan: Scan = ()
    seen: Scan = ()  # of the round before
    files: Mapping[str, bytes] = field(default_factory=dict)  # what it was made of, if it was read since the start


@dataclass(frozen=True, slots=True)
class Read:
    """A folder as it was found: the card, or what is wrong with it."""

    result: CardResult
    files: Mapping[str, bytes] = field(default_factory=dict)


def scan(folder: Path) -> Scan:
    """What the folder looks like from outside: names, sizes, times, places on disk."""
    if not folder.is_dir():
        return ()
    found = []
    for path in sorted(folder.iterdir()):
        if path.is_file() and (path.suffix == ".toml" or path.name == ACCEPT):
            stat = path.stat()
            found.append((path.name, stat.st_size, stat.st_mtime_ns, stat.st_ino))
    return tuple(found)


def accepted(folder: Path) -> str:
    """The version the owner agreed to, "" if none."""
    file = folder / ACCEPT
    return file.read_text(encoding="ascii", errors="replace").strip() if file.is_file() else ""


class Cards:
    def __init__(self, restaurants: Mapping[str, Restaurant], store: Storage, clock: Clock, tell: Tell) -> None:
        self._restaurants = restaurants
        self._store = store
        self._clock = clock
        self._tell = tell
        self._live: dict[str, Live] = {}

    def shop(self, restaurant: str) -> Shop:
        """The restaurant's shop of the moment. KeyError if it is not ours."""
        place, live = self._restaurants[restaurant], self._live[restaurant]
        today = self._clock().astimezone(place.timezone).date()
        hours = parse_hours(place.hours, timezone=place.timezone, holidays=place.holidays, today=today)
        return Shop(place, live.menu, hours, live.lexicon)

    def menu(self, restaurant: str) -> Menu:
        return self._live[restaurant].menu

    async def open(self) -> None:
        """Read every card. OwnerError with all complaints if one is wrong and no good one of before is kept."""
        complaints: list[Complaint] = []
        for place in self._restaurants.values():
            looked = await asyncio.to_thread(scan, place.menu)
            read = await asyncio.to_thread(self._read, place)
            kept = await self._kept(place)
            if read.result.menu and not (kept and self._doubts(kept, {}, read, place)):
                await self._take(place, read.result.menu, looked, read.files)
            elif kept:
                self._live[place.id] = Live(kept, compile_lexicon(kept), looked, looked)
                await self._refuse(place, read, self._doubts(kept, {}, read, place))
            else:
                complaints += faults(read.result)
        if complaints:
            raise OwnerError(*complaints)

    async def watch(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(EVERY)
            for place in self._restaurants.values():
                try:
                    await self.look(place)
                except (OSError, StorageDown) as error:  # a drive that is away, a full disk: the old card stays
                    log.error("card of %s could not be read: %s", place.id, type(error).__name__)

    async def look(self, place: Restaurant) -> None:
        """One scan; a changed folder is read when it looks the same twice."""
        live = self._live[place.id]
        looked = await asyncio.to_thread(scan, place.menu)
        self._live[place.id] = replace(live, seen=looked)
        if looked == live.scan or looked != live.seen:
            return
        read = await asyncio.to_thread(self._read, place)
        if await asyncio.to_thread(scan, place.menu) != looked:
            return  # it changed while it was read
        self._live[place.id] = replace(self._live[place.id], scan=looked)
        menu, why = read.result.menu, self._doubts(live.menu, live.files, read, place)
        if menu is None or why:
            await self._refuse(place, read, why)
        elif menu.version != live.menu.version:
            await self._take(place, menu, looked, read.files)
            log.info("card of %s is live: version %s", place.id, menu.version[:8])

    def _read(self, place: Restaurant) -> Read:
        folder = place.menu
        try:
            files = card_files(folder)
        except OSError as error:
            missing = Complaint(
                str(folder),
                0,
                text("the card's folder cannot be read ({error})", error=error.strerror or type(error).__name__),
                text("check the key menu in the configuration"),
            )
            return Read(CardResult(None, (missing,)))
        today = self._clock().astimezone(place.timezone).date()
        result = check_card(files, today=today)
        inside = tuple(replace(each, file=f"{folder.name}/{each.file}") for each in result.complaints)
        return Read(replace(result, complaints=inside), files)

    def _doubts(self, old: Menu, before: Mapping[str, bytes], read: Read, place: Restaurant) -> tuple[Text, ...]:
        """Why this card must not go live by itself; nothing once the owner agreed to exactly this one."""
        new = read.result.menu
        if new is None or accepted(place.menu) == new.version[:8]:
            return ()
        return doubts(old, new, before, read.files)

    async def _take(self, place: Restaurant, menu: Menu, looked: Scan, files: Mapping[str, bytes]) -> None:
        lexicon = await asyncio.to_thread(compile_lexicon, menu)
        await self._store.save_card(place.id, menu.version, to_json(menu).decode())
        self._live[place.id] = Live(menu, lexicon, looked, looked, files)

    async def _kept(self, place: Restaurant) -> Menu | None:
        stored = await self._store.card(place.id)
        if stored is None:
            return None
        try:
            return from_json(stored[1].encode())
        except msgspec.ValidationError:  # of a release that knew other cards
            return None

    async def _refuse(self, place: Restaurant, read: Read, why: tuple[Text, ...]) -> None:
        """The old card goes on; the owner hears why."""
        remedy = text("if that is meant, run: orderbot menu accept {folder}", folder=str(place.menu))
        doubtful = [Complaint(place.menu.name, 0, each, remedy) for each in why]
        complaints = (*faults(read.result), *doubtful)[:20]
        for each in complaints:
            log.error("card of %s not taken, the old one goes on: %s", place.id, each)
        await self._tell(place, complaints)


def faults(result: CardResult) -> list[Complaint]:
    return [each for each in result.complaints if not each.warning]
