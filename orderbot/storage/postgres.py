"""The store in a PostgreSQL database (extra `postgres`: asyncpg).

The same rounds as on SQLite: one connection writes, on a thread and a loop of its own, and holds what it works for by
locks of its session: the whole database, or some of the restaurants (shares.py). Who has lost the session can write
nothing any more, so a worker that hung is fenced off by the server itself; another takes over once that session has
ended. Reads go beside it through a small pool.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import urlsplit, urlunsplit

from orderbot.config.model import PostgresServer
from orderbot.errors import Complaint, OwnerError, PassingError
from orderbot.ports import Clock, Crash, StorageDown
from orderbot.storage.dialect import STATEMENTS
from orderbot.storage.file import APPLICATION, scripts
from orderbot.storage.queries import SQL
from orderbot.storage.shares import ALONE, Holding, Shares
from orderbot.storage.store import Database
from orderbot.storage.trouble import Contradiction, Trouble
from orderbot.storage.writer import NO_CRASH, Connection, Row, Run, Writer, thread
from orderbot.texts import Sayable, text

if TYPE_CHECKING:
    import asyncpg
    import asyncpg.pool
else:
    try:
        import asyncpg
    except ImportError:
        asyncpg = None

T = TypeVar("T")
LEAST: Final = 14  # version of the server: idle_session_timeout
LOOK: Final = 5.0  # seconds between two looks at the connection that writes
IDLE: Final = 30  # seconds without a word, until the server ends the session of a worker that hangs
CLOSING: Final = 5.0  # seconds
LATER: Final = {"BEGIN IMMEDIATE": "BEGIN", "SAVEPOINT kind": "SAVEPOINT kind", "RELEASE kind": "RELEASE kind"}
LOOKING: Final = {"default_transaction_read_only": "on"}
DURABLE: Final = ("fsync", "full_page_writes")
log = logging.getLogger(__name__)


def options(server: PostgresServer, **settings: str) -> dict[str, Any]:
    return {
        "dsn": server.session,
        "password": server.password or None,
        "timeout": server.timeout,
        "command_timeout": server.timeout,
        "server_settings": {"application_name": "orderbot", **settings},
    }


def pool_options(server: PostgresServer) -> dict[str, Any]:
    """Of those who read. A pooler that lends connections by the transaction keeps no settings and no statements; what
    asyncpg makes of a read without them it answers by one connection."""
    sizes = {"min_size": 1, "max_size": server.readers, "reset": _as_it_is}
    if server.direct_url:
        return options(server) | {"dsn": server.url, "statement_cache_size": 0} | sizes
    return options(server, **LOOKING) | sizes


class Rows:
    """What a statement gave, as sqlite3 hands it out."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def fetchall(self) -> list[Row]:
        return [tuple(row) for row in self._rows]

    def fetchone(self) -> Row | None:
        return tuple(self._rows[0]) if self._rows else None

    def __iter__(self) -> Iterator[Row]:
        return iter(self.fetchall())


