"""The demo page: a phone to write with as a customer, and the paper the kitchen gets.

Everything the page shows comes through one stream per session, so a reload loses nothing. The bot behind it is the real
one; only the phone and Meta's servers are replaced.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Annotated, Any, Final, Literal

import msgspec
from aiohttp import web

from orderbot.ports import Clock
from orderbot.texts import Sayable
from orderbot.web.pages import HEADERS, html, language, posted, read, said, static, templates
from orderbot.web.phone import Phone, Tickets
from orderbot.web.sessions import Session, Sessions
from orderbot.web.sse import allow_streams, stream
from orderbot.web.words import DEMO_WORDS
from orderbot.wording.render import Voice

__all__ = ["Phone", "Tickets", "add_simulator"]

COOKIE: Final = "orderbot_demo"
SESSIONS: Final = web.AppKey("SESSIONS", Sessions)
FILES: Final = ("demo.js", "bubbles.js", "paper.js", "printer.js", "demo.css", "icon.svg")

Short = Annotated[str, msgspec.Meta(min_length=1, max_length=256)]


class Say(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=4096)]


class Tap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: Short
    title: Short
    context: Short | None = None
    description: Annotated[str, msgspec.Meta(max_length=256)] = ""


class Staff(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of the restaurant's people: words, or a tap on what they got."""

    text: Annotated[str, msgspec.Meta(max_length=4096)] = ""
    id: Annotated[str, msgspec.Meta(max_length=256)] = ""
    title: Annotated[str, msgspec.Meta(max_length=256)] = ""
    context: Short | None = None


class Send(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: Literal["location", "voice", "image", "contact"]


def add_simulator(
    app: web.Application,
    phone_factory: Callable[[str], Phone],
    tickets: Tickets,
    *,
    title: str,
    now: Clock,
    new_id: Callable[[], str],
    suggestions: Mapping[str, Sequence[str]],
    location: tuple[float, float] | None = None,
    links: Sequence[tuple[Sayable, str]] = (),
    board: str = "",
    otherwise: str = "de",
    staff: Phone | None = None,
) -> None:
    """Put the demo at `/`. `new_id` must be unguessable; `now` is in the restaurant's zone; `suggestions` are first
    messages by language; `location` (degrees north, east) is what the phone sends as its place; `links` lead to other
    pages of this server, `board` opens the kitchen's; `otherwise` is the language for browsers that name none of ours;
    `staff` is the phone of the restaurant's people.
    """
    template = templates().get_template("demo.html")

    async def page(request: web.Request) -> web.Response:
        session = _session(request) or app[SESSIONS].begin()
        code = language(request, otherwise)
        voice = Voice(code)
        response = html(
            template.render(
                w=said(DEMO_WORDS, voice.say),
                lang=code,
                title=title,
                initials="".join(word[0] for word in title.split()[:2]).upper(),
                person=session.phone.name,
                number=session.phone.number,
                suggestions=suggestions.get(code, ()),
                links=[(voice.say(label), url) for label, url in links],
                can_locate=location is not None,
                board=board,
            )
        )
        _remember(response, session)
        return response

    async def send(request: web.Request) -> web.Response:
        kind, session = (await read(request, Send)).kind, _here(request)
        if kind == "location" and location is None:
            raise web.HTTPBadRequest(text="no place is configured", headers=HEADERS)
        message = _message(kind, session.phone, location or (0.0, 0.0))
        await app[SESSIONS].send(session, {"kind": kind}, session.phone.send(message))
        return web.Response(status=204, headers=HEADERS)

    async def staff_says(request: web.Request) -> web.Response:
        said, _ = await read(request, Staff), _here(request)
        if staff is None or not (said.id or said.text.strip()):
            raise web.HTTPBadRequest(text="nobody is there, or nothing is said", headers=HEADERS)
        await (staff.tap(said.id, said.title, said.context) if said.id else staff.say(said.text))
        return web.Response(status=204, headers=HEADERS)

    app.router.add_get("/", page)
    app.router.add_post("/demo/staff", posted(staff_says))
    app.router.add_get("/demo/events", events)
    app.router.add_post("/demo/say", posted(say))
    app.router.add_post("/demo/tap", posted(tap))
    app.router.add_post("/demo/send", posted(send))
    app.router.add_post("/demo/new", posted(new))
    for name in FILES:
        app.router.add_get(f"/demo/static/{name}", static(name))
    allow_streams(app)
    app.cleanup_ctx.append(_running(phone_factory, tickets, now, new_id, staff))


def _running(
    phone_factory: Callable[[str], Phone],
    tickets: Tickets,
    now: Clock,
    new_id: Callable[[], str],
    staff: Phone | None,
) -> Callable[[web.Application], AsyncIterator[None]]:
    async def run(app: web.Application) -> AsyncIterator[None]:
        app[SESSIONS] = Sessions(phone_factory, now, new_id)
        watching = [asyncio.create_task(app[SESSIONS].roll(tickets))]
        if staff is not None:
            watching.append(asyncio.create_task(app[SESSIONS].alarms(staff.subscribe())))
        yield
        app[SESSIONS].close()
        for task in watching:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    return run


async def say(request: web.Request) -> web.Response:
    text, session = (await read(request, Say)).text, _here(request)
    await request.app[SESSIONS].send(session, {"kind": "text", "text": text}, session.phone.say(text))
    return web.Response(status=204, headers=HEADERS)


async def tap(request: web.Request) -> web.Response:
    touched, session = await read(request, Tap), _here(request)
    shown = {"kind": "tap", "text": touched.title, "quote": touched.context, "description": touched.description}
    await request.app[SESSIONS].send(session, shown, session.phone.tap(touched.id, touched.title, touched.context))
    return web.Response(status=204, headers=HEADERS)


async def new(request: web.Request) -> web.Response:
    response = web.Response(status=204, headers=HEADERS)
    _remember(response, request.app[SESSIONS].begin())
    return response


async def events(request: web.Request) -> web.StreamResponse:
    session = _session(request)
    if session is None:  # 204 tells the browser to stop reconnecting; the page then offers to begin again
        return web.Response(status=204, headers=HEADERS)
    return await stream(request, session.feed, HEADERS)


def _session(request: web.Request) -> Session | None:
    return request.app[SESSIONS].find(request.cookies.get(COOKIE, ""))


def _here(request: web.Request) -> Session:
    session = _session(request)
    if session is None:
        raise web.HTTPGone(text="this demo has been restarted", headers=HEADERS)
    return session


def _remember(response: web.Response, session: Session) -> None:
    response.set_cookie(COOKIE, session.id, httponly=True, samesite="Strict", path="/")


def _message(kind: str, phone: Phone, place: tuple[float, float]) -> dict[str, Any]:
    """What WhatsApp's webhook says of such a message (media stay with Meta: only their ids come)."""
    match kind:
        case "location":
            return {"type": "location", "location": {"latitude": place[0], "longitude": place[1]}}
        case "voice":
            audio = {"id": "1", "mime_type": "audio/ogg; codecs=opus", "sha256": "", "voice": True}
            return {"type": "audio", "audio": audio}
        case "image":
            return {"type": "image", "image": {"id": "1", "mime_type": "image/jpeg", "sha256": ""}}
        case _:
            phones = [{"phone": f"+{phone.number}", "wa_id": phone.number, "type": "CELL"}]
            return {"type": "contacts", "contacts": [{"origin": "contact_request", "phones": phones}]}
