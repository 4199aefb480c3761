"""What orders look like that were once read wrongly, kind by kind: kinds/*.txt. `open.txt` lists what is not held yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.understanding.examples import Example, examples, read_as

KINDS = sorted((Path(__file__).parent / "kinds").glob("U*.txt"))


@pytest.mark.parametrize(
    "example", [pytest.param(each, id=f"{file.stem}: {each.text}") for file in KINDS for each in examples(file)]
)
def test_a_kind_is_read_so(example: Example) -> None:
    assert read_as(example.meaning(), example.reading) == example.reading


def test_what_is_open_is_written_as_an_example() -> None:
    assert all(each.reading for each in examples(Path(__file__).parent / "kinds" / "open.txt"))
