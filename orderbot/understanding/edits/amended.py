"""A whole message: what it orders, and takes back in a later sentence: "Eine Calzone. Mach daraus eine Salami"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.edits.edit import Replace
from orderbot.understanding.edits.edits import edits_of
from orderbot.understanding.edits.modifying import name_words
from orderbot.understanding.grammar.phrases import any_said, key
from orderbot.understanding.meaning import Meaning
from orderbot.understanding.parser import understand
from orderbot.understanding.slots.times import Opening

MOST = 6  # sentences that are looked at
_ENDS = re.compile(r"[.!;\n]+(?!\d)\s*")
_CHANGES = re.compile(rf"\b{any_said(lambda each: each.changes.marker)}\b")


def understand_message(
    text: str, lexicon: Lexicon, now: datetime, language: str = "", opening: Opening | None = None, *,
    asked: tuple[str, ...] = (), explain: bool = False,
) -> Meaning:  # fmt: skip
    """`understand`; a dish that a later sentence names and replaces gives way, it is not ordered beside the other."""

    def read(part: str) -> Meaning:
        return understand(part, lexicon, now, language, opening, asked=asked, explain=explain)

    return _amended(read(text), read, lexicon, now)


def _amended(meaning: Meaning, read: Callable[[str], Meaning], lexicon: Lexicon, now: datetime) -> Meaning:
    """The meaning after the first such sentence. `read`: understands a part of the text."""
    text = meaning.text
    cuts = [match.end() for match in _ENDS.finditer(text)][:MOST]
    if len(meaning.lines) + len(meaning.questions) < 2:
        return meaning
    for begin, end in pairwise((*cuts, len(text))):
        sentence = text[begin:end].strip(" .!;\n")
        if not _CHANGES.search(key(sentence)):
            continue
        before = read(text[:begin]).lines
        cart = [line.cart_line() for line in before]
        edits = edits_of(sentence, cart, lexicon, now, meaning.language, strict=True)
        replaced = [each for each in edits if isinstance(each, Replace)]
        changes = [each for each in replaced if _named(before[each.place].item, sentence, lexicon)]
        if not changes or len(changes) != len(edits):
            continue
        rest = read(f"{text[:begin]}{text[end:]}")
        lines = list(rest.lines)
        if tuple(lines[: len(before)]) != before:
            continue
        for each in changes:
            lines[each.place] = each.line
        return replace(rest, text=text, lines=tuple(lines), allergy=meaning.allergy)
    return meaning


def _named(item: str, sentence: str, lexicon: Lexicon) -> bool:
    return not {key(item), *name_words(item, lexicon)}.isdisjoint(key(sentence).split())
