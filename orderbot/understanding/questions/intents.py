"""What a message wants that is not a dish: a command, a question, a thank-you.

A command is the whole message (politeness left out) or it is none: "Pizza Stopp", "Stoppelweg 3", "No. 12" and
"ok, aber erst die Adresse ändern" command nothing. A question is a fixed phrase of one sentence; what the message says
outside of it is still there for the order, see `Intent.start` and `end`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from orderbot.understanding.grammar.languages import every
from orderbot.understanding.grammar.phrases import Key, any_said, group_of, key, keyed, sentences
from orderbot.understanding.meaning import Ask, Question
from orderbot.understanding.questions.talk import ALLERGEN, JOINS, LONG, Rules, in_languages

ALIKE = 0.8  # a mistyped command: how alike (OSA)
AGREEING = 4  # words of a yes
RUN_ON = 300  # characters of a sentence without end that are looked at, its last: a question is short
_FIRST = ("human", "erase", "complaint", "cancel")  # heard before any question
_THEN = (
    "fee", "preorder", "status", "cart", "duration", "delivery_area", "payment", "hours", "price", "privacy",
    "contact", "imprint", "language",
    "reorder", "help", "receipt", "number", "terms", "withdrawal", "copy", "reusable",
)  # fmt: skip
_LAST = ("menu", "available", "compliment", "thanks")
_THUMBS = {
    "👍": "yes",
    "👌": "yes",
    "✅": "yes",
    "👎": "no",
    "❌": "no",
    "❤": "thanks",
    "🙏": "thanks",
    "😋": "thanks",
    "👋": "greeting",
}
_CONTENT = re.compile(rf"\b{any_said(lambda each: each.talk.content)}\b")
_HELLO = re.compile(rf"(?:{any_said(lambda each: each.talk.hello)}\b[\s,.!-]*)+")
_ASKED = re.compile(
    rf"(?:.*\b{any_said(lambda each: each.talk.asking_for)}\b.{{0,20}}?\b)?"
    rf"(?:{any_said(lambda each: each.talk.asking_which)} )*{ALLERGEN}\b(.*)"
)
_ORDERING = re.compile(rf"\d|\b{any_said(lambda each: each.dishes.ordering)}\b")
_CLAUSE = re.compile(rf"(?:,|\b{JOINS}\b)\s*")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_TONGUES = {key(name): code for code, names in every(lambda each: each.talk.tongues.items()) for name in names}

PRINTED = {
    "back": "other", "buy": "other", "done": "other", "reorder": "other", "erase": "privacy", "imprint": "other",
    "stop": "cancel", "fee": "price", "ingredients": "allergens", "vegetarian": "menu", "available": "menu",
    "payment": "other", "duration": "other",
    "receipt": "other", "preorder": "hours", "number": "status", "resume": "other",
    "terms": "other", "withdrawal": "other",
    "copy": "privacy", "reusable": "other", "contact": "human", "about": "other",
}  # how `orderbot understand` names the finer intents; the rest keep their name  # fmt: skip


@dataclass(frozen=True, slots=True)
class Intent:
    """`name` is one of meaning.INTENTS; [start, end) is its place in the text: dishes outside of it are an order."""

    name: str
    argument: str = ""  # language wanted, diet asked for, "address" of what to erase
    subject: str = ""  # what the question is about, as written: "die 23", "nach Brück"
    start: int = 0
    end: int = 0
    whole: bool = False  # the whole message says just this
    repaired: str = ""  # the command a mistyped word was taken for


def intent_of(text: str, language_hint: str = "", is_dish: Callable[[str], bool] | None = None) -> Intent | None:
    """What is wanted, or None for what may be an order. `is_dish` (of a key) keeps words of the card from repair."""
    return next(iter(intents_of(text, language_hint, is_dish)), None)


def intents_of(text: str, language_hint: str = "", is_dish: Callable[[str], bool] | None = None) -> tuple[Intent, ...]:
    """All that is wanted besides an order, at most one thing a sentence: what matters most comes first."""
    spelled = keyed(text)
    whole = _whole(text, spelled.text, language_hint, is_dish)
    return (whole,) if whole else _phrases(text, language_hint)


def bare_words(text: str, language_hint: str = "") -> list[str]:
    """The words of a message that are no politeness."""
    polite = frozenset(word for rule in in_languages(language_hint) for word in rule.polite)
    return [word for word in _WORD.findall(keyed(text).text) if word not in polite]


def _whole(text: str, spelled: str, hint: str, is_dish: Callable[[str], bool] | None) -> Intent | None:
    words = _WORD.findall(spelled)
    if not words:
        if text.strip() in ("?", "??", "???"):
            return Intent("help", end=len(text), whole=True)
        found = next((_THUMBS[char] for char in text if char in _THUMBS), "")
        return Intent(found, end=len(text), whole=True) if found else None
    for rule in in_languages(hint):
        bare = [word for word in words if word not in rule.polite]
        for said in (" ".join(words), " ".join(bare)):
            if said in rule.whole:
                name, argument = rule.whole[said]
                return Intent(name, argument, end=len(text), whole=True)
        if _agrees_and_buys(bare, rule):
            return Intent("buy", end=len(text), whole=True)
    for rule in in_languages(hint):
        bare = [word for word in words if word not in rule.polite]
        if len(bare) == 1 and len(bare[0]) >= LONG and not (is_dish and is_dish(bare[0])):
            taken = max(rule.single, key=lambda said: OSA.normalized_similarity(bare[0], said), default="")
            if taken and OSA.normalized_similarity(bare[0], taken) >= ALIKE:
                name, argument = rule.whole[taken]
                return Intent(name, argument, end=len(text), whole=True, repaired=taken)
    return None


def _agrees_and_buys(words: Sequence[str], rule: Rules) -> bool:
    """ "Ok passt, kaufen": nothing but a yes before it."""
    for place in range(1, min(len(words), AGREEING + 1)):
        said, rest = " ".join(words[:place]), words[place:]
        if rule.whole.get(said, ("",))[0] == "yes":
            return rule.whole.get(" ".join(rest), ("",))[0] == "buy" or _agrees_and_buys(rest, rule)
    return False


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int  # in the key
    text: str
    question: bool


_Found = tuple[str, str, int, int, int]  # name, argument, start of the phrase, subject from, subject to


@lru_cache(maxsize=256)  # a message is looked at from many sides
def _phrases(text: str, hint: str) -> tuple[Intent, ...]:
    spelled = keyed(text)
    said = []
    for start, end, question in sentences(spelled.text):
        start = max(start, end - RUN_ON)
        hello = _HELLO.match(spelled.text, start, end)
        if hello and hello.end() < end:
            start = hello.end()
        piece = spelled.text[start:end]
        lead = len(piece) - len(piece.lstrip(" ,-–"))
        said.append(_Sentence(start + lead, piece.strip(" ,-–"), question))
    found: list[tuple[int, Intent]] = []
    for sentence in said:
        ranked = ((rank, find, rule) for rank, find in enumerate(_FINDERS) for rule in in_languages(hint))
        for rank, find, rule in ranked:
            if there := find(rule, sentence):
                # "could you tell me how hot it is", "how about the tiramisu, has it got eggs"
                led = rule.indirectly.search(sentence.text) or rule.asking_of.match(sentence.text)
                begins = 0 if led else there[2]
                found.append((rank, _intent(text, spelled, sentence, (*there[:2], begins, *there[3:]))))
                break
    return tuple(intent for _, intent in sorted(found, key=lambda each: each[0]))


def _intent(text: str, spelled: Key, sentence: _Sentence, found: _Found) -> Intent:
    name, argument, begin, left, right = found
    if name in ("compliment", "complaint") and not _ORDERING.search(sentence.text):
        begin, left, right = 0, 0, len(sentence.text)  # the dishes in it are spoken of, not ordered
    until = (
        right if name in ("thanks", "available", "compliment", "about") else len(sentence.text)
    )  # "danke Anna": the name is no thanks
    start, end = spelled.span(sentence.start + begin, sentence.start + until)
    low, high = spelled.span(sentence.start + left, sentence.start + right)
    whole = not _WORD.search(spelled.text[: sentence.start + begin] + spelled.text[sentence.start + until :])
    return Intent(name, argument, text[low:high].strip(" ,;:?!."), start, end, whole)


def _match(rule: Rules, sentence: _Sentence, names: tuple[str, ...]) -> _Found | None:
    for name in names:
        if name in rule.questions and (match := rule.questions[name].search(sentence.text)):
            left, right = group_of(match) or (
                (match.end(), match.end()) if name == "thanks" else (match.start(), match.start())
            )
            argument = ""
            if name == "language":
                argument = _TONGUES.get(sentence.text[left:right], "")
            if name == "erase" and rule.address.search(match[0]):
                argument = "address"
            return name, argument, match.start(), left, right
    return None


def _first(rule: Rules, sentence: _Sentence) -> _Found | None:
    found = _match(rule, sentence, _FIRST)
    if found and found[0] == "complaint" and _only_asks(rule, sentence) >= 0:
        return None  # "Ist die Cola kalt?"
    return found


def _then(rule: Rules, sentence: _Sentence) -> _Found | None:
    return _match(rule, sentence, _THEN)


def _last(rule: Rules, sentence: _Sentence) -> _Found | None:
    found = _match(rule, sentence, _LAST)
    if found and found[0] == "compliment" and sentence.question and _only_asks(rule, sentence) >= 0:
        return None  # "Ist die lecker?"
    return found


def _greeting(rule: Rules, sentence: _Sentence) -> _Found | None:
    return _match(rule, sentence, ("greeting",))


def _asks(rule: Rules, sentence: _Sentence) -> bool:
    return sentence.question or bool(rule.asking.match(sentence.text) or rule.indirectly.search(sentence.text))


def _diet(rule: Rules, sentence: _Sentence) -> _Found | None:
    """ "Ist die 23 vegan?", "was habt ihr ohne Fleisch?" """
    if not _asks(rule, sentence):
        return None
    for name, words in rule.diets:
        if words.search(sentence.text):
            return "vegetarian", name, _begin(rule, sentence), 0, len(sentence.text)
    return None


def _begin(rule: Rules, sentence: _Sentence) -> int:
    """Where the question begins: dishes before "…, und ist die 28 vegan?" are an order."""
    inner = [match.end() for match in _CLAUSE.finditer(sentence.text)]
    starts = [place for place in inner if rule.first_word.match(sentence.text, place)]
    if rule.asking.match(sentence.text):
        return 0
    if not starts and _COUNTED_FIRST.match(sentence.text):
        starts = inner  # "2 large marinara, they are vegan right?"
    return starts[-1] if starts else 0


_COUNTED_FIRST = re.compile(rf"(?:\d{{1,2}}|{any_said(lambda each: each.dishes.numbers)})\b")


def _allergen(rule: Rules, sentence: _Sentence) -> _Found | None:
    """ "Allergene 23", "ist in der Lasagne Ei?", "was ist ohne Nüsse?", "habt ihr glutenfreie Pizza?" """
    named = _ASKED.match(sentence.text)
    if named:
        return "allergens", "", 0, named.start(1), named.end(1)
    if not _asks(rule, sentence):
        return None
    if rule.free_of.search(sentence.text) or (rule.allergens.search(sentence.text) and _about_content(rule, sentence)):
        begin = _begin(rule, sentence)
        return "allergens", "", begin, begin, len(sentence.text)
    return None


def _about_content(rule: Rules, sentence: _Sentence) -> bool:
    """Of a dish's content; "habt ihr Fisch?" only asks for the card."""
    return bool(rule.ingredient.search(sentence.text) or _CONTENT.search(sentence.text))


