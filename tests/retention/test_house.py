"""The house does its nightly round."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from orderbot import app
from orderbot.demo import demo_config, sample_card
from orderbot.retention import HOUR, Retention
from tests.storage.samples import Wall


async def test_the_house_looks_every_hour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    looked: list[object] = []

    async def run(self: Retention, pause: float = HOUR) -> None:
        pauses.append(pause)
        looked.append(await self.look())
        await asyncio.sleep(pause)

    monkeypatch.setattr(Retention, "run", run)
    world = app.World(clock=Wall(), folder=tmp_path)
    config = demo_config(sample_card(), tmp_path, api_url="http://127.0.0.1:9", world=world)
    async with app.house(config, world) as running:
        while not looked:
            await asyncio.sleep(0.001)
        assert [task.get_coro().__name__ for task in running.tasks].count("run") == 3, "reception, outbox, retention"
        assert not any(task.done() for task in running.tasks)
    assert pauses == [3600]
    assert looked[0], "with the store, the clock and the zone of the house"
    assert all(task.done() for task in running.tasks)
