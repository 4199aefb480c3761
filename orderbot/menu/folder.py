"""The one place where a card's files are read."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from orderbot.errors import Complaint, OwnerError
from orderbot.menu.reading import is_menu_file
from orderbot.texts import text

MOST: Final = 1024 * 1024  # bytes of a menu file: three hundred dishes in three languages are a tenth of it


def card_files(folder: Path) -> dict[str, bytes]:
    """Every file of the folder by name: menu files with their bytes, all others (pictures) with none.

    OSError if the folder or a menu file cannot be read. OwnerError for a menu file that leads out of the folder, whose
    content would stand in our complaints, and for one that is far too large.
    """
    return {
        path.name: _content(path, folder) if is_menu_file(path.name) else b""
        for path in sorted(folder.iterdir())
        if path.is_file()
    }


def _content(path: Path, folder: Path) -> bytes:
    if not path.resolve().is_relative_to(folder.resolve()):
        what, remedy = text("this file is a link to another place"), text("put the file itself into the card's folder")
        raise OwnerError(Complaint(str(path), 0, what, remedy))
    with path.open("rb") as file:
        content = file.read(MOST + 1)
    if len(content) > MOST:
        what = text("this file is larger than {most} MB", most=MOST // 1024 // 1024)
        raise OwnerError(Complaint(str(path), 0, what, text("see whether it is a card at all; else split it")))
    return content
