"""Every length limit of the Cloud API, and how a text is made to fit.

Lengths are in UTF-16 units: Meta does not say whether it counts those or code points, and units are the larger number.
Source: Meta's reference of the messages endpoint and its OpenAPI description v23.0 (maxLength, maxItems).
"""

from __future__ import annotations

import re
from typing import Final

TEXT: Final = 4096  # body of a plain text
BODY: Final = 1024  # body of everything interactive; the guide says 4096 for lists, the OpenAPI description 1024
HEADER: Final = 60
FILE_NAME: Final = 240
FOOTER: Final = 60
BUTTONS: Final = 3
BUTTON_ID: Final = 256
BUTTON_TITLE: Final = 20
LIST_BUTTON: Final = 20
SECTIONS: Final = 10
SECTION_TITLE: Final = 24
ROWS: Final = 10  # over all sections
ROW_ID: Final = 200
ROW_TITLE: Final = 24
ROW_DESCRIPTION: Final = 72
LINK_TITLE: Final = 20
URL: Final = 2000
CAPTION: Final = 1024
CONTACTS: Final = 5
PRODUCTS: Final = 30
CARDS: Final = 10
CARD_BODY: Final = 160
CARD_BUTTON: Final = 20
FLOW_BUTTON: Final = 30
TEMPLATE_WORD: Final = 1000  # of a placeholder; the whole body has 1024
TAG: Final = 512  # biz_opaque_callback_data

ELLIPSIS: Final = "…"
_UNSENDABLE = re.compile("[\x00\ud800-\udfff]")
_WIDE = re.compile("[\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Without NUL and lone surrogates, which neither databases nor UTF-8 take."""
    return _UNSENDABLE.sub("", text)


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) + len(_WIDE.findall(text))


def cut(text: str, limit: int) -> str:
    """One line of at most `limit` units, never empty; what was cut shows as an ellipsis after a whole word."""
    line = " ".join(clean(text).split())
    if units(line) <= limit:
        return line or ELLIPSIS
    kept = _fitting(line, limit - 1)
    words = kept if line[len(kept)] == " " else kept.rpartition(" ")[0]
    if units(words) < limit // 2:  # one long word: rather a part of it than next to nothing
        words = kept
    return words.rstrip(" ,;:-–(/\u200d\ufe0f") + ELLIPSIS


def split(text: str, limit: int) -> list[str]:
    """The text in pieces of at most `limit` units, parted at line ends, else between words."""
    pieces = []
    rest = text.strip()
    while units(rest) > limit:
        room = len(_fitting(rest, limit))
        at = max(rest.rfind("\n", 0, room + 1), 0) or max(rest.rfind(" ", 0, room + 1), 0) or room
        pieces.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return [*pieces, rest] if rest else pieces


def split_end(text: str, limit: int) -> tuple[str, str]:
    """(what comes before, an end of at most `limit` units), parted like `split`."""
    whole = text.strip()
    if units(whole) <= limit:
        return "", whole
    start = len(whole) - len(_fitting(whole[::-1], limit))
    found = (whole.find(border, start - 1) for border in "\n ")
    at = next((at for at in found if at >= 0), start)
    return whole[:at].rstrip(), whole[at:].lstrip()


def _fitting(text: str, limit: int) -> str:
    """The longest start of at most `limit` units."""
    kept = text[:limit]
    while (excess := units(kept) - limit) > 0:
        kept = kept[: -((excess + 1) // 2)]
    return kept
