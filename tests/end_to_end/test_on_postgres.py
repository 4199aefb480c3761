"""The real process on a real PostgreSQL; another one stands by on the same database and takes over."""

from __future__ import annotations

import asyncio
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp.test_utils import unused_port

from tests.end_to_end.test_from_message_to_paper import ANNA, Bot, answer, order_by_taps, street, until
from tests.postgres import Cluster, cluster


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    with cluster() as made:
        yield made


@asynccontextmanager
async def shop(folder: Path, server: Cluster):
    """The street of the other tests, its bot on `server`; and a second bot with a port of its own."""
    second = folder / "second"
    second.mkdir()
    with server.database() as url:
        async with street(folder) as (emulator, paper, bot):
            written = (folder / "config.toml").read_text(encoding="utf-8").replace("sqlite:orderbot.db", url)
            (folder / "config.toml").write_text(written, encoding="utf-8")
            port = unused_port()
            (second / "config.toml").write_text(re.sub(r"(?m)^port = \d+", f"port = {port}", written), encoding="utf-8")
            other = Bot(second, port, emulator)
            emulator.webhook_url = f"{bot.url}/webhook"
            try:
                yield emulator, paper, bot, other
            finally:
                await other.kill()


def session(server: Cluster) -> str:
    """The one that holds the database."""
    return server.sql("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted")


@pytest.mark.parametrize("crash_at", ["", "turn.before_commit", "turn.after_commit"])
async def test_an_order_is_printed_once_wherever_the_process_dies(
    tmp_path: Path, server: Cluster, crash_at: str
) -> None:
    async with shop(tmp_path, server) as (emulator, paper, bot, _):
        await bot.start()
        events = emulator.subscribe(ANNA)
        buy = await order_by_taps(emulator, events)
        if crash_at:
            await bot.stop()
            await bot.start(crash_at)
        await emulator.tap(ANNA, buy)
        if crash_at:
            assert await bot.process.wait() == -signal.SIGKILL
            await bot.start()
        await until(lambda: paper.tickets)
        assert "Nr. 1" in str(await answer(events))
        await bot.stop()
        assert len(paper.tickets) == 1


async def test_one_that_stands_by_takes_over_with_the_conversation_as_it_is(tmp_path: Path, server: Cluster) -> None:
    async with shop(tmp_path, server) as (emulator, paper, bot, other):
        await bot.start()
        events = emulator.subscribe(ANNA)
        buy = await order_by_taps(emulator, events)
        taking_over = asyncio.create_task(other.start())
        await until(lambda: (other.folder / "stderr.txt").exists() and "another orderbot" in other.log)
        await bot.kill()
        await taking_over
        emulator.webhook_url = f"{other.url}/webhook"
        await emulator.tap(ANNA, buy)
        await until(lambda: paper.tickets)
        await other.stop()
        assert len(paper.tickets) == 1


async def test_one_that_hung_and_wakes_up_finds_that_it_was_replaced_and_ends(tmp_path: Path, server: Cluster) -> None:
    async with shop(tmp_path, server) as (emulator, paper, bot, other):
        await bot.start()
        events = emulator.subscribe(ANNA)
        buy = await order_by_taps(emulator, events)
        bot.process.send_signal(signal.SIGSTOP)
        server.sql(f"SELECT pg_terminate_backend({session(server)}, 10000)")  # as its timeout does
        await other.start()
        emulator.webhook_url = f"{other.url}/webhook"
        bot.process.send_signal(signal.SIGCONT)
        await emulator.tap(ANNA, buy)
        await until(lambda: paper.tickets)
        assert await bot.process.wait() == 1, "for another start"
        await other.stop()
        assert len(paper.tickets) == 1


async def test_a_shop_moves_from_its_file_in_the_middle_of_an_order(tmp_path: Path, server: Cluster) -> None:
    with server.database() as url:
        async with street(tmp_path) as (emulator, paper, bot):
            await bot.start()
            events = emulator.subscribe(ANNA)
            buy = await order_by_taps(emulator, events)
            await bot.stop()
            moving = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "orderbot", "move", f"sqlite:{tmp_path / 'orderbot.db'}", url
            )
            assert await moving.wait() == 0
            config = tmp_path / "config.toml"
            config.write_text(config.read_text(encoding="utf-8").replace("sqlite:orderbot.db", url), encoding="utf-8")
            await bot.start()
            await emulator.tap(ANNA, buy)
            assert "Nr. 1" in str(await answer(events))
            await until(lambda: paper.tickets)
            await bot.stop()
            assert len(paper.tickets) == 1
