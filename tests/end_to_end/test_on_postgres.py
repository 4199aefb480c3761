"""The real processes on a real PostgreSQL: two workers share its restaurants, and whatever befalls one, the other goes on."""

from __future__ import annotations

import asyncio
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

import aiohttp
import pytest
from aiohttp.test_utils import unused_port

from orderbot.whatsapp.emulator import Emulator, Person
from tests.end_to_end.test_from_message_to_paper import ANNA, Bot, Paper, answer, ids, order_by_taps, street, until
from tests.postgres import Cluster, cluster

ROMANS = "106540352242923"
BERT = Person("4917622222222", "DE.1349222", "Bert", ROMANS)
BOARD = """
[restaurant.{place}.board]
key = {{ env = "ORDERBOT_BOARD_KEY" }}
pin = {{ env = "ORDERBOT_BOARD_PIN" }}
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    with cluster() as made:
        yield made


@dataclass(frozen=True)
class Town:
    """Two restaurants, bella and roma, each with a printer; two bots on one database, none of them started yet."""

    server: Cluster
    schema: str
    emulator: Emulator
    paper: Paper  # of bella's printer
    roman: Paper
    bots: tuple[Bot, Bot]

    def session(self, place: str) -> tuple[str, str]:
        """(pid, address) of who has that restaurant; "" if nobody has."""
        found = self.server.sql(
            "SELECT pid || ' ' || application_name FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory'"
            f" AND pg_locks.objid::bigint = hashtext('{self.schema}/{place}')::bigint & 4294967295"
        )
        pid, _, address = found.partition(" ")
        return pid, address

    def at(self, place: str) -> Bot | None:
        """Who works for it."""
        address = self.session(place)[1]
        return next((each for each in self.bots if each.url == address), None)

    async def shared(self) -> tuple[Bot, Bot]:
        """(who works for bella, who works for roma), once these are two."""
        while True:
            bella, roma = self.at("bella"), self.at("roma")
            if bella and roma and bella is not roma:
                return bella, roma
            await asyncio.sleep(0.05)

    async def about_to_buy(self) -> tuple[Bot, Bot, asyncio.Queue, str]:
        """Both at work: (who works for bella, the other, whom the webhooks reach, what Anna hears, her button)."""
        for bot in self.bots:
            await bot.start()
        bella, other = await self.shared()
        self.meet(other)
        events = self.emulator.subscribe(ANNA)
        return bella, other, events, await order_by_taps(self.emulator, events)

    def meet(self, bot: Bot) -> None:
        """Meta's webhooks go to that one."""
        self.emulator.webhook_url = f"{bot.url}/webhook"


@asynccontextmanager
async def town(folder: Path, server: Cluster):
    second = folder / "second"
    second.mkdir()
    with server.database() as url:
        async with street(folder, ROMANS) as (emulator, paper, bot):
            written = (folder / "config.toml").read_text(encoding="utf-8").replace("sqlite:orderbot.db", url)
            bella = written[written.index("[restaurant.bella]") :]
            roma = bella.replace("restaurant.bella", "restaurant.roma").replace(ANNA.phone_number_id, ROMANS)
            roman = Paper()
            printer = await roman.serve()
            roma = re.sub(r"tcp://127.0.0.1:\d+", f"tcp://127.0.0.1:{printer.sockets[0].getsockname()[1]}", roma)
            written += roma + BOARD.format(place="bella") + BOARD.format(place="roma")
            (folder / "config.toml").write_text(written, encoding="utf-8")
            port = unused_port()
            (second / "config.toml").write_text(re.sub(r"(?m)^port = \d+", f"port = {port}", written), encoding="utf-8")
            other = Bot(second, port, emulator)
            found = Town(server, url.rpartition("=")[2], emulator, paper, roman, (bot, other))
            found.meet(bot)
            async with printer:
                try:
                    yield found
                finally:
                    await other.kill()


@pytest.mark.parametrize("crash_at", ["", "turn.before_commit", "turn.after_commit"])
async def test_an_order_is_printed_once_wherever_the_process_dies(
    tmp_path: Path, server: Cluster, crash_at: str
) -> None:
    async with town(tmp_path, server) as there:
        emulator, paper, bot = there.emulator, there.paper, there.bots[0]
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


