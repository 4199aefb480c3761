"""The demo page in a real browser: a customer orders by keyboard and finger, the ticket comes out of the printer."""

import re
import shutil
from contextlib import asynccontextmanager

import pytest
from aiohttp.test_utils import TestServer
from scripted_phone import TICKET, Demo

from tests.axe import faults, needs_axe

playwright = pytest.importorskip("playwright.async_api", reason="playwright is not installed")
expect = playwright.expect

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}
SMALL = {"width": 320, "height": 568}

pytestmark = [pytest.mark.thorough, pytest.mark.skipif(BROWSER is None, reason="no Chromium found")]


@asynccontextmanager
async def visit(viewport=DESKTOP, locale="de-DE", scheme="light", motion="no-preference"):
    """(page, demo, address); at the end, nothing may have gone wrong unseen."""
    demo = Demo()
    server = TestServer(demo.app())
    await server.start_server()
    complaints: list[str] = []
    async with playwright.async_playwright() as library:
        browser = await library.chromium.launch(executable_path=BROWSER, args=ARGUMENTS)
        context = await browser.new_context(
            viewport=viewport, locale=locale, color_scheme=scheme, reduced_motion=motion, has_touch=viewport != DESKTOP
        )
        page = await context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if line.type in ("error", "warning") else None)
        address = str(server.make_url("/"))
        await page.goto(address)
        await expect(page.locator("#log")).to_have_attribute("aria-busy", "false")
        try:
            yield page, demo, address
        finally:
            await browser.close()
            await server.close()
    refused = any(phone.refuses for phone in demo.phones)
    assert [each for each in complaints if not (refused and "status of 500" in each)] == []


async def order(page) -> None:
    await page.get_by_label("Nachricht", exact=True).fill("Guten Abend")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Lieferung").click()
    await page.get_by_role("button", name="Karte öffnen").click()
    await page.get_by_role("dialog").get_by_role("button", name="Margherita").click()
    await page.get_by_role("button", name="Jetzt kaufen").click()
    await expect(page.locator(".message.in").last).to_contain_text("#47")


async def test_typing_tapping_choosing_and_buying_ends_with_a_ticket():
    async with visit() as (page, demo, _):
        await expect(page.locator("#blank")).to_be_visible()
        await order(page)
        assert demo.phones[0].got == [
            ("say", "Guten Abend"),
            ("tap", "h:delivery", "Lieferung", "wamid.out2"),
            ("tap", "i:1", "Margherita", "wamid.out4"),
            ("tap", "buy:abc", "Jetzt kaufen", "wamid.out6"),
        ]
        slip = page.locator("article.slip")
        await expect(slip).to_be_visible()
        await expect(slip.locator(".number")).to_have_text("#47ABHOLUNG")
        await expect(slip.locator(".inverted")).to_have_text(["MÖGLICHES DUPLIKAT", "OHNE ZWIEBELN"])
        await expect(page.locator("#blank")).to_be_hidden()
        await expect(page.locator("#announce")).to_have_text("Neuer Bon #47")
        await expect(page.locator(".message.out .ticks.read")).to_have_count(4)
        await expect(page.locator(".reaction")).to_contain_text("✔")
        link = page.get_by_role("link", name="Live dabei sein")
        await expect(link).to_have_attribute("href", "https://stream.example.de/abend?t=1")
        await expect(link).to_have_attribute("rel", "noopener noreferrer")


# how high the slip is when it comes into the page: asked from outside it may have slid out already
BEGINS = """() => new MutationObserver((_, watch) => {
    const slip = document.querySelector("article.slip");
    if (!slip) return;
    window.began = slip.getBoundingClientRect().height;
    watch.disconnect();
}).observe(document.body, { childList: true, subtree: true })"""


async def test_the_paper_slides_out_and_ends_at_its_full_height():
    async with visit() as (page, demo, _):
        await page.evaluate(BEGINS)
        demo.printer.print(TICKET)
        slip = page.locator("article.slip")
        await slip.wait_for(state="attached")
        await page.wait_for_function(
            "() => { const paper = document.querySelector('article .paper');"
            " return paper.parentElement.clientHeight >= paper.offsetHeight - 1 && paper.offsetHeight > 300; }"
        )
        ended = await slip.evaluate("node => node.getBoundingClientRect().height")
        assert await page.evaluate("window.began") < ended / 2


async def test_customers_words_on_paper_are_plain_print():
    async with visit() as (page, demo, _):
        demo.printer.print(TICKET)
        note = page.locator(".line", has_text="bitte gut durch")
        await expect(note).to_have_text(re.compile(r"» bitte gut durch \[## OHNE ##\]"))
        await expect(note).to_have_class("line")
        await expect(page.locator(".line", has_text="» <b>Jürgen</b> Größmann")).to_have_count(1)
        await expect(page.locator("article mark")).to_have_text(["ABHOLUNG"])


