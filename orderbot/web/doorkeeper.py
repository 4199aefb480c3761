"""How many may stand in the door: idle connections go first, so that orders go on when descriptors are few.

Who holds a connection and says nothing costs a descriptor; files, printers and Meta need some too.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Container
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler, Middleware

log = logging.getLogger(__name__)
EVERY: Final = 0.25  # seconds between two looks
MOST: Final = 512
SPARE: Final = 128  # descriptors for everything else
WISHED: Final = 8192


def room() -> int:
    """Connections that may stay, of the descriptors this process may have; asks the system for more first."""
    try:
        import resource  # noqa: PLC0415  # not on Windows
    except ImportError:
        return MOST
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wished = WISHED if hard == resource.RLIM_INFINITY else min(WISHED, hard)
    if soft < wished:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wished, hard))
            soft = wished
        except (ValueError, OSError):
            log.warning("the limit of open files stays at %d", soft)
    return max(min(MOST, soft - SPARE), 16)


async def keep_door(server: Any, most: int) -> None:
    """Until cancelled: close idle connections, the oldest first, while there are more than `most`.

    Who has just come in is about to say something: only who was idle at the last look too is sent away.
    """
    told = False
    before: set[Any] = set()
    while True:
        await asyncio.sleep(EVERY)
        everybody = server.connections
        over = len(everybody) - most
        if over > 0 and not told:
            log.warning("%d connections: idle ones are closed", len(everybody))
        told = over > 0
        idle = [each for each in everybody if each._current_request is None]  # aiohttp tells nobody else
        for each in [each for each in idle if each in before][: max(over, 0)]:
            each.force_close()
        before = set(idle)


def only_for(host: str) -> Middleware:
    """Answers who asks for this machine by a number, as localhost, or by the name it listens on.

    A page of somebody else's may point a name of theirs at this machine (DNS rebinding); the browser then tells that
    name, and would let the page read what is answered.
    """
    ours = {"localhost", host.casefold()}

    @web.middleware
    async def asked(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not _named(request.host, ours):
            raise web.HTTPMisdirectedRequest(text="This page is for this machine only.")
        return await handler(request)

    return asked


def _named(host: str, ours: Container[str]) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return name in ours or bool(ip_address(name))
    except ValueError:  # neither a host nor a number
        return False


async def unsigned(_: web.Request, response: web.StreamResponse) -> None:
    """Nobody needs to know which version of what answers."""
    response.headers.popall(hdrs.SERVER, None)
