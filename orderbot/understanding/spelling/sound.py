"""How a word sounds to a German or English ear: words that are written differently and sound alike have one key.

A short table of letters, longest first. It is meant for names of dishes, which come from many languages and are often
written as heard: "gnotschi", "spagetti karbonara", "tschabatta", "panir", "curri".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_SAME: Final = (
    ("tsch", "\0"), ("cci", "\0i"), ("cce", "\0e"), ("cia", "\0a"), ("cio", "\0o"), ("ci", "\0i"), ("ce", "\0e"),
    ("tch", "\0"), ("sch", "s"), ("gn", "n"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("sh", "s"), ("ch", "k"),
    ("ck", "k"), ("qu", "k"), ("dt", "t"), ("tz", "z"), ("ts", "z"), ("oi", "oa"), ("ee", "i"), ("ea", "i"),
    ("ie", "i"), ("oo", "u"), ("ou", "u"), ("ey", "i"), ("ei", "ai"), ("oe", "o"), ("ae", "e"), ("ue", "u"),
    ("y", "i"), ("j", "i"), ("w", "v"), ("q", "k"), ("x", "ks"), ("c", "k"), ("h", ""),
)  # fmt: skip
_NASAL: Final = re.compile(r"(?:ant|ent|ong)$")
_TWICE: Final = re.compile(r"(.)\1+")


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """The key of a folded word."""
    said = _NASAL.sub("on", word)
    for written, heard in _SAME:
        said = said.replace(written, heard)
    said = _TWICE.sub(r"\1", said)
    return said.rstrip("e") or said
