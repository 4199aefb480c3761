"""What /health and /metrics say in numbers: the same, with no word of any customer."""

from __future__ import annotations

from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from prometheus_client.parser import text_string_to_metric_families

from orderbot.figures import Figure
from orderbot.web import metrics
from orderbot.web.health import add_health
from orderbot.whatsapp.emulator import Late
from tests.channel.street import ANNA, Street, street


async def measured(here: Street) -> dict[tuple[str, ...], float]:
    async with here.http.get(f"{here.url}/metrics") as answer:
        assert answer.status == 200
        text = await answer.text()
    assert ANNA.phone not in text
    found = (each for family in text_string_to_metric_families(text) for each in family.samples)
    return {(each.name, *each.labels.values()): each.value for each in found}


async def test_ages_count_from_what_last_moved(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        assert ("orderbot_last_in_seconds", "bella") not in await measured(here)
        await here.emulator.say(ANNA, "Salami klein, abholen")
        await here.answered(ANNA, 1)
        await here.until(lambda: sent(here))  # the answer arrives before it is stored that it did
        here.clock.later(seconds=40)
        found = await measured(here)
        assert found["orderbot_last_in_seconds", "bella"] == found["orderbot_last_out_seconds", "bella"] == 40
        assert found["orderbot_check_ok", "database"] == 1
        assert (await here.health())["last"] == {"in bella": 40, "out bella": 40}


async def sent(here: Street) -> bool:
    return ("orderbot_last_out_seconds", "bella") in await measured(here)


async def test_a_ticket_on_paper_is_counted_for_its_printer(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        await here.emulator.say(ANNA, "Salami klein, abholen")
        await here.answered(ANNA, 1)
        await here.emulator.tap(ANNA, next(id for id in here.emulator.offered(ANNA) if id.startswith("buy:")))
        (printer,) = here.place.printers
        await here.until(lambda: printed(here, printer.name))


async def printed(here: Street, name: str) -> bool:
    return ("orderbot_last_print_seconds", name, "bella") in await measured(here)


async def test_what_whatsapp_refuses_is_a_warning_for_an_hour(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        here.emulator.faults.append(Late(131026))
        await here.emulator.say(ANNA, "Hallo")
        await here.until(lambda: refused(here))
        assert "1 of bella" in (await here.health())["warnings"]["refused"]
        here.clock.later(hours=2)
        assert "refused" not in (await here.health())["warnings"]


async def refused(here: Street) -> bool:
    return (await measured(here))["orderbot_refused", "bella"] == 1


async def test_what_cannot_be_counted_keeps_no_verdict_back() -> None:
    async def broken() -> tuple[Figure, ...]:
        raise OSError("no such disk")

    async def well() -> str:
        return ""

    app = web.Application()
    add_health(app, {"database": well}, last=broken)
    async with TestClient(TestServer(app)) as client, client.get("/health") as answer:
        assert answer.status == 200
        assert await answer.json() == {"status": "ok", "checks": {"database": "ok"}, "warnings": {}, "last": {}}


async def test_without_the_extra_there_is_no_such_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metrics, "AVAILABLE", False)
    async with street(tmp_path) as here, here.http.get(f"{here.url}/metrics") as answer:
        assert answer.status == 404
