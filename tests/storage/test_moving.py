"""A shop moves from a file to a server and back, with everything that is open."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from orderbot.config.model import PostgresServer
from orderbot.errors import OwnerError
from orderbot.ports import Storage
from orderbot.storage import file, moving
from orderbot.storage.postgres import open_postgres
from orderbot.storage.sqlite import open_sqlite
from orderbot.storage.writer import NO_CRASH
from orderbot.stored import Decision, Errand
from tests.postgres import Cluster
from tests.storage.samples import BERT, DAY, Wall, arrived, said
from tests.storage.test_personal import lived


@pytest.fixture
def server(postgres: Cluster) -> Iterator[PostgresServer]:
    with postgres.database() as url:
        yield PostgresServer(url)


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """A shop in the middle of its evening: a conversation, an order, messages that wait, a delivery on its way."""
    path = tmp_path / "bella.db"
    store = await open_sqlite(path, Wall())
    await lived(store)
    await store.receive(arrived(said("m2", "und eine Cola \0"), said("m3", "Pizza", sender=BERT)))
    await store.save_card("bella", "v1", "{}")
    await store.set_stock("bella", "cola", None, 3)
    await store.beat()
    await store.close()
    return path


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as db:
        names = [*moving.TABLES, "sqlite_sequence"]
        return {name: sorted(db.execute(f"SELECT * FROM {name}").fetchall(), key=str) for name in names}


def quiet(done: int, total: int) -> None: ...


def test_every_table_of_the_house_moves() -> None:
    with closing(file.open_writer(None, file.migrations(), NO_CRASH)) as db:
        found = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'").fetchall()
    assert sorted(moving.TABLES) == sorted(name for (name,) in found)


def test_there_and_back_everything_is_as_it_was(path: Path, server: PostgresServer, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    count = moving.move(path, server, lambda done, total: steps.append((done, total)))
    assert steps[-1] == (2 * count, 2 * count), "written, then compared"
    assert moving.move(server, tmp_path / "back.db", quiet) == count
    before = rows(path)
    assert all(
        before[name] for name in ("inbox", "conversation", "orders", "order_person", "outbox", "status", "stock")
    )
    assert rows(tmp_path / "back.db") == before


async def test_a_shop_goes_on_where_it_was(path: Path, server: PostgresServer) -> None:
    async def seen(store: Storage) -> list[object]:
        return [
            await store.waiting(),
            await store.orders("bella", DAY, DAY),
            await store.talks("bella"),
            await store.unprinted("bella"),
            await store.settings("bella"),
            await store.card("bella"),
        ]

    store = await open_sqlite(path, Wall())
    before = await seen(store)
    await store.close()
    with closing(sqlite3.connect(path)) as db:
        last = dict(db.execute("SELECT name, seq FROM sqlite_sequence"))
    moving_in_a_thread(path, server)
    store = await open_postgres(server, Wall())
    assert await seen(store) == before
    assert await store.receive(arrived(said("m2"))) == 0, "what was heard there is not heard again"
    heard: list[str] = []

    def decide(scene):
        heard.extend(each.id for each in scene.heard)
        return Decision(scene.talk)

    assert await store.turn("bella", 1, DAY, decide)
    assert heard == ["m2"]
    await store.receive(arrived(said("m4", sender=BERT)))
    await store.enqueue("bella", ())
    assert all(each.id <= last["outbox"] for each in await store.lease(Errand("me", 10)))
    await store.close()


def moving_in_a_thread(source: moving.Where, target: moving.Where) -> None:
    """The command has no loop of its own around it."""
    failed: list[BaseException] = []

    def run() -> None:
        try:
            moving.move(source, target, quiet)
        except BaseException as error:
            failed.append(error)

    thread = Thread(target=run)
    thread.start()
    thread.join()
    assert not failed, failed


def test_what_is_interrupted_leaves_nothing_and_is_begun_again(path: Path, server: PostgresServer) -> None:
    def pulled(done: int, total: int) -> None:
        if done > total // 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        moving.move(path, server, pulled)
    assert moving.move(path, server, quiet)


def test_a_row_that_is_not_the_same_stops_it_and_nothing_stays(
    path: Path, server: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = moving.ServerSide.put

    def faulty(self, table, rows):
        put(self, table, rows[:-1] if table.name == "order_event" else rows)

    monkeypatch.setattr(moving.ServerSide, "put", faulty)
    with pytest.raises(OwnerError, match="order_event is not there as it was"):
        moving.move(path, server, quiet)
    monkeypatch.undo()
    assert moving.move(path, server, quiet)


def test_a_target_with_anything_in_it_is_refused(path: Path, server: PostgresServer, tmp_path: Path) -> None:
    moving.move(path, server, quiet)
    with pytest.raises(OwnerError, match="not empty"):
        moving.move(path, server, quiet)
    with pytest.raises(OwnerError, match="not empty"):
        moving.move(server, path, quiet)


async def test_while_a_bot_runs_nothing_moves(path: Path, server: PostgresServer) -> None:
    store = await open_sqlite(path, Wall())
    with pytest.raises(OwnerError, match="another orderbot is using this database"):
        moving.move(path, path.with_name("other.db"), quiet)
    await store.close()


def test_from_nowhere_nothing_moves_and_nothing_is_made(server: PostgresServer, tmp_path: Path) -> None:
    with pytest.raises(OwnerError, match="there is no database here"):
        moving.move(tmp_path / "none.db", server, quiet)
    with pytest.raises(OwnerError, match="there is no database here"):
        moving.move(server, tmp_path / "new.db", quiet)
    assert not (tmp_path / "new.db").exists()
