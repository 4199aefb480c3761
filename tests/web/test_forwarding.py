"""Two workers behind one address: whoever is asked, who works for the restaurant answers."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from yarl import URL

from orderbot.envelope import Payload
from orderbot.ports import StorageDown
from orderbot.web import forwarding as module
from orderbot.web import urls
from orderbot.web.forwarding import Forwarding, open_session
from orderbot.web.sse import allow_streams
from tests.storage.samples import said

NUMBERS = {"1": "bella", "2": "roma"}
PAYLOAD = Payload(received=tuple(replace(said(f"m{number}"), phone_number_id=str(number)) for number in (1, 2, 3)))


@dataclass
class Town:
    """Who works for what, as all see it."""

    at: dict[str, str] = field(default_factory=dict)  # restaurant -> address
    event: asyncio.Event = field(default_factory=asyncio.Event)

    def moved(self, **at: str) -> None:
        self.at |= at
        self.event.set()
        self.event = asyncio.Event()


class Worker:
    """A web application with a page for each restaurant."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.kept: list[str] = []
        self.asked: list[web.Request] = []
        self.down = False
        self.met = 0  # requests
        self.gone = asyncio.Event()
        app = web.Application(middlewares=[self._passed_on], client_max_size=64 * 1024)
        allow_streams(app)
        app.router.add_post(urls.WORKER, self._take_over)
        app.router.add_route("*", "/page/{restaurant}", self._page)
        app.router.add_get("/stream/{restaurant}", self._stream)
        self.server = TestServer(app)
        self.session: aiohttp.ClientSession | None = None

    async def start(self, secrets: tuple[str, ...] = ("app",)) -> None:
        await self.server.start_server()
        self.url = str(self.server.make_url("")).rstrip("/")
        self.session = open_session()
        self.forwarding = Forwarding(self.session, self.holds, self, NUMBERS, secrets, self._keep)

    async def stop(self) -> None:
        await self.server.close()
        if self.session:
            await self.session.close()

    def holds(self, restaurant: str) -> bool:
        return self.town.at.get(restaurant) == self.url

    def address(self, restaurant: str) -> str:
        return "" if self.holds(restaurant) else self.town.at.get(restaurant, "")

    async def looked(self) -> None:
        await self.town.event.wait()

    async def _keep(self, payload: Payload) -> None:
        if self.down:
            raise StorageDown("full")
        self.kept += [each.incoming.id for each in payload.received]

    @web.middleware
    async def _passed_on(self, request: web.Request, handler: Any) -> web.StreamResponse:
        self.met += 1
        assert self.met < 9, "round and round"
        if restaurant := request.match_info.get("restaurant"):
            return await self.forwarding.answer(request, restaurant, handler)
        return await handler(request)

    async def _take_over(self, request: web.Request) -> web.Response:
        return await self.forwarding.take_over(request)

    async def _page(self, request: web.Request) -> web.Response:
        self.asked.append(request)
        answer = web.Response(
            status=202, text=f"{request.method} {request.raw_path} {await request.clone(client_max_size=10**6).text()}"
        )
        answer.set_cookie("one", "1")
        answer.set_cookie("two", "2")
        return answer

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await answer.prepare(request)
        await answer.write(b"data: 1\n\n")
        await self.gone.wait()
        await answer.write(b"data: 2\n\n")
        return answer


@pytest.fixture
async def two(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Worker, Worker]]:
    monkeypatch.setattr(module, "PATIENCE", 300.0)
    town = Town()
    made = Worker(town), Worker(town)
    for worker in made:
        await worker.start()
    town.moved(bella=made[0].url, roma=made[1].url)
    try:
        yield made
    finally:
        for worker in made:
            await worker.stop()


# ---- webhooks --------------------------------------------------------------------------------------------------------


async def test_each_part_of_a_webhook_is_kept_by_who_works_for_its_restaurant(two: tuple[Worker, Worker]) -> None:
    first, second = two
    await first.forwarding.receive(PAYLOAD)
    assert first.kept == ["m1", "m3"], "what is to no restaurant of ours is kept by who got it"
    assert second.kept == ["m2"]


async def test_a_part_waits_for_who_takes_over(two: tuple[Worker, Worker]) -> None:
    first, second = two
    await second.server.close()
    handing = asyncio.create_task(first.forwarding.receive(PAYLOAD))
    while first.kept != ["m1", "m3"]:
        await asyncio.sleep(0)
    assert not handing.done()
    while not handing.done():
        first.town.moved(roma=first.url)
        await asyncio.sleep(0)
    await handing
    assert first.kept == ["m1", "m3", "m2"], "each once"


