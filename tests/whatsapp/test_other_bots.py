"""The client of another project sends through the emulator whatever it can send: neither was written for the other."""

import httpx
import pytest
from posts import NUMBER

from orderbot.whatsapp.emulator import Person

pywa = pytest.importorskip("pywa_async")
types = pytest.importorskip("pywa.types")
templates = pytest.importorskip("pywa.types.templates")

ANNA = Person("4915112345678", "DE.1", "Anna", NUMBER)
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 200


@pytest.fixture
async def client(emulator):
    async with httpx.AsyncClient() as session:
        client = pywa.WhatsApp(phone_id=NUMBER, token="t0ken", session=session)
        session.base_url = f"{emulator.api_url}/v25.0"
        await emulator.say(ANNA, "Hi")
        yield client


def shown(emulator):
    """(type, interactive type) of what the customer got."""
    return [(each.body["type"], each.body.get("interactive", {}).get("type")) for each in emulator.sent]


async def test_it_sends_text_buttons_lists_links_and_requests(emulator, client):
    to = ANNA.phone
    sent = await client.send_message(to=to, text="Hello", tracker="t-1")
    await client.send_message(
        to=to, text="Yes?", buttons=[types.Button("Yes", callback_data="y")], footer="f", header="h"
    )
    rows = [types.SectionRow(title="Pizza", callback_data="p", description="8 €")]
    section = types.Section(title="Food", rows=rows)
    await client.send_message(to=to, text="Menu", buttons=types.SectionList("Open", sections=[section]))
    await client.send_message(to=to, text="See", buttons=types.URLButton("Open", url="https://x.example/a"))
    await client.request_location(to=to, text="Where?")
    await client.request_contact_info(to=to, text="Number?")
    assert emulator.refused == []
    assert shown(emulator) == [
        ("text", None), ("interactive", "button"), ("interactive", "list"), ("interactive", "cta_url"),
        ("interactive", "location_request_message"), ("interactive", "request_contact_info"),
    ]  # fmt: skip
    assert (sent.id, emulator.sent[0].tag) == (emulator.sent[0].id, "t-1")


async def test_it_sends_media_places_cards_and_reactions(emulator, client):
    to = ANNA.phone
    image = await client.upload_media(media=JPEG, mime_type="image/jpeg", filename="a.jpg")
    await client.send_image(to=to, image=image, caption="Margherita")
    await client.send_document(to=to, document="https://x.example/card.pdf", filename="card.pdf")
    await client.send_location(to=to, latitude=52.14, longitude=12.59, name="Bella", address="Marktplatz 1")
    card = types.Contact(
        name=types.Contact.Name(formatted_name="Bella", first_name="Bella"),
        phones=[types.Contact.Phone(phone="+4933841")],
    )
    await client.send_contact(to=to, contact=card)
    wamid = await emulator.say(ANNA, "ok")
    await client.mark_message_as_read(message_id=wamid)
    await client.indicate_typing(message_id=wamid)
    await client.send_reaction(to=to, emoji="👍", message_id=wamid)
    assert emulator.refused == []
    assert [kind for kind, _ in shown(emulator)] == ["image", "document", "location", "contacts"]
    url = await client.get_media_url(media_id=image.id)
    assert (url.mime_type, url.file_size) == ("image/jpeg", len(JPEG))
    assert await client.get_media_bytes(url=url.url) == JPEG


async def test_it_hears_what_the_account_is_and_why_it_was_refused(emulator, client):
    number = await client.get_business_phone_number()
    assert (number.id, number.quality_rating) == (NUMBER, "GREEN")
    with pytest.raises(pywa.errors.ReEngagementMessage):
        await client.send_message(to="4915100000001", text="I never wrote")
    emulator.faults.append(131056)
    with pytest.raises(pywa.errors.TooManyMessages):
        await client.send_message(to=ANNA.phone, text="x")
    with pytest.raises(pywa.errors.InvalidParameter):
        await client.send_message(to=ANNA.phone, text="x" * 4097)
