"""What staff wrote and is no command: asked back with what it may have been. Nothing is changed, nothing ordered."""

from __future__ import annotations

from typing import Final

from rapidfuzz import fuzz, process

from orderbot.conversation.model import Button, Reply
from orderbot.conversation.shop import Shop
from orderbot.ordering.lifecycle import PLACED
from orderbot.staff.done import Desk
from orderbot.staff.things import senses
from orderbot.staff.words import LEFT, OUT, read
from orderbot.texts import lines, text
from orderbot.understanding.grammar.languages import every
from orderbot.understanding.grammar.phrases import key

TAP: Final = "staff:"  # what the id of a button begins with; the rest is the command
NEAR: Final = 75  # of 100: from here on a word may have been meant
MOST_WORDS: Final = 60  # characters that are quoted
TITLE: Final = 20  # characters of a button
VOCABULARY: Final = tuple(dict.fromkeys(key(each) for each in every(lambda each: each.staff.vocabulary)))


def ask(words: str, desk: Desk) -> Reply:
    """ "Did you mean: 23 out?" """
    shop = desk.shop
    guesses = [each for each in (*_order(words, desk), *_guesses(words, shop)) if len(each) <= TITLE][:2]
    quoted = " ".join(words.split())[:MOST_WORDS]
    return Reply(
        lines(
            text("“{words}” is no command I know; nothing was changed, nothing ordered.", words=quoted),
            text("Did you mean: *{better}*?", better=lines(*guesses, between="*, *")) if guesses else None,
            text("*help* says what can be written, *order* if you want to order something yourself."),
        ),
        buttons=(
            *(Button(f"{TAP}{each}", each) for each in guesses),
            Button(f"{TAP}help", text("Help")),
        ),
        language=shop.restaurant.language,
    )


def greet(shop: Shop) -> Reply:
    return Reply(
        text("*help* says what can be written, *order* if you want to order something yourself."),
        language=shop.restaurant.language,
    )


def _order(words: str, desk: Desk) -> list[str]:
    """A bare number may be an order that waits for a yes."""
    number = words.strip().lstrip("#")
    waits = {str(each.order.number) for each in desk.orders if each.status == PLACED}
    return [f"{number} ok"] if number in waits else []


def _guesses(words: str, shop: Shop) -> list[str]:
    said = " ".join(words.split()[:12])
    found = [_mended(said)]
    out = "aus" if shop.restaurant.language == "de" else "out"
    if _names_a_dish(said, shop):
        found += [f"{said} {out}"]
    return [each for each in dict.fromkeys(found) if each and _sensible(each, shop)]


def _mended(said: str) -> str:
    """The line with its mistyped words put right; "" if it is then no command either."""
    mended = [_near(each) for each in said.split()]
    line = " ".join(mended)
    return line if line != said and read(line) else ""


def _near(word: str) -> str:
    if len(word) < 3 or not word.isalpha() or key(word) in VOCABULARY:
        return word
    best = process.extractOne(key(word), VOCABULARY, scorer=fuzz.ratio, score_cutoff=NEAR)
    return best[0] if best else word


def _names_a_dish(said: str, shop: Shop) -> bool:
    return len(said) <= TITLE and all(len(each.things) == 1 for each in senses(said, shop.menu, shop.lexicon))


def _sensible(line: str, shop: Shop) -> bool:
    """Is what it speaks of on the card?"""
    command = read(line)
    if command is None or command.verb not in (OUT, LEFT):
        return command is not None
    return any(each.things for each in senses(command.what, shop.menu, shop.lexicon))
