"""How the first orders of real chats are read: `python benchmarks/chats.py [FOLDER]`, to be judged by reading.

FOLDER has chats as JSON lines (`turns` with `text` and `intent`) and the card they are about in menu/; the default is
../shared/data/chats-en.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.understanding import NOW, SHARED, card
from orderbot.understanding.card.lexicon import Lexicon, compile_lexicon
from orderbot.understanding.meaning import MeantLine
from orderbot.understanding.parser import understand


def first_orders(folder: Path) -> list[str]:
    chats = [json.loads(line) for file in sorted(folder.glob("*.jsonl")) for line in file.read_text().splitlines()]
    found = (
        next((turn["text"] for turn in chat["turns"] if any("order" in each for each in turn["intent"])), "")
        for chat in chats
    )
    return [text for text in found if text]


def said(line: MeantLine, lexicon: Lexicon) -> str:
    with_ = [f"+{each.option}" for each in line.options]
    without = [f"-{each}" for each in line.without]
    note = [f"“{line.note}”"] if line.note else []
    return " ".join([f"{line.quantity}×", lexicon.dish(line.item).name.text, line.size or "", *with_, *without, *note])


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "data" / "chats-en"
    if not folder.is_dir():
        sys.exit(f"{folder} is missing")
    lexicon = compile_lexicon(card(folder / "menu"))
    for number, text in enumerate(first_orders(folder), 1):
        meaning = understand(text, lexicon, NOW)
        lines = "; ".join(said(line, lexicon) for line in meaning.lines) or "nothing"
        asked = [*meaning.unknown, *(f"{each.about}?" for each in meaning.questions)]
        print(f"{number:3} {text}\n      {lines}{' | ' + ', '.join(asked) if asked else ''}")


if __name__ == "__main__":
    main()
