import asyncio
import itertools
import json
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from posts import NUMBER

from orderbot.conversation.model import TAP
from orderbot.ports import Recipient, SendFailed, Verdict
from orderbot.restaurant import Restaurant
from orderbot.whatsapp.client import WhatsApp, open_session
from orderbot.whatsapp.emulator import Fault, Late, Person
from orderbot.whatsapp.payload import parse
from orderbot.wording.message import Message, MessageRow

ANNA = Person("4915112345678", "DE.1", "Anna", NUMBER)
NAMELESS = Person("4915100000000", "", "", NUMBER)
ADOPTER = Person("", "DE.7", "Berta", NUMBER, "DE.ENT.7")
HELLO = Message("Was darf es sein?", buttons=(("menu", "Karte"), ("again", "Wie immer")))


def restaurant(token="t0ken", number=NUMBER):
    berlin = ZoneInfo("Europe/Berlin")
    return Restaurant("bella", "Bella", Path("menu"), berlin, "de", number, "Mo-So 11:00-22:00", token=token)


BELLA = restaurant()


def address(person):
    return Recipient(person.phone, person.user)


async def failing(whatsapp, message=HELLO, to=ANNA, at=BELLA):
    with pytest.raises(SendFailed) as caught:
        await whatsapp.send(at, address(to), message, "outbox-1")
    return caught.value.verdict, caught.value.code


# ---- the way there -------------------------------------------------------------------------------------------------


async def test_the_handshake_succeeds(emulator):
    assert await emulator.verify()
    emulator._verify_token = "wrong"
    assert not await emulator.verify()


@pytest.mark.parametrize("person", [ANNA, NAMELESS, ADOPTER])
async def test_what_a_customer_says_arrives_as_from_meta(emulator, bot, person):
    wamid = await emulator.say(person, "Käse/Schinken 🍕")
    assert rb"K\u00e4se\/Schinken \ud83c\udf55" in bot.posts[0]
    (heard,) = bot.heard
    assert (heard.incoming.id, heard.incoming.text) == (wamid, "Käse/Schinken 🍕")
    assert heard.incoming.at == datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
    assert (heard.sender.phone, heard.sender.user, heard.sender.name) == (person.phone, person.user, person.name)
    assert heard.sender.parent_user == person.parent_user
    (said,) = json.loads(bot.posts[0])["entry"][0]["changes"][0]["value"]["messages"]
    assert (said.get("from"), said.get("from_user_id")) == (person.phone or None, person.user or None)


async def test_a_tap_on_a_button_and_on_a_row_arrives_as_a_tap(emulator, bot, whatsapp):
    await emulator.say(ANNA, "Hallo")
    first = await whatsapp.send(BELLA, address(ANNA), HELLO, "1")
    rows = (MessageRow("m:1", "Margherita", "8,50 €"),)
    await whatsapp.send(BELLA, address(ANNA), Message("Bitte", open="Karte", rows=rows), "2")
    await emulator.tap(ANNA, "m:1")
    await emulator.tap(ANNA, "menu")
    await emulator.tap(ANNA, "unheard", "of")
    taps = [each.incoming for each in bot.heard if each.incoming.kind == TAP]
    assert [(tap.tap, tap.text) for tap in taps] == [("m:1", "Margherita"), ("menu", "Karte"), ("unheard", "of")]
    replies = [post for post in bot.posts if b'"interactive"' in post]
    assert b'"list_reply"' in replies[0]
    assert b'"description":"8,50 \\u20ac"' in replies[0]
    assert b'"button_reply"' in replies[1]
    assert f'"context":{{"from":"49352242922","id":"{first}"}}'.encode() in replies[1]


async def test_a_webhook_is_repeated_until_it_is_answered_200_and_batched_otherwise(emulator, bot):
    bot.failures = 4
    await emulator.say(ANNA, "eins")
    await emulator.say(ANNA, "zwei")
    await emulator.settle()
    assert [each.incoming.text for each in bot.heard] == ["eins", "zwei"]
    assert len(bot.posts) == 1
    assert [status for status, _ in emulator.deliveries.answers] == [500, 500, 500, 500, 200]


