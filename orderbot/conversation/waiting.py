"""Dishes that wait for a size or a choice: what an answer says of more than the one that is asked about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from orderbot.conversation.model import Conversation
from orderbot.conversation.picking import claim
from orderbot.conversation.shop import Shop
from orderbot.conversation.taking import add, joined
from orderbot.conversation.talking import Answer, changed
from orderbot.menu.model import ANY
from orderbot.ordering.cart import CartLine
from orderbot.ordering.choices import SizeChoice, complete, next_choice
from orderbot.understanding.edits.edits import parts_of, unjoined
from orderbot.understanding.meaning import Meaning, MeantLine


def each_named(talk: Conversation, meaning: Meaning, shop: Shop) -> Answer | None:
    """ "Die Salami groß, die Hawaii klein": each gets its own; None if none but the one asked about is named."""
    left = list(meaning.lines)
    told: list[tuple[CartLine, MeantLine | None]] = []
    for waiting in talk.pending:
        more = next((each for each in left if _says_more(each, waiting)), None)
        told.append((waiting, more))
        if more:
            left.remove(more)
    if meaning.unknown or not any(more for _, more in told[1:]):
        return None  # "groß, und noch eine Hawaii klein": the first word is an answer
    done = changed(talk, pending=(), reopened=talk.reopened)
    done = _put(done, [with_more(waiting, more, alone=True) if more else waiting for waiting, more in told], shop)
    return Answer(done, rest=replace(meaning, lines=tuple(left), questions=()))


def in_their_order(
    talk: Conversation,
    words: str,
    names: Sequence[tuple[str, Sequence[str]]],
    shop: Shop,
    points: Callable[[str], bool],
) -> Answer | None:
    """ "Groß und klein", "die erste groß, die zweite klein": as many sizes as dishes that wait for one.

    `points`: do these words say no more than which one?
    """
    parts = [part for part in parts_of(words) if part.strip(" ,.;")]
    waiting = [line for line in talk.pending if isinstance(next_choice(shop.menu, line), SizeChoice)]
    if len(parts) < 2 or len(parts) != len(waiting) or len(waiting) != len(talk.pending):
        return None
    claimed = [claim(unjoined(part), names) for part in parts]
    sizes = [each[0] for each in claimed if each and points(each[1])]
    if len(sizes) != len(parts) or any(
        size not in shop.menu.items[line.item].sizes for size, line in zip(sizes, waiting, strict=True)
    ):
        return None
    done = changed(talk, pending=(), reopened=talk.reopened)
    sized = [complete(shop.menu, replace(line, size=size)) for size, line in zip(sizes, waiting, strict=True)]
    return Answer(_put(done, sized, shop))


def with_more(line: CartLine, more: MeantLine, *, alone: bool) -> CartLine:
    """The line with what was said of it later; `alone`: of all its pieces."""
    size = None if line.size in ("", ANY) else line.size
    known = MeantLine(line.item, line.quantity, size, line.options, line.without, line.note, line.half, line.wanted)
    told = joined(known, more)
    told = told if alone else replace(told, quantity=more.quantity)
    return replace(told.cart_line(), parts=line.parts, half_options=line.half_options)


def bare(line: MeantLine) -> bool:
    """Is only the dish named?"""
    return not (line.size or line.options or line.without or line.note or line.half or line.parts)


def _says_more(more: MeantLine, waiting: CartLine) -> bool:
    return more.item == waiting.item and not bare(more) and more.quantity in (1, waiting.quantity)


def _put(talk: Conversation, dishes: Sequence[CartLine], shop: Shop) -> Conversation:
    """What is complete into the cart, the rest waits on."""
    for dish in dishes:
        line = complete(shop.menu, dish)
        talk = replace(talk, pending=(*talk.pending, line)) if next_choice(shop.menu, line) else add(talk, line, shop)
    return talk
