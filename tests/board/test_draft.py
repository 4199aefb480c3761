"""A draft of the card on the owner's page: begun, changed, talked with, published; nothing of it reaches a customer before."""

import re
import shutil
from dataclasses import replace

import pytest
from aiohttp import CookieJar, web

from orderbot.conversation.model import Conversation
from orderbot.menu.guard import ACCEPT
from orderbot.ordering.cart import Cart, CartLine
from orderbot.stored import Decision
from orderbot.web.draft import Studio, add_draft
from orderbot.web.gate import Gate
from orderbot.web.kitchen import House, add_board
from orderbot.web.owner import Office, add_owner
from orderbot.web.pages import marked
from tests.board.shop import CARD as SHOP
from tests.board.shop import PLACE, open_shop
from tests.board.test_board import enter, post
from tests.board.test_owner import at_home
from tests.shops import CARD
from tests.storage.samples import DAY, arrived, said

PAGE = "/owner/bella/draft"


@pytest.fixture
def live(tmp_path):
    return shutil.copytree(CARD, tmp_path / "bella")


@pytest.fixture
async def shop(live):
    async with open_shop(menu=live) as made:
        yield made


@pytest.fixture
async def client(aiohttp_client, shop):
    app = web.Application(client_max_size=64 * 1024)
    count = iter(range(10**6))
    gate = Gate({"bella": shop.place}, shop.clock, lambda: f"nonce{next(count)}")

    async def nothing(*_):
        return ()

    async def costs(*_):
        return "nichts"

    add_board(app, gate, House(lambda: shop.kitchen, lambda place: "de", lambda place: ""))
    add_draft(app, gate, Studio(lambda: shop.kitchen, lambda place: replace(SHOP, restaurant=shop.place)))
    add_owner(app, gate, Office(lambda: shop.kitchen, lambda place: SHOP.menu, nothing, costs))
    client = await aiohttp_client(app, cookie_jar=CookieJar(unsafe=True))
    await at_home(client)
    return client


async def look(client, **query):
    return await (await client.get(PAGE, params=query)).text()


async def do(client, what, **fields):
    """The page after it."""
    csrf = re.search(r'name="csrf" value="(\w+)"', await look(client))[1]
    answer = await client.post(PAGE, data={"do": what, "csrf": csrf, **fields})
    assert answer.status == 200
    return await answer.text()