@pytest.mark.parametrize(
    ("said", "markup"),
    [
        ("*fett* und _schräg_ und ~weg~", "<b>fett</b> und <i>schräg</i> und <s>weg</s>"),
        ("*_beides_*", "<b><i>beides</i></b>"),
        ("2*3*4 und a_b_c und * frei *", "2*3*4 und a_b_c und * frei *"),
        ("```1 *x*```", "<code>1 *x*</code>"),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        (
            "s. https://a.de/x_y_z?q=*1*.",
            's. <a href="https://a.de/x_y_z?q=*1*" target="_blank" rel="noopener noreferrer">https://a.de/x_y_z?q=*1*</a>.',
        ),
        ("javascript:alert(1)", "javascript:alert(1)"),
        (
            'https://a.de/"onmouseover="x',
            '<a href="https://a.de/" target="_blank" rel="noopener noreferrer">https://a.de/</a>"onmouseover="x',
        ),
    ],
)
async def test_chat_marks_become_elements_and_markup_stays_text(said, markup):
    async with visit(motion="reduce") as (page, _, _):
        await page.get_by_label("Nachricht", exact=True).fill(f"echo {said}")
        await page.keyboard.press("Enter")
        text = page.locator(".message.in .text")
        await expect(text).to_have_count(1)
        assert await text.inner_html() == markup


async def test_a_reload_keeps_chat_and_paper_and_a_new_customer_starts_empty():
    async with visit(motion="reduce") as (page, _, _):
        await order(page)
        before = await page.locator("#log").inner_text()
        await page.reload()
        await expect(page.locator("#log")).to_have_attribute("aria-busy", "false")
        assert await page.locator("#log").inner_text() == before
        await expect(page.locator("article.slip")).to_have_count(1)
        await page.get_by_role("button", name="Neuer Kunde").click()
        await expect(page.locator(".message")).to_have_count(0)
        await expect(page.locator(".who")).to_contain_text("Jonas Klein")
        await expect(page.locator("#starters")).to_be_visible()


async def test_the_bot_is_seen_typing_before_it_answers():
    async with visit() as (page, demo, _):
        demo.phones[0].tell("typing", "wamid.none", {})
        await expect(page.locator(".dots")).to_be_visible()
        await expect(page.locator("#state")).to_have_text("schreibt …")
        demo.phones[0].tell("message", "wamid.m", {"type": "text", "text": {"body": "So, jetzt."}})
        await expect(page.locator(".message.in .text")).to_have_text("So, jetzt.")
        await expect(page.locator(".dots")).to_have_count(0)
        await expect(page.locator("#state")).to_have_text("online")


async def test_all_can_be_done_by_keyboard():
    async with visit(motion="reduce") as (page, demo, _):
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")  # skip link
        await expect(page.locator("#field")).to_be_focused()
        await page.keyboard.type("Hallo")
        await page.keyboard.press("Shift+Enter")
        await page.keyboard.type("du")
        await page.keyboard.press("Enter")
        await page.get_by_role("button", name="Abholung").focus()
        await page.keyboard.press("Space")
        opener = page.get_by_role("button", name="Karte öffnen")
        await opener.focus()
        await page.keyboard.press("Enter")
        first = page.get_by_role("dialog").get_by_role("button", name="Margherita")
        await expect(first).to_be_focused()
        for _ in range(9):
            await page.keyboard.press("Tab")
            assert await page.evaluate("document.activeElement.closest('[role=dialog]') !== null")
        await first.focus()
        for key, name in (("ArrowDown", "Funghi"), ("End", "Cola"), ("ArrowDown", "Cola"), ("ArrowUp", "Salami")):
            await page.keyboard.press(key)
            await expect(page.get_by_role("dialog").get_by_role("button", name=name)).to_be_focused()
        await page.keyboard.press("Home")
        await expect(first).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(opener).to_be_focused()
        await expect(page.locator("#sheet")).to_be_hidden()
        await page.keyboard.press("Enter")
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("button", name="Jetzt kaufen")).to_be_visible()
        assert [what for _, what, *_ in demo.phones[0].got] == ["Hallo\ndu", "h:pickup", "i:2"]


async def test_attachments_and_the_request_for_a_location():
    async with visit(motion="reduce") as (page, demo, _):
        attach = page.get_by_role("button", name="Etwas anhängen")
        await order(page)
        await attach.click()
        await expect(page.get_by_role("link", name="Live dabei sein")).to_be_in_viewport(ratio=1)
        await page.keyboard.press("Escape")
        await expect(attach).to_be_focused()
        for name, kind in (("Audio", "audio"), ("Bild", "image"), ("Kontakt", "contacts")):
            await attach.click()
            await expect(attach).to_have_attribute("aria-expanded", "true")
            await page.get_by_role("button", name=name).click()
            await expect(page.locator(".message.out").last).to_contain_text(name)
            await expect(page.locator(".message.out .ticks.read")).to_have_count(len(demo.phones[0].got))
            assert demo.phones[0].got[-1][1]["type"] == kind
        await page.get_by_label("Nachricht", exact=True).fill("where?")
        await page.get_by_role("button", name="Senden", exact=True).click()
        await page.get_by_role("button", name="Standort senden").click()
        await expect(page.locator(".message.in").last).to_contain_text("Ihr Standort ist angekommen.")


