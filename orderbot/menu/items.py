"""A dish and an option against what the card defines: stations, tax, sizes, signs, choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from orderbot.menu.drafts import Block, CardDraft, SectionDraft, Values
from orderbot.menu.findings import Spot, one_of
from orderbot.menu.model import ALLERGENS, ANY
from orderbot.texts import text

ANIMAL = ("eggs", "fish", "milk", "crustaceans", "molluscs")
FORBIDDEN = {
    "vegan": ANIMAL,
    "vegetarian": ("fish", "crustaceans", "molluscs"),
    "dairy_free": ("milk",),
    "gluten_free": ("gluten",),
    "nut_free": ("nuts", "peanuts"),
    "kosher": ("crustaceans", "molluscs"),
    "halal": (),
}
FREE = ("dairy_free", "gluten_free", "nut_free")  # said to be free of it, so traces contradict too


def check_section(section: SectionDraft, card: CardDraft) -> None:
    spot, values = section.block.spot, section.block.values
    _defined(spot, values, "station", card.stations)
    _defined(spot, values, "tax", card.tax)
    _listed(spot, values, "choices", card.groups)


def check_item(item: Block, section: SectionDraft, card: CardDraft) -> None:
    spot, values = item.spot, item.values
    _defined(spot, values, "station", card.stations)
    _defined(spot, values, "tax", card.tax)
    _listed(spot, values, "choices", card.groups)
    check_prices(item, card, "price", "pickup_price")
    _same_sizes(item)
    check_signs(item, card)
    _diets(item, card)
    _bottle(item, values.get("tax", section.block.values.get("tax")))


def check_prices(block: Block, card: CardDraft, *keys: str) -> None:
    """Sizes are defined, and no price looks as if its point were missing."""
    for key in keys:
        written = block.values.get(key, {})
        prices = written if isinstance(written, dict) else {ANY: written}
        for size, cents in prices.items():
            spot = block.spot / key / size if size else block.spot / key
            if size and card.sizes is not None and size not in card.sizes:
                spot.fault(text('size "{size}" is not defined in card.toml', size=size), one_of(size, card.sizes))
            if cents > card.price_limit:
                better = f"{cents // 10_000}.{cents // 100 % 100:02d}"
                what = text("{written} is a very high price", written=spot.written)
                spot.fault(what, text("did you mean {better}? Else set price_limit in card.toml", better=better))


def _same_sizes(item: Block) -> None:
    """pickup_price and amount have the sizes of the price."""
    price = item.values.get("price")
    for key in ("pickup_price", "amount"):
        other = item.values.get(key)
        if price is not None and other is not None and set(other) != set(price):
            example = (
                f"{key} = {{ {', '.join(f'{size} = ...' for size in price)} }}" if ANY not in price else f"{key} = ..."
            )
            what = text("{key} has not the same sizes as the price", key=key)
            (item.spot / key).fault(what, text("write {example}", example=example))


def check_signs(block: Block, card: CardDraft) -> None:
    """Signs are defined; traces are allergens; nothing is contained and a trace at once."""
    if card.codes is None:
        return
    for key in ("codes", "traces"):
        for place, sign in enumerate(block.values.get(key, ())):
            spot = block.spot / key / place
            if sign not in card.codes:
                spot.fault(
                    text('"{sign}" is not defined under [codes] in card.toml', sign=sign), one_of(sign, card.codes)
                )
            elif key == "traces" and not _allergen(card.codes[sign]):
                spot.fault(
                    text('"{sign}" is no allergen, and only allergens leave traces', sign=sign), text("take it out")
                )
            elif key == "traces" and sign in block.values.get("codes", ()):
                what = text('"{sign}" is contained, so it is no trace', sign=sign)
                spot.warn(what, text("take it out of one of the two lists"))


def _allergen(word: str | None) -> bool:
    return word is None or word.split(":")[0] in ALLERGENS


def contradicted(diet: str, values: Values, codes: Mapping[str, str | None]) -> str:
    """The first sign that cannot be in such a dish; "" if there is none."""
    signs = [*values.get("codes", ()), *(values.get("traces", ()) if diet in FREE else ())]
    return next((sign for sign in signs if (codes.get(sign) or "").split(":")[0] in FORBIDDEN[diet]), "")


def _diets(item: Block, card: CardDraft) -> None:
    """The signs count: a diet that they contradict is a danger to whoever believes it."""
    codes = card.codes or {}
    for place, diet in enumerate(item.values.get("diet", ())):
        if sign := contradicted(diet, item.values, codes):
            what = text('{diet} contradicts sign "{sign}" ({word})', diet=diet, sign=sign, word=codes[sign] or "")
            (item.spot / "diet" / place).fault(what, text("correct diet or codes: somebody may be harmed by it"))


def _bottle(item: Block, tax: object) -> None:
    """PAngV: what is prepacked shows its base price, and a deposit says that it is."""
    if tax == "drink" and item.values.get("deposit") and "amount" not in item.keys:
        what = text("a drink with a deposit needs its fill quantity")
        (item.spot / "deposit").fault(what, text("write {example}", example='amount = "0,33 l"'))


def _defined(spot: Spot, values: Values, key: str, known: Iterable[str] | None) -> None:
    if key in values and known is not None and values[key] not in known:
        what = text('{key} "{word}" is not defined in card.toml', key=key, word=values[key])
        (spot / key).fault(what, one_of(values[key], known))


def _listed(spot: Spot, values: Values, key: str, known: Iterable[str] | None) -> None:
    for place, word in enumerate(values.get(key, ())):
        if known is not None and word not in known:
            what = text('{key} "{word}" is not defined in card.toml', key=key, word=word)
            (spot / key / place).fault(what, one_of(word, known))
