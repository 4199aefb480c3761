"""What is not text: each kind gets a fitting answer, and the order stays as it is."""

from __future__ import annotations

from orderbot.conversation.model import CallStaff, Conversation, React
from orderbot.conversation.shop import Shop
from orderbot.conversation.talking import Answer, Heard
from orderbot.texts import text


def answer(talk: Conversation, heard: Heard, shop: Shop) -> Answer:
    """A voice note reaches a person; a sticker or a reaction asks nothing, so it costs no message."""
    match heard.incoming.kind:
        case "voice":
            said = text("I cannot listen to voice messages. Please write it, or *person* for a human.")
            return Answer(talk, said, (CallStaff("media", "🎤"),))
        case "sticker":
            return Answer(talk, effects=(React("🙂"),), final=True)
        case "reaction" | "revoke":
            return Answer(talk, effects=(), final=True)
        case "edit":
            return Answer(talk, text("I cannot see edited messages reliably; please check what I noted."))
        case "location":
            return Answer(talk, text("Thank you, but we do not deliver; pickup only."))
        case "contact":
            return Answer(talk, text("Thank you for the contact; I need nothing from it."))
        case "image" | "video" | "document":
            said = text("I cannot see pictures or files. Please write what you would like.")
            return Answer(talk, said, (CallStaff("media", heard.incoming.text),))
        case _:
            return Answer(talk, text("I cannot read this kind of message. Please write it as text."))
