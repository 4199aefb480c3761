"""The shop's pages as axe-core sees them: full and empty, with all that opens, light and dark, on tablet and phone."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from orderbot.ordering.lifecycle import Do
from orderbot.ordering.trust import BIG
from tests.axe import faults, needs_axe
from tests.board.shop import PIN, Shop
from tests.board.test_browser import PHONE, TABLET, expect, kitchen, opened
from tests.board.test_browser import pytestmark as browsers
from tests.shops import CARD

pytestmark = [*browsers, needs_axe]
SCREENS = pytest.mark.parametrize(
    ("viewport", "scheme"),
    [(TABLET, "light"), (TABLET, "dark"), (PHONE, "light"), (PHONE, "dark")],
    ids=["tablet-light", "tablet-dark", "phone-light", "phone-dark"],
)


async def evening(shop: Shop) -> None:
    """One order of each kind, something sold out, something switched."""
    await shop.order(lambda order: replace(order, held=BIG, remark="Bitte klingeln", allergy="Nüsse"))
    await shop.order()
    await shop.order(lambda order: replace(order, handover="pickup", address=None, pays_with=5000))
    await shop.order()
    await shop.order()
    await shop.order(lambda order: replace(order, asap=False, due=shop.at(300)))
    await shop.order()
    await shop.do(2, Do.ACCEPT, 40)
    await shop.do(3, Do.ACCEPT)
    await shop.do(3, Do.READY)
    await shop.do(4, Do.ON_THE_WAY)
    await shop.do(5, Do.REJECT, reason="zu viel")
    await shop.out()
    await shop.kitchen.say("bella", "23 aus", costly=False)
    await shop.kitchen.say("bella", "stau 15", costly=False)


@SCREENS
async def test_the_board_is_clean_with_all_that_opens(viewport: dict[str, int], scheme: str) -> None:
    async with kitchen() as (shop, address, browser):
        page = await opened(browser, address, viewport, scheme)
        assert await faults(page) == []
        await evening(shop)
        await expect(page.locator('article[data-number="7"]')).to_be_attached()
        await expect(page.locator(".chip.out")).to_be_attached()
        for each in await page.locator("#board details > summary").all():
            if await each.is_visible():
                await each.tap()
        assert await faults(page) == []
        for column in range(3):
            if viewport == PHONE:
                await page.locator(".tabs button").nth(column).tap()
                assert await faults(page) == []
        await page.locator("#panel summary").tap()
        await page.locator("#write input[name=words]").fill("12 reddy")
        await page.get_by_role("button", name="Los", exact=True).tap()
        await expect(page.locator("#said")).to_be_visible()
        assert await faults(page) == []


@SCREENS
async def test_the_question_for_the_pin_and_the_line_that_nothing_is_connected(
    viewport: dict[str, int], scheme: str
) -> None:
    async with kitchen() as (_, address, browser):
        page = await opened(browser, address, viewport, scheme)
        await page.locator("#panel summary").tap()
        await page.locator("#write input[name=words]").fill("übungsmodus")
        await page.get_by_role("button", name="Los", exact=True).tap()
        await page.locator("#pin input[name=pin]").fill("9999")
        await page.get_by_role("button", name="OK").tap()
        await expect(page.locator(".wrong")).to_be_visible()
        assert await faults(page) == []
        await page.get_by_role("button", name="Schließen").tap()
        await page.context.set_offline(True)
        await expect(page.locator("#lost")).to_be_visible(timeout=30_000)
        assert await faults(page) == []


@SCREENS
async def test_the_owners_page_and_its_doors(viewport: dict[str, int], scheme: str) -> None:
    async with kitchen() as (shop, address, browser):
        stranger = await (await browser.new_context(viewport=viewport, color_scheme=scheme)).new_page()
        await stranger.goto(address)
        assert await faults(stranger) == []
        page = await opened(browser, address, viewport, scheme)
        await page.goto(address.replace("/kitchen/", "/owner/"))
        assert await faults(page) == []
        await evening(shop)
        await page.get_by_label("PIN").fill(PIN)
        await page.get_by_role("button", name="OK").tap()
        await expect(page.get_by_text("Am Ende der Schicht")).to_be_visible()
        for each in await page.locator("details > summary").all():
            await each.tap()
        assert await faults(page) == []


@SCREENS
async def test_the_draft_of_the_card(tmp_path: Path, viewport: dict[str, int], scheme: str) -> None:
    async with kitchen(menu=Path(shutil.copytree(CARD, tmp_path / "bella"))) as (_, address, browser):
        page = await opened(browser, address, viewport, scheme)
        await page.goto(address.replace("/kitchen/", "/owner/"))
        await page.get_by_label("PIN").fill(PIN)
        await page.get_by_role("button", name="OK").tap()
        await page.get_by_role("link", name="Die Karte ändern").tap()
        await expect(page.get_by_role("button", name="Entwurf beginnen")).to_be_visible()
        assert await faults(page) == []
        await page.get_by_role("button", name="Entwurf beginnen").tap()
        await page.get_by_role("link", name="30-pizza.toml").tap()
        content = page.get_by_label("Inhalt: 30-pizza.toml")
        await content.fill((await content.input_value()).replace("gross = 9.90", "gross = 11.10", 1))
        await page.get_by_role("button", name="Speichern").tap()
        await expect(page.get_by_text("9,90 € wird 11,10 €")).to_be_attached()
        await page.get_by_label("Nachricht").fill("2 Margherita groß, abholen")
        await page.get_by_role("button", name="Senden").tap()
        await page.get_by_role("button", name="Jetzt kaufen").tap()
        await expect(page.get_by_text("Danke! Bestellung")).to_be_attached()
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert await faults(page) == []


async def test_axe_sees_a_fault() -> None:
    async with kitchen() as (_, address, browser):
        page: Any = await opened(browser, address)
        await page.evaluate("document.querySelector('#sound').replaceChildren()")
        assert any("button-name" in each for each in await faults(page))
