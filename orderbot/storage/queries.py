"""The statements of queries.sql, by name."""

from __future__ import annotations

import re
from importlib import resources
from types import MappingProxyType
from typing import Final

_NAMED: Final = re.compile(r"^-- name: (\w+)\n(.*?)(?=^--|\Z)", re.MULTILINE | re.DOTALL)
_INSIDE: Final = re.compile(r"\{(\w+)\}")


def read(text: str) -> dict[str, str]:
    """{name: statement}; a {part} inside others is no statement of its own. ValueError if a name is there twice."""
    found = [(match[1], match[2].strip()) for match in _NAMED.finditer(text)]
    named = dict(found)
    if len(found) != len(named):
        raise ValueError("a query's name is there twice")
    parts = set(_INSIDE.findall(text))
    whole = {name: _INSIDE.sub(lambda match: f"({named[match[1]]})", statement) for name, statement in found}
    return {name: statement for name, statement in whole.items() if name not in parts}


SQL: Final = MappingProxyType(read((resources.files("orderbot.storage") / "queries.sql").read_text("utf-8")))
