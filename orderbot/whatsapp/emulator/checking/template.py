"""Messages from an approved template: the only ones Meta lets through outside the 24-hour window."""

from __future__ import annotations

from typing import Final

from orderbot.whatsapp import limits
from orderbot.whatsapp.emulator.checking.rules import (
    INVALID,
    STRUCTURE,
    Part,
    Refused,
    filled,
    objects,
    one_of,
    only,
    table,
)

PLACES: Final = ("header", "body", "button", "footer", "carousel", "limited_time_offer")


def template(part: Part) -> None:
    only(part, "name", "language", "components", "namespace")
    filled(part, "name", 512)
    language = table(part, "language")
    only(language, "code", "policy")
    filled(language, "code", 32)
    for component in objects(part, "components", 20) if part.get("components") else ():
        kind = component.get("type")
        if not isinstance(kind, str) or kind.lower() not in PLACES:
            raise Refused(STRUCTURE, f"type of a component must be one of {', '.join(PLACES)}")
        if kind.lower() == "button":
            _button(component)
        for parameter in objects(component, "parameters", 50) if component.get("parameters") else ():
            _parameter(parameter)


def parameters(part: Part, place: str) -> int:
    """How many a component has."""
    found = part.get("components") or ()
    return sum(len(each.get("parameters", ())) for each in found if str(each["type"]).lower() == place)


def _button(component: Part) -> None:
    if not str(component.get("index", "")).isdigit():
        raise Refused(INVALID, "index of a button must be a number")
    filled(component, "sub_type", 32)


def _parameter(parameter: Part) -> None:
    kind = one_of(
        parameter,
        "type",
        ("text", "currency", "date_time", "image", "video", "document", "location", "payload", "action", "coupon_code"),
    )
    if kind == "text" and isinstance(parameter.get("text"), str):
        said = filled(parameter, "text", limits.TEXT)
        if "\n" in said or "\t" in said or "     " in said:
            raise Refused(INVALID, "a parameter must not have line breaks, tabs or more than 4 spaces in a row")
