"""Restaurants that are not like the sample: circles instead of postcodes, slow kitchens, no phone, odd section names."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from orderbot.conversation.flow import converse
from orderbot.conversation.model import Conversation, Incoming, Reply
from orderbot.restaurant import Zone
from orderbot.wording.render import Voice
from tests.shops import ZONE, card_of, make_shop

NOW = datetime(2026, 5, 15, 18, 0, tzinfo=ZONE)
CIRCLE = replace(
    make_shop(),
    restaurant=replace(make_shop().restaurant, zones=(Zone(km=5, minimum=0, fee=200),), location=(52.14, 12.59)),
)


def talk_to(shop, *messages, now=NOW, talk=None):
    """(conversation, what the bot said last, the ids that can be tapped)"""
    talk = talk or Conversation(language="de", greeted=True)
    for message in messages:
        incoming = Incoming("wamid.1", now, "text", text=message)
        if message.startswith("["):
            incoming = replace(incoming, kind="tap", text="", tap=message.strip("[]"))
        if message.startswith("("):
            latitude, longitude = map(float, message.strip("()").split())
            incoming = replace(incoming, kind="location", text="", latitude=latitude, longitude=longitude)
        turn = converse(talk, (incoming,), shop, now)
        talk = turn.talk
    reply = next(each for each in turn.effects if isinstance(each, Reply))
    taps = [each.id.partition("@")[0] for each in (*reply.buttons, *(reply.choice.rows if reply.choice else ()))]
    return talk, Voice("de").say(reply.body), taps


def test_a_pin_and_an_address_inside_the_circle_are_delivered_to():
    _, said, taps = talk_to(CIRCLE, "2x Margherita groß, liefern", "(52.15 12.60)", "Hauptstr. 5, 14806 Bad Belzig")
    assert any(tap.startswith("buy:") for tap in taps)
    assert "Hauptstr. 5" in said


def test_without_a_pin_the_circle_asks_for_one():
    _, said, taps = talk_to(CIRCLE, "2x Margherita groß, Lieferung Hauptstr. 5, 14806 Bad Belzig")
    assert "Standort" in said
    assert not any(tap.startswith("buy:") for tap in taps)


def test_a_pin_does_not_speak_for_another_street():
    talk, _, _ = talk_to(CIRCLE, "2x Margherita groß, liefern", "(52.15 12.60)", "Hauptstr. 5, 14806 Bad Belzig")
    _, _, taps = talk_to(CIRCLE, "[set:address]", "Kurfürstendamm 200, 10719 Berlin", talk=talk)
    assert not any(tap.startswith("buy:") for tap in taps)


def test_a_pin_does_not_undo_pickup():
    talk, _, _ = talk_to(CIRCLE, "1 Lasagne abholen", "(52.15 12.60)")
    assert talk.handover == "pickup"


def test_as_soon_as_possible_is_never_tomorrow():
    slow = replace(make_shop(), restaurant=replace(make_shop().restaurant, pickup_minutes=45, last_order=10))
    late = datetime(2026, 5, 15, 23, 5, tzinfo=ZONE)
    _, said, taps = talk_to(slow, "1 Lasagne abholen", now=late)
    assert not any(tap.startswith("buy:") for tap in taps)
    assert "schließt gleich" in said
    assert taps[0].startswith("time:2026-05-16")


@pytest.mark.parametrize("name", ["90-card.toml", "90-days.toml", "90-day.toml", "90-sections.toml"])
def test_a_section_may_be_called_anything(name):
    files = dict(card_of())
    files[name] = files.pop("60-desserts.toml")
    shop = make_shop(files)
    section = name[3:-5]
    _, said, taps = talk_to(shop, "[menu]", f"[section:{section}]")
    assert "item:61" in taps
    _, said, _ = talk_to(shop, "1 Lasagne abholen", "[time:later]")
    assert "An welchem Tag?" in said


def test_a_closed_house_without_a_phone_says_so_without_a_number():
    never = make_shop()
    away = replace(never, restaurant=replace(never.restaurant, phone="", horizon=0))
    _, said, taps = talk_to(away, "1 Lasagne abholen", now=datetime(2026, 5, 15, 23, 45, tzinfo=ZONE))
    assert ": \n" not in said
    assert not said.endswith(": ")
    assert "human" in taps
