"""Webhooks to the bot: signed, repeated until they are answered 200, in other batches each time."""

from __future__ import annotations

import asyncio
import hmac
import io
from collections.abc import Callable, Coroutine
from typing import Any, Final

import aiohttp

from orderbot.whatsapp.emulator.answers import written

MOST: Final = 1000  # changes in one POST
LONGEST: Final = 60.0  # seconds between two tries
TIMEOUT: Final = aiohttp.ClientTimeout(total=20)


class Deliveries:
    """`url` "" delivers nothing. `gap`: seconds before the first repetition, doubled each time."""

    def __init__(self, *, url: str, secret: str) -> None:
        self.url = url
        self.secret = secret
        self.gap = 1.0
        self.held = False  # the bot is out of reach: everything waits until `release`
        self.answers: list[tuple[int, float]] = []  # (HTTP status, seconds) of every try; 0: none
        self._waiting: list[dict[str, Any]] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._retrying = False
        self._session: aiohttp.ClientSession | None = None

    async def deliver(self, *changes: dict[str, Any]) -> bool:
        """Post them once; if that fails, go on trying in the background. True if taken at once."""
        if not self.url or (not self.held and await self._post(*changes)):
            return True
        self._waiting += changes
        if not self.held:
            self._go_on()
        return False

    async def release(self, shuffle: Callable[[list[dict[str, Any]]], object] = lambda changes: None) -> bool:
        """The bot is back: what was held goes out in batches, `shuffle`d in place. True if all of it is taken."""
        self.held = False
        waiting, self._waiting = self._waiting, []
        shuffle(waiting)
        batches = [waiting[start : start + MOST] for start in range(0, len(waiting), MOST)]
        return all([await self.deliver(*batch) for batch in batches])

    def _go_on(self) -> None:
        if not self._retrying:
            self._retrying = True
            self.start(self._retry())

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Do it in the background, until `close`."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settle(self) -> None:
        """Wait until nothing is under way any more."""
        while self._tasks:
            await asyncio.gather(*self._tasks)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session:
            await self._session.close()

    async def verify(self, token: str, challenge: str) -> bool:
        """The handshake at set-up: does the bot know the token and echo the challenge?"""
        query = {"hub.mode": "subscribe", "hub.verify_token": token, "hub.challenge": challenge}
        async with self._client().get(self.url, params=query, timeout=TIMEOUT) as response:
            return response.status == 200 and await response.text() == challenge

    async def post(self, body: bytes, *, signature: str | None = None) -> int:
        """One signed POST of any bytes; the HTTP status, 0 if there was no answer."""
        signed = signature or "sha256=" + hmac.digest(self.secret.encode(), body, "sha256").hex()
        headers = {
            "X-Hub-Signature-256": signed,
            "Content-Type": "application/json",
        }
        loop = asyncio.get_running_loop()
        began, status = loop.time(), 0
        try:
            async with self._client().post(
                self.url, data=io.BytesIO(body), headers=headers, timeout=TIMEOUT
            ) as response:
                await response.read()
                status = response.status
        except (aiohttp.ClientError, TimeoutError):
            pass
        self.answers.append((status, loop.time() - began))
        return status

    async def _post(self, *changes: dict[str, Any]) -> bool:
        entry = {"id": "102290129340398", "changes": list(changes)}
        return await self.post(written({"object": "whatsapp_business_account", "entry": [entry]}).encode()) == 200

    async def _retry(self) -> None:
        gap = self.gap
        while self._waiting:
            await asyncio.sleep(gap)
            gap = min(gap * 2, LONGEST)
            batch = self._waiting[:MOST]
            if await self._post(*batch):
                del self._waiting[: len(batch)]
                gap = self.gap
        self._retrying = False

    def _client(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        return self._session
