"""The database file: one process holds it, it is sound, ours and of our version; older ones are brought up to date."""

from __future__ import annotations

import errno
import logging
import os
import sqlite3
from contextlib import closing, suppress
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final
from urllib.parse import quote

import aiosqlite

from orderbot.errors import Complaint, OwnerError, PassingError
from orderbot.ports import Crash
from orderbot.storage.writer import Connection
from orderbot.texts import Sayable, text

APPLICATION: Final = 0x4F524442  # "ORDB", so that `file` and doctor know it
LEAST_SQLITE: Final = (3, 37)  # STRICT tables
MEMORY: Final = ":memory:"
SETTINGS: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # NORMAL loses acknowledged commits at a power cut
    "PRAGMA busy_timeout = 5000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA secure_delete = ON",
)

BIG: Final = 100_000_000  # bytes, about a second of checking
VITAL: Final = ("customer", "identity", "conversation", "setting", "stock", "card", "orders")
TAKEN: Final = ("SQLITE_BUSY", "SQLITE_LOCKED")
PASSING: Final = (*TAKEN, "SQLITE_FULL", "SQLITE_CANTOPEN", "SQLITE_IOERR_LOCK")
Identity = tuple[int, int]  # device and number of a file


def migrations() -> dict[int, str]:
    """{version: SQL}, in order."""
    return scripts(resources.files("orderbot.storage") / "migrations")


def scripts(folder: Traversable) -> dict[int, str]:
    """{number: what stands in it} of its files NUMBER_what.sql, in order."""
    files = sorted((each for each in folder.iterdir() if each.name.endswith(".sql")), key=lambda each: each.name)
    return {int(each.name[:4]): each.read_text("utf-8") for each in files}


def folder(path: Path) -> None:
    """The folder of the file exists, ours alone if it is new. OwnerError if it cannot be made."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise unwritable(path, error) from error


class Lock:
    """The database is this process's. It ends with the process, however that ends.

    A lock of SQLite's own on a file beside the database, which works on every system. That file also remembers that
    there was a database: one that is gone is not made anew in silence.
    """

    def __init__(self, path: Path, holder: sqlite3.Connection) -> None:
        self._path = path
        self._holder = holder

    def remembers(self) -> bool:
        """Was there a database under this name?"""
        return bool(self._holder.execute("PRAGMA user_version").fetchone()[0])

    def remember(self) -> None:
        if not self.remembers():
            self._holder.execute("PRAGMA user_version = 1")
            self._holder.execute("COMMIT")
            self._holder.execute("BEGIN EXCLUSIVE")

    def let_go(self) -> None:
        self._holder.close()


def lock(path: Path) -> Lock:
    """Hold the database for this process. PassingError if another holds it, or nothing can be written there."""
    beside = path.with_name(path.name + ".lock")
    private(beside)
    holder = sqlite3.connect(beside, isolation_level=None, timeout=0, check_same_thread=False)
    try:
        holder.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        holder.close()
        if _name(error) in TAKEN:
            what = text("another orderbot is using this database")
            remedy = text("stop the other one, or give this one a database of its own")
            raise PassingError(Complaint(str(path), 0, what, remedy)) from None
        raise unusable(path, error) from error
    return Lock(path, holder)


def identity(path: Path) -> Identity:
    found = path.stat()
    return found.st_dev, found.st_ino


def missing(path: Path, known: Identity) -> str:
    """ "" or what became of the file since it was opened: what is written now would be gone with the process."""
    try:
        return "" if identity(path) == known else "the database file was replaced by another"
    except FileNotFoundError:
        return "the database file was deleted"
    except OSError as error:
        return f"the database file cannot be reached: {error.strerror or type(error).__name__}"


def gone(path: Path) -> OwnerError:
    return fault(
        path,
        text("the database is gone, and there was one: its orders would be missing"),
        text("bring it back (orderbot restore FILE); to begin with an empty one, delete {file}.lock", file=path.name),
    )


def open_writer(path: Path | None, steps: dict[int, str], crash: Crash) -> sqlite3.Connection:
    """The writing connection, checked and migrated; None: in memory. It belongs to the thread that makes it."""
    if sqlite3.sqlite_version_info < LEAST_SQLITE:
        raise fault(
            path or Path(MEMORY),
            text("this Python brings SQLite {version}, which is too old", version=sqlite3.sqlite_version),
            text("use a system with SQLite 3.37 or newer"),
        )
    if path:
        private(path)
    db = sqlite3.connect(path or MEMORY, isolation_level=None, cached_statements=256)
    try:
        _prepare(db, path or Path(MEMORY), steps, crash)
    except sqlite3.Error as error:
        db.close()
        raise unusable(path or Path(MEMORY), error) from error
    except BaseException:
        db.close()
        raise
    return db


def emptied(db: Connection) -> bool:
    """Move the log into the file and leave nothing readable in it. False if a reader is in the way."""
    return not db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]


def close(db: sqlite3.Connection) -> None:
    """Leave one file without a log."""
    with suppress(sqlite3.Error):
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


async def open_reader(path: Path) -> aiosqlite.Connection:
    """A connection that cannot write, and so never checkpoints beside the writer."""
    # At DEBUG it writes every value of every statement: names, addresses, messages.
    logging.getLogger("aiosqlite").setLevel(logging.WARNING)
    db = await aiosqlite.connect(f"file:{quote(str(path))}?mode=ro", uri=True, isolation_level=None)
    await db.execute_fetchall("PRAGMA query_only = ON")
    await db.execute_fetchall("PRAGMA busy_timeout = 5000")
    return db


def copy(db: Connection, target: Path, crash: Crash) -> None:
    """A complete, checked copy at `target`, or none. For the writer, outside a transaction."""
    draft = target.with_name(target.name + ".part")
    draft.unlink(missing_ok=True)
    private(draft)
    db.execute("VACUUM INTO ?", (str(draft),))
    with closing(sqlite3.connect(f"file:{quote(str(draft))}?mode=ro", uri=True)) as made:
        found = [row[0] for row in made.execute("PRAGMA integrity_check")]
    if found != ["ok"]:
        draft.unlink()
        raise sqlite3.DatabaseError("the copy is not sound")
    with draft.open("rb") as written:
        os.fsync(written.fileno())
    crash("backup.before_replace")
    draft.replace(target)


def _prepare(db: sqlite3.Connection, path: Path, steps: dict[int, str], crash: Crash) -> None:
    for setting in SETTINGS:
        db.execute(setting)
    version = _number(db, "PRAGMA user_version")
    if version or _number(db, "SELECT count(*) FROM sqlite_schema"):
        _recognise(db, path, version, max(steps))
        if version < max(steps):
            copy(db, path.with_name(f"{path.name}.before-{max(steps):04}"), crash)
    for number, script in steps.items():
        if number > version:
            _migrate(db, number, script, crash)


def _recognise(db: sqlite3.Connection, path: Path, version: int, newest: int) -> None:
    ours(path, _number(db, "PRAGMA application_id"))
    not_newer(path, version, newest)
    tables = ("",) if small(path) else tuple(f"({table})" for table in VITAL)
    if any([row[0] for row in db.execute(f"PRAGMA quick_check{table}")] != ["ok"] for table in tables):
        raise damaged(path)


def small(path: Path) -> bool:
    """Is the whole file checked before the start? A bigger one is checked while it works already."""
    return str(path) == MEMORY or path.stat().st_size <= BIG


def sound(path: Path) -> bool:
    """Checks the whole file, on a connection of its own: for a thread."""
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as db:
        return [row[0] for row in db.execute("PRAGMA quick_check")] == ["ok"]


def ours(path: Path, application: int) -> None:
    """OwnerError if that is another program's file."""
    if application != APPLICATION:
        raise fault(
            path, text("this file is not a database of orderbot"), text("name another file under [database] url")
        )


