"""Words that are a size and a section's noun in one: "Familienpizza" is read as "Familie" and "Pizza"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orderbot.understanding.fold import Token, keys
from orderbot.understanding.lexicon import Lexicon


def parted(parts: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    return tuple(piece for part in parts for piece in _pieces(part, lexicon))


def _pieces(part: Token, lexicon: Lexicon) -> Iterator[Token]:
    found = next((lexicon.compounds[key] for key in part.keys if key in lexicon.compounds), None)
    cut = next((at for at in range(1, len(part.text)) if found and found[1] in keys(part.text[at:])), 0)
    if found is None or not cut:
        yield part
        return
    middle = part.start + cut
    yield Token(part.text[:cut], (found[0],), part.start, middle, part.gap)
    yield Token(part.text[cut:], (found[1],), middle, part.end)
