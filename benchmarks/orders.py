"""Orders with their meaning: reading a JSONL set, and comparing what was understood with what is expected.

A set is a file of lines {"text", "expect": {"lines", "intent", "sure", …}}; its card lies beside it in menu/. A line of
an order is compared by dish (both halves in either order), size, options and what is left out; pieces of equal lines
add up.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ALIKE = {"complaint": "human", "compliment": "thanks"}  # what some sets call them
Line = tuple[str, int, str | None, frozenset[tuple[str, int, str | None]], frozenset[str]]
Row = tuple[str, dict[str, Any]]


def load(path: Path) -> list[Row]:
    rows = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]
    return [
        (
            row["text"],
            {**row["expect"], "lines": said(row["expect"]["lines"]), "beside": beside(row["expect"]["lines"])},
        )
        for row in rows
    ]


def said(lines: Iterable[dict[str, Any]]) -> list[Line]:
    return [
        (
            "+".join(sorted({line["item"], line.get("half") or line["item"]})),
            int(line["quantity"]),
            line.get("size"),
            frozenset(
                (f"{each['group']}.{each['option']}", int(each.get("quantity") or 1), each.get("amount"))
                for each in line["options"]
            ),
            frozenset(word.casefold() for word in line["without"]),
        )
        for line in lines
    ]


def merged(lines: Iterable[Line]) -> Counter[tuple[Any, ...]]:
    total: Counter[tuple[Any, ...]] = Counter()
    for item, quantity, *rest in lines:
        total[(item, *rest)] += quantity
    return total


def beside(lines: Iterable[dict[str, Any]]) -> tuple[set[str], Counter[str]]:
    """The words of the notes, and the dishes in the places of combos."""
    notes = {word for line in lines for word in re.findall(r"\w+", (line.get("note") or "").casefold())}
    return notes, Counter(part for line in lines for part in line.get("parts") or ())


def is_whole(expect: dict[str, Any], answer: dict[str, Any]) -> bool:
    """Besides the lines: delivery or pickup, time, payment, address, notes, the parts of combos."""
    slots = ("handover", "time", "payment", "pays_with")
    if any(expect.get(slot) is not None and str(answer.get(slot)) != str(expect[slot]) for slot in slots):
        return False
    if (where := expect.get("address")) and any(
        (where.get(part) or "").casefold() != ((answer.get("address") or {}).get(part) or "").casefold()
        for part in ("street", "number", "postcode")
    ):
        return False
    notes, parts = expect.get("beside", (set(), Counter()))
    mine = beside(answer["lines"])
    return notes <= mine[0] and parts == mine[1]


def is_right(expect: dict[str, Any], answer: dict[str, Any]) -> bool:
    """The same dishes; the intent, if one is expected; and doubt where a good waiter has it."""
    alike = merged(expect["lines"]) == merged(said(answer["lines"]))
    meant = expect.get("intent") in (None, answer["intent"], ALIKE.get(answer["intent"]))
    return alike and meant and (expect.get("sure") is not False or not answer["sure"])
