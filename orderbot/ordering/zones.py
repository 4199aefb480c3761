"""Do we deliver there, from which sum of goods, for which fee? Money in integer cents."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Final

from orderbot.restaurant import Restaurant, Zone

EARTH_KM: Final = 6371.0088  # mean radius, IUGG


def zone_for(restaurant: Restaurant, postcode: str) -> Zone | None:
    """The zone that lists the postcode; spaces in it do not count."""
    wanted = "".join(postcode.split()).upper()
    return next((zone for zone in restaurant.zones if wanted in zone.postcodes), None)


def zone_at(restaurant: Restaurant, lat: float, lon: float) -> Zone | None:
    """The narrowest circle that holds the place (degrees north, east); None without circles or location."""
    if restaurant.location is None:
        return None
    far = distance_km(restaurant.location, (lat, lon))
    return min((zone for zone in restaurant.zones if zone.km >= far and zone.km), key=lambda z: z.km, default=None)


def distance_km(here: tuple[float, float], there: tuple[float, float]) -> float:
    """As the crow flies, by the haversine formula."""
    north, east, north2, east2 = map(radians, (*here, *there))
    half = sin((north2 - north) / 2) ** 2 + cos(north) * cos(north2) * sin((east2 - east) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


def fee(zone: Zone, goods: int) -> int:
    """The fee for goods of so many cents (without deposit)."""
    return 0 if zone.free_from is not None and goods >= zone.free_from else zone.fee


def missing(zone: Zone, goods: int) -> int:
    """Cents of goods that are missing to the minimum; 0 if it is reached."""
    return max(0, zone.minimum - goods)
