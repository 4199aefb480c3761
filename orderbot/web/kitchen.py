"""The board of a shop: `/kitchen/<restaurant>`, for one tablet beside the oven. One HTML for reload and live push."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec
from aiohttp import web

from orderbot.kitchen import Kitchen, NoSuchOrder
from orderbot.moves import REASONS, Wish
from orderbot.ordering.lifecycle import Do, IllegalMove
from orderbot.ports import StorageDown
from orderbot.restaurant import Restaurant
from orderbot.staff.steps import SAID, STATUS
from orderbot.texts import text
from orderbot.web import urls
from orderbot.web.board import as_json, columns, dish_name, extra_said
from orderbot.web.board_words import BOARD_WORDS, BUSY, FORWARD, QUICK
from orderbot.web.gate import KITCHEN, OWNER, Gate
from orderbot.web.pages import HEADERS, said, static, templates
from orderbot.web.push import Devices, add_push
from orderbot.web.strip import chips
from orderbot.web.watching import Watch, allow_streams, follow
from orderbot.wording.render import Voice

FILES: Final = ("board.js", "alarms.js", "board.css", "owner.js", "icon.svg")
PAGE: Final = {
    **HEADERS,
    "Referrer-Policy": "same-origin",  # with no-referrer a form without script would say Origin: null
    "Content-Security-Policy": HEADERS["Content-Security-Policy"]
    .replace("form-action 'none'", "form-action 'self'")
    .replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
}
PLACEHOLDER: Final = "\x00csrf\x00"  # stands in what all pages share for what is each page's own
COSTLY: Final = (Do.CANCEL,)


@dataclass(slots=True)
class House:
    """What the pages need of the running house. `down`: why the channel does not send, "" if it does."""

    kitchen: Callable[[], Kitchen]
    card_language: Callable[[str], str]
    down: Callable[[str], str]
    push: Callable[[], Devices | None] = lambda: None
    _watches: dict[str, Watch] = field(default_factory=dict)
    _template: Any = field(default_factory=lambda: templates().get_template("board_body.html"))

    def watch(self, place: Restaurant) -> Watch:
        if place.id not in self._watches:
            self._watches[place.id] = Watch(lambda: self.body(place))
        return self._watches[place.id]

    async def push_key(self, place: Restaurant) -> str:
        """ "" where alarms do not come by push."""
        devices = self.push()
        return await devices.key(place) if devices and place.board and place.board.push else ""

    async def body(self, place: Restaurant) -> str:
        """The part of the page that changes, the same for all who watch."""
        kitchen = self.kitchen()
        now, voice = kitchen.now(place.id), Voice(place.language)
        orders = await kitchen.orders(place.id)
        words = {**said(BOARD_WORDS, voice.say), "forward": said(FORWARD, voice.say)}
        body: str = self._template.render(
            place=place,
            columns=columns(orders, place, self.card_language(place.id), now),
            strip=await chips(kitchen, place, orders, self.down(place.id), now),
            w=words,
            say=voice.say,
            status=STATUS,
            reasons=[voice.say(each) for each in REASONS],
            dish_name=dish_name,
            extra_said=extra_said,
            without=lambda thing: text("without {thing}", thing=thing),
            csrf=PLACEHOLDER,
        )
        return body


def add_board(app: web.Application, gate: Gate, house: House) -> None:
    page = templates().get_template("board.html")
    closed = templates().get_template("gate.html")

    async def board(request: web.Request) -> web.StreamResponse:
        place, _ = gate.place(request)
        if (key := request.query.get("key")) is not None:
            if not gate.opens(request, key, KITCHEN):
                return _closed(place)
            response = web.Response(status=303, headers={**PAGE, "Location": request.path})
            gate.let_in(request, response, KITCHEN)
            return response
        if not gate.allows(request, KITCHEN):
            return _closed(place)
        voice = Voice(place.language)
        words = said(BOARD_WORDS, voice.say)
        body = page.render(
            place=place,
            lang=place.language,
            w=words,
            words={
                each: words[each]
                for each in ("minutes", "late", "not_done", "offline", "sound_on", "sound_off", "new_order")
            },
            csrf=gate.secret(request),
            push=await house.push_key(place),
            push_words={each: words[f"push_{each}"] for each in ("on", "off", "denied", "failed")},
            quick=[voice.say(each) for each in QUICK],
            clock=f"{house.kitchen().now(place.id):%H:%M}",
            body=_dressed(gate, request)(await house.body(place)),
        )
        return web.Response(text=body, content_type="text/html", headers=PAGE)

    def _closed(place: Restaurant) -> web.Response:
        voice = Voice(place.language)
        body = closed.render(
            lang=place.language,
            title=place.name,
            what=voice.say(text("This page opens with the link that the owner has: it ends with “?key=…”.")),
            action="",
        )
        return web.Response(status=403, text=body, content_type="text/html", headers=PAGE)

    async def events(request: web.Request) -> web.StreamResponse:
        place, _ = gate.place(request)
        gate.wants(request, KITCHEN)
        return await follow(request, house.watch(place), gate.clock, _dressed(gate, request))

    async def orders(request: web.Request) -> web.Response:
        place, _ = gate.place(request)
        gate.wants(request, KITCHEN)
        language = house.card_language(place.id)
        found = [as_json(each, place, language) for each in await house.kitchen().orders(place.id)]
        return _json(found)

    async def order(request: web.Request) -> web.StreamResponse:
        place, _ = gate.place(request)
        fields = await gate.form(request)
        wish = _wish(fields)
        if wish.do in COSTLY and not gate.allows(request, OWNER):
            return _pin_wanted(request, place)
        day, number = request.match_info["day"], int(request.match_info["number"])
        voice = Voice(place.language)
        try:
            await house.kitchen().move(place.id, day, number, wish)
        except NoSuchOrder:
            raise web.HTTPNotFound(headers=PAGE) from None
        except IllegalMove as error:
            return _refused(request, place, _illegal(error, number, voice), 409)
        except StorageDown:
            return _refused(request, place, voice.say(BUSY), 503)
        await house.watch(place).look()
        told = text(SAID[wish.do].source, number=number)
        return _answer(request, place, {"said": voice.say(told), "undo": wish.do not in (Do.UNDO, Do.REPRINT)})

    async def say(request: web.Request) -> web.StreamResponse:
        place, _ = gate.place(request)
        fields = await gate.form(request)
        voice = Voice(place.language)
        try:
            answer = await house.kitchen().say(place.id, fields.get("words", ""), costly=gate.allows(request, OWNER))
        except StorageDown:
            return _refused(request, place, voice.say(BUSY), 503)
        if answer.pin:
            return _pin_wanted(request, place)
        await house.watch(place).look()
        return _answer(request, place, {"said": voice.say(answer.said), "done": answer.done})

    async def pin(request: web.Request) -> web.StreamResponse:
        place, _ = gate.place(request)
        fields = await gate.form(request)
        if not gate.opens(request, fields.get("pin", ""), OWNER):
            if fields.get("then") == "owner":  # a form without our script
                raise web.HTTPSeeOther(f"{urls.OWNER_PAGE.format(restaurant=place.id)}?wrong", headers=PAGE)
            return _refused(request, place, Voice(place.language).say(BOARD_WORDS["pin_wrong"]), 403)
        response = _answer(request, place, {"said": ""}, owner=fields.get("then") == "owner")
        gate.let_in(request, response, OWNER)
        return response

    app.router.add_get(urls.BOARD, board)
    app.router.add_get(urls.BOARD_EVENTS, events)
    app.router.add_get(urls.BOARD_JSON, orders)
    app.router.add_post(urls.BOARD_ORDER, order)
    app.router.add_post(urls.BOARD_SAY, say)
    app.router.add_post(urls.BOARD_PIN, pin)
    for name in FILES:
        app.router.add_get(urls.BOARD_FILES.replace("{name}", name), static(name))
    add_push(app, gate, house.push)
    allow_streams(app)


def _dressed(gate: Gate, request: web.Request) -> Callable[[str], str]:
    secret = gate.secret(request)
    return lambda body: body.replace(PLACEHOLDER, secret)


def _wish(fields: Mapping[str, str]) -> Wish:
    """400 for what no button of ours says."""
    try:
        minutes = int(fields["minutes"]) if fields.get("minutes") else None
        return Wish(Do(fields.get("do", "")), minutes, fields.get("reason", ""))
    except ValueError:
        raise web.HTTPBadRequest(text="no such step", headers=PAGE) from None


def _illegal(error: IllegalMove, number: int, voice: Voice) -> str:
    status: Any = STATUS.get(error.status, error.status)
    return voice.say(text("Order {number} is {status}: that cannot be done any more.", number=number, status=status))


def _pin_wanted(request: web.Request, place: Restaurant) -> web.StreamResponse:
    voice = Voice(place.language)
    if place.board and not place.board.pin:
        remedy = text(
            "Without a PIN nothing is cancelled here: the owner adds “pin” to the board in the configuration."
        )
        return _refused(request, place, voice.say(remedy), 403)
    return _json({"pin": True, "said": voice.say(BOARD_WORDS["pin_why"])}, status=401)


def _answer(
    request: web.Request, place: Restaurant, told: Mapping[str, object], *, owner: bool = False
) -> web.StreamResponse:
    """For our script JSON, for a form without it the page again."""
    if "application/json" in request.headers.get("Accept", ""):
        return _json(told)
    return web.Response(status=303, headers={**PAGE, "Location": f"/{'owner' if owner else 'kitchen'}/{place.id}"})


def _refused(request: web.Request, place: Restaurant, what: str, status: int) -> web.StreamResponse:
    return _json({"said": what}, status=status)


def _json(value: object, *, status: int = 200) -> web.Response:
    return web.Response(
        body=msgspec.json.encode(value), status=status, content_type="application/json", charset="utf-8", headers=PAGE
    )
