"""One [restaurant.x] -> Restaurant. Whatever is wrong is told; what is right is read on, so that one run finds all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from orderbot import printerurl
from orderbot.config.fields import BOARD, BUSY, EVENT, LIMITS, PICKUP, PRINTER, RESTAURANT, ZONE
from orderbot.config.secrets import Vault, read_secrets
from orderbot.menu.blocks import Values, read_block
from orderbot.menu.fields import Field
from orderbot.menu.findings import Spot, one_of
from orderbot.menu.hours import night_ends, parse_hours
from orderbot.restaurant import Board, Event, Limits, PrinterConfig, Restaurant, Zone
from orderbot.texts import text

BERLIN: Final = ZoneInfo("Europe/Berlin")
DEFAULTS: Final[Values] = {"timezone": BERLIN, "language": "de"}
PICKUP_MINUTES: Final = 20
SHORTEST_PIN: Final = 4
# What the law, or common sense, asks of whoever sells; § 5 DDG, Art. 13 GDPR, § 312i BGB.
TO_SERVE: Final = {
    "imprint": text("write the address of the web page with your imprint; the law asks for it (§ 5 DDG)"),
    "privacy": text("write the address of your privacy notice; the law asks for it (Art. 13 GDPR)"),
    "phone": text('write phone = "+49…": who cannot go on in chat must be able to call; the law asks for it'),
    "address": text('write address = "Marktplatz 1, 14806 Bad Belzig": customers must know who sells and where'),
    "printer": text(
        "write a [[restaurant.NAME.printer]] block, or nobody sees an order: its url is that of a printer, "
        "or chat: for messages to staff, or file: for files (docs/printing.md)"
    ),
}
SHORTEST_KEY: Final = 8


def read_place(raw: object, spot: Spot, vault: Vault, today: date) -> Restaurant | None:
    """The restaurant; None if a key is missing that it cannot be without. Complaints are in the findings."""
    if not re.fullmatch("[a-z0-9][a-z0-9_-]{0,39}", spot.key):
        spot.fault(
            text('"{id}" cannot be used in a web address', id=spot.key),
            text("write small letters, digits and hyphens: [restaurant.bella]"),
        )
    if not isinstance(raw, dict):
        read_block(RESTAURANT, raw, spot, ())
        return None
    values = DEFAULTS | read_block(RESTAURANT, raw, spot, ())
    zone = values["timezone"]
    token = read_secrets(raw.get("token"), spot / "token", vault)
    pin = read_secrets(raw.get("staff_pin"), spot / "staff_pin", vault)
    _long_enough(pin, spot / "staff_pin")
    values |= {
        "id": spot.key,
        "menu": Path(values.get("menu", "")),
        "token": token[0] if token else "",
        "staff_pin": pin[0] if pin else "",
        "pickup_minutes": _pickup(raw, spot),
        "zones": _zones(values, raw, spot),
        "printers": _printers(raw, spot, vault),
        "events": _events(raw, spot, zone, vault),
        "board": _board(raw, spot, vault),
        **_busy(raw, spot),
        "limits": Limits(**read_block(LIMITS, raw.get("limits", {}), spot / "limits", ())),
    }
    _judge(values, raw, spot, today)
    if any(field.required and field.key not in values for field in RESTAURANT):
        return None
    if "night_ends" not in values:
        hours = parse_hours(values["hours"], timezone=zone, holidays=values.get("holidays", ""), today=today)
        values["night_ends"] = night_ends(hours)
    return Restaurant(**{field.name: values[field.name] for field in fields(Restaurant) if field.name in values})


def _long_enough(pin: tuple[str, ...], spot: Spot) -> None:
    if pin and len(pin[0]) < SHORTEST_PIN:
        spot.fault(text("the PIN is too short"), text("take at least {count} digits or letters", count=SHORTEST_PIN))


def _board(raw: Values, spot: Spot, vault: Vault) -> Board | None:
    if "board" not in raw:
        return None
    here = spot / "board"
    found = read_block(BOARD, raw["board"], here, ())
    if not isinstance(raw["board"], dict):
        return None
    key = read_secrets(raw["board"].get("key"), here / "key", vault)
    pin = read_secrets(raw["board"].get("pin"), here / "pin", vault)
    _long_enough(pin, here / "pin")
    if key and len(key[0]) < SHORTEST_KEY:
        (here / "key").fault(
            text("the key is too short: whoever guesses it sees names and addresses"),
            text(
                "take at least {count} letters and digits, for example from: openssl rand -hex 16", count=SHORTEST_KEY
            ),
        )
    return Board(key[0], pin[0] if pin else "", found.get("push", False)) if key else None


def _busy(raw: Values, spot: Spot) -> Values:
    found = read_block(BUSY, raw.get("busy", {}), spot / "busy", ())
    return {"busy_orders": found.get("orders", 0), "busy_total": found.get("total", 0)}


def _judge(values: Values, raw: Values, spot: Spot, today: date) -> None:
    """What only shows when the keys are seen together."""
    if "pickup" not in raw and "zone" not in raw:
        spot.fault(
            text("customers can neither pick up here nor have it brought"),
            text("write {example}, or a zone", example=f"[restaurant.{spot.key}.pickup]"),
        )
    if values.get("payments") == ():
        (spot / "payments").fault(text("{key} is empty", key="payments"), text('write payments = ["cash", "card"]'))
    if "hours" in values and "holidays" not in raw:
        hours = parse_hours(values["hours"], timezone=values["timezone"], holidays="", today=today)
        if hours.names_holidays:
            (spot / "hours").fault(
                text("the hours speak of holidays, but not of which state"),
                text("write country and state: {example}", example='holidays = "DE-BB"'),
            )
    for key, remedy in TO_SERVE.items():
        if key not in raw:
            spot.warn(text("{block} has no {key}", block=f"[restaurant.{spot.key}]", key=key), remedy, serving=True)
    if values.get("sell_age"):
        (spot / "sell_age").warn(
            text("WhatsApp's rules forbid selling alcohol and tobacco by chat: the number may be taken from you"),
            text("write sell_age = 0, and sell it at the counter"),
        )


def _blocks(table: Sequence[Field], raw: Values, spot: Spot, key: str) -> list[tuple[Values, Spot]]:
    """The entries of [[restaurant.x.key]] with their places."""
    entries = raw.get(key, [])
    here = spot / key
    if not isinstance(entries, list):
        header = f"[[restaurant.{spot.key}.{key}]]"
        here.fault(text("there may be several of {key}", key=key), text("write {example}", example=header))
        return []
    return [(read_block(table, entry, here / place, ()), here / place) for place, entry in enumerate(entries)]


def _pickup(raw: Values, spot: Spot) -> int | None:
    if "pickup" not in raw:
        return None
    minutes: int = read_block(PICKUP, raw["pickup"], spot / "pickup", ()).get("minutes", PICKUP_MINUTES)
    return minutes


def _zones(place: Values, raw: Values, spot: Spot) -> tuple[Zone, ...]:
    found: list[Zone] = []
    seen: dict[str, int] = {}  # postcode -> line
    for values, here in _blocks(ZONE, raw, spot, "zone"):
        if ("postcodes" in values) == ("km" in values) and not _told(here, "postcodes", "km"):
            here.fault(
                text("a zone is either postcodes or a distance"),
                text('write postcodes = ["14806"], or km = 3.5'),
            )
        if "km" in values and "location" not in raw:
            (here / "km").fault(
                text("a distance needs to know from where"),
                text("write {example}", example=f"location = [52.1422, 12.5953] in [restaurant.{spot.key}]"),
            )
        for code in values.get("postcodes", ()):
            if code in seen:
                (here / "postcodes").fault(
                    text("the postcode {code} is already in line {line}", code=code, line=seen[code]),
                    text("keep it in one zone"),
                )
            seen.setdefault(code, (here / "postcodes").line)
        if "minimum" in values and "fee" in values:
            found.append(Zone(**values))
    return tuple(found)


def _told(spot: Spot, *keys: str) -> bool:
    """Is one of these keys there, but wrong, so that a complaint stands already?"""
    return any(
        complaint.line == (spot / key).line
        for key in keys
        if (*spot.path, key) in spot.document.positions
        for complaint in spot.findings.complaints
    )


def _printers(raw: Values, spot: Spot, vault: Vault) -> tuple[PrinterConfig, ...]:
    blocks = _blocks(PRINTER, raw, spot, "printer")
    names = [values["name"] for values, _ in blocks if "name" in values]
    found: list[PrinterConfig] = []
    for place, (values, here) in enumerate(blocks):
        name, backup = values.get("name"), values.get("backup")
        if name in [earlier.get("name") for earlier, _ in blocks[:place]]:
            (here / "name").fault(
                text('two printers are called "{name}"', name=str(name)), text("give each its own name")
            )
        if backup and (backup not in names or backup == name):
            (here / "backup").fault(
                text('there is no other printer "{name}"', name=backup),
                one_of(backup, [other for other in names if other != name]),
            )
        if "name" in values and "url" in values:
            token = _printer_token(values, raw["printer"][place], here, vault)
            pages = values.pop("code_pages", ())
            found.append(PrinterConfig(**values | {"token": token, "pages": pages}))
        if str(values.get("url", "")).startswith(f"{printerurl.CHAT}:") and not raw.get("staff"):
            (here / "url").fault(
                text("tickets as messages need somebody who gets them"),
                text("write {example}", example=f'staff = ["+4915112345678"] in [restaurant.{spot.key}]'),
            )
    return tuple(found)


def _printer_token(values: Values, raw: Values, here: Spot, vault: Vault) -> str:
    """Of a printer that polls: long enough not to be guessed, short enough for the printer's settings."""
    if not printerurl.read(values["url"]).polls:
        return ""
    if "token" not in raw:
        here.fault(
            text("a printer that polls needs a secret in its address"),
            text("write {example}", example='token = { env = "ORDERBOT_PRINTER_TOKEN" }'),
        )
        return ""
    secret = (*read_secrets(raw["token"], here / "token", vault), "")[0]
    fits = printerurl.SHORTEST_TOKEN <= len(secret) <= printerurl.LONGEST_TOKEN
    if secret and not (fits and re.fullmatch("[A-Za-z0-9_-]+", secret)):
        (here / "token").fault(
            text("the token of {name} does not fit into a printer's settings", name=values["name"]),
            text(
                "take {least} to {most} letters, digits, - and _; for example the first 22 of: openssl rand -hex 16",
                least=printerurl.SHORTEST_TOKEN,
                most=printerurl.LONGEST_TOKEN,
            ),
        )
    return secret


def _events(raw: Values, spot: Spot, zone: ZoneInfo, vault: Vault) -> tuple[Event, ...]:
    found: list[Event] = []
    for values, here in _blocks(EVENT, raw, spot, "event"):
        if not all(field.key in values for field in EVENT if field.required):
            continue
        secret = read_secrets(values.get("secret"), here / "secret", vault)
        start, until = _here(values["start"], zone), _here(values["until"], zone)
        if until <= start:
            (here / "until").fault(text("the event ends before it begins"), text("write a later time"))
        found.append(Event(**values | {"start": start, "until": until, "secret": secret[0] if secret else ""}))
    return tuple(found)


def _here(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.replace(tzinfo=zone)
