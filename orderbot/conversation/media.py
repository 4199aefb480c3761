"""What is not text: each kind gets a fitting answer, and the order stays as it is. A caption is heard as a text."""

from __future__ import annotations

from orderbot.conversation import taps
from orderbot.conversation.model import Button, CallStaff, Conversation, Incoming, React, Reply
from orderbot.conversation.shop import Shop
from orderbot.conversation.talking import Answer, Heard
from orderbot.texts import Text, lines, text

SIGNS = {"voice": "🎤", "image": "🖼", "video": "🎬", "document": "📄"}  # fmt: skip


def answer(talk: Conversation, heard: Heard, shop: Shop) -> Answer:
    """A voice note reaches a person; a sticker or a reaction asks nothing, so it costs no message."""
    match heard.incoming.kind:
        case "sticker":
            return Answer(talk, effects=(React("🙂"),), final=True)
        case "reaction" | "revoke":
            return Answer(talk, effects=(), final=True)
        case "edit":
            return Answer(talk, text("I cannot see edited messages reliably; please check what I noted."))
        case "location":
            return Answer(talk, text("Thank you, but we do not deliver; pickup only."))
        case "contact" if heard.incoming.phone:
            return _contact(talk, heard.incoming)
        case "contact":
            return Answer(talk, text("Thank you for the contact; I need nothing from it."))
        case "voice" | "image" | "video" | "document":
            passed = passed_on(talk, heard.incoming, shop)
            return Answer(talk, lines(passed.say, text("To order, please write it.")), passed.effects)
        case _:
            return Answer(talk, text("I cannot read this kind of message. Please write it as text."))


def passed_on(talk: Conversation, incoming: Incoming, shop: Shop) -> Answer:
    """Staff are told that something came which the bot cannot read, and the customer that they are."""
    said = _told(incoming.kind) if shop.restaurant.staff else text("I cannot read that kind of message.")
    return Answer(talk, said, (CallStaff("media", words_of(incoming), sent=incoming),))


def words_of(incoming: Incoming) -> str:
    """What staff read of it: "🎤", "🖼 the caption"."""
    return " ".join(part for part in (SIGNS.get(incoming.kind, ""), incoming.text) if part) or incoming.kind


def _told(kind: str) -> Text:
    match kind:
        case "voice":
            return text("I cannot listen to voice messages. Yours is with our staff; they will get in touch.")
        case "image":
            return text("I cannot see pictures. Yours is with our staff; they will get in touch.")
        case "video":
            return text("I cannot see videos. Yours is with our staff; they will get in touch.")
        case _:
            return text("I cannot read files. Yours is with our staff; they will get in touch.")


def _contact(talk: Conversation, incoming: Incoming) -> Answer:
    """Somebody's number: whose it is, and whether we shall call it, only the customer knows."""
    phone = "".join(sign for sign in incoming.phone if sign.isdecimal() or sign == "+")[:20]
    asked = text("Shall we call {phone} if we have a question about your order?", phone=phone)
    buttons = (Button(taps.Phone(phone).id, text("Yes, this number")), Button(taps.Phone("").id, text("No")))
    return Answer(talk, effects=(Reply(asked, buttons),), final=True)
