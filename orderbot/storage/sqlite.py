"""The store in one SQLite file."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

import aiosqlite

from orderbot.ports import Clock, Crash, StorageDown
from orderbot.storage import file
from orderbot.storage.queries import SQL
from orderbot.storage.rows import run as query_of
from orderbot.storage.store import Database
from orderbot.storage.trouble import fatal
from orderbot.storage.writer import NO_CRASH, Connection, Row, Run, Writer, thread

LOOK: Final = 0.5  # seconds between two looks at the file
log = logging.getLogger(__name__)


class Sqlite:
    """store.Engine: the writing connection and, in a file, one that only reads."""

    def __init__(
        self,
        db: sqlite3.Connection,
        run: Run,
        let_go: Callable[[], None],
        reader: aiosqlite.Connection | None = None,
        path: Path | None = None,
    ) -> None:
        self.db = db
        self.run = run
        self._let_go = let_go
        self._reader = reader  # None: in memory, where a second connection would see another database
        self._path = path
        self._identity = file.identity(path) if path else None

    def owns(self, restaurant: str) -> bool:
        return True

    def share(self, writer: Writer) -> None:
        """The file is held by one process."""

    async def read(self, writer: Writer, query: str, values: Mapping[str, Any]) -> list[Row]:
        if self._reader is None:
            return await writer.submit("read", partial(query_of, query=query, values=values))
        try:
            return list(await self._reader.execute_fetchall(SQL[query], values))
        except (sqlite3.Error, ValueError) as error:  # aiosqlite says ValueError once it is closed
            if fatal(error):
                log.critical("%s cannot be read: %s", self._path, getattr(error, "sqlite_errorname", ""))
                writer.give_up(StorageDown("the database cannot be read"))
            raise StorageDown("the store cannot be read") from error

    def emptied(self, db: Connection) -> bool:
        return file.emptied(db)

    def copy(self, db: Connection, target: Path, crash: Crash) -> None:
        file.copy(db, target, crash)

    def missing(self) -> str:
        return file.missing(self._path, self._identity) if self._path and self._identity else ""

    async def watch(self, writer: Writer) -> None:
        if self._path and not file.small(self._path) and not await self._sound(self._path, writer):
            return
        while self._path:
            await asyncio.sleep(LOOK)
            if why := self.missing():
                log.critical("%s: %s; nothing is taken any more", self._path, why)
                writer.give_up(StorageDown(why))
                return

    async def _sound(self, path: Path, writer: Writer) -> bool:
        try:
            if await asyncio.to_thread(file.sound, path):
                return True
        except sqlite3.Error:
            log.exception("%s cannot be checked", path)
        log.critical("%s is damaged; nothing is taken any more: restore a copy", path)
        writer.give_up(StorageDown("the database is damaged"))
        return False

    async def close(self) -> None:
        if self._reader:
            await self._reader.close()
        await self.run(partial(file.close, self.db))
        self._let_go()


async def open_sqlite(path: Path, clock: Clock, crash: Crash = NO_CRASH, steady: Clock | None = None) -> Database:
    """The store in `path`, made or migrated. OwnerError if it is another's, damaged, newer, or in use.

    `steady`: what durations are counted by; `clock` if it is not given.
    """
    file.folder(path)
    held = file.lock(path)
    run, end = thread()

    def close() -> None:
        end()
        held.let_go()

    try:
        if held.remembers() and not path.exists():
            raise file.gone(path)
        db = await run(partial(file.open_writer, path, file.migrations(), crash))
        try:
            reader = await file.open_reader(path)
            held.remember()
        except BaseException:
            await run(db.close)
            raise
    except BaseException:
        close()
        raise
    return Database(Sqlite(db, run, close, reader, path), clock, steady or clock, crash)
