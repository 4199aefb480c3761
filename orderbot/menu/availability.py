"""May it be ordered at this moment, as far as the card says? What is sold out is in ordering/stock.py."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from orderbot.menu.hours import parse_hours
from orderbot.menu.hours_grammar import parse_season
from orderbot.menu.model import Combo, Item, Menu, Section

__all__ = ["available", "parse_season"]


def available(menu: Menu, id_: str, at: datetime, timezone: ZoneInfo, holidays: str) -> bool:
    """An item by its own hours and season and its section's; a combo by its own, and only if every part can be filled.

    `at` is aware, `holidays` the restaurant's region. KeyError for an id that is not on the card.
    """
    at = at if at.tzinfo is timezone else at.astimezone(timezone)
    if id_ in menu.items:
        item = menu.items[id_]
        return (
            not item.hidden
            and _runs(item, at, timezone, holidays)
            and _runs(menu.sections[item.section], at, timezone, holidays)
        )
    combo = menu.combos[id_]
    return _runs(combo, at, timezone, holidays) and all(
        any(available(menu, filling, at, timezone, holidays) for filling in part.items) for part in combo.parts
    )


def _runs(what: Item | Section | Combo, at: datetime, timezone: ZoneInfo, holidays: str) -> bool:
    """`at` in the restaurant's zone. A season is judged by the day of the calendar, so it ends at midnight."""
    if what.season and not what.season.runs(at.date()):
        return False
    if not what.hours:
        return True
    return parse_hours(what.hours, timezone=timezone, holidays=holidays, today=at.date()).is_open(at)
