"""An open cart against the card, the stock and the hours of this moment.

Run at every turn, also the one that buys: what changed is told line by line; the new total needs a new confirmation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from orderbot.menu.model import Menu
from orderbot.ordering.cart import Cart, CartLine
from orderbot.ordering.choices import next_choice
from orderbot.ordering.prices import price
from orderbot.ordering.stock import Stock
from orderbot.texts import Words

GONE, OUT, SIZE_GONE, OPTION_GONE, DEARER, CHEAPER, LESS_LEFT, NOT_NOW, CHOICE_MISSING = (
    "gone", "out", "size_gone", "option_gone", "dearer", "cheaper", "less_left", "not_now", "choice_missing",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one line: `what` is one of the constants above; prices in cents a piece."""

    what: str
    name: Words
    detail: Words = Words("")
    before: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class Reconciled:
    cart: Cart
    pending: tuple[CartLine, ...]  # lines that fell back to a question
    changes: tuple[Change, ...]


Available = Callable[[str, datetime], bool]  # is this item or combo sold at that time?


def reconcile(
    menu: Menu, stock: Stock, cart: Cart, available: Available, at: datetime, now: datetime, *, pickup: bool
) -> Reconciled:
    """The cart as it can still be ordered for `at`; stock counts now. Vanished names are said by their id."""
    kept: list[CartLine] = []
    fell_back: list[CartLine] = []
    changes: list[Change] = []
    taken: dict[str, int] = {}
    for line in cart.lines:
        name = name_of(menu, line.item)
        why = refusal(menu, stock, line, available, at, now)
        if why:
            changes.append(Change(why, name))
            continue
        line = _drop_options(menu, stock, line, name, changes, now)
        line = _as_many_as_left(stock, line, taken, name, changes)
        if line.quantity == 0:
            continue
        if next_choice(menu, line):
            changes.append(Change(SIZE_GONE if not _size_fits(menu, line) else CHOICE_MISSING, name))
            fell_back.append(line if _size_fits(menu, line) else replace(line, size="", shown=0))
            continue
        unit = price(menu, line, pickup=pickup).unit
        if line.shown and unit != line.shown:
            changes.append(Change(DEARER if unit > line.shown else CHEAPER, name, before=line.shown, after=unit))
        kept.append(replace(line, shown=unit))
    lines = tuple(kept)
    same = [replace(a, shown=0) for a in lines] == [replace(b, shown=0) for b in cart.lines] and not any(
        change.what in (DEARER, CHEAPER) for change in changes
    )
    return Reconciled(Cart(lines, cart.revision + (not same)), tuple(fell_back), tuple(changes))


def refusal(menu: Menu, stock: Stock, line: CartLine, available: Available, at: datetime, now: datetime) -> str:
    """Why the dish of this line cannot be had: GONE, OUT, NOT_NOW, or "" if it can."""
    dishes = [line.item, *([line.half] if line.half else []), *(each.item for each in line.parts)]
    if any(dish not in menu.items and dish not in menu.combos for dish in dishes):
        return GONE
    if line.half and menu.items[line.item].half == "no":
        return GONE
    if line.item in menu.combos and len(line.parts) != len(menu.combos[line.item].parts):
        return GONE
    if any(stock.is_out(f"item:{dish}", now) for dish in dishes):
        return OUT
    if not all(available(dish, at) for dish in dishes):
        hidden = any(dish in menu.items and menu.items[dish].hidden for dish in dishes)
        return GONE if hidden else NOT_NOW
    return ""


def name_of(menu: Menu, dish: str) -> Words:
    thing = menu.items.get(dish) or menu.combos.get(dish)
    return thing.name if thing else Words(dish)


def _size_fits(menu: Menu, line: CartLine) -> bool:
    if line.item in menu.combos:
        return True
    halves = [line.item, *([line.half] if line.half else [])]
    return all(line.size in menu.items[dish].price for dish in halves)


def _drop_options(
    menu: Menu, stock: Stock, line: CartLine, name: Words, changes: list[Change], now: datetime
) -> CartLine:
    if line.item in menu.combos:
        return line
    item = menu.items[line.item]
    kept = []
    for each in line.options:
        group = menu.groups.get(each.group)
        option = group.options.get(each.option) if group and each.group in item.choices else None
        out = stock.is_out(f"option:{each.group}.{each.option}", now)
        if option and not out and (option.offered(line.size) or not _size_fits(menu, line)):
            kept.append(each)
        else:
            changes.append(Change(OPTION_GONE, name, option.name if option else Words(each.option)))
    return replace(line, options=tuple(kept)) if len(kept) != len(line.options) else line


def _as_many_as_left(
    stock: Stock, line: CartLine, taken: dict[str, int], name: Words, changes: list[Change]
) -> CartLine:
    key = f"item:{line.item}"
    if key not in stock.left:
        return line
    possible = max(stock.left[key] - taken.get(key, 0), 0)
    if line.quantity > possible:
        changes.append(Change(LESS_LEFT if possible else OUT, name, before=line.quantity, after=possible))
        line = replace(line, quantity=possible)
    taken[key] = taken.get(key, 0) + line.quantity
    return line
