"""A send whose fate is unknown is settled by its status, which carries our tag; what is not settled is said again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from orderbot.whatsapp.emulator import Fault, Late
from tests.channel.street import ANNA, Street, street

PHONE = "+4915199999999"


async def states(here: Street, kind: str) -> list[str]:
    return [state for (state,) in await here.rows(f"SELECT state FROM outbox WHERE kind = '{kind}' ORDER BY id")]


async def summary(here: Street) -> str:
    await here.emulator.say(ANNA, "1 Lasagne abholen")
    await here.answered(ANNA, 1)
    return next(id for id in here.emulator.offered(ANNA) if id.startswith("buy:"))


def visible(here: Street, words: str) -> int:
    return sum(words in each.text for each in here.emulator.sent if each.shown)


@pytest.mark.parametrize("fault", [Fault.RESET_ACCEPTED, Fault.TRUNCATED, Fault.NO_ID])
@pytest.mark.parametrize("early", [True, False])
async def test_a_confirmation_that_arrived_without_an_answer_is_settled_by_its_status(
    tmp_path: Path, fault: Fault, early: bool
) -> None:
    async with street(tmp_path) as here:
        buy = await summary(here)
        here.emulator.switches.early = early
        here.emulator.faults.append(fault)
        await here.emulator.tap(ANNA, buy)
        await here.until(lambda: _are(here, ["sent"]))
        here.clock.later(minutes=10)
        await here.emulator.say(ANNA, "danke")
        await here.emulator.settle()
        assert visible(here, "Nr. 1") == 1, "never a second copy"
        tags = await here.rows("SELECT id FROM outbox WHERE kind = 'confirmation'")
        assert [(int(each.tag),) for each in here.emulator.sent if "Nr. 1" in each.text] == tags


async def _are(here: Street, wanted: list[str], kind: str = "confirmation") -> bool:
    return await states(here, kind) == wanted


@pytest.mark.parametrize("fault", [Fault.RESET, Fault.HTML])
async def test_a_confirmation_that_got_lost_is_said_again_and_says_so(tmp_path: Path, fault: Fault) -> None:
    async with street(tmp_path) as here:
        buy = await summary(here)
        here.emulator.faults.append(fault)
        await here.emulator.tap(ANNA, buy)
        await here.until(lambda: _are(here, ["uncertain"]))
        here.clock.later(seconds=60)
        await here.until(lambda: _are(here, ["uncertain"]))
        here.clock.later(seconds=60)
        await here.until(lambda: visible(here, "(erneut gesendet)") == 1)
        assert visible(here, "Nr. 1") == 1


async def test_a_question_that_got_lost_is_dropped_once_the_talk_has_moved_on(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        here.emulator.faults.append(Fault.RESET)
        await here.emulator.say(ANNA, "Hallo")
        await here.until(lambda: _are(here, ["uncertain"], "message"))
        await here.emulator.say(ANNA, "1 Lasagne abholen")
        await here.answered(ANNA, 1)
        here.clock.later(minutes=5)
        await here.until(lambda: _are(here, ["superseded", "sent"], "message"))
        assert len(here.emulator.sent) == 1


async def test_a_confirmation_that_can_never_arrive_is_told_to_staff_with_the_number_to_call(tmp_path: Path) -> None:
    async with street(tmp_path, staff=(PHONE,)) as here:
        buy = await summary(here)
        here.emulator.faults.append(Late(131026))
        await here.emulator.tap(ANNA, buy)
        await here.until(lambda: _are(here, ["dead"]))
        here.clock.later(seconds=5)
        await here.until(lambda: _told(here, f"+{ANNA.phone}"))


async def _told(here: Street, words: str) -> bool:
    return any(words in payload for (payload,) in await here.rows("SELECT payload FROM outbox WHERE kind = 'alert'"))


async def test_statuses_of_messages_that_are_not_ours_or_nonsense_change_nothing(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        await summary(here)
        await here.emulator.settle()
        before = await here.rows("SELECT id, state, attempts FROM outbox")
        stamp = str(int(here.clock.now.timestamp()))
        strange: list[dict[str, Any]] = [
            {"id": "wamid.other", "status": "failed", "timestamp": stamp, "errors": [{"code": 131026}]},
            {"id": "wamid.other", "status": "sent", "timestamp": stamp, "biz_opaque_callback_data": "9999"},
            {"id": "wamid.other", "status": "failed", "timestamp": stamp, "biz_opaque_callback_data": "' OR 1=1 --"},
        ]
        number = here.place.phone_number_id
        assert await here.emulator.deliver(number, {"statuses": strange})
        assert await here.rows("SELECT id, state, attempts FROM outbox") == before
