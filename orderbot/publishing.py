"""A draft beside the live card: begun as its copy, changed file by file, published as a whole.

Whoever polls the live folder sees the card of before or all of the new one.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from orderbot.errors import Complaint, OwnerError
from orderbot.menu.checking import CardResult, check_card
from orderbot.menu.folder import files_of, unwritable, write_all
from orderbot.menu.guard import ACCEPT
from orderbot.menu.model import Menu
from orderbot.menu.reading import is_menu_file
from orderbot.texts import text


@dataclass(frozen=True, slots=True)
class Draft:
    """A folder as it was found: its files, and the card they make or what is wrong with them."""

    folder: Path
    files: Mapping[str, bytes]  # what is no menu file without its content
    result: CardResult


def read(folder: Path, today: date) -> Draft:
    """OwnerError if the folder cannot be read. Complaints name files within the folder."""
    files = files_of(folder)
    return Draft(folder, files, check_card(files, today=today))


def begin(live: Path, folder: Path) -> None:
    """The draft as the live card is now; one that is there is replaced. OwnerError if it cannot be written."""
    drop(folder)
    try:
        shutil.copytree(live, folder, ignore=lambda _, names: [each for each in names if each.startswith(".")])
    except (OSError, shutil.Error) as error:
        raise unwritable(folder, error) from None


def drop(folder: Path) -> None:
    """OwnerError if it cannot be removed."""
    try:
        if folder.is_dir():
            shutil.rmtree(folder)
    except OSError as error:
        raise unwritable(folder, error) from None


def save(draft: Draft, name: str, content: bytes) -> None:
    """One of its files anew. OwnerError if it has none of that name, or it cannot be written."""
    if name not in menu_files(draft.files):
        raise OwnerError(Complaint(name, 0, text("the draft has no such file"), text("take one of those it has")))
    write_all(draft.folder, {name: content})


def publish(menu: Menu, folder: Path, files: Mapping[str, bytes], live: Path, *, agreed: bool) -> None:
    """All files of the draft into the live folder, and none that it lacks; pictures that its card names go along.

    `menu` is the card these files of `folder` make; `agreed`: the owner knows how much is gone, or there was nothing to
    compare. OwnerError if it cannot be written; then the live folder is as it was.
    """
    wanted = menu_files(files)
    gone = [name for name in menu_files(files_of(live)) if name not in wanted]
    agreement = {ACCEPT: agreement_to(menu)} if agreed else {}
    write_all(live, agreement | _pictures(menu, folder, files) | wanted, gone)


def menu_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of them that make the card."""
    return {name: content for name, content in files.items() if is_menu_file(name)}


def agreement_to(menu: Menu) -> bytes:
    """What stands in the file that lets a card go live although much is gone."""
    return menu.version[:8].encode() + b"\n"


def _pictures(menu: Menu, folder: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The pictures the card names, as far as they lie in its folder; those of before stay."""
    named = {each.image for each in menu.items.values()} | {each.image for each in menu.sections.values()}
    named |= {each.image for each in menu.combos.values()}
    try:
        return {name: (folder / name).read_bytes() for name in sorted(named) if name in files}
    except OSError as error:
        what = text("the file cannot be read: {error}", error=error.strerror or type(error).__name__)
        remedy = text("check the folder and its permissions")
        raise OwnerError(Complaint(str(error.filename), 0, what, remedy)) from None
