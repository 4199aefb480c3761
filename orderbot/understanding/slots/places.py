"""What all languages say around an address, as keys (see phrases.py): messages mix them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from orderbot.understanding.grammar.languages import every
from orderbot.understanding.grammar.phrases import any_said, key
from orderbot.understanding.grammar.words.model import Addresses, Phrases


def _keys(said: Callable[[Addresses], Phrases]) -> frozenset[str]:
    return frozenset(map(key, every(lambda each: said(each.address))))


TELLING: Final = _keys(lambda said: said.telling)
TOWARDS: Final = _keys(lambda said: (*said.towards, *said.inside))
TELLING_TOWN: Final = TELLING | _keys(lambda said: said.towards)
LEAD: Final = _keys(lambda said: said.lead)
LEFT_OUT: Final = _keys(lambda said: said.left_out)
INSIDE: Final = _keys(lambda said: said.inside)
TO_BUILDING: Final = _keys(lambda said: said.to_building)
COMPANY: Final = _keys(lambda said: said.company)
HOUSE_NUMBER: Final = _keys(lambda said: said.house_number)
BEFORE_POSTCODE: Final = INSIDE | _keys(lambda said: said.postcode)
STOP: Final = _keys(lambda said: said.stop)
NO_PART: Final = LEAD | _keys(lambda said: said.polite)  # of an answer to "where to?"

ITS_NUMBER: Final = re.compile(rf"(?i)\b{any_said(lambda each: each.address.its_number)}[ :]*(\d{{1,4}} ?[a-z]?)\b")
ITS_POSTCODE: Final = re.compile(rf"(?i)\b(\d{{4,5}}) {any_said(lambda each: each.address.its_postcode)}\b")
FLOOR: Final = re.compile(any_said(lambda each: each.address.floor))
EXTRA: Final = re.compile(any_said(lambda each: (*each.address.floor, *each.address.extra)))
