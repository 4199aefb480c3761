"""text + Lexicon -> Meaning: the one entry of this floor. Pure.

Rules:  1. what stands for a time, an address, a payment is taken out first; dish words win only where slots.py says so
        2. every word is a word of the card, of the language, a repaired one that is listed, or it is in `unknown`
        3. in doubt the line is left out and a question is asked; `sure` is True only if there is none
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from itertools import pairwise

from orderbot.understanding.card.compounds import parted
from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.grammar.closed import Closed, closed, language_of
from orderbot.understanding.grammar.languages import FALLBACK, LANGUAGES, every
from orderbot.understanding.grammar.phrases import key, masked
from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.lattice.spans import Readings, Span, spans_of
from orderbot.understanding.meaning import Ask, Meaning, Subject
from orderbot.understanding.questions.allergies import allergy_span, allergy_words, consequence_of
from orderbot.understanding.questions.intents import Intent, conditions, intents_of
from orderbot.understanding.questions.talk import in_languages
from orderbot.understanding.readings.reading import read_order
from orderbot.understanding.rules.ahead import dishes, id_of, next_dish
from orderbot.understanding.slots.clock import clocks
from orderbot.understanding.slots.corrected import settled
from orderbot.understanding.slots.remarks import labelled
from orderbot.understanding.slots.slots import take_slots, things
from orderbot.understanding.slots.times import Opening
from orderbot.understanding.spelling.fold import Token, first_tokens, keys, tokens

_AROUND = ("greeting", "thanks", "compliment", "yes", "no")  # around an order they are not what it is about
_CONDITIONAL = (
    "available",
    "ingredients",
    "vegetarian",
    "allergens",
    "about",
    "price",
)  # "…? Wenn ja, dann einmal bitte"
_OF_PLACES = ("delivery_area", "fee")  # who asks whether their own door is reached has said where it is
LONGEST, MOST = 2000, 200  # characters and tokens of a message that are read; nobody types a longer order


def warm() -> None:
    """Compiles what every message needs, so that the first of a process is as fast as the second."""
    for code in LANGUAGES:
        closed(code)
    for each in (clocks, in_languages):
        tuple(each(FALLBACK))


def understand(
    text: str, lexicon: Lexicon, now: datetime, language: str = "", opening: Opening | None = None,
    *, asked: tuple[str, ...] = (), explain: bool = False,
) -> Meaning:  # fmt: skip
    """`now` is aware, in the restaurant's zone. `language`: of the conversation, "" to find it in the text.

    `opening`: whether the restaurant is open at a moment; it decides between morning and evening.
    `asked`: the dish that was asked about just before: "dann 2 davon".
    `explain`: tell in `Meaning.why` how the lines were read.
    """
    return _read(text, lexicon, now, language, opening, asked, explain)


def free_for_all(text: str, lexicon: Lexicon, language: str = "") -> tuple[str, str]:
    """What follows from an allergy, said of all dishes, and the rest of the text: "…, so no cheese, 1 Calzone" is
    "all without cheese" and an order. "" if nothing of the card is to be left out."""
    if not allergy_words(text, language):
        return "", text
    spoken = _spoken(tokens(text), lexicon, language if language in LANGUAGES else "") or _likely(lexicon)
    grammar = closed(spoken).words
    found = consequence_of(
        text, lambda word: any(each in lexicon.words and each not in grammar for each in keys(word)), spoken
    )
    if found is None:
        return "", text
    said = next(each for code in (spoken, *LANGUAGES) if (each := LANGUAGES[code].dishes).without)
    rest = f"{text[: found.start].rstrip()} {text[found.end :].lstrip()}".strip()
    return f"{said.all_[0]} {said.without[0]} {found.foods}", rest


def forget() -> None:
    """What was read is read anew: for who measures."""
    _read.cache_clear()


@lru_cache(maxsize=64)  # a turn reads the same words several times: whole, in parts, behind the dish they may be about
def _read(
    text: str, lexicon: Lexicon, now: datetime, language: str, opening: Opening | None, asked: tuple[str, ...],
    explain: bool,
) -> Meaning:  # fmt: skip
    _, end = first_tokens(text, MOST, LONGEST)
    said = settled(text[:end], things(now, language, lexicon.words.__contains__, opening))
    for_all, rest = free_for_all(said, lexicon, language)
    said = f"{rest}. {for_all}" if for_all else said
    words, _ = first_tokens(said, MOST, LONGEST)
    meaning = _understood(said, parted(words, lexicon), lexicon, now, language, opening, asked, explain)
    if end == len(text):
        return meaning if said == text else replace(meaning, text=text, allergy=allergy_words(text, meaning.language))
    unread = text[end:].strip()
    allergy = allergy_words(text, meaning.language)  # heard wherever it stands
    return replace(meaning, text=text, allergy=allergy, unread=unread, sure=meaning.sure and not unread)


def may_ask(text: str, language: str = "") -> bool:
    """False if `understand` would find no question and no command in it; much quicker."""
    return "?" in text or bool(intents_of(_asked(text), language))


def _understood(
    text: str, parts: tuple[Token, ...], lexicon: Lexicon, now: datetime, language: str, opening: Opening | None,
    asked: tuple[str, ...], explain: bool,
) -> Meaning:  # fmt: skip
    spoken = _spoken(parts, lexicon, language if language in LANGUAGES else "")
    words = closed(spoken or _likely(lexicon))
    read: Readings = {}
    spans = spans_of(parts, lexicon, words, read)
    known = _known(parts, spans)
    allergy = allergy_words(text, spoken)
    heard = _heard(text, spoken, spans, lexicon, allergy)
    asks = tuple(_ask(each, spans, lexicon) for each in heard if each.name not in _AROUND)
    first = heard[0] if heard else None
    slots = take_slots(
        text, parts, now, spoken, known, _written(parts, spans), lexicon.costs, opening, _dishes(parts, spans)
    )
    told = first is not None and first.name in _AROUND and bool(slots.remark or slots.extra)
    besides = any(not _inside(start, heard) for start, _ in slots.spans) and not (first and first.whole)
    if first is not None and not told and not besides and not _orders_too(heard, parts, spans, known, lexicon):
        subject = _ask(first, spans, lexicon, anywhere=True).subject
        intent = first.name
        home = slots.address if intent in _OF_PLACES and slots.address and slots.address.number else None
        ahead = intent == "preorder"  # who asks whether tomorrow at noon can be ordered for wants it then
        return Meaning(
            text, handover=slots.handover if ahead else "", address=home, time=slots.time if ahead else None,
            remark=slots.remark, intent=intent, subject=subject, asks=asks, allergy=allergy, language=spoken,
        )  # fmt: skip
    place = allergy_span(text, spoken)
    if place and any(place[0] <= spans[number].start < place[1] for number in _counted(spans, lexicon)):
        place = None  # no comma parts the order from it
    condition = conditions(text, asks, asked)
    claimed = (*slots.spans, *((place,) if place else ()), *((each.start, each.end) for each in heard))
    rest = _unclaimed(parts, (*claimed, *condition.spans), slots.prices)
    if len(rest) < len(parts):
        spans = spans_of(rest, lexicon, words, read)
    spans = _without_talk(spans, words)
    wonders = text.rstrip().endswith("?") and not any(span.has(*_WISHES) for span in spans)  # "und die große?"
    reading = read_order(spans, lexicon, words, condition.asked or (() if wonders else asked), explain=explain)
    questions = (*slots.questions, *reading.questions, *condition.questions)
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
        intent=first.name if first is not None and first.name not in _AROUND else "",
        asks=asks,
        allergy=allergy,
        unknown=(*reading.unknown, *condition.unknown),
        questions=questions,
        repaired=reading.repaired,
        language=spoken,
        sure=reading.sure and not questions and not condition.unknown,
        why=reading.why(spans) if explain else None,
    )


_OF_THE_CARD = ("menu", "ingredients")
_WISHES = (Kind.NUMBER, Kind.ORDER, Kind.POLITE)


def _heard(text: str, spoken: str, spans: Sequence[Span], lexicon: Lexicon, allergy: str) -> tuple[Intent, ...]:
    """What is asked or commanded; what only sounds so is an order: "Can i get a vegan burger"."""
    found = intents_of(_asked(text), spoken, lambda key: key in lexicon.words)
    if any(each.name == "vegetarian" for each in found):
        found = _of_the_dish_called_so(found, text, spoken, spans)
    if not found and allergy and "?" in text and not _counted(spans, lexicon):
        return (Intent("allergens", end=len(text), whole=True),)  # "ist das Tiramisu ok, wenn ich …?"
    found = tuple(each for each in found if not _only_sounds(each, spans, lexicon))
    if allergy and not any(dishes(span, lexicon) for span in spans):  # "Zöliakie: was könnt ihr empfehlen?"
        found = tuple(replace(each, name="allergens") if each.name in _OF_THE_CARD else each for each in found)
    found = tuple(each for each in found if each.name != "about" or _asks_about(each, spans, lexicon))
    if "?" not in text:
        found = tuple(each for each in found if not _of_no_dish(each, spans))
    found = tuple(replace(each, name="available") if _has_dish(each, spans, lexicon) else each for each in found)
    return found or _bare_question(text, spans, lexicon)


def _of_the_dish_called_so(
    found: tuple[Intent, ...], text: str, spoken: str, spans: Sequence[Span]
) -> tuple[Intent, ...]:
    """ "What's on the Vegetaria?" asks about a pizza, and not for what is vegetarian."""
    named = [
        place for place, span in enumerate(spans) if span.has(Kind.ITEM) and (len(span.tokens) > 1 or not span.cost)
    ]
    if len(named) != 1 or not named[0] or spans[named[0] - 1].tokens[-1].key not in _DEFINITE:
        return found
    span = spans[named[0]]
    stands_in = _DISH[: len(span.text)].ljust(len(span.text))
    again = intents_of(_asked(text[: span.start] + stands_in + text[span.start + len(span.text) :]), spoken)
    if any(each.name == "vegetarian" for each in again):
        return found
    return tuple(replace(each, subject=each.subject.replace(_DISH, "").strip()) for each in again) or found


_DISH = "pizza"  # stands for the name of a dish
_DEFINITE = frozenset(map(key, every(lambda each: each.dishes.definite)))


def _asks_about(heard: Intent, spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """Of a dish; "macht ihr 2 Calzone?" orders them, and so does what asks for it otherwise than the card has it."""
    inside = [span for span in spans if heard.start <= span.start < heard.end]
    if not any(dishes(span, lexicon) for span in inside):
        return False
    if heard.argument:
        return True
    if any(span.has(Kind.INSTEAD, Kind.CORRECTION, Kind.POLITE, Kind.ORDER) for span in inside):
        return False
    if any(span.has(Kind.WITHOUT) and following.is_card for span, following in pairwise(inside)):
        return False  # but "comes it with cream or without"
    counts = [sense.number for place in _counted(inside, lexicon) for sense in inside[place].of(Kind.NUMBER)]
    return max(counts, default=1) == 1


def _of_no_dish(heard: Intent, spans: Sequence[Span]) -> bool:
    """ "Ist im Hinterhof, zweiter Aufgang": no question mark, nothing of the card, and words nobody knows."""
    inside = [span for span in spans if heard.start <= span.start < heard.end]
    strange = sum(not span.senses for span in inside)
    return heard.name == "ingredients" and strange > 1 and not any(span.is_card for span in inside)


def _has_dish(heard: Intent, spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """ "Do you have lasagne?" asks for a dish, not for the card."""
    inside = [span for span in spans if heard.start <= span.start < heard.end]
    return (
        heard.name == "menu"
        and not _the_card(heard)
        and any(dishes(span, lexicon) and not span.has(Kind.HEAD) for span in inside)
    )


def _the_card(heard: Intent) -> bool:
    """ "Menü": nothing but the card is asked for, though a combo is called so too."""
    return heard.name == "menu" and heard.whole and not heard.subject


def _bare_question(text: str, spans: Sequence[Span], lexicon: Lexicon) -> tuple[Intent, ...]:
    """ "und tiramisu?": a dish with nothing but a question mark is asked for, not ordered."""
    if not text.rstrip().endswith("?") or not any(span.is_dish for span in spans):
        return ()
    last = [place for place, span in enumerate(spans) if span.gap == "."][-1]
    asked = spans[last:]
    plain = all(span.is_dish or span.has(Kind.SIZE, Kind.AND, Kind.ALSO, Kind.STOP) for span in asked)
    named = any(span.is_dish for span in asked)  # "Groß?" after a dish is its size
    if not (plain and named) or any(span.has(Kind.NUMBER, Kind.ORDER, Kind.POLITE) for span in asked):
        return ()
    return (Intent("available", start=asked[0].start, end=len(text), whole=last == 0),)


def _ask(heard: Intent, spans: Sequence[Span], lexicon: Lexicon, *, anywhere: bool = False) -> Ask:
    inside = [span for span in spans if anywhere or heard.start <= span.start < heard.end]
    named = [span for span in inside if span.has(Kind.ITEM)] or inside  # in "with cream" no ice cream is meant
    items = () if _the_card(heard) else tuple(dict.fromkeys(dish for span in named for dish in dishes(span, lexicon)))
    if not items and heard.name in _OF_A_DISH:
        items = _named_before(inside, spans, lexicon)
    return Ask(heard.name, Subject(items, (heard.subject,) if heard.subject else (), heard.argument))


_OF_A_DISH = ("vegetarian", "allergens", "ingredients")
_IT = frozenset(map(key, every(lambda each: each.talk.named_before)))


def _named_before(question: Sequence[Span], spans: Sequence[Span], lexicon: Lexicon) -> tuple[str, ...]:
    """ "2 Marinara, sind die vegan?": the dish just before the question, in the same sentence."""
    pointing = any(token.key in _IT for span in question for token in span.tokens)
    if not pointing or question[0].gap == ".":
        return ()
    for span in reversed(spans[: spans.index(question[0])]):
        if span.has(Kind.ITEM):
            return tuple(dishes(span, lexicon))
        if span.gap == ".":
            break
    return ()


def _asked(text: str) -> str:
    """Behind "Anmerkung:" nobody asks or commands the bot."""
    return masked(text, [whole for whole, _ in labelled(text)])


def _spoken(parts: Sequence[Token], lexicon: Lexicon, before: str) -> str:
    """The language of the words; if only names of the card are said, the one whose names they are. "" if none tells.

    `before`: that of the talk, which goes on in it unless a message is clearly in another.
    """
    told = language_of(_telling(parts, lexicon), _likely(lexicon), before)
    named = (lexicon.translated[part.key] for part in parts if part.key in lexicon.translated)
    return told or next((code for code in named if code in LANGUAGES), "")


def _telling(parts: Sequence[Token], lexicon: Lexicon) -> tuple[str, ...]:
    """Words that tell the language: not those a card may borrow, as a size called "Double"."""
    keys = tuple(part.key for part in parts)
    return tuple(key for key in keys if key not in lexicon.borrowed)


def _orders_too(
    heard: Sequence[Intent], parts: Sequence[Token], spans: Sequence[Span], known: frozenset[int], lexicon: Lexicon
) -> bool:
    """Does the message order something besides what it asks?"""
    first = heard[0]
    if first.whole:
        return False
    outside = {number for number, part in enumerate(parts) if not _inside(part.start, heard)}
    if all(each.name in _AROUND for each in heard):
        numbers = {number for number in outside if parts[number].is_number}
        return bool(outside & (known | numbers))
    beside = [span for span in spans if not _inside(span.start, heard)]
    named = bool(outside & known) or any(id_of(span, lexicon) for span in beside)
    counted = any(span.has(Kind.NUMBER) for span in beside)
    return (named and counted) or ((counted or _takes_it(beside)) and first.name in _CONDITIONAL)


def _takes_it(beside: Sequence[Span]) -> bool:
    """ "dann nehm ich die", "that one please"."""
    pointed = any(span.has(Kind.DEFINITE, Kind.PRONOUN) for span in beside)
    return any(span.has(Kind.ORDER) or (pointed and span.has(Kind.POLITE)) for span in beside)


def _inside(place: int, heard: Sequence[Intent]) -> bool:
    return any(each.start <= place < each.end for each in heard)


def _only_sounds(heard: Intent, spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """ "Can i get a vegan burger": an order, though it sounds like a question."""
    if heard.name == "language":  # "in French roast"
        return any(span.is_card and heard.start <= span.start < heard.end for span in spans)
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


def _dishes(parts: Sequence[Token], spans: Sequence[Span]) -> frozenset[int]:
    """Of them, those that name a dish, also mistyped; "Peters" is as near to the peppers, but no dish."""
    return _known(parts, [span for span in spans if span.is_dish])


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
