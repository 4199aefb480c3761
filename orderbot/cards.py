"""The live card of every restaurant: polled, checked as a whole, swapped between turns; the last good one is kept.

A folder is read only when two scans in a row agree, so a half-written file is not seen. A wrong card changes nothing:
the old one stays, also across a restart. A card that lost much waits until the owner says that it is meant
(`menu accept`).

Where many workers share a database, only who works for a restaurant looks at its folder. What is stored is in use with
whoever takes over; a folder counts again once it changes, so an old copy on another machine brings no old card back.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from orderbot.conversation.shop import Shop
from orderbot.errors import Complaint, OwnerError
from orderbot.menu.checking import CardResult, check_card
from orderbot.menu.folder import card_files
from orderbot.menu.guard import ACCEPT, doubts
from orderbot.menu.hours import parse_hours
from orderbot.menu.model import Menu
from orderbot.menu.reading import is_menu_file
from orderbot.menu.version import from_json, to_json
from orderbot.ports import Clock, Storage, StorageDown
from orderbot.restaurant import Restaurant
from orderbot.texts import Text, text
from orderbot.understanding.card.lexicon import Lexicon, compile_lexicon
from orderbot.understanding.parser import warm

log = logging.getLogger(__name__)
EVERY: Final = 2.0  # seconds between two scans: works on network drives, where nothing notifies
USED: Final = "card_accepted"  # setting: the agreement that was used, which is then used up
SHORT: Final = 8  # digits of a version that an agreement must at least have
MOST: Final = 20  # complaints that are logged

Scan = tuple[tuple[str, int, int, int], ...]
Tell = Callable[[Restaurant, tuple[Complaint, ...], str], Awaitable[None]]
"""(restaurant, what is wrong, a key that is the same for the same files): tells staff."""


@dataclass(frozen=True, slots=True)
class Live:
    """One restaurant's card in use, and what its folder looked like."""

    menu: Menu
    lexicon: Lexicon
    scan: Scan = ()  # when it was last judged: this card, or a wrong one that was refused
    seen: Scan = ()  # in the round before
    files: Mapping[str, bytes] = field(default_factory=dict)  # of the card, if it was read since the start


@dataclass(frozen=True, slots=True)
class Read:
    """A folder as it was found: the card, or what is wrong with it."""

    result: CardResult
    files: Mapping[str, bytes] = field(default_factory=dict)


def scan(folder: Path) -> Scan:
    """What the folder looks like from outside: sizes, times and places of what is read, the names of the rest.

    () if there is no folder. OSError if it cannot be looked at, or changes right now.
    """
    if not folder.is_dir():
        return ()
    found = []
    for path in sorted(folder.iterdir()):
        if is_menu_file(path.name) or path.name == ACCEPT:
            stat = path.stat()
            found.append((path.name, stat.st_size, stat.st_mtime_ns, stat.st_ino))
        elif not path.name.startswith("."):
            found.append((path.name, 0, 0, 0))
    return tuple(found)


