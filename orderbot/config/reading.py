"""The whole of config.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from orderbot.config.fields import DATABASE, MAIL, RATE, SERVER, TOP, WHATSAPP
from orderbot.config.model import Config, MailServer, PostgresServer, Rate
from orderbot.config.place import read_place
from orderbot.config.secrets import Vault, read_secrets
from orderbot.errors import OwnerError
from orderbot.menu.blocks import read_block
from orderbot.menu.findings import Findings, Spot
from orderbot.restaurant import Restaurant
from orderbot.texts import text
from orderbot.tomlfile.reading import read_toml

HOST: Final = "127.0.0.1"
OPEN: Final = ("0.0.0.0", "::", "")  # noqa: S104
PORT: Final = 8080
SQLITE: Final = "sqlite:orderbot.db"
GRAPH: Final = "https://graph.facebook.com"
GRAPH_VERSION: Final = "v25.0"
PER_SECOND: Final = 80
MAIL_PORT: Final = 587
FREE_MESSAGES: Final = 1000


def read_config(
    name: str, data: bytes, *, environ: Mapping[str, str], read_file: Callable[[str], str], today: date
) -> Config:
    """The configuration. OwnerError with everything that is wrong, by line.

    `read_file` reads the file of a secret and raises PermissionError if others may read it too.
    """
    document = read_toml(name, data)
    if document.broken:
        raise OwnerError(*document.complaints)
    findings = Findings()
    top = Spot(document, findings)
    config = _config(document.data, top, Vault(environ, read_file), today)
    complaints = sorted(findings.complaints, key=lambda complaint: complaint.line)
    if findings.errors:
        raise OwnerError(*(complaint for complaint in complaints if not complaint.warning))
    return Config(**config, file=name, warnings=tuple(complaints))


def _config(raw: dict[str, Any], top: Spot, vault: Vault, today: date) -> dict[str, Any]:
    blocks = read_block(TOP, raw, top, ())
    server = read_block(SERVER, blocks.get("server", {}), top / "server", ())
    database = read_block(DATABASE, blocks.get("database", {}), top / "database", ())
    whatsapp = read_block(WHATSAPP, blocks.get("whatsapp", {}), top / "whatsapp", ())
    host, port = server.get("host", HOST), server.get("port", PORT)
    if host in OPEN:
        (top / "server" / "host").warn(
            text("the bot is open to the whole network, without TLS"),
            text('put a proxy before it and write host = "127.0.0.1"; docs/operating.md shows one'),
        )
    return {
        "host": host,
        "port": port,
        "address": server.get("address", f"http://{_bracketed(host)}:{port}"),
        "public_url": server.get("public_url", f"http://{host}:{port}"),
        "database": database.get("url", SQLITE),
        "postgres": _postgres(database, blocks.get("database", {}), top / "database", vault),
        "api_url": whatsapp.get("api_url", GRAPH),
        "api_version": whatsapp.get("api_version", GRAPH_VERSION),
        "app_secrets": read_secrets(whatsapp.get("app_secret"), top / "whatsapp" / "app_secret", vault),
        "verify_tokens": read_secrets(whatsapp.get("verify_token"), top / "whatsapp" / "verify_token", vault),
        "per_second": whatsapp.get("per_second", PER_SECOND),
        "free_messages": whatsapp.get("free_messages", FREE_MESSAGES),
        "mail": _mail(blocks["mail"], top / "mail", vault) if "mail" in blocks else None,
        "rates": _rates(blocks.get("whatsapp", {}), top / "whatsapp" / "rate"),
        "restaurants": _restaurants(blocks.get("restaurant"), top / "restaurant", vault, today),
    }


def _bracketed(host: str) -> str:
    """A host as it stands in an address; one that listens everywhere is reached here."""
    host = "127.0.0.1" if host in OPEN else host
    return f"[{host}]" if ":" in host else host


def _postgres(values: dict[str, Any], raw: object, spot: Spot, vault: Vault) -> PostgresServer | None:
    url = values.get("url", SQLITE)
    if url.startswith("sqlite:") or not isinstance(raw, dict):
        return None  # a file needs no password: it is not even looked for
    password = read_secrets(raw.get("password"), spot / "password", vault)
    limits = {key: values[key] for key in ("readers", "timeout", "direct_url") if key in values}
    return PostgresServer(url, password[0] if password else "", **limits)


def _mail(raw: object, spot: Spot, vault: Vault) -> MailServer | None:
    values = read_block(MAIL, raw, spot, ())
    password = read_secrets(raw.get("password"), spot / "password", vault) if isinstance(raw, dict) else ()
    if not {"host", "from"} <= set(values):
        return None
    return MailServer(
        host=values["host"],
        sender=values["from"],
        port=values.get("port", MAIL_PORT),
        user=values.get("user", ""),
        password=password[0] if password else "",
    )


def _rates(raw: object, spot: Spot) -> tuple[Rate, ...]:
    entries = raw.get("rate", []) if isinstance(raw, dict) else []
    if not isinstance(entries, list):
        spot.fault(
            text("there may be several of {key}", key="rate"), text("write {example}", example="[[whatsapp.rate]]")
        )
        return ()
    found = [read_block(RATE, entry, spot / place, ()) for place, entry in enumerate(entries)]
    whole = [Rate(**values) for values in found if len(values) == len(RATE)]
    return tuple(sorted(whole, key=lambda rate: rate.start))


def _restaurants(raw: object, spot: Spot, vault: Vault, today: date) -> dict[str, Restaurant]:
    if not isinstance(raw, dict) or not any(isinstance(block, dict) for block in raw.values()):
        spot.fault(text("there is no restaurant"), text("write one block for each: [restaurant.bella]"))
        return {}
    places = [read_place(block, spot / id_, vault, today) for id_, block in raw.items()]
    lines: dict[str, int] = {}  # phone_number_id -> where it stands
    for place in places:
        if place is None:
            continue
        here = spot / place.id / "phone_number_id"
        if place.phone_number_id in lines:
            here.fault(
                text("this WhatsApp number is already in line {line}", line=lines[place.phone_number_id]),
                text("each restaurant has its own number"),
            )
        lines.setdefault(place.phone_number_id, here.line)
    return {place.id: place for place in places if place}
