"""Bytes of an owner's file -> plain dict with positions, or what is wrong and in which line."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import tomli

from orderbot.errors import Complaint
from orderbot.texts import Sayable, text
from orderbot.tomlfile.mistakes import explain
from orderbot.tomlfile.positions import OTHER, STRING, Path, Positions, scan

UTF16 = (b"\xff\xfe", b"\xfe\xff")
BROKEN = re.compile(r"\ufffd|\u00c3[\u0080-\u00bf\u0152-\u0178\u201a-\u2122]|\u00c2[\u00a0-\u00bf]")  # ä written as Ã¤


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read. With complaints that are no warnings, `data` is empty."""

    name: str
    data: dict[str, Any] = field(default_factory=dict)  # numbers with a point are Decimal
    positions: Positions = Positions({})
    complaints: tuple[Complaint, ...] = ()
    text: str = ""

    @property
    def broken(self) -> bool:
        return any(not complaint.warning for complaint in self.complaints)

    def line(self, path: Path) -> int:
        """Where a path stands; of a missing one, where its block begins."""
        return self.positions.line(path)

    def written(self, path: Path) -> str:
        """A text or number as the owner wrote it, of a list or table only its beginning; "" if it is not there."""
        here = self.positions.get(path)
        if here is None:
            return ""
        match = STRING.match(self.text, here.offset) or OTHER.match(self.text, here.offset)
        return match[0].strip() if match else ""


def read_toml(name: str, data: bytes) -> Document:
    """UTF-8 with or without byte order mark, any line ends; text is normalised to NFC."""
    written = _decoded(name, data)
    if isinstance(written, Complaint):
        return Document(name, complaints=(written,))
    try:
        return Document(name, tomli.loads(written, parse_float=Decimal), scan(written), (), written)
    except tomli.TOMLDecodeError as error:
        mistake = explain(written, error.pos, error.msg)
        return Document(name, complaints=(Complaint(name, mistake.line, mistake.what, mistake.remedy),), text=written)
    except (RecursionError, ValueError):  # nested beyond reason; a whole number of thousands of digits
        complaint = Complaint(name, 0, text("this file cannot be read"), text("compare it with the example card"))
        return Document(name, complaints=(complaint,), text=written)


def _decoded(name: str, data: bytes) -> str | Complaint:
    remedy = text("save the file as UTF-8 (in the editor: Save as, Encoding)")
    if data.startswith(UTF16) or b"\0" in data[:200]:
        return Complaint(name, 1, text("this file is saved as UTF-16 or is no text file"), remedy)
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    try:
        written = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        rest = data[error.start :].split(b"\n", 1)[0][:1].decode("cp1252", "replace")
        what: Sayable = text('the letter "{letter}" in this line is not saved as UTF-8', letter=rest)
        return Complaint(name, line, what, remedy)
    if broken := BROKEN.search(written):
        line = written.count("\n", 0, broken.start()) + 1
        return Complaint(name, line, text("a letter with an accent is broken in this line"), _again())
    return unicodedata.normalize("NFC", written)


def _again() -> Sayable:
    return text("write the word again and save the file as UTF-8")
