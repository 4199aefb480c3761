"""The commands. Exit codes: 0 fine, 1 the check found faults, 2 wrong usage or configuration; never a traceback."""

from __future__ import annotations

import asyncio
import logging
import sys
import tempfile
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

import click
from aiohttp import web

from orderbot import __version__
from orderbot.app import RUNNING, World, make_app, settle_down
from orderbot.chat import run_chat
from orderbot.cli.agent import agent
from orderbot.cli.backup import backup, restore
from orderbot.cli.config import chosen, config_option, load, owners_faults
from orderbot.cli.costs import costs
from orderbot.cli.doctor import doctor, watch_at_start
from orderbot.cli.emulator import emulator
from orderbot.cli.init import init
from orderbot.cli.menu import menu, owner_language
from orderbot.cli.menu.telling import LANG, tell
from orderbot.cli.move import move
from orderbot.cli.orders import orders
from orderbot.cli.poster import poster
from orderbot.cli.print import print_
from orderbot.cli.privacy import privacy
from orderbot.cli.stopping import asked_to_stop
from orderbot.cli.understand import understand
from orderbot.cli.words import words
from orderbot.config import Config
from orderbot.demo import DEMO_PIN, listener, own_card, serving
from orderbot.demo import demo as run_demo
from orderbot.errors import Complaint, OwnerError, PassingError
from orderbot.logs import log_to_stderr
from orderbot.texts import LANGUAGES, text
from orderbot.wording.render import Voice

log = logging.getLogger(__name__)
PATIENCE: Final = 45.0  # seconds for a predecessor to end: longer than it may take to finish what is in flight
AGAIN: Final = 1.0  # seconds between two tries


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="orderbot")
@config_option
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language of what is said; else the configuration's.")
@click.pass_context
def main(context: click.Context, config_file: Path | None, lang: str | None) -> None:
    """Restaurant orders by WhatsApp, a ticket on paper, the menu in text files."""
    context.obj = config_file
    if lang:
        context.meta[LANG] = lang


@main.command()
@config_option
@click.pass_context
def serve(context: click.Context, config_file: Path | None) -> None:
    """The bot, for real. Exit code 1: trouble that another start may find gone; 2: the configuration."""
    file = chosen(context, config_file)
    with owners_faults(passing=1):
        config = load(file)
        if missing := [replace(each, warning=False) for each in config.warnings if each.serving]:
            raise OwnerError(*missing)
        tell(config.warnings)
        log_to_stderr()
        sys.exit(asyncio.run(_serve(config, World(folder=file.parent))))


async def _serve(config: Config, world: World) -> int:
    """Until SIGTERM or Ctrl-C (0), or until nothing can be stored any more (1).

    What another process still holds (the one before this, ending) is waited for.
    """
    remedy = text("stop the other program, or set another host or port under [server] in {file}", file=config.file)
    begun = time.monotonic()
    asked = asked_to_stop()
    while not asked.is_set():
        try:
            app = make_app(config, world)
            async with serving(app, listener(config.host, config.port, remedy)):
                click.echo(f"orderbot {__version__} listens on http://{config.host}:{config.port}", err=True)
                settle_down()
                looking = asyncio.create_task(_look(config, world))
                try:
                    return await _until_stopped(asked, app)
                finally:
                    looking.cancel()
        except PassingError as error:
            if time.monotonic() - begun > PATIENCE:
                raise
            log.warning("waiting: %s", error)
            with suppress(TimeoutError):
                async with asyncio.timeout(AGAIN):
                    await asked.wait()
    return 0


async def _look(config: Config, world: World) -> None:
    """What doctor would say of the start, into the log; nothing waits for it."""
    for each in await watch_at_start(world.folder, config):
        log.warning("doctor: %s", each.line(Voice("en")))


async def _until_stopped(asked: asyncio.Event, app: web.Application) -> int:
    waits = [asyncio.create_task(each) for each in (asked.wait(), app[RUNNING].broken())]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    broken = waits[1].done()
    for each in waits:
        each.cancel()
    return 1 if broken else 0


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="0: any that is free.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option(
    "--data", type=click.Path(path_type=Path), help="Keep orders and tickets there; otherwise gone at the end."
)
@click.option("--menu", "card", type=click.Path(path_type=Path), help="Another card than the sample.")
def demo(port: int, host: str, no_browser: bool, data: Path | None, card: Path | None) -> None:
    """Everything on one machine: a phone in the browser, the ticket beside it. No account, nothing to configure."""
    with owners_faults(), _folder(data) as folder:
        log_to_stderr(level=30)
        asyncio.run(_demo(card or own_card(folder), folder, host, port, not no_browser))


@contextmanager
def _folder(data: Path | None) -> Iterator[Path]:
    if data:
        try:
            data.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            what = text("the folder cannot be made ({error})", error=error.strerror or type(error).__name__)
            raise OwnerError(Complaint(str(data), 0, what, text("name another folder with --data"))) from None
        yield data
    else:
        with tempfile.TemporaryDirectory(prefix="orderbot-") as folder:
            yield Path(folder)


async def _demo(card: Path, data: Path, host: str, port: int, browser: bool) -> None:
    asked = asked_to_stop()
    async with run_demo(
        card, data.resolve(), host=host, port=port, world=World(), otherwise=owner_language()
    ) as running:
        click.echo(running.url)
        click.echo(running.board)
        said = text(
            "Order something there; Ctrl-C ends it. The board's PIN: {pin}. The card: {card}",
            pin=DEMO_PIN,
            card=str(card),
        )
        click.echo(Voice(owner_language()).say(said))
        if browser:
            webbrowser.open(running.url)
        await asked.wait()


@main.command()
@click.option("--data", type=click.Path(path_type=Path))
@click.option("--menu", "card", type=click.Path(path_type=Path), help="Another card than the sample.")
def chat(data: Path | None, card: Path | None) -> None:
    """The same conversation in the terminal: numbers stand for taps, the ticket is printed below."""
    with owners_faults(), _folder(data) as folder:
        log_to_stderr(level=30)
        asyncio.run(_chat(card or own_card(folder), folder))


async def _chat(card: Path, data: Path) -> None:
    async def read_line() -> str | None:
        line = await asyncio.to_thread(sys.stdin.readline)
        return line.rstrip("\n") if line else None

    async with run_demo(card, data.resolve(), host="127.0.0.1", port=0, world=World()) as running:
        phone = running.phone("terminal")
        voice = Voice(owner_language())
        await run_chat(phone, running.roll, read_line, click.echo, title=running.title, voice=voice)


for command in (
    agent,
    menu,
    costs,
    emulator,
    print_,
    understand,
    words,
    orders,
    privacy,
    backup,
    restore,
    doctor,
    init,
    poster,
    move,
):
    main.add_command(command)
