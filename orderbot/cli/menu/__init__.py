"""`orderbot menu …`: what an owner does with a card.

telling.py    lines for owners, and their yes
folders.py    a card's folder: read and checked, or written as a whole
settings.py   the configuration, as far as a card's commands need it
checking.py   check; clashing.py names that are numbers or ordinary words
showing.py    show; walk.py taps through the bot, chat.py writes its messages as text
comparing.py  diff, accept, publish
tables.py     export, import
editing.py    fmt, schema
"""

from __future__ import annotations

import io
import sys

import click

from orderbot.cli.menu.checking import check
from orderbot.cli.menu.comparing import accept, diff, publish
from orderbot.cli.menu.editing import fmt, schema
from orderbot.cli.menu.folders import checked
from orderbot.cli.menu.settings import read_without_secrets
from orderbot.cli.menu.showing import show
from orderbot.cli.menu.tables import export, import_
from orderbot.cli.menu.telling import owner_language, printable, say

__all__ = ["checked", "menu", "owner_language", "printable", "read_without_secrets", "say"]


@click.group()
def menu() -> None:
    """Check, show, compare and publish cards."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that has no "…" gets a "?", not a traceback
            stream.reconfigure(errors="replace")


for command in (check, show, diff, fmt, export, import_, accept, publish, schema):
    menu.add_command(command)
