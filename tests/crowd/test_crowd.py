"""Hundreds order while the card is edited every second: nobody pays what was not shown, nothing is sold twice."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

import pytest

from tests.crowd.town import open_town
from tests.storage.samples import ask

LONG = bool(os.environ.get("ORDERBOT_LONG"))
PEOPLE = 200
SECONDS = 240 if LONG else 40
SEEDS = range(20 if LONG else 1)


@pytest.mark.thorough
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", SEEDS)
async def test_two_hundred_order_while_the_card_changes_every_second(seed: int, tmp_path: Path) -> None:
    async with open_town(tmp_path, seed, PEOPLE, SECONDS) as town:
        versions = set()
        for _ in range(SECONDS):
            await town.pass_second()
            versions.add(town.cards.menu("bella").version)
            assert not town.errors, "".join(traceback.format_exception(town.errors[0]))
        failed = await ask(town.store, "SELECT note, content FROM inbox WHERE state = 'failed'")
        assert list(failed) == [], "a turn was not stored"
        below = await ask(town.store, "SELECT key FROM stock WHERE pieces < 0")
        assert list(below) == []
        # what makes this a test: the card did change, people did order, and totals were refused to some
        assert len(versions) > 2  # the card did change meanwhile; how often is the machine's business
        assert len(town.orders) > PEOPLE // 4
        assert len({order.menu for order in town.orders}) > 5
        told = sum("Seit eben hat sich geändert" in str(guest.shown.values()) for guest in town.guests.values())
        assert told > 3
