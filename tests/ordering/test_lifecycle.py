"""The states of an order: what leads where, and what taking back means."""

from datetime import UTC, datetime, timedelta

import pytest

from orderbot.ordering.lifecycle import (
    ACCEPTED,
    CANCELLED,
    DONE,
    ON_THE_WAY,
    OPEN,
    PLACED,
    READY,
    REJECTED,
    TABLE,
    VOID,
    Do,
    IllegalMove,
    Position,
    Step,
    back,
    move,
    moves,
)

NOON = datetime(2026, 5, 15, 12, tzinfo=UTC)
ALL = (*OPEN, DONE, *VOID)


@pytest.mark.parametrize(
    "path",
    [
        [(Do.ACCEPT, ACCEPTED), (Do.READY, READY), (Do.DONE, DONE)],
        [(Do.LATER, ACCEPTED), (Do.LATER, ACCEPTED), (Do.ON_THE_WAY, ON_THE_WAY), (Do.DONE, DONE)],
        [(Do.READY, READY), (Do.ON_THE_WAY, ON_THE_WAY), (Do.CANCEL, CANCELLED)],
        [(Do.REJECT, REJECTED)],
        [(Do.ACCEPT, ACCEPTED), (Do.CANCEL, CANCELLED)],
        [(Do.DONE, DONE), (Do.REPRINT, DONE)],
    ],
)
def test_an_order_goes_its_way(path):
    status = PLACED
    for do, expected in path:
        status = move(status, do)
        assert status == expected


@pytest.mark.parametrize(
    ("status", "do"),
    [(ACCEPTED, Do.ACCEPT), (ACCEPTED, Do.REJECT), (REJECTED, Do.ACCEPT), (CANCELLED, Do.REPRINT), (DONE, Do.READY)],
)
def test_what_leads_nowhere_says_both_names(status, do):
    with pytest.raises(IllegalMove, match=f"{status}.*{do.value}"):
        move(status, do)


def test_every_state_can_be_reached_and_every_open_one_left():
    assert {PLACED, *TABLE.values()} == set(ALL)
    assert all(any(TABLE[status, do] != status for do in moves(status)) for status in OPEN)
    assert moves(REJECTED) == ()


def test_undo_goes_back_step_by_step_and_brings_the_promised_time_back():
    later, ready = NOON + timedelta(minutes=15), NOON + timedelta(minutes=40)
    steps = [Step("", PLACED), Step("accept", ACCEPTED, ready), Step("later", ACCEPTED, ready + timedelta(minutes=15)),
             Step("reprint", ACCEPTED), Step("ready", READY)]  # fmt: skip
    assert back(steps) == (Position(ACCEPTED, ready + timedelta(minutes=15)), "ready")
    steps.append(Step("undo", ACCEPTED, later))
    assert back(steps) == (Position(ACCEPTED, ready), "later")
    steps.append(Step("undo", ACCEPTED, ready))
    assert back(steps) == (Position(PLACED, None), "accept")
    steps.append(Step("undo", PLACED))
    with pytest.raises(IllegalMove):
        back(steps)
