"""Laws of the conversation, whatever anybody writes or taps, whenever.

Never an exception, never silence (but for a reaction or a deleted message, and while a person has the talk: then every
word is passed on), no order without the button or the word, no
order at a total that was not shown, every message within WhatsApp's limits, every conversation survives its JSON.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule

from orderbot.conversation.flow import converse
from orderbot.conversation.model import KINDS, CallStaff, Conversation, Incoming, PlaceOrder, React, Reply
from orderbot.ordering.order import Order
from orderbot.ordering.stock import Stock
from orderbot.understanding.card.lexicon import compile_lexicon
from orderbot.whatsapp.elements import bodies
from orderbot.wording.render import Voice, render
from tests.shops import ZONE, make_shop

TYPED = st.one_of(
    st.sampled_from(
        ["hallo", "hi", "2x Margherita groß", "Cola", "ja", "ok", "nein", "kaufen", "KAUFEN", "buy", "zurück", "abbrechen",
         "Mensch", "Hilfe", "Karte", "Korb", "status", "abholen", "liefern", "Bahnhofstr. 12, 14806 Belzig", "12", "1",
         "3 weg", "noch eine Cola", "ohne Zwiebeln", "um halb acht", "morgen 19 Uhr", "mit Karte", "zahle mit 50",
         "wie immer", "english", "Daten löschen", "was kostet die 23?", "ich habe eine Nussallergie", "Allergene",
         "stopp", "danke", "halb Salami halb Funghi groß", "999 Salami", "ok, aber erst die Adresse ändern"]
    ),
    st.text(max_size=60),
    st.text(alphabet="0123456789 ,.x-ab\n", max_size=20),
)  # fmt: skip


CARD = make_shop().menu
DISHES = [item for item in CARD.items.values() if not item.age and not item.season and not item.hidden]
OTHERS = ("um 20 Uhr", "zahle mit Karte", "auf den Namen Krause", "bitte nicht klingeln", "ein Quxfrotz", "abholen")
PARTS = st.lists(
    st.one_of(
        st.sampled_from([f"2x {item.name.text}" for item in DISHES]),
        st.sampled_from([f"1 {item.name.text}" for item in DISHES]),
        st.sampled_from(OTHERS),
    ),
    min_size=1,
    max_size=3,
    unique=True,
)


def there(part: str, talk: Conversation, said: str) -> bool:
    """Is it in the state, or said back?"""
    words = part.split(" ", 1)[-1]
    lines = (*talk.cart.lines, *talk.pending)
    notes = " ".join((talk.remark, talk.name, talk.allergy, *(line.note for line in lines)))
    if any(word in f"{said} {notes}" for word in (part, words, words.removeprefix("nicht "))):
        return True
    match part:
        case "um 20 Uhr":
            return talk.wished is not None and talk.wished.hour == 20
        case "zahle mit Karte":
            return talk.payment == "card"
        case "abholen":
            return talk.handover == "pickup"
        case "auf den Namen Krause":
            return "Krause" in talk.name
        case _:
            meant = {item.id for item in DISHES if item.name.text == words}
            known = {line.item for line in lines} | {each for line in lines for each in line.wanted}
            unclear = {each for question in talk.unclear for each in question.candidates}
            return bool(meant & (known | unclear | {filling.item for line in lines for filling in line.parts}))


class AnyTalk(RuleBasedStateMachine):
    offered = Bundle("offered")

    def __init__(self) -> None:
        super().__init__()
        self.shop = make_shop()
        self.now = datetime(2026, 5, 15, 18, 0, tzinfo=ZONE)
        self.talk = Conversation()
        self.count = 0
        self.totals: set[str] = set()  # digests shown with a button
        self.orders: list[Order] = []
        self.last: list[str] = []

    def hear(self, *messages: Incoming):
        self.called = self.talk.called is not None
        turn = converse(self.talk, messages, replace(self.shop, next_number=len(self.orders) + 1), self.now)
        self.talk = msgspec.json.decode(msgspec.json.encode(turn.talk), type=Conversation)
        silent = all(message.kind in ("reaction", "revoke", "echo", "unanswered") for message in messages)
        passed_on = any(isinstance(each, CallStaff) for each in turn.effects)
        silent = silent or (self.called and passed_on)  # while a person is waited for, every word goes to them
        assert silent or any(isinstance(each, Reply | React) for each in turn.effects), "silence"
        for effect in turn.effects:
            if isinstance(effect, PlaceOrder):
                self.check(effect.order, messages)
        found = []
        self.said = " ".join(each.words for each in turn.effects if isinstance(each, CallStaff))
        for effect in turn.effects:
            if isinstance(effect, Reply):
                message = render(effect, Voice(self.talk.language or "de", "EUR"))
                assert message.body.strip()
                self.said += f"\n{message.body}"
                bodies(message)
                found += [key for key, _ in message.buttons] + [row.id for row in message.rows]
                self.totals |= {key[4:].partition("@")[0] for key, _ in message.buttons if key.startswith("buy:")}
        self.last = found
        return multiple(*found)

    def check(self, order: Order, messages: tuple[Incoming, ...]) -> None:
        assert order.digest in self.totals, "an order that was never shown"
        tapped = any(message.tap.startswith(f"buy:{order.digest}") for message in messages)
        worded = any(word in message.text.casefold() for message in messages for word in ("kauf", "buy", "satın"))
        assert tapped or worded, "an order without button or word"
        assert order.total == order.goods + order.deposit + order.fee
        assert order.total == sum(gross for _, gross, _ in order.vat)
        assert order.digest not in {each.digest for each in self.orders}, "the same summary twice"
        self.orders.append(order)

    def message(self, **slots) -> Incoming:
        self.count += 1
        return Incoming(f"wamid.{self.count}", self.now, **{"kind": "text", **slots})

    @rule(target=offered, typed=TYPED)
    def write(self, typed):
        return self.hear(self.message(text=typed))

    @rule(target=offered, typed=st.lists(TYPED, min_size=2, max_size=4))
    def write_a_burst(self, typed):
        return self.hear(*(self.message(text=each) for each in typed))

    @rule(target=offered, parts=PARTS, between=st.sampled_from([", ", "\n", ", und "]))
    def say_several_things(self, parts, between):
        """Every part of it is in the state, said back, or with the staff."""
        before = self.talk.placed
        found = self.hear(self.message(text=between.join(parts)))
        if self.talk.placed == before:
            gone = {item.name.text for item in DISHES if item.id not in self.shop.menu.items}
            for part in (each for each in parts if each.split(" ", 1)[-1] not in gone):
                assert there(part, self.talk, self.said), f"{part!r} of {between.join(parts)!r} is lost: {self.said}"
        return found

    @rule(target=offered, place=st.integers(0, 30))
    def tap_what_was_just_offered(self, place):
        if not self.last:
            return multiple()
        return self.hear(self.message(kind="tap", tap=self.last[place % len(self.last)]))

    @rule(target=offered, tap=offered)
    def tap_anything_ever_offered(self, tap):
        return self.hear(self.message(kind="tap", tap=tap))

    @rule(target=offered, tap=st.text(alphabet="abcdefghijklmnopqrstuvwxyz:0123456789@.-", max_size=30))
    def tap_nonsense(self, tap):
        return self.hear(self.message(kind="tap", tap=tap))

    @rule(target=offered, kind=st.sampled_from([kind for kind in KINDS if kind not in ("text", "tap")]))
    def send_something_else(self, kind):
        return self.hear(self.message(kind=kind, latitude=52.1, longitude=12.6, phone="+491511"))

    @rule(minutes=st.sampled_from([1, 10, 45, 300, 1440, 6000]))
    def time_passes(self, minutes):
        self.now += timedelta(minutes=minutes)

    @rule(item=st.integers(0, 40))
    def a_dish_is_sold_out(self, item):
        dishes = list(self.shop.menu.items)
        until = self.now + timedelta(hours=2)
        self.shop = replace(self.shop, stock=Stock({f"item:{dishes[item % len(dishes)]}": until}))

    @rule(cents=st.integers(-100, 300))
    def the_card_changes_its_prices(self, cents):
        items = {
            key: replace(item, price={size: max(price + cents, 0) for size, price in item.price.items()})
            for key, item in self.shop.menu.items.items()
        }
        self.shop = replace(self.shop, menu=replace(self.shop.menu, items=items, version=f"{cents:08x}"))

    @rule(item=st.integers(0, 40))
    def a_dish_leaves_the_card(self, item):
        menu = self.shop.menu
        if len(menu.items) < 10:
            return
        gone = list(menu.items)[item % len(menu.items)]
        items = {key: each for key, each in menu.items.items() if key != gone}
        sections = {
            key: replace(each, items=tuple(i for i in each.items if i != gone)) for key, each in menu.sections.items()
        }
        combos = {key: each for key, each in menu.combos.items() if not any(gone in part.items for part in each.parts)}
        later = replace(menu, items=items, sections=sections, combos=combos)
        self.shop = replace(self.shop, menu=later, lexicon=compile_lexicon(later))

    @rule()
    def the_old_card_is_back(self):
        self.shop = make_shop()

    @invariant()
    def lines_in_the_cart_are_complete(self):
        assert all(line.quantity > 0 for line in self.talk.cart.lines)


AnyTalk.TestCase.settings = settings(
    max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestAnyTalk = AnyTalk.TestCase
