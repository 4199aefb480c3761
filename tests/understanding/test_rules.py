"""Each rule has its examples: rules/<its name>.txt. They give the reading, and that rule takes part in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from orderbot.understanding.rules.book import RULES
from tests.understanding.examples import Example, examples, read_as

FILES = {file.stem: file for file in (Path(__file__).parent / "rules").glob("*.txt")}


@pytest.mark.parametrize(
    ("rule", "example"),
    [
        pytest.param(rule, each, id=f"{rule}: {each.text}")
        for rule, file in sorted(FILES.items())
        for each in examples(file)
    ],
)
def test_an_example_is_read_so_and_by_its_rule(rule: str, example: Example) -> None:
    meaning = example.meaning()
    assert read_as(meaning, example.reading) == example.reading
    assert meaning.why is not None
    assert rule in [name for _, name in meaning.why.fired]


def test_a_rule_without_an_example_does_not_exist() -> None:
    assert set(FILES) == RULES
    assert [rule for rule, file in FILES.items() if not list(examples(file))] == []
