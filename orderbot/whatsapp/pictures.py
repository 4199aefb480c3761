"""Pictures of the card at Meta: each uploaded once, its id used until shortly before Meta forgets it.

What was uploaded is stored by its content, so that neither a restart nor a new copy of the same file sends it again.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Protocol

from orderbot.ports import Clock, SendFailed, StorageDown
from orderbot.restaurant import Restaurant

log = logging.getLogger(__name__)
KEPT: Final = timedelta(days=29)  # Meta forgets an upload after 30
PAUSE: Final = timedelta(hours=1)  # until a picture that could not be read or uploaded is tried again
MOST: Final = 5 * 1024 * 1024  # bytes
KINDS: Final = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}

Upload = Callable[[Restaurant, bytes, str], Awaitable[str]]  # content and its type -> Meta's id; SendFailed


class Album(Protocol):
    """The part of ports.Storage that remembers uploads."""

    async def upload(self, number: str, digest: str) -> tuple[str, datetime] | None: ...

    async def save_upload(self, number: str, digest: str, media: str, until: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Picture:
    id: str  # "" if there is none
    version: tuple[int, int]  # of the file: time of its last change, size
    until: datetime
    digest: str = ""


class Pictures:
    def __init__(self, album: Album, clock: Clock) -> None:
        self._album = album
        self._clock = clock
        self._known: dict[tuple[str, str], Picture] = {}  # number, file

    async def id(self, restaurant: Restaurant, name: str, upload: Upload) -> str:
        """Meta's id of this file of the card's folder; "" if there is none to show. Never raises: it is an extra."""
        now, path = self._clock(), restaurant.menu / name
        try:
            if Path(name).name != name:
                raise OSError(0, "not in the card's folder")
            version = await asyncio.to_thread(_version, path)
            known = self._known.get((restaurant.phone_number_id, name))
            if known and known.version == version and known.until > now:
                return known.id
            content = await asyncio.to_thread(path.read_bytes)
        except OSError as error:
            log.warning("picture %s: %s", name, error.strerror or type(error).__name__)
            return ""
        digest = hashlib.sha256(content).hexdigest()
        try:
            stored = await self._stored(restaurant, digest)
            id, until = stored or await self._new(restaurant, name, content, upload)
            if id and not stored:
                await self._save(restaurant, digest, id, until)
        except SendFailed as error:
            log.warning("picture %s not uploaded: %s", name, error)
            id, until = "", now + PAUSE
        self._known[restaurant.phone_number_id, name] = Picture(id, version, until, digest)
        return id

    async def refused(self, restaurant: Restaurant, name: str) -> None:
        """Meta does not take its own id any more: after a while it is uploaded anew."""
        known = self._known.get((restaurant.phone_number_id, name))
        if known and known.id:
            over = self._clock()
            self._known[restaurant.phone_number_id, name] = Picture("", known.version, over + PAUSE)
            await self._save(restaurant, known.digest, known.id, over)

    async def _stored(self, restaurant: Restaurant, digest: str) -> tuple[str, datetime] | None:
        try:
            return await self._album.upload(restaurant.phone_number_id, digest)
        except StorageDown:
            return None

    async def _new(self, restaurant: Restaurant, name: str, content: bytes, upload: Upload) -> tuple[str, datetime]:
        kind = next((kind for sign, kind in KINDS.items() if content.startswith(sign)), "")
        if not kind:
            log.warning("picture %s is neither JPEG nor PNG", name)
            return "", self._clock() + PAUSE
        return await upload(restaurant, content, kind), self._clock() + KEPT

    async def _save(self, restaurant: Restaurant, digest: str, id: str, until: datetime) -> None:
        try:
            await self._album.save_upload(restaurant.phone_number_id, digest, id, until)
        except StorageDown as error:
            log.warning("an upload is not remembered: %s", error)


def _version(path: Path) -> tuple[int, int]:
    """OSError for what is no plain file of at most 5 MB."""
    about = path.lstat()  # no symlink: it could lead anywhere
    if not path.is_file() or path.is_symlink() or about.st_size > MOST:
        raise OSError(0, "no file of at most 5 MB")
    return about.st_mtime_ns, about.st_size
