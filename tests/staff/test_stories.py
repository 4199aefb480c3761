"""What staff write and are answered, as stories: `>` staff, `<` the answer, `*` what changed, `!` the clock.

`python -m tests.staff.test_stories --rewrite` writes what is answered now; read the diff.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from orderbot.conversation.model import Conversation, Incoming, MoveOrder, Reply, SetSetting
from orderbot.effects import scene_shop
from orderbot.envelope import Sender
from orderbot.moves import Wish, moved
from orderbot.ordering.lifecycle import Do
from orderbot.ordering.stock import SetStock, Stock
from orderbot.staff import hear
from orderbot.stored import OrderEvent, Scene, StoredOrder
from orderbot.wording.render import Voice, render
from tests.shops import ZONE, make_shop
from tests.storage.samples import order

FOLDER = Path(__file__).parent / "stories"
FRIDAY = datetime(2026, 5, 15, 18, 0, tzinfo=ZONE)
CHEF = "4915112345678"


def placed(number: int, minutes: int, **changes: object) -> StoredOrder:
    made = order(number, number, placed=FRIDAY)
    made = replace(made, due=FRIDAY + timedelta(minutes=minutes), **changes)  # type: ignore[arg-type]
    first = OrderEvent(FRIDAY, "placed", "customer")
    return StoredOrder(number, "2026-05-15", made, "placed", (first,), Sender(phone=f"4917000000{number}"))


@dataclass
class World:
    now: datetime = FRIDAY
    stock: Stock = Stock()
    settings: dict[str, str] = field(default_factory=dict)
    orders: list[StoredOrder] = field(
        default_factory=lambda: [placed(11, 20, handover="pickup"), placed(12, 45), placed(13, 60)]
    )
    count: int = 0

    def say(self, words: str, phone: str = CHEF) -> Iterator[str]:
        self.count += 1
        heard = (Incoming(f"m{self.count}", self.now, "text", text=words),)
        scene = Scene("bella", 7, 1, Conversation(), Sender(phone=phone), heard, self.count, self.stock, 14,
                      dict(self.settings), orders=tuple(self.orders))  # fmt: skip
        shop = make_shop()
        effects, rest, _ = hear(scene, scene_shop(scene, shop, "t", self.now), self.now)
        for each in effects:
            yield from self.effect(each, shop.restaurant)
        for message in rest:
            yield f"* to the conversation: {message.text}"

    def effect(self, effect: object, place: object) -> Iterator[str]:
        match effect:
            case Reply():
                message = render(effect, Voice(effect.language or "de"))
                yield from (f"< {line}" for line in message.body.split("\n"))
                if message.buttons:
                    yield "<   " + " ".join(f"[{id_}]" for id_, _ in message.buttons)
            case SetStock():
                self.stock = self.stock.after(effect)
                until = f" until {effect.until:%d.%m. %H:%M}" if effect.until else ""
                yield f"* stock {effect.key}{until}{'' if effect.left is None else f' left {effect.left}'}"
            case SetSetting(name, value):
                if value:
                    self.settings[name] = value
                else:
                    self.settings.pop(name, None)
                if name != "undo":
                    yield f"* {name} {'on' if value else 'off'}"
            case MoveOrder(_, number, do):
                at = next(index for index, each in enumerate(self.orders) if each.order.number == number)
                stored = self.orders[at]
                step = moved(
                    stored, Wish(Do(do), effect.minutes, effect.reason, "staff"), place, self.now, lambda *_: ()
                )
                event = step.step.event
                self.orders[at] = replace(stored, status=event.status, events=(*stored.events, event))
                yield f"* order {number} {event.status} for {self.orders[at].due.astimezone(ZONE):%H:%M}"


def play(story: str) -> str:
    world, out = World(), []
    for line in story.splitlines():
        mark, rest = line[:1], line[2:]
        if mark in ("<", "*"):
            continue
        out.append(line)
        if mark == ">":
            out += world.say(rest)
        elif mark == "?":
            out += world.say(rest, "491700000012")
        elif mark == "!":
            world.now += timedelta(minutes=int(rest.split()[1]))
    return "\n".join(line.rstrip() for line in out) + "\n"


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.txt")), ids=lambda file: file.stem)
def test_the_story_goes_as_it_is_written(file: Path) -> None:
    written = file.read_text(encoding="utf-8")
    assert play(written) == written


if __name__ == "__main__":
    for each in sorted(FOLDER.glob("*.txt")):
        before = each.read_text(encoding="utf-8")
        after = play(before)
        if after != before and "--rewrite" in sys.argv:
            each.write_text(after, encoding="utf-8")
            print("rewrote", each.name)
