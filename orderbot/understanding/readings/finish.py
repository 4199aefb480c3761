"""From drafts to lines: which dish, which option; what cannot be decided becomes a question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from orderbot.ordering.cart import MOST_PIECES, Chosen
from orderbot.understanding.card.lexicon import Lexicon
from orderbot.understanding.card.making import is_link
from orderbot.understanding.grammar.closed import senses_of
from orderbot.understanding.grammar.senses import Kind
from orderbot.understanding.meaning import MeantLine, Question
from orderbot.understanding.rules import combos
from orderbot.understanding.rules.draft import Draft, Modifier, any_takes, contained, offered
from orderbot.understanding.rules.scan import WITHOUT, Scan, word_without
from orderbot.understanding.spelling.fold import tokens


def finished(scan: Scan) -> tuple[MeantLine, ...]:
    """The lines beyond doubt; questions and unknown words are added to the scan."""
    found: list[MeantLine] = []
    _place_orphans(scan)
    for draft in scan.drafts:
        if draft.carved and draft.left <= 0:
            continue
        for each in _one_each(scan, draft):
            line = _frame(scan, each) if each.frame else _line(scan, each)
            if line is not None:
                found.append(line)
    return merged(found)


def _one_each(scan: Scan, draft: Draft) -> list[Draft]:
    """ "3 Tee: schwarz, grün und Kamille": as many kinds as pieces, and a piece can have one."""
    if draft.left < 2 or len(draft.candidates) > 1 or draft.carved:
        return [draft]
    by_group: dict[str, list[Modifier]] = {}
    for mod in draft.options:
        pairs = offered(draft.candidates[0], mod, scan.lexicon)
        if len(pairs) == 1 and scan.lexicon.menu.groups[pairs[0][0]].most == 1:
            by_group.setdefault(pairs[0][0], []).append(mod)
    kinds = next((mods for mods in by_group.values() if len(mods) == draft.left), None)
    if kinds is None or any(mod.quantity > 1 for mod in kinds):
        return [draft]
    rest = [mod for mod in draft.options if mod not in kinds]
    return [replace(draft, number=1, options=[*rest, mod], notes=list(draft.notes)) for mod in kinds]


def _place_orphans(scan: Scan) -> None:
    """ "Olives and extra cheese along with a pizza": options before their dish, if only one can have them."""
    for mod, scope in scan.orphans:
        taking = [draft for draft in scan.drafts if _could(scan, draft, mod, scope)]
        if len(taking) == 1:
            (taking[0].without if scope == WITHOUT else taking[0].options).append(mod)
        else:
            scan.unknown.append(mod.about)
    for mod in scan.refused:  # "keinen Reis dazu, bei der 14"
        taking = [draft for draft in scan.drafts if _could(scan, draft, mod, WITHOUT)]
        if len(taking) == 1:
            taking[0].without.append(mod)
        elif taking or not scan.drafts:  # "keine Hawaii", and nothing else is said
            scan.unknown.append(mod.about)


def _could(scan: Scan, draft: Draft, mod: Modifier, scope: str) -> bool:
    inside = scope == WITHOUT and any(contained(dish, mod, scan.lexicon) for dish in draft.candidates)
    return inside or any_takes(draft.candidates, mod, scan.lexicon)


def merged(lines: Iterable[MeantLine]) -> tuple[MeantLine, ...]:
    """Equal lines become one."""
    total: dict[MeantLine, int] = {}
    for line in lines:
        one = _counted(line, 1)
        total[one] = total.get(one, 0) + line.quantity
    return tuple(_counted(line, quantity) for line, quantity in total.items())


def _counted(line: MeantLine, quantity: int) -> MeantLine:
    return MeantLine(line.item, quantity, line.size, line.options, line.without, line.note, line.half, line.parts)


def _frame(scan: Scan, draft: Draft) -> MeantLine | None:
    """ "Zwei Pizzen": fine if they were named afterwards, else which ones?"""
    if draft.filled and (not draft.said or draft.filled == draft.pieces):
        return None
    if not draft.filled and len(draft.options) > 1:
        left = _by_what_it_has(scan.lexicon, draft, draft.candidates)
        if len(left) == 1:
            draft.candidates = left  # "Pizza mit Thunfisch und Zwiebeln", which the tuna pizza has
            draft.options = [mod for mod in draft.options if mod.amount or not contained(left[0], mod, scan.lexicon)]
            return _line(scan, draft)
    named = _meant_by_options(scan.lexicon, draft)
    if named and not draft.filled:
        draft.candidates, draft.options = (named,), []
        return _line(scan, draft)
    about = ", ".join((draft.about, *(mod.about for mod in draft.options)))
    telling = len([mod for mod in draft.options if not mod.amount and mod.quantity == 1])
    dishes = _described(scan.lexicon, draft) or _with_those(scan.lexicon, draft)
    if len(dishes) == 1 and telling > 1 and not draft.filled:
        draft.candidates = dishes  # "den Burger mit Gorgonzola und Birne": there is but one
        return _line(scan, draft)
    scan.questions.append(Question(about, dishes, _so_far(scan, draft, dishes)))
    return None


def _so_far(scan: Scan, draft: Draft, dishes: tuple[str, ...]) -> MeantLine | None:
    """What was said of a dish besides which one it is, as far as it holds for all it may be."""
    quantity = draft.pieces - max(draft.carved, draft.filled)
    if not dishes or draft.half or not 1 <= quantity <= MOST_PIECES:
        return None
    lexicon = scan.lexicon
    sizes = {draft.size and lexicon.sized(dish, draft.size) for dish in dishes}
    options: list[Chosen] = []
    for mod in draft.options:
        pairs = {offered(dish, mod, lexicon) for dish in dishes}
        chosen = pairs.pop() if len(pairs) == 1 else ()
        if len(chosen) == 1:
            options.append(Chosen(*chosen[0], mod.quantity, mod.amount))
        elif not all(contained(dish, mod, lexicon) for dish in dishes):
            scan.unknown.append(mod.said or mod.about)
    without = [(_without(scan, draft, dish)) for dish in dishes]
    alike = all(each == without[0] for each in without)
    left = [] if alike else [_plain_note(scan, mod) for mod in draft.without]
    note = ", ".join(dict.fromkeys([*draft.notes, *(without[0][1] if alike else left)]))
    size = sizes.pop() if len(sizes) == 1 else None
    line = MeantLine(dishes[0], quantity, size or None, tuple(options), without[0][0] if alike else (), note)
    return line if line != MeantLine(dishes[0]) else None


def _described(lexicon: Lexicon, draft: Draft) -> tuple[str, ...]:
    """ "Die Pizza mit der Ananas": those whose own text names all of it; it tells which dish, and is no extra on it."""
    told = [mod for mod in draft.options if not mod.amount and mod.quantity == 1]
    having = tuple(dish for dish in draft.candidates if all(contained(dish, mod, lexicon) for mod in told))
    if not told or len(having) in (0, len(draft.candidates)):
        return ()
    draft.options = [mod for mod in draft.options if mod not in told]
    return having


def _with_those(lexicon: Lexicon, draft: Draft) -> tuple[str, ...]:
    """ "Nudeln mit Thunfisch": those of the section that have it."""
    left = draft.candidates
    if draft.size is not None:
        left = tuple(dish for dish in left if lexicon.sized(dish, draft.size)) or left
    for mod in draft.options:
        left = tuple(dish for dish in left if any_takes((dish,), mod, lexicon) or contained(dish, mod, lexicon)) or left
    return left


def _meant_by_options(lexicon: Lexicon, draft: Draft) -> str:
    """ "Pizza mit Salami" is the Pizza Salami, if that is its whole name."""
    if len(draft.options) != 1:
        return ""
    said = _words_for(lexicon, draft.options[0])
    fitting = [dish for dish in draft.candidates if lexicon.names[dish] and said & lexicon.names[dish]]
    return fitting[0] if len(fitting) == 1 and not _plainer(lexicon, fitting[0], draft) else ""


def _plainer(lexicon: Lexicon, dish: str, draft: Draft) -> bool:
    """ "Pizza mit Schinken": one has ham, and less besides than "Schinken Pilze", which is called so."""
    inside = set(lexicon.ingredients.get(dish, {}).values())
    mod = draft.options[0]
    return any(
        set(lexicon.ingredients.get(other, {}).values()) < inside
        for other in draft.candidates
        if other != dish and contained(other, mod, lexicon)
    )


def _line(scan: Scan, draft: Draft) -> MeantLine | None:
    lexicon = scan.lexicon
    dishes = _narrowed(lexicon, draft)
    if len(dishes) != 1:
        scan.questions.append(Question(draft.about, dishes, _so_far(scan, draft, dishes)))
        return None
    dish = _bottle(lexicon, draft, dishes[0])
    quantity = draft.left if draft.carved else draft.pieces
    if quantity > MOST_PIECES or quantity < 1:
        scan.questions.append(Question(f"{quantity} {draft.about}", (dish,)))
        return None
    if (
        draft.bare
        and not draft.carved
        and any(quantity % pieces == 0 for pieces in lexicon.pieces.get(dish, frozenset()) if pieces > 1)
    ):
        scan.questions.append(Question(f"{quantity} {draft.about}", (dish,)))
        return None
    if draft.doubt:
        scan.questions.append(Question(draft.about, (dish,)))
    half = _other_half(scan, draft, dish)
    if draft.half and not half:
        return None
    options = _options(scan, draft, (dish, half) if half else (dish,))
    without, notes = _without(scan, draft, dish)
    note = ", ".join(dict.fromkeys([*([draft.person] if draft.person else []), *draft.notes, *notes]))
    parts = combos.parts(scan, draft, dish)
    return MeantLine(dish, quantity, _size(scan, draft, dish), options, without, note, half, parts)


def _narrowed(lexicon: Lexicon, draft: Draft) -> tuple[str, ...]:
    """Candidates left when amount, size and options are taken into account."""
    dishes = draft.candidates
    if draft.amount:
        dishes = _of_amount(lexicon, draft)
    if len(dishes) > 1 and draft.size is not None:
        dishes = tuple(dish for dish in dishes if lexicon.sized(dish, draft.size)) or dishes
    if len(dishes) > 1 and not draft.half:
        dishes = _by_what_it_has(lexicon, draft, dishes)
    if len(dishes) > 1:
        for mod in draft.options:
            dishes = tuple(dish for dish in dishes if any_takes((dish,), mod, lexicon)) or dishes
    if 1 < len(dishes) < len(draft.candidates):  # "Schnitzel mit Käsesoße": of those the one that is called so
        said = {key for token in tokens(draft.about) for key in token.keys}
        dishes = tuple(dish for dish in dishes if _called(lexicon, dish) <= said) or dishes
    if len(dishes) > 1 and draft.half:
        sections = {lexicon.section(dish) for dish in draft.half}
        dishes = tuple(dish for dish in dishes if lexicon.section(dish) in sections) or dishes
    return dishes


def _words_for(lexicon: Lexicon, mod: Modifier) -> set[str]:
    return {word for pair in mod.options for word in lexicon.option_phrases[pair]} | set(mod.ingredients)


def _called(lexicon: Lexicon, dish: str) -> set[str]:
    """The words of its name before "mit" and the like: "Schnitzel mit Soße" is the Schnitzel."""
    parts = tokens(lexicon.dish(dish).name.text)
    end = next((place for place, part in enumerate(parts) if place and is_link(part.key)), len(parts))
    return {part.key for part in parts[:end]}


def _by_what_it_has(lexicon: Lexicon, draft: Draft, dishes: tuple[str, ...]) -> tuple[str, ...]:
    """ "Pide mit Spinat", of five: the one with spinach in its name, and then it is no extra."""
    for mod in [each for each in draft.options if not each.amount and each.quantity == 1]:
        said = _words_for(lexicon, mod)
        named = tuple(dish for dish in dishes if said & lexicon.names[dish])
        if 0 < len(named) < len(dishes):
            dishes = named
            draft.options.remove(mod)
    return dishes


def _bottle(lexicon: Lexicon, draft: Draft, dish: str) -> str:
    """ "Große Cola": the largest of that name, if they differ in nothing else."""
    if not draft.than or draft.amount or dish not in lexicon.bottles:
        return dish
    draft.size = None
    return lexicon.bottles[dish][-1 if draft.than > 0 else 0]


def _of_amount(lexicon: Lexicon, draft: Draft) -> tuple[str, ...]:
    def holds(dish: str) -> bool:
        item = lexicon.menu.items.get(dish)
        return item is not None and any(amount.quantity == draft.amount for amount in item.amount.values())

    fitting = tuple(dish for dish in draft.candidates if holds(dish))
    if fitting:
        return fitting
    words = set[str]().union(*(lexicon.names.get(dish, frozenset()) for dish in draft.candidates))
    alike = tuple(
        dish
        for dish, names in lexicon.names.items()
        if holds(dish) and {word for word in names & words if not word[0].isdigit()}
    )
    if len(alike) == 1:
        return alike
    draft.doubt = True
    return draft.candidates


def _size(scan: Scan, draft: Draft, dish: str) -> str | None:
    by_amount = [
        size
        for size, amount in (scan.lexicon.menu.items[dish].amount if dish in scan.lexicon.menu.items else {}).items()
        if size and amount.quantity == draft.amount
    ]
    if draft.size is None:
        own = by_amount[0] if by_amount else _by_price(scan.lexicon, draft, dish)
        return own or (draft.size_before and scan.lexicon.sized(dish, draft.size_before)) or None
    if own := scan.lexicon.sized(dish, draft.size):
        return own
    if by_price := _by_price(scan.lexicon, draft, dish):
        return by_price
    name = scan.lexicon.menu.sizes[draft.size].name.text.casefold().split()
    if not set(name[:1]) & scan.lexicon.covered.get(dish, frozenset()):
        scan.questions.append(Question(f"{draft.about}: {scan.lexicon.menu.sizes[draft.size].name.text}", (dish,)))
    return None


def _by_price(lexicon: Lexicon, draft: Draft, dish: str) -> str | None:
    """ "Ein kleines Pils", which the card has in 0,33 l and 0,5 l."""
    if not draft.than or not lexicon.measured(dish):
        return None
    price = lexicon.menu.items[dish].price
    return (max if draft.than > 0 else min)(lexicon.sizes(dish), key=lambda size: price[size])


def _other_half(scan: Scan, draft: Draft, dish: str) -> str:
    lexicon = scan.lexicon
    if not draft.half:
        return ""
    section = lexicon.section(dish)
    others = tuple(other for other in draft.half if lexicon.section(other) == section)
    possible = dish in lexicon.menu.items and lexicon.menu.items[dish].half != "no"
    if len(others) == 1 and possible and lexicon.menu.items[others[0]].half != "no":
        return others[0]
    scan.questions.append(Question(draft.about, others or draft.half))
    return ""


RETOLD = 2  # things of its text, named with nothing before them: "Simple Pie mozzarella parmesan" only tells of it


def _options(scan: Scan, draft: Draft, dishes: tuple[str, ...]) -> tuple[Chosen, ...]:
    lexicon = scan.lexicon
    found: dict[tuple[str, str], Chosen] = {}
    retold = [mod for mod in draft.options if mod.bare and contained(dishes[0], mod, lexicon)]
    if len(retold) < RETOLD:
        retold = []
    for mod in (each for each in draft.options if each not in retold):
        pairs = next((pairs for dish in dishes if (pairs := offered(dish, mod, lexicon))), ())
        if len(pairs) == 1 and not (mod.vague and _loosely(scan, mod, pairs[0])):
            there = found.get(pairs[0])
            chosen = Chosen(*pairs[0], mod.quantity, mod.amount)
            if there is None or (chosen.quantity, chosen.amount) > (there.quantity, there.amount):
                found[pairs[0]] = chosen
            elif there == chosen and mod.listed and _times(lexicon, dishes[0], pairs[0]) > there.quantity:
                found[pairs[0]] = Chosen(*pairs[0], there.quantity + 1, mod.amount)  # "Pistazie, Pistazie, Schoko"
        elif pairs:
            scan.questions.append(Question(mod.about, tuple(".".join(pair) for pair in pairs)))
        elif not any(contained(dish, mod, lexicon) for dish in dishes):
            if mod.amount == "light" or _free(mod, lexicon):  # "nicht so scharf", "extra scharf": the kitchen reads it
                draft.notes.append(mod.said)
            else:
                scan.unknown.append(mod.about)
        elif mod.amount or mod.quantity > 1:  # "wenig Salat", which the dish has anyway: for the kitchen to read
            draft.notes.append(mod.said)
    return _possible(scan, draft, dishes[0], tuple(found.values()))


def _free(mod: Modifier, lexicon: Lexicon) -> bool:
    """An amount of something that costs nothing wherever it can be had."""
    costs = [lexicon.menu.groups[group].options[option].price for group, option in mod.options]
    return bool(mod.amount and costs) and not any(
        any(each.values()) if isinstance(each, dict) else each for each in costs
    )


def _times(lexicon: Lexicon, dish: str, pair: tuple[str, str]) -> int:
    item, group = lexicon.menu.items.get(dish), lexicon.menu.groups[pair[0]]
    most = group.options[pair[1]].times
    return item.times.get(pair[1], most) if item else most


def _possible(scan: Scan, draft: Draft, dish: str, chosen: tuple[Chosen, ...]) -> tuple[Chosen, ...]:
    """What one piece can have of each group; more than that is asked about, and none of it taken."""
    lexicon, kept = scan.lexicon, list(chosen)
    for group in dict.fromkeys(each.group for each in chosen):
        of_it = [each for each in chosen if each.group == group]
        most = lexicon.menu.groups[group].most
        fits = most is None or sum(each.quantity for each in of_it) <= most
        if fits and all(each.quantity <= max(_times(lexicon, dish, (group, each.option)), 1) for each in of_it):
            continue
        scan.impossible += 1
        names = " / ".join(lexicon.menu.groups[group].options[each.option].name.text for each in of_it)
        scan.questions.append(Question(names, tuple(f"{group}.{each.option}" for each in of_it)))
        kept = [each for each in kept if each.group != group]
    return tuple(kept)


def _loosely(scan: Scan, mod: Modifier, pair: tuple[str, str]) -> bool:
    """By the last word of its name, where nothing has to be chosen: "cream" may be another than whipped cream."""
    needed = any(scan.lexicon.menu.groups[pair[0]].least.values())
    return pair in mod.partial and pair not in mod.options and not needed


def _without(scan: Scan, draft: Draft, dish: str) -> tuple[tuple[str, ...], list[str]]:
    lexicon = scan.lexicon
    found: list[str] = []
    notes: list[str] = []
    for mod in draft.without:
        pairs = offered(dish, mod, lexicon)
        word = contained(dish, mod, lexicon)
        if not set(pairs) <= set(mod.options):  # by one word of the name only
            pairs = () if word else tuple(pair for pair in pairs if not _addition(scan, pair))
        if pairs:
            found += [".".join(pair) for pair in pairs]  # "no beans": neither black nor pinto
        elif word:
            found.append(word)
        else:
            notes.append(_plain_note(scan, mod))
    return tuple(dict.fromkeys(found)), notes


def _addition(scan: Scan, pair: tuple[str, str]) -> bool:
    """ "Extra Fleisch" is nothing a dish has before it is chosen: "ohne Fleisch" is not without that."""
    words = tokens(scan.lexicon.menu.groups[pair[0]].options[pair[1]].name.text)
    senses = senses_of(scan.closed.trie, words[0].key) if words else ()
    return any(each.kind in (Kind.EXTRA, Kind.DOUBLE) for each in senses)


def _plain_note(scan: Scan, mod: Modifier) -> str:
    """Nothing of the kind is in the dish as the card tells it: the kitchen reads the wish as it is."""
    return f"{word_without(scan)} {mod.about}"
