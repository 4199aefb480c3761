"""Meta's error codes one by one, over real HTTP: what becomes of the message, and that the kitchen cooks anyway."""

from __future__ import annotations

import itertools
import json
from collections.abc import AsyncIterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from aiohttp.test_utils import TestServer

from orderbot.app import RUNNING
from orderbot.demo import NUMBER
from orderbot.ports import Recipient, SendFailed, Verdict
from orderbot.restaurant import Restaurant
from orderbot.texts import plain
from orderbot.whatsapp.client import WhatsApp, open_session
from orderbot.whatsapp.codes import CODES, MISSING, UNKNOWN, meaning
from orderbot.whatsapp.emulator import Emulator, Fault, Person
from orderbot.whatsapp.verdicts import verdict
from orderbot.wording.message import Message
from tests.channel.street import ANNA, START, street

GUIDE = {  # the reference's classes, written down independently of the table
    Verdict.RETRY: [2, 131057, 133004],
    Verdict.UNCERTAIN: [1, 131000, 131016],
    Verdict.THROTTLED: [4, 80007, 130429, 131056],
    Verdict.FINAL: [
        100, 33, 131008, 131009, 131021, 131026, 131047, 131049, 131050, 130472, 131051, 131052, 131053, 131062,
        132000, 132001, 132005, 132007, 132012, 132015, 132016, 132018, 132068, 132069, 135000, 424242,
    ],
    Verdict.STOP: [
        0, 3, 10, 190, 200, 250, 299, 368, 131005, 131031, 131037, 131042, 131045, 131048, 131064, 130497, 133010,
    ],
}  # fmt: skip
EACH = [(code, expected) for expected, codes in GUIDE.items() for code in codes]


BELLA = Restaurant("bella", "B", Path(), ZoneInfo("Europe/Berlin"), "de", NUMBER, "", token="t0ken")


@pytest.fixture
async def graph() -> AsyncIterator[tuple[Emulator, WhatsApp]]:
    ids = map("EMU{}".format, itertools.count())
    emulator = Emulator(
        phone_numbers={NUMBER: "t0ken"},
        app_secret="s",
        verify_token="v",
        clock=lambda: START,
        new_id=lambda: next(ids),
    )
    async with TestServer(emulator.app) as server, open_session() as session:
        yield emulator, WhatsApp(session, api_url=str(server.make_url("")), api_version="v25.0")


@pytest.mark.parametrize(("code", "expected"), EACH)
def test_every_code_has_its_class_whatever_the_http_status(code: int, expected: Verdict) -> None:
    assert verdict(400, code) is expected
    if expected in (Verdict.THROTTLED, Verdict.FINAL, Verdict.STOP):
        assert verdict(500, code) is expected


def test_the_table_holds_nothing_else_and_tells_the_owner_what_to_do_where_only_the_owner_can() -> None:
    known = {code for code, _ in EACH} | set(range(200, 300))
    assert set(CODES) == known - {424242}
    for code, found in CODES.items():
        assert plain(found.said), code
        assert (found.remedy is not None) is (found.verdict is Verdict.STOP or found.ours or code // 1000 == 132), code
    assert meaning(424242) is UNKNOWN
    assert meaning(100, 33) is MISSING


@pytest.mark.parametrize(("code", "expected"), EACH)
async def test_every_code_comes_through_the_client_as_it_comes_from_meta(
    code: int, expected: Verdict, graph: tuple[Emulator, WhatsApp], caplog: pytest.LogCaptureFixture
) -> None:
    emulator, whatsapp = graph
    await emulator.say(ANNA, "Hallo")
    emulator.faults.append(code)
    with pytest.raises(SendFailed) as caught:
        await whatsapp.send(BELLA, Recipient(ANNA.phone, ANNA.user), Message("Hi"), "1")
    assert caught.value.code == code
    if code not in (131000, 131016):  # Meta answers these with 500
        assert caught.value.verdict is expected
    assert whatsapp.refusals() == ({BELLA.id: meaning(code)} if expected is Verdict.STOP else {})
    assert ("refuses the form" in caplog.text) is (code in CODES and CODES[code].ours)
    await whatsapp.send(BELLA, Recipient(ANNA.phone, ANNA.user), Message("Hi"), "1")
    assert whatsapp.refusals() == {}


FAULTS = (Fault.HTML, Fault.TRUNCATED, Fault.NO_ID, Fault.RESET, Fault.RESET_ACCEPTED)


async def test_the_kitchen_gets_every_order_whatever_meta_answers(tmp_path: Path) -> None:
    trouble = [*FAULTS, *(code for code, _ in EACH)]
    async with street(tmp_path) as here:
        people = [Person(f"4915{n:09d}", "", "Anna", NUMBER) for n in range(len(trouble))]
        for person in people:
            await here.emulator.say(person, "1 Lasagne abholen")
        buttons = []
        for person in people:
            await here.answered(person, 1)
            buttons.append(next(id for id in here.emulator.offered(person) if id.startswith("buy:")))
        rest = list(trouble)
        here.emulator.switches.chance = lambda: rest.pop() if rest else 190
        for person, button in zip(people, buttons, strict=True):
            await here.emulator.tap(person, button)
        await here.until(lambda: len(list(here.folder.glob("tickets/*.txt"))) >= len(people))
        assert await here.rows("SELECT count(*) FROM orders") == [(len(people),)]
        states = {state for (state,) in await here.rows("SELECT state FROM outbox WHERE kind = 'confirmation'")}
        assert "superseded" not in states, "a confirmation is never dropped"


async def test_health_says_who_must_do_what_when_the_account_is_refused(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        here.emulator.switches.chance = lambda: 131042
        await here.emulator.say(ANNA, "Hallo")
        await here.until(lambda: "bella" in here.app[RUNNING].outbox.stopped())
        reason = (await here.health())["checks"]["whatsapp"]
        assert "payment method" in reason
        assert "Billing" in reason


async def test_metas_words_about_a_customer_are_not_repeated(graph: tuple[Emulator, WhatsApp]) -> None:
    from orderbot.whatsapp.verdicts import failure

    said = "Recipient phone number +4915112345678 (DE.1349120865530274) not in allowed list"
    error = failure(400, json.loads(json.dumps({"error": {"code": 131030, "message": said}})))
    assert str(error) == "HTTP 400 - Recipient phone number … (…) not in allowed list"


async def test_a_missing_payment_method_shows_only_in_statuses_and_is_told_all_the_same(tmp_path: Path) -> None:
    async with street(tmp_path, staff=("+4915199999999",)) as here:
        here.emulator.switches.paid, here.emulator.switches.free = False, 0
        await here.emulator.say(ANNA, "Hallo")
        await here.until(lambda: bool(here.emulator.sent))
        await here.emulator.settle()
        assert "payment method" in (await here.health())["warnings"]["account"]
        ((alert,),) = await here.rows("SELECT payload FROM outbox WHERE kind = 'alert'")
        assert "Zahlungsart" in alert
