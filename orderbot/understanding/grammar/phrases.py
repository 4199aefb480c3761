"""Fixed phrases in text as people type it: "für", "fuer" and "fur" are one, capitals and accents do not count.

A `Key` is the comparable spelling of a text together with the way back, so that what was found can be quoted or left
out. Patterns are written with their accents and pass `pattern`, which spells them alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from orderbot.understanding.grammar.languages import every
from orderbot.understanding.grammar.words.model import Language

_PLAIN = {"ß": "ss", "ı": "i", "’": "'", "‘": "'", "`": "'", "´": "'", "ø": "o", "æ": "a", "œ": "o", "ł": "l"}
_DIGRAPHS = {"ae": "a", "oe": "o", "ue": "u"}  # the other way to write an umlaut; one key for both
NEVER = "(?!)"
_DIGRAPH = re.compile("ae|oe|(?<![aeq])ue")


@dataclass(frozen=True, slots=True)
class Key:
    """`text` is the spelling to compare; `at[i]` is where its character i stands in the original."""

    text: str
    at: Sequence[int]  # one longer than `text`: the last is the length of the original

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of [start, end) in the key."""
        return self.at[start], (self.at[end - 1] + 1 if end > start else self.at[start])


@cache
def _letters(char: str) -> str:
    if char.isascii():
        return char.lower()
    if char in _PLAIN:
        return _PLAIN[char]
    plain = unicodedata.normalize("NFD", char.casefold())
    return "".join(_PLAIN.get(part, part) for part in plain if not unicodedata.combining(part))


@lru_cache(maxsize=256)  # a message is looked at from many sides
def keyed(text: str) -> Key:
    at: Sequence[int] = range(len(text) + 1)
    if text.isascii():
        spelled = text.lower()
    else:
        letters = [_letters(char) for char in text]
        spelled = "".join(letters)
        if any(len(each) != 1 for each in letters):
            at = [place for place, each in enumerate(letters) for _ in each] + [len(text)]
    gone = {match.start() + 1 for match in _DIGRAPH.finditer(spelled)}
    if not gone:
        return Key(spelled, at)
    kept = [place for place in range(len(spelled)) if place not in gone]
    return Key("".join(spelled[place] for place in kept), (*(at[place] for place in kept), len(text)))


@lru_cache(maxsize=4096)  # words
def key(text: str) -> str:
    return keyed(text).text


def pattern(source: str) -> str:
    """The source of a regular expression in the spelling of keys. Capital letters (\\W, (?P<…>)) stay as they are."""
    plain = "".join(char if char.isascii() else _letters(char) for char in source)
    return _DIGRAPH.sub(lambda match: _DIGRAPHS[match[0]], plain)


def one_of(sources: Iterable[str]) -> str:
    """The source of a pattern that is any of these. None of them is never found, not even in an empty text."""
    return f"(?:{'|'.join(sources) or NEVER})"


def any_said(said: Callable[[Language], Iterable[str]]) -> str:
    """The source of a pattern that is any of what the languages say of one thing, in the spelling of keys."""
    return pattern(one_of(every(said)))


def rules(sources: Iterable[str]) -> re.Pattern[str]:
    """One pattern out of many; each may hold one group for what the phrase is about."""
    return re.compile("|".join(f"(?:{pattern(source)})" for source in sources) or NEVER)


def group_of(match: re.Match[str]) -> tuple[int, int] | None:
    """Where the group of the alternative that matched stands, if it has one."""
    return next((match.span(number) for number in range(1, match.re.groups + 1) if match.start(number) >= 0), None)


_SHORT = "".join(rf"(?<!\b{pattern(short)})" for short in every(lambda each: each.talk.abbreviations))
_BREAK = re.compile(rf"[!?…]+|[\n;]+|(?<!\b[a-z])(?<!str){_SHORT}\.+(?=\s|$)|\.{{2,}}")  # "Bahnhofstr. 12"


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with what is taken already blanked, so that places stay the same."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def sentences(spelled: str) -> tuple[tuple[int, int, bool], ...]:
    """Start and end of each sentence of a key, and whether it ends with a question mark."""
    found: list[tuple[int, int, bool]] = []
    start = 0
    for match in _BREAK.finditer(spelled):
        if spelled[start : match.start()].strip():
            found.append((start, match.start(), "?" in match[0]))
        start = match.end()
    if spelled[start:].strip():
        found.append((start, len(spelled), False))
    return tuple(found)
