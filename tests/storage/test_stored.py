"""What was written by another release is read as far as it can be; what we write comes back."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from orderbot.conversation.model import Conversation, Placed
from orderbot.ordering.cart import Cart, CartLine
from orderbot.stored import Letter, in_zone, pack, pack_talk, unpack, unpack_talk
from orderbot.wording.message import Message
from tests.storage.samples import BERLIN, START

NOON = datetime(2026, 12, 4, 12, tzinfo=UTC)
texts = st.text(max_size=20)
cart_lines = st.builds(
    CartLine, item=texts, quantity=st.integers(1, 20), note=texts, without=st.lists(texts, max_size=2).map(tuple)
)
talks = st.builds(
    Conversation,
    language=st.sampled_from(["", "de", "en"]),
    cart=st.builds(Cart, st.lists(cart_lines, max_size=3).map(tuple), st.integers(0, 99)),
    asked=texts,
    latitude=st.none() | st.floats(-90, 90),
    wished=st.none() | st.datetimes(timezones=st.just(BERLIN), min_value=datetime(2026, 1, 1), allow_imaginary=False),
    pays_with=st.none() | st.integers(0, 10_000),
    name=texts,
    before=st.none() | st.builds(Conversation, name=texts),
)
values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
NAMES = [each.name for each in fields(Conversation)]


@given(talks)
def test_a_conversation_comes_back_as_it_was_times_in_the_restaurants_zone(talk: Conversation) -> None:
    read = unpack_talk(pack_talk(talk), BERLIN)
    assert read == talk
    assert read.wished is None or read.wished.tzinfo is BERLIN


@given(st.dictionaries(st.sampled_from(NAMES) | texts, values, max_size=6))
def test_whatever_another_release_wrote_there_is_a_conversation(found: dict[str, Any]) -> None:
    read = unpack_talk(msgspec.json.encode({"v": 7, "talk": found, "more": 1}).decode())
    assert unpack_talk(pack_talk(read)) == read, "and it can be stored again"


def test_what_a_newer_release_added_is_passed_over_and_the_rest_is_kept() -> None:
    content = '{"v": 2, "talk": {"name": "Anna", "cart": {"lines": [{"item": "23", "spicy": true}]}, "mood": "good"}}'
    assert unpack_talk(content) == Conversation(name="Anna", cart=Cart((CartLine("23"),)))


def test_a_field_that_changed_its_kind_is_forgotten_and_the_rest_is_kept() -> None:
    content = '{"v": 1, "talk": {"name": "Anna", "wished": "at noon", "pays_with": "50 Euro", "asked": "address"}}'
    assert unpack_talk(content) == Conversation(name="Anna", asked="address")


def test_what_is_no_conversation_at_all_is_a_new_one() -> None:
    for content in ("", "null", "[]", '{"v": 1}', '{"v": 1, "talk": 7}', "{broken"):
        assert unpack_talk(content) == Conversation()


def test_times_deep_inside_are_put_into_the_zone_too() -> None:
    talk = Conversation(placed=Placed(1, NOON, NOON, "pickup", 100, ()), before=Conversation(heard=NOON))
    read = in_zone(talk, BERLIN)
    assert read == talk
    assert read.placed
    assert read.placed.due.hour == 13
    assert read.before
    assert read.before.heard
    assert read.before.heard.tzinfo is BERLIN


def test_a_time_keeps_the_wall_clock_it_was_written_with() -> None:
    assert '"2026-05-15T18:00:00+02:00"' in pack(Conversation(wished=START.astimezone(BERLIN)))


def test_half_of_a_surrogate_pair_becomes_a_question_mark() -> None:
    content = pack(Letter("49", "", Message("so \ud83c nicht")))
    assert unpack(Letter, content).message.body == "so ? nicht"
