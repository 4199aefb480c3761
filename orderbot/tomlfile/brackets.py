"""Which brackets and quotes are still open at a place of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

PIECE = re.compile(
    r'''(?P<string>"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?'{3,5}|"(?!"")(?:[^"\\\n]|\\.)*"|'(?!\'\')[^'\n]*')'''
    r'''|(?P<torn>"""|\'\'\'|["'])|(?P<remark>\#[^\n]*)|(?P<open>[\[{])|(?P<close>[\]}])''',
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Opened:
    kind: str  # [ { " \' or three quotes
    at: int  # offset in the text


def still_open(text: str, start: int, end: int) -> tuple[Opened, ...]:
    """What was opened between `start` and `end` and not closed, outermost first. Nothing follows a torn string."""
    stack: list[Opened] = []
    at = start
    while match := PIECE.search(text, at, end):
        at = match.end()
        if match["open"]:
            stack.append(Opened(match["open"], match.start()))
        elif match["close"] and stack:
            stack.pop()
        elif match["torn"]:
            return (*stack, Opened(match["torn"], match.start()))
    return tuple(stack)


def blanked(row: str) -> str:
    """The row with its strings and its remark filled with spaces, so that columns stay."""
    return PIECE.sub(lambda m: " " * len(m[0]) if m["string"] or m["remark"] else m[0], row)
