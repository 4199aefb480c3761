"""Pictures of the card at Meta: each uploaded once, its id used until shortly before Meta forgets it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from orderbot.ports import SendFailed
from orderbot.restaurant import Restaurant

log = logging.getLogger(__name__)
KEPT: Final = 29 * 24 * 3600.0  # seconds; Meta forgets an upload after 30 days
PAUSE: Final = 3600.0  # seconds until a picture that could not be read or uploaded is tried again
MOST: Final = 5 * 1024 * 1024  # bytes
KINDS: Final = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}

Upload = Callable[[Restaurant, bytes, str], Awaitable[str]]  # content and its type -> Meta's id; SendFailed


@dataclass(frozen=True, slots=True)
class Picture:
    id: str  # "" if there is none
    version: tuple[int, int]  # of the file: time of its last change, size
    until: float  # monotonic seconds


class Pictures:
    def __init__(self, upload: Upload, now: Callable[[], float] = time.monotonic) -> None:
        self._upload = upload
        self._now = now
        self._known: dict[tuple[str, str], Picture] = {}

    async def id(self, restaurant: Restaurant, name: str) -> str:
        """Meta's id of this file of the card's folder; "" if there is none to show. Never raises: it is an extra."""
        now, path = self._now(), restaurant.menu / name
        try:
            if Path(name).name != name:
                raise OSError(0, "not in the card's folder")
            version = await asyncio.to_thread(_version, path)
            known = self._known.get((restaurant.id, name))
            if known and known.version == version and known.until > now:
                return known.id
            content = await asyncio.to_thread(path.read_bytes)
        except OSError as error:
            log.warning("picture %s: %s", name, error.strerror or type(error).__name__)
            return ""
        found = Picture("", version, now + PAUSE)
        kind = next((kind for sign, kind in KINDS.items() if content.startswith(sign)), "")
        if not kind:
            log.warning("picture %s is neither JPEG nor PNG", name)
        else:
            try:
                found = Picture(await self._upload(restaurant, content, kind), version, now + KEPT)
            except SendFailed as error:
                log.warning("picture %s not uploaded: %s", name, error)
        self._known[restaurant.id, name] = found
        return found.id


def _version(path: Path) -> tuple[int, int]:
    """OSError for what is no plain file of at most 5 MB."""
    about = path.lstat()  # no symlink: it could lead anywhere
    if not path.is_file() or path.is_symlink() or about.st_size > MOST:
        raise OSError(0, "no file of at most 5 MB")
    return about.st_mtime_ns, about.st_size
