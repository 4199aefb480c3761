"""A Meaning as the JSON object of `orderbot understand`, one a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec

from orderbot.menu.model import Menu
from orderbot.understanding.card.lexicon import compile_lexicon
from orderbot.understanding.edits.amended import understand_message
from orderbot.understanding.meaning import Meaning, MeantLine, Why
from orderbot.understanding.questions.intents import PRINTED


def line_object(line: MeantLine) -> dict[str, Any]:
    options = [
        {"group": each.group, "option": each.option, "quantity": each.quantity, "amount": each.amount or None}
        for each in line.options
    ]
    half = {"half": line.half} if line.half else {}
    parts = {"parts": list(line.parts)} if line.parts else {}
    return {
        "item": line.item, "quantity": line.quantity, "size": line.size, "options": options,
        "without": list(line.without), "note": line.note, **half, **parts,
    }  # fmt: skip


def meaning_object(meaning: Meaning) -> dict[str, Any]:
    """`time` is HH:MM of the restaurant's day, `pays_with` a decimal string of the currency's units."""
    where, paid = meaning.address, meaning.pays_with
    parts = ("street", "number", "postcode", "city", "extra")
    return {
        "text": meaning.text,
        "lines": [line_object(line) for line in meaning.lines],
        "handover": meaning.handover or None,
        "address": {part: getattr(where, part) for part in parts} if where is not None else None,
        "time": meaning.time.strftime("%H:%M") if meaning.time is not None else None,
        "payment": meaning.payment or None,
        "pays_with": f"{paid // 100}.{paid % 100:02}" if paid is not None else None,
        **({"table": meaning.table} if meaning.table else {}),
        "intent": None if meaning.lines and meaning.asks else PRINTED.get(meaning.intent, meaning.intent) or None,
        "asks": [
            {"intent": PRINTED.get(each.intent, each.intent), "about": list(each.subject.items)}
            for each in meaning.asks
        ],
        "unknown": list(meaning.unknown),
        "unread": meaning.unread,
        "questions": [{"about": each.about, "candidates": list(each.candidates)} for each in meaning.questions],
        "sure": meaning.sure,
        "repaired": [{"typed": typed, "read": read} for typed, read in meaning.repaired],
        "language": meaning.language or None,
        "asap": meaning.asap,
    }  # fmt: skip


def why_object(why: Why | None) -> dict[str, Any]:
    """`rules` in the order they read, `spans` the words each read; nothing of it where no order was read."""
    why = why or Why()
    other = why.other
    return {
        "cost": why.cost,
        "rules": [rule for _, rule in why.fired],
        "spans": [[words, rule] for words, rule in why.fired],
        "other": {"cost": other.cost, "lines": [line_object(line) for line in other.lines]} if other else None,
    }


def understand_lines(
    rows: Iterable[str], menu: Menu, now: datetime, language: str = "", *, why: bool = False
) -> Iterator[str]:
    """One JSON object for each row of input; the two characters \\n in a row stand for a line break."""
    lexicon = compile_lexicon(menu)
    for row in rows:
        text = row.rstrip("\r\n").replace("\\n", "\n")
        meaning = understand_message(text, lexicon, now, language, explain=why)
        told = {"why": why_object(meaning.why)} if why else {}
        yield msgspec.json.encode(meaning_object(meaning) | told).decode()