def _ingredient(rule: Rules, sentence: _Sentence) -> _Found | None:
    """ "Ist in der Funghi Knoblauch?": asked of a dish; the parser looks which, and what."""
    if _asks(rule, sentence) and (match := rule.ingredient.search(sentence.text)):
        if rule.wishing.search(sentence.text, 0, match.start()) and not rule.indirectly.search(sentence.text):
            return None  # "kann ich die Hälfte mit Schinken haben und …"
        left, right = group_of(match) or match.span()
        return "ingredients", "", match.start(), left, right
    return None


def _about(rule: Rules, sentence: _Sentence) -> _Found | None:
    """ "Wie schmeckt die Calzone?": nothing that has an answer here, but no order either. "kann ich …" is one."""
    if indirect := rule.indirectly.search(sentence.text):
        return "about", "indirect", 0, 0, indirect.end()
    begins = _only_asks(rule, sentence)
    return None if begins < 0 else ("about", "", begins, begins, len(sentence.text))


def _only_asks(rule: Rules, sentence: _Sentence) -> int:
    """Where a question begins that wishes nothing, at the start or behind a comma; -1: nowhere."""
    for begins in (0, *(match.end() for match in _CLAUSE.finditer(sentence.text))):
        marked = sentence.question and rule.first_word.match(sentence.text, begins)
        if marked or rule.plainly.match(sentence.text, begins):
            wishes = rule.wishing.search(sentence.text[begins:]) or rule.ordering.search(sentence.text, begins)
            return -1 if wishes else begins
    return -1


