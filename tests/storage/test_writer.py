"""The hazards of one connection and many tasks, and that the writer has none of them."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from orderbot.ports import StorageDown
from orderbot.storage.writer import Connection, Following, Run, Work, Writer, thread
from tests.storage.samples import Diary, Killed


def insert(value: int, *, times: int = 1) -> Work[int]:
    def work(db: Connection) -> int:
        for half in range(times):
            db.execute("INSERT INTO t VALUES (?, ?)", (value, half))
        return value

    return work


def insert_all(db: Connection, values: Sequence[int]) -> list[int | Exception]:
    """A batch with one statement, as the verbs have it."""
    db.executemany("INSERT INTO t VALUES (?, 0)", [(value,) for value in values])
    return list(values)


class Spy:
    """A connection that notes statements and fails as told."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.said: list[str] = []
        self.fails: dict[str, str] = {}  # first word of a statement -> sqlite_errorname

    @property
    def in_transaction(self) -> bool:
        return self.db.in_transaction

    def execute(self, sql: str, parameters: Any = (), /) -> Any:
        self._note(sql)
        return self.db.execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any, /) -> Any:
        self._note(sql)
        return self.db.executemany(sql, parameters)

    def _note(self, sql: str) -> None:
        word = sql.split()[0]
        self.said.append(word)
        if name := self.fails.pop(word, ""):
            error = sqlite3.OperationalError("planted")
            error.sqlite_errorname = name
            raise error


