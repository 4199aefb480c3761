"""Do we deliver there, from which sum, for which fee?"""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderbot.ordering.zones import distance_km, fee, missing, zone_at, zone_for
from orderbot.restaurant import Restaurant, Zone

BELZIG = (52.1422, 12.5953)
NEAR = Zone(postcodes=("14806",), minimum=1500, fee=200, free_from=4000)
FAR = Zone(postcodes=("14827", "14828"), minimum=2500, fee=400)
INNER, OUTER = Zone(km=3.0), Zone(km=8.0)


def restaurant(*zones, location=BELZIG):
    return Restaurant(
        "bella", "Bella", Path("menu"), ZoneInfo("Europe/Berlin"), "de", "1", "", zones=zones, location=location
    )


def test_a_postcode_is_in_the_zone_that_lists_it():
    place = restaurant(INNER, NEAR, FAR)
    assert zone_for(place, "14806") is NEAR
    assert zone_for(place, " 148 28 ") is FAR
    assert zone_for(place, "14829") is None
    assert zone_for(place, "") is None


def test_a_place_is_in_the_narrowest_circle_that_holds_it():
    place = restaurant(OUTER, INNER, NEAR)
    assert zone_at(place, *BELZIG) is INNER
    assert zone_at(place, 52.1422 + 2.9 / 111.2, 12.5953) is INNER
    assert zone_at(place, 52.1422 + 3.1 / 111.2, 12.5953) is OUTER
    assert zone_at(place, 52.1422, 12.5953 + 7.9 / 68.25) is OUTER
    assert zone_at(place, 52.1422, 12.5953 + 8.1 / 68.25) is None


def test_without_circles_or_location_no_place_is_in_a_zone():
    assert zone_at(restaurant(NEAR), *BELZIG) is None
    assert zone_at(restaurant(OUTER, location=None), *BELZIG) is None


@pytest.mark.parametrize(
    ("here", "there", "km"),
    [
        ((52.5200, 13.4050), (48.1372, 11.5755), 504.4),
        ((50.9375, 6.9603), (50.9375, 6.9603), 0),
        ((0, 0), (0, 180), 20015.1),
    ],
)
def test_distances_are_those_of_the_globe(here, there, km):
    assert distance_km(here, there) == pytest.approx(km, abs=0.3)


@given(st.integers(0, 10_000))
def test_the_fee_is_dropped_from_the_sum_that_is_free(goods):
    assert fee(NEAR, goods) == (0 if goods >= 4000 else 200)
    assert fee(FAR, goods) == 400


def test_a_zone_may_be_free_from_nothing():
    assert fee(Zone(fee=100, free_from=0), 0) == 0


@given(st.integers(0, 10_000))
def test_what_is_missing_just_reaches_the_minimum(goods):
    short = missing(NEAR, goods)
    assert goods + short >= 1500
    assert short == 0 or goods + short == 1500
