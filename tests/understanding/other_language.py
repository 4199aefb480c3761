"""What this process understands, as JSON: run by test_a_fourth_language.py in processes that know other languages.

`python -m tests.understanding.other_language [FOLDER]` adds the languages of that folder, reads a list of questions
(what, text, language) from stdin and writes the list of answers.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime

from orderbot.understanding.grammar import words

words.__path__.extend(sys.argv[1:])  # before anything is compiled

from orderbot.conversation.flow import converse  # noqa: E402
from orderbot.conversation.model import Conversation, Incoming, Reply  # noqa: E402
from orderbot.ordering.cart import CartLine  # noqa: E402
from orderbot.understanding.edits.edits import edits_of  # noqa: E402
from orderbot.understanding.grammar.languages import LANGUAGES  # noqa: E402
from orderbot.understanding.grammar.words.model import Language  # noqa: E402
from orderbot.understanding.parser import understand  # noqa: E402
from orderbot.wording.render import Voice  # noqa: E402
from tests.shops import ZONE, card_of, make_shop  # noqa: E402
from tests.understanding.cards import short  # noqa: E402

NOW = datetime(2026, 5, 15, 18, 0, tzinfo=ZONE)
CARD = {
    name: text.replace(b'["de", "en"]', b'["de", "en", "it"]').replace(b'"Onions"', b'"Onions", name_it = "Cipolle"')
    for name, text in card_of().items()
}
SHOP = make_shop(CARD)
CART = (CartLine("20", 2, "gross"), CartLine("70", 1))


def read(text: str, language: str) -> dict[str, str]:
    meaning = understand(text, SHOP.lexicon, NOW, language)
    where = meaning.address
    found = {
        "lines": short(meaning),
        "handover": meaning.handover,
        "address": f"{where.street} {where.number}, {where.postcode} {where.city}, {where.extra}" if where else "",
        "time": meaning.time.strftime("%d. %H:%M") if meaning.time else "",
        "payment": meaning.payment,
        "pays_with": str(meaning.pays_with or ""),
        "name": meaning.name,
        "remark": meaning.remark,
        "allergy": meaning.allergy,
        "intent": meaning.intent,
        "about": ",".join((*meaning.subject.items, meaning.subject.argument)).strip(","),
        "language": meaning.language,
    }
    return {name: said for name, said in found.items() if said}


def edit(text: str, language: str) -> str:
    return "; ".join(map(repr, edits_of(text, CART, SHOP.lexicon, NOW, language)))


def talk(text: str, language: str) -> str:
    """All that is answered to one message."""
    incoming = Incoming("wamid.1", NOW, "text", text=text)
    turn = converse(Conversation(language=language, greeted=True), (incoming,), SHOP, NOW)
    voice = Voice(turn.talk.language or SHOP.restaurant.language)
    return "\n".join(voice.say(effect.body) for effect in turn.effects if isinstance(effect, Reply))


def part(name: str, code: str) -> bool:
    """Does the language say something there?"""
    return getattr(LANGUAGES[code], name) != getattr(Language(code=code), name)


ANSWERS = {"read": read, "edit": edit, "talk": talk, "part": part, "languages": lambda *_: list(LANGUAGES)}

if __name__ == "__main__":
    json.dump([ANSWERS[what](*asked) for what, *asked in json.load(sys.stdin)], sys.stdout)