async def test_a_message_that_did_not_get_through_says_so():
    async with visit() as (page, demo, _):
        demo.phones[0].refuses = True
        await page.get_by_label("Nachricht", exact=True).fill("Hallo?")
        await page.keyboard.press("Enter")
        await expect(page.locator(".message.out")).to_contain_text("Nicht zugestellt")


@pytest.mark.parametrize("viewport", [PHONE, SMALL], ids=["phone", "small"])
async def test_on_a_phone_nothing_sticks_out_and_a_badge_tells_of_paper(viewport):
    async with visit(viewport, motion="reduce") as (page, _, _):
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert await page.evaluate(wide) == 0
        await expect(page.locator(".kitchen-side")).to_be_hidden()
        await page.locator("#starters button").first.tap()
        await page.get_by_role("button", name="Lieferung").tap()
        await page.get_by_role("button", name="Karte öffnen").tap()
        await page.get_by_role("dialog").get_by_role("button", name="Funghi").tap()
        await page.get_by_role("button", name="Jetzt kaufen").tap()
        await expect(page.locator("#badge")).to_have_text("1")
        assert await page.evaluate(wide) == 0
        kitchen = page.get_by_role("button", name="Küche")
        await kitchen.tap()
        await expect(page.locator("article.slip")).to_be_visible()
        await expect(page.locator("#badge")).to_be_hidden()
        await expect(kitchen).to_have_attribute("aria-pressed", "true")
        assert await page.evaluate(wide) == 0
        cut = "[...document.querySelectorAll('.line')].filter((each) => each.scrollWidth > each.clientWidth + 1).length"
        assert await page.evaluate(cut) == 0
        small = "[...document.querySelectorAll('button')].filter((each) => each.offsetParent && each.offsetHeight < 24).length"
        assert await page.evaluate(small) == 0  # WCAG 2.2, 2.5.8


async def test_english_and_german_by_the_browser_or_by_choice():
    async with visit(locale="en-GB") as (page, _, address):
        await expect(page.get_by_role("heading", name="This is what the kitchen gets")).to_be_visible()
        await expect(page.locator("#starters button").first).to_have_text("Hello, I would like to order")
        await page.get_by_role("link", name="Deutsch").click()
        await expect(page.get_by_role("heading", name="Das bekommt die Küche")).to_be_visible()
        assert await page.evaluate("document.documentElement.lang") == "de"
        assert page.url == f"{address}?lang=de"


CONTRAST = """() => {
  const rgb = (text) => {
    const parts = text.match(/[\\d.]+/g).map(Number);
    const scale = text.startsWith("color(srgb") ? 255 : 1;
    return { c: parts.slice(0, 3).map((each) => each * scale), a: parts[3] ?? 1 };
  };
  const light = ([r, g, b]) => {
    const f = (v) => ((v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b);
  };
  const behind = (node) => {
    for (let each = node; each; each = each.parentElement) {
      const { c, a } = rgb(getComputedStyle(each).backgroundColor);
      if (a > 0.99) return c;
    }
    return [255, 255, 255];
  };
  const bad = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility() || node.closest(".hidden, script, noscript, .skip")) continue;
    const style = getComputedStyle(node);
    const [a, b] = [light(rgb(style.color).c), light(behind(node))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    if (ratio < least) bad.push(`${ratio.toFixed(2)} ${node.className || node.tagName}: ${walker.currentNode.data.trim().slice(0, 30)}`);
  }
  return bad;
}"""


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_the_page_is_clean_with_all_that_opens(scheme, viewport):
    async with visit(viewport, scheme=scheme, motion="reduce") as (page, demo, _):
        assert await faults(page) == []
        await order(page)
        demo.phones[0].tell("typing", "wamid.none", {})
        await page.get_by_role("button", name="Etwas anhängen").click()
        assert await faults(page) == []
        await page.keyboard.press("Escape")
        await page.get_by_role("button", name="Karte öffnen").click()
        assert await faults(page) == []
        await page.keyboard.press("Escape")
        if viewport == PHONE:
            await page.get_by_role("button", name="Küche").click()
        await expect(page.locator("article.slip")).to_be_visible()
        assert await faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_every_text_has_the_contrast_of_wcag_aa(scheme, viewport):
    async with visit(viewport, scheme=scheme, motion="reduce") as (page, _, _):
        assert await page.evaluate(CONTRAST) == []
        await order(page)
        await page.get_by_role("button", name="Etwas anhängen").click()
        assert await page.evaluate(CONTRAST) == []
        await page.locator("#attach").click()
        await page.get_by_role("button", name="Karte öffnen").click()
        assert await page.evaluate(CONTRAST) == []
        await page.keyboard.press("Escape")
        if viewport == PHONE:
            await page.get_by_role("button", name="Küche").click()
            assert await page.evaluate(CONTRAST) == []
