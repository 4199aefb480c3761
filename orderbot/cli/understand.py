"""`orderbot understand`: what the bot reads in a customer's message, for owners who try words and for measuring."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from orderbot.app import now as clock
from orderbot.cli.menu import checked
from orderbot.understanding.report import understand_lines


@click.command()
@click.option("--menu", "card", required=True, type=click.Path(path_type=Path), help="The card's folder.")
@click.option("--lang", default="", help="Language of the messages; each line's is found by itself otherwise.")
@click.option("--now", "at", help="Local time at which the messages arrive, as 2026-05-15T18:00.")
@click.option("--why", is_flag=True, help="Also which rules read the words, and the next best reading.")
@click.option("--timezone", default="Europe/Berlin", show_default=True)
def understand(card: Path, lang: str, at: str | None, why: bool, timezone: str) -> None:
    """Read one customer text per line on stdin, write one JSON object per line."""
    zone = ZoneInfo(timezone)
    try:
        now = datetime.fromisoformat(at).replace(tzinfo=zone) if at else clock().astimezone(zone)
    except ValueError:
        raise click.BadParameter("write it as 2026-05-15T18:00", param_hint="--now") from None
    menu = checked(card, now.date())
    rows = (row.decode("utf-8", "replace") for row in sys.stdin.buffer)
    for line in understand_lines(rows, menu, now, lang, why=why):
        sys.stdout.buffer.write(line.encode() + b"\n")
