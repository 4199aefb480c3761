"""Whatever is asked of a dish, in whatever words, puts nothing into the cart: on every card, of every dish."""

from __future__ import annotations

from datetime import datetime
from itertools import cycle, islice
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from orderbot.menu.checking import check_card
from orderbot.menu.folder import card_files
from orderbot.understanding.card.lexicon import compile_lexicon
from orderbot.understanding.parser import understand

NOW = datetime(2026, 5, 15, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))
CARDS = sorted(path.parent for path in (Path(__file__).parent / "orders").glob("*/menu/card.toml"))
EACH = 3  # ways to ask of one dish; the next dish takes the next ones
ASKED = {
    "de": (
        "Wie schmeckt {}?", "Warum ist {} so teuer?", "Was ist {}?", "was ist {}", "Ist {} hausgemacht?",
        "Kommt {} warm?", "Wie viele Kalorien hat {}?", "Reicht {} für zwei?", "Wie sieht {} aus?",
        "Schmeckt {} gut?", "Wie groß ist {}?", "Was kostet {}?", "Woher kommt {}?", "Welche Soße ist bei {} dabei?",
        "Hallo, wie ist {} so?", "{} ist doch frisch, oder?", "Wird {} frisch gemacht?", "Wie lange hält {} warm?",
    ),
    "en": (
        "What does {} taste like?", "Why is {} so expensive?", "What is {}?", "what's {}", "Is {} homemade?",
        "Does {} come warm?", "How many calories does {} have?", "Is {} enough for two?", "Is {} any good?",
        "How big is {}?", "How much is {}?", "Where does {} come from?", "What sauce is on {}?",
        "Hi, how is {}?", "{} is fresh, right?", "Will {} be warm?", "Do people like {}?", "Would you recommend {}?",
    ),
}  # fmt: skip


@pytest.mark.parametrize("folder", CARDS, ids=lambda path: path.parent.name)
def test_a_question_about_a_dish_makes_no_line(folder: Path) -> None:
    menu = check_card(card_files(folder)).menu
    assert menu
    lexicon = compile_lexicon(menu)
    language = menu.languages[0]
    ways = cycle(ASKED[language])
    wrong = []
    for item in menu.items.values():
        for way in islice(ways, EACH):
            said = way.format(item.name.text)
            meaning = understand(said, lexicon, NOW, language)
            if meaning.lines or not meaning.intent:
                wrong.append(f"{said} -> {[line.item for line in meaning.lines]} {meaning.intent}")
    assert not wrong, "\n".join(wrong)
