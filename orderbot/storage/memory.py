"""The store without a disk, for the demo and for tests: the same statements, gone when it is closed."""

from __future__ import annotations

from orderbot.ports import Clock, Crash
from orderbot.storage import file
from orderbot.storage.sqlite import Database
from orderbot.storage.writer import NO_CRASH


async def open_memory(clock: Clock, crash: Crash = NO_CRASH) -> Database:
    return Database(await file.open_writer(None, file.migrations(), crash), None, clock, crash, lambda: None)
