"""A card's folder, read and checked for a command."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from orderbot.cli.menu.telling import FAULTS, give_up, tell
from orderbot.errors import OwnerError
from orderbot.menu.checking import CardResult, check_card
from orderbot.menu.folder import files_of
from orderbot.menu.model import Menu


@dataclass(frozen=True, slots=True)
class Card:
    """A card without faults and the files it was made of."""

    folder: Path
    menu: Menu
    files: dict[str, bytes]


def check_files(folder: Path, files: Mapping[str, bytes], today: date) -> CardResult:
    """The card; its complaints name files as seen from here."""
    result = check_card(files, today=today)
    return replace(result, complaints=tuple(replace(each, file=str(folder / each.file)) for each in result.complaints))


def read(folder: Path, today: date) -> Card:
    """A card without faults; else the command ends, with 1 for faults and 2 for a folder that cannot be read."""
    try:
        files = files_of(folder)
    except OwnerError as error:
        give_up(error)
    result = check_files(folder, files, today)
    if result.menu is None:
        tell(result.errors)
        sys.exit(FAULTS)
    return Card(folder, result.menu, files)


def checked(folder: Path, today: date) -> Menu:
    return read(folder, today).menu