class Link:
    """writer.Connection over asyncpg. All of it on one thread, whose loop turns only while a statement runs."""

    def __init__(self, loop: asyncio.AbstractEventLoop, db: asyncpg.Connection[Any]) -> None:
        self._loop = loop
        self._db = db
        self._later: list[str] = []  # begins and savepoints: said together with what comes next
        self.holding: Holding = ALONE

    @property
    def in_transaction(self) -> bool:
        return bool(self._later) or self._db.is_in_transaction()

    def execute(self, sql: str, parameters: Any = (), /) -> Rows:
        if sql in LATER:
            self._later.append(LATER[sql])
            return Rows(())
        statement = STATEMENTS.get(sql)
        if statement is None and not parameters and sql.startswith(("COMMIT", "ROLLBACK")):
            before = [] if sql == "ROLLBACK" else self._later
            script = "; ".join([*before, sql])
            self._later = []
            self.wait(self._db.execute(script))
            return Rows(())
        self._catch_up()
        if statement is None:
            return Rows(self.wait(self._db.fetch(sql, *parameters)))
        return Rows(self.wait(self._db.fetch(statement.sql, *statement.values(parameters, self.holding.listed))))

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> None:
        self._catch_up()
        statement = STATEMENTS[sql]
        rows = [statement.values(each) for each in parameters]
        if len(rows) == 1:
            self.wait(self._db.execute(statement.sql, *rows[0]))
        else:
            self.wait(self._db.executemany(statement.sql, rows))

    def copy_in(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        self.wait(self._db.copy_records_to_table(table, columns=columns, records=rows))

    def script(self, sql: str) -> None:
        self.wait(self._db.execute(sql))

    def _catch_up(self) -> None:
        if self._later:
            script, self._later = "; ".join(self._later), []
            self.wait(self._db.execute(script))

    def wait(self, work: Awaitable[T]) -> T:
        """Trouble if the server does not do it; fatal if it is not known what it did."""
        try:
            return self._loop.run_until_complete(work)
        except asyncpg.IntegrityConstraintViolationError as error:
            raise Contradiction(type(error).__name__, str(error)) from error
        except asyncpg.PostgresError as error:
            raise Trouble(type(error).__name__, str(error), fatal=self._db.is_closed()) from error
        except (asyncpg.InterfaceError, OSError, TimeoutError) as error:
            raise Trouble(type(error).__name__, str(error), fatal=True) from error

    @property
    def pid(self) -> int:
        """The server's number of this session."""
        return int(self._db.get_server_pid())

    def version(self) -> int:
        return int(self._db.get_server_version().major)

    def close(self) -> None:
        try:
            self._loop.run_until_complete(self._db.close(timeout=CLOSING))
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError):
            self._db.terminate()
        finally:
            self._loop.close()


class Postgres:
    """store.Engine on a server."""

    def __init__(self, link: Link, run: Run, end: Callable[[], None], readers: asyncpg.pool.Pool[Any]) -> None:
        self.db: Connection = link
        self.run = run
        self._link = link
        self._end = end
        self._readers = readers

    def owns(self, restaurant: str) -> bool:
        return self._link.holding.owns(restaurant)

    def share(self, writer: Writer) -> Shares | None:
        alone = self._link.holding is ALONE
        return None if alone else Shares(self._link.holding, self._link.pid, writer, self._fetch)

    async def read(self, writer: Writer, query: str, values: Mapping[str, Any]) -> list[Row]:
        statement = STATEMENTS[SQL[query]]
        return await self._fetch(statement.sql, *statement.values(values, self._link.holding.listed))

    async def _fetch(self, sql: str, *values: Any) -> list[Row]:
        try:
            return [tuple(row) for row in await self._readers.fetch(sql, *values)]
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError) as error:
            raise StorageDown("the store cannot be read") from error

    def emptied(self, db: Connection) -> bool:
        return True  # what the server keeps of it, and how long, is for VACUUM and its archive

    def copy(self, db: Connection, target: Path, crash: Crash) -> None:
        raise StorageDown("copies of a PostgreSQL database are made with its own tools")

    def missing(self) -> str:
        return ""

    async def watch(self, writer: Writer) -> None:
        """Says a word often enough that the session is not taken for one that hangs, and hears when it is gone."""
        while not writer.broken.is_set():
            await asyncio.sleep(LOOK)
            try:
                await writer.submit("watch", lambda db: db.execute("SELECT 1"))
            except StorageDown as error:
                if writer.broken.is_set():
                    log.critical("the database is lost: %s", error)

    async def close(self) -> None:
        try:
            async with asyncio.timeout(CLOSING):
                await self._readers.close()
        except TimeoutError:
            self._readers.terminate()
        await self.run(self._link.close)
        self._end()


def migrations() -> dict[int, str]:
    """{version: SQL}, in order; the versions are those of SQLite's."""
    return scripts(resources.files("orderbot.storage") / "migrations_postgres")


