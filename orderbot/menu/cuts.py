"""Does a card look like the beginning of another? For cards whose files are no longer at hand.

Whatever stands last in a file goes first when it is cut: the last lines of the last dish, option or combo, or the last
digits of a number. The order of keys within a block is the owner's, so any key may have been the last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields

from orderbot.menu.model import ANY, Combo, Item, Menu, Option
from orderbot.texts import Words

INHERITED = ("station", "tax", "choices", "half", "default", "ingredients")  # without its line, another value counts
MONEY = ("price", "pickup_price", "deposit")


def cut_blocks(old: Menu, new: Menu, *, numbers: bool) -> Iterator[Words]:
    """Names of the blocks at an end that have become less; with `numbers`, also by digits that are missing."""
    for id_, section in old.sections.items():
        last = section.items[-1] if section.items else ""
        if last in new.items and id_ in new.sections and less(old.items[last], new.items[last], numbers):
            yield old.items[last].name
    if old.combos:
        yield from _last(old.combos, new.combos, numbers)
    for id_, group in old.groups.items():
        if id_ in new.groups:
            yield from _last(group.options, new.groups[id_].options, numbers)


def _last(
    old: Mapping[str, Option] | Mapping[str, Combo], new: Mapping[str, Option] | Mapping[str, Combo], numbers: bool
) -> Iterator[Words]:
    last = old[list(old)[-1]]
    now = new.get(last.id)
    if now is None or less(last, now, numbers):
        yield last.name


def less(old: Item | Option | Combo, new: Item | Option | Combo, numbers: bool) -> bool:
    """Something is missing or shorter, and nothing else is different."""
    changed = [each for each in fields(old) if getattr(old, each.name) != getattr(new, each.name)]
    return bool(changed) and all(
        _less(each, getattr(old, each.name), getattr(new, each.name), numbers) for each in changed
    )


def _less(key: Field[object], old: object, new: object, numbers: bool) -> bool:
    if key.name in INHERITED or new == _default(key):
        return True
    if isinstance(old, Words) and isinstance(new, Words):
        return old.text == new.text and set(new.others) < set(old.others)
    if not numbers:
        return False
    if key.name in MONEY:
        return _shorter_price(old, new)
    return isinstance(old, int) and isinstance(new, int) and str(old).startswith(str(new))


def _default(key: Field[object]) -> object:
    return key.default_factory() if key.default_factory is not MISSING else key.default


def _shorter_price(old: object, new: object) -> bool:
    """12.50 that was cut to 12 or 1; a table of prices ends in a bracket, so it is never cut unseen."""
    was, now = (each.get(ANY) if isinstance(each, dict) else each for each in (old, new))
    if not isinstance(was, int) or not isinstance(now, int):
        return False
    written = f"{was // 100}.{was % 100:02d}"
    return any(now == round(float(written[:length]) * 100) for length in range(1, len(written)))
