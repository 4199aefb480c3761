"""Do orders on paper hold up anybody? Four printers on TCP, orders many times faster than 500 an hour, one event loop.

    python benchmarks/paper.py [ORDERS]

Told: the longest time in which the loop did nothing else (a customer's tap waits that long), beside that of the same
loop without any order; what one ticket costs in letters, in dots and as a picture.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "tickets")]

from paper_orders import BERLIN, MARGHERITA, order, restaurant  # noqa: E402

from orderbot.app import warm  # noqa: E402
from orderbot.outbox import Outbox, Post, sheets  # noqa: E402
from orderbot.paperwatch import PaperWatch  # noqa: E402
from orderbot.paperwatch.house import House  # noqa: E402
from orderbot.printing.drivers import Surroundings, driver, nobody  # noqa: E402
from orderbot.printing.emulator.printer import VirtualPrinter  # noqa: E402
from orderbot.printing.fleet import Fleet, Member  # noqa: E402
from orderbot.printing.hatch import Hatch  # noqa: E402
from orderbot.printing.polled import finder, routes  # noqa: E402
from orderbot.restaurant import PrinterConfig  # noqa: E402
from orderbot.storage.sqlite import open_sqlite  # noqa: E402
from orderbot.stored import TICKET, Outgoing, Sheet, pack  # noqa: E402
from orderbot.tickets import escpos, raster  # noqa: E402
from orderbot.tickets.layout import layout  # noqa: E402
from orderbot.tickets.making import test_ticket, tickets_for  # noqa: E402

PRINTERS = 4
FASTER = 20  # than 500 orders an hour
TICK = 0.002


async def stalls(until: asyncio.Event) -> list[float]:
    """How much later than asked the loop came back, each time."""
    found = []
    while not until.is_set():
        start = time.perf_counter()
        await asyncio.sleep(TICK)
        found.append(time.perf_counter() - start - TICK)
    return found


async def run(orders: int) -> tuple[list[float], int]:
    """(stalls, papers)."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        printers = [VirtualPrinter() for _ in range(PRINTERS)]
        ports = [await stack.enter_async_context(each.running()) for each in printers]
        configs = tuple(PrinterConfig(f"p{n}", f"tcp://127.0.0.1:{port}") for n, port in enumerate(ports))
        place = restaurant(configs)
        clock = now
        store = await open_sqlite(folder / "bench.db", clock)
        stack.push_async_callback(store.close)
        fleet = Fleet({(place.id, each.name): Member(driver(each, Surroundings())) for each in configs})
        places = {place.id: place}
        watch = PaperWatch(House(store, places, clock, fleet.standing, fleet.quiet))
        ways = {TICKET: sheets(fleet.print, store.begun, places, clock, watch.overdue, watch.listed)}
        outbox = Outbox(Post(store, ways, places, clock, lambda: 0.5, "bench"))
        done = asyncio.Event()
        running = asyncio.create_task(outbox.run())
        watching = asyncio.create_task(watch.watch())
        measuring = asyncio.create_task(stalls(done))
        for number in range(orders):
            note = "王小明 ế" if number % 5 == 0 else "bitte gut durch"
            one = order(replace(MARGHERITA, note=note), number=number + 1, placed=clock(), due=clock())
            rows = [
                Outgoing(TICKET, f"printer:{place.id}:{name}", pack(Sheet(name, ticket)), f"{number}:{name}")
                for name, ticket in tickets_for(one, place, "de")
            ]
            await store.enqueue(place.id, tuple(rows))
            outbox.wake()
            await asyncio.sleep(3600 / 500 / FASTER)
        while sum(len(each.paper) for each in printers) < orders * PRINTERS:
            await asyncio.sleep(0.01)
        done.set()
        found = await measuring
        watching.cancel()
        outbox.stop()
        await running
        return found, sum(len(each.paper) for each in printers)


def now():
    return datetime.now(BERLIN)


def cost(work, times: int) -> float:
    """Milliseconds, the median."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(1000 * (time.perf_counter() - start))
    return statistics.median(found)


async def idle() -> list[float]:
    done = asyncio.Event()
    measuring = asyncio.create_task(stalls(done))
    await asyncio.sleep(3)
    done.set()
    return await measuring


async def polls(times: int) -> float:
    """Milliseconds of a printer's idle poll, the median; the client's part is in it."""
    hatch = Hatch(PrinterConfig("p", "star:", token="t" * 22), late=nobody)
    app = web.Application()
    app.add_routes(routes(finder([hatch]), lambda config: test_ticket(config, now(), "de")))
    found = []
    async with TestClient(TestServer(app)) as client:
        for _ in range(times):
            start = time.perf_counter()
            await (await client.post(f"/print/star/p/{'t' * 22}", json={"statusCode": "200%20OK"})).read()
            found.append(1000 * (time.perf_counter() - start))
    return statistics.median(found)


def main() -> None:
    orders = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    warm([restaurant()], now())  # as the house does at its start
    quiet = asyncio.run(idle())
    found, papers = asyncio.run(run(orders))
    print(f"{papers} papers of {orders} orders on {PRINTERS} printers, {FASTER} times as fast as 500 orders an hour")
    print(f"longest stall  {1000 * max(found):6.1f} ms   of an idle loop {1000 * max(quiet):6.1f} ms")
    most, usual = (sorted(each)[int(0.99 * len(each))] for each in (found, quiet))
    print(f"99 of 100      {1000 * most:6.1f} ms   of an idle loop {1000 * usual:6.1f} ms")
    ticket = tickets_for(order(replace(MARGHERITA, note="bitte gut durch")), restaurant(), "de")[0][1]
    foreign = tickets_for(order(replace(MARGHERITA, note="王小明 ế")), restaurant(), "de")[0][1]
    letters = cost(lambda: escpos.paper(ticket), 50)
    print(f"one ticket in letters  {letters:5.2f} ms, {len(escpos.paper(ticket))} bytes")
    print(f"an idle poll           {asyncio.run(polls(200)):5.2f} ms, client and server in one process")
    if raster.AVAILABLE:
        dots = cost(lambda: escpos.paper(foreign), 30)
        picture = cost(lambda: raster.png(layout(ticket, 48), 48), 10)
        print(f"with a line of dots    {dots:5.2f} ms, {dots / letters:.1f} times as long, in a thread")
        print(f"as a picture           {picture:5.2f} ms, {picture / letters:.1f} times as long, in a thread")


if __name__ == "__main__":
    main()
