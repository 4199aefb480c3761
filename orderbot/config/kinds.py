"""Values that only the configuration has; like those of menu/kinds.py, each is read or complained of at its place."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from orderbot import printerurl
from orderbot.menu.findings import Spot, alike, one_of
from orderbot.menu.holidays import check_region, known_countries
from orderbot.menu.hours_grammar import HoursError, read_rules
from orderbot.menu.kinds import Kind, read_text, read_texts, write
from orderbot.texts import text

BARE: Final = tuple(f"{scheme}:" for scheme in (*printerurl.POLLING, printerurl.CHAT))
CODECS: Final = ("cp437", "cp850", "cp1252", "cp858", "cp852", "cp857", "cp866", "cp737")


# ---- addresses of machines -----------------------------------------------------------------------------------------


def read_url(value: object, spot: Spot) -> str | None:
    """An address that begins with http:// or https://; without a slash at the end."""
    written = read_text(value, spot)
    if written is None:
        return None
    if _host(written) and urlsplit(written).scheme in ("http", "https") and not re.search(r"\s", written):
        return written.rstrip("/")
    spot.fault(
        text('"{written}" is not a web address', written=written), write(spot, '"https://bestellung.example.de"')
    )
    return None


def read_worker(value: object, spot: Spot) -> str | None:
    """A web address that the database can note: it keeps 63 bytes."""
    url = read_url(value, spot)
    if url is None or (len(url) < 64 and url.isascii()):
        return url
    spot.fault(text("this address is too long"), write(spot, '"http://10.0.0.11:8080"'))
    return None


def _host(url: str) -> str:
    """The host; "" if there is none or the port is no number."""
    try:
        parts = urlsplit(url)
        return (parts.hostname or "") if parts.port != 0 else ""
    except ValueError:
        return ""


def read_version(value: object, spot: Spot) -> str | None:
    if isinstance(value, str) and re.fullmatch(r"v\d{1,3}\.\d{1,2}", value):
        return value
    spot.fault(text("{key} is not a version of the Graph API", key=spot.key), write(spot, '"v25.0"'))
    return None


def read_database(value: object, spot: Spot) -> str | None:
    written = read_text(value, spot)
    if written is None:
        return None
    if written.startswith("sqlite:") and written != "sqlite:":
        return written
    if re.match("postgres(ql)?:", written):
        return _read_server(written, spot)
    spot.fault(text('"{written}" is not a database', written=written), write(spot, '"sqlite:orderbot.db"'))
    return None


def read_server(value: object, spot: Spot) -> str | None:
    written = read_text(value, spot)
    return None if written is None else _read_server(written, spot)


def _read_server(written: str, spot: Spot) -> str | None:
    if not re.fullmatch(r"postgres(ql)?://[!-~]*/[!-~]+", written):
        what = text("this is not the address of a PostgreSQL database")
        spot.fault(what, write(spot, '"postgresql://user@host/name"'))
        return None
    if re.search(r"://[^/@]*:[^/@]*@|[?&]password=", written):
        spot.fault(
            text("a secret does not belong into this file"),
            text("write {example}", example='password = { env = "ORDERBOT_DATABASE_PASSWORD" }'),
        )
        return None
    return written


def read_printer_url(value: object, spot: Spot) -> str | None:
    written = read_text(value, spot)
    if written is None:
        return None
    try:
        printerurl.read(written)
    except ValueError:
        spot.fault(
            text('"{written}" is not the address of a printer', written=written),
            text(
                "write one of {examples}",
                examples=", ".join(f'url = "{each}"' for each in ("tcp://192.168.1.50:9100", "file:tickets", *BARE)),
            ),
        )
        return None
    return written


def read_code_pages(value: object, spot: Spot) -> tuple[tuple[int, str], ...] | None:
    """`["16 cp1252", "19 cp858"]`: the number of a table in the printer, and what stands in it."""
    if not isinstance(value, list) or not value:
        spot.fault(text("{key} must be a list", key=spot.key), write(spot, '["16 cp1252", "19 cp858"]'))
        return None
    pages = tuple(page for page in (_code_page(each, spot) for each in value) if page)
    return pages if len(pages) == len(value) else None


def _code_page(value: object, spot: Spot) -> tuple[int, str] | None:
    number, _, codec = str(value).partition(" ")
    if number.isdigit() and int(number) < 256 and codec.strip() in CODECS:
        return int(number), codec.strip()
    spot.fault(
        text('{key}: "{word}" is unknown', key=spot.key, word=str(value)),
        text("write a number of the printer's manual and one of {names}", names=", ".join(CODECS)),
    )
    return None


