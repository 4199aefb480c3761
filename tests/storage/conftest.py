from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from orderbot.config.model import PostgresServer
from orderbot.ports import Storage
from orderbot.storage.memory import open_memory
from orderbot.storage.postgres import open_postgres
from orderbot.storage.sqlite import open_sqlite
from tests.postgres import Cluster, cluster
from tests.storage.samples import Wall


@pytest.fixture
def clock() -> Wall:
    return Wall()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    with cluster() as made:
        yield made


@pytest.fixture(params=["file", "memory", "postgres"])
async def store(request: pytest.FixtureRequest, tmp_path: Path, clock: Wall) -> AsyncIterator[Storage]:
    match request.param:
        case "postgres":
            with request.getfixturevalue("postgres").database() as url:
                made = await open_postgres(PostgresServer(url), clock)
                try:
                    yield made
                finally:
                    await made.close()
            return
        case "memory":
            made = await open_memory(clock)
        case _:
            made = await open_sqlite(tmp_path / "bella.db", clock)
    try:
        yield made
    finally:
        await made.close()
