"""kill -9 at every step of a driver: the paper that comes out after the restart is the first, or says that it may not be."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from orderbot.printing.emulator.decoder import decode
from orderbot.printing.emulator.printer import VirtualPrinter

ROOT = Path(__file__).parents[2]
CHILD = """
    import asyncio, os, pathlib, signal, sys
    from functools import partial
    from orderbot.printing import tcp
    from orderbot.printing.fleet import Member
    from orderbot.printing.known import Shelf
    from orderbot.restaurant import PrinterConfig
    from orderbot.wire_points import arm
    from tests.outbox.post_office import open_office, sheet

    async def main():
        file, port, point = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
        async with open_office(file, start=False) as office:
            config = PrinterConfig("kueche", f"tcp://127.0.0.1:{port}")
            dial = partial(tcp.connect, "127.0.0.1", port)
            driver = tcp.TcpPrinter(config, dial, Shelf(office.store, "bella", "kueche"), tcp.Patience(poll=0.05))
            arm(driver, point)
            office.printers["kueche"] = driver
            office.backup = False
            await office.store.enqueue("bella", (sheet("t"), sheet("u", 13)))
            office.start()
            while await office.store.unprinted("bella"):
                await asyncio.sleep(0.02)
                office.clock.pass_by(0.2)
        print("done")

    asyncio.run(main())
"""
ARM = '''
    import inspect, os, signal

    def arm(driver, point):
        """The process dies right before, or right after, this step of the driver."""
        name, _, when = point.partition(" ")
        if not name:
            return
        step = getattr(driver, name)

        def dies(*args, **kwargs):
            if when == "before":
                os.kill(os.getpid(), signal.SIGKILL)
            step(*args, **kwargs)
            os.kill(os.getpid(), signal.SIGKILL)

        async def dies_later(*args, **kwargs):
            if when == "before":
                os.kill(os.getpid(), signal.SIGKILL)
            await step(*args, **kwargs)
            os.kill(os.getpid(), signal.SIGKILL)

        setattr(driver, name, dies_later if inspect.iscoroutinefunction(step) else dies)
'''
POINTS = [
    f"{step} {when}"
    for step in ("_open", "_ready", "_probe", "_before", "_send", "_after", "put")
    for when in ("before", "after")
]


async def killed_and_restarted(folder: Path, point: str) -> list[list[str]]:
    """The papers: of each, its lines."""
    printer = VirtualPrinter()
    script = textwrap.dedent(CHILD).replace("from orderbot.wire_points import arm\n", textwrap.dedent(ARM))
    async with printer.running() as port:

        def run(at: str) -> subprocess.CompletedProcess[str]:
            command = [sys.executable, "-c", script, str(folder / "bella.db"), str(port), at]
            return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100)

        died = await asyncio.to_thread(run, point)
        assert died.returncode == -signal.SIGKILL, died.stderr
        lived = await asyncio.to_thread(run, "")
        assert lived.stdout == "done\n", lived.stderr
    return [[row.text for row in decode(piece).rows] for piece in printer.paper]


def judge(papers: list[list[str]]) -> None:
    for number in ("#12", "#13"):
        mine = [paper for paper in papers if any(number in line for line in paper)]
        marked = [sum("MÖGLICHES DUPLIKAT" in line for line in paper) for paper in mine]
        assert mine, f"{number} never came out"
        assert 0 not in marked[1:], "a second paper without its mark"
        assert all(count in (0, 2) for count in marked), "at top and bottom"


@pytest.mark.parametrize("point", ["_send before", "_after after"])
async def test_a_kill_in_the_middle_loses_nothing_and_marks_what_may_be_a_second(tmp_path: Path, point: str) -> None:
    judge(await killed_and_restarted(tmp_path, point))


@pytest.mark.thorough
@pytest.mark.parametrize("point", POINTS)
async def test_a_kill_at_any_step_loses_nothing_and_marks_what_may_be_a_second(tmp_path: Path, point: str) -> None:
    judge(await killed_and_restarted(tmp_path, point))
