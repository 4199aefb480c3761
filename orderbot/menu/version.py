"""The card's hash, and the canonical form it is made of and stored in: fields in a fixed order, NFC, cents.

Dishes, sizes and options keep the order of the files, for customers see them in it: another order is another version.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

import msgspec

from orderbot.menu.difference import MenuDiff, diff, said_diff
from orderbot.menu.model import Menu

__all__ = ["MenuDiff", "diff", "from_json", "said_diff", "to_json", "with_version"]


def to_json(menu: Menu) -> bytes:
    """Canonical: the same files are the same bytes."""
    return msgspec.json.encode(menu)


def from_json(stored: bytes) -> Menu:
    """A stored card. msgspec.ValidationError if it is none."""
    return msgspec.json.decode(stored, type=Menu)


def with_version(menu: Menu) -> Menu:
    """The card with its hash, 64 hex digits."""
    bare = replace(menu, version="")
    return replace(menu, version=hashlib.sha256(to_json(bare)).hexdigest())
