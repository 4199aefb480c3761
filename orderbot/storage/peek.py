"""What the database knows of a card, for a command beside the running bot: read only, and nothing if there is none."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from orderbot.storage.queries import SQL

PATIENCE = 2.0  # seconds


def peek(path: Path, restaurant: str) -> tuple[str, tuple[str, ...]]:
    """(the card in use as JSON or "", the state of every conversation); nothing if the file is no database of ours."""
    if not path.is_file():
        return "", ()
    values = {"restaurant": restaurant}
    try:
        uri = f"file:{quote(str(path.resolve()))}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, timeout=PATIENCE)) as db:
            cards = db.execute(SQL["card"], values).fetchall()
            talks = db.execute(SQL["conversations"], values).fetchall()
    except sqlite3.Error:
        return "", ()
    return (str(cards[0][1]) if cards else ""), tuple(str(state) for (state,) in talks)
