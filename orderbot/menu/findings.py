"""Where in the owner's files something stands, and what is found wrong there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from orderbot.errors import Complaint
from orderbot.texts import Sayable, Text, text
from orderbot.tomlfile.positions import Path
from orderbot.tomlfile.reading import Document


@dataclass(slots=True)
class Findings:
    """The one thing that changes while a card is checked: the list of complaints."""

    complaints: list[Complaint] = field(default_factory=list)

    @property
    def errors(self) -> bool:
        return any(not complaint.warning for complaint in self.complaints)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file. Of a key that is missing, complaints name the line of its block."""

    document: Document
    findings: Findings
    path: Path = ()

    def __truediv__(self, key: str | int) -> Spot:
        return Spot(self.document, self.findings, (*self.path, key))

    @property
    def file(self) -> str:
        return self.document.name

    @property
    def line(self) -> int:
        return self.document.line(self.path)

    @property
    def written(self) -> str:
        return self.document.written(self.path)

    @property
    def key(self) -> str:
        """The last key; of a list's entry, the key of the list."""
        return next((key for key in reversed(self.path) if isinstance(key, str)), "")

    @property
    def title(self) -> Text:
        """What an owner calls the block: item 23, option kaese."""
        keys = [key for key in self.path if isinstance(key, str)]
        match keys:
            case ["item", id_, *_]:
                return text("dish {id}", id=id_)
            case ["choice", _, "option", id_, *_]:
                return text("option {id}", id=id_)
            case ["choice", id_, *_]:
                return text("choice {id}", id=id_)
            case ["combo", id_, *_]:
                return text("combo {id}", id=id_)
            case ["size", id_, *_]:
                return text("size {id}", id=id_)
            case [_, *_]:
                return text("[{key}]", key=".".join(keys))
            case _:
                return text("this file")

    def fault(self, what: Sayable, remedy: Sayable) -> None:
        self.findings.complaints.append(Complaint(self.file, self.line, what, remedy))

    def warn(self, what: Sayable, remedy: Sayable, *, serving: bool = False) -> None:
        """`serving`: nothing is wrong with it, but `serve` does not start so."""
        self.findings.complaints.append(Complaint(self.file, self.line, what, remedy, warning=True, serving=serving))


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """All that is known, the most alike first."""
    return sorted(known, key=lambda other: (OSA.normalized_distance(word.casefold(), other.casefold()), other))


def alike(word: str, known: Iterable[str]) -> str:
    """The one the owner most likely meant; "" if none is near."""
    best = next(iter(nearest(word, known)), "")
    limit = 1 if len(word) < 4 else 2
    return best if best and OSA.distance(word.casefold(), best.casefold()) <= limit else ""


def one_of(word: str, known: Iterable[str]) -> Text:
    """What to write instead: the likely one, or all that is defined."""
    there = nearest(word, known)
    if not there:
        return text("none is defined; define it first or take it out")
    if best := alike(word, there):
        return text('did you mean "{best}"? There is: {all}', best=best, all=", ".join(there))
    return text("there is: {all}", all=", ".join(there))
