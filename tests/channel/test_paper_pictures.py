"""Where paper fails, or there is none, staff see the ticket itself on their phones; where it cannot be shown, the words go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from orderbot.restaurant import PrinterConfig
from orderbot.whatsapp import client
from orderbot.whatsapp.emulator.media import TYPES
from tests.channel.street import ANNA, STAFF, Street, street

PHONE = f"+{STAFF.phone}"
DEAD = PrinterConfig("kueche", "tcp://127.0.0.1:1")
OTHER = PrinterConfig("theke", "tcp://127.0.0.1:1")
PNG = b"\x89PNG\r\n\x1a\n"


async def ordered(here: Street) -> None:
    """Staff have written today; Anna orders."""
    await here.emulator.say(STAFF, "was ist aus?")
    await here.answered(STAFF, 1)
    await here.emulator.say(ANNA, "Salami klein, abholen")
    await here.answered(ANNA, 1)
    await here.emulator.tap(ANNA, next(id for id in here.emulator.offered(ANNA) if id.startswith("buy:")))
    await here.answered(ANNA, 2)


def headed(here: Street) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """The pictures that staff see, each with the message below it."""
    for each in here.emulator.sent:
        header = each.body.get("interactive", {}).get("header", {}) if each.to.key == STAFF.key else {}
        if "image" in header:
            yield here.emulator.media.uploads[header["image"]["id"]].content, each.body["interactive"]


async def test_an_alarm_shows_the_ticket_and_what_can_be_done(tmp_path: Path) -> None:
    async with street(tmp_path, staff=(PHONE,), printers=(DEAD, OTHER)) as here:
        await ordered(here)
        here.clock.later(seconds=50)
        await here.until(lambda: any(headed(here)))
        picture, message = next(headed(here))
        assert picture.startswith(PNG)
        assert "Salami" in message["body"]["text"]
        titles = [each["reply"]["title"] for each in message["action"]["buttons"]]
        assert titles[:2] == ["Ist gedruckt", "Bon nochmal"]
        assert len(titles) == 3
        assert here.emulator.refused == []


async def test_without_a_printer_the_ticket_is_a_picture_with_seen_below_it(tmp_path: Path) -> None:
    async with street(tmp_path, staff=(PHONE,), printers=(PrinterConfig("kueche", "chat:"),)) as here:
        await ordered(here)
        await here.until(lambda: any(headed(here)))
        picture, message = next(headed(here))
        assert picture.startswith(PNG)
        assert [each["reply"]["title"] for each in message["action"]["buttons"]] == ["Gesehen"]


async def test_a_picture_that_whatsapp_does_not_take_keeps_no_words_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(TYPES, "image/png")
    async with street(tmp_path, staff=(PHONE,), printers=(PrinterConfig("kueche", "chat:"),)) as here:
        await ordered(here)
        await here.until(lambda: any("Salami" in each for each in here.said_to(STAFF)))
        assert not any(headed(here))
        assert (await here.health())["status"] == "ok"


async def test_an_upload_that_hangs_keeps_no_words_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "UPLOAD", 0.0)
    async with street(tmp_path, staff=(PHONE,), printers=(PrinterConfig("kueche", "chat:"),)) as here:
        await ordered(here)
        await here.until(lambda: any("Salami" in each for each in here.said_to(STAFF)))