@pytest.fixture
def spy(tmp_path: Path) -> Iterator[Spy]:
    db = sqlite3.connect(tmp_path / "t.db", isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("CREATE TABLE t (value INTEGER, half INTEGER, PRIMARY KEY (value, half)) STRICT")
    yield Spy(db)
    db.close()


@pytest.fixture
def run() -> Iterator[Run]:
    made, end = thread()
    yield made
    end()


def stored(spy: Spy) -> list[int]:
    return [row[0] for row in spy.db.execute("SELECT value FROM t ORDER BY value, half")]


@pytest.fixture
async def writer(spy: Spy, run: Run) -> AsyncIterator[Writer]:
    made = Writer(spy, run, limit=50)
    task = asyncio.create_task(made.run())
    yield made
    await made.stop()
    await task


async def test_what_waits_together_is_committed_together(spy: Spy, writer: Writer) -> None:
    values = await asyncio.gather(*(writer.submit("t", insert(each)) for each in range(120)))
    assert values == list(range(120))
    assert spy.said.count("COMMIT") == 3, "at most 50 in one"
    assert stored(spy) == list(range(120))


async def test_one_bad_work_of_a_batch_fails_alone(spy: Spy, writer: Writer) -> None:
    works = [insert(each) for each in range(50)]
    works[17] = insert(3)  # there already
    works[30] = insert(7)
    outcomes = await asyncio.gather(*(writer.submit("t", each) for each in works), return_exceptions=True)
    bad = [at for at, each in enumerate(outcomes) if isinstance(each, BaseException)]
    assert bad == [17, 30]
    assert all(isinstance(outcomes[at], sqlite3.IntegrityError) for at in bad)
    assert len(stored(spy)) == 48
    assert spy.said.count("COMMIT") == 1


async def test_a_work_that_fails_halfway_leaves_no_half(spy: Spy, writer: Writer) -> None:
    def halfway(db: Connection) -> None:
        db.execute("INSERT INTO t VALUES (1, 0)")
        raise LookupError

    bad, good = await asyncio.gather(writer.submit("t", halfway), writer.submit("t", insert(2)), return_exceptions=True)
    assert isinstance(bad, LookupError)
    assert good == 2
    assert stored(spy) == [2]


async def test_callers_cancelled_at_any_moment_tear_nothing(spy: Spy, writer: Writer) -> None:
    chance = Random(7)

    async def caller(value: int) -> int:
        await asyncio.sleep(chance.random() * 0.05)
        return await writer.submit("t", insert(value, times=2))

    tasks = [asyncio.create_task(caller(each)) for each in range(200)]
    for task in tasks:
        await asyncio.sleep(chance.random() * 0.0006)
        if chance.random() < 0.6:
            task.cancel()
    answers = await asyncio.gather(*tasks, return_exceptions=True)
    assert any(isinstance(each, asyncio.CancelledError) for each in answers), "else nothing was tried"
    assert await writer.submit("t", insert(1000)) == 1000, "the writer lives"
    found = stored(spy)
    assert not spy.in_transaction
    for value in range(200):
        assert found.count(value) in (0, 2), "whole or not at all"
        if answers[value] == value:
            assert value in found, "acknowledged"


async def test_a_cancelled_caller_does_not_stop_its_transaction(spy: Spy, writer: Writer) -> None:
    started, go = threading.Event(), threading.Event()

    def slow(db: Connection) -> None:
        started.set()
        go.wait()
        db.execute("INSERT INTO t VALUES (1, 0)")

    task = asyncio.create_task(writer.submit("t", slow))
    await asyncio.to_thread(started.wait)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go.set()
    await writer.submit("t", insert(2))
    assert stored(spy) == [1, 2]


@pytest.mark.parametrize("when", ["BEGIN", "COMMIT"])
@pytest.mark.parametrize("name", ["SQLITE_FULL", "SQLITE_BUSY"])
async def test_a_full_disk_fails_the_batch_and_the_writer_goes_on(
    spy: Spy, writer: Writer, when: str, name: str
) -> None:
    spy.fails[when] = name
    with pytest.raises(StorageDown):
        await writer.submit("t", insert(1))
    assert not spy.in_transaction
    assert await writer.submit("t", insert(2)) == 2
    assert stored(spy) == [2]


@pytest.mark.parametrize("name", ["SQLITE_IOERR_FSYNC", "SQLITE_CORRUPT", "SQLITE_NOTADB"])
async def test_after_a_broken_disk_nothing_is_written_any_more(spy: Spy, run: Run, name: str) -> None:
    writer = Writer(spy, run)
    task = asyncio.create_task(writer.run())
    spy.fails["COMMIT"] = name
    first, second = await asyncio.gather(
        *(writer.submit("t", insert(each)) for each in range(2)), return_exceptions=True
    )
    assert isinstance(first, StorageDown)
    assert isinstance(second, StorageDown)
    await writer.broken.wait()
    await task
    with pytest.raises(StorageDown):
        await writer.submit("t", insert(3))
    assert stored(spy) == []


async def test_a_full_queue_refuses_at_once(spy: Spy, run: Run) -> None:
    writer = Writer(spy, run, backlog=2)  # nobody works on it yet
    waiting = [asyncio.create_task(writer.submit("t", insert(each))) for each in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(StorageDown):
        await writer.submit("t", insert(9))
    task = asyncio.create_task(writer.run())
    assert await asyncio.gather(*waiting) == [0, 1]
    await writer.stop()
    await task


async def test_stopping_writes_what_was_queued_and_refuses_what_comes_later(spy: Spy, run: Run) -> None:
    writer = Writer(spy, run)
    waiting = [asyncio.create_task(writer.submit("t", insert(each))) for each in range(70)]
    await asyncio.sleep(0)
    await writer.stop()
    with pytest.raises(StorageDown):
        await writer.submit("t", insert(99))
    await writer.run()
    assert await asyncio.gather(*waiting) == list(range(70))


async def test_work_that_stands_alone_runs_outside_a_transaction_in_its_turn(spy: Spy, writer: Writer) -> None:
    seen: list[tuple[bool, list[int]]] = []

    def alone(db: Connection) -> None:
        seen.append((db.in_transaction, stored(spy)))

    await asyncio.gather(
        writer.submit("t", insert(1)), writer.submit("alone", alone, alone=True), writer.submit("t", insert(2))
    )
    assert seen == [(False, [1])]


@pytest.mark.parametrize(("point", "left"), [("t.before_commit", []), ("t.after_commit", [1])])
async def test_a_death_around_the_commit_leaves_all_or_nothing(spy: Spy, run: Run, point: str, left: list[int]) -> None:
    writer = Writer(spy, run, crash=Diary(die_at=point))
    task = asyncio.create_task(writer.run())
    with pytest.raises(StorageDown):
        await writer.submit("t", insert(1))
    with pytest.raises(Killed):
        await task
    assert stored(spy) == left
    assert not spy.in_transaction


async def test_a_writer_that_is_cancelled_all_the_same_leaves_nobody_waiting_and_no_half(spy: Spy, run: Run) -> None:
    writer = Writer(spy, run)
    task = asyncio.create_task(writer.run())
    started, go = threading.Event(), threading.Event()

    def slow(db: Connection) -> None:
        db.execute("INSERT INTO t VALUES (1, 0)")
        started.set()
        go.wait()
        raise LookupError

    waiting = asyncio.create_task(writer.submit("t", slow))
    await asyncio.to_thread(started.wait)
    later = asyncio.create_task(writer.submit("t", insert(2)))
    await asyncio.sleep(0)
    task.cancel()
    for each in (waiting, later):
        with pytest.raises(StorageDown):
            await each
    with pytest.raises(asyncio.CancelledError):
        await task
    go.set()
    await run(lambda: None)  # the thread has ended the round
    assert not spy.in_transaction
    assert stored(spy) == []


async def test_what_is_of_one_kind_takes_one_statement(spy: Spy, writer: Writer) -> None:
    values = await asyncio.gather(*(writer.join("t", insert_all, each) for each in range(40)))
    assert values == list(range(40))
    assert spy.said.count("INSERT") == 1
    assert stored(spy) == values


async def test_the_culprit_of_a_kind_is_taken_out_and_the_rest_played_again(spy: Spy, writer: Writer) -> None:
    await writer.submit("t", insert(7))
    outcomes = await asyncio.gather(*(writer.join("t", insert_all, each) for each in range(10)), return_exceptions=True)
    assert [at for at, each in enumerate(outcomes) if isinstance(each, sqlite3.IntegrityError)] == [7]
    assert stored(spy) == list(range(10))
    assert spy.said.count("COMMIT") == 2


async def test_an_outcome_that_is_an_exception_is_raised_for_its_caller_alone(spy: Spy, writer: Writer) -> None:
    def odd(db: Connection, values: Sequence[int]) -> list[int | Exception]:
        return [LookupError(value) if value % 2 else value for value in values]

    outcomes = await asyncio.gather(*(writer.join("t", odd, each) for each in range(4)), return_exceptions=True)
    assert [type(each) for each in outcomes] == [int, LookupError, int, LookupError]


async def test_the_loop_goes_on_while_a_round_is_played(spy: Spy, writer: Writer) -> None:
    go = threading.Event()
    task = asyncio.create_task(writer.submit("t", lambda db: go.wait()))
    for _ in range(50):
        await asyncio.sleep(0)
    assert not task.done()
    go.set()
    assert await task


# ---- riding along, and what follows


async def test_who_has_patience_is_stored_with_the_next_who_has_none(spy: Spy, writer: Writer) -> None:
    rider = asyncio.create_task(writer.join("settle", insert_all, 1, patience=3600))
    while not writer._riders:
        await asyncio.sleep(0)
    assert stored(spy) == []
    await writer.join("turn", insert_all, 2)
    assert await rider == 1
    assert spy.said.count("COMMIT") == 1


async def test_patience_ends(spy: Spy, writer: Writer) -> None:
    assert await writer.join("settle", insert_all, 1, patience=0.001) == 1


async def test_patience_ends_with_the_house(spy: Spy, run: Run) -> None:
    writer = Writer(spy, run)
    task = asyncio.create_task(writer.run())
    rider = asyncio.create_task(writer.join("settle", insert_all, 1, patience=3600))
    await asyncio.sleep(0)
    await writer.stop()
    await task
    assert await rider == 1


async def test_what_follows_a_round_is_in_its_commit_and_heard_before_it(spy: Spy, writer: Writer) -> None:
    heard: list[Any] = []
    writer.follow(lambda: Following("lease", insert_all, 10, heard.append))
    assert await writer.join("turn", insert_all, 1) == 1
    assert heard == [10]
    assert spy.said.count("COMMIT") == 1
    await writer.submit("backup", insert(2))
    assert heard == [10], "nothing becomes due by that"


async def test_what_follows_and_fails_takes_nobody_with_it(spy: Spy, writer: Writer) -> None:
    heard: list[Any] = []
    writer.follow(lambda: Following("lease", insert_all, 1, heard.append))
    assert await writer.join("turn", insert_all, 1) == 1
    assert isinstance(heard[0], sqlite3.IntegrityError)
    spy.fails = {"COMMIT": "SQLITE_FULL"}
    with pytest.raises(StorageDown):
        await writer.join("turn", insert_all, 2)
    assert isinstance(heard[1], sqlite3.OperationalError), "it hears of a round that was not stored"
