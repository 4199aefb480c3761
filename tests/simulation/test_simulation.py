"""Whatever crashes, hangs, lies or is locked: nothing is lost, nothing doubled unmarked, nothing late in silence."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator

import pytest

from tests.simulation.__main__ import first_seed
from tests.simulation.bugs import BUGS, STORMS
from tests.simulation.house import Simulation

FIRST = int(os.environ.get("SEED", "0"))


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("weather", STORMS)
def test_nothing_is_lost_doubled_or_late_in_silence(weather: str) -> None:
    assert Simulation(FIRST, STORMS[weather]).play() == [], f"SEED={FIRST} plays it again"


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(FIRST + 1, FIRST + 31))
@pytest.mark.parametrize("weather", STORMS)
def test_nothing_is_lost_doubled_or_late_in_many_seeds(weather: str, seed: int) -> None:
    assert Simulation(seed, STORMS[weather]).play() == [], f"SEED={seed} plays it again"


@pytest.mark.parametrize("bug", BUGS)
def test_what_is_planted_is_found(bug: str) -> None:
    assert first_seed(bug, range(20)) is not None, "the simulation proves nothing"


def test_a_seed_gives_the_same_run() -> None:
    runs = []
    for _ in range(2):
        run = Simulation(3, STORMS["everything"])
        run.play()
        runs.append((run.world.crashes, run.world.now, run.world.paper, dict(run.world.sent)))
    assert runs[0] == runs[1]
