"""English, one page for each part of a message."""

from __future__ import annotations

from orderbot.understanding.grammar.words.en.address import ADDRESS
from orderbot.understanding.grammar.words.en.changes import CHANGES
from orderbot.understanding.grammar.words.en.clock import CLOCK
from orderbot.understanding.grammar.words.en.dishes import DISHES
from orderbot.understanding.grammar.words.en.remarks import REMARKS
from orderbot.understanding.grammar.words.en.service import SERVICE
from orderbot.understanding.grammar.words.en.staff import STAFF
from orderbot.understanding.grammar.words.en.talk import TALK
from orderbot.understanding.grammar.words.model import Language

LANGUAGE = Language(
    code="en",
    dishes=DISHES,
    talk=TALK,
    clock=CLOCK,
    service=SERVICE,
    address=ADDRESS,
    remarks=REMARKS,
    changes=CHANGES,
    staff=STAFF,
)
