"""The statements of queries.sql as PostgreSQL takes them.

What differs in more than its lists is written twice (postgres.sql); the rest is translated by a few rules. The type of
every parameter is told by its name, so that nothing is guessed from where it stands: `x + CASE … 0` would be 32 bits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any, Final

import msgspec

from orderbot.storage.queries import SQL, SQLITE, read

BIGINT, TEXT = "bigint", "text"
NUMBERS: Final = (
    "after", "at", "before", "carts", "chat", "code", "count", "created", "customer", "done", "due", "hour", "id",
    "last_row", "limit", "minute", "most", "now", "number", "open", "order_id", "outbox", "patient", "pieces",
    "placed", "profile", "sent", "since", "tap", "tickets", "total", "until", "version", "wait", "week",
)  # fmt: skip
HELD: Final = "held"
TYPES: Final[Mapping[str, str]] = MappingProxyType(
    dict.fromkeys(NUMBERS, BIGINT)
    | {"again": "boolean", "level": "double precision", "raw": "bytea"}
    | {"customers": "bigint[]", "ids": "bigint[]"}
    | dict.fromkeys(("beside", "full", HELD, "paused", "restaurants"), "text[]")
    | dict.fromkeys(("days", "keys", "rows"), "jsonb")
)
RULES: Final = (
    (r"NOT IN \(SELECT value FROM json_each\((:\w+)\)\)", r"<> ALL(\1)"),
    (r"IN \(SELECT value FROM json_each\((:\w+)\)\)", r"= ANY(\1)"),
    (r"json_each\((:\w+)\) AS (\w+)", r"jsonb_array_elements(\1) AS \2(value)"),
    (r"json_extract\((\w+)\.value, '\$\[(\d)\]'\)", r"(\1.value->>\2)"),
    (r"\bCROSS JOIN\b", "JOIN"),  # SQLite's way to keep to an order
    (r"\binstr\(", "strpos("),
    (r"/\* ours \*/", "AND (:held IS NULL OR restaurant = ANY(:held))"),
    (r"/\* ours (\w+) \*/", r"AND (:held IS NULL OR \1.restaurant = ANY(:held))"),
)
_PARAMETER: Final = re.compile(r"(?<!:):(\w+)(::[\w\[\]]+)?")


@dataclass(frozen=True, slots=True)
class Statement:
    """`values` brings named values into the order of `$1`, `$2`, …"""

    sql: str
    parameters: tuple[tuple[str, str], ...]  # (name, type)

    def values(self, row: Mapping[str, Any], ours: str | None = None) -> list[Any]:
        """`ours`: the list of the restaurants it keeps to, unless the row has its own; None: all."""
        if self.keeps:
            row = {HELD: ours, **row}
        return [_value(row[name], kind) for name, kind in self.parameters]

    @property
    def keeps(self) -> bool:
        """Does it keep to some restaurants?"""
        return (HELD, "text[]") in self.parameters


def translated(sql: str) -> Statement:
    for pattern, instead in RULES:
        sql = re.sub(pattern, instead, sql)
    parameters: dict[tuple[str, str], int] = {}

    def numbered(match: re.Match[str]) -> str:
        kind = match[2].removeprefix("::") if match[2] else TYPES.get(match[1], TEXT)
        place = parameters.setdefault((match[1], kind), len(parameters) + 1)
        return f"${place}::{kind}"

    return Statement(_PARAMETER.sub(numbered, sql), tuple(parameters))


def _value(value: Any, kind: str) -> Any:
    if value is None:
        return None
    take = _TAKE.get(kind)
    if kind.endswith("[]"):
        return msgspec.json.decode(value)
    return take(value) if take else value


# What SQLite keeps as it is and PostgreSQL does not know: a text with a NUL in it.
_TAKE: Final[Mapping[str, Callable[[Any], Any]]] = {TEXT: lambda value: value.replace("\0", "\ufffd"), BIGINT: int}


def _statements() -> Mapping[str, Statement]:
    own = (resources.files("orderbot.storage") / "postgres.sql").read_text("utf-8")
    named = read(SQLITE, own)
    return MappingProxyType({SQL[name]: translated(sql) for name, sql in named.items()})


STATEMENTS: Final = _statements()  # the statement in queries.sql -> the same for PostgreSQL