def not_newer(path: Path, version: int, newest: int) -> None:
    """OwnerError if the file's version is above the newest that is known."""
    if version > newest:
        raise fault(
            path,
            text("this database was written by a newer orderbot"),
            text("install the newer version again, or restore the copy that was made before the update"),
        )


def _migrate(db: sqlite3.Connection, number: int, script: str, crash: Crash) -> None:
    """One step, whole or not at all: the version is part of its transaction."""
    try:
        db.executescript(
            f"BEGIN IMMEDIATE;\n{script}\nPRAGMA application_id = {APPLICATION};\nPRAGMA user_version = {number};"
        )
        crash("migration.before_commit")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    crash("migration.after_commit")


def _number(db: sqlite3.Connection, sql: str) -> int:
    return int(db.execute(sql).fetchone()[0])


def private(path: Path) -> None:
    """The file exists, and only we may read it: it holds addresses. SQLite gives -wal and -shm the same mode."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        path.chmod(0o600)
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> OwnerError:
    what = text("the file cannot be written: {error}", error=error.strerror or type(error).__name__)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return PassingError(Complaint(str(path), 0, text("the disk is full"), text("free some space")))
    if error.errno in (errno.EMFILE, errno.ENFILE):
        return PassingError(Complaint(str(path), 0, what, text("allow more open files (LimitNOFILE=)")))
    return fault(path, what, text("check the folder and its permissions"))


def fault(path: Path, what: Sayable, remedy: Sayable) -> OwnerError:
    return OwnerError(Complaint(str(path), 0, what, remedy))


def unusable(path: Path, error: sqlite3.Error) -> OwnerError:
    name = _name(error)
    what = text("the database cannot be used: {error}", error=str(error))
    remedy = text("check the disk and the file's permissions, or restore a backup")
    if name in TAKEN:
        what = text("another program holds the database")
        remedy = text("close it: a database browser, sqlite3, a backup tool")
    elif name == "SQLITE_FULL":
        what, remedy = text("the disk is full"), text("free some space")
    kind = PassingError if name in PASSING else OwnerError
    return kind(Complaint(str(path), 0, what, remedy))


def _name(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", "")


def damaged(path: Path) -> OwnerError:
    return fault(path, text("this database is damaged"), text("restore a backup: orderbot restore FILE"))
