"""The whole house and Meta's side of it over real HTTP, on one clock that is moved by hand."""

from __future__ import annotations

import asyncio
import itertools
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from orderbot.app import RUNNING, World, make_app
from orderbot.config import Config
from orderbot.demo import NUMBER, demo_config, sample_card
from orderbot.reception import Pace
from orderbot.restaurant import Restaurant
from orderbot.whatsapp.emulator import Emulator, Person
from tests.storage.samples import ask

START = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)  # a Friday, 18:00 in Berlin
ANNA = Person("4915112345678", "DE.1349120865530274", "Anna", NUMBER)
BERTA = Person("", "DE.7700000000000001", "Berta", NUMBER)  # a username and no number
STAFF = Person("4915199999999", "DE.9900000000000001", "Küche", NUMBER)


@dataclass
class Clock:
    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Street:
    emulator: Emulator
    clock: Clock
    config: Config
    app: web.Application
    url: str
    folder: Path
    http: aiohttp.ClientSession = field(repr=False, default=None)  # type: ignore[assignment]

    @property
    def place(self) -> Restaurant:
        return self.config.restaurants["bella"]

    async def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the database holds."""
        return [tuple(row) for row in await ask(self.app[RUNNING].store, query)]

    async def health(self) -> dict[str, Any]:
        async with self.http.get(f"{self.url}/health") as answer:
            found: dict[str, Any] = await answer.json()
            return found

    def said_to(self, person: Person) -> list[str]:
        return [each.text for each in self.emulator.sent if each.to.key == person.key and each.shown]

    async def until(self, true: Callable[[], bool | Awaitable[bool]]) -> None:
        """Wait for it, however long this machine takes."""
        while True:
            found = true()
            if found if isinstance(found, bool) else await found:
                return
            self.app[RUNNING].reception.wake()
            self.app[RUNNING].outbox.wake()
            await asyncio.sleep(0.01)

    async def answered(self, person: Person, count: int) -> list[str]:
        """What the customer was told, once it is so many messages."""
        await self.until(lambda: len(self.said_to(person)) >= count)
        return self.said_to(person)


@asynccontextmanager
async def street(
    folder: Path,
    *,
    staff: tuple[str, ...] = (),
    numbers: dict[str, str] | None = None,
    config: dict[str, Any] | None = None,
    world: dict[str, Any] | None = None,
    **settings: Any,
) -> AsyncIterator[Street]:
    """`settings` change the restaurant, `config` and `world` the rest. Nothing is waited for: texts are answered at once."""
    clock, ids = Clock(), map("{:020d}".format, itertools.count(1))
    around = World(clock=clock, folder=folder, pace=Pace(quiet=0.0), chance=lambda: 0.5, **(world or {}))
    with socket.create_server(("127.0.0.1", 0)) as reserved:
        port = reserved.getsockname()[1]
    made = demo_config(sample_card(), folder, api_url=f"http://127.0.0.1:{port}", world=around)
    place = replace(made.restaurants["bella"], staff=staff, **settings)
    made = replace(made, restaurants={"bella": place}, **(config or {}))
    emulator = Emulator(
        phone_numbers={NUMBER: place.token, **(numbers or {})},
        app_secret=made.app_secrets[0],
        verify_token=made.verify_tokens[0],
        clock=clock,
        new_id=lambda: next(ids),
    )
    emulator.deliveries.gap = 0.01
    app = make_app(made, around)
    async with (
        TestServer(emulator.app, host="127.0.0.1", port=port),
        TestServer(app, host="127.0.0.1") as ours,
        aiohttp.ClientSession() as http,
    ):
        url = str(ours.make_url("")).rstrip("/")
        emulator.webhook_url = f"{url}/webhook"
        yield Street(emulator, clock, made, app, url, folder, http)
        await emulator.close()
