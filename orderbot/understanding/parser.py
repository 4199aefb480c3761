"""text + Lexicon -> Meaning: the one entry of this floor. Pure.

Rules:  1. what stands for a time, an address, a payment is taken out first; dish words win only where slots.py says so
        2. every word is a word of the card, of the language, a repaired one that is listed, or it is in `unknown`
        3. in doubt the line is left out and a question is asked; `sure` is True only if there is none
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from orderbot.understanding.card.compounds import parted
from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.grammar.closed import Closed, closed, language_of
from orderbot.understanding.grammar.languages import FALLBACK, LANGUAGES
from orderbot.understanding.grammar.phrases import masked
from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.lattice.spans import Readings, Span, spans_of
from orderbot.understanding.meaning import Meaning, Subject
from orderbot.understanding.questions.intents import Intent, allergy_span, allergy_words, intent_of
from orderbot.understanding.readings.reading import read_order
from orderbot.understanding.rules.ahead import dishes, id_of, next_dish
from orderbot.understanding.slots.remarks import labelled
from orderbot.understanding.slots.slots import take_slots
from orderbot.understanding.spelling.fold import Token, tokens

_AROUND = ("greeting", "thanks", "yes", "no")  # around an order they are not what the message is about
LONGEST = 2000  # characters of a message that are read; nobody types a longer order


def understand(text: str, lexicon: Lexicon, now: datetime, language: str = "") -> Meaning:
    """`now` is aware, in the restaurant's zone. `language`: of the conversation, "" to find it in the text."""
    parts = parted(tokens(text[:LONGEST]), lexicon)
    spoken = language if language in LANGUAGES else language_of(_telling(parts, lexicon), _likely(lexicon))
    words = closed(spoken or _likely(lexicon))
    read: Readings = {}
    spans = spans_of(parts, lexicon, words, read)
    known = _known(parts, spans)
    heard = intent_of(_asked(text), spoken, lambda key: key in lexicon.words)
    allergy = allergy_words(text, spoken)
    if heard is None and allergy and "?" in text and not _counted(spans, lexicon):
        heard = Intent("allergens", end=len(text), whole=True)  # "ist das Tiramisu ok, wenn ich …?"
    if heard is not None and _only_sounds(heard, spans, lexicon):
        heard = None
    slots = take_slots(text, parts, now, spoken, known, _written(parts, spans), lexicon.costs)
    told = heard is not None and heard.name in _AROUND and bool(slots.remark or slots.extra)
    if heard is not None and not told and not _orders_too(heard, parts, spans, known, lexicon):
        items = tuple(dict.fromkeys(dish for span in spans for dish in dishes(span, lexicon)))
        subject = Subject(items, (heard.subject,) if heard.subject else (), heard.argument)
        return Meaning(text, remark=slots.remark, intent=heard.name, subject=subject, allergy=allergy, language=spoken)
    place = allergy_span(text, spoken)
    if place and any(place[0] <= spans[number].start < place[1] for number in _counted(spans, lexicon)):
        place = None  # no comma parts the order from it
    claimed = (*slots.spans, *((place,) if place else ()), *(((heard.start, heard.end),) if heard else ()))
    rest = _unclaimed(parts, claimed, slots.prices)
    if len(rest) < len(parts):
        spans = spans_of(rest, lexicon, words, read)
    spans = _without_talk(spans, words)
    reading = read_order(spans, lexicon, words)
    questions = (*slots.questions, *reading.questions)
    return Meaning(
        text,
        reading.lines,
        slots.handover,
        slots.address,
        slots.time,
        slots.asap,
        slots.payment,
        slots.pays_with,
        slots.name,
        slots.phone,
        slots.extra,
        slots.remark,
        slots.table,
        intent=heard.name if heard is not None and heard.name not in _AROUND else "",
        allergy=allergy,
        unknown=reading.unknown,
        questions=questions,
        repaired=reading.repaired,
        language=spoken,
        sure=reading.sure and not (questions or len(text) > LONGEST),
    )


