"""The demo's routes: who may post what, what a stream replays, and that it lets the server go."""

import asyncio
import json
from html.parser import HTMLParser

import pytest
from aiohttp import CookieJar
from aiohttp.test_utils import TestClient, TestServer
from scripted_phone import TICKET, Demo

from orderbot.web.simulator import COOKIE, FILES


@pytest.fixture
async def page(aiohttp_client, demo):
    """A browser that has opened the page; cookies also for an IP address."""
    client = await aiohttp_client(demo.app(), cookie_jar=CookieJar(unsafe=True))
    await (await client.get("/")).read()
    return client


def origin(client) -> dict[str, str]:
    return {"Origin": f"http://{client.host}:{client.port}", "Sec-Fetch-Site": "same-origin"}


async def events(client, until: int, last: str = "") -> list[tuple[str, str, dict]]:
    """The first `until` events of the stream as (id, kind, data)."""
    got: list[tuple[str, str, dict]] = []
    headers = {"Last-Event-ID": last} if last else {}
    async with client.get("/demo/events", headers=headers) as stream:
        assert stream.status == 200
        assert stream.content_type == "text/event-stream"
        fields: dict[str, str] = {}
        while len(got) < until:
            line = (await stream.content.readline()).decode().rstrip("\n")
            if line:
                name, _, value = line.partition(": ")
                fields[name] = value
            elif "data" in fields:
                got.append((fields.get("id", ""), fields["event"], json.loads(fields["data"])))
                fields = {}
    return got


class Tags(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


# ---- the page --------------------------------------------------------------------------------------------------------


async def test_the_page_and_its_files_come_with_strict_headers_and_nothing_inline(page):
    answer = await page.get("/")
    tags = Tags(await answer.text()).tags
    files = [
        value
        for tag, attributes in tags
        for name, value in attributes.items()
        if name in ("src", "href") and tag in ("script", "link", "img")
    ]
    assert {file.removeprefix("/demo/static/") for file in files} <= set(FILES)
    assert not [tag for tag, attributes in tags if tag == "style" or "style" in attributes]
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]
    assert all("src" in attributes for tag, attributes in tags if tag == "script")
    for path in ("/", *(f"/demo/static/{name}" for name in FILES)):
        answer = await page.get(path)
        assert answer.status == 200
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert (await page.get("/demo/static/demo.js")).content_type == "text/javascript"


async def test_hostile_names_and_suggestions_stay_text(aiohttp_client, demo):
    evil = """<script>alert(1)</script>'"><img src=x onerror=alert(1)>"""
    client = await aiohttp_client(demo.app(title=evil, suggestions={"de": (evil,)}))
    source = await (await client.get("/")).text()
    tags = Tags(source).tags
    assert [attributes for tag, attributes in tags if tag == "script"] == [
        {"type": "module", "src": "/demo/static/demo.js"}
    ]
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]
    assert dict(tags)["body"]["data-title"] == evil


@pytest.mark.parametrize(
    ("query", "accepts", "expected"),
    [
        ("", "de-DE,de;q=0.9,en;q=0.8", "de"),
        ("", "en-GB,en;q=0.9", "en"),
        ("", "fr,en;q=0.4,de;q=0.7", "de"),
        ("", "en;q=0, tr", "de"),
        ("", "en;q=nonsense", "de"),
        ("?lang=en", "de", "en"),
        ("?lang=<script>", "en", "en"),
    ],
)
async def test_the_language_is_asked_for_or_the_browsers_first_choice(page, query, accepts, expected):
    source = await (await page.get(f"/{query}", headers={"Accept-Language": accepts})).text()
    assert f'<html lang="{expected}">' in source
    assert ("Das bekommt die Küche" in source) == (expected == "de")


