"""The one way of a typed message, whatever is asked.

    questions in it        answered, each in full
    a command before it    "abbrechen und neu: …", "auf Deutsch: …"
    changes of the cart    "statt der Cola ein Wasser"
    the open question      takes its own part
    the rest               is taken as a first message would be; what nobody understood is quoted

Each part hands on what it did not use, as text or as a Meaning, so that no word of an answer can be dropped.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final, Protocol

from orderbot.conversation import commands, person, questions, repair
from orderbot.conversation.asides import asides
from orderbot.conversation.model import Conversation, Reply
from orderbot.conversation.picking import number
from orderbot.conversation.rewriting import rewrite
from orderbot.conversation.shop import Shop
from orderbot.conversation.slots import SLOTS
from orderbot.conversation.taking import take
from orderbot.conversation.talking import Answer, Heard, may_point, read, then
from orderbot.texts import lines
from orderbot.understanding.edits.edits import parts_of
from orderbot.understanding.grammar.closed import closed
from orderbot.understanding.grammar.languages import FALLBACK
from orderbot.understanding.meaning import Meaning
from orderbot.understanding.questions.intents import Intent, bare_words, intent_of

OPENING: Final = ("cancel", "back", "yes", "no", "language")  # commands with which a longer message may begin
LITTLE: Final = 3  # words that may change nothing without being quoted
FILLER: Final = 4  # letters of a sigh before a command
NUMBERED: Final = ("address", "time", "payment")  # their answers are numbers: there a bare one is never a dish
WEAK: Final = ("ingredients", "no")  # "hat keine" answers "which house number?"
FIRST: Final = ("change", "pointing")  # these ask about lines of the cart: their answers look like changes
STRICT: Final = (*FIRST, "options", "which")  # there "without onions" answers; elsewhere it changes a dish


class Step(Protocol):
    """One question: a module with these four names."""

    @property
    def name(self) -> str: ...
    def needed(self, talk: Conversation, shop: Shop, now: datetime) -> bool: ...
    def ask(self, talk: Conversation, shop: Shop, now: datetime) -> Reply: ...
    def answer(self, talk: Conversation, heard: Heard, shop: Shop, now: datetime) -> Answer | None: ...


def hear(talk: Conversation, heard: Heard, step: Step, shop: Shop, now: datetime) -> Answer:
    """What a text leads to; `step` is the one whose question is open."""
    asked, words = asides(talk, heard, shop, now)
    if asked and not words:
        return asked
    first, words = _opening(asked.talk, words, heard, step, shop, now)
    begun = then(asked, first)
    if not words:
        return begun
    told = _told(begun.talk, _again(heard, words, begun.talk, shop, now), step, shop, now, more=bool(begun.say))
    return then(begun, told)


def _again(heard: Heard, words: str, talk: Conversation, shop: Shop, now: datetime) -> Heard:
    """The message without what was taken from it already."""
    if words == heard.words:
        return heard
    return replace(heard, incoming=replace(heard.incoming, text=words), meaning=read(words, talk, shop, now))


def _only_said(meaning: Meaning) -> bool:
    """Nothing that an order could take."""
    return not repair.understood(meaning)


def _opening(talk: Conversation, words: str, heard: Heard, step: Step, shop: Shop, now: datetime) -> tuple[Answer, str]:
    """A command with which the message begins, done, and the rest of it."""
    parts = parts_of(words)
    begins = [part.strip(" ,;.!:\n") for part in parts[:2]]
    commands = [_command(each, talk) for each in begins]
    if not any(commands):
        return Answer(talk), words
    for place, (said, found) in enumerate(zip(begins, commands, strict=True)):
        rest = "".join(parts[place + 1 :]).strip()
        if found and found.name == "no" and rewrite(talk, words, shop, now, strict=False)[1] == "":
            break  # "nee, 4": the number of the last dish
        if found and _says_more(rest, talk, shop, now):
            return _opened(talk, found, said, rest, heard, step, shop, now)
        meaning = read(said, talk, shop, now)
        filler = len(said) <= FILLER  # "ach, …"
        if meaning.questions or repair.understood(meaning) or (meaning.unknown and not filler):
            break
    return Answer(talk), words


def _command(said: str, talk: Conversation) -> Intent | None:
    """One with which a longer message may begin."""
    found = intent_of(said, talk.language)
    return found if found and found.name in OPENING and (found.whole or found.argument) else None


def _says_more(rest: str, talk: Conversation, shop: Shop, now: datetime) -> bool:
    if not rest:
        return False
    return repair.understood(read(rest, talk, shop, now)) or rewrite(talk, rest, shop, now, strict=True)[0] is not None


def _opened(
    talk: Conversation, found: Intent, said: str, rest: str, heard: Heard, step: Step, shop: Shop, now: datetime
) -> tuple[Answer, str]:
    alone = _again(heard, said, talk, shop, now)
    if found.name == "no":  # "nein, die Pizza": the answer comes behind it
        following = _again(heard, rest, talk, shop, now)
        if following.meaning and repair.understood(following.meaning) and step.name in ("which", "options"):
            return Answer(talk), rest
    if found.name in ("yes", "no"):
        return step.answer(talk, alone, shop, now) or Answer(talk), rest
    done = commands.hear(talk, alone, shop, now) or Answer(talk)
    if found.name == "cancel" and not done.final:  # other dishes, but the same way, place and time
        kept = {field: getattr(talk, field) for slot in SLOTS for field in slot.held}
        done = replace(done, talk=replace(done.talk, **kept))
    return done, rest


def _told(talk: Conversation, heard: Heard, step: Step, shop: Shop, now: datetime, *, more: bool) -> Answer:
    """Changes, the open question's own part, the rest. `more`: something of the message is done already."""
    weak = step.name == "address" and heard.meaning is not None and heard.meaning.intent in WEAK
    if weak and (own := step.answer(talk, heard, shop, now)):
        return _and_rest(own, heard, shop, now)
    if heard.meaning and heard.meaning.intent == "cancel" and talk.cart:  # "ich möchte die Cola stornieren"
        changes, left = rewrite(talk, heard.words, shop, now, strict=True)
        if changes and not left:
            return changes
    if heard.meaning and _only_said(heard.meaning) and (said := commands.hear(talk, heard, shop, now)):
        return said
    own = step.answer(talk, heard, shop, now) if step.name in FIRST else None
    if own:
        return _changed(own, heard, own.rest.text, None, shop, now) if own.rest else own
    return _changed(Answer(talk), heard, heard.words, step, shop, now, more=more)


