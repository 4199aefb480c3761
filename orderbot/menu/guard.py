"""May a new card go live by itself, or must its owner say yes first?

A TOML file that was cut off while it was saved can be valid and simply shorter. Held back is a card
- that has lost more than a third of its dishes, a whole section, or the last dishes of one;
- one of whose files is the beginning of what it was before, with something but remarks missing; where the files of
  before are not at hand, one whose last dish, option or combo has become less and is not otherwise different;
- one of whose files ends in a number without a line end: 12.50 may have been cut to 12.

What remains: a file that was edited and cut in one go, behind a complete line of a dish that is new, or edited itself;
then at most the lower lines of that one dish are missing. Two equal scans of the folder before reading (see the
reload) make even that unlikely. An owner who shortens a file at its end on purpose is asked once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from orderbot.menu.cuts import cut_blocks
from orderbot.menu.difference import diff
from orderbot.menu.model import Menu
from orderbot.menu.reading import is_menu_file
from orderbot.texts import Text, plural, text

ACCEPT: Final = ".accept"  # a file in the card's folder: the version the owner agrees to although much is gone
SHARE = 3  # more than a third
NUMBER_AT_END = re.compile(rb"=[ \t]*[-+]?[\w.:+-]+\Z")


def may_go_live(
    old: Menu, new: Menu, before: Mapping[str, bytes] | None = None, now: Mapping[str, bytes] | None = None
) -> bool:
    """True if nothing looks cut off. `before` and `now` are the files of the two cards, as far as they are known."""
    return not doubts(old, new, before, now)


def doubts(
    old: Menu, new: Menu, before: Mapping[str, bytes] | None = None, now: Mapping[str, bytes] | None = None
) -> tuple[Text, ...]:
    """Why the owner must be asked, for the owner."""
    if not diff(old, new):
        return ()
    cut = tuple(_cut(before or {}, now or {}))
    if before:
        return (*_missing(old, new), *cut)
    less = cut_blocks(old, new, numbers=now is None)
    return (
        *_missing(old, new),
        *cut,
        *(text("the last lines of {name} seem to be missing", name=name) for name in less),
    )


def _missing(old: Menu, new: Menu) -> Iterator[Text]:
    gone = [item for id_, item in old.items.items() if id_ not in new.items]
    if len(gone) * SHARE > len(old.items):
        yield plural("one dish is missing", "{count} dishes are missing", count=len(gone))
    for id_, section in old.sections.items():
        left = new.sections[id_].items if id_ in new.sections else ()
        if section.items and not left:
            yield text("the whole section {name} is missing", name=section.name)
        elif section.items and section.items[-1] not in new.items:
            yield text(
                "the last dish of {name} is missing: {dish}", name=section.name, dish=old.items[section.items[-1]].name
            )


def _cut(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> Iterator[Text]:
    for file, data in now.items():
        if not is_menu_file(file):
            continue
        was, written = _plain(before.get(file, b"")), _plain(data)
        if was.startswith(written.rstrip()) and _counts(was[len(written.rstrip()) :]):
            yield text("{file} looks as if its end were missing", file=file)
        elif NUMBER_AT_END.search(written) and written != was:
            yield text("{file} ends in the middle of a line, perhaps within a number", file=file)


def _plain(data: bytes) -> bytes:
    return data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")


def _counts(rest: bytes) -> bool:
    """Something was said there, not only remarks and blank lines."""
    return any(row.strip() and not row.strip().startswith(b"#") for row in rest.split(b"\n"))