async def test_an_unchanged_file_is_not_sent_twice(page):
    first = await page.get("/demo/static/demo.css")
    again = await page.get("/demo/static/demo.css", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status == 304
    assert "Content-Security-Policy" in again.headers


async def test_the_cookie_is_for_this_site_and_not_for_scripts(aiohttp_client, demo):
    client = await aiohttp_client(demo.app())
    cookie = (await client.get("/")).headers["Set-Cookie"]
    assert cookie.startswith(f"{COOKIE}=session")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


# ---- messages and the stream -----------------------------------------------------------------------------------------


async def test_what_is_said_is_shown_then_numbered_then_read_and_answered(page, demo):
    answer = await page.post("/demo/say", json={"text": "Hallo\n2x Margherita"}, headers=origin(page))
    assert answer.status == 204
    assert demo.phones[0].got == [("say", "Hallo\n2x Margherita")]
    got = await events(page, 5)
    assert [kind for _, kind, _ in got] == ["mine", "sent", "typing", "message", "live"]
    assert got[0][2] == {"n": 1, "at": "18:42", "kind": "text", "text": "Hallo\n2x Margherita"}
    assert got[1][2] == {"n": 1, "id": "wamid.in1"}
    assert got[3][2]["body"]["interactive"]["type"] == "button"


async def test_a_tap_carries_its_id_and_the_message_it_answers(page, demo):
    body = {"id": "h:pickup", "title": "Abholung", "context": "wamid.out7"}
    assert (await page.post("/demo/tap", json=body, headers=origin(page))).status == 204
    assert demo.phones[0].got == [("tap", "h:pickup", "Abholung", "wamid.out7")]
    shown = (await events(page, 1))[0][2]
    assert (shown["kind"], shown["text"], shown["quote"]) == ("tap", "Abholung", "wamid.out7")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("location", {"type": "location", "location": {"latitude": 52.14, "longitude": 12.59}}),
        (
            "voice",
            {"type": "audio", "audio": {"id": "1", "mime_type": "audio/ogg; codecs=opus", "sha256": "", "voice": True}},
        ),
        ("image", {"type": "image", "image": {"id": "1", "mime_type": "image/jpeg", "sha256": ""}}),
        (
            "contact",
            {
                "type": "contacts",
                "contacts": [
                    {
                        "origin": "contact_request",
                        "phones": [{"phone": "+4915100000000", "wa_id": "4915100000000", "type": "CELL"}],
                    }
                ],
            },
        ),
    ],
)
async def test_attachments_arrive_as_the_webhook_tells_them(page, demo, kind, expected):
    assert (await page.post("/demo/send", json={"kind": kind}, headers=origin(page))).status == 204
    assert demo.phones[0].got == [("send", expected)]


async def test_no_place_is_sent_where_none_is_known(aiohttp_client, demo):
    client = await aiohttp_client(demo.app(location=None), cookie_jar=CookieJar(unsafe=True))
    assert 'data-send="location"' not in await (await client.get("/")).text()
    assert (await client.post("/demo/send", json={"kind": "location"}, headers=origin(client))).status == 400
    assert demo.phones[0].got == []


async def test_a_reload_shows_the_same_again_and_a_lost_connection_only_what_is_new(page):
    await page.post("/demo/say", json={"text": "eins"}, headers=origin(page))
    first = await events(page, 5)
    assert await events(page, 5) == first
    await page.post("/demo/say", json={"text": "zwei"}, headers=origin(page))
    later = await events(page, 5, last=first[3][0])
    assert later[0][2]["text"] == "zwei"
    assert [kind for _, kind, _ in later] == ["mine", "sent", "typing", "message", "live"]


async def test_an_event_id_of_an_earlier_run_replays_everything(page):
    await page.post("/demo/say", json={"text": "eins"}, headers=origin(page))
    for foreign in ("other.99", "session2.99999999999", "session2.x", "nonsense"):
        assert (await events(page, 1, last=foreign))[0][2]["text"] == "eins"


async def test_a_stream_brings_what_happens_while_it_is_open(page, demo):
    async with page.get("/demo/events") as stream:

        async def next_kind() -> str:
            while not (line := (await stream.content.readline()).decode()).startswith("event: "):
                pass
            return line.removeprefix("event: ").strip()

        assert await next_kind() == "live"
        demo.phones[0].tell("message", "wamid.x", {"type": "text", "text": {"body": "Ihr Essen ist unterwegs"}})
        assert await next_kind() == "message"
        demo.printer.print(TICKET)
        assert await next_kind() == "ticket"
        demo.phones[0].tell("read", "wamid.y", {})
        assert await next_kind() == "read"


async def test_the_list_of_a_session_is_bounded_and_keeps_the_newest(page, demo):
    for number in range(450):
        demo.phones[0].tell("message", f"m{number}", {"type": "text", "text": {"body": str(number)}})
    await demo.taken()
    got = await events(page, 401)
    assert got[0][2]["id"] == "m50"
    assert got[399][2]["id"] == "m449"
    assert got[400][1] == "live"


async def test_a_message_the_bot_did_not_take_is_marked(page, demo):
    demo.phones[0].refuses = True
    assert (await page.post("/demo/say", json={"text": "Hallo?"}, headers=origin(page))).status == 500
    assert [kind for _, kind, _ in await events(page, 2)] == ["mine", "failed"]