async def test_a_bot_that_is_not_there_yet_gets_its_webhooks_later(emulator, bot):
    url, emulator.webhook_url = emulator.webhook_url, "http://127.0.0.1:1/webhook"
    await emulator.say(ANNA, "eins")
    emulator.webhook_url = url
    await emulator.settle()
    assert [each.incoming.text for each in bot.heard] == ["eins"]
    assert emulator.deliveries.answers[0][0] == 0


# ---- the way back --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("person", [ANNA, NAMELESS, ADOPTER])
async def test_an_answer_reaches_the_customer_and_its_statuses_bring_the_tag(emulator, bot, whatsapp, person):
    phone = emulator.subscribe(person)
    await emulator.say(person, "Hallo")
    wamid = await whatsapp.send(BELLA, address(person), HELLO, "outbox-17")
    event = phone.get_nowait()
    assert (event.kind, event.id, event.body["interactive"]["body"]["text"]) == ("message", wamid, HELLO.body)
    await emulator.settle()
    assert [(told.message_id, told.status, told.tag) for told in bot.told] == [
        (wamid, "sent", "outbox-17"),
        (wamid, "delivered", "outbox-17"),
        (wamid, "read", "outbox-17"),
    ]
    assert [told.price_type for told in bot.told] == ["free_customer_service", "free_customer_service", ""]
    assert (emulator.billed(person), emulator.refused, bot.quarantined) == (1, [], [])


async def test_a_number_is_sent_with_a_plus_and_a_user_id_as_recipient(emulator, whatsapp):
    for person in (ANNA, ADOPTER):
        await emulator.say(person, "Hallo")
        await whatsapp.send(BELLA, address(person), HELLO, "1")
    first, second = (each.body for each in emulator.sent)
    assert (first["to"], "recipient" in first) == ("+4915112345678", False)
    assert (second["recipient"], "to" in second) == ("DE.7", False)


async def test_a_text_too_long_for_one_goes_in_order_and_only_its_end_is_tagged(emulator, whatsapp):
    await emulator.say(ANNA, "Hallo")
    message = Message("\n".join(f"Zeile {n}" for n in range(800)), buttons=(("ok", "OK"),))
    wamid = await whatsapp.send(BELLA, address(ANNA), message, "outbox-1")
    assert "\n".join(each.text for each in emulator.sent) == message.body
    assert [each.tag for each in emulator.sent] == ["", "", "outbox-1"]
    assert emulator.sent[-1].id == wamid


async def test_reading_typing_and_reacting_show_on_the_phone_and_cost_nothing(emulator, whatsapp):
    phone = emulator.subscribe(ANNA)
    wamid = await emulator.say(ANNA, "Hallo")
    await whatsapp.seen(BELLA, wamid, typing=False)
    await whatsapp.seen(BELLA, wamid, typing=True)
    await whatsapp.react(BELLA, address(ANNA), wamid, "✅")
    await whatsapp.react(BELLA, address(ANNA), wamid, "")
    events = [phone.get_nowait() for _ in range(4)]
    assert [event.kind for event in events] == ["read", "typing", "reaction", "reaction"]
    assert {event.id for event in events} == {wamid}
    assert events[2].id == wamid
    assert events[2].body["reaction"] == {"message_id": wamid, "emoji": "✅"}
    assert (emulator.billed(ANNA), emulator.refused) == (0, [])


async def test_seen_never_raises(emulator, whatsapp):
    await whatsapp.seen(BELLA, "wamid.unknown", typing=True)
    assert [refused.code for refused in emulator.refused] == [131009]
    emulator.switches.down = True
    await whatsapp.seen(BELLA, "wamid.unknown", typing=True)


async def test_a_reaction_to_what_the_customer_did_not_write_is_refused(emulator, whatsapp):
    await emulator.say(ANNA, "Hallo")
    other = await emulator.say(ADOPTER, "Hallo")
    with pytest.raises(SendFailed, match="customer's"):
        await whatsapp.react(BELLA, address(ANNA), other, "✅")


