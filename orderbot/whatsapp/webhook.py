"""Where Meta calls us: verification, signature, and 200 only for what is stored.

Meta retries for up to seven days whatever was not answered 200, and has no other replay: so a body that is ours but
unreadable goes to quarantine with 200, and a storage that is down answers 503.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from aiohttp import web

from orderbot.envelope import Payload
from orderbot.ports import StorageDown
from orderbot.whatsapp.payload import Malformed, parse

MOST: Final = 4 * 1024 * 1024  # bytes; Meta sends up to 3 MB
SMALL: Final = 64 * 1024  # bytes of a body that are always taken: an ordinary webhook is a tenth of that
CHALLENGE: Final = re.compile(r"[0-9]{1,32}", re.ASCII)  # anything else would be reflected into a page
SIGNATURE: Final = re.compile(r"sha256=([0-9a-fA-F]{64})", re.ASCII)

Receive = Callable[[Payload, bytes], Awaitable[None]]
Quarantine = Callable[[bytes, str], Awaitable[None]]

log = logging.getLogger(__name__)


def routes(
    *,
    app_secrets: Sequence[str],
    verify_tokens: Sequence[str],
    receive: Receive,
    quarantine: Quarantine,
    path: str = "/webhook",
    seconds: float = 10,
) -> list[web.RouteDef]:
    """GET and POST of the webhook.

    `receive` has stored everything when it returns, or raises StorageDown; it may see the same delivery again.
    `quarantine(body, why)` keeps signed bodies of which something could not be read. A body must arrive within
    `seconds`. Of secrets and tokens each is accepted (rotation); none may be empty.
    """
    if not app_secrets or not verify_tokens or not all((*app_secrets, *verify_tokens)):
        raise ValueError("the webhook needs at least one app secret and one verify token, none of them empty")

    async def verify(request: web.Request) -> web.Response:
        asked, challenge = request.query, request.query.get("hub.challenge", "")
        known = _known(asked.get("hub.verify_token", ""), verify_tokens)
        if not known or asked.get("hub.mode") != "subscribe" or not CHALLENGE.fullmatch(challenge):
            raise web.HTTPForbidden
        return web.Response(text=challenge)

    async def deliver(request: web.Request) -> web.StreamResponse:
        signature = _signature(request)
        with budget.body() as grown:
            try:
                async with asyncio.timeout(seconds):
                    body = await _read(request, grown)
            except TimeoutError:
                return await _hang_up(request)
            if not any(hmac.compare_digest(signature, _digest(secret, body)) for secret in app_secrets):
                log.warning("webhook refused: wrong signature")
                raise web.HTTPForbidden
            try:
                await _keep(body, receive, quarantine)
            except StorageDown:
                log.exception("webhook not stored")
                raise web.HTTPServiceUnavailable from None
        return web.Response()

    budget = Budget()
    return [web.get(path, verify, allow_head=False), web.post(path, deliver)]


async def _keep(body: bytes, receive: Receive, quarantine: Quarantine) -> None:
    """Everything is in the store, or set aside there, when this returns. StorageDown otherwise."""
    try:
        payload = parse(body)
    except Exception as error:  # ours to mend, but Meta would repeat the same bytes for a week
        if not isinstance(error, Malformed):
            log.error("webhook not read: %s", type(error).__name__)
        await quarantine(body, str(error) if isinstance(error, Malformed) else f"not read: {type(error).__name__}")
        return
    whole = replace(payload, odd=())
    if whole != Payload():
        await take(whole, body, receive, quarantine)
    for why in dict.fromkeys(each.why for each in payload.odd):
        await quarantine(b"\n".join(each.raw for each in payload.odd if each.why == why), why)


async def take(whole: Payload, body: bytes, receive: Receive, quarantine: Quarantine) -> None:
    """If the house fails at the whole, each part by itself: one that it cannot take costs no other."""
    try:
        await receive(whole, body)
    except StorageDown:
        raise
    except Exception as error:
        parts = tuple(_single(whole))
        if len(parts) > 1:
            for part in parts:
                await take(part, b"", receive, quarantine)
            return
        log.error("a part of a webhook was not taken: %s", type(error).__name__)
        await quarantine(repr(whole).encode("utf-8", "replace"), f"not taken: {type(error).__name__}")


def _single(payload: Payload) -> Iterator[Payload]:
    yield from (Payload(received=(each,)) for each in payload.received)
    yield from (Payload(statuses=(each,)) for each in payload.statuses)
    yield from (Payload(changes=(each,)) for each in payload.changes)
    yield from (Payload(notices=(each,)) for each in payload.notices)


def _known(token: str, tokens: Sequence[str]) -> bool:
    given = token.encode("utf-8", "surrogateescape")
    return any([hmac.compare_digest(given, each.encode()) for each in tokens])  # a list: every one is compared


def _digest(secret: str, body: bytes) -> bytes:
    return hmac.digest(secret.encode(), body, "sha256")


def _signature(request: web.Request) -> bytes:
    """What the header claims; read before the body, so that strangers cost little. Hex in either case."""
    if "Content-Encoding" in request.headers:
        raise web.HTTPUnsupportedMediaType
    if (request.content_length or 0) > MOST:
        raise web.HTTPRequestEntityTooLarge(MOST, request.content_length or 0)
    found = SIGNATURE.fullmatch(request.headers.get("X-Hub-Signature-256", ""))
    if not found:
        log.warning("webhook refused: no signature")
        raise web.HTTPForbidden
    return bytes.fromhex(found[1])


class Budget:
    """Bytes of big bodies in flight, of which nobody knows yet whether they are Meta's. Small ones are not counted."""

    def __init__(self, most: int = 4 * MOST) -> None:
        self._free = most

    @contextmanager
    def body(self) -> Iterator[Callable[[int], None]]:
        """Tell it how long the body is by now; HTTPServiceUnavailable if there is no room, and Meta comes again."""
        taken = 0

        def grown(length: int) -> None:
            nonlocal taken
            more = max(length - SMALL, 0) - taken
            if more > self._free:
                log.warning("webhook put off: too many big bodies at once")
                raise web.HTTPServiceUnavailable
            self._free -= more
            taken += more

        try:
            yield grown
        finally:
            self._free += taken


async def _read(request: web.Request, grown: Callable[[int], None]) -> bytes:
    """The raw body. Read here, for `client_max_size` of the application is smaller."""
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > MOST:
            raise web.HTTPRequestEntityTooLarge(MOST, len(body))
        grown(len(body))
    return bytes(body)


async def _hang_up(request: web.Request) -> web.StreamResponse:
    """Answer and close at once; aiohttp would wait another while for the rest of the body."""
    response = web.Response(status=408)
    response.force_close()
    await response.prepare(request)
    await response.write_eof()
    request.protocol.force_close()
    return response
