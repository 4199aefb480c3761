"""The only way words get on paper: whatever is no letter, sign or space of its own is taken out before layout.

Printers obey bytes: ESC p opens the cash drawer, GS V cuts, DLE EOT answers. All of them begin with a control
character, so text without control characters commands nothing, in every code page (printing rules, section 8).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

NAME: Final = 60
ADDRESS: Final = 120
NOTE: Final = 300
OURS: Final = 200  # an owner's text
MARKS: Final = 2  # combining marks on one letter

_DROPPED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_BREAKS: Final = frozenset({"Zl", "Zp"})


def clean(text: str, most: int = NOTE) -> str:
    """Harmless text of at most `most` characters; line breaks stay, never more than two together.

    No control or format characters, no surrogates, no bidi overrides, no private or unassigned code points, ordinary
    spaces only, at most two combining marks on a letter, composed (NFC). Cleaning twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text.strip()[:most].rstrip()
    harmless = "".join(map(_harmless, text.replace("\r\n", "\n").replace("\r", "\n")))
    composed = _few_marks(unicodedata.normalize("NFC", harmless))
    rows = "\n".join(row.strip(" ") for row in composed.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", rows).strip("\n")[:most].rstrip("\n ")


def one_line(text: str, most: int = OURS) -> str:
    """The same without line breaks."""
    return clean(" ".join(clean(text, max(most, NOTE)).split("\n")), most)


def _harmless(sign: str) -> str:
    kind = unicodedata.category(sign)
    if sign == "\n" or kind in _BREAKS:
        return "\n"
    if kind == "Zs" or sign == "\t":
        return " "
    variation = "\ufe00" <= sign <= "\ufe0f" or sign >= "\U000e0100"
    return "" if kind in _DROPPED or variation else sign


def _few_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for sign in text:
        marks = marks + 1 if unicodedata.category(sign) in ("Mn", "Me") else 0
        if marks <= MARKS:
            kept.append(sign)
    return "".join(kept)
