"""The demo as a visitor uses it: the page in a real browser, and the same talk in a terminal."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
from pathlib import Path

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
QUIET = {**os.environ, "LANG": "de_DE.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""}


@pytest.mark.thorough
async def test_a_pizza_is_ordered_on_the_page_and_the_ticket_comes_out(tmp_path: Path) -> None:
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        pytest.skip("no Chromium here: the demo was not driven in a browser")
    from playwright.async_api import async_playwright

    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "orderbot", "demo", "--no-browser", "--port", "0", "--data", str(tmp_path),
        env=QUIET, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        address = (await bot.stdout.readline()).decode().strip()
        async with async_playwright() as playwright:
            chrome = await playwright.chromium.launch(executable_path=browser, args=FLAGS)
            page = await chrome.new_page(locale="de-DE")
            await page.goto(address)
            box = page.get_by_role("textbox").first
            await box.fill("2x Margherita groß, eine ohne Mozzarella, abholen")
            await box.press("Enter")
            await page.get_by_role("button", name="Jetzt kaufen").click(timeout=120_000)
            await page.get_by_text("Nr. 1").first.wait_for(timeout=120_000)
            await page.get_by_text("OHNE MOZZARELLA").first.wait_for(timeout=120_000)
            await chrome.close()
    finally:
        if bot.returncode is None:
            bot.terminate()
        _, errors = await bot.communicate()
    assert bot.returncode == 0, errors.decode()
    [ticket] = (tmp_path / "tickets").glob("*.txt")
    assert "Margherita groß 32 cm" in ticket.read_text(encoding="utf-8")


async def test_the_chat_in_a_terminal_ends_with_the_ticket() -> None:
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "orderbot", "chat",
        env=QUIET, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        said, errors = await bot.communicate(b"1 Lasagne abholen\n1\n")
    finally:
        if bot.returncode is None:
            bot.kill()
            await bot.wait()
    assert bot.returncode == 0, errors.decode()
    talk = said.decode()
    assert "[1] Jetzt kaufen" in talk
    assert "Bestellung *Nr. 1* ist eingegangen" in talk
    assert re.search(r"\| 1x Lasagne", talk)
