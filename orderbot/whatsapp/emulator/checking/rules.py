"""The rules all messages share, each with the code and the words Meta refuses with. Lengths are UTF-16 units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from orderbot.whatsapp import limits

STRUCTURE: Final = 100
MISSING: Final = 131008
INVALID: Final = 131009
UNSUPPORTED: Final = 131051
MEDIA: Final = 131053
PARAMETERS: Final = 132000
NO_TEMPLATE: Final = 132001
PAUSED: Final = 132015
NOT_TO_USER: Final = 131062
PHONE: Final = re.compile(r"\+?[1-9][0-9]{6,14}", re.ASCII)
USER: Final = re.compile(r"[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}", re.ASCII)

Part = Mapping[str, Any]


class Refused(Exception):
    """With Meta's code and the details an `error_data` has."""

    def __init__(self, code: int, details: str) -> None:
        super().__init__(details)
        self.code = code
        self.details = details


def table(source: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    if key not in source:
        raise Refused(MISSING, f"{key} is required")
    found = source[key]
    if not isinstance(found, dict):
        raise Refused(STRUCTURE, f"{key} must be an object")
    return found


def objects(source: Mapping[str, Any], key: str, most: int) -> list[Mapping[str, Any]]:
    found = source.get(key)
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise Refused(STRUCTURE, f"{key} must be a list of objects")
    if not 1 <= len(found) <= most:
        raise Refused(INVALID, f"{len(found)} {key}, 1 to {most} are allowed")
    return found


def filled(source: Mapping[str, Any], key: str, most: int) -> str:
    if key not in source:
        raise Refused(MISSING, f"{key} is required")
    found = source[key]
    if not isinstance(found, str) or not found.strip() or limits.clean(found) != found:
        raise Refused(INVALID, f"{key} must be a text that is not empty")
    if limits.units(found) > most:
        raise Refused(INVALID, f"{key} has {limits.units(found)} characters, at most {most}")
    return found


def one_line(source: Mapping[str, Any], key: str, most: int) -> str:
    found = filled(source, key, most)
    if "\n" in found:
        raise Refused(INVALID, f"{key} must be one line")
    return found


def identified(source: Mapping[str, Any], most: int) -> str:
    found = filled(source, "id", most)
    if found != found.strip():
        raise Refused(INVALID, "id must not have spaces around it")
    return found


def only(source: Mapping[str, Any], *keys: str) -> None:
    if unknown := sorted(set(source) - set(keys)):
        raise Refused(STRUCTURE, f'Unexpected key "{unknown[0]}"')


def unique(what: str, values: list[str]) -> None:
    if len(set(values)) < len(values):
        raise Refused(INVALID, f"duplicated {what}")


def named(name: str, action: Mapping[str, Any]) -> None:
    if action.get("name") != name:
        raise Refused(INVALID, f"the action's name must be {name}")


def matching(source: Mapping[str, Any], key: str, pattern: re.Pattern[str]) -> None:
    if key in source and not (isinstance(source[key], str) and pattern.fullmatch(source[key])):
        raise Refused(INVALID, f"{key} is no valid recipient")


def one_of(source: Part, key: str, allowed: tuple[str, ...]) -> str:
    found = filled(source, key, 64)
    if found not in allowed:
        raise Refused(INVALID, f"{key} must be one of {', '.join(allowed)}")
    return found


def address(source: Part, key: str) -> str:
    """A web address that Meta could fetch or open."""
    found = filled(source, key, limits.URL)
    if not found.startswith(("https://", "http://")) or any(map(str.isspace, found)):
        raise Refused(INVALID, f"{key} must start with http:// or https://")
    return found
