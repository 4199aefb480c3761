"""Shapes beside text, buttons, lists and links: requests, forms, pictures, contacts, templates; over real HTTP."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from posts import NUMBER

from orderbot.ports import Recipient, SendFailed, Verdict
from orderbot.restaurant import Restaurant
from orderbot.storage.memory import open_memory
from orderbot.whatsapp.elements import bodies
from orderbot.whatsapp.emulator import Person, Template
from orderbot.whatsapp.pictures import PAUSE, Pictures
from orderbot.wording.message import Card, Form, Message
from orderbot.wording.message import Template as Approved

ANNA = Person("4915112345678", "DE.1", "Anna", NUMBER)
BERTA = Person("", "DE.7", "Berta", NUMBER)
JPEG = b"\xff\xd8\xff\xe0" + bytes(100)
START = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
BUTTONS = (("a", "Groß"), ("b", "Klein"))


@pytest.fixture
def bella(tmp_path):
    (tmp_path / "lasagne.jpg").write_bytes(JPEG)
    return Restaurant("bella", "Bella", tmp_path, None, "de", NUMBER, "", token="t0ken")


@pytest.fixture
async def send(emulator, whatsapp, bella):
    async def sent(message, to=ANNA):
        await emulator.say(to, "Hi")
        await whatsapp.send(bella, Recipient(to.phone, to.user), message, "1")
        return emulator.sent[-1].body

    return sent


@pytest.mark.parametrize("person", [ANNA, BERTA])
@pytest.mark.parametrize(
    ("asks", "kind"), [("location", "location_request_message"), ("contact", "request_contact_info")]
)
async def test_a_request_is_answered_with_one_tap(send, asks, kind, person):
    body = await send(Message("Wo?", asks=asks, footer="is left out: a request has none"), person)
    assert body["interactive"]["type"] == kind
    assert set(body["interactive"]) == {"type", "body", "action"}
    assert ("to" in body, "recipient" in body) == (bool(person.phone), not person.phone)


async def test_a_form_opens_in_the_chat(send):
    body = await send(Message("Wohin?", form=Form("12345678", "Adresse eingeben", "ADDRESS")))
    parameters = body["interactive"]["action"]["parameters"]
    assert (parameters["flow_id"], parameters["flow_action_payload"]) == ("12345678", {"screen": "ADDRESS"})


@pytest.mark.parametrize("code", [132068, 131062, 131009, 424242])
async def test_where_a_form_or_request_is_refused_the_question_goes_as_text(send, emulator, code):
    for message in (Message("Wohin?", form=Form("1", "Los", "A")), Message("Nummer?", asks="contact")):
        emulator.faults.append(code)
        body = await send(message)
        assert body == {**body, "type": "text", "text": {"preview_url": False, "body": message.body}}


async def test_who_cannot_be_reached_is_not_asked_again_in_other_words(send, emulator):
    emulator.faults.append(131026)
    with pytest.raises(SendFailed) as caught:
        await send(Message("Wohin?", form=Form("1", "Los", "A")))
    assert caught.value.verdict is Verdict.FINAL
    assert emulator.sent == []


async def test_a_picture_stands_above_buttons_or_the_text_and_is_uploaded_once(send, emulator, bella):
    body = await send(Message("Lasagne", image="lasagne.jpg", buttons=BUTTONS))
    (upload,) = emulator.media.uploads.values()
    assert (upload.kind, upload.content) == ("image/jpeg", JPEG)
    assert body["interactive"]["header"] == {"type": "image", "image": {"id": upload.id}}
    body = await send(Message("Lasagne 10,90 €", image="lasagne.jpg", footer="Guten Appetit"))
    assert body["image"] == {"id": upload.id, "caption": "Lasagne 10,90 €\n\nGuten Appetit"}
    assert len(emulator.media.uploads) == 1
    (bella.menu / "lasagne.jpg").write_bytes(JPEG + b"new")
    os.utime(bella.menu / "lasagne.jpg", (5, 5))
    await send(Message("Lasagne", image="lasagne.jpg"))
    assert [each.content for each in emulator.media.uploads.values()][-1] == JPEG + b"new"


@pytest.mark.parametrize("name", ["missing.jpg", "secret", "../out.jpg", "huge.jpg", "text.jpg", "folder"])
async def test_a_picture_that_cannot_be_shown_never_costs_the_message(send, emulator, bella, name):
    (bella.menu / "secret").symlink_to("/etc/hostname")
    (bella.menu / "huge.jpg").write_bytes(JPEG + bytes(5 * 1024 * 1024))
    (bella.menu / "text.jpg").write_text("no picture")
    (bella.menu / "folder").mkdir()
    (bella.menu.parent / "out.jpg").write_bytes(JPEG)
    body = await send(Message("Lasagne", image=name, buttons=BUTTONS))
    assert "header" not in body["interactive"]
    assert emulator.media.uploads == {}


async def test_an_upload_is_renewed_before_meta_forgets_it_and_one_refused_rests_an_hour(bella):
    time, uploads = [START], []

    async def upload(place, content, kind):
        uploads.append(time[0])
        if len(uploads) == 1:
            raise SendFailed(Verdict.UNCERTAIN, "no answer")
        return f"id-{len(uploads)}"

    store = await open_memory(lambda: time[0])
    pictures = Pictures(store, lambda: time[0])
    found = []
    for after in (timedelta(), timedelta(seconds=5), PAUSE, timedelta(days=20), timedelta(days=31)):
        time[0] = START + after
        found.append(await pictures.id(bella, "lasagne.jpg", upload))
    await store.close()
    assert found == ["", "", "id-2", "id-2", "id-3"]


async def test_an_upload_is_known_after_a_restart_and_in_a_new_copy_of_the_file(bella):
    time, uploads = [START], []

    async def upload(place, content, kind):
        uploads.append(content)
        return f"id-{len(uploads)}"

    store = await open_memory(lambda: time[0])
    try:
        assert await Pictures(store, lambda: time[0]).id(bella, "lasagne.jpg", upload) == "id-1"
        (bella.menu / "menu.jpg").write_bytes(JPEG)
        again = Pictures(store, lambda: time[0])
        assert [await again.id(bella, name, upload) for name in ("lasagne.jpg", "menu.jpg")] == ["id-1", "id-1"]
        assert await again.id(replace(bella, phone_number_id="another"), "lasagne.jpg", upload) == "id-2", (
            "ids are a number's"
        )
        await again.refused(bella, "lasagne.jpg")
        assert await again.id(bella, "lasagne.jpg", upload) == "", (
            "Meta did not take its own id: no second try right now"
        )
        time[0] += PAUSE
        assert await again.id(bella, "lasagne.jpg", upload) == "id-3"
        time[0] += timedelta(days=30)
        assert await Pictures(store, lambda: time[0]).id(bella, "lasagne.jpg", upload) == "id-4"
    finally:
        await store.close()


async def test_a_picture_that_meta_forgot_costs_no_message(send, emulator):
    await send(Message("Lasagne", image="lasagne.jpg", buttons=BUTTONS))
    emulator.faults.append(131053)
    body = await send(Message("Lasagne", image="lasagne.jpg", buttons=BUTTONS))
    assert "header" not in body["interactive"]
    body = await send(Message("Lasagne", image="lasagne.jpg", buttons=BUTTONS))
    assert "header" not in body["interactive"], "not asked for the same trouble again"


async def test_a_contact_to_keep_goes_along(send, emulator):
    await send(Message("Rufen Sie uns an", card=Card("Pizzeria Bella", "+4933841 2345")))
    text, contact = emulator.sent
    assert text.text == "Rufen Sie uns an"
    assert contact.body["contacts"][0]["phones"] == [{"phone": "+4933841 2345", "type": "WORK"}]
    assert (text.tag, contact.tag) == ("", "1")


async def test_outside_the_window_only_an_approved_template_arrives(emulator, whatsapp, bella):
    emulator.templates["order_late", "de"] = Template("order_late", "de", body=2)
    approved = Approved("order_late", "de", ("Nr. 12", "19:40\nUhr"))
    await whatsapp.send_template(bella, Recipient(ANNA.phone), approved, "9")
    assert (emulator.sent[0].text, emulator.sent[0].tag) == ("order_late | Nr. 12 | 19:40 Uhr", "9")


def test_two_ways_to_answer_are_a_bug():
    with pytest.raises(ValueError, match="never two"):
        bodies(Message("x", buttons=BUTTONS, asks="location"))
    with pytest.raises(ValueError, match="nothing to ask"):
        bodies(Message("x", asks="money"))
