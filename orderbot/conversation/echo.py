"""What a message changed, in a line or two beside the buttons.

Made by comparing before and after, so that nothing can be noted unseen.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from orderbot.conversation.model import Conversation
from orderbot.conversation.shop import Shop
from orderbot.conversation.slots import SLOTS
from orderbot.conversation.talking import dish_details
from orderbot.ordering.cart import CartLine
from orderbot.texts import Arg, lines, listed, text


def echo(before: Conversation, after: Conversation, shop: Shop, now: datetime, *, cart: bool, slots: bool) -> Arg:
    """The change of cart and slots; `cart`, `slots`: the question that follows shows them in full, then only what was
    there before and is different now is worth a line."""
    if after.placed != before.placed:
        return ""
    said = [*_cart(before, after, shop, shown=cart), *_slots(before, after, shop, now, shown=slots)]
    return lines(*said)


def _cart(before: Conversation, after: Conversation, shop: Shop, *, shown: bool) -> Sequence[Arg]:
    old, new = (*before.cart.lines, *before.pending), (*after.cart.lines, *after.pending)
    gone = [line for line in before.cart.lines if not _same(line, new)]
    come = [line for line in new if not _same(line, old) and line not in after.pending[:1]]
    finished = {line.item for line in before.pending}  # a dish that only missed its size did not change
    if not gone and shown and before.asked != "confirm":
        return []
    kept = {line.item for line in gone} & {line.item for line in come}
    out = [line for line in gone if line.item not in kept]
    fresh = [line for line in come if line.item not in kept]
    changes = [each for item in dict.fromkeys(line.item for line in gone) for each in _became(item, gone, come)]
    if out and fresh:  # one dish instead of another
        changes.append(([out.pop(0)], [fresh.pop(0)]))
    said: list[Arg] = [
        text("Changed: {before} → {after}", before=_names(was, shop), after=_names(became, shop))
        for was, became in changes
    ]
    if out and (after.cart or after.pending):
        said.append(text("Taken out: {dishes}", dishes=_names(out, shop)))
    if fresh and before.cart and not finished & {line.item for line in fresh}:
        said.append(text("Added: {dishes}", dishes=_names(fresh, shop)))
    elif fresh and not shown:
        said.append(text("Noted: {things}", things=_names(fresh, shop)))
    return said


def _became(
    item: str, gone: Sequence[CartLine], come: Sequence[CartLine]
) -> Sequence[tuple[list[CartLine], list[CartLine]]]:
    """The lines of a dish, one by one where each became one, else all together: each line is said once."""
    was, became = ([line for line in some if line.item == item] for some in (gone, come))
    if len(was) == len(became):
        return [([before], [after]) for before, after in zip(was, became, strict=True)]
    return [(was, became)] if became else []


def _names(lines_: Sequence[CartLine], shop: Shop) -> Arg:
    return listed(_name(line, shop) for line in lines_)


def _same(line: CartLine, others: Sequence[CartLine]) -> bool:
    return any(line.same_dish(other) and line.quantity == other.quantity for other in others)


def _name(line: CartLine, shop: Shop) -> Arg:
    return text("{count} × {name}", count=line.quantity, name=dish_details(shop.menu, line))


def _slots(before: Conversation, after: Conversation, shop: Shop, now: datetime, *, shown: bool) -> Sequence[Arg]:
    said: list[Arg] = []
    over = bool(before.cart or before.pending) and not (after.cart or after.pending)  # "cancelled" says it all
    for slot in SLOTS:
        was, is_ = slot.value(before), slot.value(after)
        if was == is_ or (not any(is_) and not any(was)):
            continue
        if over and not any(is_):
            continue
        if shown and slot.summed and before.asked != "confirm":
            continue
        if value := slot.said(after, shop, now):
            said.append(value)
    return [text("Noted: {things}", things=lines(*said, between=" · "))] if said else []
