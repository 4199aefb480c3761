"""Secrets never stand in config.toml: it names an environment variable or a file. No message ever shows one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from orderbot.menu.findings import Spot
from orderbot.texts import Text, text


@dataclass(frozen=True, slots=True)
class Vault:
    """Where secrets come from. `read_file` raises OSError for a file that is missing or that others may read."""

    environ: Mapping[str, str]
    read_file: Callable[[str], str]


def read_secrets(value: object, spot: Spot, vault: Vault) -> tuple[str, ...]:
    """One secret, or a list of two during rotation, the new one first. Empty after a complaint."""
    if value is None:
        return ()  # a missing key has been told
    if isinstance(value, list) and not 1 <= len(value) <= 2:
        spot.fault(text("{key} must be one secret, or two during rotation", key=spot.key), _form(spot))
        return ()
    places = [(each, spot / n) for n, each in enumerate(value)] if isinstance(value, list) else [(value, spot)]
    found = [_secret(each, place, vault) for each, place in places]
    return tuple(secret for secret in found if secret) if all(found) else ()


def _secret(value: object, spot: Spot, vault: Vault) -> str:
    match value:
        case {"env": str(name), **rest} if not rest:
            secret = _from_environment(name, spot, vault)
        case {"file": str(path), **rest} if not rest:
            secret = _from_file(path, spot, vault)
        case str():
            spot.fault(text("a secret does not belong into this file"), _form(spot))
            return ""
        case _:
            spot.fault(text("{key} does not say where the secret is", key=spot.key), _form(spot))
            return ""
    if secret and not re.fullmatch(r"[!-~]+", secret):
        spot.fault(
            text("the secret of {key} has spaces or letters that no secret has", key=spot.key),
            text("copy it once more"),
        )
        return ""
    return secret


def _form(spot: Spot) -> Text:
    name = f"ORDERBOT_{spot.key.upper()}"
    return text("write {example}", example=f'{spot.key} = {{ env = "{name}" }}')


def _from_environment(name: str, spot: Spot, vault: Vault) -> str:
    secret = vault.environ.get(name, "").strip()
    if not secret:
        what = text("the environment variable {name} is not set", name=name)
        spot.fault(what, text("set it before the start, or name a file: {example}", example=_file(spot)))
    return secret


def _from_file(path: str, spot: Spot, vault: Vault) -> str:
    try:
        secret = vault.read_file(path).strip()
    except PermissionError:
        what = text("{path} may be read by others, or not by us", path=path)
        spot.fault(what, text("let only the user of the bot read it: chmod 600 {path}", path=path))
        return ""
    except (OSError, ValueError):  # ValueError: no text, or a NUL in the path
        spot.fault(text("{path} cannot be read", path=path), text("write the secret into it, or correct the path"))
        return ""
    if not secret:
        spot.fault(text("{path} is empty", path=path), text("write the secret into it, or correct the path"))
    return secret


def _file(spot: Spot) -> str:
    return f'{spot.key} = {{ file = "/etc/orderbot/{spot.key}" }}'