async def test_statuses_come_in_any_order_twice_or_before_the_answer(emulator, bot, whatsapp):
    emulator.switches.statuses = ("read", "sent", "sent")
    emulator.switches.early = True
    await emulator.say(ANNA, "Hallo")
    sending = asyncio.create_task(whatsapp.send(BELLA, address(ANNA), HELLO, "1"))
    while not bot.told:
        assert not sending.done()
        await asyncio.sleep(0.001)
    await sending
    assert [told.status for told in bot.told] == ["read", "sent", "sent"]


async def test_what_meta_knows_of_the_number_and_of_an_erased_customer(emulator, whatsapp):
    assert (await whatsapp.look(BELLA, NUMBER, {}))["quality_rating"] == "GREEN"
    await whatsapp.forget(BELLA, "DE.1")
    assert emulator.forgotten == ["DE.1"]


# ---- rules of Meta's -----------------------------------------------------------------------------------------------


async def test_24_hours_after_the_last_message_the_window_is_closed(emulator, whatsapp, clock):
    assert await failing(whatsapp) == (Verdict.FINAL, 131047)
    await emulator.say(ANNA, "Hallo")
    clock.later(hours=24)
    await whatsapp.send(BELLA, address(ANNA), HELLO, "1")
    clock.later(seconds=1)
    assert await failing(whatsapp) == (Verdict.FINAL, 131047)
    assert len(emulator.sent) == 1


async def test_one_customer_gets_45_messages_at_once_then_one_each_six_seconds(emulator, whatsapp, clock):
    emulator.switches.paced = True
    await emulator.say(ANNA, "Hallo")
    await emulator.say(ADOPTER, "Hallo")
    for _ in range(45):
        await whatsapp.send(BELLA, address(ANNA), HELLO, "1")
    assert await failing(whatsapp) == (Verdict.THROTTLED, 131056)
    await whatsapp.send(BELLA, address(ADOPTER), HELLO, "1")
    clock.later(seconds=5)
    assert await failing(whatsapp) == (Verdict.THROTTLED, 131056)
    clock.later(seconds=1)
    await whatsapp.send(BELLA, address(ANNA), HELLO, "1")


async def test_beyond_the_free_messages_of_a_month_each_is_paid_or_silently_lost(emulator, bot, whatsapp, clock):
    emulator.switches.free = 1
    phone = emulator.subscribe(ANNA)
    await emulator.say(ANNA, "Hallo")
    for paid in (True, True, False):
        emulator.switches.paid = paid
        await whatsapp.send(BELLA, address(ANNA), HELLO, "1")
        await emulator.settle()
    kinds = [told.price_type for told in bot.told if told.status == "sent"]
    assert kinds == ["free_customer_service", "regular"]
    assert (bot.told[-1].status, bot.told[-1].errors[0].code) == ("failed", 131042)
    assert (emulator.billed(ANNA), phone.qsize()) == (2, 2)
    clock.later(days=20)
    await emulator.say(ANNA, "im Dezember")
    await whatsapp.send(BELLA, address(ANNA), HELLO, "1")
    assert emulator.billed(ANNA) == 3


async def test_another_token_or_number_is_refused(emulator, whatsapp):
    await emulator.say(ANNA, "Hallo")
    assert await failing(whatsapp, at=restaurant(token="wrong")) == (Verdict.STOP, 190)
    assert await failing(whatsapp, at=restaurant(number="999")) == (Verdict.STOP, 100)
    assert await failing(whatsapp, at=restaurant(token="other")) == (Verdict.STOP, 100)


BUTTON = {"type": "reply", "reply": {"id": "a", "title": "A"}}


def interactive(kind, action, text="x"):
    return {"type": "interactive", "interactive": {"type": kind, "body": {"text": text}, "action": action}}


def buttons(*titles):
    replies = [{"type": "reply", "reply": {"id": f"{n}", "title": title}} for n, title in enumerate(titles)]
    return interactive("button", {"buttons": replies})


