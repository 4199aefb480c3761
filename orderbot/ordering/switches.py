"""What the shop has switched for now: closed, no delivery, longer times, training. Each has an end; none outlives it.

Runtime state in the database (settings), read once a turn; the shop of the moment is made from it, so that the
conversation knows nothing of switches: it sees other hours, other zones, other minutes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

import msgspec

from orderbot.restaurant import Restaurant

PREFIX: Final = "switch:"


class Kind(StrEnum):
    PAUSE = "pause"  # no orders for a while
    CLOSED = "closed"  # for the rest of the day
    NO_DELIVERY = "no_delivery"
    NO_PICKUP = "no_pickup"
    DELAY = "delay"  # everything takes `minutes` longer
    TRAINING = "training"  # nothing is meant
    SHADOW = "shadow"  # no answer goes out before one of the staff has agreed to it
    PAPER = "paper"  # no printer prints: the house says so itself, and takes it back


SHUT: Final = (Kind.PAUSE, Kind.CLOSED, Kind.PAPER)  # no orders while one of them is on


@dataclass(frozen=True, slots=True)
class Switch:
    kind: Kind
    until: datetime
    minutes: int = 0

    @property
    def name(self) -> str:
        """Of the setting it is kept in."""
        return f"{PREFIX}{self.kind.value}"

    @property
    def value(self) -> str:
        return msgspec.json.encode({"until": self.until, "minutes": self.minutes}).decode()


class _Kept(msgspec.Struct):
    until: datetime
    minutes: int = 0


def switched(settings: Mapping[str, str], now: datetime) -> dict[Kind, Switch]:
    """What is on at this moment; what has ended, or cannot be read, is off."""
    found: dict[Kind, Switch] = {}
    for kind in Kind:
        if (said := settings.get(PREFIX + kind)) is None:
            continue
        try:
            kept = msgspec.json.decode(said, type=_Kept)
        except msgspec.DecodeError:
            continue
        if kept.until > now:
            found[kind] = Switch(kind, kept.until.astimezone(now.tzinfo), kept.minutes)
    return found


def shut_until(on: Mapping[Kind, Switch]) -> datetime | None:
    """Until when no orders are taken."""
    return max((each.until for kind, each in on.items() if kind in SHUT), default=None)


Load = Mapping[int, tuple[int, int]]  # quarter of an hour -> (orders due in it, their cents)


def full(place: Restaurant, load: Load) -> frozenset[int]:
    """The quarters in which the kitchen has all it can do."""
    most, cents = place.busy_orders, place.busy_total
    return frozenset(
        quarter for quarter, (count, total) in load.items() if (most and count >= most) or (cents and total >= cents)
    )


def place_now(place: Restaurant, on: Mapping[Kind, Switch]) -> Restaurant:
    """The restaurant as it is while that is on."""
    if not on:
        return place
    more = on[Kind.DELAY].minutes if Kind.DELAY in on else 0
    zones = () if Kind.NO_DELIVERY in on else place.zones
    pickup = None if Kind.NO_PICKUP in on else place.pickup_minutes
    return replace(
        place,
        zones=tuple(replace(each, minutes=each.minutes + more) for each in zones),
        pickup_minutes=None if pickup is None else pickup + more,
    )
