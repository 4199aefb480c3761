"""The place where the parser gave up, seen as an owner sees it: a line and what is open there."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from orderbot.texts import Sayable
from orderbot.tomlfile.brackets import Opened, blanked, still_open
from orderbot.tomlfile.positions import statements

HEADER = re.compile(r"\s*\[{1,2}[A-Za-z][\w.\"'-]*\]{1,2}\s*(?:#.*)?$")
NEXT = re.compile(rf"{HEADER.pattern}|\s*[\w.\"'-]+[ \t]*=(?!=)")  # the next header or entry
LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Mistake:
    line: int
    what: Sayable
    remedy: Sayable


@dataclass(frozen=True)
class Stuck:
    """`at` is an offset in `text`; the end of the file belongs to its last line."""

    text: str
    at: int

    @cached_property
    def start(self) -> int:
        """Where the line begins."""
        end = self.at if self.text[self.at :].strip() else len(self.text.rstrip())
        return self.text.rfind("\n", 0, min(self.at, end)) + 1

    @cached_property
    def line(self) -> int:
        return self.line_of(self.start)

    def line_of(self, offset: int) -> int:
        return self.text.count("\n", 0, offset) + 1

    @cached_property
    def row(self) -> str:
        return self.text[self.start :].split("\n", 1)[0]

    @cached_property
    def here(self) -> str:
        """The rest of the line from where the parser gave up."""
        return self.row[max(self.at - self.start, 0) :]

    @cached_property
    def bare(self) -> str:
        """The line without what stands in quotes and without its remark; columns stay."""
        return blanked(self.row)

    @cached_property
    def value(self) -> str:
        """What stands behind the first = of the line, "" if there is none."""
        return self.row.partition("=")[2].strip()

    @cached_property
    def key(self) -> str:
        return self.row.partition("=")[0].strip()

    @cached_property
    def quotes(self) -> int:
        """How many double quotes the line has, those behind a backslash not counted."""
        return re.sub(r"\\.", "", self.row).count('"')

    @cached_property
    def opened(self) -> tuple[Opened, ...]:
        """What the entry has opened and not closed up to here, outermost first."""
        said = statements(self.text[: self.at])
        if not said or said[-1].header:
            return ()
        return still_open(self.text, said[-1].start, self.at)

    def says(self, what: Sayable, remedy: Sayable) -> Mistake:
        return Mistake(self.line, what, remedy)


def ascii_key(word: str) -> str:
    """`größe` -> `groesse`: keys have plain letters only."""
    plain = unicodedata.normalize("NFD", word.translate(LETTERS))
    return plain.encode("ascii", "ignore").decode()


def proper(number: str) -> str:
    """A number as it must be written: `8,50`, `8.-` and `08.5` -> `8.50`, `8.00`, `8.50`; `05` -> `5`."""
    digits = number.strip("+-").rstrip(".,")
    whole, _, cents = digits.replace(",", ".").rpartition(".")
    if not whole and not cents and "." not in number and "," not in number:
        return "8.50"
    if not re.search(r"[.,]", number):
        return str(int(digits))
    if not re.search(r"[.,]", digits):
        return f"{int(digits)}.00"
    return f"{int(re.sub(r'[^0-9]', '', whole) or 0)}.{cents[:2]:0<2}"
