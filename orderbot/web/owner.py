"""The owner's page, `/owner/<restaurant>`: a day in numbers and in full, behind the PIN."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from aiohttp import web

from orderbot.errors import Complaint, OwnerError
from orderbot.kitchen import Kitchen
from orderbot.ledger import sums, table
from orderbot.menu.folder import files_of
from orderbot.menu.model import Menu
from orderbot.ordering.business_day import business_day
from orderbot.restaurant import Restaurant
from orderbot.shadow import answer_of, own_words, yes_to
from orderbot.staff.report import PAYMENT
from orderbot.staff.steps import STATUS
from orderbot.texts import Money, Sayable, text
from orderbot.web import books, urls
from orderbot.web.board import card, dish_name
from orderbot.web.board_words import BOARD_WORDS, QUICK
from orderbot.web.gate import KITCHEN, OWNER, Gate
from orderbot.web.kitchen import PAGE
from orderbot.web.owner_words import OWNER_WORDS
from orderbot.web.pages import marked, said, templates
from orderbot.wording.render import Voice

WEEKS: Final = timedelta(days=28)
WORDS: Final = 25  # unknown ones that are shown


@dataclass(frozen=True, slots=True)
class Office:
    """`card` reads the files of the card: the menu that is live, and what is wrong or doubtful with the files."""

    kitchen: Callable[[], Kitchen]
    menu: Callable[[str], Menu]
    complaints: Callable[[Restaurant], Awaitable[tuple[Complaint, ...]]]
    costs: Callable[[Restaurant, date], Awaitable[Sayable]]  # what the channel charged in the month of that day


def add_owner(app: web.Application, gate: Gate, office: Office) -> None:
    page = templates().get_template("owner.html")
    closed = templates().get_template("gate.html")

    async def owner(request: web.Request) -> web.StreamResponse:
        place, board = gate.place(request)
        voice = Voice(place.language)
        if (key := request.query.get("key")) is not None and gate.opens(request, key, KITCHEN):
            entered = web.Response(status=303, headers={**PAGE, "Location": request.path})
            gate.let_in(request, entered, KITCHEN)
            return entered
        if not gate.allows(request, KITCHEN) or not board.pin:
            return _closed(request, place, voice, pin=False)
        if not gate.allows(request, OWNER):
            return _closed(request, place, voice, pin=True)
        response = web.Response(
            text=page.render(**await _shown(request, place, voice)), content_type="text/html", headers=PAGE
        )
        gate.let_in(request, response, OWNER)  # as long as it is used
        return response

    def _closed(request: web.Request, place: Restaurant, voice: Voice, *, pin: bool) -> web.Response:
        why = BOARD_WORDS["pin_wrong"] if "wrong" in request.query else text("Please enter the owner's PIN.")
        if not pin:
            why = text("This page opens with the board's link and a PIN: see [restaurant.{id}.board].", id=place.id)
        body = closed.render(
            lang=place.language,
            title=place.name,
            what=voice.say(why),
            action=f"/kitchen/{place.id}/pin" if pin else "",
            csrf=gate.secret(request) if pin else "",
            label=voice.say(text("PIN")),
            ok=voice.say(text("OK")),
        )
        return web.Response(status=401 if pin else 403, text=body, content_type="text/html", headers=PAGE)

    async def _shown(request: web.Request, place: Restaurant, voice: Voice, told: str = "") -> dict[str, object]:
        kitchen, menu = office.kitchen(), office.menu(place.id)
        now = kitchen.now(place.id)
        day = books.day_of(request.query.get("day", ""), business_day(now, place))
        store, language = kitchen.store, menu.languages[0]
        orders = await store.orders(place.id, day.isoformat(), day.isoformat())
        weeks = await store.orders(place.id, (day - WEEKS).isoformat(), day.isoformat())
        totals = sums(orders)
        talks = await store.talks(place.id)
        unknown = await store.unknown_words(place.id, WORDS)
        return {
            "place": place,
            "lang": place.language,
            "w": said({**BOARD_WORDS, **OWNER_WORDS}, voice.say),
            "say": voice.say,
            "money": lambda cents: voice.say(Money(cents)),
            "csrf": gate.secret(request),
            "unsaid": sorted((each for talk in talks for each in talk.unsaid), key=lambda each: each.at),
            "answer_of": lambda each: marked(answer_of(each)),
            "clock": lambda at: voice.clock(at.astimezone(place.timezone), now),
            "day": day,
            "first": day - WEEKS,
            "before": day - timedelta(days=1),
            "after": day + timedelta(days=1),
            "sums": totals,
            "payments": [(voice.say(PAYMENT.get(each, each)), cents) for each, cents in totals.payments],
            "cards": [card(each, place, language, now) for each in orders],
            "status": STATUS,
            "bars": books.hours(orders, place),
            "chart": (books.WIDE, books.HIGH, books.LABEL),
            "shift": books.shift(orders),
            "best": books.best_sellers(weeks, language),
            "weeks": sums(weeks),
            "lost": books.lost(talks, now),
            "unknown": await asyncio.to_thread(_with_homes, unknown, menu, place),
            "told": told,
            "quick": [voice.say(each) for each in QUICK],
            "allergens": books.allergens(menu),
            "complaints": [
                (each.place, voice.say(each.what), voice.say(each.remedy), each.warning)
                for each in await office.complaints(place)
            ],
            "costs": voice.say(await office.costs(place, day)).split("\n"),
            "menu": menu,
            "dish_name": dish_name,
        }

    async def csv(request: web.Request) -> web.Response:
        place, _ = gate.place(request)
        gate.wants(request, OWNER)
        kitchen = office.kitchen()
        today = business_day(kitchen.now(place.id), place)
        day = books.day_of(request.query.get("day", ""), today)
        first = books.day_of(request.query.get("from", day.isoformat()), today)
        found = await kitchen.store.orders(place.id, first.isoformat(), day.isoformat())
        content = await asyncio.to_thread(table, [(place, each) for each in found], books=True)
        name = f"{place.id}-{first}-{day}.csv" if first != day else f"{place.id}-{day}.csv"
        headers = {**PAGE, "Content-Disposition": f'attachment; filename="{name}"'}
        return web.Response(body=content.encode("utf-8-sig"), content_type="text/csv", charset="utf-8", headers=headers)

    async def say(request: web.Request) -> web.Response:
        place, _ = gate.place(request)
        gate.wants(request, OWNER)
        fields = await gate.form(request)
        kitchen = office.kitchen()
        if "key" not in fields:
            answer = await kitchen.say(place.id, fields.get("words", ""), costly=True, actor="owner")
            voice = Voice(place.language)
            body = page.render(**await _shown(request, place, voice, voice.say(answer.said)))
            return web.Response(text=body, content_type="text/html", headers=PAGE)
        now = kitchen.now(place.id)
        waits = {
            (str(each.customer), each.key): each for talk in await kitchen.store.talks(place.id) for each in talk.unsaid
        }
        each = waits.get((fields.get("customer", ""), fields.get("key", "")))
        words = fields.get("words", "").strip() if fields.get("do") == "own" else ""
        if each and (words or fields.get("do") == "send"):
            said = own_words(each.key, words, now) if words else yes_to(each.key, now)
            await kitchen.store.pass_on(place.id, each.customer, said)
        raise web.HTTPSeeOther(urls.OWNER_PAGE.format(restaurant=place.id), headers=PAGE)

    app.router.add_get(urls.OWNER_PAGE, owner)
    app.router.add_post(urls.OWNER_SAY, say)
    app.router.add_get(urls.OWNER_CSV, csv)


def _with_homes(
    words: Sequence[tuple[str, int]], menu: Menu, place: Restaurant
) -> list[tuple[str, int, list[books.Home]]]:
    """Each word, how often it was said, and where it may be written."""
    files = _files(place)
    return [(word, count, books.homes(word, menu, files)) for word, count in words]


def _files(place: Restaurant) -> dict[str, bytes]:
    """Of the card; none if they cannot be read, which is told elsewhere."""
    try:
        return files_of(place.menu)
    except OwnerError:
        return {}
