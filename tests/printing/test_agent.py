"""Between a bot on the Internet and a printer in the restaurant: each ticket once, whatever gets lost on the way."""

import asyncio
import os
import signal
import sys
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import aiohttp
import pytest

from orderbot.ports import CONFIRMED
from orderbot.printing import tcp
from orderbot.printing.agent import Agent, Journal, code
from orderbot.printing.emulator.decoder import decode
from orderbot.printing.emulator.printer import VirtualPrinter
from orderbot.printing.file import write_file
from orderbot.printing.known import Pocket
from orderbot.restaurant import PrinterConfig
from tests.printing.polling import TOKEN, page, printing

PATIENCE = tcp.Patience(connect=1, status=0.3, send=5, confirm=1, offline=1, poll=0.05)


@asynccontextmanager
async def agent_for(client, printer, folder, **config):
    port = await printer.plug()
    driver = tcp.TcpPrinter(
        PrinterConfig("k", f"tcp://127.0.0.1:{port}", **config),
        partial(tcp.connect, "127.0.0.1", port),
        Pocket(),
        PATIENCE,
    )
    journal = Journal(folder / "journal.json", write_file)
    journal.read()
    async with aiohttp.ClientSession() as session:
        yield Agent(str(client.make_url(f"/print/star/theke/{TOKEN}")), driver, journal, session)
    await printer.unplug()


async def test_a_ticket_comes_through_and_is_confirmed(tmp_path):
    printer = VirtualPrinter()
    async with page("star:") as (client, hatch, _), agent_for(client, printer, tmp_path) as agent:
        assert not await agent.poll()
        async with printing(hatch) as ticket:
            assert await agent.poll()
            assert await ticket == CONFIRMED
    assert len(printer.paper) == 1
    assert any("INVERTIERT" in row.text for row in decode(printer.paper[0]).rows)


async def test_what_the_printer_lacks_is_told_to_the_bot_and_nothing_is_fetched(tmp_path):
    printer = VirtualPrinter(paper_out=True)
    async with page("star:") as (client, hatch, _), agent_for(client, printer, tmp_path) as agent:
        await agent.poll()
        assert hatch.trouble == "out of paper"
        async with printing(hatch) as ticket:
            assert not await agent.poll()
            printer.change(paper_out=False)
            assert await agent.poll()
            assert await ticket == CONFIRMED
        await printer.unplug()
        await agent.poll()
        assert hatch.trouble == "does not answer"
    assert code("", low=True).startswith("211")
    assert [code(each) for each in ("k: cover open", "k: has never answered", "k: offline")] == ["420", "498", "499"]


async def test_a_confirmation_that_got_lost_is_told_later_and_nothing_is_printed_twice(tmp_path):
    printer = VirtualPrinter()
    async with page("star:") as (client, hatch, late), agent_for(client, printer, tmp_path) as agent:
        async with printing(hatch):
            tell = agent._tell

            async def lost(result, token):
                raise aiohttp.ServerDisconnectedError

            agent._tell = lost
            assert not await agent.poll()
            assert len(printer.paper) == 1
            agent._tell = tell
        async with agent_for(client, printer, tmp_path) as restarted:
            await restarted.poll()
            assert late == ["o1-7-0"]
            await restarted.poll()
            assert late == ["o1-7-0"]
    assert len(printer.paper) == 1


async def test_a_ticket_that_is_offered_again_after_it_was_printed_is_only_confirmed(tmp_path):
    printer = VirtualPrinter()
    async with page("star:") as (client, hatch, _), agent_for(client, printer, tmp_path) as agent:
        for _ in range(2):
            async with printing(hatch) as ticket:
                await agent.poll()
                if not ticket.done():
                    await hatch.take(None)
                    await agent.poll()
    assert len(printer.paper) == 1


async def test_a_printer_that_dies_in_the_middle_is_offered_it_again_with_a_mark(tmp_path):
    printer = VirtualPrinter()
    async with (
        page("star:") as (client, hatch, _),
        agent_for(client, printer, tmp_path) as agent,
        printing(hatch) as ticket,
    ):
        printer.fault = "dies"
        await agent.poll()
        assert hatch.offered() is None
        printer.fault = ""
        while not ticket.done():
            await agent.poll()
    assert len(printer.paper) == 1


async def test_a_bot_that_does_not_answer_is_told_once_and_tried_on(tmp_path, caplog):
    printer = VirtualPrinter()
    async with page("star:") as (client, _, _), agent_for(client, printer, tmp_path) as agent:
        agent._server = "http://127.0.0.1:9/print/star/theke/x"
        for _ in range(3):
            assert not await agent.poll()
        assert caplog.text.count("does not answer") == 1
        agent._server = str(client.make_url(f"/print/star/theke/{TOKEN}"))
        await agent.poll()
        assert agent.down == ""


async def test_the_command_prints_and_ends_when_it_is_asked_to(tmp_path):
    printer = VirtualPrinter()
    async with page("star:") as (client, hatch, _), printer.running() as port:
        command = [sys.executable, "-m", "orderbot", "agent", "--server", str(client.make_url("/print/star/theke")),
                   "--printer", f"tcp://127.0.0.1:{port}", "--journal", str(tmp_path / "j.json")]  # fmt: skip
        env = {**os.environ, "ORDERBOT_AGENT_TOKEN": TOKEN}
        process = await asyncio.create_subprocess_exec(*command, env=env, stderr=asyncio.subprocess.DEVNULL)
        try:
            async with printing(hatch) as ticket:
                assert await asyncio.wait_for(ticket, 60) == CONFIRMED
            process.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(process.wait(), 30) == 0
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
    assert len(printer.paper) == 1
    assert Path(tmp_path / "j.json").exists()


@pytest.mark.parametrize("wrong", [b"", b"no json", b"[1]"])
def test_a_journal_that_cannot_be_read_is_as_if_there_were_none(tmp_path, wrong):
    (tmp_path / "j").write_bytes(wrong)
    journal = Journal(tmp_path / "j", write_file)
    journal.read()
    assert journal.known == {}
