"""In which line a key stands. The parser tells it of syntax errors only, so the text is walked again.

The walk follows TOML 1.1 and trusts that the parser has accepted the text: it finds keys, it does not validate. Of
a text that stops in the middle it finds what is there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import tomli

Path = tuple[str | int, ...]  # keys, and places in lists counted from 0

BLANK = re.compile(r"(?:[ \t\r\n\ufeff]|#[^\n]*)*")
KEY = re.compile(r"""[ \t]*("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)[ \t]*""")
STRING = re.compile(
    r'''"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?'{3,5}|"(?!"")(?:[^"\\\n]|\\.)*"|'(?!\'\')[^'\n]*\'''',
    re.DOTALL,
)
OTHER = re.compile(r"[^,\]}#\n]*")


@dataclass(frozen=True, slots=True)
class Position:
    """Counted from 1. An entry of a list has no key: there `column` is that of its value."""

    line: int
    column: int
    value: int  # column of the value; of a header, of the header itself
    offset: int  # of the value in the text, from 0


@dataclass(frozen=True, slots=True)
class Positions(Mapping[Path, Position]):
    """Every path of a document, with its parents."""

    found: dict[Path, Position]

    def __getitem__(self, path: Path) -> Position:
        return self.found[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def line(self, path: Path) -> int:
        """The line of a path; of one that is not there, of the block it belongs to (1: the top of the file)."""
        while path and path not in self.found:
            path = path[:-1]
        if path:
            return self.found[path].line
        return min((position.line for position in self.found.values()), default=1)


@dataclass(frozen=True, slots=True)
class Statement:
    """A header or a `key = value`: where it starts and what it names."""

    start: int  # offset in the text
    path: Path
    header: bool


@dataclass(slots=True)
class _Walk:
    text: str
    starts: list[int]
    found: dict[Path, Position] = field(default_factory=dict)
    lengths: dict[Path, int] = field(default_factory=dict)  # of arrays of tables
    statements: list[Statement] = field(default_factory=list)

    def position(self, key: int, value: int) -> Position:
        line = bisect_right(self.starts, key)
        start = self.starts[line - 1]
        return Position(line, key - start + 1, value - start + 1, value)

    def record(self, path: Path, key: int, value: int) -> None:
        here = self.position(key, value)
        self.found[path] = here
        for length in range(1, len(path)):
            self.found.setdefault(path[:length], here)

    def blank(self, at: int) -> int:
        match = BLANK.match(self.text, at)
        return match.end() if match else at

    def keys(self, at: int) -> tuple[tuple[str, ...], int]:
        """A key, dotted or not, and where it ends; no parts if none stands here."""
        parts: list[str] = []
        while match := KEY.match(self.text, at):
            parts.append(_unquoted(match[1]))
            at = match.end()
            if not self.text.startswith(".", at):
                break
            at += 1
        return tuple(parts), at

    def walk(self) -> None:
        table: Path = ()
        at = self.blank(0)
        while at < len(self.text):
            if self.text[at] == "[":
                table, end = self.header(at)
            else:
                end = self.pair(at, table, top=True)
            at = self.blank(max(end, at + 1))

    def header(self, at: int) -> tuple[Path, int]:
        brackets = 2 if self.text.startswith("[[", at) else 1
        keys, end = self.keys(at + brackets)
        path: Path = ()
        for place, key in enumerate(keys, 1):
            path = (*path, key)
            if path in self.lengths and (place < len(keys) or brackets == 1):
                path = (*path, self.lengths[path] - 1)
        if brackets == 2:
            self.lengths[path] = self.lengths.get(path, 0) + 1
            self.found.setdefault(path, self.position(at, at))
            path = (*path, self.lengths[path] - 1)
        self.record(path, at, at)
        self.statements.append(Statement(at, path, header=True))
        return path, end + brackets

    def pair(self, at: int, table: Path, *, top: bool = False) -> int:
        keys, end = self.keys(at)
        path = (*table, *keys)
        if top:
            self.statements.append(Statement(at, path, header=False))
        if not self.text.startswith("=", end):
            return end
        value = end + 1
        while self.text.startswith((" ", "\t"), value):
            value += 1
        self.record(path, at, value)
        return self.value(value, path)

    def value(self, at: int, path: Path) -> int:
        if self.text.startswith("[", at):
            return self.array(at, path)
        if self.text.startswith("{", at):
            return self.table(at, path)
        match = STRING.match(self.text, at)
        if match is None and self.text.startswith(('"""', "'''"), at):
            return len(self.text)  # never closed: the rest belongs to it
        match = match or OTHER.match(self.text, at)
        return match.end() if match else at + 1

    def array(self, at: int, path: Path) -> int:
        entry, at = 0, self.blank(at + 1)
        while at < len(self.text) and self.text[at] != "]":
            self.record((*path, entry), at, at)
            at = self.next(max(self.value(at, (*path, entry)), at + 1))
            entry += 1
        return at + 1

    def table(self, at: int, path: Path) -> int:
        at = self.blank(at + 1)
        while at < len(self.text) and self.text[at] != "}":
            at = self.next(max(self.pair(at, path), at + 1))
        return at + 1

    def next(self, at: int) -> int:
        at = self.blank(at)
        return self.blank(at + 1) if self.text.startswith(",", at) else at


def _unquoted(part: str) -> str:
    if part[0] == "'":
        return part[1:-1]
    return str(tomli.loads(f"k={part}")["k"]) if "\\" in part else part.strip('"')


def _walked(text: str) -> _Walk:
    walk = _Walk(text, [0, *(match.end() for match in re.finditer("\n", text))])
    walk.walk()
    return walk


def scan(text: str) -> Positions:
    """The position of every key and list entry of a valid document."""
    return Positions(_walked(text).found)


def statements(text: str) -> tuple[Statement, ...]:
    """The headers and pairs in the order of the text; inner keys of a value are not listed."""
    return tuple(_walked(text).statements)
