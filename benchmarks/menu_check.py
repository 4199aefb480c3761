"""How fast a card is checked: `python benchmarks/menu_check.py [ITEMS]`.

A generated card of 300 dishes in ten sections, each with text, translation, sizes, extras and signs. Prints the best
and the median of several rounds, and how many times longer that is than only parsing the TOML with tomli. Exit code 1
if the median is above the target.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

import tomli

from orderbot.demo import sample_card
from orderbot.menu.checking import check_card
from orderbot.menu.folder import card_files
from orderbot.menu.model import Menu

ITEMS, SECTIONS, ROUNDS = 300, 10, 15
TARGET = 200.0  # ms
TODAY = date(2026, 5, 15)
THINGS = ("Tomaten", "Mozzarella", "Basilikum", "Zwiebeln", "Salami", "Oliven", "Rucola", "Pilze", "Paprika", "Spinat")


def generated(items: int) -> dict[str, bytes]:
    """card.toml of the sample card, its combo aside, and sections of our own."""
    card = card_files(sample_card())["card.toml"].decode().partition("[combo.")[0]
    files = {"card.toml": card.encode()}
    for section in range(SECTIONS):
        blocks = [f'name = "Rubrik {section}"\nname_en = "Section {section}"\nstation = "ofen"\ntax = "food"\n'
                  'choices = ["extra"]\nhalf = "dearer"\n']  # fmt: skip
        blocks += [_dish(number) for number in range(section, items, SECTIONS)]
        files[f"{section + 10}-rubrik{section}.toml"] = "\n".join(blocks).encode()
    return files


def _dish(number: int) -> str:
    inside = ", ".join(THINGS[(number * step) % len(THINGS)] for step in (1, 3, 7))
    return f"""[item.{number + 1}]
name    = "Gericht {number}"
name_en = "Dish {number}"
text    = "{inside}"
text_en = "{inside}"
price   = {{ klein = {7 + number % 5}.50, gross = {9 + number % 5}.90 }}
codes   = ["a", "g", "{number % 9 + 1}"]
traces  = ["h"]
words   = ["gericht nummer {number}", "nr {number}"]
"""


def timed(work: Callable[[], object]) -> list[float]:
    """Milliseconds of each round."""
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        spent.append((time.perf_counter() - start) * 1000)
    return spent


def main() -> int:
    files = generated(int(sys.argv[1]) if len(sys.argv) > 1 else ITEMS)
    menu: Menu | None = check_card(files, today=TODAY).menu
    if menu is None:
        print("\n".join(map(str, check_card(files, today=TODAY).errors)))
        return 1
    texts = [content.decode() for content in files.values()]
    checking = timed(lambda: check_card(files, today=TODAY))
    parsing = timed(lambda: [tomli.loads(each) for each in texts])
    middle, bare = statistics.median(checking), statistics.median(parsing)
    print(f"{len(menu.items)} dishes, {sum(map(len, files.values())) / 1024:.0f} KiB in {len(files)} files")
    print(f"check: best {min(checking):.1f} ms, median {middle:.1f} ms (target below {TARGET:.0f} ms)")
    print(f"tomli alone: median {bare:.1f} ms; the check takes {middle / bare:.1f} times as long")
    return 0 if middle < TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
