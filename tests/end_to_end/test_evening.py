"""A Friday evening at the board alone: the real demo in a real browser, customers at their phones, the printer's plug."""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from orderbot.app import World
from orderbot.demo import Demo, demo, sample_card
from orderbot.web.sessions import words_of

playwright = pytest.importorskip("playwright.async_api", reason="playwright is not installed")
expect = playwright.expect
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium found")
LONG = 120_000  # milliseconds; it ends as soon as it is so


@dataclass
class Customer:
    """Somebody with a phone."""

    evening: Evening
    name: str
    phone: Any = field(init=False)
    inbox: Any = field(init=False)

    def __post_init__(self) -> None:
        self.phone = self.evening.demo.phone(self.name)
        self.inbox = self.phone.subscribe()

    async def hears(self) -> dict[str, Any]:
        """The next message: its API body."""
        while (event := await self.inbox.get()).kind != "message":
            pass
        body: dict[str, Any] = event.body
        return body

    async def asks(self, words: str) -> str:
        await self.phone.say(words)
        return words_of(await self.hears())

    async def orders(self, words: str) -> int:
        """The number of the order."""
        await self.phone.say(words)
        (buy, *_) = (await self.hears())["interactive"]["action"]["buttons"]
        await self.phone.tap(buy["reply"]["id"], buy["reply"]["title"])
        said = re.search(r"Nr\. (\d+)", words_of(await self.hears()))
        assert said
        return int(said[1])


@dataclass
class Evening:
    demo: Demo
    board: Any  # the page

    async def order(self, words: str) -> tuple[Customer, int, Any]:
        """(who ordered, the number, the card on the board)"""
        customer = Customer(self, f"customer {words}")
        number = await customer.orders(words)
        card = self.board.locator(f'article[data-number="{number}"]')
        await expect(card).to_be_visible(timeout=LONG)
        return customer, number, card

    async def write(self, words: str) -> str:
        """What staff would write, at the board."""
        await self.board.locator("#panel > summary").tap()
        await self.board.locator("#write input[name=words]").fill(words)
        await self.board.get_by_role("button", name="Los", exact=True).tap()
        said = self.board.locator("#said")
        await expect(said).to_be_visible(timeout=LONG)
        told: str = await said.inner_text()
        await self.board.locator("#panel > summary").tap()
        return told

    async def plug(self, plugged: bool) -> None:
        state = {"plugged": plugged, "paper": True, "covered": True}
        async with ClientSession() as page, page.post(f"{self.demo.url}demo/printer", json=state) as answer:
            assert answer.status == 200


@asynccontextmanager
async def evening(folder: Path) -> AsyncIterator[Evening]:
    async with (
        demo(sample_card(), folder, host="127.0.0.1", port=0, world=World()) as running,
        playwright.async_playwright() as library,
    ):
        browser = await library.chromium.launch(executable_path=BROWSER, args=["--headless", "--no-sandbox"])
        try:
            context = await browser.new_context(viewport={"width": 1180, "height": 820}, locale="de-DE", has_touch=True)
            page = await context.new_page()
            await page.goto(running.board)
            yield Evening(running, page)
        finally:
            await browser.close()


async def test_a_friday_evening(tmp_path: Path) -> None:
    async with evening(tmp_path) as here:
        page = here.board
        # accepted, put off, ready
        anna, _, first = await here.order("2 Margherita klein, abholen")
        await first.get_by_role("button", name="Annehmen", exact=True).tap()
        await expect(page.locator('[data-column="work"] article')).to_have_count(1, timeout=LONG)
        await first.get_by_text("Später", exact=True).tap()
        await first.get_by_role("button", name="+15").tap()
        assert "braucht für Ihre Bestellung" in words_of(await anna.hears())
        await first.get_by_role("button", name="Fertig", exact=True).tap()
        assert "ist fertig" in words_of(await anna.hears())
        # accepted with a time
        _, _, second = await here.order("1 Lasagne, abholen")
        await second.get_by_text("Mit Zeit").tap()
        await second.get_by_role("button", name="15 Min").tap()
        await expect(page.locator('[data-column="work"] article')).to_have_count(1, timeout=LONG)
        # sold out, and there again
        assert "23 Prosciutto" in await here.write("23 aus")
        bert = Customer(here, "bert")
        assert "Prosciutto ist gerade aus" in await bert.asks("1 Prosciutto klein, abholen")
        await page.locator(".chip.out button").tap()
        await expect(page.locator(".chip.out")).to_have_count(0, timeout=LONG)
        # a pause, ended early
        await page.locator("#panel > summary").tap()
        await page.get_by_role("button", name="Pause 20").tap()
        await expect(page.locator(".chip.on")).to_contain_text("Pause", timeout=LONG)
        await page.locator("#panel > summary").tap()
        assert "geschlossen" in await Customer(here, "carla").asks("habt ihr offen?")
        await page.locator(".chip.on button").tap()
        await expect(page.locator(".chip.on")).to_have_count(0, timeout=LONG)
        # the printer dies, and comes back
        await here.plug(False)
        dora, _, third = await here.order("3 Funghi klein, abholen")
        await expect(third.locator(".tag.unprinted")).to_be_visible(timeout=LONG)
        await expect(page.locator(".chip.bad")).to_contain_text("wartet auf Papier", timeout=LONG)
        await here.plug(True)
        await expect(third.locator(".tag.printed")).to_be_visible(timeout=LONG)
        # rejected, with a reason
        await third.get_by_text("Ablehnen", exact=True).first.tap()
        await third.get_by_role("button", name="gerade zu viel los").tap()
        assert "gerade zu viel los" in words_of(await dora.hears())
        # what is very big waits for a yes
        emil, _, fourth = await here.order("20 Parma groß und 20 Salami groß, abholen")
        await expect(fourth.locator(".held")).to_be_visible()
        await expect(fourth.locator(".tag.printed, .tag.unprinted")).to_have_count(0)
        await fourth.get_by_role("button", name="Annehmen", exact=True).tap()
        assert "angenommen" in words_of(await emil.hears())
        await expect(fourth.locator(".tag.printed")).to_be_visible(timeout=LONG)
        # closed
        await page.locator("#panel > summary").tap()
        await page.get_by_role("button", name="Heute zu").tap()
        await expect(page.locator(".chip.on")).to_contain_text("geschlossen", timeout=LONG)
        assert "geschlossen" in await Customer(here, "frieda").asks("habt ihr offen?")
