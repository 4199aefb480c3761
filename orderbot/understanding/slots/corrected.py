"""What is said of one thing twice: "um 19 Uhr, nein, doch lieber 20 Uhr". Words that take back leave only the last.

Left where it is, the first would count, and the second be read as something else: "20" as a dish of that number, or as
twenty pieces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from orderbot.understanding.grammar.phrases import any_said, keyed, masked
from orderbot.understanding.grammar.words.model import Dishes

Span = tuple[int, int]
Find = Callable[[str], Sequence[Span]]  # where a thing of one kind stands


def _said(of: Callable[[Dishes], Iterable[str]]) -> str:
    return any_said(lambda each: map(re.escape, of(each.dishes)))


_PHRASES = _said(lambda each: (*each.corrections, *each.hesitations, *each.rather))
_BESIDE = _said(lambda each: (*each.or_, *each.polite, *each.but, *each.and_))
_RUN = re.compile(rf"(?<![a-z])(?:{_BESIDE}[ ,]+)*{_PHRASES}(?![a-z])(?:[ ,.!-]+(?:{_PHRASES}|{_BESIDE})(?![a-z]))*")
_NUMBER = re.compile(r"\d{1,4}(?: ?[A-Za-z](?![A-Za-z]))?(?:[.,]\d\d)?")
_WORD = re.compile(r"(?<!\w)[^\W\d_a-zäöüß][\w'’-]+")
_DIGIT, _CAPITAL = re.compile(r"[ ,]*(?:[^\W\d_]+ )?\d"), re.compile(r"[ ,]*[^\W\d_a-zäöüß]")  # "nein, mit 50"


def settled(text: str, finds: Sequence[Find]) -> str:
    """The text without what does not count any more, and without the words that say so."""
    spelled = keyed(text)
    found: list[Span] = []
    for run in islice(_RUN.finditer(spelled.text), MOST):
        start, end = spelled.span(*run.span())
        near = max(start - NEAR, 0)
        before, after = masked(text[:start], found), text[end : end + NEAR]
        before = " " * near + before[near:]
        for find in finds:
            if back := _whole(before, after, find):
                found += [*back, (start, end)]
                break
            if (part := _part(before, after, find)) is not None:
                found.append((part[0], end + part[1]))
                break
    for start, end in sorted(found, reverse=True):
        text = text[:start] + text[end:]
    return text


def _whole(before: str, after: str, find: Find) -> Sequence[Span]:
    """Where a thing stands in `before` that `after` begins with anew."""
    new = find(after)
    if not new:
        return ()
    lead = keyed(after[: min(new)[0]]).text
    if re.search(r"[.!?;\n]|\d", lead) or len(lead.split()) > LITTLE:
        return ()
    return find(before)


def _part(before: str, after: str, find: Find) -> Span | None:
    """ "Lindenstr. 3, nein 5", "auf Müller, nein Meier": where in `before` the number or word begins that is taken
    back, and where in `after` its like."""
    old = find(before)
    if not old:
        return None
    low, high = max(old)
    if before[high:].strip(" ,.!-"):
        return None
    for last, again in ((_NUMBER, _DIGIT), (_WORD, _CAPITAL)):
        wrong, right = list(last.finditer(before, low, high)), again.match(after)
        if not wrong or right is None:
            continue
        start = wrong[-1].start()
        whole = before[:start] + after[right.end() - 1 :]  # "Lindenstr. 5, 14806"
        if any(begin <= start < end for begin, end in find(whole)):
            return start, right.end() - 1
    return None


LITTLE = 2  # words: "dann bitte mit Karte"
MOST = 8  # times that somebody thinks again in one message
NEAR = 160  # characters before and behind
