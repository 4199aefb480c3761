"""The only task that writes: it takes what waits, writes it all with one statement of each kind, commits once.

A round runs as one function on a thread of its own: one hop to it and back, and the loop never stands still for it. A
caller awaits a shielded future, so no client can cancel a transaction. What fails is taken out, and the rest of its
kind is played again without it. After an I/O error nothing is written any more: the page cache cannot be trusted.

Where others write to the same database, `owns` is asked in every round, of the restaurants that a request names: what
is not ours any more is refused before anything of it is said.

Who has time rides on the next round instead of making one; and one may follow each round that writes, in the same
commit. So an answer is asked for, decided, stored and taken for delivery with a single sync.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeVar

from orderbot.ports import Crash, StorageDown
from orderbot.storage.trouble import CONTRADICTIONS, TROUBLE, fatal, name_of

Q = TypeVar("Q")
T = TypeVar("T")
Row = Any  # values by place; its type is told by the statement only
NO_CRASH: Final[Crash] = lambda point: None  # noqa: E731
ORDER: Final = ("receive", "settle", "turn", "lease")  # in a round: what came, what left, what is said, what goes next
FOLLOWED: Final = frozenset(("receive", "settle", "turn", "fail", "enqueue", "move", "alarm"))


class Connection(Protocol):
    """What the writer needs of sqlite3.Connection; as narrow as that so that tests can stand in for it."""

    @property
    def in_transaction(self) -> bool: ...

    def execute(self, sql: str, parameters: Any = (), /) -> Any: ...

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Any: ...


Work = Callable[[Connection], T]
Batch = Callable[[Connection, Sequence[Q]], Sequence[T | Exception]]  # an outcome for each, in order
Run = Callable[[Callable[[], Any]], Awaitable[Any]]  # where a round is played
Owns = Callable[[str], bool]  # may this restaurant be written for? Asked on the thread, within the transaction's round


def everything(restaurant: str) -> bool:
    """Nobody else writes."""
    return True


@dataclass(slots=True)
class _Item:
    name: str
    batch: Batch[Any, Any]
    request: Any
    done: asyncio.Future[Any]
    alone: bool  # outside a transaction: VACUUM INTO, checkpoints
    places: Collection[str] = ()  # restaurants that must be ours for it


@dataclass(frozen=True, slots=True)
class Following:
    """What is asked at the end of a round, and who hears its outcome before anybody hears theirs."""

    name: str
    batch: Batch[Any, Any]
    request: Any
    hear: Callable[[Any], None]  # a result, or the exception it failed with


def thread() -> tuple[Run, Callable[[], None]]:
    """A thread for the writing connection, and how to end it."""
    pool = ThreadPoolExecutor(1, thread_name_prefix="writer")

    async def run(work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(pool, work)

    return run, lambda: pool.shutdown(wait=False)


class Writer:
    """`run` plays a round, on the thread that made `db`."""

    def __init__(
        self,
        db: Connection,
        run: Run,
        *,
        crash: Crash = NO_CRASH,
        limit: int = 100,
        backlog: int = 1000,
        owns: Owns = everything,
    ) -> None:
        self._db = db
        self._run = run
        self._crash = crash
        self._owns = owns
        self._limit = limit
        self._queue: asyncio.Queue[_Item | None] = asyncio.Queue(backlog)
        self._held: _Item | None = None  # taken from the queue, but for the next round
        self._riders: list[_Item] = []  # for the next round, whoever makes it
        self._follow: Callable[[], Following | None] = lambda: None
        self._closing = False
        self.down: BaseException | None = None
        self.broken = asyncio.Event()

    async def submit(self, name: str, work: Work[T], *, alone: bool = False, places: Collection[str] = ()) -> T:
        """Run the work in the next transaction; its result, once that is on the disk. `name` names its crash points.
        StorageDown if one of the restaurants `places` is not ours."""
        result: T = await self._put(_Item(name, _one, work, _future(), alone, places))
        return result

    async def join(
        self, name: str, batch: Batch[Q, T], request: Q, *, patience: float = 0.0, places: Collection[str] = ()
    ) -> T:
        """The same, together with what others ask of the same kind in that round; with `patience` (seconds) it waits so
        long for a round that others make."""
        item = _Item(name, batch, request, _future(), False, places)
        result: T = await (self._ride(item, patience) if patience else self._put(item))
        return result

    def follow(self, follow: Callable[[], Following | None]) -> None:
        """Called before every round that writes what others may wait for: what to ask at its end, in its commit."""
        self._follow = follow

    async def _put(self, item: _Item) -> Any:
        self._open()
        try:
            self._queue.put_nowait(item)
        except asyncio.QueueFull:
            raise StorageDown("too much waits to be written") from None
        return await asyncio.shield(item.done)

    async def _ride(self, item: _Item, patience: float) -> Any:
        self._open()
        self._riders.append(item)
        asyncio.get_running_loop().call_later(patience, self._start, item)
        return await asyncio.shield(item.done)

    def _open(self) -> None:
        if self.down or self._closing:
            raise StorageDown("the store is closed") from self.down

    def _start(self, rider: _Item) -> None:
        """It has waited long enough: it makes a round itself. A full queue will take it along anyway."""
        if rider in self._riders and not self._queue.full():
            self._riders.remove(rider)
            self._queue.put_nowait(rider)

    def give_up(self, why: BaseException) -> None:
        """Nothing is written any more: what lies behind the connection is not what it was."""
        if not self.down:
            self.down = why
            self.broken.set()
            with suppress(asyncio.QueueFull):
                self._queue.put_nowait(None)  # wakes `run`

    async def stop(self) -> None:
        """No more submits; `run` returns when what was queued is written."""
        self._closing = True
        for rider in self._boarded():
            await self._queue.put(rider)
        await self._queue.put(None)

    async def run(self) -> None:
        """Never cancel this task: stop it."""
        items: list[_Item] = []
        try:
            while not self.down:
                items, more = await self._gather()
                await self._round(items)
                if not more:
                    break
        except BaseException as error:
            self.down = error
            raise
        finally:
            self.down = self.down or StorageDown("the store is closed")
            self.broken.set()
            self._fail([*items, *self._left()], StorageDown("the store is closed"))

    def _left(self) -> list[_Item]:
        left = [*([self._held] if self._held else []), *self._boarded()]
        while not self._queue.empty():
            if item := self._queue.get_nowait():
                left.append(item)
        return left

    async def _gather(self) -> tuple[list[_Item], bool]:
        """What waits, at most `limit`; an item that stands alone is a round of its own. False: that was the last."""
        first = self._held or await self._queue.get()
        self._held = None
        if first is None:
            return [], False
        items = [first] if first.alone else [first, *self._boarded()]
        while not first.alone and len(items) < self._limit and not self._queue.empty():
            item = self._queue.get_nowait()
            if item is None:
                return items, False
            if item.alone:
                self._held = item
                break
            items.append(item)
        return items, True

    def _boarded(self) -> list[_Item]:
        riders, self._riders = self._riders, []
        return riders

    async def _round(self, items: list[_Item]) -> None:
        if not items:
            return
        follows = any(item.name in FOLLOWED for item in items)
        following = self._follow() if follows else None
        last = _Item(following.name, following.batch, following.request, _future(), False) if following else None
        whole = [*items, last] if last else items
        try:
            outcomes = await asyncio.shield(asyncio.ensure_future(self._run(lambda: self._play(whole))))
        except Exception as error:
            if following:
                following.hear(error)
            self._fail(items, error)
            if fatal(error):
                self.down = error
            return
        if following and last:
            following.hear(next(outcome for item, outcome in outcomes if item is last))
        for item, outcome in outcomes:
            if isinstance(outcome, BaseException):
                self._fail([item], outcome)
            elif not item.done.done():
                item.done.set_result(outcome)

    # -- on the thread

    def _play(self, items: list[_Item]) -> list[tuple[_Item, Any]]:
        if items[0].alone:
            return [(items[0], items[0].request(self._db))]
        ours: list[_Item] = []
        strange: list[_Item] = []
        for item in items:
            (ours if all(map(self._owns, item.places)) else strange).append(item)
        kinds = _kinds(ours)
        try:
            self._db.execute("BEGIN IMMEDIATE")
            outcomes = [each for kind in kinds for each in zip(kind, self._kind(kind), strict=True)]
            for kind in kinds:
                self._crash(f"{kind[0].name}.before_commit")
            self._db.execute("COMMIT")
        except BaseException:
            # A commit that fails with BUSY leaves the transaction open; FULL may have rolled it back already.
            if self._db.in_transaction:
                with suppress(*TROUBLE):
                    self._db.execute("ROLLBACK")
            raise
        for kind in kinds:
            self._crash(f"{kind[0].name}.after_commit")
        return [*outcomes, *((item, StorageDown("another worker has this restaurant")) for item in strange)]

    def _kind(self, kind: Sequence[_Item]) -> Sequence[Any]:
        """The outcome of each, together; if that fails, one by one, so that only the culprit's is its exception."""
        self._db.execute("SAVEPOINT kind")
        try:
            outcomes = kind[0].batch(self._db, [item.request for item in kind])
        except Exception as error:
            if fatal(error) or not self._db.in_transaction:
                raise
            self._db.execute("ROLLBACK TO kind")
            outcomes = [error] if len(kind) == 1 else [self._kind([item])[0] for item in kind]
        self._db.execute("RELEASE kind")
        return outcomes

    @staticmethod
    def _fail(items: list[_Item], error: BaseException) -> None:
        for item in items:
            if not item.done.done():
                item.done.set_exception(_told(error))
                item.done.exception()  # whoever was cancelled does not fetch it


def _future() -> asyncio.Future[Any]:
    return asyncio.get_running_loop().create_future()


def _one(db: Connection, works: Sequence[Work[T]]) -> list[T | Exception]:
    return [work(db) for work in works]


def _kinds(items: list[_Item]) -> list[list[_Item]]:
    """What is asked together; kinds that wait for each other in a fixed order, all others in the order they came."""
    found: dict[Any, list[_Item]] = {}
    for item in items:
        found.setdefault(id(item) if item.batch is _one else item.batch, []).append(item)
    return sorted(found.values(), key=lambda kind: ORDER.index(kind[0].name) if kind[0].name in ORDER else -1)


def _told(error: BaseException) -> BaseException:
    """What the caller gets: trouble with the database as StorageDown, everything else as it is."""
    if not isinstance(error, TROUBLE) or isinstance(error, CONTRADICTIONS):
        return error
    told = StorageDown(f"the database did not take it: {name_of(error)}")
    told.__cause__ = error
    return told
