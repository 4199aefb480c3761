"""What PostgreSQL alone can do to us: sessions that are lost, workers that hang, a server that is not what we need."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from orderbot.config.model import PostgresServer
from orderbot.errors import OwnerError, PassingError
from orderbot.ports import Storage, StorageDown
from orderbot.storage import file
from orderbot.storage import postgres as engine
from orderbot.storage.dialect import STATEMENTS
from orderbot.storage.postgres import open_postgres
from orderbot.storage.writer import NO_CRASH
from orderbot.stored import Arrived
from tests.postgres import PORT, Cluster, cluster
from tests.storage.samples import DAY, Diary, Killed, Wall, arrived, ask, letter, placing, said


@pytest.fixture
def url(postgres: Cluster) -> Iterator[str]:
    with postgres.database() as made:
        yield made


async def opened(url: str) -> Storage:
    return await open_postgres(PostgresServer(url), Wall())


async def refused(server: PostgresServer, kind: type[OwnerError] = OwnerError) -> str:
    with pytest.raises(kind) as caught:
        await (await open_postgres(server, Wall())).close()
    return str(caught.value)


async def broken(store: Storage) -> None:
    async with asyncio.timeout(120):
        await store.broken()


# ---- the scheme ------------------------------------------------------------------------------------------------------


async def test_both_engines_have_the_same_tables_columns_and_version(url: str) -> None:
    store = await opened(url)
    db = file.open_writer(None, file.migrations(), NO_CRASH)
    kinds = {"INTEGER": "bigint", "TEXT": "text", "REAL": "double precision", "BLOB": "bytea"}
    lite = {
        (table, column): (kinds[kind], bool(must or key))
        for (table,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        for _, column, kind, must, _, key in db.execute(f"PRAGMA table_info({table})")
    }
    columns = "SELECT table_name, column_name, data_type, is_nullable = 'NO' FROM information_schema.columns"
    rows = await ask(store, f"{columns} WHERE table_schema = current_schema() AND table_name <> 'orderbot_schema'")
    indexes = {
        name for (name,) in await ask(store, "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()")
    }
    await store.close()
    assert {(table, column): (kind, must) for table, column, kind, must in rows} == lite
    assert max(file.migrations()) == max(engine.migrations()), "a migration of one engine is missing at the other"
    ours = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")}
    assert ours <= indexes
    db.close()


async def test_the_server_takes_every_statement(url: str) -> None:
    """Also those no other test comes by; nothing of SQLite's own is left in one."""
    store = await opened(url)
    for number, statement in enumerate(STATEMENTS.values()):
        assert "json_each" not in statement.sql
        await ask(store, f"PREPARE every{number} AS {statement.sql}")
    await store.close()


def test_a_parameter_has_one_type_in_all_statements() -> None:
    kinds = {(name, kind) for each in STATEMENTS.values() for name, kind in each.parameters}
    named = [name for name, _ in kinds]
    assert {name for name in named if named.count(name) > 1} <= {"ids"}, "`ids` are of rows, or of messages"


async def test_what_a_text_may_not_hold_there_is_left_out_and_nothing_is_lost(url: str) -> None:
    store = await opened(url)
    await store.set_setting("bella", "note", "eins\0zwei")
    assert await store.settings("bella") == {"note": "eins\ufffdzwei"}
    await store.close()


# ---- what is refused -------------------------------------------------------------------------------------------------


async def test_a_second_one_is_refused_until_the_first_has_gone(url: str) -> None:
    first = await opened(url)
    assert "another orderbot is using this database" in await refused(PostgresServer(url), PassingError)
    await first.close()
    await (await opened(url)).close()


async def test_a_database_of_somebody_else_is_not_touched(url: str, postgres: Cluster) -> None:
    schema = re.search(r"search_path=(\w+)", url)
    assert schema
    postgres.sql(f"CREATE TABLE {schema[1]}.invoice (id int)")
    assert "this database is not orderbot's" in await refused(PostgresServer(url))


async def test_a_database_of_a_newer_release_is_not_touched(url: str) -> None:
    store = await opened(url)
    await ask(store, "UPDATE orderbot_schema SET version = 9999")
    await store.close()
    assert "was written by a newer orderbot" in await refused(PostgresServer(url))


async def test_a_server_that_is_not_there_may_come_and_no_password_is_shown(tmp_path: Path) -> None:
    server = PostgresServer(f"postgresql://orderbot@/postgres?host={tmp_path}", "streng-geheim")
    told = await refused(server, PassingError)
    assert "PostgreSQL cannot be reached" in told
    assert "streng-geheim" not in told + repr(server)


async def test_an_unknown_database_is_the_owners_to_make(postgres: Cluster) -> None:
    assert "createdb" in await refused(PostgresServer(postgres.url().replace("/postgres?", "/nowhere?")))


@pytest.mark.thorough
def test_a_server_that_keeps_nothing_over_a_power_cut_is_refused() -> None:
    with cluster() as made:
        made.sql("ALTER SYSTEM SET fsync = off")
        made.stop()
        made.start()
        assert "fsync is off" in asyncio.run(refused(PostgresServer(made.url())))


async def test_a_migration_is_whole_or_not_there(url: str) -> None:
    with pytest.raises(Killed):
        await open_postgres(PostgresServer(url), Wall(), Diary("migration.before_commit"))
    store = await opened(url)
    assert await store.receive(arrived(said("m1"))) == 1
    await store.close()


# ---- what is lost ----------------------------------------------------------------------------------------------------