def shown(page):
    """What a reader reads."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


async def dearer(client, live):
    await do(client, "begin")
    card = (live.parent / "bella-draft" / "30-pizza.toml").read_text("utf-8")
    assert "gross = 9.90" in card
    return await do(client, "save", file="30-pizza.toml", content=card.replace("gross = 9.90", "gross = 11.10", 1))


async def test_from_the_copy_to_the_customers(client, live):
    page = await look(client)
    assert "Entwurf beginnen" in page
    page = await do(client, "begin")
    assert "Nichts: es ist die Karte von jetzt." in page
    page = await dearer(client, live)
    assert "20 Margherita (gross): 9,90 € wird 11,10 €" in shown(page)
    assert "9.90" in (live / "30-pizza.toml").read_text("utf-8"), "customers see the card of before"
    page = await do(client, "say", words="eine Margherita groß, abholen")
    assert "Gesamt 11,10 €" in shown(page)
    version = re.search(r'name="version" value="(\w+)"', page)[1]
    page = await do(client, "publish", version=version)
    assert "Veröffentlicht" in page
    assert "11.10" in (live / "30-pizza.toml").read_text("utf-8")
    assert (live / ACCEPT).read_text() == version[:8] + "\n", "the owner has seen what changes, and is not asked again"


async def test_a_talk_with_the_draft_orders_nothing(client, shop):
    await do(client, "begin")
    await do(client, "say", words="eine Margherita groß, abholen")
    page = await look(client)
    buy = re.search(r'name="tap" value="(buy:[\w@]+)"', page)[1]
    page = shown(await do(client, "tap", tap=buy))
    assert "Jetzt kaufen" in page, "what was tapped stands there in words"
    assert "Danke! Bestellung Nr. 1" in page
    assert "Für die Küche: *#1" in page or "Für die Küche: #1" in page
    page = shown(await do(client, "say", words="Ich möchte einen Menschen sprechen"))
    assert "Hier würde der Bot jemanden von Ihnen rufen." in page
    assert await shop.store.orders("bella", DAY, DAY) == ()
    assert await shop.out() == ([], [])
    assert "Danke! Bestellung" not in shown(await do(client, "anew"))


async def test_two_browsers_talk_each_for_itself(client, aiohttp_client):
    await do(client, "begin")
    await do(client, "say", words="Guten Abend, hier spricht der erste")
    other = await aiohttp_client(client.server, cookie_jar=CookieJar(unsafe=True))
    await at_home(other)
    assert "der erste" not in await look(other)


async def test_a_mistake_is_told_with_file_and_line_and_cannot_be_published(client, live):
    await do(client, "begin")
    card = (live / "30-pizza.toml").read_text("utf-8")
    page = await do(client, "save", file="30-pizza.toml", content=card.replace("gross = 9.90", "gross = 9,90", 1))
    assert "30-pizza.toml:" in page
    assert "Der Entwurf hat Fehler" in page
    assert 'value="publish"' not in page
    assert "Fehler; bitte erst beheben" in await do(client, "publish", version="x")
    assert "Fehler; bitte erst beheben" in await do(client, "say", words="hallo")
    assert (live / "30-pizza.toml").read_text("utf-8") == card


async def test_what_was_not_seen_is_not_published(client, live):
    page = await dearer(client, live)
    version = re.search(r'name="version" value="(\w+)"', page)[1]
    draft = live.parent / "bella-draft" / "30-pizza.toml"
    draft.write_text(draft.read_text("utf-8").replace("11.10", "1.10"), "utf-8")
    assert "hat sich geändert, seit Sie ihn sahen" in await do(client, "publish", version=version)
    assert "9.90" in (live / "30-pizza.toml").read_text("utf-8")


async def test_who_would_lose_much_is_asked_and_open_carts_are_counted(client, live, shop):
    await shop.store.receive(arrived(said("wamid.cart")))
    (waiting,) = await shop.store.waiting()
    cart = Conversation(cart=Cart((CartLine("12"),)))
    await shop.store.turn("bella", waiting.customer, DAY, lambda scene: Decision(cart))
    await do(client, "begin")
    (live.parent / "bella-draft" / "20-salate.toml").unlink()
    page = shown(await look(client))
    assert "Vieles wäre weg. Ist das gemeint?" in page
    assert "betrifft einen offenen Warenkorb" in page
    version = re.search(r'name="version" value="(\w+)"', await look(client))[1]
    await do(client, "publish", version=version)
    assert not (live / "20-salate.toml").exists()


async def test_a_draft_is_thrown_away_whole(client, live):
    await dearer(client, live)
    page = await do(client, "drop")
    assert "Entwurf beginnen" in page
    assert not (live.parent / "bella-draft").exists()
    for what in ("save", "say", "publish"):
        assert "Es gibt keinen Entwurf mehr." in await do(client, what, words="x")


@pytest.mark.parametrize("name", ["../bella/card.toml", "/etc/passwd", "neu.toml", "", ".accept", "..", "bild.png"])
async def test_only_the_drafts_own_files_are_read_and_written(client, live, name):
    await do(client, "begin")
    (live.parent / "bella-draft" / "bild.png").write_bytes(b"png")
    before = {each: each.read_bytes() for each in live.parent.rglob("*") if each.is_file()}
    assert "root:" not in await look(client, file=name)
    assert "diese Datei hat der Entwurf nicht" in await do(client, "save", file=name, content="x = 1")
    assert {each: each.read_bytes() for each in live.parent.rglob("*") if each.is_file()} == before


async def test_a_file_may_be_as_large_as_a_card_may_be(client, live):
    await do(client, "begin")
    card = (live / "30-pizza.toml").read_text("utf-8")
    page = await do(client, "save", file="30-pizza.toml", content=card + "# ä\n" * 20_000)
    assert "Nichts ist falsch." in page


async def test_a_folder_that_cannot_be_written_is_told(client, live, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("orderbot.publishing.shutil.copytree", full)
    assert "die Datei kann nicht geschrieben werden: No space left on device" in shown(await do(client, "begin"))


async def test_only_the_owner_works_on_it(client, aiohttp_client, live):
    other = await aiohttp_client(client.server, cookie_jar=CookieJar(unsafe=True))
    assert (await other.get(PAGE, allow_redirects=False)).status == 303
    csrf = await enter(other)
    assert (await post(other, PAGE, do="begin", csrf=csrf)).status == 403
    assert (await post(client, PAGE, do="begin")).status == 403, "and only from the page itself"
    assert not (live.parent / "bella-draft").exists()


def test_marks_become_elements_and_markup_stays_text():
    assert marked("*fett* _schräg_ 2*3*4 a_b_c <b>x</b>") == (
        "<b>fett</b> <i>schräg</i> 2*3*4 a_b_c &lt;b&gt;x&lt;/b&gt;"
    )


def test_the_draft_lies_beside_the_card():
    assert PLACE.draft == PLACE.menu.parent / "pizzeria-bella-draft"
