"""The owner's page: behind link and PIN; sums that agree with the orders to the cent."""

import csv
import html
import io
import re
from dataclasses import replace

import pytest
from aiohttp import CookieJar, web

from orderbot.conversation.model import AGREED, STAFF, Conversation, Reply, Turn
from orderbot.effects import decision
from orderbot.ledger import sums
from orderbot.moves import Wish
from orderbot.ordering.cart import Cart, CartLine
from orderbot.ordering.lifecycle import Do
from orderbot.ordering.switches import Kind, Switch
from orderbot.shadow import kept
from orderbot.stored import Decision
from orderbot.web import books
from orderbot.web.gate import Gate
from orderbot.web.kitchen import House, add_board
from orderbot.web.owner import Office, add_owner
from tests.board.shop import CARD, KEY, PIN, open_shop, papers
from tests.board.test_board import enter, post
from tests.shops import CARD as CARD_FILES
from tests.storage.samples import DAY, START, arrived, said


@pytest.fixture
async def shop():
    async with open_shop() as made:
        yield made


@pytest.fixture
async def client(aiohttp_client, shop):
    app = web.Application()
    count = iter(range(10**6))
    gate = Gate({"bella": shop.place}, shop.clock, lambda: f"nonce{next(count)}")

    async def complaints(place):
        return ()

    async def costs(place, day):
        return f"312 Nachrichten bis {day}\n0,03 € je Bestellung"

    add_board(app, gate, House(lambda: shop.kitchen, lambda place: "de", lambda place: ""))
    add_owner(app, gate, Office(lambda: shop.kitchen, lambda place: CARD.menu, complaints, costs))
    return await aiohttp_client(app, cookie_jar=CookieJar(unsafe=True))


async def at_home(client):
    csrf = await enter(client)
    assert (await post(client, "/kitchen/bella/pin", pin=PIN, csrf=csrf)).status == 200


async def test_the_page_wants_link_and_pin(client, shop):
    await shop.order()
    answer = await client.get("/owner/bella")
    assert answer.status == 403
    answer = await client.get(f"/owner/bella?key={KEY}")
    assert answer.status == 401
    page = await answer.text()
    assert "PIN des Inhabers" in page
    assert "Anna" not in page
    assert (await client.get("/owner/bella/orders.csv")).status == 403
    csrf = re.search(r'name="csrf" value="(\w+)"', page)[1]
    answer = await client.post("/kitchen/bella/pin", data={"pin": PIN, "csrf": csrf, "then": "owner"})
    assert answer.status == 200
    assert str(answer.url).endswith("/owner/bella")
    shop.clock.pass_by(31 * 60)
    assert (await client.get("/owner/bella")).status == 401


async def test_the_sums_agree_and_what_was_refused_counts_nothing(client, shop):
    for _ in range(4):
        await shop.order()
    await shop.do(2, Do.REJECT)
    await shop.do(3, Do.ACCEPT)
    await shop.do(3, Do.CANCEL)
    orders = await shop.store.orders("bella", DAY, DAY)
    day = sums(orders)
    assert (day.count, day.total) == (2, 4200)
    assert sum(gross for _, gross, _ in day.vat) == day.total
    assert day.goods + day.deposit + day.fees == day.total
    assert sum(cents for _, cents in day.payments) == day.total
    await at_home(client)
    page = await (await client.get("/owner/bella")).text()
    assert "<b>2</b> Bestellungen" in page
    assert "<b>42,00 €</b> Verkauft" in page
    assert "noch offen: 1, 4" in page
    assert "nicht auf Papier: 1, 4" in page
    assert "<rect" in page


async def test_another_day_and_nonsense(client, shop):
    await shop.order()
    await at_home(client)
    assert "An diesem Tag keine Bestellung" in await (await client.get("/owner/bella?day=2026-05-14")).text()
    assert "<b>1</b> Bestellungen" in await (await client.get("/owner/bella?day=yesterday")).text()


async def test_after_midnight_it_is_still_the_evenings_page(client, shop):
    await shop.order()
    shop.clock.at = shop.clock.at.replace(hour=22, minute=30)  # 00:30 in Berlin
    await at_home(client)
    assert "<b>1</b> Bestellungen" in await (await client.get("/owner/bella")).text()