async def test_who_lost_the_session_writes_nothing_any_more_and_another_goes_on(url: str, postgres: Cluster) -> None:
    first = await opened(url)
    await first.receive(arrived(said("m1")))
    (key,) = (row[0] for row in await ask(first, "SELECT pg_backend_pid()"))
    postgres.sql(f"SELECT pg_terminate_backend({key}, 10000)")
    second = await opened(url)  # stood by
    with pytest.raises(StorageDown):
        await first.turn("bella", 1, DAY, placing("d"))
    await broken(first)
    with pytest.raises(StorageDown):
        await first.enqueue("bella", (letter("late"),))
    await first.close()
    assert await second.receive(arrived(said("m1"))) == 0, "what was acknowledged is there"
    assert await second.turn("bella", 1, DAY, placing("d"))
    assert len(await second.orders("bella", DAY, DAY)) == 1
    await second.close()


async def test_a_session_that_is_silent_is_ended_by_the_server_so_that_another_can_take_over(url: str) -> None:
    store = await opened(url)
    settings = ("idle_session_timeout", "idle_in_transaction_session_timeout", "synchronous_commit")
    assert [(await ask(store, f"SHOW {each}"))[0][0] for each in settings] == ["30s", "10s", "on"]
    assert engine.LOOK * 3 < engine.IDLE, "who is awake is never taken for one that hangs"
    await store.close()


@pytest.mark.thorough
def test_a_server_that_dies_in_the_middle_loses_nothing_it_acknowledged() -> None:
    async def told(made: Cluster) -> int:
        store, kept = await opened(made.url()), 0

        async def talk(number: int) -> None:
            nonlocal kept
            for message in range(10_000):
                await store.receive(arrived(said(f"{number}-{message}")))
                kept += 1
                if kept == 300:
                    asyncio.get_running_loop().run_in_executor(None, made.stop)

        ends = await asyncio.gather(*map(talk, range(8)), return_exceptions=True)
        assert [type(each) for each in ends] == [StorageDown] * 8
        await broken(store)
        await store.close()
        return kept

    async def found(made: Cluster) -> int:
        store = await opened(made.url())
        ((count,),) = await ask(store, "SELECT count(*) FROM inbox")
        await store.close()
        return int(count)

    with cluster() as made:
        kept = asyncio.run(told(made))
        while (made.folder / "data" / "postmaster.pid").exists():
            pass
        made.start()
        assert kept >= 300
        assert kept <= asyncio.run(found(made)) <= kept + 8, "at most what was asked for and not answered comes on top"


# ---- beside it -------------------------------------------------------------------------------------------------------


async def test_a_command_beside_it_reads_and_cannot_write(url: str) -> None:
    store = await opened(url)
    await store.receive(arrived(said("m1")))
    await store.turn("bella", 1, DAY, placing("d"))
    with engine.looking(PostgresServer(url)) as db:
        assert db.execute("SELECT count(*) FROM orders").fetchone() == (1,)
    with pytest.raises(OwnerError, match="read-only"), engine.looking(PostgresServer(url)) as db:
        db.execute("DELETE FROM conversation")
    await store.close()


def test_a_command_beside_it_makes_nothing(url: str) -> None:
    with pytest.raises(OwnerError, match="there is no database here"), engine.looking(PostgresServer(url)):
        pass


def test_a_password_is_never_shown() -> None:
    assert engine.shown("postgresql://ora:geheim@db.example/kasse") == "postgresql://ora@db.example/kasse"


# ---- behind a pooler ---------------------------------------------------------------------------------------------------


@contextmanager
def pooler(server: Cluster) -> Iterator[str]:
    """The address of a PgBouncer that lends two connections, by the transaction."""
    program = shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        pytest.skip("no PgBouncer is installed here (Debian: apt install pgbouncer)")
    folder = server.folder / "pooler"
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    settings = folder / "settings.ini"
    settings.write_text(
        f"[databases]\n* = host={server.folder} port={PORT} user=orderbot\n[pgbouncer]\nlisten_port = {PORT}\n"
        f"unix_socket_dir = {folder}\nauth_type = any\npool_mode = transaction\ndefault_pool_size = 2\n",
        encoding="utf-8",
    )
    owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    process = subprocess.Popen([*owner, program, "-q", str(settings)], stdin=subprocess.DEVNULL, cwd="/")
    try:
        while not (folder / f".s.PGSQL.{PORT}").exists():
            assert process.poll() is None
            time.sleep(0.01)
        yield f"postgresql://orderbot@/postgres?host={folder}&port={PORT}"
    finally:
        process.terminate()
        process.wait()


async def test_behind_a_pooler_it_reads_through_it_and_holds_its_own_session(tmp_path: Path) -> None:
    with cluster() as made, pooler(made) as url:
        server = PostgresServer(url, direct_url=made.url(), readers=8)
        stores = [await open_postgres(server, Wall(), address=f"http://worker{each}") for each in range(2)]
        for store, place in zip(stores, ("bella", "roma"), strict=True):
            assert await store.share.take(("bella", place)) == {place}
            store.share.begin((place,))
            await store.share.join()
            await store.receive(Arrived(((place, said("m1")),)))
        reads = [each.restaurants() for each in stores * 40] + [each.settings("bella") for each in stores * 40]
        found = await asyncio.gather(*reads, *(each.waiting() for each in stores * 40))
        assert found[:80] == [("bella", "roma")] * 80
        assert [[each.restaurant for each in waiting] for waiting in found[-2:]] == [["bella"], ["roma"]]
        assert {each.address for each in await stores[0].share.workers(("bella",))} == {
            "http://worker0",
            "http://worker1",
        }
        with engine.looking(server) as db:
            assert db.execute("SELECT count(*) FROM inbox").fetchone() == (2,)
        for store in stores:
            await store.close()
