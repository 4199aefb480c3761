"""A typed answer to a question with choices: a number, or words that fit exactly one of them."""

from __future__ import annotations

from collections.abc import Sequence

from orderbot.understanding.spelling.fold import tokens


def fold(words: str) -> str:
    return " ".join(token.key for token in tokens(words))


def number(typed: str) -> int | None:
    """`2`, `2.`, `2)`, `Nr. 2`: a lone number and nothing else."""
    bare = typed.strip().casefold().removeprefix("nr").strip(" .):#")
    return int(bare) if bare.isdecimal() and len(bare) <= 3 else None


def pick(typed: str, choices: Sequence[tuple[str, Sequence[str]]]) -> str | None:
    """The id of the one choice meant: (id, the ways it is called), …; None if none or several fit."""
    if (place := number(typed)) is not None and 1 <= place <= len(choices):
        return choices[place - 1][0]
    said = fold(typed)
    named = [(key, {fold(name) for name in names if name}) for key, names in choices]
    exact = [key for key, names in named if said in names]
    if len(exact) == 1:
        return exact[0]
    words = set(said.split())
    part = [
        key for key, names in named if any(words & set(name.split()) and set(name.split()) <= words for name in names)
    ]
    return part[0] if len(part) == 1 else None
