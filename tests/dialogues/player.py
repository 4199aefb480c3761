"""Plays the stories in this folder: `>` the customer, `<` the bot, `*` effects, `!` the world.

    # Title and what the story shows.
    ! now 2026-05-15T18:00
    > 2x Margherita groß
    < …

A customer line is typed text, `[id]` for a tap, or `(voice)`, `(sticker)`, `(location 52.1 12.6)`, …; `\\n` is a line break.
Customer lines that follow each other arrive as one burst, one turn. The player keeps `#`, `>` and `!` and checks the rest.
`python -m tests.dialogues.player --rewrite` writes what the bot says now; read the diff.

World: `now TIME`, `wait 45 min`, `late 45 min` (so long is the next turn's message on its way), `profile NAME`, `no phone`, `out KEY until TIME`, `left KEY N`,
`replace FILE | OLD | NEW` (edits the card),
`stranger N` (we have made nothing for them; more than N pieces wait for a yes).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from orderbot.conversation.flow import converse
from orderbot.conversation.model import (
    CallStaff,
    Conversation,
    Forget,
    Incoming,
    PlaceOrder,
    React,
    Reply,
    ShareContact,
    Unknown,
)
from orderbot.conversation.shop import Shop
from orderbot.effects import remembered
from orderbot.wording.message import Message
from orderbot.wording.render import Voice, render
from tests.shops import ZONE, card_of, make_shop

FOLDER = Path(__file__).parent
UNITS = {"min": "minutes", "h": "hours", "d": "days"}
START = "2026-05-15T18:00"  # a Friday


@dataclass
class World:
    """One story's customer and shop."""

    shop: Shop = field(default_factory=make_shop)
    now: datetime = field(default_factory=lambda: datetime.fromisoformat(START).replace(tzinfo=ZONE))
    talk: Conversation = Conversation()
    name: str = ""
    count: int = 0
    late: timedelta = timedelta()
    orders: list = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=card_of)

    def obey(self, command: str) -> None:
        verb, _, rest = command.partition(" ")
        match verb:
            case "now":
                self.now = datetime.fromisoformat(rest).replace(tzinfo=ZONE)
            case "wait":
                number, unit = rest.split()
                self.now += timedelta(**{UNITS[unit]: int(number)})
            case "late":
                number, unit = rest.split()
                self.late = timedelta(**{UNITS[unit]: int(number)})
            case "profile":
                self.name = rest
            case "no":
                self.shop = replace(self.shop, phone="")
            case "out":
                key, _, until = rest.partition(" until ")
                stock = self.shop.stock
                at = datetime.fromisoformat(until).replace(tzinfo=ZONE)
                self.shop = replace(self.shop, stock=replace(stock, out={**stock.out, key: at}))
            case "left":
                key, number = rest.split()
                stock = self.shop.stock
                self.shop = replace(self.shop, stock=replace(stock, left={**stock.left, key: int(number)}))
            case "replace":
                file, old, new = (part.strip() for part in rest.split("|"))
                content = self.files[file].decode()
                assert old in content, f"{file} has no {old}"
                self.files[file] = content.replace(old, new, 1).encode()
                self.shop = make_shop(self.files, like=self.shop)
            case "privacy":
                self.shop = replace(self.shop, restaurant=replace(self.shop.restaurant, privacy_version=rest))
            case "stranger":
                limits = replace(self.shop.restaurant.limits, first_pieces=int(rest))
                place = replace(self.shop.restaurant, limits=limits)
                self.shop = replace(self.shop, known=False, restaurant=place)
            case "event":
                self.shop = make_shop(self.files, like=self.shop, event=rest)
            case "only":
                place = self.shop.restaurant
                self.shop = replace(
                    self.shop,
                    restaurant=replace(place, zones=()) if rest == "pickup" else replace(place, pickup_minutes=None),
                )
            case _:
                raise ValueError(f"the world knows no {verb}")

    def incoming(self, line: str) -> Incoming:
        self.count += 1
        base = Incoming(f"wamid.{self.count}", self.now - self.late, "text", name=self.name)
        if tap := re.fullmatch(r"\[(\S+)\]", line):
            return replace(base, kind="tap", tap=tap[1])
        if other := re.fullmatch(r"\((\w+)(?: (.*))?\)", line):
            kind, rest = other[1], other[2] or ""
            if kind == "location":
                latitude, longitude = map(float, rest.split())
                return replace(base, kind=kind, latitude=latitude, longitude=longitude)
            if kind == "contact":
                return replace(base, kind=kind, phone=rest)
            return replace(base, kind=kind, text=rest)
        return replace(base, text=line.replace("\\n", "\n"))

    def turn(self, lines: list[str]) -> list[str]:
        """What the bot does about these messages; the conversation goes through JSON as the store would do it."""
        heard = tuple(self.incoming(line) for line in lines)
        heard = tuple(replace(each, tap=self.whole(each.tap)) for each in heard)
        self.late = timedelta()
        today = sum(order.placed.date() == self.now.date() for order in self.orders)
        turn = converse(self.talk, heard, replace(self.shop, next_number=today + 1), self.now)
        stored = msgspec.json.encode(turn.talk)
        self.talk = msgspec.json.decode(stored, type=Conversation)
        self.orders += [effect.order for effect in turn.effects if isinstance(effect, PlaceOrder)]
        voice = Voice(turn.talk.language or self.shop.restaurant.language, self.shop.menu.currency)
        for effect in turn.effects:
            if isinstance(effect, Reply):
                self.talk = remembered(self.talk, render(effect, voice))
        return [line for effect in turn.effects for line in shown(effect, voice)]

    def whole(self, tap: str) -> str:
        """`buy:…` stands for the digest last shown, `size:…:gross` for the revision of the moment."""
        tap = tap.replace("buy:…", f"buy:{self.talk.shown}")
        return tap.replace("…", str(self.talk.cart.revision))


