"""Half and half: "halb Salami halb Funghi", "eine Hälfte A, andere Hälfte B", "A und B halb halb"."""

from __future__ import annotations

from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.lattice.span import FAR, Span
from orderbot.understanding.meaning import Question
from orderbot.understanding.rules import ahead
from orderbot.understanding.rules.draft import Draft, Modifier, modifier
from orderbot.understanding.rules.scan import Scan

_SKIPPED = (Kind.AND, Kind.OTHER, Kind.ALSO, Kind.WITH, Kind.STOP, Kind.OR)


def halves(scan: Scan, place: int) -> int:
    """Reads a half-and-half line; the place after it, or 0 if this is none."""
    return _both_named(scan, place) or _with_other(scan, place) or _named_before(scan, place)


def _halvable(dish: str, lexicon: Lexicon) -> bool:
    return dish in lexicon.menu.items and lexicon.menu.items[dish].half != "no"


def _dishes(span: Span, lexicon: Lexicon) -> tuple[str, ...]:
    found = ahead.dishes(span, lexicon)
    if not found and not span.is_card and (id := ahead.id_of(span, lexicon)):
        found = (id,)
    return tuple(dish for dish in found if _halvable(dish, lexicon)) or found


def _both_named(scan: Scan, place: int) -> int:
    marks = 0
    parts: list[tuple[Span, tuple[str, ...]]] = []
    options: list[Modifier] = []
    size: str | None = None
    at = place
    while (span := scan.span(at)) is not None and len(parts) < 2 and at < place + FAR:
        if at > place and span.gap == ".":
            break
        if span.has(Kind.HALF) or (marks == 1 and span.has(Kind.OTHER)):
            marks += 1  # "auf der einen Hälfte Salami, auf der anderen Funghi"
        elif found := _dishes(span, scan.lexicon):
            before = scan.spans[at - 1]
            if span.is_modifier and before.has(Kind.WITH) and scan.targets and not scan.targets[-1].frame:
                return 0  # "halb mit Salami, halb mit Pilzen": options on half a pizza are a question
            parts.append((span, found))
        elif span.has(Kind.HEAD) or ahead.silent(span) or span.has(*_SKIPPED):
            pass
        elif span.is_modifier and parts:
            options.append(modifier(span))
        elif span.has(Kind.SIZE):
            size = span.of(Kind.SIZE)[0].value
        elif not (span.has(Kind.NUMBER) and span.of(Kind.NUMBER)[0].number == 1):
            return 0
        at += 1
    if len(parts) < 2 or marks < 2:
        return 0
    if _of_a_whole(scan, place, parts):
        return at
    at, behind = _behind(scan, at)
    _put(scan, place, parts[0], parts[1], options, behind or size)
    return at


def _behind(scan: Scan, at: int) -> tuple[int, str | None]:
    """The place after the words that go on with it, and the size among them: "… büyük pizza"."""
    size: str | None = None
    while (span := scan.span(at)) is not None and span.has(Kind.HALF) and not span.gap:
        at += 1
    while (span := scan.span(at)) is not None and not span.gap and span.has(Kind.HEAD, Kind.SIZE):
        if span.has(Kind.SIZE):
            size = span.of(Kind.SIZE)[0].value
        elif span.has(Kind.ITEM, Kind.PART):
            break
        at += 1
    return at, size


def _of_a_whole(scan: Scan, place: int, parts: list[tuple[Span, tuple[str, ...]]]) -> bool:
    """ "Calzone halb Salami halb Tonno": a whole dish and two halves right after it is for the customer to sort out."""
    last = scan.drafts[-1] if scan.drafts else None
    if last is None or last.frame or last.last != place - 1 or scan.spans[place].gap:
        return False
    sections = {scan.lexicon.section(dish) for dish in last.candidates}
    if not all(sections & {scan.lexicon.section(dish) for dish in found} for _, found in parts):
        return False
    about = " / ".join(span.text for span, _ in parts)
    scan.questions.append(Question(about, tuple(dict.fromkeys(dish for _, found in parts for dish in found))))
    return True


def _put(
    scan: Scan, place: int, first: tuple[Span, tuple[str, ...]], second: tuple[Span, tuple[str, ...]],
    options: list[Modifier], size: str | None,
) -> None:  # fmt: skip
    pending, frame = scan.pending, scan.frame
    draft = Draft(f"{first[0].text} / {second[0].text}", first[1], whole=first[0].has(Kind.ITEM), last=place)
    draft.half, draft.options = second[1], [*pending.options, *options]
    draft.number, draft.said, draft.size = pending.number, pending.said, pending.size or size
    if frame is not None and frame is scan.drafts[-1] and not frame.filled:
        scan.drafts.pop()
        scan.frame = None
        draft.number, draft.said = frame.number, frame.said
        draft.size = draft.size or frame.size
        draft.options = [*frame.options, *draft.options]
    scan.add(draft)
    scan.base = draft


def _with_other(scan: Scan, place: int) -> int:
    """ "Nr. 23 groß (halb/halb mit 29)": the first half was named before."""
    at = place
    marks = 0
    while (
        (span := scan.span(at))
        and at < place + FAR
        and (span.has(Kind.HALF, Kind.AND, Kind.WITH) or ahead.silent(span))
    ):
        marks += span.has(Kind.HALF)
        at += 1
    if span is None or marks < 2 or not scan.drafts or scan.targets != scan.drafts[-1:] or scan.drafts[-1].half:
        return 0
    found, first = _dishes(span, scan.lexicon), scan.drafts[-1]
    if not found or first.pieces > 1 or not all(_halvable(dish, scan.lexicon) for dish in (*found, *first.candidates)):
        return 0
    first.half = found
    return at + 1


def _named_before(scan: Scan, place: int) -> int:
    after = place
    while (span := scan.span(after)) and after < place + FAR and span.has(Kind.HALF, Kind.AND):
        after += 1
    if after - place < 2 or len(scan.drafts) < 2:
        return 0
    first, second = scan.drafts[-2:]
    both = [*first.candidates, *second.candidates]
    if second.said or first.half or first.pieces > 1 or not all(_halvable(dish, scan.lexicon) for dish in both):
        return 0
    scan.drafts.pop()
    first.half = second.candidates
    first.size = first.size or second.size
    first.options += second.options
    scan.targets, scan.base = [first], first
    return after
