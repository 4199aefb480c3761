"""A page that printers poll, on the loopback, and what is needed around it."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from orderbot.printing.hatch import Hatch, Patience
from orderbot.printing.polled import finder, routes
from orderbot.restaurant import PrinterConfig
from orderbot.tickets import making

NOW = datetime(2026, 11, 12, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))
TOKEN = "t0ken-t0ken-t0ken-t0ke"
QUICK = Patience(offer=0.1, confirm=0.5, offline=0.5, step=0.02)
CALM = Patience(offer=60, confirm=60, offline=60, step=0.02)


def ticket(number=1):
    one = making.test_ticket(PrinterConfig("theke", "file:x"), NOW, "de")
    return replace(one, id=f"o{number}", attempt=f"o{number}-7-0", number=number)


@asynccontextmanager
async def page(url, patience=CALM, **fields):
    """(client, hatch, tokens of late confirmations)."""
    late = []

    async def came_late(token):
        late.append(token)

    hatch = Hatch(PrinterConfig("theke", url, token=TOKEN, **fields), came_late, patience)
    app = web.Application()
    app.add_routes(routes(finder([hatch]), lambda config: ticket()))
    async with TestClient(TestServer(app)) as client:
        yield client, hatch, late


@asynccontextmanager
async def printing(hatch, number=1):
    """A ticket lies on the shelf; at the end it must have come out, or the test has cancelled it."""
    task = asyncio.create_task(hatch.print(ticket(number)))
    while hatch.offered() is None and not hatch.trouble and not task.done():
        await asyncio.sleep(0)
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.wait((task,))
