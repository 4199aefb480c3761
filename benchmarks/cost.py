"""What an order costs: customer messages and billed bot messages, over typical conversations on the sample card.

    python benchmarks/cost.py

Billed is every message of the bot that WhatsApp charges for (texts, buttons, lists, links); reactions are free. A long
message that has to be cut in two counts twice. In the median, new customers may need 4 and 3, returning 2 and 2.
"""

from __future__ import annotations

import statistics
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from orderbot.config.fields import NOTIFY
from orderbot.conversation.flow import converse
from orderbot.conversation.model import Conversation, Incoming, PlaceOrder, Reply
from orderbot.envelope import Sender
from orderbot.moves import Wish, moved
from orderbot.ordering.lifecycle import Do
from orderbot.stored import OrderEvent, StoredOrder
from orderbot.whatsapp.elements import bodies
from orderbot.wording.render import Voice, render
from tests.shops import ZONE, make_shop
from tests.storage.samples import order

NOW = datetime(2026, 5, 15, 18, 0, tzinfo=ZONE)
SHOP = make_shop()

# One list is one conversation; [buy] is a tap on "Jetzt kaufen", other brackets are taps.
NEW = [
    ["Hallo, 2x Margherita groß und eine Cola, Lieferung Bahnhofstr. 12, 14806 Belzig", "[buy]"],
    ["Hallo", "2 Salami groß, Lieferung an Bahnhofstr. 12, 14806 Belzig", "[buy]"],
    ["Hi", "2 Salami groß und 2 Cola", "Bahnhofstr. 12, 14806 Belzig", "[buy]"],
    ["1x 22 groß, 1x 24 klein, 2x 70", "Bahnhofstr. 12, 14806 Belzig, mit Karte", "[buy]"],
    ["Einmal Lasagne zum Abholen bitte", "[buy]"],
    ["Hallo, kann man bei euch bestellen?", "1 Lasagne und ein Tiramisu zum Abholen um 19 Uhr", "[buy]"],
    ["2 Pizza Salami", "[size:gross]", "[way:pickup]", "[buy]"],
    ["Margherita groß mit extra Käse, Insalata Mista klein mit Joghurt", "[way:pickup]", "[buy]"],
    ["Guten Abend, wir hätten gern 2 große Funghi und ein Wasser", "liefern bitte", "Hof 3, 14806 Belzig", "[buy]"],
    ["Was kostet die Margherita?", "2 Margherita groß, Lieferung Bahnhofstr. 12, 14806 Belzig", "[buy]"],
    ["Hello, two large Salami and a Cola, delivery to Bahnhofstr. 12, 14806 Belzig, cash", "[buy]"],
    ["Hi, one lasagne for pickup at 7 pm", "[buy]"],
    ["Hallo", "[section:pasta]", "[item:47]", "[done]", "[way:pickup]", "[buy]"],
]  # fmt: skip
RETURNING = [
    ["wie immer", "[buy]"],
    ["Hallo, wie letztes Mal bitte", "[buy]"],
    ["wie immer, aber um halb acht", "[buy]"],
    ["1 Lasagne zum Abholen", "[buy]"],
    ["wie immer", "noch eine Cola dazu", "[buy]"],
    ["the usual please", "[buy]"],
]


def play(messages: list[str], talk: Conversation, now: datetime) -> tuple[int, int, bool, Conversation]:
    """(customer messages, billed messages, ordered, the conversation afterwards)."""
    sent = billed = 0
    ordered = False
    offered: list[str] = []
    for message in messages:
        incoming = Incoming(f"wamid.{sent}", now, "text", text=message)
        if message.startswith("["):
            verb, _, rest = message.strip("[]").partition(":")
            fits = [key for key in offered if key.startswith(verb) and key.partition("@")[0].endswith(rest)]
            if not fits:
                break
            incoming = replace(incoming, kind="tap", text="", tap=fits[0])
        turn = converse(talk, (incoming,), replace(SHOP, next_number=1), now)
        talk, sent = turn.talk, sent + 1
        offered = []
        for effect in turn.effects:
            if isinstance(effect, Reply):
                rendered = render(effect, Voice(talk.language or "de", "EUR"))
                billed += len(bodies(rendered))
                offered += [key for key, _ in rendered.buttons] + [row.id for row in rendered.rows]
            ordered = ordered or isinstance(effect, PlaceOrder)
        now += timedelta(seconds=30)
    return sent, billed, ordered, talk


def returning() -> Conversation:
    """Somebody who ordered last week and agreed that the address is kept."""
    before = ["2 Salami groß und eine Cola, Lieferung Bahnhofstr. 12, 14806 Belzig", "[buy]", "[remember]"]
    _, _, ordered, talk = play(before, Conversation(), NOW - timedelta(days=7))
    assert ordered
    return talk


def report(name: str, conversations: list[list[str]], start: Conversation) -> bool:
    figures = []
    for messages in conversations:
        sent, billed, ordered, _ = play(messages, start, NOW)
        figures.append((sent, billed))
        print(f"  {sent} sent, {billed} billed{'' if ordered else ', NO ORDER'}: {messages[0]}")
    sent, billed = (statistics.median(each[place] for each in figures) for place in (0, 1))
    print(f"{name}: median {sent:g} customer messages, {billed:g} billed\n")
    return all(play(messages, start, NOW)[2] for messages in conversations)


# ---- what the kitchen tells on the way -------------------------------------------------------------------------------

WAYS = {
    "pickup": ("accept", "ready", "done"),
    "delivery": ("accept", "on_the_way", "done"),
    "pickup, once later": ("accept", "later", "ready", "done"),
    "rejected": ("reject",),
}
CHOICES = {
    "default": {},
    "everything": {"notify": NOTIFY},
    "nothing": {"notify": ()},
    "each accepted by staff": {"accept": "staff"},
}


def told(way: str, choice: dict) -> int:
    """Messages to the customer between the confirmation and the meal."""
    place = replace(SHOP.restaurant, **choice)
    handover = "delivery" if way == "delivery" else "pickup"
    made = replace(order(1, 1, placed=NOW), handover=handover)
    stored = StoredOrder(1, "2026-05-15", made, "placed", (OrderEvent(NOW, "placed", "customer"),), Sender(phone="49"))
    count = 0
    for at, do in enumerate(WAYS[way]):
        step = moved(stored, Wish(Do(do)), place, NOW + timedelta(minutes=at), lambda *_: ())
        count += sum(each.kind == "message" for each in step.outgoing)
        event = step.step.event
        stored = replace(stored, status=event.status, events=(*stored.events, event))
    return count


def report_steps() -> None:
    print("messages after the confirmation, by what the owner chose (notify, accept):")
    for way in WAYS:
        print(f"  {way}: " + ", ".join(f"{name} {told(way, choice)}" for name, choice in CHOICES.items()))
    print()


if __name__ == "__main__":
    report_steps()
    fine = report("new customers", NEW, Conversation())
    fine &= report("returning customers", RETURNING, returning())
    sys.exit(not fine)
