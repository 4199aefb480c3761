"""The ids of buttons and rows: every value reads back as itself, and what anybody may write there does no harm."""

from __future__ import annotations

import ast
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

from hypothesis import example, given
from hypothesis import strategies as st

import orderbot.conversation
from orderbot.conversation import taps

REVISION, PLACE = st.integers(0, 999_999), st.integers(0, 99)
NAME = st.from_regex(r"[a-z0-9][a-z0-9_./-]{0,20}", fullmatch=True)
VALUES = st.one_of(
    st.sampled_from(list(taps.WORDS.values())),
    st.builds(taps.Section, NAME),
    st.builds(taps.Dish, NAME),
    st.builds(taps.Page, st.sampled_from(("card", "card/pizza", "days", "day:2026-11-27", "options", "change")), PLACE),
    st.builds(taps.Which, NAME | st.just("")),
    st.builds(taps.Point, REVISION, PLACE) | st.just(taps.Point(None)),
    st.builds(taps.Fill, st.sampled_from(get_args(taps.Missing)), REVISION, NAME),
    st.builds(taps.Edit, st.sampled_from(get_args(taps.Editing)), REVISION, PLACE, NAME | st.just("")),
    st.builds(taps.Ask, st.sampled_from(taps.STEPS)),
    st.builds(taps.Way, NAME),
    st.builds(taps.At, st.none() | st.datetimes(datetime(2020, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC))),
    st.just(taps.Later()),
    st.builds(taps.Day, st.dates(date(2020, 1, 1), date(2099, 1, 1))),
    st.builds(taps.Pay, NAME, st.booleans()),
    st.builds(taps.Buy, NAME),
    st.builds(taps.Phone, NAME | st.just("")),
    st.builds(taps.Erase, st.sampled_from(get_args(taps.What))),
)


@given(VALUES, st.sampled_from(("", "@0123abcd")))
def test_every_value_reads_back_as_itself(tap: taps.Tap, mark: str) -> None:
    assert taps.read(tap.id + mark) == tap


@given(st.text() | st.builds("{}:{}".format, st.sampled_from(sorted(taps._KINDS)), st.text()))
@example("page:day:soon:1")
@example("time:2026-11-27T19:00")  # of no zone
@example("line:²:0")
@example("point:1")
def test_what_anybody_writes_there_is_a_value_or_nothing(written: str) -> None:
    tap = taps.read(written)
    assert tap is None or taps.read(tap.id) == tap


def test_ids_are_made_nowhere_else() -> None:
    for path in sorted(Path(orderbot.conversation.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Button", "Row"):
                made = node.args[0] if node.args else None
                assert not isinstance(made, ast.Constant | ast.JoinedStr), f"{path.name}:{node.lineno}"
