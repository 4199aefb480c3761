"""Which open carts an edit touches: those with a dish, size, option or combo that is gone, priced or named anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orderbot.conversation.model import Conversation
from orderbot.menu.version import MenuDiff
from orderbot.ordering.cart import CartLine, Chosen


def touched(changed: MenuDiff, talks: Iterable[Conversation]) -> int:
    """How many of the carts."""
    dishes = {id_ for id_, _ in (*changed.gone, *changed.statements)} | {each.id for each in changed.renamed}
    priced = {(each.id, each.size) for each in changed.prices}
    return sum(any(_hit(line, dishes, priced) for line in (*talk.cart.lines, *talk.pending)) for talk in talks)


def _hit(line: CartLine, dishes: set[str], priced: set[tuple[str, str]]) -> bool:
    return any(
        thing in dishes or (thing, size) in priced or (thing, "") in priced for thing, size in _things(line)
    ) or (not line.size and any(thing == line.item for thing, _ in priced))  # no size chosen yet


def _things(line: CartLine) -> Iterator[tuple[str, str]]:
    """Every dish and option of the line, as the diff calls it, with its size."""
    yield line.item, line.size
    if line.half:
        yield line.half, line.size
    yield from _options((*line.options, *line.half_options), line.size)
    for part in line.parts:
        yield part.item, part.size
        yield from _options(part.options, part.size)


def _options(options: Iterable[Chosen], size: str) -> Iterator[tuple[str, str]]:
    return ((f"{each.group}.{each.option}", size) for each in options)
