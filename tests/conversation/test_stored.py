"""A conversation that an earlier release stored still loads, and the customer is answered where they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from orderbot.conversation.model import Conversation
from orderbot.stored import unpack_talk
from tests.conversation.test_interruptions import hear
from tests.shops import ZONE

STORED = sorted((Path(__file__).parent / "stored").glob("v*.json"))


@pytest.mark.parametrize("file", STORED, ids=lambda file: file.stem)
def test_a_stored_conversation_goes_on(file: Path) -> None:
    talk = unpack_talk(file.read_text(encoding="utf-8"), ZONE)
    assert talk.cart or talk.pending
    after, _, answer = hear(talk, "Hilfe")
    assert (after.cart, after.pending, after.asked) == (talk.cart, talk.pending, talk.asked)
    assert "Jederzeit" in answer


@pytest.mark.parametrize("file", STORED, ids=lambda file: file.stem)
def test_a_field_nobody_knows_loses_nothing_else(file: Path) -> None:
    content = file.read_text(encoding="utf-8")
    changed = content.replace('"talk":{', '"talk":{"of_a_later_release":{"x":1},"misses":"many",', 1)
    assert unpack_talk(changed, ZONE).cart == unpack_talk(content, ZONE).cart


def test_what_is_no_conversation_is_a_new_one() -> None:
    assert unpack_talk("{}") == Conversation()
    assert unpack_talk("[]") == Conversation()
