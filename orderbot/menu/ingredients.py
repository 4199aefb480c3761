"""What a dish is made of, for "without onions": given as a list, or found in its description."""

from __future__ import annotations

import re

from orderbot.texts import Words

BETWEEN = re.compile(r"(?<!\d),|,(?!\d)|[;()\[\]/&+]|\s(?:und|mit|and|with|ve|oder|or|sowie|dazu)\s", re.IGNORECASE)
LEADING = re.compile(r"^(?:und|mit|and|with|dazu|auf|in|aus|vom|von|from|on)\s+", re.IGNORECASE)
MOST_WORDS = 3  # more is prose


def found_in(text: str) -> tuple[str, ...]:
    """The parts of a list-like text; quantities and prose are left out."""
    parts = [LEADING.sub("", part.strip(" .:–-*")) for part in BETWEEN.split(text)]
    kept = [part for part in parts if part and not re.search(r"\d", part) and len(part.split()) <= MOST_WORDS]
    return tuple({part.casefold(): part for part in reversed(kept)}.values())[::-1]


def ingredients(text: Words, given: tuple[str, ...] | None, others: dict[str, tuple[str, ...]]) -> tuple[Words, ...]:
    """Each with its translations, where a translation lists as many. `given` and `others` are the owner's lists."""
    mine = given if given is not None else found_in(text.text)
    lists = others if given is not None else {code: found_in(said) for code, said in text.others}
    equal = {code: said for code, said in lists.items() if len(said) == len(mine)}
    return tuple(
        Words(name, tuple((code, said[place]) for code, said in equal.items())) for place, name in enumerate(mine)
    )
