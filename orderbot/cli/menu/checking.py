"""`orderbot menu check`: all faults of a card; and what its owner has not stated about allergens."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import click

from orderbot.app import now
from orderbot.cli.menu.clashing import clashing
from orderbot.cli.menu.folders import check_files
from orderbot.cli.menu.telling import FAULTS, USAGE, say, tell
from orderbot.errors import Complaint, OwnerError
from orderbot.menu.folder import files_of
from orderbot.menu.model import Menu
from orderbot.menu.reading import CARD_FILE, is_menu_file
from orderbot.texts import Text, plural, text
from orderbot.tomlfile.positions import Path as Keys
from orderbot.tomlfile.reading import read_toml

BARE: Final = {"gluten": "gluten:wheat", "nuts": "nuts:hazelnut"}  # words that do not say which kind


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--quiet", is_flag=True, help="Only faults, no warnings.")
@click.option("--allergens", is_flag=True, help="Also what is not stated: traces, and the kind of gluten or nuts.")
def check(folders: tuple[Path, ...], quiet: bool, allergens: bool) -> None:
    """All faults of a card with file and line; exit code 1 if there are any."""
    sys.exit(max(_check(folder, quiet, allergens) for folder in folders))


def _check(folder: Path, quiet: bool, allergens: bool) -> int:
    try:
        files = files_of(folder)
    except OwnerError as error:
        tell(error.complaints)
        return USAGE
    result = check_files(folder, files, now().date())
    tell(result.errors)
    if not quiet and not allergens:
        clashes = clashing(folder, result.menu, files) if result.menu is not None else ()
        tell((*result.warnings, *clashes))
    if result.menu is None:
        return FAULTS
    if allergens:
        _allergens(folder, result.menu, files)
    many = plural(
        "{folder}: fine, one dish", "{folder}: fine, {count} dishes", count=len(result.menu.items), folder=str(folder)
    )
    say(many)
    return 0


def _allergens(folder: Path, menu: Menu, files: Mapping[str, bytes]) -> None:
    """One line for each thing that is not stated, then how much is."""
    places = {
        keys: (name, position.line)
        for name, content in files.items()
        if is_menu_file(name)
        for keys, position in read_toml(name, content).positions.items()
    }
    unstated = [(*places.get(keys, (CARD_FILE, 0)), what, remedy) for keys, what, remedy in _unstated(menu)]
    for file, line, what, remedy in sorted(unstated, key=lambda each: (each[0] != CARD_FILE, each[:2])):
        place = Complaint(str(folder / file), line, what, remedy).place
        say(text("{place}: {what}; {remedy}", place=place, what=what, remedy=remedy))
    options = [option for group in menu.groups.values() for option in group.options.values()]
    dishes = menu.items.values()
    stated = text(
        "{folder}: traces are stated for {dishes} of {all_dishes} dishes and {options} of {all_options} options",
        folder=str(folder),
        dishes=sum(item.traces is not None for item in dishes),
        all_dishes=len(dishes),
        options=sum(option.traces is not None for option in options),
        all_options=len(options),
    )
    say(stated)


def _unstated(menu: Menu) -> Iterator[tuple[Keys, Text, Text]]:
    for sign, word in menu.codes.items():
        if word in BARE:
            what = text('"{word}" does not say which kind', word=word)
            yield ("codes", sign), what, text('the law wants it named: "{example}"', example=BARE[word])
    remedy = text('write traces = ["h"], or traces = [] if there are none')
    for group in menu.groups.values():
        for option in group.options.values():
            if option.traces is None:
                what = text("option {id} {name} does not state traces", id=f"{group.id}.{option.id}", name=option.name)
                yield ("choice", group.id, "option", option.id), what, remedy
    for item in menu.items.values():
        if item.traces is None:
            yield ("item", item.id), text("dish {id} {name} does not state traces", id=item.id, name=item.name), remedy
