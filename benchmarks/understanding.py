"""How well and how fast typed orders are understood: `python benchmarks/understanding.py [--curve] [SET…]`.

A SET is a folder with schema.json, alias/ and dev.json, or a JSONL file whose card lies beside it in menu/; the default
is tests/understanding/orders and what is there under ../shared/data. For each set two rows: as typed, and with a tenth
of the words of five and more letters mistyped (keyboard neighbour, swap, drop, double; seeded). Of folders `orders.py`
of ../shared/tools makes the cards and reads the expected meanings. A latency is the best of three.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

from benchmarks.orders import Row, is_right, is_whole, load, merged, said
from orderbot.menu.checking import check_card
from orderbot.menu.folder import card_files
from orderbot.menu.model import Menu
from orderbot.understanding.card.lexicon import Lexicon, compile_lexicon
from orderbot.understanding.grammar.closed import closed
from orderbot.understanding.grammar.languages import LANGUAGES
from orderbot.understanding.grammar.phrases import key, keyed
from orderbot.understanding.parser import forget, understand, warm
from orderbot.understanding.readings import reading
from orderbot.understanding.report import meaning_object

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT / ".." / "shared"
NOW = datetime(2026, 5, 15, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
SHARE, LONG = 0.10, 5
MARGINS = (1, 2, 3, 4, 5, 8)


def tools() -> ModuleType:
    path = SHARED / "tools" / "orders.py"
    spec = importlib.util.spec_from_file_location("orders", path)
    if spec is None or spec.loader is None or not path.is_file():
        sys.exit(f"{path} is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def card(folder: Path) -> Menu:
    checked = check_card(card_files(folder))
    if checked.menu is None:
        sys.exit("\n".join(str(each) for each in checked.complaints))
    return checked.menu


def neighbour(letter: str, dice: random.Random) -> str:
    for row in ROWS:
        if letter.lower() in row:
            place = row.index(letter.lower())
            near = row[max(place - 1, 0) : place] + row[place + 1 : place + 2]
            return dice.choice(near)
    return letter


def mistyped(word: str, dice: random.Random) -> str:
    place = dice.randrange(1, len(word) - 1)
    kind = dice.choice(("neighbour", "swap", "drop", "double"))
    if kind == "neighbour":
        return word[:place] + neighbour(word[place], dice) + word[place + 1 :]
    if kind == "swap":
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if kind == "drop":
        return word[:place] + word[place + 1 :]
    return word[:place] + word[place] + word[place:]


def noisy(text: str, dice: random.Random) -> str:
    words = text.split(" ")
    return " ".join(
        mistyped(word, dice) if len(word) >= LONG and word.isalpha() and dice.random() < SHARE else word
        for word in words
    )


def seconds(text: str, lexicon: Lexicon) -> float:
    for remembered in (keyed, key):  # each message is new
        remembered.cache_clear()
    forget()
    start = time.process_time()
    understand(text, lexicon, NOW)
    return time.process_time() - start


COLUMNS = ("orders", "exact %", "wrong and sure %", "right but asked %", "whole %", "line F1 %", "p50 ms", "p99 ms")


def measure(rows: Sequence[Row], lexicon: Lexicon, show: int, tries: int = 1) -> dict[str, float]:
    exact = sure_and_wrong = needless = whole = hit = want = got = 0
    took: list[float] = []
    for text, expect in rows:
        meaning = understand(text, lexicon, NOW)
        if tries:
            took.append(1000 * min(seconds(text, lexicon) for _ in range(tries)))
        answer = meaning_object(meaning)
        gold, mine = merged(expect["lines"]), merged(said(answer["lines"]))
        right = is_right(expect, answer)
        exact += right
        whole += right and is_whole(expect, answer)
        sure_and_wrong += not right and meaning.sure
        needless += right and not meaning.sure and expect.get("sure") is not False
        hit, want, got = hit + (gold & mine).total(), want + gold.total(), got + mine.total()
        if not right and show > 0:
            show -= 1
            print(f"- {text!r}\n    want {dict(gold - mine)}\n    got  {dict(mine - gold)} sure={meaning.sure}")
            about = [each.about for each in meaning.questions]
            print(f"    unknown={meaning.unknown} questions={about} repaired={meaning.repaired} {meaning.intent}")
    took.sort()
    return {
        "orders": len(rows),
        "exact %": 100 * exact / len(rows),
        "wrong and sure %": 100 * sure_and_wrong / len(rows),
        "right but asked %": 100 * needless / len(rows),
        "whole %": 100 * whole / len(rows),
        "line F1 %": 200 * hit / max(want + got, 1),
        "p50 ms": took[len(took) // 2] if took else 0.0,
        "p99 ms": took[min(len(took) - 1, round(0.99 * len(took)))] if took else 0.0,
    }


def compiled(menu: Menu) -> tuple[Lexicon, float]:
    for code in LANGUAGES:
        closed(code)  # once per process, not per card
    times = []
    for _ in range(5):
        start = time.perf_counter()
        lexicon = compile_lexicon(menu)
        times.append(1000 * (time.perf_counter() - start))
    return lexicon, min(times)


def run(path: Path, seeds: int, show: int, command: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        if path.is_dir():
            tool = tools()
            tool.write_menu(path, Path(folder))
            menu, rows = card(Path(folder)), tool.load(argparse.Namespace(dataset=path, orders=command.orders))
        else:
            own = path.parent / f"menu-{path.stem}"
            menu, rows = card(command.menu or (own if own.is_dir() else path.parent / "menu")), load(path)
        lexicon, milliseconds = compiled(menu)
    warm()
    name = path.name if path.is_dir() else f"{path.parent.name}/{path.name}"
    if command.curve:
        curve(name, rows, lexicon)
        return
    plain = measure(rows, lexicon, show, tries=3)
    print(row(name, plain, f"{milliseconds:.0f} ms ({len(menu.items)} items)"))
    noise = [
        measure([(noisy(text, dice), expect) for text, expect in rows], lexicon, show if seed == 0 else 0, tries=0)
        for seed in range(seeds)
        for dice in (random.Random(seed),)
    ]
    if noise:
        mean = {column: sum(each[column] for each in noise) / seeds for column in COLUMNS}
        print(row(f"{name}, mistyped", mean, ""))


def row(name: str, figures: dict[str, float], lexicon: str) -> str:
    cells = (f"{figures[each]:.0f}" if each == "orders" else f"{figures[each]:.1f}" for each in COLUMNS)
    return f"| {name} | {' | '.join(cells)} | {lexicon} |"


def curve(name: str, rows: Sequence[Row], lexicon: Lexicon) -> None:
    """What a margin costs and saves: the smaller it is, the less is asked and the more is wrong."""
    chosen = reading.MARGIN
    for margin in MARGINS:
        reading.MARGIN = margin
        figures = measure(rows, lexicon, 0, tries=0)
        mark = " *" if margin == chosen else ""
        asked, wrong = figures["right but asked %"], figures["wrong and sure %"]
        print(f"| {name} | {margin}{mark} | {asked:.1f} | {wrong:.1f} |")
    reading.MARGIN = chosen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path, nargs="*")
    parser.add_argument("--menu", type=Path, help="the card of a JSONL set that does not lie beside it")
    parser.add_argument("--orders", type=Path, help="another file of orders than a folder's dev.json")
    parser.add_argument("--seeds", type=int, default=3, help="so often are the words mistyped anew")
    parser.add_argument("--show", type=int, default=0, help="print so many mistakes of each row")
    parser.add_argument("--curve", action="store_true", help="print what margins of readings cost and save instead")
    command = parser.parse_args()
    heading = (
        ("set", "margin", "right but asked %", "wrong and sure %") if command.curve else ("set", *COLUMNS, "lexicon")
    )
    print(f"| {' | '.join(heading)} |\n|{'---|' * len(heading)}")
    data = SHARED / "data"
    default = [*sorted((ROOT / "tests" / "understanding" / "orders").glob("*/orders.jsonl"))]
    default += [data / "orders-de" / "dev.jsonl", data / "orders-de" / "kebab.jsonl"]
    default += [data / "orders-en" / name for name in ("pizza", "burger", "coffee")]
    sets = command.sets or [path for path in default if path.exists()]
    if not sets:
        sys.exit("no sets: name some")
    for path in sets:
        run(path, command.seeds, command.show, command)


if __name__ == "__main__":
    main()
