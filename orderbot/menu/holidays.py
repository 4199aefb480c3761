"""Public holidays of a state, by the holidays library. A region is country and state: "DE-BB"."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays


@lru_cache(maxsize=256)
def public_holidays(region: str, year: int) -> frozenset[date]:
    """The holidays of that year; none without a region. ValueError for a region nobody knows."""
    if not region:
        return frozenset()
    check_region(region)
    country, _, state = region.partition("-")
    return frozenset(holidays.country_holidays(country, subdiv=state or None, years=year, expand=False))


def check_region(region: str) -> None:
    """ValueError unless it is a country, with its state where the holidays differ from state to state."""
    country, _, state = region.partition("-")
    states = known_countries().get(country)
    if states is None:
        raise ValueError(f"no country {country!r}")
    if state not in states and (state or "-" in region or country == "DE"):
        raise ValueError(f"no state {state!r} in {country}")


@lru_cache
def known_countries() -> dict[str, tuple[str, ...]]:
    """Country code -> the codes of its states."""
    return {country: tuple(states) for country, states in holidays.list_supported_countries().items()}
