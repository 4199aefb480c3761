"""The board in real browsers: two open at once, one offline for a while, on tablet and phone, by touch."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from orderbot.ordering.order import Order
from orderbot.texts import Words
from orderbot.web.draft import Studio, add_draft
from orderbot.web.gate import Gate
from orderbot.web.kitchen import House, add_board
from orderbot.web.owner import Office, add_owner
from tests.board.shop import CARD, KEY, PIN, Shop, open_shop

playwright = pytest.importorskip("playwright.async_api", reason="playwright is not installed")
expect = playwright.expect
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
TABLET, PHONE = {"width": 1180, "height": 820}, {"width": 390, "height": 844}
pytestmark = [pytest.mark.thorough, pytest.mark.skipif(BROWSER is None, reason="no Chromium found")]


@asynccontextmanager
async def kitchen(**changes: Any) -> AsyncIterator[tuple[Shop, str, Any]]:
    """(shop, address of its board, a browser)"""
    async with open_shop(**changes) as shop:
        app = web.Application()
        count = iter(range(10**6))
        gate = Gate({"bella": shop.place}, shop.clock, lambda: f"nonce{next(count)}")

        async def complaints(place: object) -> tuple[()]:
            return ()

        async def costs(place: object, day: object) -> str:
            return "12 Nachrichten"

        add_board(app, gate, House(lambda: shop.kitchen, lambda place: "de", lambda place: ""))
        stage = Studio(lambda: shop.kitchen, lambda place: replace(CARD, restaurant=shop.place))
        add_draft(app, gate, stage)
        add_owner(app, gate, Office(lambda: shop.kitchen, lambda place: CARD.menu, complaints, costs))
        server = TestServer(app)
        await server.start_server()
        async with playwright.async_playwright() as library:
            browser = await library.chromium.launch(executable_path=BROWSER, args=["--headless", "--no-sandbox"])
            try:
                yield shop, str(server.make_url("/kitchen/bella")), browser
            finally:
                await browser.close()
                await server.close()


async def opened(browser: Any, address: str, viewport: dict[str, int] = TABLET, scheme: str = "light") -> Any:
    context = await browser.new_context(viewport=viewport, locale="de-DE", color_scheme=scheme, has_touch=True)
    page = await context.new_page()
    await page.goto(f"{address}?key={KEY}")
    await expect(page).to_have_url(address)
    return page


async def test_two_tablets_see_the_same_and_one_that_was_offline_catches_up() -> None:
    async with kitchen() as (shop, address, browser):
        one, two = await opened(browser, address), await opened(browser, address)
        await shop.order()
        for page in (one, two):
            await expect(page.locator('[data-column="new"] article')).to_have_count(1)
        await two.context.set_offline(True)
        await expect(two.locator("#lost")).to_be_visible(timeout=30_000)
        await one.get_by_role("button", name="Annehmen").tap()
        await expect(one.locator('[data-column="work"] article')).to_have_count(1)
        await two.locator("article button.go").tap()
        await expect(two.locator("#toast")).to_contain_text("Ohne Verbindung")
        await two.context.set_offline(False)
        await expect(two.locator("#lost")).to_be_hidden(timeout=30_000)
        await expect(two.locator('[data-column="work"] article')).to_have_count(1)
        await two.get_by_role("button", name="Rückgängig").first.tap()
        await expect(one.locator('[data-column="new"] article')).to_have_count(1)


async def test_an_evening_by_touch_on_a_phone() -> None:
    async with kitchen() as (shop, address, browser):
        page = await opened(browser, address, PHONE, "dark")
        await shop.order(lambda order: replace(order, handover="pickup", address=None))
        await shop.order()
        first = page.locator('article[data-number="1"]')
        await first.get_by_role("button", name="Annehmen").tap()
        await page.locator(".tabs button").nth(1).tap()
        await first.get_by_text("Später").tap()
        await first.get_by_role("button", name="+15").tap()
        await expect(first.locator(".due b")).to_have_text("19:00")
        await first.get_by_role("button", name="Fertig").tap()
        await page.locator(".tabs button").nth(0).tap()
        second = page.locator('article[data-number="2"]')
        await second.get_by_text("Ablehnen").first.tap()
        await second.get_by_role("button", name="wir schließen gleich").tap()
        await expect(page.locator("#toast")).to_contain_text("abgelehnt")
        await page.locator("#panel summary").tap()
        await page.locator("#write input[name=words]").fill("23 aus")
        await page.get_by_role("button", name="Los").tap()
        await expect(page.locator("#said")).to_have_text("Aus bis 23:30: 23 Prosciutto.")
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_the_first_tap_on_the_sound_button_turns_it_on() -> None:
    async with kitchen() as (_, address, browser):
        page = await opened(browser, address)
        sound = page.locator("#sound")
        for on in ("true", "false", "true"):
            await sound.tap()
            await expect(sound).to_have_attribute("aria-pressed", on)


async def test_cancelling_asks_for_the_pin_and_then_does_it() -> None:
    async with kitchen() as (shop, address, browser):
        page = await opened(browser, address)
        await shop.order()
        card = page.locator("article")
        await card.get_by_role("button", name="Annehmen").tap()
        await card.get_by_text("Stornieren").first.tap()
        await card.get_by_role("button", name="etwas davon ist aus").tap()
        await page.locator("#pin input[name=pin]").fill("9999")
        await page.get_by_role("button", name="OK").tap()
        await expect(page.locator(".wrong")).to_be_visible()
        await page.locator("#pin input[name=pin]").fill(PIN)
        await page.get_by_role("button", name="OK").tap()
        await expect(page.locator("#toast")).to_contain_text("storniert")


async def test_without_script_the_forms_still_work() -> None:
    async with kitchen() as (shop, address, browser):
        await shop.order()
        context = await browser.new_context(viewport=TABLET, java_script_enabled=False, locale="de-DE")
        page = await context.new_page()
        await page.goto(f"{address}?key={KEY}")
        await page.get_by_role("button", name="Annehmen").click()
        await expect(page.locator('[data-column="work"] article')).to_have_count(1)


@pytest.mark.parametrize("viewport", [TABLET, PHONE], ids=["tablet", "phone"])
async def test_the_owners_page_opens_by_pin_and_nothing_sticks_out(viewport: dict[str, int]) -> None:
    async with kitchen() as (shop, address, browser):
        await shop.order()
        page = await opened(browser, address, viewport)
        await page.goto(address.replace("/kitchen/", "/owner/"))
        for typed, then in (("9999", "Das ist nicht die PIN."), (PIN, "Am Ende der Schicht")):
            await page.get_by_label("PIN").fill(typed)
            await page.get_by_role("button", name="OK").tap()
            await expect(page.get_by_text(then)).to_be_visible()
        await expect(page.get_by_text("Am Ende der Schicht")).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_an_open_choice_stays_open_while_the_board_renews_itself() -> None:
    async with kitchen() as (shop, address, browser):
        page = await opened(browser, address)
        await shop.order()
        choice = page.locator("article details").first
        await choice.locator("summary").tap()
        await shop.order()
        await expect(page.locator("article")).to_have_count(2)
        await expect(choice).to_have_attribute("open", "")


def preorder(order: Order, due: datetime) -> Order:
    names = ("Diavola", "Quattro Formaggi", "Margherita", "Salami", "Prosciutto", "Tonno", "Calzone")
    lines = tuple(replace(order.lines[0], name=Words(name), without=(Words("Zwiebeln"),)) for name in names)
    return replace(order, asap=False, due=due, allergy="Sellerie", lines=lines)


@pytest.mark.parametrize("viewport", [TABLET, PHONE], ids=["tablet", "phone"])
async def test_a_preorder_opens_to_its_card_and_can_be_refused_there(viewport: dict[str, int]) -> None:
    async with kitchen() as (shop, address, browser):
        page = await opened(browser, address, viewport)
        await shop.order(lambda order: preorder(order, shop.at(300)))
        row = page.locator(".brief")
        await expect(row.locator("summary").first).to_contain_text("ALLERGIE")
        await expect(row.locator(".what")).to_be_visible()
        assert await row.locator(".what").evaluate("(at) => at.scrollWidth <= at.clientWidth")
        await expect(row.locator("article")).to_be_hidden()
        await row.locator("summary").first.focus()
        await page.keyboard.press("Enter")
        await expect(row.locator(".bar").first).to_have_text("ohne Zwiebeln")
        await expect(row.locator(".allergy")).to_have_text("ALLERGIE Sellerie")
        await expect(row.locator(".who")).to_contain_text("Anna")
        await expect(row.get_by_role("button", name="Annehmen")).to_have_count(1)
        await shop.out()  # the row itself changes
        await shop.order()
        await expect(row.locator(".tag.printed")).to_be_visible()
        await expect(page.locator(".left:not(:empty)")).to_have_count(1)
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await row.get_by_text("Ablehnen").first.tap()
        await row.get_by_role("button", name="wir schließen gleich").tap()
        await expect(page.locator("#toast")).to_contain_text("abgelehnt")
        await expect(row.locator(".tag.rejected")).to_be_visible()
        await expect(row.locator("article")).to_be_hidden()
