"""Meta's side and a bot's webhook, on a clock moved by hand."""

import itertools
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from posts import NUMBER

from orderbot.storage.memory import open_memory
from orderbot.whatsapp.client import WhatsApp, open_session
from orderbot.whatsapp.emulator import Emulator
from orderbot.whatsapp.pictures import Pictures
from orderbot.whatsapp.webhook import routes


class Clock:
    def __init__(self):
        self.now = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)

    def __call__(self):
        return self.now

    def later(self, **span):
        self.now += timedelta(**span)


class Bot:
    """The bot's side of the webhook: keeps what it is told, answers `status`."""

    def __init__(self):
        self.posts, self.quarantined = [], []
        self.heard, self.told = [], []
        self.failures = 0

    async def receive(self, payload, body):
        self.posts.append(body)
        self.heard += payload.received
        self.told += payload.statuses

    async def quarantine(self, body, why):
        self.quarantined.append(why)

    @web.middleware
    async def fail(self, request, handler):
        if self.failures:
            self.failures -= 1
            return web.Response(status=500)
        return await handler(request)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def bot():
    return Bot()


@pytest.fixture
async def emulator(clock, bot):
    app = web.Application(middlewares=[bot.fail])
    app.add_routes(
        routes(app_secrets=("s3cret",), verify_tokens=("verify",), receive=bot.receive, quarantine=bot.quarantine)
    )
    ids = map("EMU{}".format, itertools.count(1))
    emulator = Emulator(
        phone_numbers={NUMBER: "t0ken", "222": "other"},
        app_secret="s3cret",
        verify_token="verify",
        clock=clock,
        new_id=lambda: next(ids),
    )
    emulator.deliveries.gap = 0.01
    async with TestServer(app) as ours, TestServer(emulator.app) as graph:
        emulator.webhook_url = str(ours.make_url("/webhook"))
        emulator.api_url = str(graph.make_url("")).rstrip("/")
        yield emulator


@pytest.fixture
async def whatsapp(emulator, clock):
    store = await open_memory(clock)
    async with open_session() as session:
        timeout, pictures = aiohttp.ClientTimeout(total=0.5), Pictures(store, clock)
        yield WhatsApp(session, api_url=emulator.api_url, api_version="v25.0", timeout=timeout, pictures=pictures)
    await store.close()