async def test_two_share_the_restaurants_and_either_may_be_asked_for_each(tmp_path: Path, server: Cluster) -> None:
    async with town(tmp_path, server) as there:
        first, second = there.bots
        await first.start()
        assert there.at("bella") is there.at("roma") is first
        await second.start()
        bella, roma = await there.shared()
        for number, bot in enumerate((bella, roma), 1):
            there.meet(bot)
            for person in (ANNA, BERT):
                events = there.emulator.subscribe(person)
                buy = await order_by_taps(there.emulator, events, person)
                await there.emulator.tap(person, buy)
                assert f"Nr. {number}" in str(await answer(events))
        await until(lambda: (len(there.paper.tickets), len(there.roman.tickets)) == (2, 2))
        for bot in (bella, roma):
            async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
                for place in ("bella", "roma"):
                    async with browser.get(f"{bot.url}/kitchen/{place}?key=board-key") as page:
                        assert "Margherita" in await page.text()
                    async with browser.get(f"{bot.url}/kitchen/{place}/orders.json") as orders:
                        assert [each["number"] for each in await orders.json()] == [1, 2]
                    async with browser.get(f"{bot.url}/kitchen/{place}/events") as events:
                        assert events.content_type == "text/event-stream"
                        assert await events.content.readany()
        for bot in (bella, roma):
            await bot.stop()
        assert (len(there.paper.tickets), len(there.roman.tickets)) == (2, 2)


@pytest.mark.parametrize("crash_at", ["", "turn.before_commit", "turn.after_commit", "outbox.before_effect"])
async def test_who_dies_is_replaced_by_the_other_with_the_conversation_as_it_is(
    tmp_path: Path, server: Cluster, crash_at: str
) -> None:
    async with town(tmp_path, server) as there:
        first, second = there.bots
        await first.start()
        events = there.emulator.subscribe(ANNA)
        buy = await order_by_taps(there.emulator, events)
        await first.stop()
        await first.start(crash_at)
        await second.start()
        assert await there.shared() == (first, second)
        there.meet(second)
        if not crash_at:
            await first.kill()
        await there.emulator.tap(ANNA, buy)
        if crash_at:
            assert await first.process.wait() == -signal.SIGKILL
        assert "Nr. 1" in str(await answer(events))
        await until(lambda: there.paper.tickets)
        await second.stop()
        assert len(there.paper.tickets) == 1


async def test_one_that_hung_and_wakes_up_finds_that_it_was_replaced_and_ends(tmp_path: Path, server: Cluster) -> None:
    async with town(tmp_path, server) as there:
        hung, other, _, buy = await there.about_to_buy()
        hung.process.send_signal(signal.SIGSTOP)
        server.sql(f"SELECT pg_terminate_backend({there.session('bella')[0]}, 10000)")  # as its timeout does
        await there.emulator.tap(ANNA, buy)
        await until(lambda: there.paper.tickets)
        hung.process.send_signal(signal.SIGCONT)
        assert await hung.process.wait() == 1, "for another start"
        assert there.at("bella") is other
        await other.stop()
        assert len(there.paper.tickets) == 1


async def test_one_that_hangs_is_found_and_replaced_by_itself(tmp_path: Path, server: Cluster) -> None:
    async with town(tmp_path, server) as there:
        hung, _, events, buy = await there.about_to_buy()
        hung.process.send_signal(signal.SIGSTOP)
        await there.emulator.tap(ANNA, buy)
        await until(lambda: there.paper.tickets)
        assert "Nr. 1" in str(await answer(events))
        hung.process.send_signal(signal.SIGCONT)
        assert await hung.process.wait() == 1, "for another start"
        await hung.start()
        await there.shared()
        for bot in there.bots:
            await bot.stop()
        assert len(there.paper.tickets) == 1


async def test_a_session_that_is_cut_ends_its_worker_alone(tmp_path: Path, server: Cluster) -> None:
    async with town(tmp_path, server) as there:
        cut, other, events, buy = await there.about_to_buy()
        server.sql(f"SELECT pg_terminate_backend({there.session('bella')[0]}, 10000)")
        await there.emulator.tap(ANNA, buy)
        assert await cut.process.wait() == 1, "for another start"
        assert "Nr. 1" in str(await answer(events))
        await until(lambda: there.paper.tickets)
        await other.stop()
        assert len(there.paper.tickets) == 1


