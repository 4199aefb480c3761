"""Two clocks, and how it is noticed that the one on the wall is wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from orderbot.clocks import ClockWatch, Steady
from tests.storage.samples import START, Wall


class Machine:
    """A wall clock that can be set, and the count of the machine."""

    def __init__(self) -> None:
        self.wall = Wall()
        self.count = 1000.0
        self.steady = Steady(self.wall, lambda: self.count)
        self.watch = ClockWatch(self.wall, self.steady)

    def pass_by(self, seconds: float) -> None:
        self.wall.pass_by(seconds)
        self.count += seconds

    def hears(self, at: datetime) -> None:
        self.watch.heard(format_datetime(at.astimezone(UTC), usegmt=True))


@pytest.mark.parametrize("step", [-3600.0, 3600.0, 8 * 86400.0])
def test_a_step_of_the_wall_clock_moves_no_duration_and_is_told_for_an_hour(step: float) -> None:
    machine = Machine()
    machine.pass_by(10)
    assert machine.watch.look() == 0
    machine.wall.pass_by(step)
    assert machine.steady() == START + timedelta(seconds=10)
    assert machine.watch.look() == pytest.approx(step)
    assert machine.watch.look() == 0, "once"
    assert f"moved by {step:+.0f} seconds" in machine.watch.trouble()
    machine.pass_by(3601)
    assert machine.watch.trouble() == ""


def test_small_corrections_are_no_steps() -> None:
    machine = Machine()
    for _ in range(100):
        machine.pass_by(1)
        machine.wall.pass_by(0.2)
        assert machine.watch.look() == 0
    assert machine.watch.trouble() == ""


def test_a_clock_that_others_contradict_is_told_with_what_to_do() -> None:
    machine = Machine()
    machine.hears(START - timedelta(days=8))
    assert machine.watch.trouble().startswith("the clock of this machine is 8 days ahead; ")
    assert "timedatectl" in machine.watch.far_off()
    assert machine.watch.right() == START - timedelta(days=8), "messages are as old as WhatsApp says"
    machine.pass_by(60)
    machine.hears(machine.wall() - timedelta(days=8))
    machine.wall.pass_by(-8 * 86400)  # it was set
    machine.watch.look()
    assert machine.watch.trouble() == machine.watch.far_off() == ""


def test_a_clock_that_is_a_little_off_is_right_enough() -> None:
    machine = Machine()
    machine.hears(START + timedelta(seconds=90))
    assert machine.watch.trouble() == ""
    assert machine.watch.right() == START


@pytest.mark.parametrize("date", ["", "soon", "Thu, 99 Nov 2026 25:00:00 GMT"])
def test_what_is_no_date_says_nothing(date: str) -> None:
    machine = Machine()
    machine.watch.heard(date)
    assert machine.watch.trouble() == ""
