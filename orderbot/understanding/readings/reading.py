"""One reading of a message, and what two of them leave beyond doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.grammar.closed import Closed
from orderbot.understanding.lattice.spans import Span
from orderbot.understanding.meaning import MeantLine, Question, Why
from orderbot.understanding.readings.finish import finished
from orderbot.understanding.readings.search import readings
from orderbot.understanding.rules.book import read_lines
from orderbot.understanding.rules.costs import IMPOSSIBLE, MARGIN, UNHEARD
from orderbot.understanding.rules.trail import Trail


@dataclass(frozen=True, slots=True)
class Reading:
    lines: tuple[MeantLine, ...]
    unknown: tuple[str, ...]
    questions: tuple[Question, ...]
    repaired: tuple[tuple[str, str], ...]
    cost: int
    fired: tuple[tuple[str, int, int], ...]  # rule, first place it read, place after
    other: Reading | None = None  # the next one with another cart, if it is about as cheap or was looked for

    @property
    def cart(self) -> frozenset[MeantLine]:
        """Two readings with the same cart are one."""
        return frozenset(self.lines)

    @property
    def sure(self) -> bool:
        return not (self.unknown or self.questions)

    def why(self, spans: Sequence[Span]) -> Why:
        def words(first: int, after: int) -> str:
            return " ".join(span.text for span in spans[first:after])

        fired = tuple((words(first, after), rule) for rule, first, after in self.fired)
        return Why(self.cost, self.lines, fired, self.other.why(spans) if self.other is not None else None)


def read_order(
    spans: Sequence[Span], lexicon: Lexicon, closed: Closed, asked: tuple[str, ...] = (), *, explain: bool = False
) -> Reading:
    """The best reading; what another one, about as cheap, says otherwise is a question and no line.

    `explain`: look for the other one also among those too dear to put it in doubt.
    """

    def once(trail: Trail) -> Reading:
        scan = read_lines(spans, lexicon, closed, trail, asked)
        lines = finished(scan)
        cost = trail.cost + UNHEARD * len(scan.unknown) + IMPOSSIBLE * scan.impossible
        repaired = tuple(scan.repaired)
        return Reading(lines, tuple(scan.unknown), tuple(scan.questions), repaired, cost, tuple(trail.fired))

    best, *others = readings(once, IMPOSSIBLE if explain else MARGIN)
    rival = next((each for each in others if each.cart != best.cart), None)
    if rival is None or rival.cost >= best.cost + MARGIN:
        return replace(best, other=rival) if rival is not None else best
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
