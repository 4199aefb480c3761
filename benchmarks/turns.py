"""How many turns a second the house takes, beside a bare echo on the same cores in the same run.

    python benchmarks/turns.py                 # taps at 1 and 32 customers, typed orders at 32
    python benchmarks/turns.py --history       # the same with 200,000 orders and 800,000 delivered rows in the file
    python benchmarks/turns.py --minutes 60    # memory under load
    python benchmarks/turns.py --postgres      # a file beside a PostgreSQL server on the same disk
    python benchmarks/turns.py --workers       # one worker on such a server, and two that share its restaurants

A turn: a signed webhook comes in, and its answer arrives at the Graph API. The echo verifies, parses and answers, but
stores nothing; so the time of a sync and the CPU of a turn stand beside the ratio. Both run as a process of their own;
customers and Graph API are a third.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.load.history import fill, night
from benchmarks.load.served import serve
from benchmarks.load.street import Street, order, tap
from tests.postgres import Cluster, cluster

WARM = 2.0  # seconds before counting
SHARED = 5.0  # seconds in which another worker has its share
RESTAURANTS = 16  # of many workers


@dataclass(frozen=True)
class Result:
    rate: float  # turns a second
    cpu: float  # ms of the process's CPU for a turn
    stall: float  # ms, the longest the loop stood still
    memory: float  # MB at the end
    slowest: float  # ms, the 99th percentile of an answer
    server: float = 0.0  # ms of the database server's CPU for a turn

    def row(self, name: str, echo: Result | None = None) -> str:
        ratio = f"{100 * self.rate / echo.rate:5.1f} %" if echo else "       "
        figures = f"{self.cpu:6.2f} {self.slowest:8.1f} {self.stall:8.0f} {self.memory:6.0f} {self.server or '':7.3}"
        return f"{name:34} {self.rate:8.0f} {ratio}  {figures}"


HEAD = f"{'':34} {'turns/s':>8} {'of echo':>7}  {'CPU ms':>6} {'p99 ms':>8} {'stall ms':>7} {'MB':>5} {'server':>7}"


async def measure(
    kind: str,
    customers: int,
    seconds: float,
    folder: Path,
    play,
    workers: int = 1,
    restaurants: int = 1,
    server: Cluster | None = None,
) -> Result:
    """Processes of that kind under the customers' load."""
    async with Street(restaurants) as street, AsyncExitStack() as stack:
        process, *others = [
            await stack.enter_async_context(serve(kind, folder if workers == 1 else fresh(folder), street.graph_url))
            for _ in range(workers)
        ]
        all_ = (process, *others)
        street.webhooks = [each.url for each in all_]
        await asyncio.sleep(SHARED * len(others))
        players = [asyncio.create_task(play(street, number)) for number in range(customers)]
        try:
            await asyncio.sleep(WARM)
            await process.reset()
            street.times.clear()
            base = server_cpu(server)
            cpu, begun = sum(each.cpu() for each in all_), time.perf_counter()
            await asyncio.sleep(seconds)
            spent, took = sum(each.cpu() for each in all_) - cpu, time.perf_counter() - begun
            base = server_cpu(server) - base
            turns, slow = len(street.times), sorted(street.times)
        finally:
            for player in players:
                player.cancel()
            await asyncio.gather(*players, return_exceptions=True)
        stall, memory = await process.reset(), process.memory()
    if not turns:
        raise SystemExit(f"{kind}: no turn was answered\n{process.log()}")
    return Result(
        turns / took, 1000 * spent / turns, stall, memory, 1000 * slow[int(0.99 * (turns - 1))], 1000 * base / turns
    )


