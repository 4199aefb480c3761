"""`orderbot emulator`: Meta's side alone, with a phone in the browser, for this bot or anybody's."""

from __future__ import annotations

import asyncio
import secrets
from datetime import UTC, datetime

import click

from orderbot.app import now
from orderbot.cli.config import owners_faults
from orderbot.cli.stopping import asked_to_stop
from orderbot.demo import NUMBER, first_messages, listener, phones, sample_card, serving
from orderbot.web.simulator import add_simulator
from orderbot.whatsapp.emulator import Emulator
from orderbot.whatsapp.emulator.control import add_control


class NoPaper:
    """web.phone.Tickets of somebody who prints nothing."""

    def subscribe_tickets(self) -> asyncio.Queue[str]:
        return asyncio.Queue()


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8090, show_default=True, help="0: any that is free.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--webhook", default="", help="Where your bot hears: http://127.0.0.1:8080/webhook.")
@click.option("--number", default=NUMBER, show_default=True, help="The phone_number_id of your bot.")
@click.option("--token", default="token", show_default=True)
@click.option("--app-secret", default="app-secret", show_default=True, help="Webhooks are signed with it.")
@click.option("--verify-token", default="verify-token", show_default=True)
def emulator(
    port: int, host: str, webhook: str, number: str, token: str, app_secret: str, verify_token: str
) -> None:  # fmt: skip
    """The local Graph API alone: checks what a bot sends as Meta would, and a phone in the browser talks to it."""
    meta = Emulator(
        phone_numbers={number: token},
        app_secret=app_secret,
        verify_token=verify_token,
        webhook_url=webhook,
        clock=now,
        new_id=lambda: secrets.token_hex(12),
    )
    meta.switches.paced = True  # a stranger's bot should meet what it will meet
    with owners_faults():
        asyncio.run(_run(meta, number, host, port))


async def _run(meta: Emulator, number: str, host: str, port: int) -> None:
    asked = asked_to_stop()
    add_control(meta.app, meta, number)
    add_simulator(
        meta.app,
        phones(meta, number),
        NoPaper(),
        title="WhatsApp",
        now=lambda: datetime.now(UTC).astimezone(),  # noqa: TID251
        new_id=lambda: secrets.token_urlsafe(18),
        suggestions=first_messages(sample_card(), datetime.now(UTC).date()),  # noqa: TID251
        location=(52.1425, 12.5956),
    )
    page = listener(host, port)
    address = f"http://{host}:{page.getsockname()[1]}"
    async with serving(meta.app, page):
        click.echo(f"Graph API   {address}/v25.0/{number}/messages   (api_url = {address})")
        click.echo(f"Phone       {address}/")
        click.echo(f"Script      {address}/emulator/say, /emulator/sent, /emulator/faults, …")
        if meta.webhook_url:
            asyncio.get_running_loop().create_task(_shake_hands(meta)).add_done_callback(lambda _: None)
        await asked.wait()


async def _shake_hands(meta: Emulator) -> None:
    """What Meta does when the webhook is entered; a bot that is not there yet is told of, not waited for."""
    try:
        known = await meta.verify()
    except OSError:
        click.echo(f"Webhook     {meta.webhook_url} does not answer yet; messages are repeated until it does", err=True)
        return
    click.echo(f"Webhook     {meta.webhook_url} {'knows the verify token' if known else 'REFUSES the verify token'}")
