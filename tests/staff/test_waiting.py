"""Staff write "weiter": the chat with a customer who waits for a person goes back to the bot."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from orderbot.conversation.model import Incoming, SetSetting
from orderbot.effects import given_back
from orderbot.staff.waiting import give_back
from orderbot.texts import plain
from tests.shops import ZONE

NOW = datetime(2026, 5, 15, 18, 0, tzinfo=ZONE)
WAITS = {"person:7": f"{NOW.isoformat()} 4711"}
TWO = WAITS | {"person:8": f"{NOW.isoformat()} 0815"}


def said(words: str) -> Incoming:
    return Incoming("wamid.1", NOW, "text", text=words)


@pytest.mark.parametrize("words", ["weiter", "Weiter!", "weiter 4711", "continue", "weiter +49 151 234711"])
def test_the_one_who_waits_is_given_back(words):
    answer, effects = give_back(said(words), WAITS, NOW)
    assert "go on" in plain(answer)
    (setting,) = effects
    assert isinstance(setting, SetSetting)
    assert given_back({setting.name: setting.value}, 7) == NOW


def test_of_two_who_wait_the_number_tells():
    answer, effects = give_back(said("weiter"), TWO, NOW)
    assert "4711" in plain(answer)
    assert not effects
    _, (setting,) = give_back(said("weiter 0815"), TWO, NOW)
    assert setting.name == "person:8"


@pytest.mark.parametrize("words", ["23 aus", "2 Salami", "weiter so"])
def test_other_words_are_no_such_command(words):
    assert give_back(said(words), WAITS, NOW) is None


def test_nobody_waits_or_no_longer():
    assert give_back(said("weiter"), {}, NOW) is None
    assert give_back(said("weiter"), WAITS, NOW + timedelta(hours=3)) is None
