"""Pictures and files of the business: uploaded, kept 30 days, fetched with the token."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from aiohttp import BodyPartReader, web

from orderbot.whatsapp.emulator.checking.rules import MEDIA, MISSING, STRUCTURE, Refused

KEPT: Final = timedelta(days=30)
FETCHED: Final = timedelta(minutes=5)  # so long the url of one is good
MEGABYTE: Final = 1024 * 1024
TYPES: Final = {  # content type -> bytes
    "image/jpeg": 5 * MEGABYTE, "image/png": 5 * MEGABYTE, "image/webp": MEGABYTE // 2,
    "audio/aac": 16 * MEGABYTE, "audio/mp4": 16 * MEGABYTE, "audio/mpeg": 16 * MEGABYTE, "audio/amr": 16 * MEGABYTE,
    "audio/ogg": 16 * MEGABYTE, "audio/opus": 16 * MEGABYTE, "video/mp4": 16 * MEGABYTE, "video/3gpp": 16 * MEGABYTE,
    "text/plain": 100 * MEGABYTE, "application/pdf": 100 * MEGABYTE, "application/msword": 100 * MEGABYTE,
}  # fmt: skip
SIGNS: Final = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}


@dataclass(frozen=True, slots=True)
class Upload:
    id: str
    number: str
    kind: str  # content type
    content: bytes
    at: datetime

    def node(self, base: str) -> dict[str, Any]:
        return {
            "messaging_product": "whatsapp",
            "url": f"{base}/media/{self.id}",
            "mime_type": self.kind,
            "sha256": sha256(self.content).hexdigest(),
            "file_size": len(self.content),
            "id": self.id,
        }


class Media:
    def __init__(self, clock: Callable[[], datetime], new_id: Callable[[], str]) -> None:
        self.uploads: dict[str, Upload] = {}
        self._clock = clock
        self._new_id = new_id

    async def take(self, number: str, request: web.Request) -> Upload:
        """A multipart upload. Refused if its kind or size is not allowed."""
        if not request.content_type.startswith("multipart/"):
            raise Refused(STRUCTURE, "the upload must be multipart/form-data")
        told, kind, content = "", "", b""
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader):
                continue
            if part.name == "messaging_product":
                told = await part.text()
            elif part.name == "file":
                kind = part.headers.get("Content-Type", "").partition(";")[0]
                content = bytes(await part.read())
        if told != "whatsapp":
            raise Refused(STRUCTURE, "The parameter messaging_product is required.")
        if not content:
            raise Refused(MISSING, "file is required")
        if kind not in TYPES:
            raise Refused(STRUCTURE, f"Param file must be a file with one of the following types: {', '.join(TYPES)}")
        if len(content) > TYPES[kind] or not content.startswith(SIGNS.get(kind, b"")):
            raise Refused(MEDIA, f"the file is no {kind} of at most {TYPES[kind]} bytes")
        upload = Upload(self._new_id(), number, kind, content, self._clock())
        self.uploads[upload.id] = upload
        return upload

    def find(self, id: str) -> Upload | None:
        found = self.uploads.get(id)
        return found if found and self._clock() - found.at <= KEPT else None

    def drop(self, id: str) -> bool:
        return self.uploads.pop(id, None) is not None
