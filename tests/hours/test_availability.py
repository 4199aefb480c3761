"""What of the card may be ordered at a moment."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from orderbot.menu.availability import available
from orderbot.menu.model import ANY, Combo, Item, Menu, Part, Season, Section
from orderbot.texts import Words

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY_NOON = datetime(2026, 12, 21, 12, tzinfo=BERLIN)


def item(id_, section="pizza", **more):
    return Item(id_, section, Words(id_), {ANY: 900}, (), **more)


def menu(*items, sections=None, combos=()):
    places = sections or (Section("pizza", Words("Pizza"), tuple(each.id for each in items)),)
    return Menu(
        "Bella", "EUR", ("de",), {}, (), {}, {}, {},
        {each.id: each for each in places}, {each.id: each for each in items}, {each.id: each for each in combos},
    )  # fmt: skip


def may(card, id_, at=MONDAY_NOON, holidays="DE-BB"):
    return available(card, id_, at, BERLIN, holidays)


def test_what_has_no_limits_is_always_available():
    assert may(menu(item("2")), "2")


def test_hidden_is_never_available():
    assert not may(menu(item("2", hidden=True)), "2")


def test_an_item_follows_its_hours_in_the_restaurants_zone():
    card = menu(item("2", hours="Mo-Fr 11:30-14:30, nicht an Feiertagen"))
    assert may(card, "2")
    assert may(card, "2", datetime(2026, 12, 21, 10, 30, tzinfo=ZoneInfo("UTC")))
    assert not may(card, "2", datetime(2026, 12, 21, 10, 29, tzinfo=ZoneInfo("UTC")))
    assert not may(card, "2", datetime(2026, 12, 25, 12, tzinfo=BERLIN))
    assert may(card, "2", datetime(2026, 12, 25, 12, tzinfo=BERLIN), holidays="")


def test_an_item_follows_its_season_across_new_year():
    card = menu(item("2", season=Season((12, 21), (1, 6))))
    assert may(card, "2")
    assert may(card, "2", datetime(2027, 1, 6, 23, 59, tzinfo=BERLIN))
    assert not may(card, "2", datetime(2027, 1, 7, tzinfo=BERLIN))
    assert not may(card, "2", datetime(2026, 12, 20, 23, 59, tzinfo=BERLIN))
    assert may(card, "2", datetime(2026, 12, 20, 23, tzinfo=ZoneInfo("UTC")))  # the 21st in the restaurant


@pytest.mark.parametrize("limit", [{"hours": "Di 11-14"}, {"season": Season((6, 1), (6, 30))}])
def test_an_item_follows_its_section_too(limit):
    section = Section("pizza", Words("Pizza"), ("2",))
    assert may(menu(item("2"), sections=(section,)), "2")
    assert not may(menu(item("2"), sections=(replace(section, **limit),)), "2")


@pytest.mark.parametrize("limit", [{"hours": "Di 11-14"}, {"season": Season((6, 1), (6, 30))}])
def test_a_combo_follows_its_own_limits(limit):
    combo = Combo("mittag", Words("Mittag"), 990, (Part(Words("Pizza"), ("2",)),))
    assert may(menu(item("2"), combos=(combo,)), "mittag")
    assert not may(menu(item("2"), combos=(replace(combo, **limit),)), "mittag")


def test_a_combo_needs_something_for_every_part():
    combo = Combo("mittag", Words("Mittag"), 990, (Part(Words("Pizza"), ("2", "3")), Part(Words("Salat"), ("4",))))
    assert may(menu(item("2", hidden=True), item("3"), item("4"), combos=(combo,)), "mittag")
    assert not may(menu(item("2"), item("3"), item("4", hidden=True), combos=(combo,)), "mittag")


def test_an_id_that_is_not_on_the_card_is_an_error():
    with pytest.raises(KeyError):
        may(menu(item("2")), "99")
