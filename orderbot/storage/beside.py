"""The database for a command that may run beside the bot: read only; and copies of it, made and brought back."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import quote

from orderbot.config.model import PostgresServer
from orderbot.errors import OwnerError
from orderbot.storage import file, keeping, postgres
from orderbot.storage.queries import SQL
from orderbot.storage.rows import run, stored_order, when
from orderbot.storage.writer import Connection
from orderbot.stored import StoredOrder, Usage
from orderbot.texts import text

PATIENCE: Final = 5.0  # seconds
Where = Path | PostgresServer
PAGES: Final = 2000  # of the database, copied in one go
Told = Callable[[int, int], None]  # how much is done, of how much
Erased = tuple[int, str, int]  # number of the customer, restaurant, when they were made


def untold(done: int, total: int) -> None:
    """Nobody waits."""


@contextmanager
def reading(path: Path, *, any_version: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection that cannot write. OwnerError if there is no database of ours and of this version."""
    if not path.is_file():
        raise file.fault(
            path,
            text("there is no database here"),
            text("check [database] url in the configuration; the bot makes it when it first starts"),
        )
    try:
        with closing(sqlite3.connect(_uri(path), uri=True, timeout=PATIENCE)) as db:
            _recognise(db, path, any_version)
            yield db
    except sqlite3.Error as error:
        raise file.unusable(path, error) from error


@contextmanager
def looking(where: Where) -> Iterator[Connection]:
    """The same, also on a server."""
    with postgres.looking(where) if isinstance(where, PostgresServer) else reading(where) as db:
        yield db


def there(where: Where) -> bool:
    """May there be something to look at? A server is asked when it is looked at."""
    return isinstance(where, PostgresServer) or where.exists()


def orders(where: Where, restaurant: str, day: str, last: str = "") -> list[StoredOrder]:
    """The restaurant's orders of a day ("2026-05-15"), or up to the day `last`, oldest first."""
    with looking(where) as db:
        row = {"restaurant": restaurant, "first": day, "last": last or day}
        return [stored_order(each) for each in db.execute(SQL["orders"], row)]


def usage(where: Where, restaurant: str, month: str) -> list[Usage]:
    """Messages the channel delivered in a month ("2026-11"), by kind of price."""
    with looking(where) as db:
        return [Usage(*row) for row in db.execute(SQL["usage"], {"restaurant": restaurant, "month": month})]


def unknown_words(where: Where, restaurant: str) -> list[tuple[str, int]]:
    """(word, how often), the most frequent first."""
    with looking(where) as db:
        rows = db.execute(SQL["unknown_words"], {"restaurant": restaurant, "limit": 200}).fetchall()
    return [(str(word), int(count)) for word, count in rows]


def last_heard(where: Where, restaurant: str, phones: list[str]) -> dict[str, datetime]:
    """Phone (digits) -> when it last wrote; without those who never did."""
    found: dict[str, datetime] = {}
    with looking(where) as db:
        for phone in phones:
            row = db.execute(SQL["last_heard"], {"restaurant": restaurant, "phone": phone}).fetchone()
            if row and row[0] is not None:
                found[phone] = when(row[0])
    return found


def settings(where: Where, restaurant: str) -> dict[str, str]:
    with looking(where) as db:
        return dict(run(db, "settings", {"restaurant": restaurant}))


def exported(where: Where, identity: str) -> list[dict[str, object]]:
    """All that is kept of the customers known by that phone number (digits) or user id."""
    with looking(where) as db:
        db.execute("BEGIN")  # one moment of the database
        return [
            keeping.export(db, restaurant, customer)
            for (restaurant,) in run(db, "restaurants")
            for (customer,) in run(db, "find_customer", {"restaurant": restaurant, "value": identity})
        ]


