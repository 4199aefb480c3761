"""The rarer sides of Meta: uploads, templates, late and doubled statuses, what it tells of us, and speaking by script."""

import asyncio
import io
import os
import signal
import sys

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from posts import NUMBER

from orderbot.ports import Recipient
from orderbot.restaurant import Restaurant
from orderbot.whatsapp.emulator import Late, Person, Template
from orderbot.whatsapp.emulator.control import add_control
from orderbot.wording.message import Message

ANNA = Person("4915112345678", "DE.1", "Anna", NUMBER)
BERTA = Person("", "DE.7", "Berta", NUMBER)
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 50
ADDRESSED = {"messaging_product": "whatsapp", "to": "+4915112345678"}
BELLA = Restaurant("bella", "Bella", None, None, "de", NUMBER, "", token="t0ken")


@pytest.fixture
async def call(emulator):
    """call(method, path, …) -> (status, JSON)."""
    async with aiohttp.ClientSession(headers={"Authorization": "Bearer t0ken"}) as session:

        async def called(method, path, **how):
            async with session.request(method, f"{emulator.api_url}/v25.0/{path}", **how) as answer:
                return answer.status, await answer.json()

        yield called


def upload(content, kind="image/png", product="whatsapp"):
    form = aiohttp.FormData()
    form.add_field("messaging_product", product)
    form.add_field("file", io.BytesIO(content), filename="dish", content_type=kind)
    return form


async def test_a_picture_is_uploaded_sent_by_its_id_and_gone_after_30_days(emulator, call, clock):
    await emulator.say(ANNA, "Hi")
    _, answer = await call("POST", f"{NUMBER}/media", data=upload(PNG))
    body = {**ADDRESSED, "type": "image", "image": {"id": answer["id"], "caption": "Lasagne"}}
    assert (await call("POST", f"{NUMBER}/messages", json=body))[0] == 200
    clock.later(days=30, seconds=1)
    await emulator.say(ANNA, "Hi again")
    _, refused = await call("POST", f"{NUMBER}/messages", json=body)
    assert refused["error"]["code"] == 131053
    assert (await call("GET", answer["id"]))[1]["error"]["error_subcode"] == 33


@pytest.mark.parametrize(
    ("content", "how", "code"),
    [
        (b"", {"product": "sms"}, 100),
        (b"", {}, 131008),
        (b"GIF89a", {"kind": "image/gif"}, 100),
        (b"no picture", {}, 131053),
        (b"\xff\xd8\xff", {}, 131053),
        (bytearray, {}, 131053),
    ],
)
async def test_uploads_have_kinds_and_sizes(call, content, how, code):
    picture = content if isinstance(content, bytes) else PNG + bytes(5 * 1024 * 1024)
    status, answer = await call("POST", f"{NUMBER}/media", data=upload(picture, **how))
    assert (status, answer["error"]["code"]) == (400, code)


def template(*words, name="late", language="de"):
    said = [{"type": "text", "text": word} for word in words]
    part = {"name": name, "language": {"code": language}, "components": [{"type": "body", "parameters": said}]}
    return {**ADDRESSED, "type": "template", "template": part}


