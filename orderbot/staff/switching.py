"""Words about the shop -> closed, paused, later, no delivery, training. Each has an end and is said back with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

from orderbot.conversation.model import SetSetting
from orderbot.ordering.switches import Kind, Switch
from orderbot.staff import sayings
from orderbot.staff.done import Desk, Done
from orderbot.staff.ends import closing, end_of
from orderbot.staff.words import Command
from orderbot.texts import Arg, Clock, lines, plural, text

PAUSE: Final = 20  # minutes, where nobody said how many
DELAY: Final = 15
LONGEST: Final = 240
ON: Final[Mapping[str, Kind]] = {
    "close": Kind.CLOSED,
    "pause": Kind.PAUSE,
    "delay": Kind.DELAY,
    "no_delivery": Kind.NO_DELIVERY,
    "no_pickup": Kind.NO_PICKUP,
    "training": Kind.TRAINING,
    "shadow": Kind.SHADOW,
}
OFF: Final[Mapping[str, tuple[Kind, ...]]] = {
    "open": (Kind.CLOSED, Kind.PAUSE, Kind.PAPER),
    "no_delay": (Kind.DELAY,),
    "delivery": (Kind.NO_DELIVERY,),
    "pickup": (Kind.NO_PICKUP,),
    "no_training": (Kind.TRAINING,),
    "no_shadow": (Kind.SHADOW,),
}


def switch(command: Command, desk: Desk) -> Done:
    """Switch on until an end, or off. Nothing is switched if the end is not understood or over."""
    if command.verb in OFF:
        return _off(OFF[command.verb], desk)
    kind = ON[command.verb]
    if _nothing_left(kind, desk):
        return Done(text("Then nothing could be ordered any more. If that is meant, write: *closed*"))
    if kind == Kind.SHADOW and not desk.shop.restaurant.staff:
        return Done(text("Nobody would be asked for a yes: staff has no number in the configuration."))
    until = _until(command, kind, desk)
    if until is None:
        return Done(sayings.no_end(command.until))
    if until <= desk.now:
        return Done(sayings.over(until, desk.now))
    minutes = min(command.minutes or DELAY, LONGEST) if kind == Kind.DELAY else 0
    made = Switch(kind, until, minutes)
    return Done(_switched_on(made, desk), (SetSetting(made.name, made.value),))


def _nothing_left(kind: Kind, desk: Desk) -> bool:
    place = desk.shop.restaurant
    if kind == Kind.NO_DELIVERY:
        return place.pickup_minutes is None
    return kind == Kind.NO_PICKUP and not place.zones


def _until(command: Command, kind: Kind, desk: Desk) -> datetime | None:
    hours = desk.shop.hours
    if command.until:
        return end_of(command.until, hours, desk.now)
    if kind == Kind.PAUSE:
        return desk.now + timedelta(minutes=min(command.minutes or PAUSE, LONGEST))
    if kind == Kind.CLOSED:  # until the first opening after today's last
        end = closing(hours, desk.now)
        return hours.opens(end) or end
    if kind == Kind.TRAINING:
        return desk.now + timedelta(hours=2)
    if kind == Kind.SHADOW:
        return desk.now + timedelta(days=7)
    if kind == Kind.DELAY:
        return min(closing(hours, desk.now), desk.now + timedelta(minutes=90))
    return closing(hours, desk.now)


def _off(kinds: tuple[Kind, ...], desk: Desk) -> Done:
    found = [desk.on[kind] for kind in kinds if kind in desk.on]
    if not found:
        return Done(text("That is not switched on; nothing was changed."))
    said = lines(*(text("Over: {switch}.", switch=NAMES[each.kind]) for each in found))
    return Done(said, tuple(SetSetting(each.name, "") for each in found))


NAMES: Final[Mapping[Kind, Arg]] = {
    Kind.PAUSE: text("pause"),
    Kind.CLOSED: text("closed"),
    Kind.NO_DELIVERY: text("no delivery"),
    Kind.NO_PICKUP: text("no pickup"),
    Kind.DELAY: text("longer times"),
    Kind.TRAINING: text("TRAINING"),
    Kind.SHADOW: text("shadow week (answers wait for your yes)"),
    Kind.PAPER: text("stopped: no paper"),
}
_SAID: Final[Mapping[Kind, Callable[[Arg, int], Arg]]] = {
    Kind.PAUSE: lambda end, _: text("Pause: no orders for right away until {time}.", time=end),
    Kind.CLOSED: lambda end, _: text("Closed. Orders again: {time}.", time=end),
    Kind.NO_DELIVERY: lambda end, _: text("No delivery until {time}, only pickup.", time=end),
    Kind.NO_PICKUP: lambda end, _: text("No pickup until {time}, only delivery.", time=end),
    Kind.DELAY: lambda end, minutes: text(
        "All new orders are promised {minutes} minutes later, until {time}.", minutes=minutes, time=end
    ),
    Kind.TRAINING: lambda end, _: text(
        "TRAINING until {time}: every message and ticket says so, nothing counts.", time=end
    ),
    Kind.SHADOW: lambda end, _: text(
        "Shadow week until {time}: no customer is answered before one of you has tapped *Send*. "
        "Each answer comes to you as a message first.",
        time=end,
    ),
    Kind.PAPER: lambda end, _: text("No orders are taken: no printer prints. It ends by itself."),
}


def _switched_on(made: Switch, desk: Desk) -> Arg:
    return _SAID[made.kind](Clock(made.until, desk.now), made.minutes)


def said_on(each: Switch, now: datetime) -> Arg:
    """One line of a list."""
    end = Clock(each.until, now)
    if each.kind == Kind.DELAY:
        minutes = plural("{count} minute longer", "{count} minutes longer", count=each.minutes)
        return text("{switch}, until {time}", switch=minutes, time=end)
    return text("{switch}, until {time}", switch=NAMES[each.kind], time=end)
