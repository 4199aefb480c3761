"""Plural and declension without a stemmer: rules of endings, used only to reach words that are known.

A rule "en" takes an ending away; "ies>y" puts another in its place (form > base). Two words are forms of
one when they share a base.
"""

from __future__ import annotations

from collections.abc import Iterable

Rule = tuple[str, str]
_SHORTEST = 3  # letters that must remain; two before -er ("Eier" is "Ei", "Eis" and "eien" are not)


def rules(endings: Iterable[str]) -> tuple[Rule, ...]:
    return tuple(dict.fromkeys((ending.partition(">")[0], ending.partition(">")[2]) for ending in endings))


def bases(word: str, known: tuple[Rule, ...]) -> tuple[str, ...]:
    """What the word may be a form of, without the word itself."""
    found = []
    for ending, instead in known:
        if word.endswith(ending):
            left = len(word) - len(ending)
            if left >= _SHORTEST or (left == _SHORTEST - 1 and ending.startswith("er")):
                found.append(word[:left] + instead)
    return tuple(found)
