"""kill -9 of the bot at every step of a printer that polls: what it printed is known, or the next paper is marked."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
import textwrap
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest

from orderbot.printing.emulator.decoder import decode
from tests.outbox.test_paper_killed import ARM, ROOT, judge

TOKEN = "t0ken-t0ken-t0ken-t0ke"
CHILD = """
    import asyncio, os, pathlib, signal, socket, sys
    from functools import partial
    from aiohttp import web
    from orderbot.printing.hatch import Hatch, Patience
    from orderbot.printing.polled import finder, routes
    from orderbot.restaurant import PrinterConfig
    from orderbot.wire_points import arm
    from tests.outbox.post_office import open_office, sheet

    async def main():
        file, listening, scheme, point = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
        async with open_office(file, start=False) as office:
            config = PrinterConfig("kueche", f"{scheme}:", token="TOKEN")
            late = lambda token: office.watch.confirmed_late("bella", token)
            driver = Hatch(config, late, Patience(confirm=5, step=0.02))
            arm(driver, point)
            office.printers["kueche"] = driver
            office.backup = False
            await office.store.enqueue("bella", (sheet("t"), sheet("u", 13)))
            office.start()
            app = web.Application()
            app.add_routes(routes(finder([driver]), None))
            runner = web.AppRunner(app)
            await runner.setup()
            await web.SockSite(runner, socket.socket(fileno=listening)).start()
            while await office.store.unprinted("bella"):
                await asyncio.sleep(0.02)
                office.clock.pass_by(0.2)
            await runner.cleanup()
        print("done")

    asyncio.run(main())
""".replace("TOKEN", TOKEN)


@dataclass
class Star:
    """Prints what it fetches, and tells of it until the bot has heard."""

    address: str
    papers: list[bytes] = field(default_factory=list)
    untold: list[str] = field(default_factory=list)

    async def polls(self) -> None:
        patience = aiohttp.ClientTimeout(10)
        while True:
            try:
                async with aiohttp.ClientSession(self.address, timeout=patience, raise_for_status=True) as session:
                    await self._poll(session, f"/print/star/kueche/{TOKEN}")
            except (aiohttp.ClientError, TimeoutError):
                pass
            await asyncio.sleep(0.02)

    async def _poll(self, session: aiohttp.ClientSession, path: str) -> None:
        while self.untold:
            async with session.delete(f"{path}?code=OK&token={self.untold[0]}"):
                del self.untold[0]
        async with session.post(path, json={"statusCode": "200%20OK"}) as answer:
            said = await answer.json()
        if said["jobReady"]:
            token = said["jobToken"]
            async with session.get(f"{path}?type=application/vnd.orderbot.escpos&token={token}") as answer:
                self.papers.append(await answer.read())
            self.untold.append(token)


async def killed_and_restarted(folder: Path, point: str) -> list[list[str]]:
    """The papers: of each, its lines."""
    script = textwrap.dedent(CHILD).replace("from orderbot.wire_points import arm\n", textwrap.dedent(ARM))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        fd = listening.fileno()
        star = Star(f"http://127.0.0.1:{listening.getsockname()[1]}")

        async def run(at: str) -> tuple[int, str, str]:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-c", script, str(folder / "bella.db"), str(fd), "star", at,
                cwd=ROOT, pass_fds=(fd,), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
            )  # fmt: skip
            try:
                out, errors = await asyncio.wait_for(process.communicate(), 100)
            finally:
                if process.returncode is None:
                    process.kill()
                    await process.wait()
            assert process.returncode is not None
            return process.returncode, out.decode(), errors.decode()

        printer = asyncio.create_task(star.polls())
        try:
            code, _, errors = await run(point)
            assert code == -signal.SIGKILL, errors
            _, out, errors = await run("")
            assert out == "done\n", errors
        finally:
            printer.cancel()
    return [[row.text for row in decode(piece).rows] for piece in star.papers]


async def test_what_was_printed_while_the_bot_died_is_known_afterwards(tmp_path: Path) -> None:
    judge(await killed_and_restarted(tmp_path, "done before"))


@pytest.mark.thorough
@pytest.mark.parametrize("step", ["print", "seen", "take", "done"])
@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_kill_at_any_step_loses_nothing_and_marks_what_may_be_a_second(
    tmp_path: Path, step: str, when: str
) -> None:
    judge(await killed_and_restarted(tmp_path, f"{step} {when}"))
