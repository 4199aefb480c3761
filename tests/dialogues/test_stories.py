"""Every story is played three times: as written, with every webhook doubled, and with a restart between any two turns."""

from __future__ import annotations

import asyncio
import difflib
import random
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from orderbot.conversation.flow import converse
from orderbot.conversation.model import Conversation, Incoming, Turn
from orderbot.conversation.shop import Shop
from orderbot.envelope import Payload, Received, Sender
from orderbot.ports import Recipient
from orderbot.reception import House, Pace, Reception
from orderbot.restaurant import Restaurant
from orderbot.storage.sqlite import open_sqlite
from orderbot.stored import CONFIRMATION, MESSAGE, SENT, Errand, Letter, Settled, unpack
from orderbot.tickets.making import tickets_for
from orderbot.wording.message import Message
from tests.dialogues.player import FOLDER, World, play, said

STORIES = sorted(FOLDER.glob("*.txt"))


def named(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("story", STORIES, ids=named)
def test_the_bot_says_what_the_story_tells(story: Path) -> None:
    told = story.read_text(encoding="utf-8")
    now = play(told)
    assert now == told, "".join(difflib.unified_diff(told.splitlines(True), now.splitlines(True), "told", "now"))


def test_there_are_stories_in_both_languages() -> None:
    assert len(STORIES) >= 40
    text = "\n".join(story.read_text(encoding="utf-8") for story in STORIES)
    assert "Danke! Bestellung" in text
    assert "Thank you! Order" in text


# ---- the same stories through the door: inbox, turns and outbox in a real file --------------------------------------


class Silent:
    """A channel that nobody reads: the stories are read off the outbox."""

    async def send(self, restaurant: Restaurant, to: Recipient, message: Message, tag: str) -> str:
        raise AssertionError("nothing is sent from inside a turn")

    async def react(self, restaurant: Restaurant, to: Recipient, message_id: str, emoji: str) -> None: ...

    async def seen(self, restaurant: Restaurant, message_id: str, *, typing: bool) -> None: ...


class Door(World):
    """A story's world whose turns run through reception and a store on disk."""

    def __init__(self, folder: Path, *, doubled: bool, restarted: bool) -> None:
        super().__init__()
        self.file = folder / "orderbot.db"
        self.doubled, self.restarted = doubled, restarted
        self.loop = asyncio.new_event_loop()
        self.loop.run_until_complete(self._open())

    def obey(self, command: str) -> None:
        super().obey(command)
        for key, until in self.shop.stock.out.items():
            self.loop.run_until_complete(self.store.set_stock("bella", key, until, None))
        for key, left in self.shop.stock.left.items():
            self.loop.run_until_complete(self.store.set_stock("bella", key, None, left))

    def turn(self, lines: list[str]) -> list[str]:
        return self.loop.run_until_complete(self._turn(lines))

    def close(self) -> None:
        self.loop.run_until_complete(self.store.close())
        self.loop.close()

    def _converse(self, talk: Conversation, heard: tuple[Incoming, ...], shop: Shop, now: datetime) -> Turn:
        turn = converse(talk, heard, shop, now)
        self.talk = turn.talk
        return turn

    async def _open(self) -> None:
        self.store = await open_sqlite(self.file, lambda: self.now)
        self.house = House(
            store=self.store,
            channel=Silent(),
            shops=lambda restaurant: self.shop,
            numbers={self.shop.restaurant.phone_number_id: "bella"},
            converse=self._converse,
            tickets_for=lambda order, place: tickets_for(order, place, "de"),
            clock=lambda: self.now,
            token=lambda: "t0ken",
        )

    async def _turn(self, lines: list[str]) -> list[str]:
        if self.restarted:
            await self.store.close()
            await self._open()
        sender = Sender(phone=self.shop.phone, user="DE.1", name=self.name)
        number = self.shop.restaurant.phone_number_id
        heard = [self.incoming(line) for line in lines]
        payload = Payload(tuple(Received(number, sender, replace(each, tap=self.whole(each.tap))) for each in heard))
        reception = Reception(self.house, Pace(quiet=0, longest=0))
        for _ in range(2 if self.doubled else 1):
            await reception.receive(payload)
        await self._settle(reception)
        if self.doubled:
            await reception.receive(payload)  # and once more after it was answered
            await self._settle(reception)
        return await self._said()

    async def _settle(self, reception: Reception) -> None:
        running = asyncio.create_task(reception.run())
        while await self.store.waiting():
            await asyncio.sleep(0.001)
        reception.stop()
        await running
        reception._stopping = False

    async def _said(self) -> list[str]:
        """What left the house for the customer since the last turn."""
        found: list[str] = []
        while parcels := await self.store.lease(Errand("story", 50)):
            for parcel in parcels:
                if parcel.kind in (MESSAGE, CONFIRMATION):
                    found += said(unpack(Letter, parcel.payload).message)
                assert await self.store.settle(parcel, "story", Settled(SENT, 1, 0, self.now))
        return found


@pytest.mark.parametrize("story", STORIES, ids=named)
@pytest.mark.parametrize("how", ["doubled", "restarted"])
def test_a_story_is_the_same_when_webhooks_are(story: Path, how: str, tmp_path: Path) -> None:
    told = story.read_text(encoding="utf-8")
    door = Door(tmp_path, doubled=how == "doubled", restarted=how == "restarted")
    try:
        heard = play(told, door)
    finally:
        door.close()
    assert spoken(heard) == spoken(told)


def spoken(story: str) -> list[str]:
    return [line for line in story.splitlines() if not line.startswith("*")]


# ---- one order in several messages ---------------------------------------------------------------------------------

PARTS = ["Hallo", "2 Margherita groß", "1 Salami klein mit Pilzen", "und ne Cola", "zum Abholen", "zahle mit 50"]


@pytest.mark.parametrize("seed", range(8))
def test_a_burst_in_any_order_of_arrival_is_one_cart_and_one_answer(seed: int, tmp_path: Path) -> None:
    """Up to six messages within five seconds; the channel delivers them shuffled, their timestamps decide."""
    chance = random.Random(seed)
    door = Door(tmp_path, doubled=False, restarted=False)
    number = door.shop.restaurant.phone_number_id
    sender = Sender(phone=door.shop.phone, user="DE.1")
    sent = [
        Received(number, sender, Incoming(f"wamid.{place}", door.now + timedelta(seconds=min(place, 4)), "text", text))
        for place, text in enumerate(PARTS)
    ]
    chance.shuffle(sent)
    pieces = [sent[:3], sent[3:]] if seed % 2 else [sent]
    try:
        said = door.loop.run_until_complete(hear_all(door, pieces))
        talk = door.talk
    finally:
        door.close()
    cart = [(line.item, line.quantity, line.size, [each.option for each in line.options]) for line in talk.cart.lines]
    assert sorted(cart) == [("20", 2, "gross", []), ("22", 1, "klein", ["pilze"]), ("70", 1, "", [])]
    assert (talk.handover, talk.pays_with) == ("pickup", 5000)
    assert sum(line.startswith("<   [buy:") for line in said) == 1
    assert sum("Willkommen" in line for line in said) == 1


async def hear_all(door: Door, pieces: list[list[Received]]) -> list[str]:
    reception = Reception(door.house, Pace(quiet=0, longest=0))
    for piece in pieces:
        await reception.receive(Payload(tuple(piece)))
    await door._settle(reception)
    return await door._said()
