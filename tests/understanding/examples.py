"""Files of examples: `text = reading` a line, under headers that hold until they are given again.

# card: inn                     a card of cards.py
# now: 2026-05-16T01:20         when the messages arrive; Friday, 15 May 2026, 18:00 if nothing is said
# open: Mo-So 17:00-04:00       the opening hours, as an owner writes them

`\\n` in a text is a line break. A reading is written as in cards.py; behind ` | ` stands what is told beside the dishes:
`pickup`, `table 5`, `at 19:00`, `on 22.05. 19:00`, `name Anna`, `price? 42` (asked, about dish 42), `complaint!`.
`??` is a text that must not be read surely; `?? 1 70` that nothing but the cola is beyond doubt, `?? nothing` that nothing is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from orderbot.menu.hours import OpeningHours, parse_hours
from orderbot.understanding.meaning import Meaning
from orderbot.understanding.parser import understand
from tests.understanding.cards import NOW, lexicon, lines, short

DOUBT = "??"


@dataclass(frozen=True)
class Example:
    card: str
    now: datetime
    hours: str
    text: str
    reading: str

    def meaning(self) -> Meaning:
        is_open = _opening(self.hours, self.now).is_open if self.hours else None
        return understand(self.text, lexicon(self.card), self.now, opening=is_open, explain=True)


def examples(file: Path) -> Iterator[Example]:
    held = {"card": "inn", "now": NOW.isoformat(), "open": ""}
    for row in file.read_text(encoding="utf-8").splitlines():
        key, _, value = row.removeprefix("# ").partition(": ")
        if row.startswith("# ") and key in held:
            held[key] = value.strip()
        elif row.strip() and not row.startswith("#"):
            text, _, reading = row.rpartition(" = ")
            now = datetime.fromisoformat(held["now"]).replace(tzinfo=NOW.tzinfo)
            yield Example(held["card"], now, held["open"], text.replace("\\n", "\n"), reading.strip())


def _opening(line: str, now: datetime) -> OpeningHours:
    return parse_hours(line, timezone=ZoneInfo("Europe/Berlin"), holidays="BB", today=now.date())


def read_as(meaning: Meaning, reading: str) -> str:
    """The meaning, as far as the reading speaks of it, and in its order."""
    doubt, told = reading.startswith(DOUBT), " | " in f" {reading}"
    if reading == DOUBT and not meaning.sure:
        return DOUBT
    said = _ordered(lines(meaning) or "nothing" if doubt and not meaning.sure else short(meaning), reading)
    beside = ", ".join(_beside(meaning)) if told or not doubt else ""
    return " ".join(filter(None, (DOUBT if not meaning.sure and doubt else "", said, beside and f"| {beside}")))


def _ordered(said: str, reading: str) -> str:
    """Lines have no order: that of the reading, if there are the same."""
    wanted = reading.removeprefix(DOUBT).partition("|")[0].strip()
    return wanted if sorted(said.split(" ; ")) == sorted(wanted.split(" ; ")) else said


def _beside(meaning: Meaning) -> Iterator[str]:
    if meaning.handover:
        yield f"table {meaning.table}" if meaning.table else meaning.handover
    if meaning.time is not None:
        yield f"at {meaning.time:%H:%M}" if meaning.time.date() == NOW.date() else f"on {meaning.time:%d.%m. %H:%M}"
    if meaning.name:
        yield f"name {meaning.name}"
    for ask in meaning.asks:
        yield f"{ask.intent}? {' '.join(ask.subject.items)}".rstrip()
    if meaning.intent and meaning.intent not in [ask.intent for ask in meaning.asks]:
        yield f"{meaning.intent}!"
