"""Files that customers send, on their way to staff: fetched from Meta, uploaded for sending, kept nowhere.

Meta takes no id of a file that came in for one that goes out, so the content goes through this process's memory.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final
from urllib.parse import urlsplit

import aiohttp

from orderbot.conversation.model import DOCUMENT, IMAGE, VIDEO, VOICE
from orderbot.ports import SendFailed, Verdict
from orderbot.restaurant import Restaurant
from orderbot.wording.message import Attached

MOST: Final = 16 * 1024 * 1024  # bytes: what Meta takes of sound and video; longer documents stay where they are
TYPES: Final = {VOICE: "audio", IMAGE: "image", VIDEO: "video", DOCUMENT: "document"}  # as Meta calls them
METAS: Final = ("fbsbx.com", "fbcdn.net", "whatsapp.net", "facebook.com")  # who may be shown the token
# nobody has seen anything yet; and if the whole number may send nothing, the message itself will tell
INSTEAD: Final = {Verdict.UNCERTAIN: Verdict.RETRY, Verdict.STOP: Verdict.FINAL}

Look = Callable[[Restaurant, str], Awaitable[dict[str, Any]]]  # a file's id -> what Meta tells of it
Upload = Callable[[Restaurant, bytes, str, str], Awaitable[str]]  # content, its type, its name -> the id to send it by


class Files:
    def __init__(self, session: aiohttp.ClientSession, api_url: str, timeout: aiohttp.ClientTimeout) -> None:
        self._session = session
        self._api = urlsplit(api_url)
        self._timeout = timeout

    async def body(
        self, place: Restaurant, attached: Attached, caption: str, look: Look, upload: Upload
    ) -> dict[str, Any]:
        """The message that says it. SendFailed: RETRY if it may yet be had, FINAL if not."""
        try:
            told = await look(place, attached.id)
            content = await self._content(place, told)
            kind = str(told.get("mime_type", "")).partition(";")[0]
            id = await upload(place, content, kind, attached.name or "file")
        except SendFailed as error:
            raise SendFailed(INSTEAD.get(error.verdict, error.verdict), str(error)) from error
        part: dict[str, Any] = {"id": id}
        if attached.kind != VOICE:
            part["caption"] = caption
        if attached.kind == DOCUMENT and attached.name:
            part["filename"] = attached.name
        return {"type": TYPES[attached.kind], TYPES[attached.kind]: part}

    async def _content(self, place: Restaurant, told: dict[str, Any]) -> bytes:
        address, size = told.get("url"), told.get("file_size")
        if not isinstance(address, str) or not self._metas(address):
            raise SendFailed(Verdict.FINAL, "the file has no address of Meta's")
        if isinstance(size, int) and size > MOST:
            raise SendFailed(Verdict.FINAL, f"a file of {size} bytes")
        headers = {"Authorization": f"Bearer {place.token}"}
        found = bytearray()
        try:
            async with self._session.get(
                address, headers=headers, timeout=self._timeout, allow_redirects=False
            ) as response:
                if response.status != 200:
                    verdict = Verdict.FINAL if response.status in (400, 403, 404, 410) else Verdict.RETRY
                    raise SendFailed(verdict, f"the file could not be fetched: {response.status}")
                async for chunk in response.content.iter_any():
                    found += chunk
                    if len(found) > MOST:
                        raise SendFailed(Verdict.FINAL, f"a file of more than {MOST} bytes")
        except (aiohttp.ClientError, TimeoutError) as error:
            raise SendFailed(Verdict.RETRY, f"the file could not be fetched: {type(error).__name__}") from error
        return bytes(found)

    def _metas(self, address: str) -> bool:
        try:
            url = urlsplit(address)
        except ValueError:
            return False
        if (url.scheme, url.netloc) == (self._api.scheme, self._api.netloc):
            return True
        host = url.hostname or ""
        return url.scheme == "https" and any(host == each or host.endswith(f".{each}") for each in METAS)
