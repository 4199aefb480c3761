"""What staff write about the stock, and what it changes and says."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from orderbot.menu.hours import parse_hours
from orderbot.ordering.stock import Stock
from orderbot.ordering.switches import switched
from orderbot.staff.done import Desk, Done
from orderbot.staff.ends import closing, end_of
from orderbot.staff.stock import obey
from orderbot.staff.switching import switch
from orderbot.staff.words import read
from orderbot.wording.render import Voice
from tests.shops import ZONE, make_shop

FRIDAY = datetime(2026, 5, 15, 18, 0, tzinfo=ZONE)
SHOP = make_shop()


def done(line: str, stock: Stock = Stock()) -> Done:  # noqa: B008
    command = read(line)
    assert command, f"{line!r} is no command"
    return obey(command, replace(SHOP, stock=stock), FRIDAY)


def changes(line: str, stock: Stock = Stock()) -> dict[str, tuple[str, int | None]]:  # noqa: B008
    return {
        each.key: (f"{each.until:%d.%m. %H:%M}" if each.until else "", each.left) for each in done(line, stock).changes
    }


def said(line: str, stock: Stock = Stock()) -> str:  # noqa: B008
    return Voice("de").say(done(line, stock).say)


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("23 aus", "15.05. 23:30"),
        ("23 aus bis morgen", "16.05. 11:30"),
        ("23 bis morgen aus", "16.05. 11:30"),
        ("23 aus bis 20 Uhr", "15.05. 20:00"),
        ("23 aus bis 20:30", "15.05. 20:30"),
        ("23 aus bis halb neun", "15.05. 20:30"),
        ("23 aus bis Freitag", "22.05. 11:30"),
        ("23 aus bis Samstag", "16.05. 11:30"),
        ("23 aus bis zum 20.5.", "20.05. 11:30"),
        ("23 aus bis Montag 18 Uhr", "18.05. 18:00"),
        ("23 aus bis nächste Woche", "18.05. 11:30"),
        ("23 aus bis Ladenschluss", "15.05. 23:30"),
        ("23 aus für heute", "15.05. 23:30"),
        ("Nr. 23 ist ausverkauft!", "15.05. 23:30"),
        ("aus: 23", "15.05. 23:30"),
        ("23 out", "15.05. 23:30"),
        ("23 is sold out until tomorrow", "16.05. 11:30"),
        ("23 out until 8 pm", "15.05. 20:00"),
        ("Prosciutto sold out today", "15.05. 23:30"),
    ],
)
def test_a_dish_is_out_until_the_time_said_or_until_we_close(line: str, until: str) -> None:
    assert changes(line) == {"item:23": (until, None)}


def test_a_pause_in_the_afternoon_is_no_end_and_a_closed_day_is_the_next_one_s_end() -> None:
    monday_noon = datetime(2026, 5, 18, 12, 0, tzinfo=ZONE)
    assert closing(SHOP.hours, monday_noon) == datetime(2026, 5, 18, 22, 0, tzinfo=ZONE)
    late = datetime(2026, 5, 18, 22, 30, tzinfo=ZONE)
    assert closing(SHOP.hours, late) == datetime(2026, 5, 19, 22, 0, tzinfo=ZONE)
    nights = parse_hours("Fr 18:00-02:00", timezone=ZONE, holidays="", today=FRIDAY.date())
    assert closing(nights, datetime(2026, 5, 16, 1, 0, tzinfo=ZONE)) == datetime(2026, 5, 16, 2, 0, tzinfo=ZONE)
    assert end_of("", parse_hours("", timezone=ZONE, holidays="", today=FRIDAY.date()), FRIDAY)


@pytest.mark.parametrize("line", ["23 aus bis bald", "23 aus bis auf weiteres", "23 out until further notice"])
def test_without_a_plain_end_nothing_is_changed(line: str) -> None:
    assert changes(line) == {}
    assert "Bis wann?" in said(line)


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("noch 12 Tiramisu", 12),
        ("nur noch 3 Tiramisu da", 3),
        ("61 noch 12", 12),
        ("Tiramisu noch 12 Stück", 12),
        ("noch zwei Stück Tiramisu", 2),
        ("12 tiramisu left", 12),
        ("only 12 tiramisu left", 12),
    ],
)
def test_pieces_are_counted_until_we_close(line: str, count: int) -> None:
    assert changes(line) == {"item:61": ("15.05. 23:30", count)}
    assert f"noch {count}" in said(line)


def test_an_ingredient_is_out_with_the_extra_of_its_name_and_the_dishes_are_named() -> None:
    assert changes("kein Thunfisch bis 20 Uhr") == {
        "ingredient:thunfisch": ("15.05. 20:00", None),
        "option:extra.thunfisch": ("15.05. 20:00", None),
    }
    assert changes("no tuna until 8 pm") == changes("kein Thunfisch bis 20 Uhr")
    answer = said("kein Thunfisch bis 20 Uhr")
    assert "Aus bis 20:00: Zutat Thunfisch, extra Thunfisch." in answer
    assert "25 Tonno" in answer
    assert "12 Insalata Tonno" in answer


def test_an_option_is_out() -> None:
    assert changes("Penne aus") == {"option:nudel.penne": ("15.05. 23:30", None)}
    assert changes("Extra Salami aus") == {"option:extra.salami": ("15.05. 23:30", None)}


def test_several_things_are_out_at_once_or_none_of_them() -> None:
    assert set(changes("23, 24 und 61 aus")) == {"item:23", "item:24", "item:61"}
    assert changes("23, 24 und 999 aus") == {}
    assert changes("Essig und Öl aus").keys() == {"option:dressing.essigoel"}, "a name with an and in it"


@pytest.mark.parametrize("line", ["Salami aus", "Pizza aus", "Margherita groß aus", "Cola oder Fanta aus"])
def test_what_is_not_clear_is_asked_and_changes_nothing(line: str) -> None:
    assert changes(line) == {}
    assert "nichts geändert" in said(line)


def test_a_question_back_names_words_that_are_then_clear() -> None:
    answer = said("Salami aus")
    assert "*22*" in answer
    assert "*Zutat Salami*" in answer
    assert changes("Zutat Salami aus").keys() == {"ingredient:salami", "option:extra.salami"}


def test_a_mistyped_dish_is_found_and_said_in_full() -> None:
    assert changes("Tiramsu aus") == changes("61 aus")
    assert "61 Tiramisu" in said("Tiramsu aus")


def test_only_dishes_are_counted() -> None:
    assert changes("noch 3 Mozzarella") == {}


OUT = Stock(
    out={"item:23": FRIDAY.replace(hour=20), "ingredient:thunfisch": FRIDAY.replace(hour=21)},
    left={"item:61": 2},
    ends={"item:61": FRIDAY.replace(hour=23)},
)


def test_what_is_out_comes_back() -> None:
    assert changes("23 wieder da", OUT) == {"item:23": ("", None)}
    assert changes("Thunfisch is back", OUT) == {"ingredient:thunfisch": ("", None)}
    assert changes("Tiramisu wieder da", OUT) == {"item:61": ("", None)}
    assert set(changes("alles wieder da", OUT)) == {"item:23", "ingredient:thunfisch", "item:61"}
    assert changes("24 wieder da", OUT) == {}
    assert "ist nicht aus" in said("24 wieder da", OUT)


@pytest.mark.parametrize("line", ["was ist aus?", "Was ist heute ausverkauft", "what's sold out?", "what is out"])
def test_the_list_says_everything_that_is_out_or_counted(line: str) -> None:
    assert changes(line, OUT) == {}
    assert said(line, OUT).split("\n") == [
        "Zutat Thunfisch: aus bis 21:00",
        "23 Prosciutto: aus bis 20:00",
        "61 Tiramisu: noch 2, bis 23:00",
    ]
    assert said(line) == "Nichts ist aus."
    over = Stock(out={"item:23": FRIDAY}, left={"item:61": 2}, ends={"item:61": FRIDAY})
    assert said(line, over) == "Nichts ist aus."


@pytest.mark.parametrize("line", ["2 Margherita", "Karte", "aus", "bis morgen", "", "1x 23 ohne Zwiebeln"])
def test_an_order_or_a_greeting_is_no_command(line: str) -> None:
    assert read(line) is None


@pytest.mark.parametrize(
    ("line", "now", "until"),
    [
        ("Mo-So 11:30-14:00, 17:00-22:00", "15 12:00", "16 11:30"),
        ("Mo-So 11:30-14:00, 17:00-22:00", "15 15:00", "16 11:30"),
        ("Mo-So 18:00-02:00", "15 20:00", "16 18:00"),
        ("Mo-So 18:00-02:00", "16 01:00", "16 18:00"),
        ("Mo-So 00:00-24:00", "15 12:00", "16 00:00"),
        ("Mo-Fr 17-22", "15 18:00", "18 17:00"),
    ],
)
def test_closed_for_today_ends_at_the_first_opening_after_it(line: str, now: str, until: str) -> None:
    at = datetime.strptime(f"2026-05-{now}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)
    hours = parse_hours(line, timezone=ZONE, holidays="", today=at.date())
    (change,) = switch(read("heute zu"), Desk(replace(SHOP, hours=hours), at)).changes
    (found,) = switched({change.name: change.value}, at).values()
    assert f"{found.until:%d %H:%M}" == until
