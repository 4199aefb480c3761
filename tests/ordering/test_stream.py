"""The token of a stream's link: ours, of one order, until the end; as the ten lines of the docs check it."""

from __future__ import annotations

import re
import time
from datetime import timedelta
from pathlib import Path

from orderbot.ordering.stream import checked, signed
from tests.storage.samples import START, order

DOCS = (Path(__file__).parents[2] / "docs" / "operating.md").read_text(encoding="utf-8")
UNTIL = START + timedelta(hours=4)


def test_a_token_is_ours_until_the_end():
    token = signed(order(12, 1), UNTIL, "secret")
    assert token.startswith("bella-20260515-12-")
    assert checked(token, "secret", START)
    assert not checked(token, "secret", UNTIL)
    assert not checked(token, "another", START)
    assert not checked(token.replace("-12-", "-13-"), "secret", START)
    assert token != signed(order(13, 1), UNTIL, "secret")


def test_the_lines_of_the_docs_check_it(monkeypatch):
    (lines,) = re.findall(r"```python\n(import hmac.*?)```", DOCS, re.DOTALL)
    names: dict = {}
    exec(lines, names)
    token = signed(order(12, 1), UNTIL, "secret")
    monkeypatch.setattr(time, "time", START.timestamp)
    assert names["may_watch"](token, b"secret")
    assert not names["may_watch"](token, b"other")
    monkeypatch.setattr(time, "time", lambda: UNTIL.timestamp() + 1)
    assert not names["may_watch"](token, b"secret")
