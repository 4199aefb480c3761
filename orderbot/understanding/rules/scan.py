"""The state of reading one message from left to right, and the few ways it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from orderbot.ordering.cart import MOST_PIECES
from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.card.near import near
from orderbot.understanding.grammar.closed import Closed
from orderbot.understanding.grammar.foods import FOODS
from orderbot.understanding.grammar.languages import LANGUAGES
from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.lattice.span import FAR, Span
from orderbot.understanding.meaning import MeantLine, Question
from orderbot.understanding.rules.draft import Draft, Modifier, any_takes, contained
from orderbot.understanding.rules.trail import Trail

WITH, WITHOUT, INSTEAD = "with", "without", "instead"
Rule = Callable[["Scan", int], int]  # looks at a place; the place after what it read, 0 if it has nothing to say


@dataclass(slots=True)
class Pending:
    """What was said before the dish it belongs to."""

    number: int | None = None
    bare: bool = False
    said: bool = False
    explicit: bool = False  # "2x": an id may follow
    size: str | None = None
    size_said: str = ""  # as written
    amount: int = 0
    than: int = 0  # "große Flasche": 1, "kleine": -1
    options: list[Modifier] = field(default_factory=list)
    without: list[Modifier] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    section: str = ""

    @property
    def started(self) -> bool:
        return self.said or self.size is not None or bool(self.options or self.without)


@dataclass(slots=True)
class Scan:
    spans: Sequence[Span]
    lexicon: Lexicon
    closed: Closed
    trail: Trail = field(default_factory=Trail)
    drafts: list[Draft] = field(default_factory=list)
    targets: list[Draft] = field(default_factory=list)  # what options and sizes now belong to
    base: Draft | None = None  # the dish whose pieces may be told apart
    pending: Pending = field(default_factory=Pending)
    scope: str = ""
    denies_one: bool = False  # WITHOUT said by "no", "kein", which reaches no further than a list goes
    spread: bool = False  # targets were named by "all", "both": who cannot take it is left out
    amount: str = ""  # "extra", "light" for the next option
    amount_said: str = ""  # as written; of "double" too
    times: int = 0  # pieces of the next option
    run: list[tuple[Draft | Pending, Modifier, str]] = field(default_factory=list)  # options said in one go
    frame: Draft | None = None
    each: int | None = None  # "je 2"
    each_size: str | None = None  # "je eine kleine"
    shared: list[tuple[int, str]] = field(
        default_factory=list
    )  # pieces and size waiting for a dish: "eine kleine und …"
    orphans: list[tuple[Modifier, str]] = field(default_factory=list)  # options before any dish, in its clause
    refused: list[Modifier] = field(default_factory=list)  # dishes nobody wants, before any other
    person: str = ""  # who the dishes that follow are for
    lost: bool = False  # after a dish that is not on the card: its options are nobody's
    correcting: bool = False
    unknown: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    repaired: list[tuple[str, str]] = field(default_factory=list)
    heard: int = 0  # words that rightly change nothing: of a name already read, a side of the dish's own text
    impossible: int = 0  # what the card or the message forbids
    asked: tuple[str, ...] = ()  # the dish the message asks about: "habt ihr Dal? Wenn ja, dann einmal"
    noted: dict[int, int] = field(default_factory=dict)  # runs of words for the kitchen: first place -> place after

    def held(self) -> tuple[object, ...]:
        """All that counts for the result, as it stands: what a rule read must have changed some of it."""
        p = self.pending
        return (
            self.heard, len(self.unknown), len(self.questions), len(self.orphans), len(self.refused),
            len(self.shared), self.times, self.amount, self.person,
            p.number, p.size, p.amount, p.than, len(p.options), len(p.without), p.section,
            *(
                (
                    tuple(map(id, each.options)), tuple(map(id, each.without)), len(each.notes), len(each.fills),
                    each.size, each.amount, each.than, each.number, each.carved, each.half, each.candidates,
                    each.person, each.last, each.doubt,
                )
                for each in self.drafts
            ),
        )  # fmt: skip

    def span(self, place: int) -> Span | None:
        return self.spans[place] if 0 <= place < len(self.spans) else None

    def add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.targets, self.spread = [draft], False
        self.scope = self.amount = self.amount_said = ""
        self.times = 0
        self.run = []
        self.lost = False
        self.pending = Pending()


def word_without(scan: Scan) -> str:
    """ "ohne" for the kitchen's notes; where an ending says it (Turkish), the word of the card's language."""
    spoken = (scan.closed.language.code, *scan.lexicon.menu.languages, *LANGUAGES)
    return next(word for code in spoken if code in LANGUAGES for word in LANGUAGES[code].dishes.without)


def drop_pending(scan: Scan) -> None:
    """No dish came for what was said before it: it must not go unheard."""
    scan.unknown += [mod.said or mod.about for mod in (*scan.pending.options, *scan.pending.without)]
    scan.unknown += [scan.pending.size_said] if scan.pending.size_said else []
    scan.unknown += scan.pending.notes
    scan.pending = Pending()


def not_known(scan: Scan, span: Span) -> None:
    scan.unknown.append(span.text)


def asked(scan: Scan, place: int, candidates: Iterable[str], *, guessed: bool = False) -> None:
    """Which of these dishes is it? The number and size said before it hold for the answer."""
    dishes = tuple(dict.fromkeys(candidates))
    number, size = _said_before(scan, place)
    sized = size is not None and all(scan.lexicon.sized(dish, size) for dish in dishes)
    line = MeantLine(dishes[0], number, size if sized else None)
    said = line if line != MeantLine(dishes[0]) and 1 <= number <= MOST_PIECES else None
    scan.questions.append(Question(scan.spans[place].text, dishes, said, guessed))


def _said_before(scan: Scan, place: int) -> tuple[int, str | None]:
    """ "Zwei große Flammkuchen": how many and what size."""
    size = None
    while place > 0 and not scan.spans[place].gap:
        place -= 1
        before = scan.spans[place]
        if number := before.of(Kind.NUMBER):
            return number[0].number, size
        if before.has(Kind.SIZE):
            size = before.of(Kind.SIZE)[0].value
        elif not before.has(Kind.TIMES, Kind.VESSEL, Kind.ID_ARTICLE, Kind.STOP):
            break
    return 1, size


def carve(scan: Scan, base: Draft, pieces: int) -> None:
    """Some pieces of a line are told apart: "2 Margherita, eine ohne Zwiebeln"."""
    base.carved += pieces
    part = Draft(
        base.about, base.candidates, pieces, size=base.size, amount=base.amount, options=list(base.options),
        without=list(base.without), notes=list(base.notes), half=base.half, whole=base.whole, last=base.last,
    )  # fmt: skip
    scan.add(part)
    scan.base = base


def attach(scan: Scan, mod: Modifier, scope: str) -> None:
    """Give an option (or its absence) to whom it belongs; what nobody can take is settled when lines are finished."""
    if scan.amount and scope != WITHOUT:
        mod.amount = scan.amount
    if scan.times and scope != WITHOUT:
        mod.quantity = scan.times
    mod.bare = not (scan.scope or mod.amount) and mod.quantity == 1
    scan.amount, scan.times = "", 0
    mod.said = f"{scan.amount_said} {mod.about}".strip()
    scan.amount_said = ""
    if scan.lost:
        return
    if not scan.targets:
        if scan.pending.started:
            hold(scan, mod, scope)
        else:
            scan.orphans.append((mod, scope))
        return
    if scan.scope == INSTEAD and (chosen := _chosen_before(scan, mod)) is not None:
        draft, other = chosen
        draft.options.remove(other)  # "… mit Cola, doch lieber Fanta statt der Cola"
        return
    for draft in _takers(scan, mod, scope):
        if scope != WITHOUT:
            _takes_its_place(scan, draft, mod)
        mod.listed = bool(draft.options) and draft.options[-1].options == mod.options
        (draft.without if scope == WITHOUT else draft.options).append(mod)
        scan.run.append((draft, mod, scope))


def _takes_its_place(scan: Scan, draft: Draft, mod: Modifier) -> None:
    """ "2 Carbonara mit Spaghetti, eine davon mit Penne": of a kind of which there is one, for the piece told apart."""
    if scan.base is None or draft is scan.base:
        return
    groups = {group for group, _ in mod.options or mod.partial if scan.lexicon.menu.groups[group].most == 1}
    for other in scan.base.options:
        if other in draft.options and groups & {group for group, _ in other.options or other.partial}:
            draft.options.remove(other)


def _chosen_before(scan: Scan, mod: Modifier) -> tuple[Draft, Modifier] | None:
    """What was chosen of a draft and is now replaced; what is in the dish anyway is left out instead."""
    for draft in reversed(scan.drafts):
        for other in draft.options:
            same = set(other.options) & set(mod.options)
            if same and not any(contained(dish, mod, scan.lexicon) for dish in draft.candidates):
                return draft, other
    return None


def hold(scan: Scan, mod: Modifier, scope: str) -> None:
    """Keep it for the dish that follows."""
    if scan.amount and scope != WITHOUT:
        mod.amount = scan.amount
    if scan.times and scope != WITHOUT:
        mod.quantity = scan.times
    mod.said = f"{scan.amount_said} {mod.about}".strip()
    scan.amount, scan.amount_said, scan.times = "", "", 0
    (scan.pending.without if scope == WITHOUT else scan.pending.options).append(mod)
    scan.run.append((scan.pending, mod, scope))


def _takers(scan: Scan, mod: Modifier, scope: str) -> list[Draft]:
    def fits(draft: Draft) -> bool:
        return any_takes(draft.candidates, mod, scan.lexicon) or any(
            contained(dish, mod, scan.lexicon) for dish in draft.candidates
        )

    fitting = [draft for draft in scan.targets if fits(draft)]
    if fitting:
        return fitting
    earlier = [draft for draft in scan.drafts if draft not in scan.targets and fits(draft)]
    if scope == WITHOUT:  # "Hamburger und Cola ohne Gurke"
        inside = [draft for draft in earlier if any(contained(dish, mod, scan.lexicon) for dish in draft.candidates)]
        return inside if len(inside) == 1 else scan.targets[-1:]
    if len(earlier) == 1:
        return earlier
    return scan.targets[-1:]


def set_size(scan: Scan, size: str) -> None:
    """A size after the dish."""
    fitting = [draft for draft in scan.targets if any(scan.lexicon.sized(dish, size) for dish in draft.candidates)]
    overruled = scan.spread and len(fitting) > 1 and all(draft.size not in (None, size) for draft in fitting)
    if (scan.correcting and scan.drafts) or overruled:  # "…, nein warte, beide groß"
        for draft in fitting if scan.spread else scan.drafts[-1:]:
            draft.size = size
        scan.correcting = False
        return
    for draft in fitting or scan.targets[-1:]:
        if draft.size is None:
            draft.size = size
        elif draft.size != size and not scan.spread:
            draft.doubt = True
        else:
            scan.heard += 1


def lose(scan: Scan) -> None:
    """A dish nobody knows was named: what is said of it is no other dish's."""
    scan.lost, scan.targets, scan.base, scan.pending = True, [], None, Pending()


