"""The process that is measured: the house itself, or an echo that verifies, parses and answers, and stores nothing."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import aiohttp
import msgspec
from aiohttp import web

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.load.street import NUMBER
from orderbot.app import World, make_app, settle_down
from orderbot.config.model import PostgresServer
from orderbot.demo import demo_config, listener, sample_card, serving
from orderbot.reception import Pace
from orderbot.restaurant import Limits
from orderbot.stored import Leasing

TICK = 0.005  # seconds between two looks at the loop's clock


class Served:
    """A running child."""

    def __init__(self, process: asyncio.subprocess.Process, base: str, errors: Path) -> None:
        self._process, self._base, self._errors = process, base, errors
        self.url = f"{base}/webhook"

    def cpu(self) -> float:
        """Seconds of CPU so far."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """MB that are resident."""
        pages = int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    async def reset(self) -> float:
        """ms the loop stood still at most since the last reset."""
        async with aiohttp.ClientSession() as session, session.post(f"{self._base}/stall") as answer:
            return float(await answer.text())

    def log(self) -> str:
        return self._errors.read_text()[-2000:]


@asynccontextmanager
async def serve(kind: str, folder: Path, graph: str) -> AsyncIterator[Served]:
    errors = folder / "stderr.txt"
    process = await asyncio.create_subprocess_exec(
        sys.executable, __file__, kind, str(folder), graph, stdout=asyncio.subprocess.PIPE, stderr=errors.open("wb")
    )
    try:
        line = (await process.stdout.readline()).decode().strip()
        if not line:
            raise SystemExit(errors.read_text())
        yield Served(process, line, errors)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


# ---- in the child --------------------------------------------------------------------------------------------------


def echo(graph: str) -> web.Application:
    app = web.Application()

    async def session(app: web.Application) -> AsyncIterator[None]:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as made:
            app["session"] = made
            yield

    async def answer(message: dict, number: str) -> None:
        body = {
            "messaging_product": "whatsapp", "recipient_type": "individual", "to": f"+{message['from']}",
            "type": "text", "text": {"body": "Echo"},
        }  # fmt: skip
        headers = {"Authorization": "Bearer token", "Content-Type": "application/json"}
        url = f"{graph}/v25.0/{number}/messages"
        async with app["session"].post(url, data=msgspec.json.encode(body), headers=headers) as said:
            await said.read()

    async def webhook(request: web.Request) -> web.Response:
        body = await request.read()
        told = request.headers.get("X-Hub-Signature-256", "")
        if not hmac.compare_digest(told, "sha256=" + hmac.new(b"app", body, hashlib.sha256).hexdigest()):
            raise web.HTTPForbidden
        for entry in msgspec.json.decode(body)["entry"]:
            for change in entry["changes"]:
                for message in change["value"].get("messages", ()):
                    task = asyncio.create_task(answer(message, change["value"]["metadata"]["phone_number_id"]))
                    tasks.add(task)
                    task.add_done_callback(tasks.discard)
        return web.Response()

    tasks: set[asyncio.Task[None]] = set()
    app.cleanup_ctx.append(session)
    app.router.add_post("/webhook", webhook)
    return app


def orderbot(folder: Path, graph: str, address: str) -> web.Application:
    # Nobody taps as fast as these customers, and Meta would not let us answer them: no bounds, no pacing.
    unpaced = Leasing(burst=10**9, refill=1e-6)
    pace = Pace(quiet=0, longest=0)
    world = World(folder=folder, pace=pace, leasing=unpaced, write_file=lambda path, content: None)
    config = demo_config(sample_card(), folder, api_url=graph, world=world)
    place = replace(config.restaurants["bella"], limits=Limits(0, 0, 0))
    places = [
        replace(place, id=f"{place.id}{each}", phone_number_id=str(NUMBER + each))
        for each in range(int(os.environ.get("ORDERBOT_RESTAURANTS", "1")))
    ]
    config = replace(
        config, app_secrets=("app",), verify_tokens=("verify",), restaurants={each.id: each for each in places}
    )
    config = replace(config, per_second=10**6)
    if server := os.environ.get("ORDERBOT_SERVER"):
        config = replace(config, database=server, postgres=PostgresServer(server), address=address)
    return make_app(config, world)


def watched(app: web.Application) -> web.Application:
    """With POST /stall: how long the loop stood still at most by its own work, in ms, since it was asked last."""
    longest = 0.0

    async def watch() -> None:
        nonlocal longest
        while True:
            before, spent = time.perf_counter(), time.process_time()
            await asyncio.sleep(TICK)
            late = time.perf_counter() - before - TICK
            longest = max(longest, min(late, time.process_time() - spent))  # others' work on these cores is not ours

    async def stall(_: web.Request) -> web.Response:
        nonlocal longest
        told, longest = longest, 0.0
        return web.Response(text=f"{1000 * told:.1f}")

    async def watching(_: web.Application) -> AsyncIterator[None]:
        task = asyncio.create_task(watch())
        yield
        task.cancel()

    app.cleanup_ctx.append(watching)
    app.router.add_post("/stall", stall)
    return app


async def child(kind: str, folder: Path, graph: str) -> None:
    where = listener("127.0.0.1", 0)
    address = f"http://127.0.0.1:{where.getsockname()[1]}"
    app = watched(echo(graph) if kind == "echo" else orderbot(folder, graph, address))
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    async with serving(app, where):
        settle_down()
        print(address, flush=True)
        await stopped.wait()


if __name__ == "__main__":
    asyncio.run(child(sys.argv[1], Path(sys.argv[2]), sys.argv[3]))