async def test_what_is_stored_by_nobody_is_said_to_be(
    two: tuple[Worker, Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = two
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    second.down = True
    with pytest.raises(StorageDown, match="roma"):
        await first.forwarding.receive(PAYLOAD)
    first.town.at.pop("roma")
    with pytest.raises(StorageDown, match="roma"):
        await first.forwarding.receive(PAYLOAD)
    first.down = True
    with pytest.raises(StorageDown, match="full"):
        await first.forwarding.receive(PAYLOAD)


async def test_what_comes_while_one_is_on_its_way_goes_together_with_the_next(two: tuple[Worker, Worker]) -> None:
    first, second = two
    payloads = [Payload(received=(replace(said(f"m{each}"), phone_number_id="2"),)) for each in range(9)]
    posts = second.met
    await asyncio.gather(*map(first.forwarding.receive, payloads))
    assert sorted(second.kept) == [f"m{each}" for each in range(9)]
    assert second.met - posts <= 2
    second.down = True
    taken = await asyncio.gather(*(first.forwarding._over(second.url, each) for each in payloads))
    assert taken == [False] * 9
    second.down = False
    assert await first.forwarding._over(second.url, payloads[0]), "and the next one goes"


async def test_who_is_at_work_but_not_reached_is_told_until_it_answers_or_goes(
    two: tuple[Worker, Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = two
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    there = second.url
    second.town.moved(roma="http://127.0.0.1:1")
    assert first.forwarding.trouble() == ""
    with pytest.raises(StorageDown):
        await first.forwarding.receive(PAYLOAD)
    assert "no answer from the worker at http://127.0.0.1:1;" in first.forwarding.trouble()
    second.town.moved(roma=there)
    assert first.forwarding.trouble() == "", "it has gone"
    second.down = True
    with pytest.raises(StorageDown):
        await first.forwarding.receive(PAYLOAD)
    assert first.forwarding.trouble() == "", "it answers, and says itself what is wrong"


async def test_what_is_handed_over_must_be_signed_and_be_for_us(two: tuple[Worker, Worker]) -> None:
    first, second = two
    assert not await first.forwarding._over(second.url, Payload(received=PAYLOAD.received[:1])), "bella is not there"
    first.forwarding._secrets = ("another",)
    assert not await first.forwarding._over(second.url, Payload(received=PAYLOAD.received[1:2]))
    async with first.session.post(second.url + urls.WORKER, data=b"{}") as answer:
        assert answer.status == 403
    assert second.kept == []
    second.forwarding._secrets = ("app", "another")
    assert await first.forwarding._over(second.url, Payload(received=PAYLOAD.received[1:2])), "during a rotation"


async def test_what_meta_signed_is_not_taken_for_a_workers(two: tuple[Worker, Worker]) -> None:
    first, second = two
    signed = hmac.new(b"app", b"{}", hashlib.sha256).hexdigest()
    async with first.session.post(second.url + urls.WORKER, data=b"{}", headers={module.SIGNATURE: signed}) as answer:
        assert answer.status == 403


# ---- pages and polls -------------------------------------------------------------------------------------------------


async def test_a_page_goes_there_and_back_as_it_is(two: tuple[Worker, Worker]) -> None:
    first, second = two
    own = {"Host": "shop.example", "Cookie": "a=b", "Origin": "https://shop.example", "User-Agent": "Star"}
    async with aiohttp.ClientSession() as browser:
        url = URL(f"{first.url}/page/roma?a=1%26b=2", encoded=True)
        async with browser.post(url, data={"do": "accept"}, headers=own) as answer:
            assert answer.status == 202
            assert await answer.text() == "POST /page/roma?a=1%26b=2 do=accept"
            assert answer.headers.getall("Set-Cookie") == ["one=1; Path=/", "two=2; Path=/"]
            assert int(answer.headers["Content-Length"]) > 0
    assert not first.asked
    (request,) = second.asked
    assert {name: request.headers[name] for name in own} == own
    assert request.content_type == "application/x-www-form-urlencoded"


async def test_a_form_is_passed_on_whatever_this_worker_would_take(two: tuple[Worker, Worker]) -> None:
    first, _ = two
    async with (
        aiohttp.ClientSession() as browser,
        browser.post(f"{first.url}/page/roma", data=b"x" * 900_000) as answer,
    ):
        assert len(await answer.text()) > 900_000


async def test_nothing_is_passed_on_twice(two: tuple[Worker, Worker]) -> None:
    first, second = two
    first.address, second.address = lambda restaurant: second.url, lambda restaurant: first.url  # neither has heard yet
    first.town.moved(roma="elsewhere")
    async with aiohttp.ClientSession() as browser, browser.get(f"{first.url}/page/roma") as answer:
        assert answer.status == 503
        assert answer.headers["Retry-After"] == "1"
    assert (first.met, second.met) == (1, 1)


async def test_a_page_waits_for_somebody_who_works_for_the_restaurant(
    two: tuple[Worker, Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = two
    first.town.at.pop("roma")
    async with aiohttp.ClientSession() as browser:
        asking = asyncio.create_task(browser.get(f"{first.url}/page/roma"))
        while not asking.done():
            if first.town.event._waiters:  # it waits for the next look
                first.town.moved(roma=first.url)
            await asyncio.sleep(0)
        assert (await asking).status == 202
        first.town.at.pop("roma")
        monkeypatch.setattr(module, "PATIENCE", 0.1)
        assert (await browser.get(f"{first.url}/page/roma")).status == 503


async def test_a_worker_that_is_gone_is_a_page_to_be_asked_for_again(two: tuple[Worker, Worker]) -> None:
    first, second = two
    await second.server.close()
    async with aiohttp.ClientSession() as browser, browser.get(f"{first.url}/page/roma") as answer:
        assert answer.status == 503


async def test_a_stream_is_passed_on_as_it_comes(two: tuple[Worker, Worker]) -> None:
    first, second = two
    async with aiohttp.ClientSession() as browser, browser.get(f"{first.url}/stream/roma") as answer:
        assert answer.content_type == "text/event-stream"
        assert await answer.content.readany() == b"data: 1\n\n"
        second.gone.set()
        assert await answer.content.read() == b"data: 2\n\n"


async def test_a_stream_ends_when_this_worker_does(two: tuple[Worker, Worker]) -> None:
    first, _ = two
    async with aiohttp.ClientSession() as browser, browser.get(f"{first.url}/stream/roma") as answer:
        assert await answer.content.readany() == b"data: 1\n\n"
        await first.server.close()
        assert await answer.content.read() == b""
