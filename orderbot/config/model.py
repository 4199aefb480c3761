"""What config.toml says, checked and frozen."""

from __future__ import annotations

from dataclasses import dataclass, field

from orderbot.errors import Complaint
from orderbot.restaurant import Restaurant


@dataclass(frozen=True, slots=True)
class Config:
    file: str
    host: str
    port: int
    public_url: str  # where customers, printers and Meta reach us, without a slash at the end
    database: str  # "sqlite:orderbot.db"
    api_url: str
    api_version: str
    app_secrets: tuple[str, ...] = field(repr=False)  # two during rotation
    verify_tokens: tuple[str, ...] = field(repr=False)
    restaurants: dict[str, Restaurant] = field(default_factory=dict)
    warnings: tuple[Complaint, ...] = ()  # what works, but should not stay so
