"""What can be wrong with a database, whichever it is."""

from __future__ import annotations

import sqlite3
from typing import Final

FATAL: Final = ("SQLITE_IOERR", "SQLITE_CORRUPT", "SQLITE_NOTADB")


class Trouble(Exception):
    """A server did not do what it was asked. `fatal`: what it did is not known, or it is gone."""

    def __init__(self, name: str, what: str = "", *, fatal: bool = False) -> None:
        super().__init__(what or name)
        self.name = name
        self.fatal = fatal


class Contradiction(Trouble):
    """It contradicts what is stored."""


TROUBLE: Final = (sqlite3.Error, Trouble)
CONTRADICTIONS: Final = (sqlite3.IntegrityError, Contradiction)


def fatal(error: BaseException) -> bool:
    """Is it trouble after which nothing that was read or written can be trusted?"""
    if isinstance(error, Trouble):
        return error.fatal
    return isinstance(error, sqlite3.Error) and name_of(error).startswith(FATAL)


def name_of(error: BaseException) -> str:
    """What the database calls it."""
    return error.name if isinstance(error, Trouble) else getattr(error, "sqlite_errorname", type(error).__name__)
