"""The board's addresses: who gets in, what a form may do, what the page and orders.json say."""

import re
from dataclasses import replace

import pytest
from aiohttp import CookieJar, web

from orderbot.ordering.order import OrderLine, OrderOption
from orderbot.ordering.switches import Kind, Switch
from orderbot.staff.words import read
from orderbot.texts import Words
from orderbot.web import urls
from orderbot.web.board_words import QUICK
from orderbot.web.gate import Gate
from orderbot.web.kitchen import House, add_board
from orderbot.web.strip import OFF
from orderbot.wording.render import Voice
from tests.board.shop import CARD, KEY, PIN, open_shop
from tests.storage.samples import DAY

ORDER = f"/kitchen/bella/orders/{DAY}/1"


@pytest.fixture
async def shop():
    async with open_shop() as made:
        yield made


@pytest.fixture
async def client(aiohttp_client, shop):
    return await aiohttp_client(pages(shop), cookie_jar=CookieJar(unsafe=True))


def pages(shop):
    app = web.Application()
    count = iter(range(10**6))
    places = {"bella": shop.place, "dark": replace(shop.place, id="dark", board=None)}
    gate = Gate(places, shop.clock, lambda: f"nonce{next(count)}")
    add_board(app, gate, House(lambda: shop.kitchen, lambda place: "de", lambda place: ""))
    return app


async def enter(client):
    """Opens the board by its link; the field its forms carry."""
    answer = await client.get(f"/kitchen/bella?key={KEY}")
    assert answer.status == 200
    return re.search(r'name="csrf" value="(\w+)"', await answer.text())[1]


async def post(client, path, **fields):
    return await client.post(path, data=fields, headers={"Accept": "application/json"}, allow_redirects=False)


# ---- who gets in -----------------------------------------------------------------------------------------------------


async def test_without_a_board_there_are_no_pages(client):
    for path in ("/kitchen/dark", "/kitchen/nobody", "/kitchen/dark/orders.json", "/kitchen/dark/events"):
        assert (await client.get(path)).status == 404


async def test_nobody_gets_in_without_the_key(client, shop):
    await shop.order()
    for path in ("/kitchen/bella", "/kitchen/bella/events", "/kitchen/bella/orders.json", "/kitchen/bella?key=wrong"):
        answer = await client.get(path)
        assert answer.status == 403
        assert "Anna" not in await answer.text()
    assert (await post(client, ORDER, do="accept")).status == 403