def server_cpu(server: Cluster | None) -> float:
    """Seconds of CPU of a PostgreSQL server so far, sessions that ended included."""
    if server is None:
        return 0.0
    main = (server.folder / "data" / "postmaster.pid").read_text().split()[0]
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended meanwhile
            fields = path.read_text().rsplit(")", 1)[1].split()
            if path.parent.name == main:
                ticks += sum(map(int, fields[11:15]))
            elif fields[1] == main:
                ticks += sum(map(int, fields[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def sync_time(folder: Path) -> float:
    """ms of a sync after 4 kB, the median of 200."""
    times = []
    with (folder / "sync").open("wb", buffering=0) as file:
        for _ in range(200):
            file.write(b"x" * 4096)
            begun = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append(time.perf_counter() - begun)
    return 1000 * statistics.median(times)


async def compare(seconds: float, folder: Path) -> dict[str, Result]:
    print(f"a sync takes {sync_time(folder):.2f} ms here\n\n{HEAD}")
    found = {}
    for name, play, customers in (("taps, 1 customer", tap, 1), ("taps, 32 customers", tap, 32)):
        echo = await measure("echo", customers, seconds, folder, play)
        print(echo.row(f"echo, {name}"), flush=True)
        found[name] = await measure("orderbot", customers, seconds, fresh(folder), play)
        print(found[name].row(f"orderbot, {name}", echo), flush=True)
    typed = await measure("orderbot", 32, seconds, fresh(folder), order)
    print(typed.row("orderbot, typed orders, 32", echo), flush=True)
    return found


def fresh(folder: Path) -> Path:
    return Path(tempfile.mkdtemp(dir=folder))


async def with_history(seconds: float, folder: Path, orders: int) -> None:
    print(f"\nthe same with {orders:,} orders and {4 * orders:,} delivered rows\n")
    full, empty = fresh(folder), fresh(folder)
    fill(full / "orderbot.db", orders)
    without = await measure("orderbot", 32, seconds, empty, tap)
    begun = time.perf_counter()
    async with Street() as street, serve("orderbot", full, street.graph_url):
        print(f"start: {time.perf_counter() - begun:.1f} s (the first brings it up to date and may check it whole)")
    begun = time.perf_counter()
    async with Street() as street, serve("orderbot", full, street.graph_url):
        print(f"start: {time.perf_counter() - begun:.1f} s")
    result = await measure("orderbot", 32, seconds, full, tap)
    print(HEAD, without.row("empty"), result.row("full", without), sep="\n")
    print("of the empty one, in the column of the echo\n")
    took, waits, gone = await night(full / "orderbot.db")
    longest = 1000 * max(waits)
    print(f"a night's round of {gone:,} rows took {took:.1f} s; a write beside it waited at most {longest:.0f} ms")


async def on_a_server(seconds: float, folder: Path) -> None:
    """Each in turn, so that a busy moment of the machine meets both."""
    print(f"a sync takes {sync_time(folder):.2f} ms here; of the file, in the column of the echo\n\n{HEAD}")
    with cluster() as server:
        for customers in (1, 32, 128):
            os.environ.pop("ORDERBOT_SERVER", None)
            file = await measure("orderbot", customers, seconds, fresh(folder), tap)
            print(file.row(f"a file, taps, {customers}"), flush=True)
            with server.database() as url:
                os.environ["ORDERBOT_SERVER"] = url
                found = await measure("orderbot", customers, seconds, fresh(folder), tap, server=server)
            print(found.row(f"PostgreSQL, taps, {customers}", file), flush=True)
    os.environ.pop("ORDERBOT_SERVER", None)


async def many_workers(seconds: float, folder: Path) -> None:
    """Each webhook goes to any of them, so with two every other one is handed over."""
    print(f"a sync takes {sync_time(folder):.2f} ms here; of one worker, in the column of the echo\n\n{HEAD}")
    os.environ["ORDERBOT_RESTAURANTS"] = str(RESTAURANTS)
    with cluster() as server:
        for customers in (1, 32, 128):
            one = None
            for workers in (1, 2):
                with server.database() as url:
                    os.environ["ORDERBOT_SERVER"] = url
                    found = await measure("orderbot", customers, seconds, folder, tap, workers, RESTAURANTS, server)
                print(found.row(f"{workers} of them, taps, {customers}", one), flush=True)
                one = found


async def soak(minutes: float, folder: Path) -> None:
    async with Street() as street, serve("orderbot", folder, street.graph_url) as process:
        street.webhooks = [process.url]
        players = [asyncio.create_task(tap(street, number)) for number in range(32)]
        for minute in range(round(minutes * 6)):
            await asyncio.sleep(10)
            if minute % 6 == 0:
                print(f"{minute / 6:5.0f} min  {process.memory():6.1f} MB  {len(street.times):9,} turns", flush=True)
        for player in players:
            player.cancel()
        await asyncio.gather(*players, return_exceptions=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=8.0, help="of each measurement")
    parser.add_argument("--history", action="store_true")
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--workers", action="store_true")
    parser.add_argument("--orders", type=int, default=200_000, help="of the history")
    parser.add_argument("--minutes", type=float, default=0.0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="turns-") as name:
        if chosen.minutes:
            asyncio.run(soak(chosen.minutes, Path(name)))
        elif chosen.postgres:
            asyncio.run(on_a_server(chosen.seconds, Path(name)))
        elif chosen.workers:
            asyncio.run(many_workers(chosen.seconds, Path(name)))
        elif chosen.history:
            asyncio.run(with_history(chosen.seconds, Path(name), chosen.orders))
        else:
            asyncio.run(compare(chosen.seconds, Path(name)))


if __name__ == "__main__":
    main()