async def test_only_an_approved_template_passes_outside_the_window_and_it_is_billed(emulator, bot, call):
    emulator.templates["late", "de"] = Template("late", "de", body=1)
    status, _ = await call("POST", f"{NUMBER}/messages", json=template("19:40"))
    assert status == 200
    await emulator.settle()
    assert emulator.sent[0].text == "late | 19:40"
    assert {(told.price_type, told.price_category) for told in bot.told if told.price_type} == {("regular", "utility")}
    for wrong in (template(), template("a", "b"), template("x", name="other"), template("x", language="en")):
        status, answer = await call("POST", f"{NUMBER}/messages", json=wrong)
        assert (status, answer["error"]["code"] // 1000) == (400, 132)
    emulator.templates["late", "de"] = Template("late", "de", body=1, status="PAUSED")
    assert (await call("POST", f"{NUMBER}/messages", json=template("x")))[1]["error"]["code"] == 132015


async def test_authentication_needs_a_number(emulator, call):
    emulator.templates["code", "de"] = Template("code", "de", "authentication")
    await emulator.say(BERTA, "Hi")
    body = {**template(name="code"), "recipient": "DE.7"}
    del body["to"], body["template"]["components"]
    assert (await call("POST", f"{NUMBER}/messages", json=body))[1]["error"]["code"] == 131062


async def test_statuses_come_twice_in_any_order_and_after_an_outage_in_other_batches(emulator, bot, whatsapp):
    emulator.switches.copies, emulator.switches.statuses = 2, ("read", "delivered", "sent")
    await emulator.say(ANNA, "Hi")
    emulator.deliveries.held = True
    for n in range(3):
        await whatsapp.send(BELLA, Recipient(ANNA.phone), Message("Hi"), f"{n}")
    await emulator.settle()
    posts = len(bot.posts)
    assert await emulator.deliveries.release(shuffle=lambda changes: changes.reverse())
    assert len(bot.posts) == posts + 1
    assert [each.status for each in bot.told] == ["sent", "sent", "delivered", "delivered", "read", "read"] * 3


async def test_a_message_may_be_taken_and_fail_afterwards_with_any_code(emulator, bot, whatsapp):
    await emulator.say(ANNA, "Hi")
    emulator.faults.append(Late(131047))
    await whatsapp.send(BELLA, Recipient(ANNA.phone), Message("Hi"), "1")
    await emulator.settle()
    assert [(each.status, each.errors[0].code) for each in bot.told] == [("failed", 131047)]


async def test_read_without_delivered_carries_the_price(emulator, bot, whatsapp):
    emulator.switches.statuses = ("sent", "read")
    await emulator.say(ANNA, "Hi")
    await whatsapp.send(BELLA, Recipient(ANNA.phone), Message("Hi"), "1")
    await emulator.settle()
    assert [(each.status, each.price_type) for each in bot.told][-1] == ("read", "free_customer_service")


async def test_meta_tells_what_stands_in_the_way(emulator, call):
    fields = "verified_name,status,health_status,webhook_configuration"
    _, node = await call("GET", f"{NUMBER}?fields={fields}")
    assert (node["status"], node["health_status"]["can_send_message"]) == ("CONNECTED", "AVAILABLE")
    assert node["webhook_configuration"]["application"] == emulator.webhook_url
    emulator.profile.trouble = 141006
    _, node = await call("GET", f"{NUMBER}?fields={fields}")
    waba = next(each for each in node["health_status"]["entities"] if each["entity_type"] == "WABA")
    assert waba["errors"][0]["error_code"] == 141006
    assert (await call("GET", f"{waba['id']}/subscribed_apps"))[1]["data"]
    assert (await call("GET", "debug_token?input_token=t0ken"))[1]["data"]["is_valid"] is True
    assert (await call("GET", "debug_token?input_token=x"))[1]["data"]["is_valid"] is False


async def test_other_tests_speak_to_it_by_script(emulator):
    app = web.Application()
    add_control(app, emulator, NUMBER)
    async with TestServer(app) as server, aiohttp.ClientSession(str(server.make_url("/"))) as http:
        async with http.post("emulator/say", json={"from": "4915112345678", "text": "Hi"}) as answer:
            assert (await answer.json())["id"].startswith("wamid.")
        async with http.post("emulator/faults", json=["HTML", 190, {"late": 131026}]) as answer:
            assert await answer.json() == {"waiting": 3}
        async with http.post("emulator/switches", json={"statuses": ["read"], "free": 5}) as answer:
            assert (await answer.json())["free"] == 5
        assert emulator.switches.statuses == ("read",)
        for path, wrong in (
            ("say", {"text": "x"}),
            ("say", {"from": "+49"}),
            ("faults", ["NOPE"]),
            ("switches", {"chance": True}),
            ("switches", []),
        ):
            async with http.post(f"emulator/{path}", json=wrong) as answer:
                assert answer.status == 400, path
        async with http.get("emulator/sent") as answer:
            assert await answer.json() == []


async def test_it_starts_alone_and_says_where_it_is():
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "orderbot", "emulator", "--port", "0",
        stdout=asyncio.subprocess.PIPE, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    try:
        line = (await process.stdout.readline()).decode()
        assert line.startswith("Graph API")
        url = line.split()[2]
        async with aiohttp.ClientSession() as http:
            async with http.post(url, json={}, headers={"Authorization": "Bearer token"}) as answer:
                assert (await answer.json())["error"]["code"] == 100
            async with http.get(url.partition("/v25.0")[0] + "/") as page:
                assert "<html" in await page.text()
        process.send_signal(signal.SIGTERM)
        await process.communicate()
        assert process.returncode == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
