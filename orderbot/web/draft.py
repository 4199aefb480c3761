"""The draft of a card on the owner's page: change its files, talk with it, see what it changes, publish it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import urlencode

from aiohttp import web

from orderbot import publishing, rehearsal
from orderbot.carts import touched
from orderbot.conversation.shop import Shop
from orderbot.errors import Complaint, OwnerError
from orderbot.kitchen import Kitchen
from orderbot.menu.guard import doubts
from orderbot.menu.model import Menu
from orderbot.menu.version import diff, said_diff
from orderbot.ordering.stock import Stock
from orderbot.publishing import Draft
from orderbot.rehearsal import Rehearsal
from orderbot.restaurant import Restaurant
from orderbot.texts import Sayable, Text, plural, text
from orderbot.understanding.card.lexicon import Lexicon, compile_lexicon
from orderbot.web import urls
from orderbot.web.draft_words import DRAFT_WORDS
from orderbot.web.gate import OWNER, Gate
from orderbot.web.kitchen import PAGE
from orderbot.web.pages import marked, said, templates
from orderbot.wording.render import Voice

BODY: Final = 4 * 1024 * 1024  # bytes of a form: a menu file of a megabyte, each of its characters escaped
TALKS: Final = 8  # that are remembered, one for each browser


@dataclass(slots=True)
class Studio:
    """What is worked on. `shop`: the live one of a restaurant."""

    kitchen: Callable[[], Kitchen]
    shop: Callable[[str], Shop]
    talks: dict[str, Rehearsal] = field(default_factory=dict)  # by the browser's secret
    lexicons: dict[str, tuple[str, Lexicon]] = field(default_factory=dict)  # restaurant -> version of the draft, words

    async def draft(self, place: Restaurant) -> Draft | None:
        """None if there is none. OwnerError if its folder cannot be read."""
        if not place.draft.is_dir():
            return None
        today = self.kitchen().now(place.id).date()
        return await asyncio.to_thread(publishing.read, place.draft, today)

    async def stage(self, place: Restaurant, menu: Menu) -> Shop:
        """The shop as it would be with this card, everything there."""
        known = self.lexicons.get(place.id)
        if known is None or known[0] != menu.version:
            known = menu.version, await asyncio.to_thread(compile_lexicon, menu)
            self.lexicons[place.id] = known
        return replace(self.shop(place.id), menu=menu, lexicon=known[1], stock=Stock())

    def talk(self, secret: str) -> Rehearsal:
        return self.talks.get(secret, Rehearsal())

    def keep(self, secret: str, talk: Rehearsal) -> None:
        self.talks.pop(secret, None)
        self.talks[secret] = talk
        while len(self.talks) > TALKS:
            del self.talks[next(iter(self.talks))]


def add_draft(app: web.Application, gate: Gate, studio: Studio) -> None:
    page = templates().get_template("draft.html")

    async def shown(request: web.Request) -> web.Response:
        place, _ = gate.place(request)
        if not gate.allows(request, OWNER):
            raise web.HTTPSeeOther(urls.OWNER_PAGE.format(restaurant=place.id), headers=PAGE)  # there it is asked for
        return await _page(request, place)

    async def _page(request: web.Request, place: Restaurant, told: Iterable[Sayable] = ()) -> web.Response:
        voice = Voice(place.language)
        faults: tuple[Complaint, ...] = ()
        try:
            draft = await studio.draft(place)
        except OwnerError as error:
            draft, faults = None, error.complaints
        files = publishing.menu_files(draft.files) if draft else {}
        name = request.query.get("file", "")
        name = name if name in files else next(iter(files), "")
        menu = draft.result.menu if draft else None
        body = page.render(
            place=place,
            lang=place.language,
            w=said(DRAFT_WORDS, voice.say),
            marked=marked,
            csrf=gate.secret(request),
            told=[voice.say(each) for each in told],
            draft=draft,
            files=sorted(files),
            name=name,
            content=files[name].decode("utf-8", "replace") if name else "",
            faults=[
                (each.place, voice.say(each.what), voice.say(each.remedy), each.warning)
                for each in (*faults, *(draft.result.complaints if draft else ()))
            ],
            talk=studio.talk(gate.secret(request)).lines,
            version=menu.version if menu else "",
            **await _changes(place, draft, menu, voice),
        )
        response = web.Response(text=body, content_type="text/html", headers=PAGE)
        gate.let_in(request, response, OWNER)  # as long as it is used
        return response

    async def _changes(place: Restaurant, draft: Draft | None, menu: Menu | None, voice: Voice) -> dict[str, Any]:
        if draft is None or menu is None:
            return {"changes": [], "doubts": []}
        live = studio.shop(place.id).menu
        found = diff(live, menu)
        lines: list[Sayable] = [*said_diff(found)]
        if found:
            count = touched(found, await studio.kitchen().store.talks(place.id))
            lines += [plural("touches one open cart", "touches {count} open carts", count=count)] if count else []
        spoken = Voice(place.language, menu.currency)
        return {
            "changes": [spoken.say(each) for each in lines],
            "doubts": [voice.say(each) for each in doubts(live, menu, None, draft.files)],
        }

    async def done(request: web.Request) -> web.StreamResponse:
        place, _ = gate.place(request)
        gate.wants(request, OWNER)
        fields = await gate.form(request, BODY)
        try:
            told = await _do(place, fields, gate.secret(request))
        except OwnerError as error:
            told = tuple(text("{what}; {remedy}", what=each.what, remedy=each.remedy) for each in error.complaints)
        if told:
            return await _page(request, place, told)
        where = urls.OWNER_DRAFT.format(restaurant=place.id)
        query = {"file": fields["file"]} if fields.get("file") else {}
        raise web.HTTPSeeOther(f"{where}?{urlencode(query)}{_at(fields)}", headers=PAGE)

    async def _do(place: Restaurant, fields: dict[str, str], secret: str) -> tuple[Text, ...]:
        """What the owner is told besides."""
        match fields.get("do"):
            case "begin":
                await asyncio.to_thread(publishing.begin, place.menu, place.draft)
                studio.talks.pop(secret, None)
            case "drop":
                await asyncio.to_thread(publishing.drop, place.draft)
                studio.talks.pop(secret, None)
            case "save":
                return await _save(place, fields)
            case "say" | "tap":
                return await _hear(place, fields, secret)
            case "anew":
                studio.talks.pop(secret, None)
            case "publish":
                return await _publish(place, fields)
        return ()

    async def _save(place: Restaurant, fields: dict[str, str]) -> tuple[Text, ...]:
        if (draft := await studio.draft(place)) is None:
            return (GONE,)
        content = fields.get("content", "").replace("\r\n", "\n")
        await asyncio.to_thread(publishing.save, draft, fields.get("file", ""), content.encode())
        return ()

    async def _hear(place: Restaurant, fields: dict[str, str], secret: str) -> tuple[Text, ...]:
        draft = await studio.draft(place)
        if draft is None or draft.result.menu is None:
            return (GONE,) if draft is None else (WRONG,)
        words, tap = fields.get("words", "").strip(), fields.get("tap", "")
        if words or tap:
            stage, now = await studio.stage(place, draft.result.menu), studio.kitchen().now(place.id)
            studio.keep(secret, rehearsal.hear(studio.talk(secret), stage, now, words=words, tap=tap))
        return ()

    async def _publish(place: Restaurant, fields: dict[str, str]) -> tuple[Text, ...]:
        draft = await studio.draft(place)
        menu = draft.result.menu if draft else None
        if draft is None or menu is None:
            return (GONE,) if draft is None else (WRONG,)
        if menu.version != fields.get("version"):
            return (text("The draft has changed since you saw it. Please look again, then publish."),)
        await asyncio.to_thread(publishing.publish, menu, draft.folder, draft.files, place.menu, agreed=True)
        return (text("Published; customers see it within seconds."),)

    app.router.add_get(urls.OWNER_DRAFT, shown)
    app.router.add_post(urls.OWNER_DRAFT, done)


GONE: Final = text("There is no draft any more.")
WRONG: Final = text("The draft has mistakes; please mend them first.")


def _at(fields: dict[str, str]) -> str:
    """Where on the page the owner was."""
    return {"say": "#end", "tap": "#end", "anew": "#talk"}.get(fields.get("do", ""), "")
