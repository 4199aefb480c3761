"""Whatever Meta posts at the running house gets 200 and is in the store, or set aside there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from orderbot.demo import NUMBER
from tests.channel.street import ANNA, START, street

STAMP = str(int(START.timestamp()))
HEAD = {"from": ANNA.phone, "from_user_id": ANNA.user, "timestamp": STAMP}
METADATA = {"display_phone_number": "4930123", "phone_number_id": NUMBER}

ZOO: list[Any] = [
    b"",
    b"null",
    b"{",
    b"[" * 50_000,
    b"\xff\xfe\x00",
    {"object": "page", "entry": []},
    {"object": "whatsapp_business_account", "entry": {}},
    {"object": "whatsapp_business_account", "entry": [None, 7, {"changes": None}, {"changes": [[], {"value": 1}]}]},
    {"messages": "x", "statuses": {"id": 1}, "contacts": 5, "errors": [7]},
    {"errors": [{"code": 131000, "title": "Something went wrong"}]},
    {"metadata": None, "messages": [{**HEAD, "id": "w", "type": "text", "text": {"body": "x"}}]},
    {"messages": [{**HEAD, "id": {"a": 1}, "type": "text"}]},
    {"messages": [{**HEAD, "id": "i" * 300, "type": "text"}]},
    {"messages": [{**HEAD, "id": "n\u0000l", "type": "text", "text": {"body": "\u0000"}}]},
    {"messages": [{**HEAD, "id": "big", "timestamp": 10**400, "type": "text"}]},
    {"messages": [{**HEAD, "id": "neg", "timestamp": -5, "type": "text"}]},
    {"messages": [{**HEAD, "id": "old", "timestamp": "1", "type": "text", "text": {"body": "1970"}}]},
    {"messages": [{**HEAD, "id": "pin", "type": "location", "location": {"latitude": 1e308, "longitude": "inf"}}]},
    {"messages": [{**HEAD, "id": "sys", "type": "system", "system": {"type": ["x"]}}]},
    {"messages": [{**HEAD, "id": "rot", "type": "system", "system": {"type": "user_changed_user_id", "user_id": 7}}]},
    {"messages": [{**HEAD, "id": "flow", "type": "interactive", "interactive": {"type": "nfm_reply", "nfm_reply": {"response_json": 7}}}]},
    {"messages": [{**HEAD, "id": "tap", "type": "interactive", "interactive": {"type": "button_reply", "button_reply": {"id": "size:0"}}}]},
    {"messages": [{**HEAD, "id": "tap2", "type": "interactive", "interactive": {"type": "list_reply", "list_reply": {"id": "buy:" + "x" * 900}}}]},
    {"messages": [{**HEAD, "id": "order", "type": "order", "order": {"product_items": {"a": 1}}}]},
    {"messages": [{**HEAD, "id": "holo", "type": "hologram", "hologram": {}}]},
    {"messages": [{**HEAD, "id": "none"}]},
    {"messages": [{**HEAD, "id": "g", "type": "text", "group_id": "G", "text": {"body": "x"}}]},
    {"messages": [{**HEAD, "id": "emoji", "type": "text", "text": {"body": "\ud83c"}}], "contacts": [{"profile": {"name": "\udf55" * 500}}]},
    {"statuses": [{"id": "s", "status": "sent", "timestamp": STAMP, "biz_opaque_callback_data": "9" * 500}]},
    {"statuses": [{"id": "s", "status": "failed", "timestamp": STAMP, "errors": [{"code": 10**30}], "biz_opaque_callback_data": "1"}]},
    {"statuses": [{"id": "s2", "status": "x" * 60, "timestamp": 253402300799, "pricing": {"type": 5}}]},
    {"statuses": [{"id": "s3", "status": "read", "timestamp": STAMP, "biz_opaque_callback_data": "0"}]},
]  # fmt: skip


def body_of(case: Any, field: str = "messages") -> bytes:
    if isinstance(case, bytes):
        return case
    if "object" not in case:
        value = {"messaging_product": "whatsapp", "metadata": METADATA, **case}
        case = {"object": "whatsapp_business_account", "entry": [{"changes": [{"field": field, "value": value}]}]}
    return json.dumps(case).encode()


async def test_nothing_whatever_gets_anything_but_200(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        for case in ZOO:
            body = body_of(case)
            assert await here.emulator.deliveries.post(body) == 200, body[:300]
        for field in (
            "account_update",
            "group_lifecycle_update",
            "smb_message_echoes",
            "history",
            "user_id_update",
            "new",
        ):
            for content in ({}, {field: "x"}, {field: [7, {}]}, {"message_echoes": [{"id": 1}]}):
                assert await here.emulator.deliveries.post(body_of(content, field)) == 200, (field, content)
        await here.emulator.say(ANNA, "Hallo")
        assert await here.answered(ANNA, 1)
        whys = {why for (why,) in await here.rows("SELECT why FROM quarantine")}
        assert "no JSON: JSONDecodeError" in whys
        assert "messages that is no object" in whys
        assert "field group_lifecycle_update" in whys
        assert not any(why.startswith(("not taken", "not read")) for why in whys), "no fault of ours"


async def test_a_thousand_updates_of_many_customers_in_one_post_are_all_kept(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        said = [
            {"from": f"49151{n:08d}", "id": f"wamid.{n}", "timestamp": STAMP, "type": "text", "text": {"body": "x" * 2000}}
            for n in range(500)
        ]  # fmt: skip
        told = [{"id": f"wamid.OUT{n}", "status": "delivered", "timestamp": STAMP} for n in range(500)]
        changes = [
            {"field": "messages", "value": {"metadata": METADATA, "messages": [one], "statuses": [other]}}
            for one, other in zip(said, told, strict=True)
        ]
        body = json.dumps({"object": "whatsapp_business_account", "entry": [{"changes": changes}]}).encode()
        assert len(body) > 1_000_000
        assert await here.emulator.deliveries.post(body) == 200
        assert await here.emulator.deliveries.post(body) == 200, "and once more, as Meta does"
        assert await here.rows("SELECT count(*) FROM inbox") == [(500,)]
        assert await here.rows("SELECT count(*) FROM status") == [(500,)]


async def test_after_an_outage_an_old_tap_on_buy_asks_again_and_the_new_tap_orders_once(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        await here.emulator.say(ANNA, "1 Lasagne, abholen morgen um 19 Uhr")
        await here.answered(ANNA, 1)
        buy = next(id for id in here.emulator.offered(ANNA) if id.startswith("buy:"))
        here.emulator.deliveries.held = True  # our webhook is not reached for a while
        await here.emulator.tap(ANNA, buy)
        await here.emulator.tap(ANNA, buy)
        here.clock.later(minutes=40)
        assert await here.emulator.deliveries.release()
        await here.answered(ANNA, 2)
        assert "noch nichts bestellt" in here.said_to(ANNA)[-1]
        assert await here.rows("SELECT count(*) FROM orders") == [(0,)]
        await here.emulator.tap(ANNA, next(id for id in here.emulator.offered(ANNA) if id.startswith("buy:")))
        await here.until(lambda: "Nr. 1" in here.said_to(ANNA)[-1])
        assert await here.rows("SELECT count(*) FROM orders") == [(1,)]


@pytest.mark.parametrize("own", [True, False])
async def test_a_payload_for_another_number_is_logged_once_and_shown_in_health(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, own: bool
) -> None:
    async with street(tmp_path) as here:
        number = NUMBER if own else "999000111"
        value = {"metadata": {"phone_number_id": number}, "messages": [{**HEAD, "id": "a", "type": "sticker"}]}
        for _ in range(3):
            assert await here.emulator.deliveries.post(body_of(value)) == 200
        logged = [each for each in caplog.records if "999000111" in each.getMessage()]
        assert len(logged) == (0 if own else 1)
        warned = (await here.health())["warnings"].get("numbers", "")
        assert ("999000111" in warned) is not own


async def test_what_meta_says_about_the_account_reaches_staff_and_health(tmp_path: Path) -> None:
    async with street(tmp_path, staff=("+4915199999999",)) as here:
        value = {"event": "ACCOUNT_RESTRICTION", "restriction_info": [{"restriction_type": "RESTRICTED_ADD_PHONE"}]}
        for _ in range(2):
            await here.emulator.deliveries.post(body_of(value, "account_update"))
        assert "RESTRICTED_ADD_PHONE" in (await here.health())["warnings"]["account"]
        alerts = await here.rows("SELECT payload FROM outbox WHERE kind = 'alert'")
        assert len(alerts) == 1
        assert "RESTRICTED_ADD_PHONE" in alerts[0][0]
        here.clock.later(hours=25)
        assert "account" not in (await here.health())["warnings"]
