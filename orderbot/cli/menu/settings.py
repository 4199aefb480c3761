"""The configuration, as far as a card's commands need it: restaurants and the database, no secrets."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

import click
import msgspec

from orderbot.app import now
from orderbot.cli.menu.telling import give_up
from orderbot.config import Config, read_config
from orderbot.conversation.model import Conversation
from orderbot.conversation.welcome_back import KEPT
from orderbot.errors import Complaint, OwnerError
from orderbot.menu.model import Menu
from orderbot.menu.version import from_json
from orderbot.restaurant import Restaurant
from orderbot.storage.peek import peek
from orderbot.stored import unpack_talk
from orderbot.texts import text

DEFAULT: Final = Path("config.toml")
config_option = click.option(
    "--config", "config_file", type=click.Path(path_type=Path), help="Default: $ORDERBOT_CONFIG, else config.toml."
)


class _Unneeded(Mapping[str, str]):
    """Every secret is there: these commands use none, and an owner's own terminal need not know them."""

    def __getitem__(self, name: str) -> str:
        return "unneeded"

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@dataclass(frozen=True, slots=True)
class Place:
    """The restaurant a card's folder belongs to, and its database."""

    restaurant: Restaurant
    database: Path

    def card(self) -> Menu | None:
        """The card that is in use; None if it is not known."""
        content, _ = peek(self.database, self.restaurant.id)
        try:
            return from_json(content.encode()) if content else None
        except msgspec.ValidationError:  # of a release that knew other cards
            return None

    def open_carts(self) -> list[Conversation]:
        """Conversations with something in the cart that the bot still keeps."""
        _, states = peek(self.database, self.restaurant.id)
        talks = (unpack_talk(state, self.restaurant.timezone) for state in states)
        return [talk for talk in talks if (talk.cart or talk.pending) and talk.heard and _silent(talk) <= KEPT]


def _silent(talk: Conversation) -> timedelta:
    return now() - talk.heard if talk.heard else timedelta.max


def place_of(context: click.Context, config_file: Path | None, *folders: Path) -> Place | None:
    """The restaurant of the first of these folders that is one's card; None without a configuration.

    A configuration that was named and is wrong ends the command; a wrong config.toml that only lies here does not.
    """
    named = config_file or context.find_root().obj or os.environ.get("ORDERBOT_CONFIG")
    file = Path(named or DEFAULT)
    if not named and not file.is_file():
        return None
    try:
        config = read_without_secrets(file)
    except OwnerError as error:
        if named:
            give_up(error)
        return None
    database = file.parent / config.database.removeprefix("sqlite:")
    for folder in folders:
        for restaurant in config.restaurants.values():
            if folder.resolve() in (restaurant.menu.resolve(), (file.parent / restaurant.menu).resolve()):
                return Place(restaurant, database)
    return None


def read_without_secrets(file: Path) -> Config:
    """The configuration; every secret in it is a placeholder. OwnerError with all its faults."""
    try:
        content = file.read_bytes()
    except (OSError, ValueError) as error:
        what = text("the configuration cannot be read ({error})", error=getattr(error, "strerror", None) or "")
        remedy = text("copy config.example.toml to config.toml, or name another file with --config")
        raise OwnerError(Complaint(str(file), 0, what, remedy)) from None
    return read_config(str(file), content, environ=_Unneeded(), read_file=lambda path: "unneeded", today=now().date())
