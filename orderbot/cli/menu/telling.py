"""Lines for owners, in the language of their machine, and their yes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import Final, NoReturn

import click

from orderbot.errors import Complaint, OwnerError
from orderbot.texts import LANGUAGES, Sayable, text
from orderbot.wording.render import Voice, complain

FAULTS: Final = 1
USAGE: Final = 2
LANG: Final = "orderbot.lang"  # what the root of the command knows: --lang, else the configuration's
MOST: Final = 20  # faults told of one file, and warnings
YES: Final = ("j", "ja", "y", "yes")


def owner_language() -> str:
    """What --lang or the configuration says, else the language of this machine's user, as far as we speak it."""
    context = click.get_current_context(silent=True)
    told = context.find_root().meta.get(LANG, "") if context else ""
    spoken = (os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "")[:2]
    return next((each for each in (told, spoken) if each in LANGUAGES), "en")


def say(what: Sayable, *, currency: str = "EUR", err: bool = False) -> None:
    click.echo(printable(Voice(owner_language(), currency).say(what)), err=err)


def printable(line: str) -> str:
    """Without what would steer a terminal or cannot be written."""
    return "".join(sign if sign.isprintable() else " " for sign in line)


def tell(complaints: Iterable[Complaint]) -> None:
    """One line each, on stderr; of one file not more than can be read."""
    told: dict[tuple[str, bool], int] = {}
    for complaint in complaints:
        key = (complaint.file, complaint.warning)
        told[key] = told.get(key, 0) + 1
        if told[key] <= MOST:
            click.echo(printable(complain(_marked(complaint), owner_language())), err=True)
    for (file, warning), count in told.items():
        if count > MOST:
            more = Complaint(file, 0, text("… and {count} more", count=count - MOST), text("mend these first"), warning)
            click.echo(printable(complain(_marked(more), owner_language())), err=True)


def _marked(complaint: Complaint) -> Complaint:
    """A warning says that it is one."""
    if not complaint.warning:
        return complaint
    return replace(complaint, what=text("warning: {what}", what=complaint.what))


def give_up(error: OwnerError, code: int = USAGE) -> NoReturn:
    tell(error.complaints)
    sys.exit(code)


def agreed(question: Sayable, *, yes: bool) -> bool:
    """The owner's yes, given before with --yes or typed now. Where nobody can type, the command ends."""
    if yes:
        return True
    voice = Voice(owner_language())
    click.echo(f"{voice.say(question)} {voice.say(text('[y/N]'))} ", nl=False)
    typed = sys.stdin.readline()
    if not typed:
        click.echo()
        say(text("Nobody answers; with --yes it is done without asking. Nothing was changed."), err=True)
        sys.exit(USAGE)
    if typed.strip().casefold() in YES:
        return True
    say(text("Nothing was changed."))
    return False