async def open_postgres(
    server: PostgresServer, clock: Clock, crash: Crash = NO_CRASH, steady: Clock | None = None, address: str = ""
) -> Database:
    """The store on that server, made or migrated. OwnerError if it is another's or newer, PassingError if it is in use
    or cannot be reached.

    `steady`: what durations are counted by; `clock` if it is not given. `address`: where others who share the database
    reach us; "": nobody shares it.
    """
    run, end = thread()
    try:
        link: Link = await run(partial(_connected, server, **({"application_name": address} if address else {})))
        try:
            await run(partial(_prepared, link, server, crash, shared=bool(address)))
            readers = await asyncpg.create_pool(**pool_options(server))
        except BaseException:
            await run(link.close)
            raise
    except BaseException:
        end()
        raise
    return Database(Postgres(link, run, end, readers), clock, steady or clock, crash)


def held(server: PostgresServer, *, make: bool) -> Link:
    """The database, held as a bot holds it, for a command that writes while none runs. To be closed.

    OwnerError if it is another's, in use, or, unless it may be made, not there.
    """
    link = _connected(server)
    try:
        if not make:
            _recognised(link, server)
        _prepared(link, server, NO_CRASH)
    except BaseException:
        link.close()
        raise
    return link


@contextmanager
def looking(server: PostgresServer) -> Iterator[Connection]:
    """A connection that cannot write, OwnerError if there is no database of ours and of this version."""
    with ThreadPoolExecutor(1, thread_name_prefix="looking") as pool:
        link = pool.submit(_connected, server, **LOOKING, default_transaction_isolation="repeatable read").result()
        try:
            pool.submit(_recognised, link, server).result()
            yield Lent(link, pool)
        except Trouble as error:
            what = text("the database cannot be used: {error}", error=str(error))
            raise _fault(server, what, text("see the log of PostgreSQL")) from error
        finally:
            pool.submit(link.close).result()


class Lent:
    """A link for a caller on another thread."""

    def __init__(self, link: Link, pool: ThreadPoolExecutor) -> None:
        self._link = link
        self._pool = pool

    @property
    def in_transaction(self) -> bool:
        return self._link.in_transaction

    def execute(self, sql: str, parameters: Any = (), /) -> Rows:
        return self._pool.submit(self._link.execute, sql, parameters).result()

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> None:
        self._pool.submit(self._link.executemany, sql, parameters).result()


async def _as_it_is(db: asyncpg.Connection[Any]) -> None:
    """A reader changes nothing of its session: it need not be told to undo that after every statement."""


def shown(url: str) -> str:
    """The address without a password, for people."""
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=user.partition(":")[0] + at + host))


# ---- on the thread that writes ---------------------------------------------------------------------------------------


def _connected(server: PostgresServer, **settings: str) -> Link:
    if asyncpg is None:
        raise _fault(server, text("PostgreSQL needs the extra postgres"), text("pip install 'orderbot[postgres]'"))
    loop = asyncio.new_event_loop()
    try:
        db = loop.run_until_complete(asyncpg.connect(statement_cache_size=256, **options(server, **settings)))
    except BaseException as error:
        loop.close()
        if (told := _unreachable(server, error)) is not None:
            raise told from error
        raise
    return Link(loop, db)


def _unreachable(server: PostgresServer, error: BaseException) -> OwnerError | None:
    match error:
        case asyncpg.InvalidAuthorizationSpecificationError():
            what = text("PostgreSQL does not let us in: {error}", error=str(error))
            return _fault(server, what, text("check the user in [database] url and [database] password"))
        case asyncpg.InvalidCatalogNameError():
            what = text("there is no such database: {error}", error=str(error))
            return _fault(server, what, text("make it: createdb --owner=USER NAME"))
        case asyncpg.PostgresError() | OSError() | TimeoutError():
            what = text("PostgreSQL cannot be reached: {error}", error=str(error) or type(error).__name__)
            return PassingError(
                Complaint(shown(server.url), 0, what, text("start it, or check [database] url in the configuration"))
            )
        case asyncpg.InterfaceError() | ValueError():
            what = text("this address cannot be used: {error}", error=str(error))
            return _fault(server, what, text("write postgresql://user@host/name"))
    return None