# ---- people and places ---------------------------------------------------------------------------------------------


def read_phone(value: object, spot: Spot) -> str | None:
    written = read_text(value, spot)
    if written is None:
        return None
    if re.fullmatch(r"\+[1-9]\d{6,14}", written):
        return written
    digits = re.sub(r"\D", "", written.replace("(0)", ""))
    meant = digits if written.startswith("+") else re.sub("^(00|0)", lambda m: "" if m[0] == "00" else "49", digits)
    better = f"+{meant}" if 7 <= len(meant) <= 15 else "+4915112345678"
    spot.fault(
        text('"{written}" is not a phone number with its country', written=written),
        text("write a plus and digits only: {example}", example=better),
    )
    return None


def read_phones(value: object, spot: Spot) -> tuple[str, ...] | None:
    written = read_texts(value, spot)
    if written is None:
        return None
    phones = [read_phone(each, spot / place) for place, each in enumerate(written)]
    return tuple(phone for phone in phones if phone)


def read_mail(value: object, spot: Spot) -> str | None:
    written = read_text(value, spot)
    if written is None or re.fullmatch(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+", written):
        return written
    spot.fault(text('"{written}" is not a mail address', written=written), write(spot, "you@example.de"))
    return None


def read_mails(value: object, spot: Spot) -> tuple[str, ...] | None:
    written = read_texts(value, spot)
    if written is None:
        return None
    mails = [read_mail(each, spot / place) for place, each in enumerate(written)]
    return tuple(mail for mail in mails if mail)


def read_template(value: object, spot: Spot) -> str | None:
    if value == "" or (isinstance(value, str) and re.fullmatch(r"[a-z0-9_]{1,512}", value)):
        return str(value)
    spot.fault(
        text('"{written}" is not the name of a message template', written=str(value)),
        text("copy it from WhatsApp Manager > Message templates: small letters, digits and _"),
    )
    return None


def read_number_id(value: object, spot: Spot) -> str | None:
    written = read_text(value, spot)
    if written is None or re.fullmatch(r"\d{5,20}", written):
        return written
    spot.fault(
        text('"{written}" is not the id of a WhatsApp number', written=written),
        text("copy the phone number ID from the app's page WhatsApp > API Setup; it is not the phone number"),
    )
    return None


def read_flow(value: object, spot: Spot) -> str | None:
    if value == "" or (isinstance(value, str) and re.fullmatch(r"\d{5,20}", value)):
        return str(value)
    spot.fault(
        text('"{written}" is not the id of a form', written=str(value)),
        text('copy the id from WhatsApp Manager > Flows, or write "" to ask in the chat'),
    )
    return None


def read_zone(value: object, spot: Spot) -> ZoneInfo | None:
    written = read_text(value, spot)
    if written is None:
        return None
    known = available_timezones()
    if written in known:
        return ZoneInfo(written)
    best = alike(written, known)
    spot.fault(text('"{written}" is not a time zone', written=written), write(spot, f'"{best or "Europe/Berlin"}"'))
    return None


def read_region(value: object, spot: Spot) -> str | None:
    """Country and state, such as DE-BB."""
    written = read_text(value, spot)
    if written is None:
        return None
    try:
        check_region(written)
    except ValueError:
        country, _, state = written.partition("-")
        states = known_countries().get(country)
        what = text('the holidays of "{written}" are not known', written=written)
        if states is None:
            spot.fault(what, text("write country and state: {example}", example='holidays = "DE-BB"'))
        else:
            spot.fault(
                what, text("{country} has its own in each state; {known}", country=country, known=one_of(state, states))
            )
        return None
    return written


def read_postcodes(value: object, spot: Spot) -> tuple[str, ...] | None:
    """In capitals and without spaces, as ordering/zones.py compares them."""
    written = read_texts(value, spot)
    if written is None:
        return None
    if not written:
        spot.fault(text("{key} is empty", key=spot.key), write(spot, '["14806"]'))
        return None
    good = tuple("".join(each.split()).upper() for each in written)
    for place, code in enumerate(good):
        if not re.fullmatch("[A-Z0-9-]{3,10}", code):
            what = text('"{written}" is not a postcode', written=code)
            (spot / place).fault(what, write(spot, '["14806", "14822"]'))
            return None
    return good


def read_km(value: object, spot: Spot) -> float | None:
    if _is_number(value) and 0 < float(str(value)) <= 100:
        return float(str(value))
    spot.fault(text("{key} must be a distance from 0 to 100 km", key=spot.key), write(spot, "3.5"))
    return None


def read_rate(value: object, spot: Spot) -> int | None:
    """Hundredths of a cent: Meta's prices have four digits behind the point."""
    if _is_number(value) and 0 <= Decimal(str(value)) <= 10:
        return round(Decimal(str(value)) * 10_000)
    spot.fault(text("{key} must be euros for one message", key=spot.key), write(spot, "0.0456"))
    return None


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def read_location(value: object, spot: Spot) -> tuple[float, float] | None:
    if isinstance(value, list) and len(value) == 2 and all(map(_is_number, value)):
        north, east = map(float, value)
        if abs(north) <= 90 and abs(east) <= 180:
            return north, east
    spot.fault(text("{key} must be degrees north and east", key=spot.key), write(spot, "[52.1422, 12.5953]"))
    return None


# ---- hours and days ------------------------------------------------------------------------------------------------


def read_hours(value: object, spot: Spot) -> str | None:
    """The owner's line; a fault is told with its column in the file."""
    line = read_text(value, spot)
    if line is None:
        return None
    try:
        read_rules(line)
    except HoursError as error:
        here = spot.document.positions.get(spot.path)
        column = error.column + (here.value if here else 0)
        spot.fault(text("column {column}: {what}", column=column, what=error.what), error.remedy)
        return None
    return line


def read_moment(value: object, spot: Spot) -> datetime | None:
    """A local date and time; its zone is the restaurant's, added there."""
    if isinstance(value, datetime) and value.tzinfo is None:
        return value
    if isinstance(value, datetime):
        what = text("{key} has an offset; times are those of the restaurant's clock", key=spot.key)
        spot.fault(what, write(spot, f"{value.replace(tzinfo=None).isoformat()}"))
    else:
        spot.fault(text("{key} must be a day and a time", key=spot.key), write(spot, "2026-12-04T20:00"))
    return None


def read_day(value: object, spot: Spot) -> date | None:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    spot.fault(text("{key} must be a day", key=spot.key), write(spot, "2026-12-04"))
    return None


def read_sell_age(value: object, spot: Spot) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and value in (0, 16, 18):
        return value
    spot.fault(
        text("{key} must be 0, 16 or 18", key=spot.key),
        text("write sell_age = 0 to sell nothing with an age mark by chat"),
    )
    return None


def read_minutes(value: object, spot: Spot) -> tuple[int, ...] | None:
    """Three numbers of minutes, each longer than the one before."""
    if isinstance(value, list) and len(value) == 3 and all(type(each) is int for each in value):
        first, second, last = value
        if 0 < first < second < last <= 45 and last >= 5:
            return first, second, last
    spot.fault(text("{key} must be three numbers of minutes, each longer than the one before", key=spot.key),
               write(spot, "[2, 4, 13]"))  # fmt: skip
    return None


def read_clock(value: object, spot: Spot) -> int | None:
    """Minutes after midnight, "06:00"."""
    if isinstance(value, str) and (match := re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", value.strip())):
        return int(match[1]) * 60 + int(match[2])
    spot.fault(text("{key} is no time of day", key=spot.key), write(spot, '"06:00"'))
    return None


CLOCK = Kind(read_clock, {})
URL = Kind(read_url, {})
VERSION = Kind(read_version, {})
DATABASE = Kind(read_database, {})
SERVER = Kind(read_server, {})
WORKER = Kind(read_worker, {})
PRINTER_URL = Kind(read_printer_url, {})
CODE_PAGES = Kind(read_code_pages, {})
PHONE = Kind(read_phone, {})
PHONES = Kind(read_phones, {})
NUMBER_ID = Kind(read_number_id, {})
MAIL_ADDRESS = Kind(read_mail, {})
MAILS = Kind(read_mails, {})
TEMPLATE = Kind(read_template, {})
FLOW_ID = Kind(read_flow, {})
ZONE = Kind(read_zone, {})
REGION = Kind(read_region, {})
POSTCODES = Kind(read_postcodes, {})
KM = Kind(read_km, {})
RATE = Kind(read_rate, {})
LOCATION = Kind(read_location, {})
HOURS = Kind(read_hours, {})
MOMENT = Kind(read_moment, {})
DAY = Kind(read_day, {})
SELL_AGE = Kind(read_sell_age, {})
MINUTES = Kind(read_minutes, {})
