"""The same key or the same header twice: which line it repeats, and what that line says."""

from __future__ import annotations

from orderbot.texts import Sayable, text
from orderbot.tomlfile.positions import STRING, Path, Statement, scan, statements


def repeated(written: str) -> tuple[int, Sayable, Sayable] | None:
    """`written` ends with the repeating line. Line, what is wrong and what to do; None if nothing repeats."""
    said = statements(written)
    if not said or not said[-1].path:
        return None
    last = said[-1]
    line = _line(written, last.start)
    before = next((one for one in said[:-1] if _clash(one, last)), None)
    if before is None:
        return line, text("something is named twice in this line"), text("keep one of the two")
    earlier = _line(written, before.start)
    if last.header:
        return line, *_header(written, before, last.path, earlier)
    what = text('"{key}" in line {line} repeats line {earlier}', key=_key(last.path), line=line, earlier=earlier)
    if len(last.path) > 1 or any(one.header for one in said):
        return (
            line,
            what,
            text("keep one of the two, or write the missing header, such as [item.24], above line {line}", line=line),
        )
    if _key(last.path) == "name":  # above the first header, a second name belongs to a dish
        return (
            line,
            what,
            text("keep one of the two, or write the missing header, such as [item.24], above line {line}", line=line),
        )
    return line, what, text("keep one of the two")


def _clash(one: Statement, last: Statement) -> bool:
    shorter = min(len(one.path), len(last.path))
    if one.path == last.path:
        return True
    both_headers = one.header and last.header
    return not both_headers and not one.header and one.path[:shorter] == last.path[:shorter]


def _header(written: str, before: Statement, path: Path, earlier: int) -> tuple[Sayable, Sayable]:
    if path[0] == "item" and len(path) == 2 and before.path == path:
        what = text(
            'number {id} is already in line {line}: "{name}"', id=str(path[1]), line=earlier, name=_name(written, path)
        )
        return what, text("give one of the two dishes another number")
    what = text('"{key}" is already in line {line}', key=".".join(map(str, path)), line=earlier)
    return what, text("put both together under one header, or rename one")


def _name(written: str, path: Path) -> str:
    """The name in the block that came first; the text ends with the header of the second."""
    here = scan(written).get((*path, "name"))
    match = STRING.match(written, here.offset) if here else None
    return match[0].strip("\"'") if match else "?"


def _key(path: Path) -> str:
    return str(path[-1])


def _line(written: str, offset: int) -> int:
    return written.count("\n", 0, offset) + 1
