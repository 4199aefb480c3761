"""Two clocks: the wall's, for people and the law, and a steady one, for how long something lasts.

No step of the wall clock moves the steady one, so nothing is sent twice, waits for an hour, or is given up because
somebody set the time. A wall clock that is wrong is told: by its steps, and by what others say the time is.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from orderbot.ports import Clock

log = logging.getLogger(__name__)
STEP: Final = 5.0  # seconds by which the wall clock may be off the steady one between two looks
WRONG: Final = 120.0  # seconds by which it may be off what others say
OFTEN: Final = timedelta(seconds=10)
FAR: Final = 600.0  # seconds from which what customers are promised is wrong
REMEDY: Final = "set it, and keep it right: timedatectl set-ntp true"


def ticks() -> float:
    """Seconds of the machine's own count, sleep included where the system counts it."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class Steady:
    """ports.Clock: begins at the wall's time and goes on by the machine's count."""

    def __init__(self, wall: Clock, count: Callable[[], float] = ticks) -> None:
        self._begin = wall().astimezone(UTC)
        self._count = count
        self._zero = count()

    def __call__(self) -> datetime:
        return self._begin + timedelta(seconds=self._count() - self._zero)


class ClockWatch:
    """Is the clock on the wall right? `look` every second or so; `heard` what time others have."""

    def __init__(self, wall: Clock, steady: Clock) -> None:
        self._wall = wall
        self._steady = steady
        self._ahead = self._distance()
        self._stepped: tuple[float, datetime] | None = None  # by how much, and when by the steady clock
        self._asked: datetime | None = None
        self._off: float | None = None  # seconds the wall is ahead of others; None: nobody told yet

    def look(self) -> float:
        """Seconds the wall clock was moved since the last look, 0 if it was not."""
        ahead = self._distance()
        step, self._ahead = ahead - self._ahead, ahead
        if abs(step) < STEP:
            return 0.0
        self._stepped = (step, self._steady())
        if self._off is not None:
            self._off += step
        log.error("the clock of this machine was moved by %+.0f seconds; what is under way goes on", step)
        return step

    def heard(self, date: str) -> None:
        """Another machine's time as of now, as HTTP writes it. Looked at once in a while."""
        if self._asked and abs(self._steady() - self._asked) < OFTEN:
            return
        try:
            theirs = parsedate_to_datetime(date)
        except ValueError:
            return
        self._asked = self._steady()
        before, self._off = self._off, (self._wall() - theirs).total_seconds()
        if abs(self._off) > WRONG and (before is None or abs(before) <= WRONG):
            log.error("the clock of this machine is %s: %s", _by(self._off), REMEDY)

    def right(self) -> datetime:
        """The time, as far as it is known: by the others' if ours is far off."""
        off = self._off or 0.0
        return self._wall() - timedelta(seconds=off if abs(off) > WRONG else 0.0)

    def far_off(self) -> str:
        """For /health, a 503: "" if times that are promised to customers may be believed."""
        return self.trouble() if self._off is not None and abs(self._off) > FAR else ""

    def trouble(self) -> str:
        """For /health: "" if the clock seems right."""
        if self._off is not None and abs(self._off) > WRONG:
            return f"the clock of this machine is {_by(self._off)}; {REMEDY}"
        if self._off is None and self._stepped and self._steady() - self._stepped[1] < timedelta(hours=1):
            return f"the clock of this machine was moved by {self._stepped[0]:+.0f} seconds; see that it is right now"
        return ""

    def _distance(self) -> float:
        return (self._wall() - self._steady()).total_seconds()


def _by(seconds: float) -> str:
    for unit, size in (("days", 86400), ("hours", 3600), ("minutes", 60)):
        if abs(seconds) >= 2 * size:
            return f"{abs(seconds) / size:.0f} {unit} {'ahead' if seconds > 0 else 'behind'}"
    return f"{abs(seconds):.0f} seconds {'ahead' if seconds > 0 else 'behind'}"
