"""The statements of queries.sql, by name."""

from __future__ import annotations

import re
from importlib import resources
from types import MappingProxyType
from typing import Final

_NAMED: Final = re.compile(r"^-- name: (\w+)\n(.*?)(?=^--|\Z)", re.MULTILINE | re.DOTALL)


def read(text: str) -> dict[str, str]:
    """{name: statement}. ValueError if a name is there twice."""
    found = [(match[1], match[2].strip()) for match in _NAMED.finditer(text)]
    if len(found) != len(dict(found)):
        raise ValueError("a query's name is there twice")
    return dict(found)


SQL: Final = MappingProxyType(read((resources.files("orderbot.storage") / "queries.sql").read_text("utf-8")))