async def test_the_table_for_the_tax_adviser(client, shop):
    await shop.order()
    await shop.order()
    await shop.kitchen.move("bella", DAY, 2, Wish(Do.REJECT))
    await at_home(client)
    answer = await client.get(f"/owner/bella/orders.csv?from=2026-05-01&day={DAY}")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="bella-2026-05-01-2026-05-15.csv"'
    rows = list(csv.DictReader(io.StringIO((await answer.read()).decode("utf-8-sig")), delimiter=";"))
    assert [(row["number"], row["status"], row["total"], row["gross_7"]) for row in rows] == [
        ("1", "placed", "21,00", "21,00"),
        ("2", "rejected", "", ""),
    ]
    assert not {"name", "phone", "address", "allergy", "remark"} & rows[0].keys()


async def test_reports_hold_no_personal_data(client, shop):
    await shop.order()
    await at_home(client)
    page = await (await client.get("/owner/bella?day=2026-05-14")).text()
    assert not re.search("Anna|Hauptstr|49176", page)


async def test_unknown_words_are_shown_with_where_to_write_them(client, shop):
    await shop.store.receive(arrived_with("tschabatta"))
    (waiting,) = await shop.store.waiting()
    await shop.store.turn("bella", waiting.customer, DAY, unknown("<b>tschabatta</b>"))
    await at_home(client)
    page = await (await client.get("/owner/bella")).text()
    assert "&lt;b&gt;tschabatta" in page
    assert "<b>tschabatta" not in page
    assert "words = [" in page


async def test_a_word_shows_the_dish_its_file_its_line_and_what_to_write(client, shop):
    await shop.store.receive(arrived_with("margeritta"))
    (waiting,) = await shop.store.waiting()
    await shop.store.turn("bella", waiting.customer, DAY, unknown("margeritta"))
    await at_home(client)
    page = html.unescape(await (await client.get("/owner/bella")).text())
    line = (CARD_FILES / "30-pizza.toml").read_text("utf-8").splitlines().index("[item.20]") + 1
    assert f"Margherita: <code>30-pizza.toml:{line}</code>" in page
    assert 'words = ["margarita", "magarita", "magherita", "margeritta"]' in page
    assert 'href="/owner/bella/draft?file=30-pizza.toml"' in page


def test_a_word_that_is_near_nothing_or_whose_dish_stands_nowhere_shows_no_place():
    files = {"30-pizza.toml": b'[item."20"] # the first\nname = "Margherita"\n'}
    assert [(each.file, each.line) for each in books.homes("margeritta", CARD.menu, files)] == [("30-pizza.toml", 1)]
    assert books.homes("margeritta", CARD.menu, {}) == []
    assert books.homes("xyzzy", CARD.menu, files) == []


async def test_what_staff_write_in_chat_is_done_here_too(client, shop):
    await shop.order()
    await at_home(client)
    page = await (await client.get("/owner/bella")).text()
    csrf = re.search(r'name="csrf" value="(\w+)"', page)[1]

    async def write(words):
        answer = await client.post("/owner/bella/say", data={"csrf": csrf, "words": words})
        return html.unescape(await answer.text())

    assert "Aus bis 23:30: 23 Prosciutto." in await write("23 aus")
    assert "Nr. 1: angenommen" in await write("1 ok")
    assert "Nr. 1: storniert" in await write("storno 1"), "the PIN was asked for at the door"
    assert "Meinten Sie" in await write("23 auss")
    assert (await shop.store.order("bella", DAY, 1)).events[-1].actor == "owner"


async def test_the_chart_goes_through_midnight(shop):
    for hour in (16, 21, 22):  # 18, 23 and 0 o'clock in Berlin
        shop.clock.at = shop.clock.at.replace(hour=hour)
        await shop.order()
    bars = books.hours(await shop.store.orders("bella", DAY, DAY), shop.place)
    assert [(each.label, each.count) for each in bars] == [
        ("18", 1), ("19", 0), ("20", 0), ("21", 0), ("22", 0), ("23", 1), ("0", 1)
    ]  # fmt: skip


