"""A line of a message -> a command, or none. In every language there is, whatever the restaurant speaks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from orderbot.understanding.grammar.languages import every
from orderbot.understanding.grammar.phrases import key, keyed, one_of, pattern

OUT, LEFT, BACK, ALL_BACK, LIST = "out", "left", "back", "all_back", "listing"
TODAY: Final = "today"
LONGEST: Final = 1000  # characters of a message that may be commands
# Of an order, by its number; the names are those of lifecycle.Do.
ORDER_VERBS: Final = ("accept", "reject", "ready", "on_the_way", "done", "later", "cancel", "reprint")
SHOP_VERBS: Final = (
    "close", "open", "pause", "delay", "no_delay", "no_delivery", "delivery", "no_pickup", "pickup", "training",
    "no_training", "shadow", "no_shadow", "today", "sales", "status", "block", "unblock", "undo", "help", "eat",
    "small_talk",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Command:
    """As it was said. `doubtful`: a customer could say it too, of their own order."""

    verb: str
    what: str = ""
    count: int = 0
    until: str = ""  # the words after "until"; "": until we close
    doubtful: bool = False
    number: int = 0  # of an order
    minutes: int | None = None
    reason: str = ""
    phone: str = ""  # digits


_TONIGHT = r"(?: für| for)? (?P<today>heute abend|heute|today|tonight)"
_END = rf"(?: (?:bis|until|till|til)(?: zum| zur)? (?P<until>.+)|{_TONIGHT})?"
_OUT = r"(?:aus|ausverkauft|sold out|out of stock|out|nicht mehr da)"
_IS = r"(?: (?:ist|sind|is|are))?(?: (?:jetzt|leider|now))?"
_NUMBER = r"(?P<count>\d{1,3}|[a-z]+)(?: ?(?:x|mal|stück|stk\.?|portionen|portion|pieces|portions))?"
_NO = r"(?:keine?[nrs]?|no(?: more)?)"
_HERE = r"(?P<sure> (?:da|übrig|vorhanden|verfügbar))?"

_PHRASES: Final = tuple(
    (verb, re.compile(pattern(source)))
    for verb, source in (
        (LIST, r"was ist (?:(?:alles|heute|gerade|jetzt|denn) )*(?:aus|ausverkauft)(?: heute)? ?\?*"),
        (LIST, r"(?:what is|what's|whats) (?:sold out|out)(?: today| now)? ?\?*|(?:ausverkauft|sold out) ?\?+"),
        (ALL_BACK, r"(?:alles|everything)(?: ist| is)? (?:wieder da|back(?: again)?|available again)"),
        (BACK, rf"(?P<what>.+?){_IS} wieder (?:da|verfügbar|vorrätig|erhältlich|zu haben)"),
        (BACK, rf"(?P<what>.+?){_IS} (?:back(?: again| in stock)?|available again|in stock(?: again)?)"),
        (BACK, r"(?:wieder da|back again|back): ?(?P<what>.+)"),
        (LEFT, rf"(?P<only>nur )?noch {_NUMBER} (?P<what>.+?){_HERE}{_END}"),
        (LEFT, rf"(?P<what>.+?):? (?P<only>nur )?noch {_NUMBER}{_HERE}{_END}"),
        (LEFT, rf"(?:only )?{_NUMBER} (?P<what>.+?)(?P<sure> left){_END}"),
        (LEFT, rf"(?P<what>.+?):?(?: only)? {_NUMBER}(?P<sure> left){_END}"),
        (OUT, rf"(?P<what>.+?)(?P<sure>){_IS} (?:bis|until|till|til) (?P<until>.+) {_OUT}"),
        (OUT, rf"(?P<what>.+?)(?P<sure>){_IS} {_OUT}{_END}"),
        (OUT, rf"(?P<what>.+?)(?P<sure>) (?:ist|sind) (?:jetzt |leider )?(?:alle|leer){_END}"),
        (OUT, rf"(?:ausverkauft|sold out|aus|out):(?P<sure>) ?(?P<what>.+?){_END}"),
        (OUT, rf"(?:we are |we're )?out of(?P<sure>) (?P<what>.+?){_END}"),
        (OUT, rf"(?:wir haben |es gibt |we have )?{_NO} (?P<what>.+?)(?P<sure> mehr| left)?{_END}"),
    )
)  # fmt: skip
_NUMBERS: Final = {key(word): number for word, number in every(lambda each: each.dishes.numbers.items())} | {
    key(word): 1 for word in every(lambda each: each.dishes.articles)
}


_SAID: Final = tuple(
    (verb, re.compile(pattern(source)))
    for verb in (*ORDER_VERBS, *SHOP_VERBS, LIST, ALL_BACK, BACK, LEFT, OUT)
    for source in every(lambda each, verb=verb: getattr(each.staff, verb))  # type: ignore[misc]
)
_POLITE: Final = one_of(pattern(each) for each in every(lambda each: each.staff.polite))
_AROUND: Final = re.compile(rf"^(?:{_POLITE}\b[ ,.!]*)+|(?:[ ,.!]*\b{_POLITE})+[ .!]*$")
_BREAKS: Final = re.compile(r"(?<=[a-z)])[.!;]+\s+|\s*[\n;]\s*", re.IGNORECASE)


def read(line: str) -> Command | None:
    """The command that all of the line is."""
    return _read(_bare(line)) or _read(line.strip().rstrip(".! "))


def read_all(text: str) -> tuple[Command | None, ...]:
    """The commands of a message, None for each part that is none. Politeness between them is no part."""
    if len(text) > LONGEST:
        return (None,)
    found: list[Command | None] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        whole = read(line)
        parts = [line] if whole else [each for each in _BREAKS.split(line) if _bare(each)]
        found += [whole] if whole else [read(each) for each in parts] or [None]
    return tuple(found)


def _bare(line: str) -> str:
    """Without "please" and "thanks" at its ends."""
    stripped = line.strip().strip(".! ")
    spelled = keyed(stripped)
    start, end = 0, len(spelled.text)
    if (match := _AROUND.match(spelled.text)) and match.end() <= end:
        start = match.end()
    for tail in _AROUND.finditer(spelled.text, start):
        if tail.end() == end:
            end = tail.start()
    first, last = spelled.span(start, end) if end > start else (0, 0)
    return stripped[first:last].strip(" ,.!")


def _read(stripped: str) -> Command | None:
    spelled = keyed(stripped)
    for verb, phrase in (*_SAID, *_PHRASES):
        if (match := phrase.fullmatch(spelled.text)) and (command := _command(verb, match, stripped, spelled.span)):
            return command
    return None


def _command(
    verb: str, match: re.Match[str], line: str, place: Callable[[int, int], tuple[int, int]]
) -> Command | None:
    groups = match.groupdict()

    def original(name: str) -> str:
        if not groups.get(name):
            return ""
        start, end = place(*match.span(name))
        return line[start:end].strip(" ,:")

    if verb in (LIST, ALL_BACK):
        return Command(verb)
    until = original("until") or (TODAY if groups.get("today") else "")
    if verb in ORDER_VERBS or verb in SHOP_VERBS:
        minutes = groups.get("minutes")
        return Command(
            verb,
            until=until,
            number=int(groups.get("number") or 0),
            minutes=int(minutes) if minutes else None,
            reason=original("reason"),
            phone="".join(filter(str.isdigit, groups.get("phone") or "")),
        )
    said = (groups.get("sure"), groups.get("only"))
    doubtful = verb in (OUT, LEFT) and not until and all(each is None for each in said)
    if verb != LEFT:
        return Command(verb, original("what"), until=until, doubtful=doubtful)
    count = groups["count"]
    number = int(count) if count.isdecimal() else _NUMBERS.get(count)
    if number is None:
        return None
    numbered = match.start("what") < match.start("count") and original("what")[:1].isdigit()  # "23 noch 12"
    return Command(verb, original("what"), number, until, doubtful and not numbered)
