"""Who is who: by number, by business-scoped user id, by both; ids that rotate are merged, conflicts are not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from orderbot.demo import NUMBER
from orderbot.whatsapp.emulator import Person
from tests.channel.street import ANNA, BERTA, Street, street

OLD_CLIENT = replace(ANNA, user="")  # before April 2026: the number alone
UNNUMBERED = replace(ANNA, phone="")
PARENT = Person("", "DE.8800000000000001", "Pia", NUMBER, "DE.ENT.1181")


async def customers(here: Street) -> int:
    return int((await here.rows("SELECT count(*) FROM customer"))[0][0])


async def ids(here: Street) -> dict[str, set[str]]:
    """customer -> what they are known by."""
    found: dict[str, set[str]] = {}
    for customer, value in await here.rows("SELECT customer, value FROM identity"):
        found.setdefault(str(customer), set()).add(value)
    return found


async def system(here: Street, sender: dict[str, str], **told: Any) -> None:
    stamp = str(int(here.clock.now.timestamp()))
    message = {**sender, "id": f"wamid.sys.{json.dumps(told)}", "timestamp": stamp, "type": "system", "system": told}
    assert await here.emulator.deliver(NUMBER, {"messages": [message]})


async def test_metas_four_test_messages_are_answered_each_by_the_way_that_is_open(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        for person in (OLD_CLIENT, BERTA, Person("4915155555555", "DE.5500000000000001", "Carl", NUMBER), PARENT):
            await here.emulator.say(person, "Hallo")
            await here.answered(person, 1)
        addressed = [("to" in each.body, "recipient" in each.body) for each in here.emulator.sent]
        assert addressed == [(True, False), (False, True), (True, False), (False, True)]
        assert all(each.body.get("to", "+").startswith("+") for each in here.emulator.sent)
        assert await customers(here) == 4


async def test_one_person_stays_one_whatever_ids_a_message_carries(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        for count, person in enumerate((OLD_CLIENT, ANNA, UNNUMBERED), 1):
            await here.emulator.say(person, "1 Lasagne abholen" if count == 1 else "was ist im Korb?")
            await here.until(lambda count=count: len(here.emulator.sent) == count)
        assert await customers(here) == 1
        assert await ids(here) == {"1": {ANNA.phone, ANNA.user}}
        assert "Lasagne" in here.emulator.sent[-1].text


async def test_a_rotated_user_id_keeps_the_conversation(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        await here.emulator.say(BERTA, "1 Lasagne abholen")
        await here.answered(BERTA, 1)
        await system(
            here,
            {"from_user_id": BERTA.user},
            type="user_changed_user_id",
            previous_user_id=BERTA.user,
            user_id="DE.NEW1",
        )
        fresh = replace(BERTA, user="DE.NEW1")
        await here.emulator.say(fresh, "was ist im Korb?")
        assert "Lasagne" in (await here.answered(fresh, 1))[0]
        assert await customers(here) == 1
        assert await ids(here) == {"1": {"DE.NEW1"}}


async def test_a_new_number_keeps_the_conversation_and_answers_go_there(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        await here.emulator.say(ANNA, "1 Lasagne abholen")
        await here.answered(ANNA, 1)
        moved = Person("4917700000000", "DE.NEW2", "Anna", NUMBER)
        told = {"wa_id": moved.phone, "user_id": moved.user, "previous_user_id": ANNA.user}
        await system(here, ANNA.ids, type="user_changed_number", **told)
        await here.emulator.say(moved, "was ist im Korb?")
        assert "Lasagne" in (await here.answered(moved, 1))[0]
        assert here.emulator.sent[-1].body["to"] == "+4917700000000"
        assert await customers(here) == 1


async def test_a_change_to_ids_that_are_somebody_elses_merges_nobody(tmp_path: Path, caplog: Any) -> None:
    async with street(tmp_path) as here:
        for person in (ANNA, BERTA):
            await here.emulator.say(person, "Hallo")
            await here.answered(person, 1)
        before = await ids(here)
        await system(here, ANNA.ids, type="user_changed_user_id", previous_user_id=ANNA.user, user_id=BERTA.user)
        assert await ids(here) == before
        assert "not taken" in caplog.text


async def test_a_recycled_number_is_a_new_customer(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        await here.emulator.say(ANNA, "1 Lasagne abholen")
        await here.answered(ANNA, 1)
        stranger = Person(ANNA.phone, "DE.6600000000000001", "Zoe", NUMBER)
        await here.emulator.say(stranger, "was ist im Korb?")
        assert "Lasagne" not in (await here.answered(stranger, 1))[0]
        assert await customers(here) == 2
        assert await ids(here) == {"1": {ANNA.user}, "2": {stranger.phone, stranger.user}}


async def test_without_a_number_it_is_asked_for_with_one_tap_and_a_typed_one_will_do(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        await here.emulator.say(BERTA, "2 Salami groß, Lieferung Bahnhofstr. 12, 14806 Bad Belzig")
        await here.answered(BERTA, 1)
        assert here.emulator.sent[0].body["interactive"]["type"] == "request_contact_info"
        phones = [{"phone": "+49 151 2345678", "wa_id": "491512345678", "type": "CELL"}]
        await here.emulator.send(
            BERTA, {"type": "contacts", "contacts": [{"origin": "contact_request", "phones": phones}]}
        )
        await here.answered(BERTA, 2)
        assert any(id.startswith("buy:") for id in here.emulator.offered(BERTA))
        other = replace(BERTA, user="DE.7700000000000002")
        await here.emulator.say(other, "2 Salami groß, Lieferung Bahnhofstr. 12, 14806 Bad Belzig")
        await here.answered(other, 1)
        await here.emulator.say(other, "0151 2345678")
        await here.answered(other, 2)
        assert any(id.startswith("buy:") for id in here.emulator.offered(other))
