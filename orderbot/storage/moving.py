"""A database from one engine to another: every row as it is, in one transaction, compared before it is committed.

Whoever interrupts it finds the target as empty as it was, and starts again. Both are held meanwhile: no bot may run.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final, Protocol

from orderbot.config.model import PostgresServer
from orderbot.errors import Complaint, OwnerError
from orderbot.storage import beside, file, postgres
from orderbot.storage.trouble import TROUBLE
from orderbot.storage.writer import NO_CRASH
from orderbot.texts import text

PAGE: Final = 500  # rows
TABLES: Final = (  # those others refer to come first
    "customer", "identity", "inbox", "status", "quarantine", "conversation", "orders", "order_person", "order_event",
    "outbox", "card", "stock", "unknown_word", "setting", "pace", "usage", "beat", "upload",
)  # fmt: skip
Row = tuple[Any, ...]
Where = Path | PostgresServer


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    def page(self, mark: str, after: bool) -> str:
        """Its next rows by the order of its key; `mark` stands before the number of a parameter."""
        columns, key = ", ".join(f'"{each}"' for each in self.columns), ", ".join(f'"{each}"' for each in self.key)
        marks = ", ".join(f"{mark}{place}" for place in range(1, len(self.key) + 1))
        where = f" WHERE ({key}) > ({marks})" if after else ""
        return f'SELECT {columns} FROM "{self.name}"{where} ORDER BY {key} LIMIT {PAGE}'  # noqa: S608

    def key_of(self, row: Row) -> Row:
        return tuple(row[self.columns.index(each)] for each in self.key)


class Side(Protocol):
    mark: str

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[Row]: ...

    def put(self, table: Table, rows: list[Row]) -> None: ...

    def last_ids(self) -> dict[str, int]:
        """The highest number ever given, by table; of rows that are gone too."""

    def go_on_after(self, last: dict[str, int]) -> None: ...


class FileSide:
    mark = "?"

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        return self._db.execute(sql, values).fetchall()

    def put(self, table: Table, rows: list[Row]) -> None:
        columns = ", ".join(f'"{each}"' for each in table.columns)
        marks = ", ".join("?" * len(table.columns))
        self._db.executemany(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', rows)  # noqa: S608

    def last_ids(self) -> dict[str, int]:
        own = dict(self._db.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
        return own | {"status": self._db.execute("SELECT coalesce(max(id), 0) FROM status").fetchone()[0]}

    def go_on_after(self, last: dict[str, int]) -> None:
        counted = [(name, number) for name, number in last.items() if number and name != "status"]
        self._db.execute("DELETE FROM sqlite_sequence")
        self._db.executemany("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", counted)


class ServerSide:
    mark = "$"

    def __init__(self, link: postgres.Link) -> None:
        self._link = link

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        return self._link.execute(sql, values).fetchall()

    def put(self, table: Table, rows: list[Row]) -> None:
        self._link.copy_in(table.name, table.columns, [tuple(map(_fit, row)) for row in rows])

    def last_ids(self) -> dict[str, int]:
        found = {}
        for name, sequence in self.ask(
            "SELECT table_name, pg_get_serial_sequence(table_name, 'id') FROM information_schema.columns"
            " WHERE table_schema = current_schema() AND column_name = 'id' AND is_identity = 'YES'"
        ):
            ((last, called),) = self.ask(f"SELECT last_value, is_called FROM {sequence}")  # noqa: S608
            found[name] = last if called else 0
        return found

    def go_on_after(self, last: dict[str, int]) -> None:
        for name, number in last.items():
            if number:
                self.ask("SELECT setval(pg_get_serial_sequence($1, 'id'), $2)", (name, number))


def move(source: Where, target: Where, told: Callable[[int, int], None]) -> int:
    """The number of rows that are in the target now. `told` hears how many steps are done, and of how many.

    OwnerError if one of them is in use, not ours, or the target is not empty; then it is as it was.
    """
    with opened(source, target=False) as old, opened(target, target=True) as new:
        tables = _tables()
        for table in tables:
            if new.ask(f'SELECT 1 FROM "{table.name}" LIMIT 1'):  # noqa: S608
                what = text("this database is not empty")
                raise OwnerError(Complaint(str(target), 0, what, text("move into an empty one")))
        total = sum(int(old.ask(f'SELECT count(*) FROM "{each.name}"')[0][0]) for each in tables)  # noqa: S608
        done = 0
        new.ask("BEGIN")
        try:
            for table in tables:
                for rows in _pages(old, table):
                    new.put(table, rows)
                    done += len(rows)
                    told(done, 2 * total)
            new.go_on_after(old.last_ids())
            for table in tables:
                done += _compared(old, new, table, target)
                told(done, 2 * total)
            new.ask("COMMIT")
        except BaseException:
            new.ask("ROLLBACK")
            raise
    return total


def _compared(old: Side, new: Side, table: Table, target: Where) -> int:
    rows = 0
    none: list[Row] = []
    for here, there in zip_longest(_pages(old, table), _pages(new, table), fillvalue=none):
        if [tuple(map(_fit, row)) for row in here] != [tuple(map(_fit, row)) for row in there]:
            what = text("{table} is not there as it was", table=table.name)
            raise OwnerError(Complaint(str(target), 0, what, text("nothing was moved; please report this")))
        rows += len(here)
    return rows


def _fit(value: Any) -> Any:
    """As the server takes it, which knows no NUL in a text."""
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


def _pages(side: Side, table: Table) -> Iterator[list[Row]]:
    rows = [tuple(row) for row in side.ask(table.page(side.mark, after=False))]
    while rows:
        yield rows
        rows = [tuple(row) for row in side.ask(table.page(side.mark, after=True), table.key_of(rows[-1]))]


def _tables() -> list[Table]:
    """As SQLite's migrations make them; a test holds the server's against them."""
    with closing(file.open_writer(None, file.migrations(), NO_CRASH)) as db:
        found = []
        for name in TABLES:
            about = db.execute(f"PRAGMA table_info({name})").fetchall()
            key = tuple(column for _, _, column in sorted((each[5], each[0], each[1]) for each in about if each[5]))
            found.append(Table(name, tuple(each[1] for each in about), key))
    return found


@contextmanager
def opened(where: Where, *, target: bool) -> Iterator[Side]:
    """Held, sound and of our version; a target is made if there is none."""
    try:
        if isinstance(where, PostgresServer):
            with closing(postgres.held(where, make=target)) as link:
                yield ServerSide(link)
            return
        if not target:
            with beside.reading(where):
                pass
        file.folder(where)
        lock = file.lock(where)
        try:
            with closing(file.open_writer(where, file.migrations(), NO_CRASH)) as db:
                yield FileSide(db)
                if target:
                    lock.remember()
        finally:
            lock.let_go()
    except TROUBLE as error:
        what = text("the database cannot be used: {error}", error=str(error))
        raise OwnerError(Complaint(str(where), 0, what, text("nothing was moved; mend it and start again"))) from error