def rows(*sizes):
    count = itertools.count()
    sections = [{"title": "S", "rows": [{"id": f"{next(count)}", "title": "R"} for _ in range(size)]} for size in sizes]
    return interactive("list", {"button": "B", "sections": sections})


@pytest.mark.parametrize(
    ("code", "body"),
    [
        (100, {"messaging_product": "sms", "type": "text", "text": {"body": "x"}}),
        (131009, {"to": "04915112345678", "type": "text", "text": {"body": "x"}}),
        (131009, {"to": "+49", "type": "text", "text": {"body": "x"}}),
        (131009, {"recipient": "4915112345678", "type": "text", "text": {"body": "x"}}),
        (131051, {"type": "hologram", "hologram": {}}),
        (131008, {"type": "template", "template": {"name": "x"}}),
        (132001, {"type": "template", "template": {"name": "x", "language": {"code": "de"}}}),
        (132000, {"type": "template", "template": {"name": "hello_world", "language": {"code": "en_US"},
                  "components": [{"type": "body", "parameters": [{"type": "text", "text": "x"}]}]}}),
        (131009, {"type": "template", "template": {"name": "hello_world", "language": {"code": "en_US"},
                  "components": [{"type": "body", "parameters": [{"type": "text", "text": "x\ny"}]}]}}),
        (131053, {"type": "image", "image": {"id": "never"}}),
        (100, {"type": "image", "image": {"id": "1", "link": "https://x.example/a.jpg"}}),
        (131009, {"type": "image", "image": {"link": "https://x.example/a.jpg", "caption": "x" * 1025}}),
        (131009, {"type": "document", "document": {"link": "file:///etc/passwd"}}),
        (131009, {"type": "location", "location": {"latitude": 91, "longitude": 1}}),
        (131009, {"type": "location", "location": {"latitude": "nan", "longitude": 1}}),
        (100, {"type": "contacts", "contacts": [{"name": {"formatted_name": "Bella"}}]}),
        (131009, {"type": "contacts", "contacts": [{"name": {"formatted_name": "B", "first_name": "B"}}] * 6}),
        (131009, interactive("location_request_message", {"name": "send_place"})),
        (131009, {"type": "interactive", "interactive": {"type": "request_contact_info", "header": {"type": "text", "text": "x"},
                  "body": {"text": "x"}, "action": {"name": "request_contact_info"}}}),
        (131009, {"type": "interactive", "interactive": {"type": "list", "header": {"type": "image", "image": {"id": "1"}},
                  "body": {"text": "x"}, "action": {}}}),
        (131009, interactive("address_message", {"name": "address_message", "parameters": {"country": "IN"}})),
        (131009, interactive("flow", {"name": "flow", "parameters": {"flow_message_version": "3", "flow_id": "1",
                  "flow_cta": "x" * 31, "flow_action": "data_exchange"}})),
        (131008, interactive("flow", {"name": "flow", "parameters": {"flow_message_version": "3", "flow_id": "1",
                  "flow_cta": "Go"}})),
        (131009, interactive("carousel", {"cards": [{"card_index": 0}]})),
        (131008, interactive("product_list", {"catalog_id": "1", "sections": []})),
        (131008, {"type": "text"}),
        (131009, {"type": "text", "text": {"body": " \n"}}),
        (131009, {"type": "text", "text": {"body": "x" * 4097}}),
        (131009, {"type": "text", "text": {"body": "🍕" * 2049}}),
        (131009, {"type": "text", "text": {"body": "\ud83c"}}),
        (100, {"type": "text", "text": {"body": "x"}, "tag": "x"}),
        (131009, {"type": "text", "text": {"body": "x"}, "biz_opaque_callback_data": "x" * 513}),
        (131009, {"type": "text", "text": {"body": "x"}, "context": {"message_id": "wamid.never"}}),
        (131009, interactive("button", {"buttons": [BUTTON]}, "x" * 1025)),
        (131009, interactive("button", {"buttons": [BUTTON, BUTTON]})),
        (131009, interactive("button", {"buttons": []})),
        (131009, buttons("A", "B", "C", "D")),
        (131009, buttons("A", "A")),
        (131009, buttons("x" * 21)),
        (131009, buttons("x\ny")),
        (131009, rows(11)),
        (131009, rows(5, 6)),
        (131009, rows()),
        (131009, rows(0)),
        (131008, interactive("list", {"button": "B", "sections": [{"rows": [{"id": "1"}]}]})),
        (131009, interactive("cta_url", {"name": "cta_url", "parameters": {"display_text": "L", "url": "ftp://x"}})),
    ],
)  # fmt: skip
async def test_what_meta_would_refuse_is_refused_and_noted(emulator, code, body):
    await emulator.say(ANNA, "Hallo")
    complete = {"messaging_product": "whatsapp", **({} if "recipient" in body else {"to": "+4915112345678"}), **body}
    status, answer = await posted(emulator, complete)
    error = answer["error"]
    assert (status, error["code"]) == (400, code)
    assert emulator.refused[0].details == error["error_data"]["details"]
    assert emulator.sent == []