def _changed(
    before: Answer, heard: Heard, words: str, step: Step | None, shop: Shop, now: datetime, *, more: bool = True
) -> Answer:
    """Changes of the cart in the words, then what else they say; `step` is still to be answered, None if it was."""
    if words == heard.words and _of_the_asked(before.talk, heard.meaning) and heard.meaning and step:
        return then(before, _own(before.talk, heard, step, shop, now, more=more))
    strict = step is None or step.name in STRICT
    changes, left = rewrite(before.talk, words, shop, now, strict=strict)
    done = then(before, changes) if changes else before
    following = _again(heard, left, done.talk, shop, now)
    if following.meaning is None or ((changes or step is None) and (not left or says_nothing(following.meaning))):
        return done
    more = more or changes is not None
    if step is None:
        return then(done, _rest(done.talk, following, following.meaning, shop, now, more=True))
    return then(done, _own(done.talk, following, step, shop, now, more=more))


def _of_the_asked(talk: Conversation, meaning: Meaning | None) -> bool:
    """ "Ok, eins davon mit Tofu", of the dish that was just asked about and not of one in the cart."""
    there = {line.item for line in talk.cart.lines}
    asked = set(talk.spoken) - there if may_point(talk) else set()
    return (
        bool(asked) and meaning is not None and bool(meaning.lines) and {line.item for line in meaning.lines} <= asked
    )


def _own(talk: Conversation, heard: Heard, step: Step, shop: Shop, now: datetime, *, more: bool) -> Answer:
    if own := step.answer(talk, heard, shop, now):
        return _and_rest(own, heard, shop, now)
    if heard.meaning is None:
        return Answer(talk)
    if step.name in NUMBERED and number(heard.words) is not None:
        return repair.miss(talk, heard, heard.meaning, shop, now)
    return _rest(talk, heard, heard.meaning, shop, now, more=more)


def _and_rest(own: Answer, heard: Heard, shop: Shop, now: datetime) -> Answer:
    if own.rest is None or says_nothing(own.rest):
        return own
    return then(own, _rest(own.talk, replace(heard, meaning=own.rest), own.rest, shop, now, more=True))


def says_nothing(meaning: Meaning) -> bool:
    """Politeness at most."""
    around = meaning.intent in ("", "thanks", "greeting", "yes", "no")
    return around and not (repair.understood(meaning) or meaning.unknown or meaning.questions or meaning.allergy)


def _rest(talk: Conversation, heard: Heard, meaning: Meaning, shop: Shop, now: datetime, *, more: bool) -> Answer:
    """What no question took, as in a first message."""
    if _only_said(meaning) and (said := commands.hear(talk, heard, shop, now)):
        return said
    if repair.understood(meaning) or more:
        taken = take(talk, meaning, shop, now)
        if meaning.intent in person.CALLS:  # "1 Lasagne bitte, und kann mich jemand anrufen?"
            return then(taken, person.call(taken.talk, meaning.intent, heard.words, shop, now))
        if meaning.intent and meaning.intent != "duration":  # the summary says when
            asked = replace(heard, meaning=meaning)
            told = questions.answers(taken.talk, meaning.intent, asked, shop, now)
            taken = replace(taken, say=lines(told, taken.say))
        return taken
    bare = bare_words(meaning.text, talk.language)
    does = closed(meaning.language or talk.language or FALLBACK).grammar
    does |= {word for word in shop.lexicon.words if not word.isdigit()}
    little = meaning.intent or (len(bare) <= LITTLE and not does.intersection(bare))  # "doch beide mit" wants something
    if meaning.allergy or (meaning.text.strip(" ?!.") and says_nothing(meaning) and little):
        return Answer(talk)  # "nein danke, das wars": politeness is no miss
    return repair.miss(talk, heard, meaning, shop, now)
