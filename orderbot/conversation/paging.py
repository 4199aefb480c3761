"""Long lists in pages: WhatsApp shows ten rows in all."""

from __future__ import annotations

from orderbot.conversation import taps
from orderbot.conversation.model import Row
from orderbot.texts import plural, text

ROWS = 10


def page(rows: tuple[Row, ...], where: str, about: str, *, last: Row | None = None) -> tuple[Row, ...]:
    """The rows of one page and, if there are more, a row that leads on; `where` is "<about>:<page>" or anything else.

    `last` closes every page (a way back, a way out).
    """
    end = (last,) if last else ()
    if len(rows) + len(end) <= ROWS:
        return rows + end
    room = ROWS - 1 - len(end)
    pages = -(-len(rows) // room)
    number = page_number(where, about) % pages
    shown = rows[number * room : (number + 1) * room]
    left = len(rows) - (number + 1) * room
    more = (
        Row(taps.Page(about, number + 1).id, plural("{count} more", "{count} more", count=left))
        if left > 0
        else Row(taps.Page(about, 0).id, text("Back to the start"))
    )
    return (*shown, more, *end)


def page_number(where: str, about: str) -> int:
    """The page of a place like "pizza:2"; 0 if it is another place."""
    place, _, number = where.rpartition(":")
    return int(number) if place == about and number.isdecimal() and len(number) < 4 else 0
