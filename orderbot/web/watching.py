"""What is shown to many pages at once: looked up once a second while somebody watches, pushed when it has changed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Final

import msgspec
from aiohttp import web

from orderbot.ports import Clock
from orderbot.web.pages import HEADERS
from orderbot.web.sse import allow_streams, stay

log = logging.getLogger(__name__)
EVERY: Final = 1.0  # seconds between two looks
BEAT: Final = 5.0  # seconds after which a page hears that we are still there

__all__ = ["BEAT", "Watch", "allow_streams", "follow"]


class Watch:
    """One thing to look at. It looks only while it is watched."""

    def __init__(self, look: Callable[[], Awaitable[str]]) -> None:
        self._look = look
        self._seen = ""
        self._watchers = 0
        self._task: asyncio.Task[None] | None = None
        self._news = asyncio.Condition()

    async def __aenter__(self) -> Watch:
        self._watchers += 1
        if self._task is None:
            self._task = asyncio.create_task(self._run())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._watchers -= 1
        if not self._watchers and self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task, self._seen = None, ""

    async def next(self, seen: str, seconds: float) -> str:
        """What it looks like once that is not `seen` any more; `seen` after so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds), self._news:
                await self._news.wait_for(lambda: bool(self._seen) and self._seen != seen)
        return self._seen or seen

    async def look(self) -> None:
        """At once: somebody has just changed it."""
        if self._watchers:
            await self._renew()

    async def _run(self) -> None:
        while True:
            await self._renew()
            await asyncio.sleep(EVERY)

    async def _renew(self) -> None:
        try:
            found = await self._look()
        except Exception as error:  # the store is busy, or closing: the next look tries again
            log.warning("the board could not be renewed: %s", type(error).__name__)
            return
        if found != self._seen:
            async with self._news:
                self._seen = found
                self._news.notify_all()


async def follow(request: web.Request, watch: Watch, clock: Clock, dress: Callable[[str], str]) -> web.StreamResponse:
    """`board` with the HTML whenever it changes, `tick` in between; each tells the time, so that silence is noticed.

    `dress` makes of what all pages share what this page gets.
    """

    async def tell(response: web.StreamResponse) -> None:
        async with watch:
            await _tell(response, watch, clock, dress)

    return await stay(request, HEADERS, tell)


async def _tell(response: web.StreamResponse, watch: Watch, clock: Clock, dress: Callable[[str], str]) -> None:
    seen = ""
    while True:
        found = await watch.next(seen, BEAT)
        body: dict[str, Any] = {"now": clock().timestamp()}
        kind = "tick" if found == seen else "board"
        if found != seen:
            body["html"] = dress(found)
        seen = found
        await response.write(f"retry: 2000\nevent: {kind}\ndata: ".encode() + msgspec.json.encode(body) + b"\n\n")
