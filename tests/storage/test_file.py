"""The database file: held once, private, migrated, refused when it is not ours to touch."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from orderbot.errors import OwnerError, PassingError
from orderbot.ports import StorageDown
from orderbot.storage import file
from orderbot.storage.sqlite import open_sqlite
from tests.storage.samples import DAY, Diary, Killed, Wall, arrived, ask, placing, said

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "bella.db"


async def filled(path: Path) -> None:
    store = await open_sqlite(path, Wall())
    await store.receive(arrived(said("m1")))
    await store.turn("bella", 1, DAY, placing("d"))
    await store.close()


def raw(path: Path, sql: str) -> list[tuple[object, ...]]:
    db = sqlite3.connect(path)
    try:
        return db.execute(sql).fetchall()
    finally:
        db.commit()
        db.close()


async def refused(path: Path) -> str:
    with pytest.raises(OwnerError) as caught:
        await (await open_sqlite(path, Wall())).close()  # else this process would never end
    (complaint,) = caught.value.complaints
    return str(complaint)


async def test_what_was_stored_is_there_after_a_restart(path: Path) -> None:
    await filled(path)
    store = await open_sqlite(path, Wall())
    try:
        assert await store.receive(arrived(said("m1"))) == 0, "known for good"
        assert len(await store.orders("bella", DAY, DAY)) == 1
        await store.receive(arrived(said("m2")))
        seen: list[int] = []
        await store.turn("bella", 1, DAY, placing("e", seen))
        assert seen == [2]
    finally:
        await store.close()


async def test_a_second_process_is_refused_until_the_first_lets_go(path: Path) -> None:
    store = await open_sqlite(path, Wall())
    script = f"""
        import asyncio, datetime, pathlib
        from orderbot.errors import OwnerError
        from orderbot.storage.sqlite import open_sqlite
        async def main():
            await (await open_sqlite(pathlib.Path({str(path)!r}), lambda: datetime.datetime.now(datetime.UTC))).close()
        try:
            asyncio.run(main())
        except OwnerError as error:
            print(error)
    """
    command = [sys.executable, "-c", textwrap.dedent(script)]
    try:
        other = await asyncio.to_thread(subprocess.run, command, cwd=ROOT, capture_output=True, text=True, timeout=600)
        assert "another orderbot is using this database; stop the other one" in other.stdout
        assert "another orderbot" in await refused(path), "in this process too"
    finally:
        await store.close()
    await (await open_sqlite(path, Wall())).close()


async def test_only_its_owner_can_read_the_file(path: Path) -> None:
    store = await open_sqlite(path, Wall())
    await store.receive(arrived(said("m1")))
    modes = {each.name: each.stat().st_mode & 0o777 for each in path.parent.iterdir()}
    await store.close()
    assert modes.pop("bella.db-wal") == 0o600, "the log holds the same words"
    assert set(modes.values()) == {0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700


async def test_settings_are_those_that_lose_nothing(path: Path) -> None:
    store = await open_sqlite(path, Wall())
    found = [
        (await ask(store, f"PRAGMA {each}"))[0][0]
        for each in ("journal_mode", "synchronous", "foreign_keys", "application_id")
    ]
    await store.close()
    assert found == ["wal", 2, 1, 0x4F524442]


async def test_the_reader_cannot_write(path: Path) -> None:
    store = await open_sqlite(path, Wall())
    assert store._engine._reader
    with pytest.raises(sqlite3.OperationalError):
        await store._engine._reader.execute_fetchall("DELETE FROM inbox")
    await store.close()


async def test_closing_leaves_one_file_without_a_log(path: Path) -> None:
    await filled(path)
    assert not path.with_name("bella.db-wal").exists() or path.with_name("bella.db-wal").stat().st_size == 0
    assert raw(path, "PRAGMA integrity_check") == [("ok",)]
    assert raw(path, "PRAGMA foreign_key_check") == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE orders SET total = 1",
        "DELETE FROM orders",
        "UPDATE order_event SET status = 'paid'",
        "DELETE FROM order_event",
    ],
)
async def test_an_order_and_its_history_cannot_be_changed(path: Path, sql: str) -> None:
    await filled(path)
    with pytest.raises(sqlite3.IntegrityError):
        raw(path, sql)


# ---- what becomes of the file ------------------------------------------------------------------------------------


def delete(path: Path) -> None:
    path.unlink()


def replace_it(path: Path) -> None:
    other = path.with_name("other.db")
    other.write_bytes(path.read_bytes())
    other.replace(path)


@pytest.mark.parametrize(("harm", "said_so"), [(delete, "deleted"), (replace_it, "replaced")])
async def test_a_file_that_is_not_the_one_that_was_opened_ends_the_writing(
    path: Path, caplog: pytest.LogCaptureFixture, harm: Callable[[Path], None], said_so: str
) -> None:
    store = await open_sqlite(path, Wall())
    await store.receive(arrived(said("m1")))
    assert (await store.health()).file == ""
    harm(path)
    assert said_so in (await store.health()).file
    await store.broken()
    with pytest.raises(StorageDown):
        await store.receive(arrived(said("m2")))
    assert said_so in (await store.health()).down
    assert [record.levelname for record in caplog.records] == ["CRITICAL"]
    await store.close()


async def test_a_database_that_is_gone_is_not_made_anew_in_silence(path: Path) -> None:
    await filled(path)
    path.unlink()
    complaint = await refused(path)
    assert "the database is gone" in complaint
    assert "delete bella.db.lock" in complaint
    assert not path.exists()
    path.with_name("bella.db.lock").unlink()
    await (await open_sqlite(path, Wall())).close()


async def test_a_database_that_another_program_holds_is_named_as_that_and_may_be_free_later(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await filled(path)
    monkeypatch.setattr(file, "SETTINGS", ("PRAGMA busy_timeout = 0", *file.SETTINGS[:2]))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA journal_mode = DELETE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(PassingError, match="another program holds the database; close it"):
        await open_sqlite(path, Wall())
    other.close()
    await (await open_sqlite(path, Wall())).close()


@pytest.mark.parametrize(
    ("error", "words"),
    [(errno.ENOSPC, "the disk is full; free some space"), (errno.EMFILE, "allow more open files")],
)
def test_trouble_of_the_machine_has_its_real_name_and_may_pass(path: Path, error: int, words: str) -> None:
    told = file.unwritable(path, OSError(error, os.strerror(error)))
    assert isinstance(told, PassingError)
    assert words in str(told)


# ---- versions ------------------------------------------------------------------------------------------------------

NEWEST = max(file.migrations())
NEXT = {**file.migrations(), NEWEST + 1: "CREATE TABLE extra (a INTEGER) STRICT;\nINSERT INTO extra VALUES (1);"}


async def test_a_newer_version_is_refused(path: Path) -> None:
    await filled(path)
    raw(path, "PRAGMA user_version = 99")
    assert "written by a newer orderbot" in await refused(path)


async def test_a_foreign_database_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    raw(path, "CREATE TABLE theirs (a)")
    assert "not a database of orderbot" in await refused(path)
    assert raw(path, "SELECT name FROM sqlite_schema") == [("theirs",)]


async def test_what_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"Dear diary, " * 100)
    assert "cannot be used" in await refused(path)
    assert path.read_bytes() == b"Dear diary, " * 100


async def test_a_damaged_page_is_found_at_the_start(path: Path) -> None:
    await filled(path)
    content = bytearray(path.read_bytes())
    content[4096:8192] = b"\xff" * 4096
    path.write_bytes(content)
    complaint = await refused(path)
    assert "damaged" in complaint or "malformed" in complaint


async def test_a_damaged_page_of_a_big_file_is_found_while_it_works(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await filled(path)
    db = sqlite3.connect(path)
    (page,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'quarantine'").fetchone()
    db.close()
    content = bytearray(path.read_bytes())
    content[4096 * (page - 1) : 4096 * page] = b"\xff" * 4096
    path.write_bytes(content)
    monkeypatch.setattr(file, "BIG", 0)
    store = await open_sqlite(path, Wall())
    await store.broken()
    with pytest.raises(StorageDown):
        await store.receive(arrived(said("m2")))
    assert "damaged" in (await store.health()).down
    assert "restore a copy" in caplog.text
    await store.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
async def test_a_folder_without_permission_is_a_clear_message(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    assert "cannot be written" in await refused(closed / "bella.db")


async def test_a_directory_in_the_way_is_a_clear_message(tmp_path: Path) -> None:
    (tmp_path / "bella.db").mkdir()
    assert "cannot be written" in await refused(tmp_path / "bella.db")


async def test_an_older_version_is_copied_then_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await filled(path)
    monkeypatch.setattr(file, "migrations", lambda: NEXT)
    store = await open_sqlite(path, Wall())
    assert len(await store.orders("bella", DAY, DAY)) == 1
    await store.close()
    assert raw(path, "PRAGMA user_version") == [(NEWEST + 1,)]
    copy = path.with_name(f"bella.db.before-{NEWEST + 1:04}")
    assert raw(copy, "PRAGMA user_version") == [(NEWEST,)]
    assert raw(copy, "SELECT count(*) FROM orders") == [(1,)]
    assert copy.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("point", "version"), [("migration.before_commit", NEWEST), ("migration.after_commit", NEWEST + 1)]
)
async def test_a_death_during_an_update_leaves_the_old_or_the_new(
    path: Path, monkeypatch: pytest.MonkeyPatch, point: str, version: int
) -> None:
    await filled(path)
    monkeypatch.setattr(file, "migrations", lambda: NEXT)
    with pytest.raises(Killed):
        await open_sqlite(path, Wall(), Diary(die_at=point))
    assert raw(path, "PRAGMA user_version") == [(version,)]
    await (await open_sqlite(path, Wall())).close()
    assert raw(path, "SELECT a FROM extra") == [(1,)]


async def test_an_update_with_a_fault_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await filled(path)
    monkeypatch.setattr(file, "migrations", lambda: {**NEXT, NEWEST + 1: "CREATE TABLE extra (a);\nNONSENSE;"})
    assert "cannot be used" in await refused(path)
    assert raw(path, "PRAGMA user_version") == [(NEWEST,)]
    assert raw(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'extra'") == [(0,)]


async def test_a_backup_is_whole_and_a_death_leaves_the_older_one(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    diary = Diary()
    store = await open_sqlite(path, Wall(), diary)
    await store.receive(arrived(said("m1")))
    await store.backup(target)
    assert raw(target, "SELECT count(*) FROM inbox") == [(1,)]
    assert target.stat().st_mode & 0o777 == 0o600
    await store.receive(arrived(said("m2")))
    diary.die_at = "backup.before_replace"
    with pytest.raises(Exception, match="closed"):
        await store.backup(target)
    await asyncio.gather(store._task, return_exceptions=True)
    assert raw(target, "SELECT count(*) FROM inbox") == [(1,)]
    with pytest.raises(Killed):
        await store.close()


# ---- kill -9 -------------------------------------------------------------------------------------------------------

CHILD = """
    import asyncio, os, pathlib, signal, sys
    from orderbot.storage.sqlite import open_sqlite
    from tests.storage.samples import Wall, arrived, said, placing, DAY

    def crash(point):
        if point == sys.argv[2]:
            os.kill(os.getpid(), signal.SIGKILL)

    async def main():
        store = await open_sqlite(pathlib.Path(sys.argv[1]), Wall(), crash)
        for each in range(3):
            await store.receive(arrived(said(f"m{each}")))
            print("kept", each, flush=True)
        await store.turn("bella", 1, DAY, placing("d"))
        print("placed", flush=True)

    asyncio.run(main())
"""


@pytest.mark.parametrize(
    ("point", "messages", "orders"),
    [
        ("migration.before_commit", 0, 0),
        ("receive.before_commit", 0, 0),
        ("receive.after_commit", 1, 0),
        ("turn.before_commit", 3, 0),
        ("turn.after_commit", 3, 1),
    ],
)
async def test_a_killed_process_loses_nothing_it_acknowledged(
    path: Path, point: str, messages: int, orders: int
) -> None:
    command = [sys.executable, "-c", textwrap.dedent(CHILD), str(path), point]
    died = await asyncio.to_thread(subprocess.run, command, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert died.returncode == -signal.SIGKILL, died.stderr
    assert died.stdout.count("kept") <= messages
    store = await open_sqlite(path, Wall())
    try:
        assert len(await store.orders("bella", DAY, DAY)) == orders
        assert await store.receive(arrived(*(said(f"m{each}") for each in range(3)))) == 3 - messages
    finally:
        await store.close()
    assert raw(path, "PRAGMA integrity_check") == [("ok",)]
