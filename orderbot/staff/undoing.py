"""The last changes and their opposites, so that "undo" takes back what was just said. A few, for an hour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

import msgspec

from orderbot.conversation.model import MoveOrder, SetSetting
from orderbot.ordering.lifecycle import Do
from orderbot.ordering.stock import SetStock, Stock
from orderbot.staff.done import Change, Desk, Done
from orderbot.stored import pack
from orderbot.texts import lines, text

NAME: Final = "undo"  # of the setting
MOST: Final = 5
FOR: Final = timedelta(hours=1)


class _Opposite(msgspec.Struct):
    at: datetime
    stock: list[SetStock] = []
    settings: list[SetSetting] = []
    orders: list[MoveOrder] = []


def remembered(
    changes: Iterable[Change], stock: Stock, settings: Mapping[str, str], now: datetime
) -> SetSetting | None:
    """The setting that keeps how to take these back; `stock` and `settings` are those of before."""
    opposite = _Opposite(now)
    for each in changes:
        match each:
            case SetStock(key):
                opposite.stock.append(SetStock(key, stock.until(key), stock.left.get(key)))
            case SetSetting(name):
                opposite.settings.append(SetSetting(name, settings.get(name, "")))
            case MoveOrder(day, number, do) if do != Do.REPRINT:
                opposite.orders.append(MoveOrder(day, number, Do.UNDO.value))
    if not (opposite.stock or opposite.settings or opposite.orders):
        return None
    return SetSetting(NAME, pack([*_kept(settings, now)[-MOST + 1 :], opposite]))


def undo(desk: Desk) -> Done:
    """Take the last change back. The opposite is not remembered: a second "undo" takes back the one before."""
    kept = _kept(desk.settings, desk.now)
    if not kept:
        return Done(text("There is nothing to undo."))
    last = kept[-1]
    rest = SetSetting(NAME, pack(kept[:-1]) if kept[:-1] else "")
    said = lines(text("Undone."), *(text("Order {number}: undone.", number=each.number) for each in last.orders))
    return Done(said, (), (*last.stock, *last.settings, *last.orders, rest))


def _kept(settings: Mapping[str, str], now: datetime) -> list[_Opposite]:
    try:
        found = msgspec.json.decode(settings.get(NAME, "[]"), type=list[_Opposite])
    except msgspec.DecodeError:
        return []
    return [each for each in found if now - each.at < FOR]
