"""The day of a restaurant ends with its night, not at midnight: its numbers count by it.

An order belongs to the business day of the time it is promised for. Its number counts on from all that is promised for
today or later, so that two slips that may lie side by side never share one.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from orderbot.restaurant import Restaurant


def business_day(at: datetime, restaurant: Restaurant) -> date:
    """The day on whose opening that moment falls; `night_ends` minutes after midnight the next one begins."""
    wall = at.astimezone(restaurant.timezone).replace(tzinfo=None)
    return (wall - timedelta(minutes=restaurant.night_ends)).date()


def day_ends(day: date, restaurant: Restaurant) -> datetime:
    """The moment at which the business day after that one begins."""
    midnight = datetime.combine(day + timedelta(days=1), time())
    return (midnight + timedelta(minutes=restaurant.night_ends)).replace(tzinfo=restaurant.timezone)