def unknown(scan: Scan, place: int, *candidates: str) -> int:
    """A word that means nothing here. After a number or article it was a dish: its options are not another's."""
    span = scan.spans[place]
    if scan.scope == WITHOUT and scan.targets and not candidates and set(span.tokens[0].keys) & FOODS:
        for draft in scan.targets:  # "no corn", which no dish of the card tells of: the kitchen reads it
            draft.notes.append(f"{word_without(scan)} {span.text}")
        return place + 1
    guesses = () if candidates or not _dish_expected(scan, place) else near(span.tokens[0].key, scan.lexicon)
    if candidates or guesses:
        asked(scan, place, candidates or guesses, guessed=not candidates)
    describes = _describes(scan, place)
    if not describes and (scan.pending.said or _after_number(scan, place)) and scan.scope != WITHOUT:
        lose(scan)
    not_known(scan, span)
    scan.times, scan.amount = 0, ""
    return place + 1


def _describes(scan: Scan, place: int) -> bool:
    """ "Steinofen Pizza", "a large black dark roast coffee": the dish comes behind it."""
    while (span := scan.span(place + 1)) is not None and not span.gap:
        if span.is_dish:
            return True
        if not (span.is_modifier or span.has(Kind.SIZE)):
            return False
        place += 1
    return False


def _dish_expected(scan: Scan, place: int) -> bool:
    span = scan.spans[place]
    alone = bool(span.gap) or (not scan.scope and not scan.targets)
    return not span.senses and len(span.tokens) == 1 and (alone or scan.pending.said or _after_number(scan, place))


def _after_number(scan: Scan, place: int) -> bool:
    least = max(place - FAR, 0)
    while place > least and not scan.spans[place].gap:
        place -= 1
        span = scan.spans[place]
        if span.has(Kind.NUMBER):
            whom = scan.span(place - 1)
            return whom is None or bool(span.gap) or not whom.has(Kind.FOR)  # "für nen Kindergeburtstag"
        if span.is_card or span.has(Kind.AND, Kind.WITH, Kind.WITHOUT):
            return False
    return False
