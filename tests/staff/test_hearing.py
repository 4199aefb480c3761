"""Who may command, with which second factor, and what of a turn stays a customer's talk."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from orderbot.conversation.model import Button, CallStaff, Conversation, Incoming, Reply, SetSetting
from orderbot.envelope import Sender
from orderbot.ordering.cart import Cart, CartLine
from orderbot.ordering.stock import SetStock, Stock
from orderbot.staff import hear
from orderbot.stored import Scene
from orderbot.wording.render import Voice, render
from tests.shops import ZONE, make_shop

NOW = datetime(2026, 5, 15, 18, 0, tzinfo=ZONE)
CHEF = "4915112345678"
TALKING = Conversation(cart=Cart((CartLine("20", size="gross"),)))


class Chat:
    """A number writing to the restaurant; settings are kept between turns, as the store does it."""

    def __init__(self, *, phone: str = CHEF, pin: str = "", customer: int = 7) -> None:
        shop = make_shop()
        self.shop = replace(shop, restaurant=replace(shop.restaurant, staff_pin=pin))
        self.phone, self.customer = phone, customer
        self.now = NOW
        self.settings: dict[str, str] = {}
        self.talk = Conversation(language="en")
        self.called: list[CallStaff] = []
        self.buttons: list[Button] = []

    def write(self, *texts: str, kind: str = "text") -> tuple[str, list[SetStock], list[str]]:
        """(what is answered, what is changed, what is left for the conversation)"""
        return self.hear(*(Incoming(f"m{place}", self.now, kind, text=each) for place, each in enumerate(texts)))

    def hear(self, *heard: Incoming) -> tuple[str, list[SetStock], list[str]]:
        sender = Sender(phone=self.phone, user="DE.1")
        scene = Scene("bella", self.customer, 1, self.talk, sender, heard, 1, Stock(), 1, self.settings)
        effects, rest, after = hear(scene, self.shop, self.now)
        self.settings |= {each.name: each.value for each in effects if isinstance(each, SetSetting)}
        self.called += [each for each in effects if isinstance(each, CallStaff)]
        self.buttons = [button for each in effects if isinstance(each, Reply) for button in each.buttons]
        answers = [render(each, Voice(each.language)).body for each in effects if isinstance(each, Reply)]
        changes = [each for each in effects if isinstance(each, SetStock)]
        for each in changes:
            assert after.stock.is_out(each.key, self.now) == (each.left is None and each.until is not None)
        return "\n".join(answers), changes, [each.text for each in rest]


def test_a_command_from_staff_is_done_and_answered_in_the_restaurant_s_language() -> None:
    said, changes, rest = Chat().write("23 aus bis 20 Uhr")
    assert said == "Aus bis 20:00: 23 Prosciutto."
    assert changes == [SetStock("item:23", NOW.replace(hour=20))]
    assert rest == []


def test_the_same_words_of_a_customer_are_talk() -> None:
    assert Chat(phone="4915199999999").write("23 aus") == ("", [], ["23 aus"])
    assert Chat(phone="").write("23 aus") == ("", [], ["23 aus"])


def test_staff_who_want_to_eat_say_so_and_are_customers_then() -> None:
    chat = Chat()
    assert chat.write("bestellen")[2] == ["bestellen"]
    for words in ("2 Margherita groß", "kein Problem", "sieht gut aus", "noch 5 Minuten", "heute", "ok", "Hilfe"):
        assert chat.write(words) == ("", [], [words])
    assert chat.write("23 aus")[1], "that no customer says"
    chat.now += timedelta(hours=1)
    assert chat.write("2 Margherita groß")[2] == []
    chat.talk = TALKING
    for words in ("keine Zwiebeln", "noch 2 Cola", "kein Mozzarella"):
        assert chat.write(words) == ("", [], [words]), "in the middle of an order"
    assert chat.write("kein Mozzarella bis 20 Uhr")[1]


@pytest.mark.parametrize(
    ("words", "better"),
    [
        ("noch 12", ""), ("2 Margherita groß", ""), ("23 ausverkuaft", "23 ausverkauft"), ("puase 20", "pause 20"),
        ("Tiramisu", "Tiramisu aus"), ("kein Problem", ""), ("wo ist der Schlüssel", ""), ("23 aus\n2 Margherita", ""),
        ("PIN 4711", ""), ("12 fertg", "12 fertig"), ("1x 23 ohne Zwiebeln", ""),
    ],
)  # fmt: skip
def test_what_is_no_command_is_asked_and_never_ordered(words: str, better: str) -> None:
    said, changes, rest = Chat().write(words)
    assert not changes
    assert not rest
    assert "nichts geändert, nichts bestellt" in said
    assert (f"Meinten Sie: *{better}*?" in said) == bool(better), said


def test_the_guess_is_a_button_and_a_tap_on_it_the_command() -> None:
    chat = Chat()
    chat.write("23 ausverkuaft")
    assert [button.id for button in chat.buttons] == ["staff:23 ausverkauft", "staff:help"]
    heard = Incoming("m", chat.now, "tap", tap="staff:23 ausverkauft")
    assert chat.hear(heard)[1] == [SetStock("item:23", NOW.replace(hour=23, minute=30))]
    assert chat.hear(Incoming("m", chat.now, "tap", tap="buy:abc"))[2] == [""], "a customer's button"


def test_politeness_is_no_part_of_a_command() -> None:
    for words in ("bitte 23 aus", "23 aus. Danke", "Hallo, 23 aus bitte!", "23 aus, danke schön"):
        assert [each.key for each in Chat().write(words)[1]] == ["item:23"], words
    assert [each.key for each in Chat().write("23 und 24 aus. Danke")[1]] == ["item:23", "item:24"]
    assert Chat().write("Danke")[0].startswith("*hilfe*")


def test_several_commands_may_come_in_one_message() -> None:
    chat = Chat()
    said, changes, rest = chat.write("23 aus\n24 aus", "61 aus")
    assert [each.key for each in changes] == ["item:23", "item:24", "item:61"]
    assert not rest
    assert said.count("Aus bis") == 3
    assert chat.write("23 aus", kind="image") == ("", [], ["23 aus"])
    assert chat.write("\n".join(["23 aus"] * 100))[1] == []


# ---- the second factor ---------------------------------------------------------------------------------------------


def test_with_a_pin_the_first_command_waits_for_it_once_in_twelve_hours() -> None:
    chat = Chat(pin="4711")
    said, changes, rest = chat.write("23 aus")
    assert "PIN" in said
    assert not changes
    assert not rest
    assert "Befehle gelten bis" in chat.write("PIN 4711")[0]
    assert chat.write("23 aus")[1]
    chat.now += timedelta(hours=11, minutes=59)
    assert chat.write("23 aus")[1]
    chat.now += timedelta(minutes=1)
    assert not chat.write("23 aus")[1]


def test_pin_and_command_may_come_together() -> None:
    assert Chat(pin="4711").write("pin: 4711\n23 aus")[1]


def test_five_wrong_pins_lock_the_number_until_tomorrow_and_staff_hear_of_it() -> None:
    chat = Chat(pin="4711")
    for left in (4, 3, 2, 1):
        assert str(left if left > 1 else "ein") in chat.write("PIN 0000")[0]
    assert "gesperrt" in chat.write("PIN 0000")[0]
    assert chat.called == [CallStaff("pin")]
    assert "gesperrt" in chat.write("PIN 4711")[0], "not even the right one"
    assert not chat.write("23 aus")[1]
    assert len(chat.called) == 1
    chat.now += timedelta(days=1)
    assert chat.write("PIN 4711", "23 aus")[1]


def test_wrong_pins_end_the_trust_there_was() -> None:
    chat = Chat(pin="4711")
    chat.write("PIN 4711")
    chat.write(*["PIN 1"] * 5)
    assert not chat.write("23 aus")[1]


def test_a_new_owner_of_the_number_is_another_customer_and_not_trusted() -> None:
    chat = Chat(pin="4711")
    chat.write("PIN 4711")
    chat.customer = 8
    assert not chat.write("23 aus")[1]


def test_wrong_tries_count_for_the_number_whoever_it_is() -> None:
    chat = Chat(pin="4711")
    chat.write(*["PIN 1"] * 4)
    chat.customer = 8
    assert "gesperrt" in chat.write("PIN 1")[0]