async def test_what_is_just_within_the_limits_is_taken(emulator):
    await emulator.say(ANNA, "Hallo")
    for body in (
        {"type": "text", "text": {"body": "🍕" * 2048}},
        buttons("x" * 20, "y", "z"),
        rows(4, 6),
        interactive("location_request_message", {"name": "send_location"}),
        interactive("request_contact_info", {"name": "request_contact_info"}, "x" * 1024),
        {"type": "image", "image": {"link": "https://x.example/a.jpg", "caption": "x" * 1024}},
        {"type": "location", "location": {"latitude": "52.5", "longitude": 13.4, "name": "Bella"}},
        {
            "type": "contacts",
            "contacts": [{"name": {"formatted_name": "B", "first_name": "B"}, "phones": [{"phone": "+49"}]}],
        },
        interactive(
            "flow",
            {
                "name": "flow",
                "parameters": {
                    "flow_message_version": "3",
                    "flow_id": "1",
                    "flow_cta": "Go",
                    "flow_action_payload": {"screen": "ADDRESS"},
                },
            },
        ),
    ):
        status, answer = await posted(emulator, {"messaging_product": "whatsapp", "to": "+4915112345678", **body})
        assert (status, answer["contacts"]) == (200, [{"input": "+4915112345678", "wa_id": "4915112345678"}])
    assert len(emulator.sent) == 9


async def posted(emulator, body):
    """(HTTP status, answer) of a call by hand."""
    url, headers = f"{emulator.api_url}/v25.0/{NUMBER}/messages", {"Authorization": "Bearer t0ken"}
    async with aiohttp.ClientSession() as session, session.post(url, json=body, headers=headers) as answer:
        return answer.status, await answer.json()


# ---- faults --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "expected", "shown"),
    [
        (Fault.HANG, Verdict.UNCERTAIN, 0),
        (Fault.HANG_ACCEPTED, Verdict.UNCERTAIN, 1),
        (Fault.RESET, Verdict.UNCERTAIN, 0),
        (Fault.RESET_ACCEPTED, Verdict.UNCERTAIN, 1),
        (Fault.HTML, Verdict.UNCERTAIN, 0),
        (Fault.TRUNCATED, Verdict.UNCERTAIN, 1),
        (Fault.NO_ID, Verdict.UNCERTAIN, 1),
        (Fault.DRIP, Verdict.UNCERTAIN, 1),
        (190, Verdict.STOP, 0),
        (368, Verdict.STOP, 0),
        (131042, Verdict.STOP, 0),
        (131047, Verdict.FINAL, 0),
        (131056, Verdict.THROTTLED, 0),
        (130429, Verdict.THROTTLED, 0),
        (131000, Verdict.UNCERTAIN, 0),
        (131016, Verdict.UNCERTAIN, 0),
        (133004, Verdict.RETRY, 0),
        (131057, Verdict.RETRY, 0),
        (131026, Verdict.FINAL, 0),
        (999999, Verdict.FINAL, 0),
    ],
)
async def test_each_fault_has_its_verdict(emulator, whatsapp, fault, expected, shown):
    await emulator.say(ANNA, "Hallo")
    emulator.faults.append(fault)
    found, code = await failing(whatsapp)
    assert (found, code) == (expected, fault if isinstance(fault, int) else 0)
    assert emulator.billed(ANNA) == shown
    await whatsapp.send(BELLA, address(ANNA), HELLO, "again")
    assert emulator.billed(ANNA) == shown + 1