async def test_the_link_opens_once_then_a_cookie_does_and_the_key_leaves_the_address(client):
    answer = await client.get(f"/kitchen/bella?key={KEY}", allow_redirects=False)
    assert (answer.status, answer.headers["Location"]) == (303, "/kitchen/bella")
    cookie = answer.cookies["orderbot_kitchen_bella"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert (await client.get("/kitchen/bella")).status == 200


async def test_behind_a_proxy_with_tls_the_cookie_is_secure(client):
    answer = await client.get(
        f"/kitchen/bella?key={KEY}", headers={"X-Forwarded-Proto": "https"}, allow_redirects=False
    )
    assert answer.cookies["orderbot_kitchen_bella"]["secure"]


async def test_a_cookie_made_up_or_of_another_shop_or_too_old_opens_nothing(client, shop):
    await enter(client)
    (real,) = [each.value for each in client.session.cookie_jar]
    role, until, nonce, signature = real.split(".")
    later = str(int(until) + 1)
    for forged in (
        "",
        "kitchen",
        f"{role}.{later}.{nonce}.{signature}",
        f"owner.{until}.{nonce}.{signature}",
        "a.b.c.d",
    ):
        client.session.cookie_jar.clear()
        answer = await client.get("/kitchen/bella", headers={"Cookie": f"orderbot_kitchen_bella={forged}"})
        assert answer.status == 403
    shop.clock.pass_by(181 * 24 * 3600)
    assert (await client.get("/kitchen/bella", headers={"Cookie": f"orderbot_kitchen_bella={real}"})).status == 403


@pytest.mark.parametrize("kind", Kind)
async def test_whatever_is_switched_stands_at_the_top_with_the_words_that_end_it(client, shop, kind):
    switch = Switch(kind, shop.at(30).astimezone(shop.place.timezone))
    await shop.store.set_setting("bella", switch.name, switch.value)
    csrf = await enter(client)
    page = await (await client.get("/kitchen/bella")).text()
    (words,) = re.findall(r'name="words" value="([^"]+)">Beenden', page)
    await post(client, "/kitchen/bella/say", words=words, csrf=csrf)
    assert (await shop.kitchen.desk("bella")).on == {}


async def test_without_staff_nobody_could_say_yes_so_there_is_no_shadow_week(shop):
    shop.kitchen.restaurants["bella"] = replace(shop.place, staff=())
    shop.kitchen = replace(shop.kitchen, shops=lambda _: replace(CARD, restaurant=replace(shop.place, staff=())))
    answer = await shop.kitchen.say("bella", "probewoche", costly=False)
    assert "Niemand würde um ein Ja gefragt" in Voice("de").say(answer.said)
    assert (await shop.kitchen.desk("bella")).on == {}


async def test_guessing_is_stopped(client, shop):
    csrf = await enter(client)
    for _ in range(5):
        assert (await post(client, "/kitchen/bella/pin", pin="0000", csrf=csrf)).status == 403
    assert (await post(client, "/kitchen/bella/pin", pin=PIN, csrf=csrf)).status == 429
    shop.clock.pass_by(15 * 60 + 1)
    assert (await post(client, "/kitchen/bella/pin", pin=PIN, csrf=csrf)).status == 200


async def test_only_the_pages_own_form_may_post(client, shop):
    await shop.order()
    csrf = await enter(client)
    assert (await post(client, ORDER, do="accept")).status == 403
    assert (await post(client, ORDER, do="accept", csrf="0" * 64)).status == 403
    foreign = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert (await client.post(ORDER, data={"do": "accept", "csrf": csrf}, headers=foreign)).status == 403
    assert (await client.post(ORDER, json={"do": "accept", "csrf": csrf})).status == 415
    assert (await post(client, ORDER, do="accept", csrf=csrf)).status == 200


# ---- what is done ----------------------------------------------------------------------------------------------------


async def test_an_order_goes_over_the_board(client, shop):
    await shop.order()
    csrf = await enter(client)
    answer = await post(client, ORDER, do="accept", csrf=csrf)
    assert await answer.json() == {"said": "Nr. 1: angenommen.", "undo": True}
    for do, status in (("ready", "ready"), ("on_the_way", "on_the_way"), ("done", "done"), ("undo", "on_the_way")):
        assert (await post(client, ORDER, do=do, csrf=csrf)).status == 200
        (found,) = await (await client.get("/kitchen/bella/orders.json")).json()
        assert found["status"] == status


async def test_a_form_without_script_comes_back_to_the_page(client, shop):
    await shop.order()
    csrf = await enter(client)
    answer = await client.post(ORDER, data={"do": "accept", "csrf": csrf}, allow_redirects=False)
    assert (answer.status, answer.headers["Location"]) == (303, "/kitchen/bella")


async def test_cancelling_costs_money_and_asks_for_the_pin(client, shop):
    await shop.order()
    csrf = await enter(client)
    answer = await post(client, ORDER, do="cancel", reason="Strom weg", csrf=csrf)
    assert answer.status == 401
    assert (await answer.json())["pin"] is True
    assert (await post(client, "/kitchen/bella/pin", pin=PIN, csrf=csrf)).status == 200
    assert (await post(client, ORDER, do="cancel", reason="Strom weg", csrf=csrf)).status == 200
    shop.clock.pass_by(31 * 60)
    await shop.order()
    assert (await post(client, f"/kitchen/bella/orders/{DAY}/2", do="cancel", csrf=csrf)).status == 401


async def test_what_cannot_be_done_is_said(client, shop):
    await shop.order()
    csrf = await enter(client)
    await post(client, ORDER, do="reject", reason="zu", csrf=csrf)
    answer = await post(client, ORDER, do="accept", csrf=csrf)
    assert answer.status == 409
    assert (await answer.json())["said"] == "Bestellung 1 ist abgelehnt: das geht nicht mehr."
    assert (await post(client, f"/kitchen/bella/orders/{DAY}/77", do="accept", csrf=csrf)).status == 404
    assert (await post(client, ORDER, do="explode", csrf=csrf)).status == 400
    assert (await post(client, ORDER, do="later", minutes="ten", csrf=csrf)).status == 400


# ---- what is seen ----------------------------------------------------------------------------------------------------


def cut(order):
    onion = OrderLine("1", Words("Salami"), 2, 950, size=Words("groß"), without=(Words("Zwiebeln"),),
                      options=(OrderOption(Words("Käse"), 1, "extra"),))  # fmt: skip
    return replace(order, lines=(onion, *order.lines))


async def test_orders_json_says_what_is_cooked_and_nothing_of_the_person(client, shop):
    await shop.order(cut)
    await enter(client)
    answer = await client.get("/kitchen/bella/orders.json")
    assert await answer.json() == [
        {
            "number": 1,
            "day": DAY,
            "status": "placed",
            "due": "2026-05-15T18:45:00+02:00",
            "printed": False,
            "lines": [
                "2 × Salami groß, + extra Käse, ohne Zwiebeln",
                "2 × Pizza Funghi, “gut durch bitte”",
            ],
        }
    ]
    await shop.out()
    (found,) = await (await client.get("/kitchen/bella/orders.json")).json()
    assert found["printed"] is True


async def test_the_page_shows_an_order_as_the_paper_does(client, shop):
    await shop.order(cut)
    await enter(client)
    page = await (await client.get("/kitchen/bella")).text()
    assert '<li class="bar">ohne Zwiebeln</li>' in page
    assert '<p class="allergy"><b>ALLERGIE</b> Erdnüsse</p>' in page
    assert "nicht gedruckt" in page
    assert "2×</b> Salami groß" in re.sub(r"\s+", " ", page)  # all together
    assert "21:00" not in page


async def test_what_customers_write_is_never_markup(client, shop):
    evil = "<script>alert(1)</script>\"'&{{7*7}}"
    await shop.order(lambda order: replace(order, name=evil, remark=evil, allergy=evil))
    await enter(client)
    page = await (await client.get("/kitchen/bella")).text()
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)") >= 3


