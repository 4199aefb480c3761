"""An open cart against the card, the stock and the hours of this moment.

Run at every turn, also the one that buys: what changed is told line by line; the new total needs a new confirmation.
Whatever comes out can be priced, frozen and asked for on this card, however the card was edited since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from orderbot.menu.model import ANY, Combo, Item, Menu, OptionGroup
from orderbot.ordering.cart import Cart, CartLine, Chosen, Filling
from orderbot.ordering.choices import next_choice, sizes_of
from orderbot.ordering.prices import price
from orderbot.ordering.stock import Stock, ingredient_key, item_key, option_key, pieces_of
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
    pending: tuple[CartLine, ...]  # lines that miss a size or a choice: those of before, then those that fell back
    changes: tuple[Change, ...]


Available = Callable[[str, datetime], bool]  # is this item or combo sold at that time?


def reconcile(
    menu: Menu,
    stock: Stock,
    cart: Cart,
    available: Available,
    at: datetime,
    now: datetime,
    *,
    pickup: bool,
    pending: Iterable[CartLine] = (),
) -> Reconciled:
    """The cart as it can still be ordered for `at`; stock counts now. Vanished names are said by their id."""
    changes: list[Change] = []
    waiting: list[CartLine] = []
    complete: list[CartLine] = []
    for line in pending:
        if fitted := _fit(menu, stock, line, available, at, now, changes):
            (waiting if next_choice(menu, fitted) else complete).append(replace(fitted, shown=0))
    kept: list[CartLine] = []
    taken: dict[str, int] = {}
    for line in (*cart.lines, *complete):
        name = name_of(menu, line.item)
        fit = _fit(menu, stock, line, available, at, now, changes)
        if fit is None:
            continue
        if next_choice(menu, fit):
            changes.append(Change(CHOICE_MISSING if _size_fits(menu, fit) else SIZE_GONE, name))
            waiting.append(fit if _size_fits(menu, fit) else replace(fit, size=ANY, shown=0))
            continue
        fit = _as_many_as_left(stock, fit, taken, name, changes, now)
        if fit.quantity == 0:
            continue
        unit = price(menu, fit, pickup=pickup).unit
        if fit.shown and unit != fit.shown:
            changes.append(Change(DEARER if unit > fit.shown else CHEAPER, name, before=fit.shown, after=unit))
        kept.append(fit if fit.shown == unit else replace(fit, shown=unit))
    lines = tuple(kept)
    same = lines == cart.lines or (
        [replace(a, shown=0) for a in lines] == [replace(b, shown=0) for b in cart.lines]
        and not any(change.what in (DEARER, CHEAPER) for change in changes)
    )
    return Reconciled(Cart(lines, cart.revision + (not same)), tuple(waiting), tuple(changes))


def refusal(menu: Menu, stock: Stock, line: CartLine, available: Available, at: datetime, now: datetime) -> str:
    """Why the dish of this line cannot be had: GONE, OUT, NOT_NOW, or "" if it can. Its options are not looked at."""
    item = menu.items.get(line.item)
    if item and not (stock or line.half or line.parts):  # a dish of a card of which nothing is out: asked of them all
        if _lacks(menu, stock, Filling(line.item, line.size), now):
            return OUT
        return "" if available(line.item, at) else GONE if item.hidden else NOT_NOW
    fillings = _fillings(line)
    for each in fillings:
        if each.item not in menu.items and each.item != line.item:
            return GONE
    if combo := menu.combos.get(line.item):
        if len(line.parts) > len(combo.parts) or line.half:
            return GONE
    elif line.item not in menu.items or line.parts or not _halves(menu, line):
        return GONE
    dishes = dict.fromkeys((line.item, *[each.item for each in fillings]))
    for dish in dishes if stock else ():
        if stock.is_out(item_key(dish), now):
            return OUT
    for each in fillings:
        if _lacks(menu, stock, each, now):
            return OUT
    if not all([available(dish, at) for dish in dishes]):
        hidden = any(dish in menu.items and menu.items[dish].hidden for dish in dishes)
        return GONE if hidden else NOT_NOW
    return _unfilled(menu, stock, combo, len(line.parts), available, at, now) if combo else ""


def name_of(menu: Menu, dish: str) -> Words:
    thing = menu.items.get(dish) or menu.combos.get(dish)
    return thing.name if thing else Words(dish)


def _fillings(line: CartLine) -> list[Filling]:
    """The dishes of a line, each with what is left out of it; of a combo only what it is filled with."""
    if line.parts:
        return list(line.parts)
    halves = [Filling(line.item, line.size, line.options, line.without)]
    return [*halves, Filling(line.half, line.size, line.half_options, line.without)] if line.half else halves


def _halves(menu: Menu, line: CartLine) -> bool:
    """May the two halves still be one pizza? True for a whole one."""
    if not line.half:
        return True
    both = (menu.items[line.item], menu.items[line.half])
    sizeless = all(ANY in each.price for each in both)
    return all(each.half != "no" for each in both) and (sizeless or bool(sizes_of(menu, line)))


def _unfilled(
    menu: Menu, stock: Stock, combo: Combo, filled: int, available: Available, at: datetime, now: datetime
) -> str:
    """Why a place of the combo that is still empty cannot be filled; "" if each can."""
    for part in combo.parts[filled:]:
        reasons = [refusal(menu, stock, CartLine(dish), available, at, now) for dish in part.items]
        if all(reasons):
            return OUT if OUT in reasons else NOT_NOW
    return ""


# ---- what is sold out ----------------------------------------------------------------------------------------------


def _lacks(menu: Menu, stock: Stock, filling: Filling, now: datetime) -> bool:
    """Is an ingredient of the dish out that is not left out, or every option of a choice that must be made?"""
    item = menu.items.get(filling.item)
    if item is None:
        return False
    if stock:
        spared = set(_left_out(menu, filling.without))
        words = (each.text for each in item.ingredients if each.text.casefold() not in spared)
        if any(stock.is_out(ingredient_key(each), now) for each in words):
            return True
    groups = [group for group in menu.groups_of(item) if any(group.least.values())]
    if not groups:
        return False
    sizes = (filling.size,) if filling.size in item.price else item.sizes or (ANY,)
    return all(any(_no_choice(stock, group, size, now) for group in groups) for size in sizes)


def _no_choice(stock: Stock, group: OptionGroup, size: str, now: datetime) -> bool:
    return group.min(size) > 0 and not any(
        option.offered(size) and not stock.is_out(option_key(group.id, option.id), now)
        for option in group.options.values()
    )


def _left_out(menu: Menu, without: Iterable[str]) -> Iterator[str]:
    """Folded words of what the customer does not want."""
    for what in without:
        group, _, option = what.partition(".")
        known = menu.groups[group].options.get(option) if group in menu.groups else None
        yield (known.name.text if known else what).casefold()


def _as_many_as_left(
    stock: Stock, line: CartLine, taken: dict[str, int], name: Words, changes: list[Change], now: datetime
) -> CartLine:
    needed = pieces_of(line.item, (each.item for each in _fillings(line) if line.half or line.parts))
    possible = line.quantity
    for key, each in needed.items():
        left = stock.pieces(key, now)
        if left is not None:
            possible = min(possible, max(left - taken.get(key, 0), 0) // each)
    if possible < line.quantity:
        changes.append(Change(LESS_LEFT if possible else OUT, name, before=line.quantity, after=possible))
        line = replace(line, quantity=possible)
    for key, each in needed.items():
        taken[key] = taken.get(key, 0) + each * line.quantity
    return line


# ---- what the card no longer has -----------------------------------------------------------------------------------


def _fit(
    menu: Menu,
    stock: Stock,
    line: CartLine,
    available: Available,
    at: datetime,
    now: datetime,
    changes: list[Change],
) -> CartLine | None:
    """The line with only what this card has; None if its dish cannot be had."""
    name = name_of(menu, line.item)
    if why := refusal(menu, stock, line, available, at, now):
        changes.append(Change(why, name))
        return None
    if combo := menu.combos.get(line.item):
        return _fit_combo(menu, stock, combo, line, changes, now)
    sizeless = all(ANY in menu.items[dish].price for dish in (line.item, line.half) if dish)
    if not _size_fits(menu, line) and sizeless:
        changes.append(Change(SIZE_GONE, name))
        line = replace(line, size=ANY)
    if not (line.options or line.half_options or line.without):
        return line
    size = line.size if _size_fits(menu, line) else None
    return replace(
        line,
        options=_still(menu, stock, menu.items[line.item], size, line.options, name, changes, now),
        half_options=_still(menu, stock, menu.items[line.half], size, line.half_options, name, changes, now)
        if line.half
        else (),
        without=_words(menu, line.without),
    )


def _fit_combo(
    menu: Menu, stock: Stock, combo: Combo, line: CartLine, changes: list[Change], now: datetime
) -> CartLine:
    """The combo filled up to the first place whose dish or size is no longer offered there."""
    parts: list[Filling] = []
    for part, filling in zip(combo.parts, line.parts, strict=False):
        item = menu.items[filling.item]
        if filling.item not in part.items or filling.size not in item.price:
            break
        options = _still(menu, stock, item, filling.size, filling.options, item.name, changes, now)
        parts.append(replace(filling, options=options, without=_words(menu, filling.without)))
    return replace(line, parts=tuple(parts))


def _size_fits(menu: Menu, line: CartLine) -> bool:
    if line.item in menu.combos:
        return True
    return all(line.size in menu.items[dish].price for dish in (line.item, line.half) if dish)


def _still(
    menu: Menu,
    stock: Stock,
    item: Item,
    size: str | None,
    options: tuple[Chosen, ...],
    name: Words,
    changes: list[Change],
    now: datetime,
) -> tuple[Chosen, ...]:
    """The options that the dish still has, in this size if it is known."""
    kept = []
    for each in options:
        group = menu.groups.get(each.group) if each.group in item.choices else None
        option = group.options.get(each.option) if group else None
        out = stock.is_out(option_key(each.group, each.option), now)
        if option and not out and (size is None or option.offered(size)):
            kept.append(each)
        else:
            changes.append(Change(OPTION_GONE, name, option.name if option else Words(each.option)))
    return tuple(kept)


def _words(menu: Menu, without: tuple[str, ...]) -> tuple[str, ...]:
    """An option that is gone from the card is still left out of the dish: by its word."""
    kept = []
    for what in without:
        group, _, option = what.partition(".")
        gone = option and not (group in menu.groups and option in menu.groups[group].options)
        kept.append(option if gone and option.isidentifier() else what)
    return tuple(kept)
