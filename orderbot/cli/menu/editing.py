"""`orderbot menu fmt` and `schema`: tidy files, and what editors need to help."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click
import msgspec

from orderbot.cli.menu.telling import FAULTS, give_up, say, tell
from orderbot.errors import Complaint, OwnerError
from orderbot.menu.fmt import tidy
from orderbot.menu.folder import files_of, write_all
from orderbot.menu.reading import is_menu_file
from orderbot.menu.schema import card_schema, section_schema
from orderbot.texts import text


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Change nothing; exit code 1 if a file is not tidy.")
def fmt(folder: Path, check: bool) -> None:
    """Equal spacing in all files of a card; meaning and remarks stay."""
    try:
        files = {name: content for name, content in files_of(folder).items() if is_menu_file(name)}
    except OwnerError as error:
        give_up(error)
    tidied: dict[str, bytes] = {}
    broken: list[Complaint] = []
    for name, content in files.items():
        written = tidy(name, content)
        if not isinstance(written, bytes):
            broken += [replace(each, file=str(folder / name)) for each in written.complaints]
        elif written != content:
            tidied[name] = written
    tell(broken)
    for name in tidied:
        if check:
            say(text("{file}: not tidy", file=str(folder / name)))
    if not check:
        _write(folder, tidied)
    sys.exit(FAULTS if broken or (check and tidied) else 0)


def _write(folder: Path, tidied: dict[str, bytes]) -> None:
    try:
        write_all(folder, tidied)
    except OwnerError as error:
        give_up(error)
    for name in tidied:
        say(text("{file}: tidied", file=str(folder / name)))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def schema(folder: Path) -> None:
    """Write card.schema.json and section.schema.json, with which editors complete and underline."""
    schemas = {"card.schema.json": card_schema(), "section.schema.json": section_schema()}
    try:
        files_of(folder)
        write_all(folder, {name: msgspec.json.format(msgspec.json.encode(each)) for name, each in schemas.items()})
    except OwnerError as error:
        give_up(error)
    for name in schemas:
        say(text("{file}: written", file=str(folder / name)))
