"""Each open question x each way to answer it x each other thing one may say x language: all of it is in the state, or
quoted, and the customer sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import product

import pytest

from orderbot.conversation.flow import STEPS, converse
from orderbot.conversation.model import CallStaff, Conversation, Incoming, Reply
from orderbot.wording.render import Voice, render
from tests.shops import ZONE, make_shop

NOW = datetime(2026, 5, 15, 18, 0, tzinfo=ZONE)
SHOP = make_shop()


@dataclass(frozen=True)
class Heard:
    talk: Conversation
    effects: tuple[object, ...]
    said: str

    @property
    def lines(self):
        return (*self.talk.cart.lines, *self.talk.pending)

    @property
    def staff(self) -> str:
        return " ".join(f"{each.reason}: {each.words}" for each in self.effects if isinstance(each, CallStaff))


def hear(talk: Conversation, words: str) -> Heard:
    kind = "tap" if words.startswith("[") else "text"
    tap = words.strip("[]").replace("…", str(talk.cart.revision)) if kind == "tap" else ""
    turn = converse(talk, (Incoming("wamid.1", NOW, kind, text="" if tap else words, tap=tap),), SHOP, NOW)
    voice = Voice(turn.talk.language or "de", "EUR")
    said = []
    for each in turn.effects:
        if isinstance(each, Reply):
            message = render(each, voice)
            said += [message.body, *(title for _, title in message.buttons), *(row.title for row in message.rows)]
    return Heard(turn.talk, turn.effects, "\n".join(said))


def reach(language: str, *steps: str) -> Conversation:
    talk = Conversation(language=language, greeted=True)
    for step in steps:
        talk = hear(talk, step).talk
    return talk


@dataclass(frozen=True)
class Question:
    """How to get to an open question, ways to answer it, and whether it was answered."""

    step: str
    way: dict[str, tuple[str, ...]]  # language -> what is said to get there
    answers: dict[str, tuple[str, ...]]  # language -> what may be said
    answered: Callable[[Heard], bool]


QUESTIONS = {
    "a size": Question(
        "options",
        {"de": ("1 Salami",), "en": ("1 Salami",)},
        {
            "de": ("groß", "die große bitte", "dann groß", "eine große"),
            "en": ("large", "the large one please", "a large one"),
        },
        lambda heard: any(line.item == "22" and line.size == "gross" for line in heard.lines),
    ),
    "a dressing": Question(
        "options",
        {"de": ("1 Insalata Pollo",), "en": ("1 Insalata Pollo",)},
        {"de": ("Balsamico", "mit Balsamico bitte"), "en": ("balsamic", "with balsamic please")},
        lambda heard: any(option.option == "balsamico" for line in heard.lines for option in line.options),
    ),
    "which dish": Question(
        "which",
        {"de": ("eine Cola und einen Salat, abholen",), "en": ("a coke and a salad, pick up",)},
        {"de": ("Insalata Rucola", "den mit Rucola", "13"), "en": ("rocket salad", "the rocket one", "13")},
        lambda heard: any(line.item == "13" for line in heard.lines),
    ),
    "a way": Question(
        "handover",
        {"de": ("1 Salami groß",), "en": ("1 Salami groß",)},
        {"de": ("abholen", "ich hole es ab"), "en": ("pick up", "I'll pick it up")},
        lambda heard: heard.talk.handover == "pickup",
    ),
    "an address": Question(
        "address",
        {"de": ("2 Salami groß", "[way:delivery]"), "en": ("2 Salami groß", "[way:delivery]")},
        {
            "de": ("Bahnhofstr. 12, 14806 Belzig", "an die Bahnhofstr. 12 in 14806 Belzig"),
            "en": ("Bahnhofstr. 12, 14806 Belzig", "to Bahnhofstr. 12, 14806 Belzig"),
        },
        lambda heard: bool(heard.talk.address and heard.talk.address.number == "12"),
    ),
    "a house number": Question(
        "address",
        {"de": ("2 Salami groß", "[way:delivery]", "Bahnhofstraße, 14806 Belzig"), "en": ("2 Salami groß", "[way:delivery]", "Bahnhofstraße, 14806 Belzig")},
        {"de": ("12", "Nr. 12", "12a"), "en": ("12", "number 12")},
        lambda heard: bool(heard.talk.address and heard.talk.address.number.startswith("12")),
    ),
    "a postcode": Question(
        "address",
        {"de": ("2 Salami groß", "[way:delivery]", "Bahnhofstraße 12"), "en": ("2 Salami groß", "[way:delivery]", "Bahnhofstraße 12")},
        {"de": ("14806", "PLZ 14806"), "en": ("14806", "postcode 14806")},
        lambda heard: bool(heard.talk.address and heard.talk.address.postcode == "14806"),
    ),
    "a time": Question(
        "time",
        {"de": ("2 Salami groß abholen", "[set:time]"), "en": ("2 Salami groß abholen", "[set:time]")},
        {"de": ("um halb acht", "19:30", "19.30 Uhr"), "en": ("at 7:30 pm", "19:30")},
        lambda heard: bool(heard.talk.wished and (heard.talk.wished.hour, heard.talk.wished.minute) == (19, 30)),
    ),
    "a way to pay": Question(
        "payment",
        {"de": ("2 Salami groß abholen", "[set:payment]"), "en": ("2 Salami groß abholen", "[set:payment]")},
        {"de": ("mit Karte", "Karte"), "en": ("by card", "card")},
        lambda heard: heard.talk.payment == "card",
    ),
    "an extra": Question(
        "change",
        {"de": ("2 Salami groß abholen", "[extras:…:0]"), "en": ("2 Salami groß abholen", "[extras:…:0]")},
        {"de": ("Oliven", "mit Oliven"), "en": ("olives", "with olives")},
        lambda heard: any(option.option == "oliven" for line in heard.lines for option in line.options),
    ),
    "which line": Question(
        "pointing",
        {"de": ("1 Salami klein, 1 Salami groß, abholen", "die Salami bitte mit Oliven"), "en": ("1 small Salami, 1 large Salami, pick up", "the salami with olives please")},
        {"de": ("die große", "2"), "en": ("the large one", "2")},
        lambda heard: any(
            line.size == "gross" and any(option.option == "oliven" for option in line.options) for line in heard.lines
        ),
    ),
    "what else": Question(
        "dishes",
        {"de": ("[item:47]",), "en": ("[item:47]",)},
        {"de": ("noch ein Tiramisu",), "en": ("a tiramisu",)},
        lambda heard: any(line.item == "61" for line in heard.lines),
    ),
    "the button": Question(
        "confirm",
        {"de": ("2 Salami groß abholen",), "en": ("2 Salami groß abholen",)},
        {"de": ("noch ein Tiramisu",), "en": ("a tiramisu too",)},
        lambda heard: any(line.item == "61" for line in heard.lines),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Thing:
    """Something else to say, and whether it arrived."""

    said: dict[str, str]
    there: Callable[[Heard], bool]


THINGS = {
    "a dish": Thing(
        {"de": "noch eine Fanta", "en": "and a Fanta"},
        lambda heard: any(line.item == "72" for line in heard.lines),
    ),
    "two dishes": Thing(
        {"de": "2 Bitter Lemon und eine Lasagne", "en": "2 bitter lemon and a lasagne"},
        lambda heard: {"73", "47"} <= {line.item for line in heard.lines},
    ),
    "a time": Thing(
        {"de": "um 20 Uhr", "en": "at 8 pm"},
        lambda heard: bool(heard.talk.wished) and heard.talk.wished.hour == 20,
    ),
    "a payment": Thing(
        {"de": "zahle mit 50 Euro", "en": "I'll pay with a 50"}, lambda heard: heard.talk.pays_with == 5000
    ),
    "a name": Thing({"de": "auf den Namen Krause", "en": "my name is Krause"}, lambda heard: "Krause" in heard.talk.name),
    "a remark": Thing(
        {"de": "bitte nicht klingeln", "en": "please don't ring the bell"},
        lambda heard: "klingeln" in _words(heard) or "ring" in _words(heard),
    ),
    "an allergy": Thing(
        {"de": "ich bin gegen Erdnüsse allergisch", "en": "I'm allergic to peanuts"},
        lambda heard: bool(heard.talk.allergy) and "allergy" in heard.staff,
    ),
    "nonsense": Thing(
        {"de": "und ein Quxfrotz", "en": "and a quxfrotz"}, lambda heard: "quxfrotz" in heard.said.casefold()
    ),
    "a question": Thing(
        {"de": "Was kostet die Lasagne?", "en": "How much is the lasagne?"}, lambda heard: "10" in heard.said and ("90" in heard.said)
    ),
}  # fmt: skip


def _words(heard: Heard) -> str:
    talk = heard.talk
    notes = " ".join(line.note for line in heard.lines)
    return f"{talk.remark} {talk.address.extra if talk.address else ''} {notes} {heard.said}"


CASES = [
    (question, answer, thing, language)
    for question, thing in product(QUESTIONS, THINGS)
    for language, answers in QUESTIONS[question].answers.items()
    for answer in answers
    if not (question == "a time" and thing == "a time") and not (question == "a way to pay" and thing == "a payment")
]
FEW = [
    case
    for case in CASES
    if case[1] == QUESTIONS[case[0]].answers[case[3]][0] and case[2] in ("a dish", "a time", "nonsense")
]


def both_are_heard(question: str, answer: str, thing: str, language: str) -> None:
    asked, other = QUESTIONS[question], THINGS[thing]
    talk = reach(language, *asked.way[language])
    assert talk.asked == asked.step
    joined = "\n" if thing == "a question" else ", "
    heard = hear(talk, f"{answer}{joined}{other.said[language]}")
    assert asked.answered(heard), f"the answer is lost: {heard.said}"
    assert other.there(heard), f"{thing} is lost: {heard.said}"


@pytest.mark.parametrize(("question", "answer", "thing", "language"), FEW)
def test_an_answer_and_what_is_said_with_it_are_both_heard(question, answer, thing, language):
    both_are_heard(question, answer, thing, language)


@pytest.mark.thorough
@pytest.mark.parametrize(("question", "answer", "thing", "language"), CASES)
def test_every_way_to_answer_with_everything_else_one_may_say(question, answer, thing, language):
    both_are_heard(question, answer, thing, language)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_what_is_said_instead_of_an_answer_is_heard_and_the_question_stays(question, thing, language):
    asked, other = QUESTIONS[question], THINGS[thing]
    talk = reach(language, *asked.way[language])
    heard = hear(talk, other.said[language])
    assert other.there(heard), f"{thing} is lost: {heard.said}"
    assert heard.talk.asked == asked.step or asked.step in ("dishes", "time", "payment", "handover", "change"), (
        heard.said
    )


def test_every_question_of_the_conversation_is_tried():
    assert {question.step for question in QUESTIONS.values()} == {step.name for step in STEPS}
