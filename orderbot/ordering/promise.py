"""When can it be ready? A promise that can be kept, and the times one may choose.

An order starts at an instant at which the restaurant takes orders: it is open, and not the last `last_order` minutes
before closing. What is ordered at `start` is due at `start + lead`, rounded up to 5 minutes; lead = the longer of the
preparation and pickup_minutes or the zone's minutes. A later time may be wished if the kitchen can do it: from
opening + lead to closing, a delivery also to what the last order of the evening is promised. Pickup ends at closing.

All datetimes are aware; answers are in the restaurant's zone. Sums are made in UTC, where every minute counts once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from itertools import takewhile
from typing import Final

from orderbot.menu.hours import OpeningHours
from orderbot.ordering.order import DELIVERY
from orderbot.restaurant import Restaurant, Zone

STEP: Final = timedelta(minutes=5)
QUARTER: Final = 900  # seconds
_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
_NEVER: Final = datetime(9999, 1, 1, tzinfo=UTC)


class Wish(Enum):
    """What is to be said of a wished time."""

    OK = "ok"
    PAST = "past"  # it is over
    TOO_SOON = "too_soon"  # we are open then, but the kitchen cannot have it ready
    CLOSED = "closed"
    TOO_FAR = "too_far"  # beyond the horizon
    FULL = "full"  # the kitchen has all it can do at that time


@dataclass(frozen=True, slots=True)
class Judgement:
    wish: Wish
    nearest: tuple[datetime, ...] = ()  # the last possible time before, the first after; as far as there are any


def open_for_orders(now: datetime, hours: OpeningHours, restaurant: Restaurant) -> bool:
    """May one order for as soon as possible: open, and before the last orders?"""
    if not hours.is_open(now):
        return False
    closes = hours.closes(now)
    return closes is None or _utc(now) < _last_start(closes, restaurant)


def earliest(
    now: datetime, hours: OpeningHours, restaurant: Restaurant, handover: str, zone: Zone | None, minutes: int
) -> datetime | None:
    """When an order placed now is ready (pickup) or there (delivery); None if not within the horizon.

    `minutes` is the longest preparation in the cart with what the kitchen adds. A delivery whose zone is not known yet
    is promised as for the slowest zone. None also if the restaurant does not offer this handover.
    """
    for window in _windows(now, hours, restaurant, handover, zone, minutes):
        ready = window.first.astimezone(hours.timezone)
        return ready if _within(ready, now, hours, restaurant) else None
    return None


def slots(
    now: datetime,
    hours: OpeningHours,
    restaurant: Restaurant,
    handover: str,
    zone: Zone | None,
    minutes: int,
    day: date,
) -> tuple[datetime, ...]:
    """The times of that calendar day to offer, every `slot` minutes of the clock; after midnight is the next day."""
    windows = list(_windows(now, hours, restaurant, handover, zone, minutes))
    return _slots(windows, now, hours, restaurant, day)


def days(
    now: datetime, hours: OpeningHours, restaurant: Restaurant, handover: str, zone: Zone | None, minutes: int
) -> tuple[date, ...]:
    """The days, today first, on which there are slots."""
    windows = list(_windows(now, hours, restaurant, handover, zone, minutes))
    return tuple(day for day in _days(now, hours, restaurant) if _slots(windows, now, hours, restaurant, day))


def judge(
    wished: datetime,
    now: datetime,
    hours: OpeningHours,
    restaurant: Restaurant,
    handover: str,
    zone: Zone | None,
    minutes: int,
) -> Judgement:
    """Can it be ready at the wished time? If not, why, and what is possible around it."""
    coming = _windows(now, hours, restaurant, handover, zone, minutes)
    windows = list(takewhile(lambda window: window.start <= _utc(wished), coming))  # the later ones do not matter
    wish = _wish(wished, windows, now, hours, restaurant)
    if wish is Wish.OK:
        return Judgement(wish)
    windows = list(_windows(now, hours, restaurant, handover, zone, minutes))
    possible = [time for day in _days(now, hours, restaurant) for time in _slots(windows, now, hours, restaurant, day)]
    firsts = [window.first.astimezone(hours.timezone) for window in windows]
    possible += [first for first in firsts if _within(first, now, hours, restaurant)]
    before = max((time for time in possible if _utc(time) < _utc(wished)), key=_utc, default=None)
    after = min((time for time in possible if _utc(time) > _utc(wished)), key=_utc, default=None)
    return Judgement(wish, tuple(time for time in (before, after) if time))


# ---- windows of due times ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Window:
    """The due times of one opening, in UTC."""

    start: datetime  # of the kitchen: the opening, or now
    first: datetime
    last: datetime  # included


def _wish(wished: datetime, windows: list[_Window], now: datetime, hours: OpeningHours, restaurant: Restaurant) -> Wish:
    if _utc(wished) < _utc(now):
        return Wish.PAST
    if not _within(wished, now, hours, restaurant):
        return Wish.TOO_FAR
    if not _free(wished, restaurant) and any(window.start <= _utc(wished) <= window.last for window in windows):
        return Wish.FULL
    if any(window.first <= _utc(wished) <= window.last for window in windows):
        return Wish.OK
    soon = any(window.start <= _utc(wished) < window.first for window in windows)
    return Wish.TOO_SOON if soon and hours.is_open(wished) else Wish.CLOSED


def _windows(
    now: datetime, hours: OpeningHours, restaurant: Restaurant, handover: str, zone: Zone | None, minutes: int
) -> Iterator[_Window]:
    """The first and the last due time of every opening within the horizon that still takes orders."""
    lead = _lead(restaurant, handover, zone, minutes)
    if lead is None:
        return
    for start, closes in _openings(now, hours, restaurant):
        if start >= _last_start(closes, restaurant):
            continue
        last = closes - STEP
        if handover == DELIVERY:
            last = max(closes, _rounded(_last_start(closes, restaurant) + lead))
        first = _rounded(start + lead)
        while first <= last and not _free(first, restaurant):
            first += STEP
        if first <= last:
            yield _Window(start, first, last)


def _lead(restaurant: Restaurant, handover: str, zone: Zone | None, minutes: int) -> timedelta | None:
    if handover == DELIVERY:
        usual = zone.minutes if zone else max((each.minutes for each in restaurant.zones), default=None)
    else:
        usual = restaurant.pickup_minutes
    return None if usual is None else timedelta(minutes=max(usual, minutes))


def _openings(now: datetime, hours: OpeningHours, restaurant: Restaurant) -> Iterator[tuple[datetime, datetime]]:
    """From now or the opening to the closing, in UTC, up to the horizon."""
    start = hours.opens(now)
    while start and _within(start, now, hours, restaurant):
        closes = hours.closes(start)
        yield _utc(start), _utc(closes) if closes else _NEVER
        start = hours.opens(closes) if closes else None


def _last_start(closes: datetime, restaurant: Restaurant) -> datetime:
    return _utc(closes) - timedelta(minutes=restaurant.last_order)


def _within(at: datetime, now: datetime, hours: OpeningHours, restaurant: Restaurant) -> bool:
    ahead = at.astimezone(hours.timezone).date() - now.astimezone(hours.timezone).date()
    return ahead.days <= restaurant.horizon


def _days(now: datetime, hours: OpeningHours, restaurant: Restaurant) -> Iterator[date]:
    today = now.astimezone(hours.timezone).date()
    return (today + timedelta(days=ahead) for ahead in range(restaurant.horizon + 1))


def _slots(
    windows: list[_Window], now: datetime, hours: OpeningHours, restaurant: Restaurant, day: date
) -> tuple[datetime, ...]:
    midnight = datetime(day.year, day.month, day.day, tzinfo=hours.timezone)
    if not _within(midnight, now, hours, restaurant):
        return ()
    times = (midnight + timedelta(minutes=minute) for minute in range(0, 24 * 60, restaurant.slot))
    return tuple(
        time
        for time in times
        if any(window.first <= _utc(time) <= window.last for window in windows)
        and _free(time, restaurant)
        and _utc(time).astimezone(hours.timezone) == time  # the clock may skip it
    )


def quarter(at: datetime) -> int:
    """The quarter of an hour it lies in, counted since 1970."""
    return int(at.timestamp()) // QUARTER


def _free(at: datetime, restaurant: Restaurant) -> bool:
    return quarter(at) not in restaurant.full


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC)


def _rounded(at: datetime) -> datetime:
    """Up to 5 minutes of the clock; no zone is off UTC by less."""
    return _EPOCH - ((_EPOCH - _utc(at)) // STEP) * STEP
