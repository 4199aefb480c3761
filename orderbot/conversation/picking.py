"""A typed answer to a question with choices: a number, or words that fit exactly one of them; and the rest of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from orderbot.understanding.grammar.languages import every
from orderbot.understanding.grammar.phrases import key
from orderbot.understanding.spelling.fold import Token, tokens

TELLING = 4  # letters of a word that may tell one choice from another
Choices = Sequence[tuple[str, Sequence[str]]]  # (id, the ways it is called), …


def fold(words: str) -> str:
    return " ".join(token.key for token in tokens(words))


def number(typed: str) -> int | None:
    """`2`, `2.`, `2)`, `Nr. 2`: a lone number and nothing else."""
    bare = typed.strip().casefold().removeprefix("nr").strip(" .):#")
    return int(bare) if bare.isdecimal() and len(bare) <= 3 else None


def place(typed: str) -> int | None:
    """A lone number, or "die zweite": which of those shown, from 1 on."""
    said = [word for word in fold(typed).split() if word not in _LITTLE]
    which = _ORDINALS.get(said[0], -1) if len(said) == 1 else -1
    return which + 1 if which >= 0 else number(typed)


_ORDINALS: Final = {key(word): at for word, at in every(lambda each: each.changes.ordinals.items())}
_LITTLE: Final = frozenset(map(key, every(lambda each: (*each.dishes.definite, *each.dishes.polite))))


def pick(typed: str, choices: Choices) -> str | None:
    """The id of the one choice that is the whole answer; None if none or several fit."""
    if (at := place(typed)) is not None and 1 <= at <= len(choices):
        return choices[at - 1][0]
    said = fold(typed)
    exact = [key for key, names in choices if said and said in {fold(name) for name in names if name}]
    return exact[0] if len(exact) == 1 else None


def claim(typed: str, choices: Choices) -> tuple[str, str] | None:
    """The one choice that is named within the answer, and the answer without it.

    The longest name counts, of equally long ones the first; None if that is the name of two choices.
    """
    parts = list(tokens(typed))
    found = sorted(_named(parts, choices), key=lambda each: (each[1] - each[2], each[1]))
    if not found:
        return None
    key, start, end = found[0]
    if any(other != key and (begin, stop) == (start, end) for other, begin, stop in found):
        return None
    before, after = typed[: parts[start].start].strip(), typed[parts[end - 1].end :].strip()
    return key, f"{before}\n{after}".strip(" ,;.!\n")


def told_by(typed: str, choices: Choices) -> tuple[str, str] | None:
    """The one choice a word tells that no other has, "den mit Rucola", and the answer without that word."""
    own: dict[str, set[str]] = {}
    for choice, names in choices:
        for word in {word for name in names for word in fold(name).split() if len(word) >= TELLING}:
            own.setdefault(word, set()).add(choice)
    said = [(part, own[part.key]) for part in tokens(typed) if len(own.get(part.key, ())) == 1]
    if len({choice for _, meant in said for choice in meant}) != 1:
        return None
    part, meant = said[0]
    return next(iter(meant)), f"{typed[: part.start].strip()}\n{typed[part.end :].strip()}".strip(" ,;.!\n")


def _named(parts: Sequence[Token], choices: Choices) -> Iterator[tuple[str, int, int]]:
    """Every place where a choice is named: its id, first and last token."""
    keys = [part.key for part in parts]
    for choice, names in choices:
        for name in {fold(each) for each in names if each}:
            words = name.split()
            for start in range(len(keys) - len(words) + 1):
                if words and keys[start : start + len(words)] == words:
                    yield choice, start, start + len(words)
