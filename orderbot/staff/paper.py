"""What staff say about paper by a tap on an alarm, or in words: it is printed, print it elsewhere, I have seen it.

The turn only notes the word, as a setting of the restaurant; the watch over paper carries it out within a second. A
word outlives a restart in between.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from orderbot.conversation.model import TAP, TEXT, Incoming, SetSetting
from orderbot.staff.done import Desk, Done
from orderbot.texts import text

BUTTON: Final = "paper:"  # what the id of a button begins with
WORD: Final = "paperword:"  # what the name of the setting begins with
UNSEEN: Final = "unseen:"  # what the name of the setting begins with: a ticket that was sent as a message
PRINTED, MOVE, SEEN = "printed", "to", "seen"
_TAP: Final = re.compile(rf"{BUTTON}({PRINTED}|{MOVE}|{SEEN}):(\d{{4}}-\d\d-\d\d):(\d{{1,6}})(?::(.{{1,60}}))?")
_SAID: Final = re.compile(
    r"(?:bon|bestellung|ticket|order|nr\.?|no\.?)? ?#?(\d{1,4}):? (?:ist |wurde |is |was )?(?:gedruckt|printed)[.!]?"
    r"|(?:bon|ticket) ?#?(\d{1,4}) (?:ist )?da[.!]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Unseen:
    """A ticket that was sent and that nobody has seen yet."""

    at: datetime
    body: str
    told: int = 0  # how often it was said again


def button(do: str, day: str, number: int, printer: str = "") -> str:
    """The id of a button on an alarm."""
    return f"{BUTTON}{do}:{day}:{number}" + (f":{printer}" if printer else "")


def read(message: Incoming, desk: Desk) -> Done | None:
    """What the message says of paper; None if nothing."""
    if message.kind == TAP and (tapped := _TAP.fullmatch(message.tap)):
        return _noted(tapped[1], tapped[2], int(tapped[3]), tapped[4] or "", desk)
    if message.kind == TEXT and (said := _SAID.fullmatch(message.text.strip())):
        number = int(said[1] or said[2])
        fitting = [each for each in desk.orders if each.order.number == number]
        if fitting:
            return _noted(PRINTED, max(fitting, key=lambda each: each.id).day, number, "", desk)
    return None


def _noted(do: str, day: str, number: int, printer: str, desk: Desk) -> Done:
    if do == MOVE and printer not in [each.name for each in desk.shop.restaurant.printers]:
        return Done(text("There is no printer {printer} any more; nothing was changed.", printer=printer))
    said = {
        PRINTED: text("Order {number}: taken as printed.", number=number),
        SEEN: text("Order {number}: seen, thank you.", number=number),
        MOVE: text("Order {number}: goes to {printer}.", number=number, printer=printer),
    }[do]
    if do == SEEN:
        return Done(said, effects=(SetSetting(f"{UNSEEN}{day}:{number}", ""),))
    return Done(said, effects=(SetSetting(f"{WORD}{do}:{day}:{number}:{printer}", "1"),))


def word_of(setting: str) -> tuple[str, str, int, str] | None:
    """(what, day, number, printer) of such a setting's name."""
    found = _TAP.fullmatch(BUTTON + setting.removeprefix(WORD).rstrip(":")) if setting.startswith(WORD) else None
    return (found[1], found[2], int(found[3]), found[4] or "") if found else None
