"""`orderbot menu …`: check, show and compare cards."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from orderbot.app import now
from orderbot.errors import Complaint, OwnerError
from orderbot.menu.checking import CardResult, check_card
from orderbot.menu.folder import card_files
from orderbot.menu.model import Menu
from orderbot.texts import LANGUAGES, text
from orderbot.wording.render import Voice, complain


def owner_language() -> str:
    """The language of this machine's user, as far as we speak it; else English."""
    spoken = (os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "")[:2]
    return spoken if spoken in LANGUAGES else "en"


def read(folder: Path, today: date) -> CardResult:
    """The card of a folder with its complaints. OwnerError if the folder cannot be read."""
    try:
        files = card_files(folder)
    except OSError as error:
        what = text("the card's folder cannot be read ({error})", error=error.strerror or "")
        raise OwnerError(Complaint(str(folder), 0, what, text("name the folder that holds card.toml"))) from None
    return check_card(files, today=today)


def checked(folder: Path, today: date) -> Menu:
    """A card without faults; else the command ends with the faults and exit code 2."""
    try:
        result = read(folder, today)
    except OwnerError as error:
        tell(error.complaints)
        sys.exit(2)
    if result.menu is None:
        tell(each for each in result.complaints if not each.warning)
        sys.exit(2)
    return result.menu


def tell(complaints: Iterable[Complaint], language: str = "") -> None:
    for complaint in complaints:
        click.echo(complain(complaint, language or owner_language()), err=True)


@click.group()
def menu() -> None:
    """Check, show and compare cards."""


@menu.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--quiet", is_flag=True, help="Only faults, no warnings.")
def check(folders: tuple[Path, ...], quiet: bool) -> None:
    """All faults of a card with file and line; exit code 1 if there are any."""
    faults = 0
    for folder in folders:
        try:
            result = read(folder, now().date())
        except OwnerError as error:
            tell(error.complaints)
            sys.exit(2)
        wrong = [each for each in result.complaints if not each.warning]
        faults += len(wrong)
        tell(wrong if quiet else result.complaints)
        if result.menu:
            voice = Voice(owner_language())
            said = text("{folder}: fine, {count} dishes", folder=str(folder), count=len(result.menu.items))
            click.echo(voice.say(said))
    sys.exit(1 if faults else 0)
