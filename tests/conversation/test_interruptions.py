"""Every interruption in every state: answered, the cart and the open question as before, the question asked again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from orderbot.conversation.flow import converse
from orderbot.conversation.model import CallStaff, Conversation, Incoming, PlaceOrder, React, Reply
from orderbot.wording.render import Voice
from tests.shops import ZONE, make_shop

NOW = datetime(2026, 5, 15, 18, 0, tzinfo=ZONE)
SHOP = make_shop()

# how a customer gets to each open question: typed texts and taps (in brackets)
STATES = {
    "dishes, nothing chosen": ["Hallo"],
    "dishes, in the sections": ["[menu]"],
    "dishes, in a section": ["[section:pizza]"],
    "dishes, with a cart": ["[item:47]"],
    "options, a size": ["1 Margherita"],
    "options, a dressing": ["1 Insalata Pollo"],
    "handover": ["2 Salami groß"],
    "address": ["2 Salami groß", "[way:delivery]"],
    "address, the number": ["2 Salami groß", "[way:delivery]", "Bahnhofstraße, 14806 Belzig"],
    "time": ["2 Salami groß abholen", "[set:time]"],
    "time, the days": ["2 Salami groß abholen", "[time:later]"],
    "payment": ["2 Salami groß abholen", "[set:payment]"],
    "change": ["2 Salami groß abholen", "[change]"],
    "change, a line": ["2 Salami groß abholen", "[line:…:0]"],
    "change, a note": ["2 Salami groß abholen", "[note:…:0]"],
    "confirm": ["2 Salami groß abholen"],
}  # fmt: skip

# what interrupts, and a word of its answer
SIDE = {
    "Mensch": "+49338412345",
    "Ich möchte mit einem Menschen sprechen": "+49338412345",
    "human please": "+49338412345",
    "Hilfe": "Jederzeit",
    "Bis wann habt ihr heute offen?": "23:30",
    "Wann habt ihr geöffnet?": "23:30",
    "Was kostet die Margherita?": "9,90",
    "Wie viel kostet die Lieferung?": "14806",
    "Liefert ihr nach 14806?": "14806",
    "Wohin liefert ihr?": "14547",
    "Was ist in der Funghi drin?": "Champignons",
    "Ist in der Funghi Knoblauch?": "Champignons",
    "Allergene 24": "Funghi",
    "Habt ihr was Vegetarisches?": "Margherita",
    "Kann ich mit Karte zahlen?": "Karte",
    "Wie lange dauert es?": "45 min",
    "Wo bleibt mein Essen?": "keine Bestellung",
    "Datenschutz": "Daten löschen",
    "Impressum": "Pizzeria Bella",
}


def reach(steps: list[str]) -> Conversation:
    talk = Conversation(language="de", greeted=True)
    for step in steps:
        talk = hear(talk, step)[0]
    return talk


def hear(talk: Conversation, said: str) -> tuple[Conversation, list[object], str]:
    incoming = Incoming("wamid.1", NOW, "text", text=said)
    if said.startswith("["):
        tap = said.strip("[]").replace("…", str(talk.cart.revision))
        incoming = replace(incoming, kind="tap", text="", tap=tap)
    turn = converse(talk, (incoming,), SHOP, NOW)
    bodies = [Voice(turn.talk.language).say(each.body) for each in turn.effects if isinstance(each, Reply)]
    return turn.talk, list(turn.effects), "\n".join(bodies)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("said", SIDE)
def test_a_side_question_is_answered_and_the_question_stays(state: str, said: str) -> None:
    before = reach(STATES[state])
    after, effects, answer = hear(before, said)
    assert SIDE[said] in answer
    assert sum(isinstance(each, Reply) for each in effects) == 1
    assert (after.cart, after.pending, after.address) == (before.cart, before.pending, before.address)
    assert (after.asked, after.handover, after.payment) == (before.asked, before.handover, before.payment)
    assert not any(isinstance(each, PlaceOrder) for each in effects)


@pytest.mark.parametrize("state", STATES)
def test_an_allergy_reaches_a_person_and_the_ticket(state: str) -> None:
    before = reach(STATES[state])
    after, effects, answer = hear(before, "Ich bin gegen Nüsse allergisch")
    assert [each.reason for each in effects if isinstance(each, CallStaff)] == ["allergy"]
    assert after.allergy
    assert after.cart == before.cart
    assert "+49338412345" in answer


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("said", ["danke", "Vielen Dank!"])
def test_thanks_cost_nothing_and_change_nothing(state: str, said: str) -> None:
    before = reach(STATES[state])
    after, effects, _ = hear(before, said)
    assert [type(each) for each in effects] == [React]
    assert (after.cart, after.asked) == (before.cart, before.asked)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("said", ["Abbruch", "abbrechen", "cancel"])
def test_cancel_empties_the_cart_and_back_brings_it_back(state: str, said: str) -> None:
    before = reach(STATES[state])
    after, _, _ = hear(before, said)
    assert not after.cart
    assert not after.pending
    again, _, _ = hear(after, "zurück")
    assert again.cart.lines == before.cart.lines


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("said", ["English", "Deutsch"])
def test_the_language_changes_and_nothing_else(state: str, said: str) -> None:
    before = reach(STATES[state])
    after, _, answer = hear(before, said)
    assert after.language == {"English": "en", "Deutsch": "de"}[said]
    assert (after.cart, after.pending, after.asked) == (before.cart, before.pending, before.asked)
    assert answer


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("said", ["ja", "ok", "okay", "jo passt", "yes", "ok, aber erst die Adresse ändern", "nein"])
def test_a_bare_yes_never_orders(state: str, said: str) -> None:
    _, effects, _ = hear(reach(STATES[state]), said)
    assert not any(isinstance(each, PlaceOrder) for each in effects)
    assert effects


@pytest.mark.parametrize("state", STATES)
def test_the_word_buys_only_below_the_summary(state: str) -> None:
    _, effects, _ = hear(reach(STATES[state]), "KAUFEN")
    assert any(isinstance(each, PlaceOrder) for each in effects) == (state == "confirm")


@pytest.mark.parametrize(
    "typed",
    [
        "Heyden Straße 4, 14806 Belzig",
        "Stoppelweg 3, 14806 Belzig",
        "Menschengasse 12, 14806 Belzig",
        "Hilfeweg 1, 14806 Belzig",
    ],
)
def test_streets_that_sound_like_commands_are_addresses(typed: str) -> None:
    after, _, _ = hear(reach(STATES["address"]), typed)
    assert after.address
    assert f"{after.address.street} {after.address.number}" == typed.split(",")[0]


@pytest.mark.parametrize(
    "question",
    [
        "Liefert ihr auch nach Berlin?",
        "Wie viel kostet die Lieferung?",
        "Mensch",
        "Hallo?",
        "wie lange dauert das denn?",
    ],
)
def test_a_question_at_the_address_is_never_the_address(question: str) -> None:
    after, _, _ = hear(reach(STATES["address"]), question)
    assert after.address is None
    assert after.asked == "address"
