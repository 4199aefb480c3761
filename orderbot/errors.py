"""Whose fault it is. Anything that is none of these is a bug of ours.

OrderbotError
├── OwnerError      menu or configuration; carries complaints with file and line
│   └── PassingError    trouble of the machine that may pass by itself: worth another start
├── ChannelError    WhatsApp did not take a message
└── PrinterError    a ticket did not reach paper
"""

from __future__ import annotations

from dataclasses import dataclass

from orderbot.texts import Sayable, plain


@dataclass(frozen=True, slots=True)
class Complaint:
    """One fault in one of the owner's files, as `FILE:LINE: what; what to do`. Line 0: the file as a whole."""

    file: str
    line: int
    what: Sayable
    remedy: Sayable
    warning: bool = False  # a warning never blocks
    serving: bool = False  # but `serve` does not start with this one

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file

    def __str__(self) -> str:
        return f"{self.place}: {plain(self.what)}; {plain(self.remedy)}"


class OrderbotError(Exception):
    """The head of all errors that are somebody else's fault."""


class OwnerError(OrderbotError):
    """The menu or the configuration has faults that its owner can mend."""

    def __init__(self, *complaints: Complaint) -> None:
        super().__init__("\n".join(map(str, complaints)))
        self.complaints = complaints


class PassingError(OwnerError):
    """A port or file that is taken, a full disk: a later start may succeed, with nothing changed."""


class ChannelError(OrderbotError):
    """A message could not be delivered to the customer."""


class PrinterError(OrderbotError):
    """A ticket could not be printed.

    `sent`: a part may be on paper. `taken`: the printer took all of it and only did not confirm, so that it is most
    likely there. `data`: the printer is well but cannot print this. `again`: seconds after which to try again.
    """

    def __init__(
        self, what: str, *, sent: bool = False, taken: bool = False, data: bool = False, again: float = 3.0
    ) -> None:
        super().__init__(what)
        self.sent = sent
        self.taken = taken
        self.data = data
        self.again = again
