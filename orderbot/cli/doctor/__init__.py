"""`orderbot doctor`: is everything as it must be? One line for each check, with what to do about it.

finding.py  a check's answer
local.py    what this machine tells: configuration, law, database, disk, cards, printers
staff.py    whether alarms reach somebody
remote.py   what others tell: Meta of token and number, the way to the webhook, the clock
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import click
import msgspec

from orderbot.app import now
from orderbot.cli.config import chosen, config_option, load
from orderbot.cli.doctor import local, remote, staff
from orderbot.cli.doctor.finding import Finding, bad
from orderbot.cli.menu import owner_language, printable
from orderbot.config import Config
from orderbot.errors import OwnerError
from orderbot.wording.render import Voice


@click.command()
@click.option("--json", "as_json", is_flag=True, help="A list of {check, ok, said, remedy}.")
@config_option
@click.pass_context
def doctor(context: click.Context, as_json: bool, config_file: Path | None) -> None:
    """Checks configuration, token, webhook, database, clock, disk, printers, cards; exit code 1 if one is wrong."""
    file = chosen(context, config_file)
    found = asyncio.run(examine(file))
    voice = Voice(owner_language())
    if as_json:
        click.echo(msgspec.json.encode([each.told(voice) for each in found]).decode())
    else:
        for each in found:
            click.echo(printable(each.line(voice)))
    sys.exit(0 if all(each.ok for each in found) else 1)


async def examine(file: Path) -> list[Finding]:
    """All checks; what needs a configuration that can be read is left out if it cannot."""
    try:
        config = load(file)
    except OwnerError as error:
        faults = [bad("configuration", each.what, each.remedy, each.place) for each in error.complaints]
        return [*faults, *local.machine()]
    found = [*local.configuration(config), *local.machine()]
    found += local.database(file, config)
    for place in config.restaurants.values():
        found += local.card(place, now())
        found += await local.printers(place, file.parent)
        found += [*staff.staff(file, config, place, now()), *staff.push(file, config, place)]
    return [*found, *await remote.examine(config, now)]


async def watch_at_start(folder: Path, config: Config) -> list[Finding]:
    """What `serve` tells in its log when it starts: all that is wrong and does not stop it."""
    found = [*local.configuration(config), *local.machine()]
    for place in config.restaurants.values():
        found += await local.printers(place, folder)
    return [each for each in [*found, *await remote.numbers(config)] if not each.ok]
