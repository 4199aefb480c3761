"""The only task that touches the writing connection: it takes what waits, writes it all, commits once.

A caller awaits a shielded future, so no client can cancel a transaction. Each work stands in a savepoint, so that a
bad one fails alone. After an I/O error nothing is written any more: the page cache can no longer be trusted.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeVar

from orderbot.ports import Crash, StorageDown

T = TypeVar("T")
Row = Any  # a row of sqlite3: values by place; its type is told by the statement only
FATAL: Final = ("SQLITE_IOERR", "SQLITE_CORRUPT", "SQLITE_NOTADB")
NO_CRASH: Final[Crash] = lambda point: None  # noqa: E731


class Connection(Protocol):
    """What the writer needs of aiosqlite; as narrow as that so that tests can stand in for it."""

    @property
    def in_transaction(self) -> bool: ...

    async def execute_fetchall(self, sql: str, parameters: Any = None, /) -> Iterable[Row]: ...


Work = Callable[[Connection], Awaitable[T]]


@dataclass(slots=True)
class _Item:
    name: str
    work: Work[Any]
    done: asyncio.Future[Any]
    alone: bool  # outside a transaction: VACUUM INTO, checkpoints


class Writer:
    def __init__(self, db: Connection, *, crash: Crash = NO_CRASH, limit: int = 50, backlog: int = 1000) -> None:
        self._db = db
        self._crash = crash
        self._limit = limit
        self._queue: asyncio.Queue[_Item | None] = asyncio.Queue(backlog)
        self._held: _Item | None = None  # taken from the queue, but for the next round
        self._closing = False
        self.down: BaseException | None = None
        self.broken = asyncio.Event()

    async def submit(self, name: str, work: Work[T], *, alone: bool = False) -> T:
        """Run the work in the next transaction; its result, once that is on the disk. `name` names its crash points."""
        if self.down or self._closing:
            raise StorageDown("the store is closed") from self.down
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        try:
            self._queue.put_nowait(_Item(name, work, done, alone))
        except asyncio.QueueFull:
            raise StorageDown("too much waits to be written") from None
        return await asyncio.shield(done)

    async def stop(self) -> None:
        """No more submits; `run` returns when what was queued is written."""
        self._closing = True
        await self._queue.put(None)

    async def run(self) -> None:
        """Never cancel this task: stop it."""
        batch: list[_Item] = []
        try:
            while not self.down:
                batch, more = await self._gather()
                await self._round(batch)
                if not more:
                    break
        except BaseException as error:
            self.down = error
            raise
        finally:
            self.down = self.down or StorageDown("the store is closed")
            self.broken.set()
            self._fail([*batch, *self._left()], StorageDown("the store is closed"))

    def _left(self) -> list[_Item]:
        left = [self._held] if self._held else []
        while not self._queue.empty():
            if item := self._queue.get_nowait():
                left.append(item)
        return left

    async def _gather(self) -> tuple[list[_Item], bool]:
        """What waits, at most `limit`; an item that stands alone is a batch of its own. False: that was the last."""
        first = self._held or await self._queue.get()
        self._held = None
        if first is None:
            return [], False
        batch = [first]
        while not first.alone and len(batch) < self._limit and not self._queue.empty():
            item = self._queue.get_nowait()
            if item is None:
                return batch, False
            if item.alone:
                self._held = item
                break
            batch.append(item)
        return batch, True

    async def _round(self, batch: list[_Item]) -> None:
        try:
            if batch and batch[0].alone:
                outcomes: list[Any] = [await batch[0].work(self._db)]
            else:
                outcomes = await self._transaction(batch)
        except Exception as error:
            self._fail(batch, error)
            self._judge(error)
            return
        for item, outcome in zip(batch, outcomes, strict=True):
            if isinstance(outcome, BaseException):
                self._fail([item], outcome)
            elif not item.done.done():
                item.done.set_result(outcome)

    async def _transaction(self, batch: list[_Item]) -> list[Any]:
        if not batch:
            return []
        names = dict.fromkeys(item.name for item in batch)
        try:
            await self._db.execute_fetchall("BEGIN IMMEDIATE")
            outcomes = [await self._step(item) for item in batch]
            for name in names:
                self._crash(f"{name}.before_commit")
            await self._db.execute_fetchall("COMMIT")
        except BaseException:
            # A commit that fails with BUSY leaves the transaction open; FULL may have rolled it back already.
            if self._db.in_transaction:
                with suppress(sqlite3.Error):
                    await self._db.execute_fetchall("ROLLBACK")
            raise
        for name in names:
            self._crash(f"{name}.after_commit")
        return outcomes

    async def _step(self, item: _Item) -> Any:
        """The work's result, or the exception it failed with, all it wrote taken back."""
        await self._db.execute_fetchall("SAVEPOINT work")
        try:
            outcome = await item.work(self._db)
        except Exception as error:
            if _fatal(error) or not self._db.in_transaction:
                raise
            await self._db.execute_fetchall("ROLLBACK TO work")
            outcome = error
        await self._db.execute_fetchall("RELEASE work")
        return outcome

    def _judge(self, error: BaseException) -> None:
        if _fatal(error):
            self.down = error

    @staticmethod
    def _fail(items: list[_Item], error: BaseException) -> None:
        for item in items:
            if not item.done.done():
                item.done.set_exception(_told(error))
                item.done.exception()  # whoever was cancelled does not fetch it


def _fatal(error: BaseException) -> bool:
    return isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorname", "").startswith(FATAL)


def _told(error: BaseException) -> BaseException:
    """What the caller gets: trouble with the database as StorageDown, everything else as it is."""
    if not isinstance(error, sqlite3.Error) or isinstance(error, sqlite3.IntegrityError):
        return error
    told = StorageDown(f"the database did not take it: {getattr(error, 'sqlite_errorname', type(error).__name__)}")
    told.__cause__ = error
    return told
