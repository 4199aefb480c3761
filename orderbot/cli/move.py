"""`orderbot move FROM TO`: a database into an empty one of another engine, while the bot is stopped."""

from __future__ import annotations

import os
from pathlib import Path

import click

from orderbot.cli.config import owners_faults
from orderbot.cli.menu import say
from orderbot.cli.waiting import waiting
from orderbot.config.model import PostgresServer
from orderbot.errors import Complaint, OwnerError
from orderbot.storage import moving
from orderbot.texts import text


@click.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def move(source: str, target: str) -> None:
    """Copy one database into an empty other one: sqlite:FILE or postgresql://user@host/name. The bot must be stopped.

    Every row is compared before anything stays; whatever interrupts it leaves the target empty. The password of a
    server is taken from ORDERBOT_DATABASE_PASSWORD.
    """
    with owners_faults():
        old, new = where(source), where(target)
        if old == new:
            raise OwnerError(Complaint(target, 0, text("this is the database itself"), text("name another one")))
        with waiting() as told:
            rows = moving.move(old, new, told)
    say(
        text("{count} rows are in {target}, each compared. Write it under [database] url.", count=rows, target=str(new))
    )


def where(written: str) -> moving.Where:
    if written.startswith("sqlite:") and written != "sqlite:":
        return Path(written.removeprefix("sqlite:"))
    if written.startswith(("postgresql://", "postgres://")):
        return PostgresServer(written, os.environ.get("ORDERBOT_DATABASE_PASSWORD", "").strip())
    what = text('"{written}" is not a database', written=written)
    raise OwnerError(Complaint(written, 0, what, text("write sqlite:FILE or postgresql://user@host/name")))
