"""A card's folder: read and checked, or written as a whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from orderbot.cli.menu.telling import FAULTS, give_up, tell
from orderbot.errors import Complaint, OwnerError
from orderbot.menu.checking import CardResult, check_card
from orderbot.menu.folder import card_files
from orderbot.menu.model import Menu
from orderbot.texts import text


@dataclass(frozen=True, slots=True)
class Card:
    """A card without faults and the files it was made of."""

    folder: Path
    menu: Menu
    files: dict[str, bytes]


def files_of(folder: Path) -> dict[str, bytes]:
    """OwnerError if the folder cannot be read."""
    try:
        return card_files(folder)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL
        why = getattr(error, "strerror", None) or type(error).__name__
        what = text("the card's folder cannot be read ({error})", error=why)
        raise OwnerError(Complaint(str(folder), 0, what, text("name the folder that holds card.toml"))) from None


def check_files(folder: Path, files: Mapping[str, bytes], today: date) -> CardResult:
    """The card; its complaints name files as seen from here."""
    result = check_card(files, today=today)
    return replace(result, complaints=tuple(replace(each, file=str(folder / each.file)) for each in result.complaints))


def read(folder: Path, today: date) -> Card:
    """A card without faults; else the command ends, with 1 for faults and 2 for a folder that cannot be read."""
    try:
        files = files_of(folder)
    except OwnerError as error:
        give_up(error)
    result = check_files(folder, files, today)
    if result.menu is None:
        tell(result.errors)
        sys.exit(FAULTS)
    return Card(folder, result.menu, files)


def checked(folder: Path, today: date) -> Menu:
    return read(folder, today).menu


def write_all(folder: Path, files: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
    """All of the files, and without those that are gone, or as it was before. OwnerError if it cannot be written.

    First every file beside its place, then all are renamed at once: who polls the folder sees the old card or the new.
    """
    targets = {name: (folder / name).resolve() for name in files}  # a link stays a link
    drafts = {name: target.with_name(f".{target.name}.new") for name, target in targets.items()}
    before = {target: target.read_bytes() if target.is_file() else None for target in targets.values()}
    try:
        for name, draft in drafts.items():
            _write(draft, files[name], like=targets[name])
        _swap({drafts[name]: target for name, target in targets.items()}, before)
        for name in gone:
            (folder / name).unlink(missing_ok=True)
    except OSError as error:
        what = text("the file cannot be written: {error}", error=error.strerror or type(error).__name__)
        raise OwnerError(
            Complaint(str(error.filename or folder), 0, what, text("check the folder and its permissions"))
        ) from None
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def _write(draft: Path, content: bytes, *, like: Path) -> None:
    with draft.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    if like.exists():
        draft.chmod(like.stat().st_mode & 0o777)


def _swap(moves: Mapping[Path, Path], before: Mapping[Path, bytes | None]) -> None:
    done: list[Path] = []
    try:
        for draft, target in moves.items():
            draft.replace(target)
            done.append(target)
    except OSError:  # another program holds one of the files open
        for target in done:
            old = before[target]
            if old is None:
                target.unlink(missing_ok=True)
            else:
                target.write_bytes(old)
        raise
