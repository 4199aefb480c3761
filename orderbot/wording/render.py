"""Text -> words of one language. Catalogs are read once, at import of a language's first use."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from importlib import resources

from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency
from babel.support import NullTranslations, Translations

from orderbot.conversation.model import Reply
from orderbot.errors import Complaint
from orderbot.texts import Arg, Clock, Lines, Money, Text, Words
from orderbot.wording.message import CONTACT, LOCATION, Message, MessageRow

SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u200f": "", "\u200e": ""})


@lru_cache
def catalog(language: str) -> NullTranslations:
    """All .po files of the language as one catalog; of an unknown language, the sources themselves."""
    folder = resources.files("orderbot.wording") / "locale" / language
    merged = Catalog(locale=language)
    if folder.is_dir():
        for file in sorted(folder.iterdir(), key=lambda each: each.name):
            if file.name.endswith(".po"):
                with file.open("rb") as source:
                    for message in read_po(source, locale=language):
                        if message.id and message.string:
                            merged.add(message.id, message.string)
    compiled = io.BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    return Translations(compiled)


@lru_cache(maxsize=4096)  # the amounts of a card come again and again
def _money(cents: int, currency: str, language: str) -> str:
    return format_currency(cents / 100, currency, locale=language).translate(SPACES)


@lru_cache(maxsize=256)
def _day(day: date, language: str) -> str:
    return format_date(day, "EEE dd.MM.", locale=language).translate(SPACES)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is spoken to: a language and a currency."""

    language: str
    currency: str = "EUR"

    def say(self, what: Arg) -> str:
        if type(what) is str:
            return what
        match what:
            case Text(source, args, many):
                values = {name: value if isinstance(value, int) else self.say(value) for name, value in args}
                words = catalog(self.language)
                pattern = words.ungettext(source, many, int(values["count"])) if many else words.ugettext(source)
                return pattern.format(**values)
            case Words():
                return what.said(self.language)
            case Lines(parts, between):
                return between.join([said for part in parts if (said := self.say(part))])
            case Money(cents):
                return self.money(cents)
            case Clock(at, today):
                return self.clock(at, today)
            case _:
                return str(what)

    def money(self, cents: int) -> str:
        """`8,50 €`, with an ordinary space."""
        return _money(cents, self.currency, self.language)

    def clock(self, at: datetime, today: datetime) -> str:
        """`19:05`, with weekday and date on another day: `Fr. 04.12. 19:05`."""
        time = f"{at:%H:%M}"
        if at.date() == today.date():
            return time
        return f"{_day(at.date(), self.language)} {time}"


def render(reply: Reply, voice: Voice) -> Message:
    """The reply in the reader's language; lengths are the channel's business."""
    choice = reply.choice
    return Message(
        body=voice.say(reply.body),
        buttons=tuple((button.id, voice.say(button.title)) for button in reply.buttons),
        open=voice.say(choice.open) if choice else "",
        title=voice.say(choice.title) if choice else "",
        rows=tuple(MessageRow(row.id, voice.say(row.title), voice.say(row.description)) for row in choice.rows)
        if choice
        else (),
        link=(voice.say(reply.link.title), reply.link.url) if reply.link else None,
        asks=reply.asks if reply.asks in (LOCATION, CONTACT) else "",
        image=reply.image,
        footer=voice.say(reply.footer),
        language=voice.language,
    )


def complain(complaint: Complaint, language: str) -> str:
    """`FILE:LINE: what; what to do` in the owner's language."""
    voice = Voice(language)
    return f"{complaint.place}: {voice.say(complaint.what)}; {voice.say(complaint.remedy)}"
