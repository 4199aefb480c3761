"""What a printer sends back: real-time status, process ids, answers of the buffer, automatic status, in one stream.

They are told apart by the first byte (printing rules, 4.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

OFFLINE: Final = 1  # DLE EOT n
CAUSE: Final = 2
PAPER: Final = 4

_ID_HEAD: Final = b"\x37\x22"
_ID_LENGTH: Final = 7
_ASB_LENGTH: Final = 4


@dataclass(frozen=True, slots=True)
class Status:
    byte: int  # the answer to one DLE EOT


@dataclass(frozen=True, slots=True)
class Printed:
    id: bytes  # four characters: all before them is on paper


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """An answer to GS r: all before the question was processed."""


Answer = Status | Printed | CaughtUp


def read(stream: bytes) -> tuple[tuple[Answer, ...], bytes]:
    """The answers in the bytes, and the bytes that may still become one.

    All else is left out: garbage, and the four bytes of an automatic status.
    """
    found: list[Answer] = []
    while stream:
        first = stream[0]
        if first & 0x93 == 0x12:
            found.append(Status(first))
            stream = stream[1:]
        elif stream.startswith(_ID_HEAD) or _ID_HEAD.startswith(stream):
            if len(stream) < _ID_LENGTH:
                break
            found.append(Printed(stream[2:6]))
            stream = stream[_ID_LENGTH:]
        elif first & 0x93 == 0x10:
            if len(stream) < _ASB_LENGTH:
                break
            stream = stream[_ASB_LENGTH:]
        elif first & 0x90 == 0:
            found.append(CaughtUp())
            stream = stream[1:]
        else:
            stream = stream[1:]
    return tuple(found), stream


def question(n: int) -> bytes:
    """DLE EOT n: answered at once, even when the buffer is full."""
    return bytes((0x10, 0x04, n))


def low(n: int, byte: int) -> bool:
    """Whether the answer to PAPER says that the roll nears its end."""
    return n == PAPER and bool(byte & 0x0C)


def trouble(n: int, byte: int) -> str:
    """What the answer to question n complains of; "" if the printer is ready. Paper first: staff can mend that."""
    if (n == PAPER and byte & 0x60) or (n == CAUSE and byte & 0x20):
        return "out of paper"
    if n == CAUSE and byte & 0x04:
        return "cover open"
    if n == CAUSE and byte & 0x40:
        return "printer error"
    return "offline" if n == OFFLINE and byte & 0x08 else ""
