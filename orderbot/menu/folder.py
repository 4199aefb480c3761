"""The one place where a card's files are read and written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from orderbot.errors import Complaint, OwnerError
from orderbot.menu.reading import is_menu_file
from orderbot.texts import text

MOST: Final = 1024 * 1024  # bytes of a menu file: three hundred dishes in three languages are a tenth of it


def card_files(folder: Path) -> dict[str, bytes]:
    """Every file of the folder by name: menu files with their bytes, all others (pictures) with none.

    OSError if the folder or a menu file cannot be read. OwnerError for a menu file that leads out of the folder, whose
    content would stand in our complaints, and for one that is far too large.
    """
    return {
        path.name: _content(path, folder) if is_menu_file(path.name) else b""
        for path in sorted(folder.iterdir())
        if path.is_file()
    }


def files_of(folder: Path) -> dict[str, bytes]:
    """OwnerError if the folder cannot be read."""
    try:
        return card_files(folder)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL
        why = getattr(error, "strerror", None) or type(error).__name__
        what = text("the card's folder cannot be read ({error})", error=why)
        raise OwnerError(Complaint(str(folder), 0, what, text("name the folder that holds card.toml"))) from None


def _content(path: Path, folder: Path) -> bytes:
    if not path.resolve().is_relative_to(folder.resolve()):
        what, remedy = text("this file is a link to another place"), text("put the file itself into the card's folder")
        raise OwnerError(Complaint(str(path), 0, what, remedy))
    with path.open("rb") as file:
        content = file.read(MOST + 1)
    if len(content) > MOST:
        what = text("this file is larger than {most} MB", most=MOST // 1024 // 1024)
        raise OwnerError(Complaint(str(path), 0, what, text("see whether it is a card at all; else split it")))
    return content


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
        raise unwritable(folder, error) from None
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def unwritable(folder: Path, error: OSError) -> OwnerError:
    what = text("the file cannot be written: {error}", error=error.strerror or type(error).__name__)
    return OwnerError(Complaint(str(error.filename or folder), 0, what, text("check the folder and its permissions")))


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