def _asked(text: str) -> str:
    """Behind "Anmerkung:" nobody asks or commands the bot."""
    return masked(text, [whole for whole, _ in labelled(text)])


def _telling(parts: Sequence[Token], lexicon: Lexicon) -> tuple[str, ...]:
    """Words that tell the language: not those a card may borrow, as a size called "Double"."""
    keys = tuple(part.key for part in parts)
    return tuple(key for key in keys if key not in lexicon.borrowed)


def _orders_too(
    heard: Intent, parts: Sequence[Token], spans: Sequence[Span], known: frozenset[int], lexicon: Lexicon
) -> bool:
    """Does the message order something besides what it asks?"""
    if heard.whole:
        return False
    outside = {number for number, part in enumerate(parts) if not heard.start <= part.start < heard.end}
    if heard.name in _AROUND:
        numbers = {number for number in outside if parts[number].is_number}
        return bool(outside & (known | numbers))
    beside = [span for span in spans if not heard.start <= span.start < heard.end]
    named = bool(outside & known) or any(id_of(span, lexicon) for span in beside)
    return named and any(span.has(Kind.NUMBER) for span in beside)


def _only_sounds(heard: Intent, spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """ "Can i get a vegan burger": an order, though it sounds like a question."""
    sounding = heard.name in ("ingredients", "vegetarian", "allergens", "status", "menu")
    return sounding and any(span.has(Kind.ORDER) for span in spans) and bool(_counted(spans, lexicon))


def _counted(spans: Sequence[Span], lexicon: Lexicon) -> list[int]:
    """Places of numbers (or articles) that open a line."""
    return [
        place
        for place, span in enumerate(spans)
        if span.has(Kind.NUMBER)
        and (
            next_dish(spans, place + 1, lexicon) is not None
            or any(id_of(following, lexicon) and not following.gap for following in spans[place + 1 : place + 4])
        )
    ]


def _likely(lexicon: Lexicon) -> str:
    return next((code for code in lexicon.menu.languages if code in LANGUAGES), FALLBACK)


def _known(parts: Sequence[Token], spans: Sequence[Span]) -> frozenset[int]:
    place = {part.start: number for number, part in enumerate(parts)}
    return frozenset(place[token.start] for span in spans if span.is_card for token in span.tokens)


def _written(parts: Sequence[Token], spans: Sequence[Span]) -> frozenset[int]:
    """Of the words of the card, those just as the card has them: "Köln" is no Cola, "Hamburg" no Hamburger."""
    return _known(parts, [span for span in spans if not span.cost])


def _unclaimed(
    parts: Sequence[Token], claimed: Sequence[tuple[int, int]], passed: Sequence[tuple[int, int]]
) -> tuple[Token, ...]:
    """The tokens no slot has taken; what was taken parts the rest like a full stop, what is `passed` does not."""
    found: list[Token] = []
    cut = False
    for part in parts:
        if any(start < part.end and part.start < end for start, end in claimed):
            cut = True
        elif any(start < part.end and part.start < end for start, end in passed):
            continue
        else:
            found.append(replace(part, gap=part.gap + "\n") if cut else part)
            cut = False
    return tuple(found)


def _without_talk(spans: Sequence[Span], words: Closed) -> tuple[Span, ...]:
    """Sentences that only chat ("letztes Mal war es mega lecker!") have no unknown words to ask about."""
    found: list[Span] = []
    sentence: list[Span] = []
    for span in (*spans, None):
        if span is None or span.gap == ".":
            found += [] if _is_talk(sentence) else sentence
            sentence = []
        if span is not None:
            sentence.append(span)
    return tuple(found or spans)  # nothing but talk: then its words are asked about


def _is_talk(sentence: Sequence[Span]) -> bool:
    if not any(span.has(Kind.TALK) for span in sentence):
        return False
    return not any(
        (span.is_card and not span.read) or span.has(Kind.NUMBER, Kind.WITHOUT, Kind.WITH) for span in sentence
    )