def backup(path: Path, target: Path, told: Told = untold) -> None:
    """A complete, checked copy at `target`, readable by us alone, or none; an older copy there is replaced.

    `told`: how much is done, of how much.
    OwnerError if `target` is anything but an older copy: the database in use, or somebody's file.
    """
    with reading(path, any_version=True) as db, _writing(target):
        if target.exists():
            if target.samefile(path):
                raise file.fault(target, text("this is the database itself"), text("name another file for the copy"))
            with reading(target, any_version=True):
                pass
        _copied(db, path, target, told)


def restore(copy: Path, path: Path, now: datetime, told: Told = untold) -> tuple[Path | None, list[Erased]]:
    """Make the copy the database. The old one stays beside it: its name, and the customers erased in it.

    OwnerError while a bot has it, or if the copy is none.
    """
    with reading(copy, any_version=True) as db, _writing(path):
        if path.exists() and copy.samefile(path):
            raise file.fault(copy, text("this is the database itself"), text("name the copy that is to come back"))
        file.folder(path)
        file.not_newer(copy, _number(db, "user_version"), max(file.migrations()))
        held = file.lock(path)
        try:
            draft = path.with_name(path.name + ".restoring")
            _copied(db, copy, draft, told)
            erased, kept = _erased(path), _put_aside(path, now)
            draft.replace(path)
        finally:
            held.let_go()
    return kept, erased


def came_back(path: Path, erased: list[Erased]) -> list[tuple[str, int]]:
    """Which of them are there again: (restaurant, number of the customer)."""
    with reading(path, any_version=True) as db:
        return [
            (restaurant, customer)
            for customer, restaurant, created in erased
            if db.execute(
                SQL["came_back"], {"customer": customer, "restaurant": restaurant, "created": created}
            ).fetchall()
        ]


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """A disk that is full or not ours is the owner's to mend."""
    try:
        yield
    except OSError as error:
        raise file.unwritable(path, error) from error


def _copied(db: sqlite3.Connection, source: Path, target: Path, told: Told) -> None:
    """Copied is the first half of it, checked the second."""
    draft = target.with_name(target.name + ".part")
    draft.unlink(missing_ok=True)
    file.private(draft)
    try:
        with closing(sqlite3.connect(draft)) as made:
            db.execute("BEGIN")
            _number(db, "schema_version")  # from here on it reads one moment, and nobody who writes makes it begin anew
            db.backup(made, pages=PAGES, progress=lambda _, left, all_: told(all_ - left, 2 * all_))
            made.execute("PRAGMA journal_mode = DELETE")  # a copy is one file
            sound = made.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        told(1, 1)
        if not sound:
            raise file.damaged(source)
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _put_aside(path: Path, now: datetime) -> Path | None:
    """The database as it is, copied to a name of its own; what belongs to it only goes there."""
    if not path.exists():
        return None
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as old:
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    kept = path.with_name(f"{path.name}.before-restore-{now:%Y%m%d-%H%M%S}")
    shutil.copy2(path, kept)
    kept.chmod(0o600)
    for end in (
        "-wal",
        "-shm",
    ):  # left over only where the old one is damaged; the new one must not take them for its own
        with suppress(FileNotFoundError):
            path.with_name(path.name + end).replace(kept.with_name(kept.name + end))
    return kept


def _erased(path: Path) -> list[Erased]:
    if not path.exists():
        return []
    try:
        with reading(path, any_version=True) as db:
            return [(customer, restaurant, made) for customer, restaurant, made in db.execute(SQL["erased_customers"])]
    except OwnerError:
        return []  # too damaged to tell, or empty


def _recognise(db: sqlite3.Connection, path: Path, any_version: bool) -> None:
    file.ours(path, _number(db, "application_id"))
    version = _number(db, "user_version")
    if any_version:
        return
    newest = max(file.migrations())
    file.not_newer(path, version, newest)
    if version < newest:
        raise file.fault(
            path,
            text("this database was written by an older orderbot"),
            text("start the bot once; it brings the database up to date"),
        )


def _number(db: sqlite3.Connection, pragma: str) -> int:
    return int(db.execute(f"PRAGMA {pragma}").fetchone()[0])


def _uri(path: Path) -> str:
    return f"file:{quote(str(path.resolve()))}?mode=ro"