class Cards:
    """`holds`: do we work for that restaurant at this moment?"""

    def __init__(
        self,
        restaurants: Mapping[str, Restaurant],
        store: Storage,
        clock: Clock,
        tell: Tell,
        holds: Callable[[str], bool] = lambda restaurant: True,
    ) -> None:
        self._restaurants = restaurants
        self._store = store
        self._clock = clock
        self._tell = tell
        self._holds = holds
        self._live: dict[str, Live] = {}
        self._shops: dict[str, tuple[Live, date, Shop]] = {}  # of that card and day
        self._trouble: dict[str, str] = {}  # why a folder could not be looked at, so that it is logged once

    def shop(self, restaurant: str) -> Shop:
        """The restaurant's shop of the moment. KeyError if it is not ours."""
        place, live = self._restaurants[restaurant], self._live[restaurant]
        today = self._clock().astimezone(place.timezone).date()
        known = self._shops.get(restaurant)
        if known and known[0] is live and known[1] == today:
            return known[2]
        hours = parse_hours(place.hours, timezone=place.timezone, holidays=place.holidays, today=today)
        shop = Shop(place, live.menu, hours, live.lexicon)
        self._shops[restaurant] = live, today, shop
        return shop

    def menu(self, restaurant: str) -> Menu:
        return self._live[restaurant].menu

    async def complaints(self, place: Restaurant) -> tuple[Complaint, ...]:
        """What is wrong or doubtful with the files as they are now, whatever card is live."""
        return (await asyncio.to_thread(self._read, place)).result.complaints

    async def open(self) -> None:
        """Read every card. OwnerError with all complaints if one is wrong and no good one of before is kept."""
        complaints: list[Complaint] = []
        await asyncio.to_thread(warm)
        for place in self._restaurants.values():
            looked = await self._looked(place)
            read = await asyncio.to_thread(self._read, place)
            if kept := await self._kept(place.id):
                self._live[place.id] = Live(kept, await asyncio.to_thread(compile_lexicon, kept), seen=looked)
                if not self._holds(place.id):
                    self._live[place.id] = replace(self._live[place.id], scan=looked)
                elif await self._looked(place) == looked:  # else it is being saved: the watch will see to it
                    await self._judge(place, looked, read)
            elif read.result.menu and self._holds(place.id):
                await self._take(place, read.result.menu, looked, read.files)
            elif read.result.menu:
                lexicon = await asyncio.to_thread(compile_lexicon, read.result.menu)
                self._live[place.id] = Live(read.result.menu, lexicon, looked, looked, read.files)
            else:
                complaints += read.result.errors
        if complaints:
            raise OwnerError(*complaints)
        for place in self._restaurants.values():
            await asyncio.to_thread(self.shop, place.id)  # the calendar of holidays takes long the first time

    async def taken_over(self, restaurant: str) -> None:
        """What is in use with whoever worked for it before is in use with us."""
        live = self._live.get(restaurant)
        kept = await self._kept(restaurant) if live else None
        if live and kept and kept.version != live.menu.version:
            lexicon = await asyncio.to_thread(compile_lexicon, kept)
            self._live[restaurant] = replace(live, menu=kept, lexicon=lexicon, files={})

    async def watch(self) -> None:
        """Until cancelled. A drive that hangs holds up nobody else's card."""
        async with asyncio.TaskGroup() as group:
            for place in self._restaurants.values():
                group.create_task(self._watch(place))

    async def _watch(self, place: Restaurant) -> None:
        while True:
            await asyncio.sleep(EVERY)
            trouble = ""
            try:
                await self.look(place)
            except (OSError, StorageDown) as error:  # a drive that is away, a full disk: the old card stays
                trouble = type(error).__name__
            except Exception as error:  # a fault of ours: the card of before goes on, and so does the watch
                trouble = repr(error)
            if trouble and trouble != self._trouble.get(place.id):
                log.error("card of %s could not be read, the old one goes on: %s", place.id, trouble)
            self._trouble[place.id] = trouble

    async def look(self, place: Restaurant) -> None:
        """One scan, if we work for it; a changed folder is read when it looks the same twice.

        OSError or StorageDown if that could not be finished; the next look tries again.
        """
        if not self._holds(place.id):
            return
        live = self._live[place.id]
        looked = await asyncio.to_thread(scan, place.menu)
        self._live[place.id] = replace(live, seen=looked)
        if looked == live.scan or looked != live.seen:
            return
        read = await asyncio.to_thread(self._read, place)
        if await asyncio.to_thread(scan, place.menu) != looked:
            return  # it changed while it was read
        await self._judge(place, looked, read)

    async def _looked(self, place: Restaurant) -> Scan:
        try:
            return await asyncio.to_thread(scan, place.menu)
        except OSError:
            return ()

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
        except OwnerError as error:
            inside = tuple(replace(each, file=f"{folder.name}/{Path(each.file).name}") for each in error.complaints)
            return Read(CardResult(None, inside))
        today = self._clock().astimezone(place.timezone).date()
        result = check_card(files, today=today)
        inside = tuple(replace(each, file=f"{folder.name}/{each.file}") for each in result.complaints)
        return Read(replace(result, complaints=inside), files)

    async def _judge(self, place: Restaurant, looked: Scan, read: Read) -> None:
        """Swap the card, or say why not; the folder counts as judged only when that is done."""
        live, new = self._live[place.id], read.result.menu
        if new is None:
            await self._refuse(place, read, ())
        elif new.version == live.menu.version:
            await self._use_up(place, looked, new)
            self._live[place.id] = replace(live, files=read.files)
        elif (why := doubts(live.menu, new, live.files, read.files)) and not await self._agreed(place, looked, new):
            await self._refuse(place, read, why)
        else:
            await self._take(place, new, looked, read.files)
            log.info("card of %s is live: version %s", place.id, new.version[:SHORT])
        self._live[place.id] = replace(self._live[place.id], scan=looked, seen=looked)

    async def _take(self, place: Restaurant, menu: Menu, looked: Scan, files: Mapping[str, bytes]) -> None:
        lexicon = await asyncio.to_thread(compile_lexicon, menu)
        await self._use_up(place, looked, menu)
        await self._store.save_card(place.id, menu.version, to_json(menu).decode())
        self._live[place.id] = Live(menu, lexicon, looked, looked, files)

    async def _kept(self, restaurant: str) -> Menu | None:
        stored = await self._store.card(restaurant)
        if stored is None:
            return None
        try:
            return from_json(stored[1].encode())
        except msgspec.ValidationError:  # of a release that knew other cards
            return None

    async def _refuse(self, place: Restaurant, read: Read, why: tuple[Text, ...]) -> None:
        """The old card goes on; the owner hears why."""
        remedy = text("if that is meant, run: orderbot menu accept {folder}", folder=str(place.menu))
        doubtful = (Complaint(place.menu.name, 0, each, remedy) for each in why)
        complaints = (*read.result.errors, *doubtful)[:MOST]
        for each in complaints:
            log.error("card of %s not taken, the old one goes on: %s", place.id, each)
        content = sha256(repr((sorted(read.files.items()), self.menu(place.id).version, complaints)).encode())
        await self._tell(place, complaints, content.hexdigest()[:16])

    # -- what the owner agreed to: one version, once

    async def _agreed(self, place: Restaurant, looked: Scan, menu: Menu) -> bool:
        agreement = await asyncio.to_thread(_agreement, place.menu, looked, menu)
        return bool(agreement) and (await self._store.settings(place.id)).get(USED) != agreement

    async def _use_up(self, place: Restaurant, looked: Scan, menu: Menu) -> None:
        """The folder may be read-only, so the file stays, and what was used is remembered."""
        agreement = await asyncio.to_thread(_agreement, place.menu, looked, menu)
        if agreement and (await self._store.settings(place.id)).get(USED) != agreement:
            await self._store.set_setting(place.id, USED, agreement)


def _agreement(folder: Path, looked: Scan, menu: Menu) -> str:
    """What makes this agreement to this card different from any other; "" if there is none."""
    stamp = next((each for each in looked if each[0] == ACCEPT), None)
    if stamp is None:
        return ""
    said = (folder / ACCEPT).read_text(encoding="ascii", errors="replace").strip()
    return f"{said} {stamp[2]} {stamp[3]}" if len(said) >= SHORT and menu.version.startswith(said) else ""
