"""What `orderbot serve` does around the house it runs."""

from __future__ import annotations

import asyncio
import gc
import sys
from dataclasses import replace

from aiohttp import web

from orderbot.app import World
from orderbot.cli.main import __name__ as NAME
from orderbot.demo import demo_config, sample_card


async def test_what_a_start_loads_is_not_looked_through_for_garbage_again(monkeypatch, tmp_path):
    world = World(folder=tmp_path)
    config = replace(demo_config(sample_card(), tmp_path, api_url="http://127.0.0.1:1", world=world), port=0)
    main, kept = sys.modules[NAME], []

    async def stopped(_: asyncio.Event, __: web.Application) -> int:
        kept.append(gc.get_freeze_count())
        return 0

    async def nothing(*_: object) -> None:
        return None

    monkeypatch.setattr(main, "make_app", lambda *_: web.Application())
    monkeypatch.setattr(main, "_until_stopped", stopped)
    monkeypatch.setattr(main, "_look", nothing)
    before = gc.get_freeze_count()
    try:
        assert await main._serve(config, world) == 0
        assert kept[0] > before
    finally:
        gc.unfreeze()
