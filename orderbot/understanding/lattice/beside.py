"""Phrases that change what the one beside them means: half-known words, a name with options inside it."""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz.distance import OSA

from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.card.repair import SURE
from orderbot.understanding.grammar.closed import senses_of
from orderbot.understanding.grammar.senses import Kind, Sense
from orderbot.understanding.lattice.span import Span


def settled(spans: list[Span], lexicon: Lexicon) -> tuple[Span, ...]:
    return tuple(_bridged(_settled(spans, lexicon), lexicon))


def _settled(spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """Half-known words beside known ones: "Insalata Pollo" is one dish, "sweet tea" and "black beans" are not two."""
    done: list[Span] = []
    for span in spans:
        if done and span.gap != "." and _same_group(span, done[-1]) and not span.mark:  # "Dressing: Balsamico"
            mark = "with" if span.gap or done[-1].gap else ""
            done[-1] = replace(span, tokens=done[-1].tokens + span.tokens, gap=done[-1].gap, mark=mark)
            continue
        before = done[-1] if done and not span.gap else None
        if before is not None and (both := _named_by_both(before, span, lexicon)):
            done[-1] = replace(before, tokens=before.tokens + span.tokens, senses=both, rivals=())
            continue
        if before is not None and (_weak(before) or _weak(span)) and (mended := _mended(before, span, lexicon)):
            done[-1] = mended
            continue
        if before is not None and _weak(before) and (span.is_modifier or span.has(Kind.ITEM, Kind.PART)):
            common = _common(before, span)
            if common and _weak(span):
                done[-1] = replace(
                    before, tokens=before.tokens + span.tokens, senses=common, read=_said(before, span),
                    cost=before.cost + span.cost, rivals=(),
                )  # fmt: skip
                continue
            if not common and not _offers(before, span, lexicon) and not _offers(span, before, lexicon):
                done[-1] = replace(before, senses=(), read="", rivals=())
        elif before is not None and _same_group(before, span):
            done[-1] = replace(before, tokens=before.tokens + span.tokens, mark=before.mark or span.mark)
            continue  # "Balsamico-Dressing", where only others are called so
        elif (
            before is not None
            and _weak(span)
            and (before.is_dish or before.is_modifier)
            and not before.has(Kind.HEAD)
            and not _common(before, span)
            and not _offers(span, before, lexicon)
        ):
            span = replace(span, senses=(), read="", rivals=())
        done.append(span)
    return done


def _named_by_both(first: Span, second: Span, lexicon: Lexicon) -> tuple[Sense, ...]:
    """ "Thunfisch Salat": the only dish with both words in its name, though one is an option of others."""
    known = first.is_modifier and not first.has(Kind.ITEM) and second.has(Kind.PART, Kind.HEAD)
    if not known or first.mark or len(first.tokens) > 1 or len(second.tokens) > 1 or second.has(Kind.ITEM):
        return ()
    words = [
        set(token.keys) | ({span.read} if span.read else set()) for span in (first, second) for token in span.tokens
    ]
    having = [dish for dish, names in lexicon.names.items() if all(names & each for each in words)]
    return (Sense(Kind.PART, having[0]),) if len(having) == 1 else ()


def _mended(first: Span, second: Span, lexicon: Lexicon) -> Span | None:
    """ "Sweet Chilli", where chilli is also an ingredient: together nearly the name of one thing."""
    written = " ".join(token.key for token in (*first.tokens, *second.tokens))
    for sense in first.senses if _weak(first) else second.senses:
        phrases = lexicon.phrases.get(sense.value, frozenset()) if sense.kind is Kind.PART else (
            lexicon.option_phrases[sense.group, sense.value]
        )  # fmt: skip
        for phrase in sorted(phrases):
            likeness = OSA.normalized_similarity(written, phrase)
            if likeness >= SURE and phrase.count(" ") == written.count(" "):
                kind = Kind.ITEM if sense.kind is Kind.PART else Kind.OPTION
                whole = Sense(kind, sense.value, sense.group)
                read = phrase if phrase != written else ""
                return replace(first, tokens=first.tokens + second.tokens, senses=(whole,), read=read, rivals=())
    return None


def _bridged(spans: list[Span], lexicon: Lexicon) -> list[Span]:
    """ "double bacon cheeseburger" is a double cheeseburger with bacon: options inside a dish's name."""
    for place in range(len(spans) - 2):
        first = spans[place]
        after = place + 1
        while after < len(spans) and not spans[after].gap and spans[after].is_modifier and not spans[after].is_dish:
            after += 1
        if first.is_card or not place + 1 < after < len(spans) or spans[after].gap or not spans[after].is_dish:
            continue
        senses = senses_of(lexicon.trie, *(token.key for token in (*first.tokens, *spans[after].tokens)))
        if any(sense.kind is Kind.ITEM for sense in senses):
            name = replace(spans[after], tokens=first.tokens + spans[after].tokens, senses=senses)
            between = [replace(spans[place + 1], gap=first.gap), *spans[place + 2 : after]]
            return _bridged([*spans[:place], *between, name, *spans[after + 1 :]], lexicon)
    return spans


def _same_group(option: Span, noun: Span) -> bool:
    """Is the second the last word of options in the first one's group: "dressing", "sauce"?"""
    if not option.has(Kind.OPTION) or not noun.has(Kind.GROUP, Kind.OPTION):
        return False
    groups = {sense.group for sense in option.of(Kind.OPTION) if sense.whole}
    if noun.has(Kind.GROUP) and not noun.has(Kind.ITEM, Kind.PART):
        return any(sense.value in groups for sense in noun.of(Kind.GROUP))
    known = noun.has(Kind.ITEM) or any(sense.whole for sense in noun.of(Kind.OPTION))
    return not known and any(sense.vague and sense.group in groups for sense in noun.of(Kind.OPTION))


def _offers(dish: Span, option: Span, lexicon: Lexicon) -> bool:
    """ "Rigatoni Carbonara": one of the dishes has it to choose."""
    pairs = [(sense.group, sense.value) for sense in option.of(Kind.OPTION)]
    named = dish.of(Kind.PART, Kind.ITEM)
    return any(lexicon.offers(sense.value, *pair) for sense in named for pair in pairs)


def _weak(span: Span) -> bool:
    """Known only as a part of longer names."""
    return bool(span.senses) and all(
        sense.kind is Kind.PART or (sense.kind is Kind.OPTION and not sense.whole) for sense in span.senses
    )


def _common(first: Span, second: Span) -> tuple[Sense, ...]:
    kinds = (Kind.PART, Kind.ITEM, Kind.OPTION)
    values = {(sense.value, sense.group) for sense in second.of(*kinds)}
    return tuple(sense for sense in first.of(*kinds) if (sense.value, sense.group) in values)


def _said(first: Span, second: Span) -> str:
    if not (first.read or second.read):
        return ""
    return f"{first.read or first.text} {second.read or second.text}"
