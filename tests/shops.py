"""The shop that tests talk to: the sample card, a small delivery area, ordinary hours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from orderbot.conversation.shop import Shop
from orderbot.menu.checking import check_card
from orderbot.menu.folder import card_files
from orderbot.menu.hours import parse_hours
from orderbot.menu.model import Menu
from orderbot.restaurant import Event, Limits, PrinterConfig, Restaurant, Zone
from orderbot.understanding.card.lexicon import Lexicon, compile_lexicon

ZONE = ZoneInfo("Europe/Berlin")
CARD = Path(__file__).parents[1] / "menus" / "pizzeria-bella"
HOURS = "Mo-Do 11:30-14:00, 17:00-22:00; Fr-Sa 11:30-23:30; So 17:00-22:00; Feiertage zu"

RESTAURANT = Restaurant(
    id="bella",
    name="Pizzeria Bella",
    menu=CARD,
    timezone=ZONE,
    language="de",
    phone_number_id="106540352242922",
    hours=HOURS,
    holidays="DE-BB",
    imprint="https://bella.example/impressum",
    privacy="https://bella.example/datenschutz",
    staff=("+4915112345678",),
    limits=Limits(0, 0, 0),
    phone="+49338412345",
    address="Marktplatz 1, 14806 Bad Belzig",
    zones=(
        Zone(postcodes=("14806",), minimum=1500, fee=200, free_from=4000, minutes=45),
        Zone(postcodes=("14547",), minimum=2500, fee=350, minutes=60),
    ),
    printers=(PrinterConfig("kueche", "file:tickets"),),
    token="test-token",
)


def card_of() -> dict[str, bytes]:
    return card_files(CARD)


@cache
def _compiled(files: tuple[tuple[str, bytes], ...]) -> tuple[Menu, Lexicon]:
    result = check_card(dict(files))
    assert result.menu, "\n".join(map(str, result.complaints))
    return result.menu, compile_lexicon(result.menu)


def make_shop(files: Mapping[str, bytes] | None = None, *, like: Shop | None = None, event: str = "") -> Shop:
    """A shop on this card; `like` another in all but the card; `event` on that day."""
    menu, lexicon = _compiled(tuple(sorted((files or card_of()).items())))
    shop = like or Shop(
        RESTAURANT,
        menu,
        parse_hours(HOURS, timezone=ZONE, holidays="DE-BB", today=date(2026, 5, 15)),
        lexicon,
        customer=1,
        phone="4915199999999",
        token="t0ken",
    )
    if event:
        day = date.fromisoformat(event)
        start = datetime(day.year, day.month, day.day, 20, tzinfo=ZONE)
        link = "https://stream.example/abend?t={token}"
        gig = Event("Live aus dem Café: Jazz am Freitag", start, start + timedelta(hours=3), link, day)
        shop = replace(shop, restaurant=replace(shop.restaurant, events=(gig,)))
    return replace(shop, menu=menu, lexicon=lexicon)
