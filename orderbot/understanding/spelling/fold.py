"""Spelling made comparable: tokens that keep the original, and the keys to look them up with.

A letter with an umlaut has two keys, because people write both "kaese" and "kase". Accents, case, ß, typographic
quotes, full-width and keycap digits do not count. Punctuation is no token: what stood before a token is its `gap`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

_TOKEN = re.compile(
    r"""
      (?<!\d)1/2(?!\d) | ½                                   # a half
    | \d+(?:[.,:]\d+)? (?:[a-km-wyzA-KM-WYZ](?![^\W_]))?     # 23, 0,33, 19:30, 23a; not the x of 2x, not the l of 1l
    | (?<=\d)[xX](?=[^\W\d_]{3})                             # 2xSalami
    | (?:[^\W\d_][\u0300-\u036f]*)+ (?:['’`´](?:[^\W\d_][\u0300-\u036f]*)+)*
    | (?<=\d)\*(?=\s?\w) | [+&×€$£%#@]
    """,
    re.VERBOSE,
)
_LONGEST = 60  # letters of a word that tell it from others: no card has longer ones
_SIGNS = {"×": "x", "*": "x", "1/2": "½", "½": "½"}
_LETTERS = str.maketrans(
    {"ß": "ss", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "'": "", "’": "", "`": "", "´": ""}
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign. `text[start:end]` of the message is `text`; `keys` has one key, or two with an umlaut."""

    text: str
    keys: tuple[str, ...]
    start: int
    end: int
    gap: str = ""  # punctuation and line breaks since the token before, without spaces: ",", ".", "\n", "-", …

    @property
    def key(self) -> str:
        return self.keys[0]

    @property
    def is_number(self) -> bool:
        return self.keys[0][0].isdigit()


def keys(word: str) -> tuple[str, ...]:
    """The folded spellings of one word: ("kaese", "kase"), ("salami",)."""
    word = word[:_LONGEST]
    if word in _SIGNS:
        return (_SIGNS[word],)
    if word.isascii():
        return (word.lower().translate(_LETTERS),)
    wide = unicodedata.normalize("NFKC", word)[:_LONGEST]
    low = unicodedata.normalize("NFC", wide.casefold().translate(_LETTERS))
    plain = _bare(low)
    spelled = _bare(low.translate(_UMLAUTS))
    return (plain,) if plain == spelled else (spelled, plain)


def _bare(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


@lru_cache(maxsize=8192)  # a card's texts are looked at from many sides
def tokens(text: str) -> tuple[Token, ...]:
    return tuple(_tokens(text))


def first_tokens(text: str, most: int, longest: int) -> tuple[tuple[Token, ...], int]:
    """At most so many tokens within so many characters, and where the rest begins: before a word that is not whole."""
    found = tuple(islice(_tokens(text[: longest + 1]), most + 1))
    read = tuple(token for token in found[:most] if token.end <= longest)
    return read, found[len(read)].start if len(read) < len(found) else min(len(text), longest)


def _tokens(text: str) -> Iterator[Token]:
    end = 0
    for match in _TOKEN.finditer(text):
        folded = keys(match[0])
        if folded[0]:
            gap = "".join(sign for sign in text[end : match.start()] if not sign.isspace() or sign == "\n")
            yield Token(match[0], folded, match.start(), match.end(), gap)
            end = match.end()


def phrase(text: str) -> tuple[str, ...]:
    """The first keys of a text's tokens: how closed-class words are written in words/*.py, once folded."""
    return tuple(token.key for token in tokens(text))


def spelled(part: Sequence[Token], text: str) -> str:
    """The tokens as they stand in the message."""
    return text[part[0].start : part[-1].end] if part else ""
