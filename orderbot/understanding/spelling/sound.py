"""How a word sounds to a German or English ear: words that are written differently and sound alike have one key.

A short table of letters, longest first. It is meant for names of dishes, which come from many languages and are often
written as heard: "gnotschi", "spagetti karbonara", "tschabatta", "panir", "curri".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_SAME: Final = (
    ("cch", "k"), ("sch", "s"), ("tsch", "c"), ("tch", "c"), ("gn", "n"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("sh", "s"), ("ch", "k"), ("ck", "k"), ("qu", "k"), ("dt", "t"), ("tz", "z"), ("ts", "z"), ("zz", "z"),
    ("cci", "ci"), ("cce", "ce"), ("ee", "i"), ("ea", "i"), ("ie", "i"), ("oo", "u"), ("ou", "u"), ("ey", "i"), ("ei", "ai"),
    ("oe", "o"), ("ae", "e"), ("ue", "u"), ("ia", "a"), ("io", "o"), ("y", "i"), ("j", "i"), ("w", "v"), ("q", "k"), ("x", "ks"),
)  # fmt: skip
_BEFORE_BRIGHT: Final = re.compile(r"c(?=[eiy])|ci(?=[aou])")
_TWICE: Final = re.compile(r"(.)\1+")


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """The key of a folded word."""
    said = word.replace("tsch", "\0").replace("ci", "\0").replace("cc", "\0" if "cci" in word or "cce" in word else "k")
    for written, heard in _SAME:
        said = said.replace(written, heard)
    said = said.replace("c", "k").replace("\0", "c").replace("h", "")
    said = _TWICE.sub(r"\1", said)
    return said.rstrip("e") or said
