"""A message in its reader's language, ready for any channel; whatsapp/elements.py gives it WhatsApp's shape."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MessageRow:
    id: str
    title: str
    description: str = ""


LOCATION, CONTACT = "location", "contact"  # what the phone can answer with one tap


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the channel's, filled in within the chat."""

    id: str  # as the channel knows it
    title: str  # of the button that opens it
    screen: str  # the first page


@dataclass(frozen=True, slots=True)
class Template:
    """A text that the channel has approved beforehand: the only one it takes long after the reader's last message."""

    name: str
    language: str
    words: tuple[str, ...]  # for its placeholders, in order


@dataclass(frozen=True, slots=True)
class Card:
    """A contact to keep."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Attached:
    """A file somebody sent over the channel, to be passed on."""

    kind: str  # VOICE, IMAGE, VIDEO or DOCUMENT of conversation/model.py
    id: str  # the channel's
    name: str = ""  # of a document


@dataclass(frozen=True, slots=True)
class Message:
    """Text, and at most one of: buttons [(id, title)], rows of a list, a link, a request, a form.

    Lengths are the channel's business. `template`, where the channel knows it, says the same in approved words.
    """

    body: str
    buttons: tuple[tuple[str, str], ...] = ()
    open: str = ""  # label that opens the list
    title: str = ""  # of the list
    rows: tuple[MessageRow, ...] = ()
    link: tuple[str, str] | None = None  # (title, url)
    asks: str = ""  # LOCATION or CONTACT
    form: Form | None = None
    image: str = ""  # path of a picture to show above the text
    card: Card | None = None  # goes along
    attached: Attached | None = None  # the body is its caption, or what is said if it cannot be had any more
    template: Template | None = None
    footer: str = ""
    language: str = "de"
