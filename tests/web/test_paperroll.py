"""The demo's printer: its handles are those of the printer the bot really talks to, and staff's messages show."""

from __future__ import annotations

from pathlib import Path

from aiohttp import ClientSession, CookieJar

from orderbot.app import World
from orderbot.demo import demo, sample_card
from orderbot.web.sessions import words_of


async def test_the_handles_are_those_of_the_printer(tmp_path: Path) -> None:
    async with (
        demo(sample_card(), tmp_path, host="127.0.0.1", port=0, world=World()) as running,
        ClientSession() as page,
    ):
        where = f"{running.url}demo/printer"
        origin = {"Origin": running.url.rstrip("/")}
        assert await (await page.get(where)).json() == {"plugged": True, "paper": True, "covered": True}
        for wanted in (
            {"plugged": True, "paper": False, "covered": True},
            {"plugged": False, "paper": True, "covered": False},
            {"plugged": True, "paper": True, "covered": True},
        ):
            answer = await page.post(where, json=wanted, headers=origin)
            assert await answer.json() == wanted
        assert (await page.post(where, json={"plugged": 1}, headers=origin)).status == 400


async def test_what_staff_get_shows_on_the_page(tmp_path: Path) -> None:
    async with (
        demo(sample_card(), tmp_path, host="127.0.0.1", port=0, world=World()) as running,
        ClientSession(cookie_jar=CookieJar(unsafe=True)) as page,  # of an address without a name
    ):
        await page.get(running.url)
        stream = await page.get(f"{running.url}demo/events")
        phone = running.phone("somebody")
        await phone.say("Ich möchte mit einem Menschen sprechen")
        seen = b""
        while b"event: alarm" not in seen:
            more = await stream.content.readany()
            assert more, "the stream ended"
            seen += more
        stream.close()


def test_the_words_of_any_message_are_found() -> None:
    assert words_of({"type": "text", "text": {"body": "a"}}) == "a"
    assert words_of({"type": "interactive", "interactive": {"body": {"text": "b"}}}) == "b"
    assert words_of({"type": "image", "image": {"caption": "c"}}) == "c"
    assert words_of({"type": "reaction"}) == ""
