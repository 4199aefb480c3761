"""Sentences of a message that only ask: each is answered in full, in its order; what they leave is read on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from orderbot.conversation import questions, repair
from orderbot.conversation.model import Button, Conversation
from orderbot.conversation.shop import Shop
from orderbot.conversation.talking import Answer, Heard, read
from orderbot.texts import Sayable, lines
from orderbot.understanding.edits.edits import parts_of, unjoined
from orderbot.understanding.grammar.phrases import keyed, sentences
from orderbot.understanding.parser import may_ask

MOST_SENTENCES: Final = 12  # of a message in which each is heard as a question; a longer one is read as a whole
MOST_QUESTIONS: Final = 4  # of one sentence
_OF_DISHES: Final = ("price", "allergens", "ingredients", "vegetarian", "available")  # "und was kostet die?"
_OF_DELIVERY: Final = ("delivery_area", "fee")  # "liefert ihr nach …? Was kostet das?"


def asides(talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> tuple[Answer, str]:
    """The answers, and the message without its questions. One question alone is a command's."""
    text, spelled = heard.words, keyed(heard.words)
    found = sentences(spelled.text)
    if len(found) > MOST_SENTENCES:
        return Answer(talk), text
    asked = _Asked(talk, heard, shop, now)
    left: list[str] = []
    for start, end, marked in found:
        low, high = spelled.span(start, end)
        sentence = text[low:high] + ("?" if marked else "")
        if not asked.parts(parts_of(text[low:high]), marked) and not (len(found) > 1 and asked.whole(sentence, marked)):
            left.append(sentence)
        asked.goes_on_about(sentence)
    if not asked.said:
        return Answer(talk), text
    talk = replace(talk, spoken=asked.about if len(asked.about) == 1 else ())
    return Answer(talk, lines(*dict.fromkeys(asked.said)), offers=tuple(asked.offers)), "\n".join(left)


@dataclass(slots=True)
class _Asked:
    talk: Conversation
    heard: Heard
    shop: Shop
    now: datetime
    said: list[Sayable] = field(default_factory=list)
    offers: list[Button] = field(default_factory=list)
    about: tuple[str, ...] = ()  # dishes asked of last: "Ist die Funghi vegetarisch? Und ist da Gluten drin?"
    topic: str = ""  # what was asked last

    def whole(self, sentence: str, marked: bool) -> bool:
        """Answered, if it only asks."""
        return self._keep([self._answer(sentence, marked)])

    def parts(self, parts: list[str], marked: bool) -> bool:
        """ "What's on the Funghi and what does it cost?": answered, if every part asks."""
        if not 1 < len(parts) <= MOST_QUESTIONS:
            return False
        before = self.about, self.topic
        answers: list[Answer | None] = []
        for part in parts:
            alone = unjoined(part).rstrip(" ,")
            dish = marked and bool(read(alone, self.talk, self.shop, self.now).lines)  # "… und Parma?"
            question = alone + "?" if marked and not dish else part
            answers.append(self._answer(question, marked))
            self.goes_on_about(question)
        if self._keep(answers):
            return True
        self.about, self.topic = before
        return False

    def goes_on_about(self, words: str) -> None:
        if may_ask(words, self.talk.language):
            subject = read(words, self.talk, self.shop, self.now).subject
            self.about = questions.dishes_of(subject, self.shop) or self.about

    def _keep(self, answers: list[Answer | None]) -> bool:
        kept = [each for each in answers if each]
        if not kept or len(kept) < len(answers):
            return False
        for each in kept:
            self.said.append(each.say)
            self.offers += each.offers
        return True

    def _answer(self, words: str, marked: bool) -> Answer | None:
        """None if the words do not ask, or say anything else."""
        if not may_ask(words, self.talk.language):
            return None
        meaning = read(words, self.talk, self.shop, self.now)
        nothing = not questions.dishes_of(meaning.subject, self.shop)
        strange = meaning.intent == "available" and questions.beside_the_card(
            meaning.subject, self.talk.language, self.shop
        )  # "… und habt ihr Parkplätze?"
        if nothing and self.about and meaning.intent in _OF_DISHES and not strange:
            meaning = replace(meaning, subject=replace(meaning.subject, items=self.about), asks=())
        elif nothing and meaning.intent == "price" and self.topic in _OF_DELIVERY:
            meaning = replace(meaning, intent="fee", asks=())
        if not meaning.intent or repair.understood(meaning) or not (marked or meaning.intent in questions.ASKED):
            return None
        heard = replace(self.heard, incoming=replace(self.heard.incoming, text=words), meaning=meaning)
        said = questions.answers(self.talk, meaning.intent, heard, self.shop, self.now)
        if not said:
            return None
        self.topic = meaning.intent
        return Answer(self.talk, said, offers=questions.to_add(meaning.subject, meaning.intent, self.shop, self.now))
