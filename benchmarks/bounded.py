"""What reading costs at worst: `python benchmarks/bounded.py`.

Three things, as ratios in one run where there is something to compare with: the dearest repeated units of
tests/understanding/test_bounded.py against an honest order of 2,000 characters; the first message of a process against
the second; the compile of a card of 300 dishes, first and again.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.menu_check import ITEMS, generated
from orderbot.menu.checking import check_card
from orderbot.understanding.card.lexicon import compile_lexicon
from orderbot.understanding.parser import LONGEST, forget, understand, warm
from tests.understanding import test_bounded as bounded
from tests.understanding.cards import NOW, lexicon

SHOWN = 8
TEXT = "2 Salami groß ohne Zwiebeln, eine Cola, Bahnhofstr. 12, 14806 Belzig um acht, zahle bar"


def milliseconds(start: float) -> float:
    return 1000 * (time.process_time() - start)


def first_and_second() -> None:
    """Before anything else has been read in this process."""
    card = lexicon("inn")
    start = time.process_time()
    warm()
    print(f"warm() {milliseconds(start):.0f} ms, at the start of a process")
    took = []
    for _ in range(2):
        forget()
        start = time.process_time()
        understand(TEXT, card, NOW)
        took.append(milliseconds(start))
    print(f"first message {took[0]:.1f} ms, the same again {took[1]:.1f} ms: {took[0] / took[1]:.1f} times as much")


def compiles() -> None:
    menu = check_card(generated(ITEMS)).menu
    if menu is None:
        raise SystemExit("the generated card is wrong")
    took = []
    for _ in range(5):
        start = time.process_time()
        compile_lexicon(menu)
        took.append(milliseconds(start))
    print(f"lexicon of {len(menu.items)} dishes: first {took[0]:.0f} ms, again {min(took[1:]):.0f} ms")


def units() -> None:
    order = bounded.order()
    print(f"an honest order of {len(bounded.HONEST)} characters: {1000 * order:.1f} ms; dearest units beside it:")
    found = sorted(
        ((min(bounded.seconds((unit * LONGEST)[:LONGEST]) for _ in range(3)) / order, unit) for unit in bounded.UNITS),
        reverse=True,
    )
    for ratio, unit in found[:SHOWN]:
        print(f"  {ratio:5.2f}  {unit!r}")


if __name__ == "__main__":
    first_and_second()
    compiles()
    units()
