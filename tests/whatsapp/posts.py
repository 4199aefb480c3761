"""Webhook bodies as Meta writes them."""

import json

NUMBER = "106540352242922"
HEAD = {"from": "4915112345678", "from_user_id": "DE.1", "id": "wamid.X", "timestamp": "1790000000"}
ANNA = {"profile": {"name": "Anna"}, "wa_id": "4915112345678", "user_id": "DE.1"}


def value(*, messages=(), statuses=(), contacts=(ANNA,), number=NUMBER, **more):
    head = {"messaging_product": "whatsapp", "metadata": {"display_phone_number": "49301", "phone_number_id": number}}
    parts = {"contacts": contacts, "messages": messages, "statuses": statuses}
    return head | {key: list(part) for key, part in parts.items() if part} | more


def change(**parts):
    return {"field": "messages", "value": value(**parts)}


def post(*changes):
    """All changes in one entry."""
    return entries(changes)


def entries(*groups):
    entry = [{"id": "1", "changes": list(group)} for group in groups]
    return encoded({"object": "whatsapp_business_account", "entry": entry})


def encoded(body):
    return json.dumps(body).replace("/", "\\/").encode()


def message(**body):
    return {**HEAD, **body}


def typed(text, **head):
    return message(type="text", text={"body": text}, **head)


def status(state="sent", **more):
    return {"id": "wamid.OUT", "status": state, "timestamp": "1", "recipient_id": "4915112345678", **more}