async def test_an_uncertain_message_is_settled_by_its_status(emulator, bot, whatsapp):
    await emulator.say(ANNA, "Hallo")
    emulator.faults.append(Fault.HANG_ACCEPTED)
    await failing(whatsapp)
    await emulator.settle()
    assert {told.tag for told in bot.told} == {"outbox-1"}


async def test_what_fails_later_is_accepted_first(emulator, bot, whatsapp):
    await emulator.say(ANNA, "Hallo")
    emulator.faults.append(Late(131026))
    wamid = await whatsapp.send(BELLA, address(ANNA), HELLO, "1")
    await emulator.settle()
    (told,) = bot.told
    assert (told.message_id, told.status, told.errors[0].code) == (wamid, "failed", 131026)
    assert emulator.billed(ANNA) == 0


async def test_faults_may_come_by_chance(emulator, whatsapp):
    emulator.switches.chance = lambda: Fault.HTML
    await emulator.say(ANNA, "Hallo")
    assert await failing(whatsapp) == (Verdict.UNCERTAIN, 0)


async def test_a_graph_that_is_down_is_no_proof_that_nothing_was_sent(emulator, whatsapp):
    emulator.switches.down = True
    assert await failing(whatsapp) == (Verdict.UNCERTAIN, 0)


async def test_a_host_that_cannot_be_reached_is_tried_again(emulator):
    async with open_session() as session:
        channel = WhatsApp(session, api_url="http://127.0.0.1:1", api_version="v25.0")
        assert await failing(channel) == (Verdict.RETRY, 0)
        assert await failing(WhatsApp(session, api_url="://", api_version="v25.0")) == (Verdict.STOP, -1)


@pytest.mark.parametrize(
    ("message", "to", "tag"),
    [
        (Message("x", buttons=(("a", "A"), ("a", "B"))), ANNA, "1"),
        (HELLO, ANNA, "x" * 513),
        (HELLO, Person(), "1"),
    ],
)
async def test_what_cannot_be_sent_at_all_is_final_and_asks_nobody(emulator, whatsapp, message, to, tag):
    with pytest.raises(SendFailed) as caught:
        await whatsapp.send(BELLA, address(to), message, tag)
    assert caught.value.verdict is Verdict.FINAL
    assert emulator.refused == []


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (web.json_response({"error": {"code": 100, "error_subcode": 33, "message": "x"}}, status=400), Verdict.STOP),
        (web.json_response({"error": {"code": 100, "message": "x"}}, status=400), Verdict.FINAL),
        (web.json_response({"error": {"code": "190"}}, status=200), Verdict.STOP),
        (web.json_response({"error": {"code": 0}}, status=401), Verdict.STOP),
        (web.json_response({"error": {"code": 294}}, status=403), Verdict.STOP),
        (web.json_response({"error": {"code": 2}}, status=400), Verdict.RETRY),
        (web.json_response({"error": {"code": 2}}, status=500), Verdict.UNCERTAIN),
        (web.json_response({"error": {"code": 7777, "is_transient": True}}, status=400), Verdict.RETRY),
        (web.json_response({"error": "broken"}, status=400), Verdict.RETRY),
        (web.json_response({"error": {"message": "no code"}}, status=500), Verdict.UNCERTAIN),
        (web.json_response({"error": {"code": 131056, "error_data": "odd"}}, status=400), Verdict.THROTTLED),
        (web.json_response(["odd"]), Verdict.UNCERTAIN),
        (web.json_response({"messages": [{"id": ""}]}), Verdict.UNCERTAIN),
        (web.json_response({"messages": [{"id": 7}]}), Verdict.UNCERTAIN),
        (web.json_response({"messages": "odd"}), Verdict.UNCERTAIN),
        (web.Response(text="<html>", status=502), Verdict.UNCERTAIN),
        (web.Response(text="<html>", status=404), Verdict.RETRY),
        (web.Response(text="[" * 100_000), Verdict.UNCERTAIN),
        (web.Response(text="[" * 2_000_000), Verdict.UNCERTAIN),
        (web.Response(body=b"\xff"), Verdict.UNCERTAIN),
        (web.Response(status=307, headers={"Location": "/again"}), Verdict.RETRY),
    ],
)  # fmt: skip
async def test_any_other_answer_has_its_verdict_too(answer, expected):
    async def handle(_):
        return answer

    app = web.Application()
    app.router.add_post("/{all:.*}", handle)
    async with TestServer(app) as server, open_session() as session:
        channel = WhatsApp(session, api_url=str(server.make_url("")), api_version="v25.0")
        found, _ = await failing(channel)
    assert found is expected


