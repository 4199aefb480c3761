"""German, one page for each part of a message."""

from __future__ import annotations

from orderbot.understanding.grammar.words.de.address import ADDRESS
from orderbot.understanding.grammar.words.de.changes import CHANGES
from orderbot.understanding.grammar.words.de.clock import CLOCK
from orderbot.understanding.grammar.words.de.dishes import DISHES
from orderbot.understanding.grammar.words.de.remarks import REMARKS
from orderbot.understanding.grammar.words.de.service import SERVICE
from orderbot.understanding.grammar.words.de.staff import STAFF
from orderbot.understanding.grammar.words.de.talk import TALK
from orderbot.understanding.grammar.words.model import Language

LANGUAGE = Language(
    code="de",
    dishes=DISHES,
    talk=TALK,
    clock=CLOCK,
    service=SERVICE,
    address=ADDRESS,
    remarks=REMARKS,
    changes=CHANGES,
    staff=STAFF,
)
