"""Any worker may be asked for any restaurant: who does not work for it passes the request on to the one that does.

Pages and printers' polls go on as they came, once and no further. A webhook may speak of several restaurants: each
worker is handed its part of what was read, signed with the app's secret; Meta is answered when all of it is stored.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, Protocol

import msgspec
from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector, web
from aiohttp.typedefs import Handler
from multidict import CIMultiDict
from yarl import URL

from orderbot.envelope import IdentityChange, Payload, Received, StatusUpdate
from orderbot.ports import StorageDown
from orderbot.web import urls
from orderbot.web.sse import STREAMS

log = logging.getLogger(__name__)
PASSED_ON: Final = "X-Orderbot-Passed-On"  # by another worker: it goes no further
SIGNATURE: Final = "X-Orderbot-Signature"
PATIENCE: Final = 5.0  # seconds in which a restaurant that nobody works for should have found somebody
QUICK: Final = ClientTimeout(total=5.0, connect=2.0)  # for what another worker only has to store
PAGE: Final = ClientTimeout(total=None, connect=2.0, sock_read=120.0)  # a test ticket takes long; streams ping
MOST: Final = 8 * 1024 * 1024  # bytes of what is handed over: a webhook of Meta's, a page's form
HOP: Final = frozenset((
    "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer", "transfer-encoding",
    "upgrade", "content-length", "date", "server",
))  # fmt: skip
NOBODYS: Final = ""
OWN_HEADERS: Final = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")

Part = Received | StatusUpdate | IdentityChange
Receive = Callable[[Payload], Awaitable[None]]


class Workers(Protocol):
    """Who works for which restaurant."""

    def address(self, restaurant: str) -> str:
        """Where it is reached; "": not known, or we are it."""

    async def looked(self) -> None:
        """Returns when that was looked up anew."""


def open_session() -> ClientSession:
    """To the other workers. A stream holds its connection, so these are not counted."""
    connector = TCPConnector(limit=0, keepalive_timeout=10.0)
    return ClientSession(
        connector=connector,
        cookie_jar=DummyCookieJar(),
        auto_decompress=False,
        skip_auto_headers=OWN_HEADERS,
    )


class Courier:
    """One delivery at a time to one worker; what comes meanwhile goes together with the next."""

    def __init__(self, post: Callable[[Payload], Awaitable[bool]]) -> None:
        self._post = post
        self._out = asyncio.Lock()
        self._parts: list[Payload] = []  # of the next delivery
        self._next: asyncio.Task[bool] | None = None

    async def bring(self, part: Payload) -> bool:
        """Was it taken?"""
        if self._next is None:
            self._next = asyncio.create_task(self._bring(), name="to another worker")
        self._parts.append(part)
        return await asyncio.shield(self._next)

    async def _bring(self) -> bool:
        async with self._out:
            parts, self._parts, self._next = self._parts, [], None
            return await self._post(
                Payload(
                    received=tuple(chain.from_iterable(each.received for each in parts)),
                    statuses=tuple(chain.from_iterable(each.statuses for each in parts)),
                    changes=tuple(chain.from_iterable(each.changes for each in parts)),
                )
            )


class Forwarding:
    """`holds`: do we work for that restaurant? `numbers`: phone_number_id -> restaurant.

    `keep` stores what is ours, and sets aside what it cannot take; StorageDown if it could do neither.
    """

    def __init__(
        self,
        session: ClientSession,
        holds: Callable[[str], bool],
        workers: Workers,
        numbers: Mapping[str, str],
        secrets: Sequence[str],
        keep: Receive,
    ) -> None:
        self._session = session
        self._holds = holds
        self._workers = workers
        self._numbers = numbers
        self._secrets = secrets  # the first signs, each is accepted
        self._keep = keep
        self._couriers: dict[str, Courier] = {}  # by address
        self._silent: set[str] = set()  # addresses at which nobody answered when last asked

    def trouble(self) -> str:
        """For /health: "" or the workers that are at work, but not reached from here."""
        silent = sorted(self._silent.intersection(map(self._workers.address, self._numbers.values())))
        if not silent:
            return ""
        return f"no answer from the worker at {', '.join(silent)}; see that it runs, and its [server] address"

    # -- webhooks

    async def receive(self, payload: Payload) -> None:
        """Each part is stored by who works for its restaurant. StorageDown if one was not: it may all come again."""
        left = frozenset(self._named(payload))
        if all(map(self._holds, left - {NOBODYS})):
            await self._keep(payload)
            return
        try:
            async with asyncio.timeout(PATIENCE):
                while left := await self._handed(payload, left):
                    await self._workers.looked()
        except TimeoutError:
            raise StorageDown(f"nobody works for {', '.join(sorted(left))}") from None

    async def _handed(self, payload: Payload, restaurants: Collection[str]) -> frozenset[str]:
        """Once to each worker; the restaurants whose part nobody took."""
        by_worker: dict[str, set[str]] = defaultdict(set)
        for restaurant in restaurants:
            own = restaurant == NOBODYS or self._holds(restaurant)
            if own or self._workers.address(restaurant):
                by_worker["" if own else self._workers.address(restaurant)].add(restaurant)
        took = await asyncio.gather(
            *(self._over(address, self._part(payload, some)) for address, some in by_worker.items())
        )
        done = [some for some, taken in zip(by_worker.values(), took, strict=True) if taken]
        return frozenset(restaurants).difference(*done)

    async def _over(self, address: str, payload: Payload) -> bool:
        if not address:
            await self._keep(payload)
            return True
        if address not in self._couriers:
            self._couriers[address] = Courier(lambda whole: self._post(address, whole))
        return await self._couriers[address].bring(payload)

    async def _post(self, address: str, payload: Payload) -> bool:
        body = msgspec.json.encode(payload)
        headers = {SIGNATURE: _signature(self._secrets[0], body)}
        try:
            async with self._session.post(address + urls.WORKER, data=body, headers=headers, timeout=QUICK) as answer:
                self._silent.discard(address)
                return answer.status == 200
        except (ClientError, OSError, TimeoutError):
            self._silent.add(address)
            return False

    async def take_over(self, request: web.Request) -> web.Response:
        """What another worker hands to us. 503 if it is not stored."""
        given = request.headers.get(SIGNATURE, "")
        body = await request.clone(client_max_size=MOST).read()
        if not any([hmac.compare_digest(given, _signature(each, body)) for each in self._secrets]):
            log.warning("what a worker handed over was not signed with our app's secret")
            raise web.HTTPForbidden
        try:
            payload = msgspec.json.decode(body, type=Payload)
        except msgspec.DecodeError:  # of another release
            log.error("what another worker handed over cannot be read")
            raise web.HTTPServiceUnavailable from None
        if not all(map(self._holds, self._named(payload))):
            raise web.HTTPServiceUnavailable
        try:
            await self._keep(payload)
        except StorageDown as error:
            log.error("what another worker handed over was not stored: %s", error)
            raise web.HTTPServiceUnavailable from None
        return web.Response()

    def _named(self, payload: Payload) -> Iterator[str]:
        """The restaurants it is to; NOBODYS, which any worker may keep, for a number that is none of ours."""
        parts: Iterable[Part] = (*payload.received, *payload.statuses, *payload.changes)
        for each in parts:
            yield self._numbers.get(each.phone_number_id, NOBODYS)

    def _part(self, payload: Payload, restaurants: Collection[str]) -> Payload:
        def of(each: Part) -> bool:
            return self._numbers.get(each.phone_number_id, NOBODYS) in restaurants

        return Payload(
            received=tuple(filter(of, payload.received)),
            statuses=tuple(filter(of, payload.statuses)),
            changes=tuple(filter(of, payload.changes)),
        )

    # -- pages and polls

    async def answer(self, request: web.Request, restaurant: str, handler: Handler) -> web.StreamResponse:
        """By our own handler if we work for the restaurant, else by who does. 503 if nobody does."""
        if self._holds(restaurant):
            return await handler(request)
        if PASSED_ON in request.headers:
            raise _later()
        try:
            async with asyncio.timeout(PATIENCE):
                while not (address := self._workers.address(restaurant)):
                    await self._workers.looked()
                    if self._holds(restaurant):
                        return await handler(request)
        except TimeoutError:
            raise _later() from None
        return await self._pass_on(request, address)

    async def _pass_on(self, request: web.Request, address: str) -> web.StreamResponse:
        headers = _kept(request.headers)
        headers[PASSED_ON] = "1"
        url = URL(address + request.raw_path, encoded=True)  # as it came: printers have their own ideas of a query
        body = await request.clone(client_max_size=MOST).read()
        try:
            async with self._session.request(
                request.method, url, headers=headers, data=body or None, allow_redirects=False, timeout=PAGE
            ) as answer:
                self._silent.discard(address)
                if answer.content_length is None:
                    return await _streamed(request, answer)
                whole = await answer.read()
                return web.Response(status=answer.status, body=whole, headers=_kept(answer.headers))
        except (ClientError, OSError, TimeoutError) as error:
            log.warning("another worker did not answer for a page: %s", type(error).__name__)
            self._silent.add(address)
            raise _later() from None


async def _streamed(request: web.Request, answer: ClientResponse) -> web.StreamResponse:
    """Until either side goes away, or the server does."""
    response = web.StreamResponse(status=answer.status, headers=_kept(answer.headers))
    task = asyncio.current_task()
    assert task is not None
    request.app[STREAMS].add(task)
    try:
        await response.prepare(request)
        async for chunk in answer.content.iter_any():
            await response.write(chunk)
    except (ClientError, OSError, TimeoutError, asyncio.CancelledError):
        pass  # whoever follows it asks again
    finally:
        request.app[STREAMS].discard(task)
    return response


def _kept(headers: Mapping[str, str]) -> CIMultiDict[str]:
    """Without what is about one connection only."""
    named = {name.strip().lower() for name in headers.get("Connection", "").split(",")}
    return CIMultiDict((name, value) for name, value in headers.items() if name.lower() not in HOP | named)


def _later() -> web.HTTPServiceUnavailable:
    return web.HTTPServiceUnavailable(headers={"Retry-After": "1"})


def _signature(secret: str, body: bytes) -> str:
    """Of what one worker hands to another: nothing that Meta signed passes for it."""
    return hmac.digest(secret.encode(), b"worker\n" + body, "sha256").hex()