async def test_strict_headers_on_every_answer(client):
    await enter(client)
    for path in ("/kitchen/bella", "/kitchen/bella/orders.json", "/kitchen/static/board.js", "/kitchen/dark"):
        policy = (await client.get(path)).headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


async def test_the_strip_says_which_printer_waits_and_what_was_sold(client, shop):
    await shop.order()
    await enter(client)
    await shop.later(30)
    page = await (await client.get("/kitchen/bella")).text()
    assert "kueche: 1 Bon wartet auf Papier" in page
    assert "heute: 1 Bestellung, 21,00 €" in page
    await shop.out()
    assert "Drucker kueche" in await (await client.get("/kitchen/bella")).text()


async def test_the_stream_tells_what_is_new_and_the_time(client, shop):
    await shop.order()
    await enter(client)
    async with client.get("/kitchen/bella/events") as stream:
        first = await event(stream)
        assert first.startswith("event: board")
        assert 'id=\\"o-2026-05-15-1\\"' in first
        await shop.order()
        assert 'id=\\"o-2026-05-15-2\\"' in await event(stream)


async def event(stream):
    """The next event that is no mere sign of life."""
    while True:
        raw = (await stream.content.readuntil(b"\n\n")).decode()
        if "event: board" in raw:
            return raw[raw.index("event:") :]


def test_every_address_is_in_the_table():
    for path, (methods, audience) in urls.URLS.items():
        assert path.startswith("/")
        assert methods
        assert audience


# ---- the shop --------------------------------------------------------------------------------------------------------


async def test_what_staff_write_in_chat_is_done_on_the_board(client, shop):
    await shop.order()
    csrf = await enter(client)
    answer = await post(client, "/kitchen/bella/say", words="23 aus bis 20 Uhr", csrf=csrf)
    assert await answer.json() == {"said": "Aus bis 20:00: 23 Prosciutto.", "done": True}
    await post(client, "/kitchen/bella/say", words="pause 20\n1 +15", csrf=csrf)
    page = await (await client.get("/kitchen/bella")).text()
    assert "Pause, bis 18:20" in page
    assert "23 Prosciutto: aus bis 20:00" in page
    assert (await shop.kitchen.orders("bella"))[0].due == shop.at(60)
    await post(client, "/kitchen/bella/say", words="rückgängig", csrf=csrf)
    assert (await shop.kitchen.orders("bella"))[0].due == shop.at(45)
    assert (await shop.store.orders("bella", DAY, DAY))[0].events[-1].actor == "board"
    shop.clock.pass_by(3 * 3600)
    assert "Pause, bis" not in await (await client.get("/kitchen/bella")).text()


async def test_every_button_that_ends_something_ends_it(client, shop):
    csrf = await enter(client)
    for words in ("heute zu", "stau +15", "keine Lieferung", "noch 3 Tiramisu", "Thunfisch aus", "23 aus"):
        assert (await (await post(client, "/kitchen/bella/say", words=words, csrf=csrf)).json())["done"], words
    page = await (await client.get("/kitchen/bella")).text()
    endings = re.findall(r'<button name="words" value="([^"]+)">(?:Beenden|wieder da)', page)
    assert len(endings) == 7  # an ingredient is an extra, too
    for words in endings:
        assert (await (await post(client, "/kitchen/bella/say", words=words, csrf=csrf)).json())["done"], words
    page = await (await client.get("/kitchen/bella")).text()
    assert not re.search(r"(?:Beenden|wieder da)</button>", page)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_button_is_a_command(language):
    voice = Voice(language)
    for words in (*QUICK, *OFF.values()):
        assert read(voice.say(words)), voice.say(words)


async def test_what_is_no_command_is_asked_back_on_the_board_too(client):
    csrf = await enter(client)
    answer = await (await post(client, "/kitchen/bella/say", words="puase 20", csrf=csrf)).json()
    assert answer["done"] is False
    assert "Meinten Sie: *pause 20*?" in answer["said"]


async def test_what_costs_money_asks_for_the_pin_here_too(client, shop):
    await shop.order()
    csrf = await enter(client)
    await post(client, ORDER, do="accept", csrf=csrf)
    for words in ("storno 1", "1 ablehnen", "sperren 1", "übungsmodus"):
        assert (await post(client, "/kitchen/bella/say", words=words, csrf=csrf)).status == 401
    assert (await shop.kitchen.orders("bella"))[0].status == "accepted"
    await post(client, "/kitchen/bella/pin", pin=PIN, csrf=csrf)
    assert (await post(client, "/kitchen/bella/say", words="storno 1 Strom weg", csrf=csrf)).status == 200
    assert (await shop.kitchen.orders("bella"))[0].status == "cancelled"