def _prepared(link: Link, server: PostgresServer, crash: Crash, *, shared: bool = False) -> None:
    if link.version() < LEAST:
        what = text("this PostgreSQL is too old: {version}", version=link.version())
        raise _fault(server, what, text("use PostgreSQL {version} or newer", version=LEAST))
    for name in DURABLE:
        if link.execute(f"SHOW {name}").fetchall() != [("on",)]:
            what = text("what is stored there does not survive a power cut: {name} is off", name=name)
            raise _fault(server, what, text("set {name} = on in postgresql.conf", name=name))
    link.script(
        f"SET synchronous_commit = on; SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '10s';"
        f" SET idle_session_timeout = '{IDLE}s'; SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5;"
        f" SET tcp_keepalives_count = 3; SET client_min_messages = error"
    )
    if _locks(link, "pg_try_advisory_lock"):
        _migrated(link, server, crash)
        if not shared:
            return
        _locks(link, "pg_advisory_lock_shared")
        _locks(link, "pg_advisory_unlock")
    elif shared and _locks(link, "pg_try_advisory_lock_shared"):
        version = _version(link)
        _not_newer(version, server)
        if version < max(migrations()):
            what = text("an older orderbot is at work on this database")
            raise PassingError(Complaint(shown(server.url), 0, what, text("stop all of them, then start the new ones")))
    else:
        what = text("another orderbot is using this database")
        remedy = text("stop the other one, or give this one a database of its own")
        raise PassingError(Complaint(shown(server.url), 0, what, remedy))
    link.holding = Holding(locked=frozenset())
    link.holding.work_for(frozenset())


def _locks(link: Link, how: str) -> bool:
    """The lock of the database: shared by all that work together, else one's alone. False: it is not to be had."""
    rows = link.execute(f"SELECT {how}($1, hashtext(current_schema()))", (APPLICATION,)).fetchall()
    return rows != [(False,)]


def _recognised(link: Link, server: PostgresServer) -> None:
    version = _version(link)
    if not version:
        raise _fault(
            server,
            text("there is no database here"),
            text("check [database] url in the configuration; the bot makes it when it first starts"),
        )
    if version < max(migrations()):
        raise _fault(
            server,
            text("this database was written by an older orderbot"),
            text("start the bot once; it brings the database up to date"),
        )
    _not_newer(version, server)


def _version(link: Link) -> int:
    """0: there is nothing of ours."""
    if link.execute("SELECT to_regclass('orderbot_schema') IS NOT NULL").fetchall() != [(True,)]:
        return 0
    return int(link.execute("SELECT version FROM orderbot_schema").fetchall()[0][0])


def _not_newer(version: int, server: PostgresServer) -> None:
    if version > max(migrations()):
        raise _fault(
            server,
            text("this database was written by a newer orderbot"),
            text("install the newer version again, or restore the copy that was made before the update"),
        )


def _migrated(link: Link, server: PostgresServer, crash: Crash) -> None:
    version = _version(link)
    if not version and link.execute("SELECT 1 FROM pg_tables WHERE schemaname = current_schema() LIMIT 1").fetchall():
        what = text("this database is not orderbot's")
        raise _fault(server, what, text("name another database under [database] url"))
    _not_newer(version, server)
    for number, script in migrations().items():
        if number > version:
            link.script("BEGIN")
            link.script(script)
            link.script("DELETE FROM orderbot_schema")
            link.execute("INSERT INTO orderbot_schema VALUES ($1)", (number,))
            crash("migration.before_commit")
            link.script("COMMIT")
            crash("migration.after_commit")


def _fault(server: PostgresServer, what: Sayable, remedy: Sayable) -> OwnerError:
    return OwnerError(Complaint(shown(server.url), 0, what, remedy))
