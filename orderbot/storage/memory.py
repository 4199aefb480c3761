"""The store without a disk, for the demo and for tests: the same statements, gone when it is closed."""

from __future__ import annotations

from functools import partial

from orderbot.ports import Clock, Crash
from orderbot.storage import file
from orderbot.storage.sqlite import Sqlite
from orderbot.storage.store import Database
from orderbot.storage.writer import NO_CRASH, Run, thread


async def open_memory(
    clock: Clock, crash: Crash = NO_CRASH, run: Run | None = None, steady: Clock | None = None
) -> Database:
    """`run`: where rounds are played; a thread of its own if none is given. `steady`: as for `open_sqlite`."""
    play, end = (run, lambda: None) if run else thread()
    db = await play(partial(file.open_writer, None, file.migrations(), crash))
    return Database(Sqlite(db, play, end), clock, steady or clock, crash)
