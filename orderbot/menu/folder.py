"""The one place where a card's files are read."""

from __future__ import annotations

from pathlib import Path

from orderbot.menu.reading import is_menu_file


def card_files(folder: Path) -> dict[str, bytes]:
    """Every file of the folder by name: menu files with their bytes, all others (pictures) with none.

    OSError if the folder or a menu file cannot be read.
    """
    return {
        path.name: path.read_bytes() if is_menu_file(path.name) else b""
        for path in sorted(folder.iterdir())
        if path.is_file()
    }
