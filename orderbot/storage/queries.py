"""The statements of queries.sql, by name."""

from __future__ import annotations

import re
from importlib import resources
from types import MappingProxyType
from typing import Final

_NAMED: Final = re.compile(r"^-- name: (\w+)\n(.*?)(?=^--|\Z)", re.MULTILINE | re.DOTALL)
_INSIDE: Final = re.compile(r"\{(\w+)\}")


def read(text: str, instead: str = "") -> dict[str, str]:
    """{name: statement}; a {part} inside others is no statement of its own, and may be written otherwise `instead`.

    ValueError if a name is there twice, or `instead` has one that the text has not.
    """
    named, own = _named(text), _named(instead)
    if unknown := set(own) - set(named):
        raise ValueError(f"there is no query {min(unknown)}")
    parts = set(_INSIDE.findall(text))
    named |= own

    def whole(statement: str) -> str:
        return _INSIDE.sub(lambda match: f"({whole(named[match[1]])})", statement)

    return {name: whole(statement) for name, statement in named.items() if name not in parts}


def _named(text: str) -> dict[str, str]:
    found = [(match[1], match[2].strip()) for match in _NAMED.finditer(text)]
    named = dict(found)
    if len(found) != len(named):
        raise ValueError("a query's name is there twice")
    return named


SQLITE: Final = (resources.files("orderbot.storage") / "queries.sql").read_text("utf-8")
SQL: Final = MappingProxyType(read(SQLITE))
