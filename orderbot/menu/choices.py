"""Groups of options: can they be answered, and do they fit the dishes that offer them?"""

from __future__ import annotations

from orderbot.menu.drafts import Block, CardDraft, Group, SectionDraft
from orderbot.menu.findings import one_of
from orderbot.menu.items import check_prices, check_signs
from orderbot.menu.model import ANY
from orderbot.texts import Text, text


def check_groups(card: CardDraft) -> None:
    for id_, group in (card.groups or {}).items():
        _check_numbers(id_, group, card)
        for option in group.options.values():
            check_prices(option, card, "price")
            check_signs(option, card)


def _check_numbers(id_: str, group: Group, card: CardDraft) -> None:
    spot, values = group.block.spot, group.block.values
    most = values.get("max")
    if not group.options:
        spot.fault(
            text('choice "{id}" has no options', id=id_), text("write at least one under [choice.{id}.option]", id=id_)
        )
        return
    if most == 0:
        (spot / "max").fault(text("max = 0 allows nothing"), text("write a higher number, or no max for no limit"))
        return
    for size, least in values.get("min", {}).items():
        at = spot / "min" / size if size else spot / "min"
        if size and card.sizes is not None and size not in card.sizes:
            at.fault(text('size "{size}" is not defined in card.toml', size=size), one_of(size, card.sizes))
        if most is not None and least > most:
            at.fault(text("min is greater than max"), text("correct one of the two"))
        elif least > (pieces := sum(option.values.get("times", 1) for option in group.options.values())):
            what = text("min = {least}, but only {pieces} can be chosen", least=least, pieces=pieces)
            at.fault(what, text("write a lower number, or times at the options"))
    if most is not None and values.get("free", 0) > most:
        (spot / "free").warn(text("free is greater than max"), text("correct one of the two"))
    preselected = [option for option in group.options.values() if option.values.get("default")]
    if most is not None and len(preselected) > most:
        what = text("more options are preselected than may be chosen")
        (preselected[most].spot / "default").fault(what, text("at most {most} may have default = true", most=most))


def check_choices(item: Block, section: SectionDraft, card: CardDraft) -> None:
    """The dish's own rules about options, and whether every option has a price for its sizes."""
    ids: tuple[str, ...] = (section.block.values | item.values).get("choices", ())
    if card.groups is None or any(id_ not in card.groups for id_ in ids):
        return
    groups = {id_: card.groups[id_] for id_ in ids}
    for id_, group in groups.items():
        for size in item.values.get("price", ()):
            _covered(item, id_, group, size)
    _defaults(item, groups)
    known = {option for group in groups.values() for option in group.options}
    for option in item.values.get("times", {}):
        if option not in known:
            what = text('times: the dish offers no option "{option}"', option=option)
            (item.spot / "times" / option).fault(what, one_of(option, known))


def _covered(item: Block, id_: str, group: Group, size: str) -> None:
    priced = {name: option for name, option in group.options.items() if "price" in option.values}
    lacking = {name: option for name, option in priced.items() if not {size, ANY} & set(option.values["price"])}
    times = item.values.get("times", {})
    pieces = sum(
        times.get(name, option.values.get("times", 1)) for name, option in group.options.items() if name not in lacking
    )
    least = group.block.values.get("min", {})
    if least.get(size, least.get(ANY, 0)) > pieces and (lacking or times):
        what = text('choice "{id}" asks for more than this dish offers', id=id_)
        item.spot.fault(what, text("give its options a price for this dish, or write choices = []"))
    elif lacking and size == ANY:
        what = text('this dish has one price, so options of "{id}" priced by size are not offered', id=id_)
        item.spot.warn(what, text("give the dish prices by size, or write choices without it"))
    for option in lacking.values() if size else ():
        what = text('no price for size "{size}", which {dish} has', size=size, dish=item.spot.title)
        _once(option, what, size)


def _once(option: Block, what: Text, size: str) -> None:
    """One complaint for an option and a size, however many dishes offer it."""
    spot = option.spot / "price"
    remedy = text("add {example}", example=f"{size} = 1.50")
    if not any(
        (there.file, there.line, there.remedy) == (spot.file, spot.line, remedy) for there in spot.findings.complaints
    ):
        spot.fault(what, remedy)


def _defaults(item: Block, groups: dict[str, Group]) -> None:
    if "default" not in item.values:
        return
    known = {option for group in groups.values() for option in group.options}
    counts: dict[str, int] = {}
    for place, name in enumerate(item.values["default"]):
        at = item.spot / "default" / place
        found = find_option(name, groups)
        if found is None:
            at.fault(text('default: the dish offers no option "{option}"', option=name), one_of(name, known))
            continue
        counts[found[0]] = counts.get(found[0], 0) + 1
        most = groups[found[0]].block.values.get("max")
        if most is not None and counts[found[0]] == most + 1:
            what = text("more options are preselected than may be chosen")
            at.fault(what, text("at most {most} of choice {id}", most=most, id=found[0]))


def find_option(name: str, groups: dict[str, Group]) -> tuple[str, str] | None:
    """An option of these groups by its id, or by group.option where two groups have it: (group, option)."""
    for id_, group in groups.items():
        for option in group.options:
            if name in (option, f"{id_}.{option}"):
                return id_, option
    return None
