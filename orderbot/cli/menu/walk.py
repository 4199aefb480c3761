"""A customer who taps through the whole card, so that its owner sees every message: the real bot answers.

Questions that offer the same answers are shown once, with the first dish that asks them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from orderbot.conversation.flow import converse
from orderbot.conversation.model import TAP, TEXT, Conversation, Incoming, Reply
from orderbot.conversation.shop import Shop
from orderbot.wording.message import Message
from orderbot.wording.render import Voice, render

HELLO: Final = {"de": "Hallo", "en": "Hello"}
QUESTIONS: Final = 10  # of one dish, at most

Labels = tuple[str, ...]
Way = tuple[str, str]  # id and title of what is tapped


@dataclass(frozen=True, slots=True)
class Shown:
    """One message, and what the customer wrote or tapped to get it."""

    said: tuple[str, ...]
    message: Message


@dataclass(slots=True)
class Walk:
    """`dishes`: ids of the items and combos that lists have offered so far."""

    shop: Shop
    language: str
    now: datetime
    dishes: dict[str, str] = field(default_factory=dict)
    asked: set[Labels] = field(default_factory=set)

    def messages(self) -> Iterator[Shown]:
        """The greeting with the list of sections, every section, every kind of question, the whole card."""
        hello = HELLO[self.language]
        talk, message = self._turn(Conversation(language=self.language), Incoming("hello", self.now, TEXT, text=hello))
        sections: list[Way] = []
        for shown in (Shown((hello,), message), *self._further(talk, message)):
            yield shown
            sections += [(row.id, row.title) for row in shown.message.rows if _verb(row.id) in ("section", "card")]
            self._note(shown.message)
        for way in sections:
            if _verb(way[0]) == "section":
                for shown in self._pages(talk, way):
                    yield shown
                    self._note(shown.message)
        for id, title in list(self.dishes.items()):
            yield from self._questions(talk, (f"item:{id}", title))
        for way in sections:
            if _verb(way[0]) == "card":
                yield Shown((f"[{way[1]}]",), self._tap(talk, way[0])[1])

    def _turn(self, talk: Conversation, heard: Incoming) -> tuple[Conversation, Message]:
        turn = converse(talk, (heard,), self.shop, self.now)
        reply = next(effect for effect in turn.effects if isinstance(effect, Reply))
        return turn.talk, render(reply, Voice(self.language, self.shop.menu.currency))

    def _tap(self, talk: Conversation, id: str) -> tuple[Conversation, Message]:
        return self._turn(talk, Incoming(id, self.now, TAP, tap=id))

    def _note(self, message: Message) -> None:
        for row in message.rows:
            if _verb(row.id) == "item":
                self.dishes.setdefault(row.id.partition("@")[0].partition(":")[2], row.title)

    def _pages(self, talk: Conversation, way: Way, said: tuple[str, ...] = ()) -> Iterator[Shown]:
        """A list, and the rows that lead on to its next pages."""
        id, title = way
        talk, message = self._tap(talk, id)
        yield Shown((*said, f"[{title}]"), message)
        yield from self._further(talk, message)

    def _further(self, talk: Conversation, message: Message) -> Iterator[Shown]:
        while on := _next_page(message):
            talk, message = self._tap(talk, on[0])
            yield Shown((f"[{on[1]}]",), message)

    def _questions(self, talk: Conversation, way: Way) -> Iterator[Shown]:
        """What this dish asks until it lies in the cart; each kind of question once. Then its extras."""
        said: tuple[str, ...] = (f"[{way[1]}]",)
        talk, message = self._tap(talk, way[0])
        for _ in range(QUESTIONS):
            answers = _answers(message)
            if not talk.pending or not answers:
                break
            if self._new(message):
                yield Shown(said, message)
                yield from self._further(talk, message)
            id, title = answers[0]
            said = (*said, f"[{title}]")
            talk, message = self._tap(talk, id)
        if talk.cart:
            yield from self._extras(talk, message, said)

    def _extras(self, talk: Conversation, message: Message, said: tuple[str, ...]) -> Iterator[Shown]:
        """From the cart: change, this line, extras; a dish without extras ends on the way."""
        for verb in ("change", "line", "extras"):
            way = next((way for way in _ways(message) if _verb(way[0]) == verb), None)
            if way is None:
                return
            said = (*said, f"[{way[1]}]")
            talk, message = self._tap(talk, way[0])
        if self._new(message):
            yield Shown(said, message)
            yield from self._further(talk, message)

    def _new(self, message: Message) -> bool:
        """Were these answers not offered yet?"""
        labels = tuple(title for _, title in _ways(message))
        if labels in self.asked:
            return False
        self.asked.add(labels)
        return True


def _verb(id: str) -> str:
    return id.partition("@")[0].partition(":")[0]


def _ways(message: Message) -> list[Way]:
    return [*message.buttons, *((row.id, row.title) for row in message.rows)]


def _answers(message: Message) -> list[Way]:
    return [way for way in _ways(message) if _verb(way[0]) in ("size", "choose", "fill")]


def _next_page(message: Message) -> Way | None:
    """The row that leads on; not the one on the last page that leads back to the start."""
    for id, title in _ways(message):
        if _verb(id) == "page" and not id.partition("@")[0].endswith(":0"):
            return id, title
    return None