async def test_a_connection_cut_within_the_answer_is_uncertain():
    async def handle(request):
        response = web.StreamResponse(headers={"Content-Length": "100"})
        await response.prepare(request)
        await response.write(b'{"messages":')
        request.protocol.force_close()
        return response

    app = web.Application()
    app.router.add_post("/{all:.*}", handle)
    async with TestServer(app) as server, open_session() as session:
        channel = WhatsApp(session, api_url=str(server.make_url("")), api_version="v25.0")
        assert await failing(channel) == (Verdict.UNCERTAIN, 0)


async def test_an_expired_api_version_is_told_once(caplog):
    async def handle(_):
        return web.json_response({"messages": [{"id": "w"}]}, headers={"X-Ad-Api-Version-Warning": "v25.0 is old"})

    app = web.Application()
    app.router.add_post("/{all:.*}", handle)
    async with TestServer(app) as server, open_session() as session:
        channel = WhatsApp(session, api_url=str(server.make_url("")), api_version="v25.0")
        for _ in range(3):
            await channel.send(BELLA, address(ANNA), HELLO, "1")
    assert caplog.text.count("v25.0 is old") == 1


async def test_no_log_tells_what_was_said_to_whom(emulator, whatsapp, caplog):
    caplog.set_level("DEBUG")
    wamid = await emulator.say(ANNA, "Geheimnis")
    await whatsapp.send(BELLA, address(ANNA), Message("Geheimnis"), "1")
    await whatsapp.seen(BELLA, wamid + "x", typing=True)
    emulator.faults.extend((Fault.HTML, 190))
    await failing(whatsapp)
    await failing(whatsapp)
    for secret in ("Geheimnis", ANNA.phone, "t0ken", "s3cret"):
        assert secret not in caplog.text


def test_the_parser_reads_a_mixed_batch_of_a_thousand_from_the_emulators_pen():
    from orderbot.whatsapp.emulator.answers import written

    changes = []
    for n in range(500):
        head = {"metadata": {"phone_number_id": NUMBER}, "contacts": [ADOPTER.contact if n % 2 else ANNA.contact]}
        person = ADOPTER if n % 2 else ANNA
        said = {**person.ids, "id": f"w{n}", "timestamp": "1790000000", "type": "text", "text": {"body": f"{n} 🍕"}}
        told = {"id": f"o{n}", "status": "sent", "timestamp": "1"}
        changes.append({"field": "messages", "value": {**head, "messages": [said], "statuses": [told]}})
    payload = parse(written({"object": "whatsapp_business_account", "entry": [{"changes": changes}]}).encode())
    assert [each.incoming.text for each in payload.received] == [f"{n} 🍕" for n in range(500)]
    assert {each.sender.phone for each in payload.received[1::2]} == {""}
    assert len(payload.statuses) == 500
