"""Who works for which restaurant, where many workers share a server: each is held by a lock of the session that writes.

There is nothing else to it: no table, no clock, no number to compare. The server gives a lock to one session, and takes
it back when that session ends, by whatever death; who held it cannot write after that. What is held, and where its
holder is reached, is read from the server's own list of locks.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from importlib import resources
from typing import Any, Final

from orderbot.storage.file import APPLICATION
from orderbot.storage.queries import read
from orderbot.storage.rows import listed
from orderbot.storage.writer import Connection, Row, Writer
from orderbot.stored import Worker

PLACE: Final = APPLICATION + 1  # class of the locks of restaurants; those of whole databases have APPLICATION
SQL: Final = read((resources.files("orderbot.storage") / "shares.sql").read_text("utf-8"))


@dataclass(slots=True)
class Holding:
    """What of a database is ours. None: all of it."""

    locked: frozenset[str] | None = None  # nobody else may write for them; changed on the writer's thread alone
    ours: frozenset[str] | None = None  # of these, those we work for
    listed: str | None = None  # the same, as statements are told

    def work_for(self, restaurants: frozenset[str]) -> None:
        self.ours, self.listed = restaurants, listed(sorted(restaurants))

    def owns(self, restaurant: str) -> bool:
        return self.locked is None or restaurant in self.locked


ALONE: Final = Holding()


class Shares:
    """ports.Share. `fetch` reads beside the writer, whose session has the number `pid`."""

    def __init__(self, holding: Holding, pid: int, writer: Writer, fetch: Callable[..., Awaitable[list[Row]]]) -> None:
        self._holding = holding
        self._pid = pid
        self._writer = writer
        self._fetch = fetch

    def holds(self, restaurant: str) -> bool:
        return restaurant in self._ours

    async def workers(self, restaurants: Collection[str]) -> tuple[Worker, ...]:
        rows = await self._fetch(SQL["workers"], PLACE, list(restaurants), self._pid)
        return tuple(Worker(address, frozenset(holds), own) for address, holds, own in rows)

    async def join(self) -> None:
        await self._writer.submit("join", lambda db: db.execute(SQL["join"], (PLACE,)), alone=True)

    async def take(self, restaurants: Collection[str]) -> frozenset[str]:
        def lock(db: Connection) -> frozenset[str]:
            new = frozenset(restaurants) - self._locked
            got = frozenset(name for (name,) in db.execute(SQL["lock"], (PLACE, sorted(new))).fetchall())
            self._holding.locked = self._locked | got
            return self._locked.intersection(restaurants)

        return await self._writer.submit("take", lock, alone=True)

    def begin(self, restaurants: Collection[str]) -> None:
        self._holding.work_for(self._ours | frozenset(restaurants))

    async def leave(self, restaurant: str, busy: Callable[[], bool]) -> bool:
        def unlock(db: Connection) -> None:
            self._holding.locked = self._locked - {restaurant}
            db.execute(SQL["unlock"], (PLACE, [restaurant]))

        self._holding.work_for(self._ours - {restaurant})
        await self._writer.submit("leave", nothing)  # what was leased until now is known to who asked for it
        if busy():
            self.begin({restaurant})
            return False
        await self._writer.submit("leave", unlock, alone=True)
        return True

    async def swept(self) -> frozenset[str]:
        if not self.holds(""):
            return self._ours
        return self._ours | frozenset(name for (name,) in await self._fetch(SQL["nobodys"], PLACE))

    @property
    def _ours(self) -> frozenset[str]:
        return self._holding.ours or frozenset()

    @property
    def _locked(self) -> frozenset[str]:
        return self._holding.locked or frozenset()


def nothing(db: Connection) -> Any:
    """A round for its place among the others."""