def test_lost_carts_are_counted_by_question():
    cart = Cart((CartLine("20", size="gross"),))
    left = Conversation(cart=cart, asked="address", heard=START)
    talks = [left, left, replace(left, asked="confirm"), Conversation(heard=START)]
    later = START.replace(hour=20)
    assert [(count, said.source) for count, said in books.lost(talks, later)] == [
        (2, "at the address"),
        (1, "at the summary, before buying"),
    ]
    assert books.lost(talks, START) == []


def arrived_with(words):
    from tests.storage.samples import arrived

    return arrived(said("m", words))


def unknown(word):
    from orderbot.stored import Decision

    return lambda scene: Decision(scene.talk, unknown=(word,))


async def test_what_whatsapp_cost_in_the_month_is_shown(client, shop):
    await at_home(client)
    page = await (await client.get("/owner/bella?day=2026-05-15")).text()
    assert "<h2>WhatsApp in diesem Monat</h2>" in page
    assert "<li>312 Nachrichten bis 2026-05-15</li>" in page
    assert "<li>0,03 € je Bestellung</li>" in page


async def waits_for_a_yes(shop, words):
    """Anna wrote something, and the bot's answer has not been agreed to."""
    await shop.store.receive(arrived(said("wamid.u", words, at=shop.clock())))
    (waiting,) = await shop.store.waiting()

    def decide(scene):
        here = replace(CARD, restaurant=shop.place)
        shadow_on = Switch(Kind.SHADOW, shop.at(600))
        seen = replace(scene, settings={shadow_on.name: shadow_on.value})
        turn = Turn(scene.talk, (Reply("Guten Abend, *Anna*!"),))
        now = shop.clock().astimezone(shop.place.timezone)
        return kept(decision(turn, seen, here, now, DAY, papers), seen, here, now)

    await shop.store.turn("bella", waiting.customer, DAY, decide)
    await shop.out()


async def next_heard(shop):
    """What Anna's next turn starts from."""
    (waiting,) = await shop.store.waiting()
    seen = []

    def decide(scene):
        seen[:] = scene.heard
        return Decision(scene.talk)

    await shop.store.turn("bella", waiting.customer, DAY, decide)
    return [(each.kind, each.text) for each in seen]


@pytest.mark.parametrize(
    ("fields", "heard"),
    [({"do": "send"}, (AGREED, "turn:1:0")), ({"do": "own", "words": " Hier ist Paolo "}, (STAFF, "Hier ist Paolo"))],
)
async def test_an_answer_that_waits_is_sent_from_the_page_or_said_otherwise(client, shop, fields, heard):
    await waits_for_a_yes(shop, "<b>hallo</b>")
    await at_home(client)
    page = await (await client.get("/owner/bella")).text()
    assert "Antworten, die auf Ihr Ja warten" in page
    assert "&lt;b&gt;hallo&lt;/b&gt;" in page
    assert "Guten Abend, <b>Anna</b>!" in page
    csrf, customer, key = (
        re.search(rf'name="{each}" value="([\w:]+)"', page)[1] for each in ("csrf", "customer", "key")
    )
    form = {"csrf": csrf, "customer": customer, "key": key, **fields}
    assert (await client.post("/owner/bella/say", data=form, allow_redirects=False)).status == 303
    assert await next_heard(shop) == [heard]


@pytest.mark.parametrize(
    "change", [{"customer": "77"}, {"key": "turn:9:0"}, {"do": "own", "words": " "}, {"do": ""}, {"customer": "x"}]
)
async def test_what_does_not_wait_is_not_sent(client, shop, change):
    await waits_for_a_yes(shop, "hallo")
    await at_home(client)
    page = await (await client.get("/owner/bella")).text()
    csrf = re.search(r'name="csrf" value="(\w+)"', page)[1]
    form = {"csrf": csrf, "customer": "1", "key": "turn:1:0", "do": "send"} | change
    assert (await client.post("/owner/bella/say", data=form, allow_redirects=False)).status == 303
    assert await shop.store.waiting() == ()


async def test_only_the_owner_agrees(client, shop):
    await waits_for_a_yes(shop, "hallo")
    csrf = await enter(client)
    form = {"csrf": csrf, "customer": "1", "key": "turn:1:0", "do": "send"}
    assert (await client.post("/owner/bella/say", data=form)).status == 403
    assert await shop.store.waiting() == ()
