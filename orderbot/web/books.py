"""What the owner's page shows: a day in numbers, the weeks behind it, where orders are lost, what the card lacks. Pure.

Nothing here is about a person, the list of a day's orders aside.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from rapidfuzz import fuzz, process

from orderbot.conversation.model import Conversation
from orderbot.ledger import counts
from orderbot.menu.model import Menu
from orderbot.ordering.lifecycle import OPEN, VOID
from orderbot.restaurant import Restaurant
from orderbot.stored import StoredOrder
from orderbot.texts import Arg, Text, plural, text
from orderbot.understanding.grammar.phrases import key

LEFT: Final = timedelta(minutes=30)  # without a word, a cart counts as left
BEST: Final = 10
NEAREST, NEAR = 3, 60  # dishes that are shown for a word, and how near of 100 they must be
WIDE, HIGH, LABEL, WIDEST = 640, 150, 22, 70  # of the chart and a bar, in its own units
STEPS: Final[dict[str, Text]] = {
    "dishes": text("while choosing dishes"),
    "options": text("at size or required choice"),
    "which": text("at a word with two meanings"),
    "handover": text("at “delivery or pickup?”"),
    "address": text("at the address"),
    "time": text("at the time"),
    "payment": text("at the payment"),
    "confirm": text("at the summary, before buying"),
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One hour of the chart."""

    label: str
    said: str
    x: float
    y: float
    width: float
    height: float
    count: int


def hours(orders: Iterable[StoredOrder], place: Restaurant) -> tuple[Bar, ...]:
    """Orders by the hour they were placed in, from the first hour of the business day with any to the last."""
    begins = -(-place.night_ends // 60)
    counted: Counter[int] = Counter()  # hours since the day began
    for each in orders:
        if counts(each):
            counted[(each.order.placed.astimezone(place.timezone).hour - begins) % 24] += 1
    if not counted:
        return ()
    first, last = min(counted), max(counted)
    step, most = WIDE / (last - first + 1), max(counted.values())
    wide = min(step * 0.76, WIDEST)
    return tuple(
        Bar(
            label=f"{(begins + hour) % 24}",
            said=f"{(begins + hour) % 24}–{(begins + hour + 1) % 24}: {counted[hour]}",
            x=(hour - first) * step + (step - wide) / 2,
            y=HIGH - HIGH * counted[hour] / most * 0.86,
            width=wide,
            height=HIGH * counted[hour] / most * 0.86,
            count=counted[hour],
        )
        for hour in range(first, last + 1)
    )


def best_sellers(orders: Iterable[StoredOrder], language: str) -> list[tuple[int, str]]:
    sold: Counter[str] = Counter()
    for each in orders:
        if counts(each):
            for line in each.order.lines:
                sold[line.name.said(language)] += line.quantity
    return [(count, name) for name, count in sold.most_common(BEST)]


def lost(talks: Iterable[Conversation], now: datetime) -> list[tuple[int, Arg]]:
    """Carts that nobody bought, by the question at which they were left."""
    left = [
        each.asked or "dishes"
        for each in talks
        if (each.cart or each.pending) and each.heard is not None and now - each.heard > LEFT
    ]
    return [(count, STEPS.get(step, text("elsewhere"))) for step, count in Counter(left).most_common()]


@dataclass(frozen=True, slots=True)
class Home:
    """Where a word of customers' may be written: the dish, its file and line, and the line to write there."""

    name: str
    file: str
    line: int
    words: str


def homes(word: str, menu: Menu, files: Mapping[str, bytes]) -> list[Home]:
    """The dishes whose names come nearest to the word; none if none is near, or they stand in no file."""
    names = {id_: key(item.name.said(menu.languages[0])) for id_, item in menu.items.items() if not item.hidden}
    found = []
    for _, _, id_ in process.extract(key(word), names, scorer=fuzz.WRatio, limit=NEAREST, score_cutoff=NEAR):
        if at := _header(id_, files):
            words = ", ".join(json.dumps(each, ensure_ascii=False) for each in (*menu.items[id_].words, word))
            found.append(Home(menu.items[id_].name.said(menu.languages[0]), *at, f"words = [{words}]"))
    return found


def _header(id_: str, files: Mapping[str, bytes]) -> tuple[str, int] | None:
    """File and line in which the dish begins."""
    header = re.compile(rf"\[\s*item\s*\.\s*[\"']?{re.escape(id_)}[\"']?\s*\]\s*(#.*)?")
    for name, content in files.items():
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
            if header.fullmatch(line.strip()):
                return name, number
    return None


def shift(orders: Sequence[StoredOrder]) -> list[tuple[bool, Arg]]:
    """The check at the end of a shift: all printed, all done. Numbers run on over days, so they tell nothing."""
    alive = [each for each in orders if each.status not in VOID]
    unprinted = [each.order.number for each in alive if each.tickets and not each.on_paper]
    still = [each.order.number for each in alive if each.status in OPEN]
    return [
        (not unprinted, _found(unprinted, text("all on paper"), UNPRINTED)),
        (not still, _found(still, text("all finished"), STILL)),
    ]


UNPRINTED: Final = text("not on paper: {numbers}")
STILL: Final = text("still open: {numbers}")


def _found(numbers: Sequence[int], fine: Text, wrong: Text) -> Text:
    return text(wrong.source, numbers=_some(numbers)) if numbers else fine


def _some(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:12])) + (" …" if len(numbers) > 12 else "")


def allergens(menu: Menu) -> list[tuple[bool, Arg]]:
    """How complete the card's statements are."""
    dishes = [each for each in menu.items.values() if not each.hidden]
    options = [option for group in menu.groups.values() for option in group.options.values()]
    traces = [each for each in dishes if each.traces is None]
    unclear = [sign for sign, word in menu.codes.items() if word in ("gluten", "nuts")]
    return [
        (True, plural("allergens are declared for one dish and its options",
                      "allergens are declared for all {count} dishes, and for {options} options",
                      count=len(dishes), options=len(options))),
        (not traces, text("traces are stated for every dish") if not traces else plural(
            "one dish does not state traces: {names}", "{count} dishes do not state traces: {names}",
            count=len(traces), names=", ".join(each.id for each in traces[:12]))),
        (not unclear, text("every sign says which kind") if not unclear
         else text("these signs do not say which gluten or which nuts: {signs}", signs=", ".join(unclear))),
    ]  # fmt: skip


def day_of(asked: str, today: date) -> date:
    """`?day=2026-05-15`; today for anything else."""
    try:
        return min(date.fromisoformat(asked), today + timedelta(days=60))
    except ValueError:
        return today