def shown(effect: object, voice: Voice) -> Iterator[str]:
    match effect:
        case Reply():
            yield from said(render(effect, voice))
        case PlaceOrder(order):
            dishes = "; ".join(f"{line.quantity} x {line.name.text}" for line in order.lines)
            yield f"* order {order.number}: {dishes}; {order.handover}, {order.payment}, total {order.total / 100:.2f}"
            if order.held:
                yield f"* it waits for a yes: {order.held}"
        case CallStaff(reason, words):
            yield f"* staff {reason}: {words}"
        case React(emoji):
            yield f"* reacts {emoji}"
        case Forget():
            yield "* forgets the customer"
        case ShareContact():
            yield "* the restaurant's contact goes along"
        case Unknown(words):
            yield f"* unknown: {', '.join(words)}"


def said(message: Message) -> Iterator[str]:
    yield from (f"< {line}".rstrip() for line in message.body.split("\n"))
    if message.buttons:
        yield "<   " + " ".join(f"[{hidden(key)} {title}]" for key, title in message.buttons)
    if message.rows:
        yield f"<   {{{message.open}}}"
        for row in message.rows:
            about = f" | {row.description}" if row.description else ""
            yield f"<   [{hidden(row.id)} {row.title}{about}]"
    if message.link:
        yield f"<   ({message.link[0]}: {message.link[1]})"
    if message.asks:
        yield f"<   (asks for the {message.asks})"
    if message.image:
        yield f"<   (picture {message.image})"
    if message.footer:
        yield f"<   _{message.footer}_"


def hidden(key: str) -> str:
    """The id as a story writes it: without the card's version, digest and revision, which change with every edit."""
    verb, *args = key.partition("@")[0].split(":")
    if verb == "buy":
        return "buy:…"
    if verb in ("size", "choose", "fill", "line", "more", "less", "drop", "resize", "extras", "plain", "note", "extra"):
        args[0] = "…"
    return ":".join([verb, *args])


def play(story: str, world: World | None = None) -> str:
    """The story as it goes now."""
    world = world or World()
    out: list[str] = []
    waiting: list[str] = []

    def speak() -> None:
        if waiting:
            out.extend(world.turn(list(waiting)))
            waiting.clear()

    for line in story.splitlines():
        mark, rest = line[:1], line[2:]
        if mark == ">":
            out.append(line)
            waiting.append(rest)
        elif mark in ("<", "*"):
            speak()
        else:
            speak()
            out.append(line)
            if mark == "!":
                world.obey(rest)
    speak()
    return "\n".join(out) + "\n"


def main() -> None:
    for file in sorted(FOLDER.glob("*.txt")):
        before = file.read_text(encoding="utf-8")
        after = play(before)
        if after != before and "--rewrite" in sys.argv:
            file.write_text(after, encoding="utf-8")
            print("rewrote", file.name)
        elif after != before:
            print("differs", file.name)


if __name__ == "__main__":
    main()
