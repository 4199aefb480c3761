"""Server-sent events: a bounded list that any number of pages follow, and streams that end when the server does."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from aiohttp import web

PING: Final = 15.0  # seconds; proxies close silent connections
STREAMS: Final = web.AppKey("STREAMS", set[asyncio.Task[Any]])


@dataclass(frozen=True, slots=True)
class Entry:
    number: int
    kind: str
    data: Mapping[str, Any]


class Feed:
    """The last `keep` entries, numbered from 1; `name` tells feeds of different runs apart."""

    def __init__(self, name: str, keep: int = 400) -> None:
        self.name = name
        self._entries: deque[Entry] = deque(maxlen=keep)
        self._count = 0
        self._grown = asyncio.Event()

    def add(self, kind: str, data: Mapping[str, Any]) -> int:
        self._count += 1
        self._entries.append(Entry(self._count, kind, data))
        self._grown.set()
        self._grown = asyncio.Event()
        return self._count

    def after(self, number: int) -> list[Entry]:
        return [entry for entry in self._entries if entry.number > number]

    async def grown(self, number: int) -> None:
        """Returns once there is an entry after `number`."""
        while self._count <= number:
            await self._grown.wait()


def allow_streams(app: web.Application) -> None:
    """An open stream would hold up the shutdown for its whole timeout, so shutdown cancels them."""
    if STREAMS not in app:
        streams: set[asyncio.Task[Any]] = set()
        app[STREAMS] = streams
        app.on_shutdown.append(_cancel_streams)


async def _cancel_streams(app: web.Application) -> None:
    streams = app[STREAMS]
    for task in tuple(streams):
        task.cancel()


async def stream(request: web.Request, feed: Feed, headers: Mapping[str, str]) -> web.StreamResponse:
    """All that is kept after Last-Event-ID, then `live`, then whatever comes, until either side goes away."""

    async def tell(response: web.StreamResponse) -> None:
        await _follow(response, feed, _last_seen(request, feed))

    return await stay(request, headers, tell)


async def stay(
    request: web.Request, headers: Mapping[str, str], tell: Callable[[web.StreamResponse], Awaitable[None]]
) -> web.StreamResponse:
    """An event stream that `tell` writes to until the page is gone or the server is going."""
    response = web.StreamResponse(headers={**headers, "X-Accel-Buffering": "no"})
    response.content_type = "text/event-stream"
    response.charset = "utf-8"
    task = asyncio.current_task()
    assert task is not None
    request.app[STREAMS].add(task)
    try:
        await response.prepare(request)
        await tell(response)
    except (ConnectionResetError, asyncio.CancelledError):
        pass  # the page is gone, or the server is going
    finally:
        request.app[STREAMS].discard(task)
    return response


async def _follow(response: web.StreamResponse, feed: Feed, seen: int) -> None:
    live = False
    while True:
        for entry in feed.after(seen):
            seen = entry.number
            data = msgspec.json.encode(entry.data)  # one line: JSON escapes line breaks
            head = f"id: {feed.name}.{entry.number}\nevent: {entry.kind}\ndata: "
            await response.write(head.encode() + data + b"\n\n")
        if not live:
            await response.write(b"retry: 1000\nevent: live\ndata: {}\n\n")
            live = True
        try:
            await asyncio.wait_for(feed.grown(seen), PING)
        except TimeoutError:
            await response.write(b": ping\n\n")


def _last_seen(request: web.Request, feed: Feed) -> int:
    name, _, number = request.headers.get("Last-Event-ID", "").rpartition(".")
    return int(number) if name == feed.name and number.isascii() and number.isdigit() and len(number) < 10 else 0
