"""What a printer can write: its code tables, and how to say in them what none of them has.

Table numbers are Epson's (printing rules, section 4.5). Replacing happens before layout, because a replacement may be
wider than what it replaces, and a line that breaks on paper by itself would begin without the customer's prefix.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import groupby
from typing import Final

Pages = tuple[tuple[int, str], ...]  # (number of the table, codec), the preferred first

PAGES: Final[Pages] = ((16, "cp1252"), (19, "cp858"), (18, "cp852"), (13, "cp857"), (17, "cp866"), (14, "cp737"))
SPELLED: Final = 12  # so many foreign letters in a row are spelled, then dots

_OTHERWISE: Final = {
    "→": "->", "←": "<-", "⇒": "=>", "✓": "x", "✔": "x", "✗": "x", "×": "x", "–": "-", "—": "-", "…": "...", "»": ">",
    "«": "<", "€": "EUR", "„": '"', "“": '"', "”": '"', "‘": "'", "’": "'", "‚": "'", "₺": "TL", "−": "-", "‐": "-",
    "‑": "-", "•": "*", "Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "Ø": "O", "ø": "o", "ẞ": "SS", "ı": "i",
}  # fmt: skip


def has(pages: Pages, text: str) -> tuple[int, bytes] | None:
    """The first table that has all of the text, and its bytes there."""
    for number, codec in pages:
        try:
            return number, text.encode(codec)
        except UnicodeEncodeError:
            continue
    return None


def writable(text: str, pages: Pages = PAGES, drawable: Callable[[str], bool] | None = None) -> str:
    """Gated text with every sign that some table has; others transliterated, emoji named, foreign letters spelled.

    What can be drawn instead stays as it is: its line goes to the printer as dots.
    """
    said: list[str] = []
    foreign = ""
    for sign in text:
        known = _known(sign, pages)
        if drawable and known != sign and sign not in _OTHERWISE and drawable(sign):
            known = sign
        if known is None:
            foreign += sign
            continue
        said += (_named(foreign), known)
        foreign = ""
    return "".join((*said, _named(foreign)))


@lru_cache(maxsize=4096)
def _known(sign: str, pages: Pages) -> str | None:
    """The sign, or what stands for it; None if nothing does."""
    if sign.isascii() or has(pages, sign):
        return sign
    if sign in _OTHERWISE:
        return _OTHERWISE[sign]
    if unicodedata.category(sign).startswith("M"):
        return ""
    parts = unicodedata.normalize("NFKD", sign)
    return "".join(part for part in parts if part.isprintable() and has(pages, part)) or None


def _named(foreign: str) -> str:
    """`[Emoji]`, or the code points of letters that no table has: never a question mark, never nothing."""
    kinds = groupby(foreign, key=lambda sign: unicodedata.category(sign)[0] in "LN")
    return "".join(_spelled("".join(run)) if letters else "[Emoji]" for letters, run in kinds)


def _spelled(letters: str) -> str:
    more = " ..." if len(letters) > SPELLED else ""
    return f"[{' '.join(f'{ord(letter):04X}' for letter in letters[:SPELLED])}{more}]"