async def test_a_printer_that_polls_may_meet_either(
    tmp_path: Path, server: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ORDERBOT_PRINTER_TOKEN", "star-token-0123456789")
    async with town(tmp_path, server) as there:
        for bot in there.bots:
            config = bot.folder / "config.toml"
            written = re.sub(
                r'url = "tcp:.*"\ncolumns = 48\nsilent = true',
                'url = "star:"\ntoken = { env = "ORDERBOT_PRINTER_TOKEN" }',
                config.read_text(encoding="utf-8"),
                count=1,
            )
            config.write_text(written, encoding="utf-8")
            await bot.start()
        bella, roma = await there.shared()
        events = there.emulator.subscribe(ANNA)
        await there.emulator.tap(ANNA, await order_by_taps(there.emulator, events))
        assert "Nr. 1" in str(await answer(events))
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
            printer, job = f"{roma.url}/print/star/kueche/star-token-0123456789", None
            while not job:
                async with session.post(printer, json={"statusCode": "200%20OK"}) as asked:
                    job = (await asked.json()).get("jobToken")
            async with session.get(f"{printer}?type=image/png&token={job}") as ticket:
                assert ticket.content_type == "image/png"
                assert await ticket.read()
            async with session.delete(f"{printer}?code=200%20OK&token={job}") as done:
                assert done.status == 200
            await session.get(f"{bella.url}/kitchen/bella?key=board-key")
            printed = False
            while not printed:
                async with session.get(f"{bella.url}/kitchen/bella/orders.json") as orders:
                    printed = (await orders.json())[0]["printed"]
        for bot in there.bots:
            await bot.stop()


WISHES = ("buy:", "way:pickup", "done", "size:", "item:20", "section:pizza", "menu")
TROUBLES = ("kill", "hang", "cut", "stop")


async def served(there: Town, guest: Person) -> None:
    """Orders a pizza by taps, whatever comes twice, until it is said to be accepted."""
    events = there.emulator.subscribe(guest)
    await there.emulator.say(guest, "Hallo")
    while "Nr. " not in str(body := await answer(events)):
        if "interactive" in body:
            shown = ids(body)
            if wish := next((shown[tap] for wish in WISHES for tap in shown if tap.startswith(wish)), None):
                await there.emulator.tap(guest, wish)


async def befall(there: Town, bot: Bot, trouble: str, server: Cluster) -> None:
    """Something happens to the worker; it is back, or replaced and back, when this returns."""
    match trouble:
        case "kill":
            await bot.kill()
        case "stop":
            await bot.stop()
        case "hang" | "cut":
            if trouble == "hang":
                bot.process.send_signal(signal.SIGSTOP)
            server.sql(
                f"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name = '{bot.url}'"
            )
            bot.process.send_signal(signal.SIGCONT)
            assert await bot.process.wait() == 1
    await bot.start()


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_befalls_the_workers_each_guest_is_answered_and_each_order_printed(
    tmp_path: Path, server: Cluster, seed: int
) -> None:
    chance = Random(seed)
    async with town(tmp_path, server) as there:
        for bot in there.bots:
            await bot.start()
        guests = [
            Person(f"4917600{each:06}", f"DE.{each}", "Gast", (ROMANS, ANNA.phone_number_id)[each % 2])
            for each in range(10)
        ]
        eating = [asyncio.create_task(served(there, each)) for each in guests]
        for _ in range(5):
            said = len(there.emulator.sent)
            await until(lambda said=said: len(there.emulator.sent) >= said + 4 or all(each.done() for each in eating))
            there.meet(chance.choice(there.bots))
            await befall(there, chance.choice(there.bots), chance.choice(TROUBLES), server)
        await asyncio.gather(*eating)
        schema = there.schema
        open_rows = f"SELECT count(*) FROM {schema}.outbox WHERE state IN ('new', 'sending', 'uncertain')"
        await until(lambda: server.sql(open_rows) == "0")
        orders = server.sql(f"SELECT restaurant || ' ' || number FROM {schema}.orders ORDER BY 1").splitlines()
        assert server.sql(f"SELECT count(DISTINCT customer) FROM {schema}.orders") == str(len(guests))
        for bot in there.bots:
            await bot.stop()
        printed = [
            (f"{place} {re.search('#([0-9]+)', ticket)[1]}", "KOPIE" in ticket)
            for place, paper in (("bella", there.paper), ("roma", there.roman))
            for ticket in (each.decode("cp1252", "replace") for each in paper.tickets)
        ]
        assert sorted({order for order, _ in printed}) == orders, "each is on paper"
        firsts = [order for order, again in printed if not again]
        assert len(firsts) == len(set(firsts)), "what is printed again says so"
        assert not there.emulator.refused


async def test_a_server_that_fails_and_comes_back_costs_nothing_but_the_time(tmp_path: Path) -> None:
    with cluster() as server:
        async with town(tmp_path, server) as there:
            for bot in there.bots:
                await bot.start()
            await there.shared()
            events = there.emulator.subscribe(ANNA)
            buy = await order_by_taps(there.emulator, events)
            server.stop("immediate")
            assert [await bot.process.wait() for bot in there.bots] == [1, 1], "for another start"
            await there.emulator.tap(ANNA, buy)
            server.start()
            for bot in there.bots:
                await bot.start()
            assert "Nr. 1" in str(await answer(events))
            await until(lambda: there.paper.tickets)
            for bot in there.bots:
                await bot.stop()
            assert len(there.paper.tickets) == 1


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
