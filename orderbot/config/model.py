"""What config.toml says, checked and frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from orderbot.errors import Complaint
from orderbot.restaurant import Restaurant


@dataclass(frozen=True, slots=True)
class Rate:
    """What the channel charges for a delivered message, in hundredths of a cent, from a day on."""

    start: date
    service: int
    utility: int


@dataclass(frozen=True, slots=True)
class MailServer:
    host: str
    sender: str
    port: int = 587
    user: str = ""
    password: str = field(default="", repr=False)
    plain: bool = False  # no TLS: a server on this machine


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """Where the database is, if it is no file, and how long it may take for an answer."""

    url: str
    password: str = field(default="", repr=False)
    readers: int = 4  # connections beside the one that writes
    timeout: int = 30  # seconds of one statement, and of connecting
    direct_url: str = ""  # of the server itself, if `url` is a pooler's that lends connections by the transaction

    @property
    def session(self) -> str:
        """Where a connection has a session of its own."""
        return self.direct_url or self.url

    def __str__(self) -> str:
        return self.url


@dataclass(frozen=True, slots=True)
class Config:
    file: str
    host: str
    port: int
    public_url: str  # where customers, printers and Meta reach us, without a slash at the end
    database: str  # "sqlite:orderbot.db", or the address in `postgres`
    api_url: str
    api_version: str
    app_secrets: tuple[str, ...] = field(repr=False)  # two during rotation
    verify_tokens: tuple[str, ...] = field(repr=False)
    per_second: int = 80  # messages of one number
    free_messages: int = 1000  # a month and number
    mail: MailServer | None = None
    postgres: PostgresServer | None = None
    address: str = ""  # where the other workers on the same server reach us; "": there are none
    rates: tuple[Rate, ...] = ()  # oldest first
    restaurants: dict[str, Restaurant] = field(default_factory=dict)
    warnings: tuple[Complaint, ...] = ()  # what works, but should not stay so
