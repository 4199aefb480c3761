"""Turkish, one page for each part of a message."""

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Language
from orderbot.understanding.grammar.words.tr.address import ADDRESS
from orderbot.understanding.grammar.words.tr.changes import CHANGES
from orderbot.understanding.grammar.words.tr.clock import CLOCK
from orderbot.understanding.grammar.words.tr.dishes import DISHES
from orderbot.understanding.grammar.words.tr.remarks import REMARKS
from orderbot.understanding.grammar.words.tr.service import SERVICE
from orderbot.understanding.grammar.words.tr.staff import STAFF
from orderbot.understanding.grammar.words.tr.talk import TALK

LANGUAGE = Language(
    code="tr",
    dishes=DISHES,
    talk=TALK,
    clock=CLOCK,
    service=SERVICE,
    address=ADDRESS,
    remarks=REMARKS,
    changes=CHANGES,
    staff=STAFF,
)
