"""The states of an order, and what leads from one to the next.

    placed ── accept, later ──► accepted ── ready ──► ready ── done ──► done
      │                            │  ├── on_the_way ──► on_the_way ── done ──►
      └── reject ──► rejected      └── cancel ──► cancelled

Every step is stored as an event; the last event is the state. `undo` takes the last step back, as one more event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from orderbot.errors import OrderbotError

PLACED, ACCEPTED, READY, ON_THE_WAY = "placed", "accepted", "ready", "on_the_way"
DONE, REJECTED, CANCELLED = "done", "rejected", "cancelled"
OPEN: Final = (PLACED, ACCEPTED, READY, ON_THE_WAY)  # somebody still has to do something
VOID: Final = (REJECTED, CANCELLED)  # counts in no sum


class Do(StrEnum):
    """What people, or the clock, do to an order."""

    ACCEPT = "accept"
    LATER = "later"  # another time is promised
    READY = "ready"
    ON_THE_WAY = "on_the_way"
    DONE = "done"
    REJECT = "reject"  # it was never accepted
    CANCEL = "cancel"  # it was
    REPRINT = "reprint"
    UNDO = "undo"


_FORWARD: Final = {Do.READY: READY, Do.ON_THE_WAY: ON_THE_WAY, Do.DONE: DONE}
TABLE: Final[Mapping[tuple[str, Do], str]] = {
    **{(PLACED, do): to for do, to in {**_FORWARD, Do.ACCEPT: ACCEPTED, Do.LATER: ACCEPTED}.items()},
    (PLACED, Do.REJECT): REJECTED,
    (PLACED, Do.CANCEL): CANCELLED,
    **{(ACCEPTED, do): to for do, to in {**_FORWARD, Do.LATER: ACCEPTED}.items()},
    (ACCEPTED, Do.CANCEL): CANCELLED,
    (READY, Do.ON_THE_WAY): ON_THE_WAY,
    (READY, Do.LATER): ACCEPTED,
    (READY, Do.DONE): DONE,
    (READY, Do.CANCEL): CANCELLED,
    (ON_THE_WAY, Do.LATER): ON_THE_WAY,
    (ON_THE_WAY, Do.DONE): DONE,
    (ON_THE_WAY, Do.CANCEL): CANCELLED,
    **{(status, Do.REPRINT): status for status in (*OPEN, DONE)},
}


class IllegalMove(OrderbotError):
    """An order in this state cannot be moved so."""

    def __init__(self, status: str, do: Do) -> None:
        super().__init__(f"an order that is {status} cannot be moved by {do.value}")
        self.status = status
        self.do = do


@dataclass(frozen=True, slots=True)
class Step:
    """One stored event, as far as undoing needs it."""

    do: str  # "" of the placing itself
    status: str
    due: datetime | None = None  # a time that was promised with it


@dataclass(frozen=True, slots=True)
class Position:
    """Where an order stands: its state and the time promised last, None if that is still the first."""

    status: str
    due: datetime | None = None


def move(status: str, do: Do) -> str:
    """The state it leads to. IllegalMove if it leads nowhere; `undo` is asked of `back`."""
    if (status, do) not in TABLE:
        raise IllegalMove(status, do)
    return TABLE[status, do]


def moves(status: str) -> tuple[Do, ...]:
    """All that can be done to an order in this state, undoing aside."""
    return tuple(do for at, do in TABLE if at == status)


def back(steps: Iterable[Step]) -> tuple[Position, str]:
    """Where the order stood before its last step, and what that step was. IllegalMove if there is none to take back."""
    path = [Position(PLACED)]
    done: list[str] = []
    for step in steps:
        if step.do == Do.UNDO and done:
            path.pop()
            done.pop()
        elif step.do and step.do not in (Do.UNDO, Do.REPRINT):
            path.append(Position(step.status, step.due or path[-1].due))
            done.append(step.do)
    if not done:
        raise IllegalMove(path[-1].status, Do.UNDO)
    return path[-2], done[-1]
