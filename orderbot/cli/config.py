"""What every command with a configuration shares: where it is, how its faults are told."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click
import tomli

from orderbot.app import now
from orderbot.cli.menu import owner_language
from orderbot.cli.menu.telling import LANG
from orderbot.config import Config, read_config
from orderbot.errors import Complaint, OwnerError, PassingError
from orderbot.storage import beside
from orderbot.texts import text
from orderbot.wording.render import complain

config_option = click.option(
    "--config", "config_file", type=click.Path(path_type=Path), help="Default: $ORDERBOT_CONFIG, else config.toml."
)


@contextmanager
def owners_faults(*, passing: int = 2) -> Iterator[None]:
    """An owner's mistake ends the command with its lines on stderr and exit code 2; what may pass, with `passing`."""
    try:
        yield
    except OwnerError as error:
        for complaint in error.complaints:
            click.echo(complain(complaint, owner_language()), err=True)
        sys.exit(passing if isinstance(error, PassingError) else 2)


def chosen(context: click.Context, config_file: Path | None) -> Path:
    """--config after the command, before it, the environment, or config.toml here.

    Faults are told in its language unless --lang named one.
    """
    file = config_file or context.obj or Path(os.environ.get("ORDERBOT_CONFIG") or "config.toml")
    context.find_root().meta.setdefault(LANG, _language(file))
    return file


def _language(file: Path) -> str:
    """Of the first restaurant, as far as the file can be read; "" without one."""
    try:
        places = tomli.loads(file.read_text(encoding="utf-8")).get("restaurant", {}).values()
        return next((str(each.get("language", "de")) for each in places if isinstance(each, dict)), "")
    except (OSError, ValueError, AttributeError):
        return ""


def load(config_file: Path) -> Config:
    """The configuration. OwnerError with all its faults."""
    try:
        content = config_file.read_bytes()
    except OSError as error:
        what = text("the configuration cannot be read ({error})", error=error.strerror or "")
        remedy = text("copy config.example.toml to config.toml, or name another file with --config")
        raise OwnerError(Complaint(str(config_file), 0, what, remedy)) from None
    config = read_config(str(config_file), content, environ=os.environ, read_file=read_secret, today=now().date())
    # whatever the configuration names stands beside it, wherever the command is called
    beside = {place.id: replace(place, menu=config_file.parent / place.menu) for place in config.restaurants.values()}
    return replace(config, restaurants=beside)


def database(file: Path, config: Config) -> beside.Where:
    """Where the store is: a file beside the configuration, or a server with its password, which this terminal knows."""
    if config.postgres is None:
        return file.parent / config.database.removeprefix("sqlite:")
    return replace(config.postgres, password=_password(file))


def database_file(file: Path, config: Config) -> Path:
    """The same for what only a file can do. OwnerError if it is on a server."""
    where = database(file, config)
    if isinstance(where, Path):
        return where
    what = text("this command copies a file, and the database is on a PostgreSQL server")
    raise OwnerError(Complaint(str(file), 0, what, text("use pg_dump and pg_restore; docs/scaling.md shows how")))


def _password(file: Path) -> str:
    """Of all secrets the one of the database alone: "" if none is named."""
    raw = tomli.loads(file.read_text(encoding="utf-8")).get("database", {}).get("password")
    match raw:
        case [first, *_]:
            raw = first
    match raw:
        case {"env": str(name)}:
            return os.environ.get(name, "").strip()
        case {"file": str(path)}:
            return _secret_of(file, path)
    return ""


def _secret_of(file: Path, path: str) -> str:
    try:
        return read_secret(path)
    except OSError as error:
        what = text("the password of the database cannot be read: {error}", error=str(error))
        raise OwnerError(Complaint(str(file), 0, what, text("check the file and who may read it"))) from None


def read_secret(path: str) -> str:
    """A secret's file. PermissionError if others may read it."""
    file = Path(path)
    if os.name == "posix" and file.stat().st_mode & 0o077:
        raise PermissionError(f"{path} is readable by others; chmod 600 {path}")
    return file.read_text(encoding="utf-8").strip()
