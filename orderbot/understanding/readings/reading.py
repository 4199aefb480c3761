"""One reading of a message, and what two of them leave beyond doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.grammar.closed import Closed
from orderbot.understanding.lattice.spans import Span
from orderbot.understanding.meaning import MeantLine, Question
from orderbot.understanding.readings.finish import finished
from orderbot.understanding.readings.search import readings
from orderbot.understanding.rules.book import read_lines
from orderbot.understanding.rules.costs import IMPOSSIBLE, UNHEARD
from orderbot.understanding.rules.trail import Trail


@dataclass(frozen=True, slots=True)
class Reading:
    lines: tuple[MeantLine, ...]
    unknown: tuple[str, ...]
    questions: tuple[Question, ...]
    repaired: tuple[tuple[str, str], ...]
    cost: int
    rules: tuple[str, ...]
    other: Reading | None = None  # the next one with another cart, if it is about as cheap

    @property
    def cart(self) -> frozenset[MeantLine]:
        """Two readings with the same cart are one."""
        return frozenset(self.lines)

    @property
    def sure(self) -> bool:
        return not (self.unknown or self.questions)


def read_order(spans: Sequence[Span], lexicon: Lexicon, closed: Closed, asked: tuple[str, ...] = ()) -> Reading:
    """The best reading; what another one, about as cheap, says otherwise is a question and no line."""

    def once(trail: Trail) -> Reading:
        scan = read_lines(spans, lexicon, closed, trail, asked)
        lines = finished(scan)
        cost = trail.cost + UNHEARD * len(scan.unknown) + IMPOSSIBLE * scan.impossible
        repaired = tuple(scan.repaired)
        return Reading(lines, tuple(scan.unknown), tuple(scan.questions), repaired, cost, tuple(trail.fired))

    best, *others = readings(once)
    rival = next((each for each in others if each.cart != best.cart), None)
    if rival is None:
        return best
    sure, left, instead = _compared(best.lines, rival.lines)
    question = Question(_about(left or instead, lexicon), _dishes((*left, *instead)), ways=(left, instead))
    return replace(best, lines=sure, questions=(*best.questions, question), other=rival)


def _compared(
    one: Sequence[MeantLine], other: Sequence[MeantLine]
) -> tuple[tuple[MeantLine, ...], tuple[MeantLine, ...], tuple[MeantLine, ...]]:
    """What both say, and what is left of each."""
    there = {replace(line, quantity=1): line.quantity for line in other}
    both: list[MeantLine] = []
    left: list[MeantLine] = []
    for line in one:
        kind = replace(line, quantity=1)
        common = min(line.quantity, there.get(kind, 0))
        if common:
            both.append(replace(line, quantity=common))
            there[kind] -= common
        if line.quantity > common:
            left.append(replace(line, quantity=line.quantity - common))
    return tuple(both), tuple(left), tuple(replace(kind, quantity=many) for kind, many in there.items() if many)


def _dishes(lines: Sequence[MeantLine]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.item for line in lines))


def _about(lines: Sequence[MeantLine], lexicon: Lexicon) -> str:
    return ", ".join(f"{line.quantity} {lexicon.dish(line.item).name.text}" for line in lines)