async def test_each_browser_is_a_customer_of_its_own_but_the_kitchen_has_one_printer(aiohttp_client, demo):
    app = demo.app()
    anna = await aiohttp_client(app, cookie_jar=CookieJar(unsafe=True))
    jonas = TestClient(anna.server, cookie_jar=CookieJar(unsafe=True))
    for client, name in ((anna, "Anna Weber"), (jonas, "Jonas Klein")):
        assert name in await (await client.get("/")).text()
    await anna.post("/demo/say", json={"text": "geheim"}, headers=origin(anna))
    demo.printer.print(TICKET)
    await demo.taken()
    assert [kind for _, kind, _ in await events(jonas, 2)] == ["ticket", "live"]
    assert [kind for _, kind, _ in await events(anna, 6)] == ["mine", "sent", "typing", "message", "ticket", "live"]
    await jonas.close()


async def test_a_new_customer_begins_afresh_and_finds_the_paper_on_the_roll(page, demo):
    await page.post("/demo/say", json={"text": "alt"}, headers=origin(page))
    demo.printer.print(TICKET)
    await demo.taken()
    assert (await page.post("/demo/new", json={}, headers=origin(page))).status == 204
    assert "Jonas Klein" in await (await page.get("/")).text()
    got = await events(page, 2)
    assert [kind for _, kind, _ in got] == ["ticket", "live"]
    assert got[0][2]["text"] == TICKET


async def test_the_customer_unused_for_longest_makes_room(page, monkeypatch):
    monkeypatch.setattr("orderbot.web.sessions.SESSIONS", 2)
    others = [TestClient(page.server, cookie_jar=CookieJar(unsafe=True)) for _ in range(2)]
    for other in others:
        await (await other.get("/")).read()
        assert (await page.post("/demo/say", json={"text": "noch da"}, headers=origin(page))).status == 204
    said = [await other.post("/demo/say", json={"text": "und ich?"}, headers=origin(page)) for other in others]
    assert [answer.status for answer in said] == [410, 204]
    for other in others:
        await other.close()


# ---- who may post ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none", "Origin": "https://evil.example"},
    ],
)
@pytest.mark.parametrize("path", ["say", "tap", "send", "new"])
async def test_a_foreign_page_cannot_post(page, demo, headers, path):
    answer = await page.post(f"/demo/{path}", json={"text": "x"}, headers=headers)
    assert answer.status == 403
    assert demo.phones[0].got == []
    assert len(demo.phones) == 1


async def test_a_form_cannot_post(page, demo):
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        headers = {**origin(page), "Content-Type": kind}
        assert (await page.post("/demo/say", data=b'{"text": "x"}', headers=headers)).status == 415
    assert demo.phones[0].got == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b'{"text": ""}',
        b'{"text": 5}',
        b'{"text": "x", "more": 1}',
        b'{"text": "\xff"}',
        b"[" * 9000,
        json.dumps({"text": "x" * 4097}).encode(),
    ],
)
async def test_bodies_of_another_shape_are_refused(page, demo, body):
    headers = {**origin(page), "Content-Type": "application/json"}
    assert (await page.post("/demo/say", data=body, headers=headers)).status == 400
    assert demo.phones[0].got == []


async def test_large_bodies_are_refused_also_without_a_length(page, demo):
    headers = {**origin(page), "Content-Type": "application/json"}

    async def chunks():
        for _ in range(40):
            yield b" " * 1000

    assert (await page.post("/demo/say", data=b" " * 20_000, headers=headers)).status == 413
    assert (await page.post("/demo/say", data=chunks(), headers=headers)).status == 413
    assert demo.phones[0].got == []


async def test_without_a_session_nothing_is_sent_and_the_stream_says_stop(aiohttp_client, demo):
    client = await aiohttp_client(demo.app())
    assert (await client.post("/demo/say", json={"text": "x"}, headers=origin(client))).status == 410
    assert (await client.get("/demo/events")).status == 204
    assert demo.phones == []


# ---- the end ---------------------------------------------------------------------------------------------------------


async def test_open_streams_do_not_hold_up_the_shutdown():
    demo = Demo()
    server = TestServer(demo.app())
    await server.start_server(shutdown_timeout=3600)
    async with TestClient(server, cookie_jar=CookieJar(unsafe=True)) as client:
        await (await client.get("/")).read()
        streams = [await client.get("/demo/events") for _ in range(3)]
        for stream in streams:
            assert b"retry" in await stream.content.readline()
        await server.close()  # would wait for ever: its patience is an hour
    assert [task for task in asyncio.all_tasks() if "_listen" in repr(task) or "roll" in repr(task)] == []
