"""The demo's printer: its handles are those of the printer the bot really talks to, and staff's messages show."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientTimeout, CookieJar

from orderbot.app import World
from orderbot.demo import Demo, demo, sample_card
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


@asynccontextmanager
async def looking(running: Demo) -> AsyncIterator[tuple[ClientSession, Callable[[], Awaitable[dict[str, Any]]]]]:
    """(a page, what waits for the next message to staff on it)"""
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as page:  # of an address without a name
        await page.get(running.url)
        stream = await page.get(f"{running.url}demo/events", timeout=ClientTimeout(total=None))
        seen = b""

        async def alarm() -> dict[str, Any]:
            nonlocal seen
            while not (found := re.search(rb"event: alarm\ndata: (.*?)\n\n", seen)):
                more = await stream.content.readany()
                assert more, "the stream ended"
                seen += more
            seen = seen[found.end() :]
            said: dict[str, Any] = json.loads(found[1])
            return said

        yield page, alarm
        stream.close()


async def test_what_staff_get_shows_on_the_page(tmp_path: Path) -> None:
    async with (
        demo(sample_card(), tmp_path, host="127.0.0.1", port=0, world=World()) as running,
        looking(running) as (_, alarm),
    ):
        await running.phone("somebody").say("Ich möchte mit einem Menschen sprechen")
        assert "möchte mit einem Menschen sprechen" in (await alarm())["text"]


async def test_staff_answer_from_the_page_by_a_tap_and_in_words(tmp_path: Path) -> None:
    async with (
        demo(sample_card(), tmp_path, host="127.0.0.1", port=0, world=World()) as running,
        looking(running) as (page, alarm),
    ):
        where, origin = f"{running.url}demo/staff", {"Origin": running.url.rstrip("/")}
        assert (await page.post(where, json={"text": "probewoche"}, headers=origin)).status == 204
        assert (await alarm())["text"].startswith("Probewoche bis")
        phone = running.phone("somebody")
        messages = phone.subscribe()
        await phone.say("habt ihr offen?")
        asked = await alarm()
        (send,) = asked["buttons"]
        tap = {"id": send["id"], "title": send["title"], "context": asked["id"]}
        assert (await page.post(where, json=tap, headers=origin)).status == 204
        while (event := await messages.get()).kind != "message":
            pass
        assert "geöffnet" in words_of(event.body)
        assert (await page.post(where, json={"text": " "}, headers=origin)).status == 400
        assert (await page.post(where, json=tap, headers={"Origin": "https://other.example"})).status == 403


def test_the_words_of_any_message_are_found() -> None:
    assert words_of({"type": "text", "text": {"body": "a"}}) == "a"
    assert words_of({"type": "interactive", "interactive": {"body": {"text": "b"}}}) == "b"
    assert words_of({"type": "image", "image": {"caption": "c"}}) == "c"
    assert words_of({"type": "reaction"}) == ""
