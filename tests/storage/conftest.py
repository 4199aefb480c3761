from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from orderbot.ports import Storage
from orderbot.storage.memory import open_memory
from orderbot.storage.sqlite import open_sqlite
from tests.storage.samples import Wall


@pytest.fixture
def clock() -> Wall:
    return Wall()


@pytest.fixture(params=["file", "memory"])
async def store(request: pytest.FixtureRequest, tmp_path: Path, clock: Wall) -> AsyncIterator[Storage]:
    made = await (open_memory(clock) if request.param == "memory" else open_sqlite(tmp_path / "bella.db", clock))
    try:
        yield made
    finally:
        await made.close()
