"""What `orderbot serve` does around the house it runs."""

from __future__ import annotations

import asyncio
import gc
import sys
from dataclasses import replace

from aiohttp import web

from orderbot.app import World
from orderbot.cli.main import __name__ as NAME
from orderbot.demo import demo_config, own_card, sample_card


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


def test_the_demo_has_a_card_of_its_own_that_may_be_changed(tmp_path):
    card = own_card(tmp_path)
    assert {each.name: each.read_bytes() for each in card.iterdir()} == {
        each.name: each.read_bytes() for each in sample_card().iterdir()
    }
    (card / "30-pizza.toml").write_text("mine", "utf-8")
    assert (own_card(tmp_path) / "30-pizza.toml").read_text("utf-8") == "mine"