_FINDERS: tuple[Callable[[Rules, _Sentence], _Found | None], ...] = (
    _first,
    _diet,
    _allergen,
    _then,
    _ingredient,
    _last,
    _greeting,
    _about,
)


# ---- "wenn ja, dann einmal bitte" -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Conditions:
    """What an order depends on: the dishes asked about, which a bare number then counts."""

    asked: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    questions: tuple[Question, ...] = ()
    unknown: tuple[str, ...] = ()  # words that wait for what cannot be settled here


_IF_SO = re.compile(rf"\b{any_said(lambda each: each.talk.if_so)}\b,?")
_IF_NOT = re.compile(rf"\b{any_said(lambda each: each.talk.if_not)}\b,?")
_IF_OUT = re.compile(rf"\b{any_said(lambda each: each.talk.if_out)}")


def conditions(text: str, asks: Sequence[Ask], before: tuple[str, ...] = ()) -> Conditions:
    """ "wenn ja" is settled by the card; "wenn nicht" is for the customer to say when the answer is there.

    `before`: the dish that was asked about before this message.
    """
    spelled = keyed(text)
    if instead := _IF_OUT.search(spelled.text):
        span = spelled.span(*instead.span())
        return Conditions(spans=(span,), unknown=(text[slice(*span)].strip(" ,"),))
    asked = next((ask.subject.items for ask in asks if len(ask.subject.items) == 1), ())
    waits = asked or before
    so, not_so = _IF_SO.search(spelled.text), _IF_NOT.search(spelled.text)
    match = so or not_so
    if match is None or not (asks or waits):
        return Conditions(asked)
    said = text[slice(*spelled.span(*match.span()))].strip(" ,")
    questions = (Question(said, waits),) if not_so and not so else ()
    return Conditions(asked, (spelled.span(*match.span()),), questions)


def is_condition(words: str) -> bool:
    """ "If not": what a question of `conditions` is about."""
    return bool(_IF_NOT.fullmatch(keyed(words).text))
