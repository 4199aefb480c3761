"""`orderbot agent`: a printer of the restaurant's network for a bot on the Internet."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from functools import partial
from pathlib import Path

import aiohttp
import click

from orderbot import printerurl
from orderbot.logs import log_to_stderr
from orderbot.printing import tcp
from orderbot.printing.agent import TIMEOUT, Agent, Journal
from orderbot.printing.file import write_file
from orderbot.printing.known import Pocket
from orderbot.restaurant import PrinterConfig


@click.command()
@click.option("--server", required=True, help="As https://bot.example.de/print/star/kueche")
@click.option("--printer", required=True, help="As tcp://192.168.1.50:9100")
@click.option("--token", envvar="ORDERBOT_AGENT_TOKEN", required=True, help="Else $ORDERBOT_AGENT_TOKEN.")
@click.option("--silent", is_flag=True, help="This model never answers anything.")
@click.option(
    "--journal",
    type=click.Path(path_type=Path),
    default=Path("orderbot-agent.json"),
    show_default=True,
    help="Remembers what was printed.",
)
def agent(server: str, printer: str, token: str, silent: bool, journal: Path) -> None:
    """Poll the bot for tickets and print them in this network."""
    try:
        url = printerurl.read(printer)
        if url.scheme != printerurl.TCP:
            raise ValueError(printer)
    except ValueError:
        raise click.BadParameter(f"{printer} is no tcp://HOST:9100", param_hint="--printer") from None
    if not server.startswith(("https://", "http://")):
        raise click.BadParameter(f"{server} is no https:// address", param_hint="--server")
    log_to_stderr()
    config = PrinterConfig(url.host, printer, silent=silent)
    dial = partial(tcp.connect, url.host, url.port)
    driver = tcp.TcpPrinter(config, dial, Pocket(), tcp.Patience())
    asyncio.run(_run(f"{server.rstrip('/')}/{token}", driver, Journal(journal, write_file)))


async def _run(server: str, driver: tcp.TcpPrinter, journal: Journal) -> None:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT)) as session:
        running = asyncio.create_task(Agent(server, driver, journal, session).run())
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, running.cancel)
        with suppress(asyncio.CancelledError):
            await running
