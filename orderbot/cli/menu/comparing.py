"""`orderbot menu diff`, `accept` and `publish`: what another card changes, and its way to the customers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from orderbot import publishing
from orderbot.app import now
from orderbot.carts import touched
from orderbot.cli.menu.folders import Card, check_files, read
from orderbot.cli.menu.settings import Place, config_option, place_of
from orderbot.cli.menu.telling import agreed, give_up, say, tell
from orderbot.errors import Complaint, OwnerError
from orderbot.menu.folder import files_of, write_all
from orderbot.menu.guard import ACCEPT, doubts
from orderbot.menu.model import Menu
from orderbot.menu.version import MenuDiff, said_diff
from orderbot.menu.version import diff as compare
from orderbot.texts import Text, plural, text

FOLDER = click.Path(path_type=Path)


@click.command()
@click.argument("old", type=FOLDER)
@click.argument("new", type=FOLDER)
@config_option
@click.pass_context
def diff(context: click.Context, old: Path, new: Path, config_file: Path | None) -> None:
    """Prices, dishes and texts that change from one card to another."""
    today = now().date()
    before, after = read(old, today), read(new, today)
    say_changes(compare(before.menu, after.menu), after.menu, place_of(context, config_file, old, new))


def say_changes(changed: MenuDiff, menu: Menu, place: Place | None) -> None:
    """Line by line, then how many open carts are touched, where that is known."""
    if not changed:
        say(text("the two cards are the same"))
        return
    for each in said_diff(changed):
        say(each, currency=menu.currency)
    if place and place.database.is_file():
        count = touched(changed, place.open_carts())
        say(plural("touches one open cart", "touches {count} open carts", count=count))


@click.command()
@click.argument("folder", type=FOLDER)
@config_option
@click.pass_context
def accept(context: click.Context, folder: Path, config_file: Path | None) -> None:
    """Let the card of this folder go live although much of the one before is gone."""
    card = read(folder, now().date())
    place = place_of(context, config_file, folder)
    live = place.card() if place else None
    if live:
        say_changes(compare(live, card.menu), card.menu, place)
        _say_doubts(folder, doubts(live, card.menu))
    else:
        say(text("Which card is in use now is not known here; with --config it is compared."))
    with _kindly():
        write_all(folder, {ACCEPT: publishing.agreement_to(card.menu)})
    many = plural("{folder}: accepted, one dish", "{folder}: accepted, {count} dishes", count=len(card.menu.items),
                  folder=str(folder))  # fmt: skip
    say(many)


@click.command()
@click.argument("draft", type=FOLDER)
@click.argument("live", type=FOLDER)
@click.option("--yes", is_flag=True, help="Do not ask.")
@config_option
@click.pass_context
def publish(context: click.Context, draft: Path, live: Path, yes: bool, config_file: Path | None) -> None:
    """Check a draft, show what it changes, and make it the card of the folder LIVE."""
    if draft.resolve() == live.resolve():
        what = text("draft and live card are the same folder")
        give_up(OwnerError(Complaint(str(live), 0, what, text("name the draft first, then the live folder"))))
    today = now().date()
    new = read(draft, today)
    try:
        there = files_of(live)
    except OwnerError as error:
        give_up(error)
    if publishing.menu_files(new.files) == publishing.menu_files(there):
        say(text("the two cards are the same"))
        return
    place = place_of(context, config_file, live, draft)
    old = (place.card() if place else None) or check_files(live, there, today).menu
    why = _say_new(old, new, there, live, place)
    if not agreed(text("Make this the live card?"), yes=yes):
        return
    with _kindly():
        publishing.publish(new.menu, draft, new.files, live, agreed=why or old is None)
    say(text("{folder}: published; customers see it within seconds", folder=str(live)))


def _say_new(old: Menu | None, new: Card, there: dict[str, bytes], live: Path, place: Place | None) -> bool:
    """What changes, for the owner; is so much gone that the bot would wait for a yes?"""
    if old is None:
        say(text("The card in {folder} has faults itself, so nothing can be compared.", folder=str(live)))
        return True
    say_changes(compare(old, new.menu), new.menu, place)
    same = check_files(live, there, now().date()).menu
    why = doubts(old, new.menu, there if same and same.version == old.version else None, new.files)
    _say_doubts(live, why)
    return bool(why)


def _say_doubts(folder: Path, why: tuple[Text, ...]) -> None:
    remedy = text("see whether that is meant")
    tell(Complaint(str(folder), 0, each, remedy, warning=True) for each in why)


@contextmanager
def _kindly() -> Iterator[None]:
    """What cannot be read or written ends the command, with what to do."""
    try:
        yield
    except OwnerError as error:
        give_up(error)
