"""Times as people write them, read at six in the evening on Friday, 15 May 2026, in Berlin, unless said otherwise."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderbot.understanding.slots.times import ASAP, find_time

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 5, 15, 18, 0, tzinfo=BERLIN)


def read(said, now=NOW, language="", **more):
    found = find_time(said, now, language, **more)
    return found and (found.value if found.value == ASAP else found.value.strftime("%d.%m. %H:%M"))


SAID = """
um 19 Uhr = 15.05. 19:00
19:30 = 15.05. 19:30
19.30 Uhr = 15.05. 19:30
um 19.30 = 15.05. 19:30
19h = 15.05. 19:00
um 19 uhr 30 = 15.05. 19:30
halb acht = 15.05. 19:30
HALB 8 = 15.05. 19:30
viertel nach 7 = 15.05. 19:15
viertel vor acht = 15.05. 19:45
dreiviertel acht = 15.05. 19:45
viertel acht = 15.05. 19:15
fünf vor halb acht = 15.05. 19:25
zehn nach sieben = 15.05. 19:10
in einer Stunde = 15.05. 19:00
in einer halben Stunde = 15.05. 18:30
in 45 min = 15.05. 18:45
in anderthalb Stunden = 15.05. 19:30
in 1,5 Stunden = 15.05. 19:30
morgen Mittag = 16.05. 12:00
morgen 12:30 = 16.05. 12:30
morgen um 8 = 16.05. 20:00
morgen früh um 8 = 16.05. 08:00
8 Uhr morgens = 16.05. 08:00
heute Abend um 8 = 15.05. 20:00
übermorgen 19 Uhr = 17.05. 19:00
Freitag 19 Uhr = 15.05. 19:00
Freitag 17 Uhr = 22.05. 17:00
nächsten Freitag um 19 Uhr = 22.05. 19:00
am Sonntag um 18:30 = 17.05. 18:30
um halb eins am Samstag = 16.05. 12:30
am 24.12. um 18 Uhr = 24.12. 18:00
24. Dezember 18 Uhr = 24.12. 18:00
gegen 8 = 15.05. 20:00
so gegen halb neun wäre super = 15.05. 20:30
ab 19 Uhr = 15.05. 19:00
bis 19 Uhr = 15.05. 19:00
zwischen 19 und 20 Uhr = 15.05. 19:00
um 12 = 16.05. 12:00
24 Uhr = 16.05. 00:00
Guten Morgen, um 7 = 15.05. 19:00
at 8pm = 15.05. 20:00
8 p.m. = 15.05. 20:00
half seven = 15.05. 19:30
at half past seven = 15.05. 19:30
a quarter to eight = 15.05. 19:45
ten past seven = 15.05. 19:10
at seven thirty = 15.05. 19:30
in half an hour = 15.05. 18:30
in 45 minutes = 15.05. 18:45
tomorrow at noon = 16.05. 12:00
tomorrow at 7 = 16.05. 19:00
tonight at 8 = 15.05. 20:00
friday at 7 pm = 15.05. 19:00
on December 24 at 6pm = 24.12. 18:00
saat 7 buçukta = 15.05. 19:30
yarın 12:30'da = 16.05. 12:30
yarın 19:30 = 16.05. 19:30
bir saat sonra = 15.05. 19:00
yarım saat sonra = 15.05. 18:30
45 dakika sonra = 15.05. 18:45
akşam 8'de = 15.05. 20:00
sekizde = 15.05. 20:00
sekize çeyrek kala = 15.05. 19:45
yediyi on geçe = 15.05. 19:10
"""


@pytest.mark.parametrize("line", SAID.strip().splitlines())
def test_a_time_is_read_as_it_is_said(line):
    said, wished = line.rsplit(" = ", 1)
    assert read(said) == wished
    assert read(f"2x Margherita, {said.lower()}") == wished


@pytest.mark.parametrize(
    "said",
    [
        "so schnell wie möglich",
        "asap",
        "ASAP!",
        "sofort",
        "schnellstmöglich",
        "as soon as possible",
        "en kısa sürede",
        "hemen",
        "jetzt",
        "now",
        "şimdi",
    ],
)
def test_as_soon_as_possible_is_a_wish_too(said):
    assert read(said) == ASAP


@pytest.mark.parametrize(
    ("said", "wished"),
    [
        ("19", "19:00"),
        ("8", "20:00"),
        ("halb 8", "19:30"),
        ("8 Uhr", "20:00"),
        ("19.30", "19:30"),
        ("1930", "19:30"),
        ("so um 8 bitte", "20:00"),
        ("acht", "20:00"),
        ("eight please", "20:00"),
        ("20 olur", "20:00"),
        ("seven thirty", "19:30"),
    ],
)
def test_a_bare_number_answers_the_question_when(said, wished):
    assert read(said) == f"15.05. {wished}"


@pytest.mark.parametrize("said", ["19", "8", "23", "acht", "1930", "jetzt", "19.30"])
def test_a_bare_number_in_an_order_is_no_time(said):
    assert read(said, bare=False) is None


@pytest.mark.parametrize(
    "said",
    [
        "kurz nach 8", "2 Pizza", "1x halb 3 halb 4 groß", "halb Salami halb Funghi", "1x halb 21 halb 25 groß", "2x Margherita 19,30", "um 25 Uhr", "19:99", "um 2 Cola und ein Wasser", "Heyden Straße 4", "14806 Bad Belzig",
        "No time to cook tonight so one large Diavolo", "Guten Abend, 3 Pizza", "0,33", "3 Pizza Salami, 2 groß 1 klein", "zahle mit 50", "bitte auf 20 rausgeben", "half pepperoni", "in 300 Stunden", "heute Abend", "ab 15 Euro", "",
    ],
)  # fmt: skip
def test_what_is_no_time_is_not_taken_for_one(said):
    assert read(said, bare=False) is None


@pytest.mark.parametrize(
    ("now", "said", "wished"),
    [
        ("09:00", "um 1", "15.05. 13:00"), ("23:30", "um 1", "16.05. 01:00"), ("11:00", "halb 12", "15.05. 11:30"), ("22:00", "um 6", "16.05. 18:00"), ("17:59", "um 6", "15.05. 18:00"),
        ("18:01", "um 6", "16.05. 18:00"), ("08:00", "um 8", "15.05. 20:00"), ("08:00", "um 7", "15.05. 19:00"), ("21:00", "19 Uhr", "16.05. 19:00"), ("12:00", "um 12", "15.05. 12:00"),
    ],
)  # fmt: skip
def test_an_hour_is_the_next_sensible_one(now, said, wished):
    assert read(said, NOW.replace(hour=int(now[:2]), minute=int(now[3:]))) == wished


def test_a_wall_time_that_does_not_exist_moves_forward():
    night = datetime(2026, 3, 28, 22, 0, tzinfo=BERLIN)
    found = find_time("morgen um 02:30 Uhr", night, "de")
    assert found.value.isoformat() == "2026-03-29T03:30:00+02:00"


def test_an_hour_from_now_is_an_hour_even_when_clocks_change():
    before = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    found = find_time("in einer Stunde", before, "de")
    assert found.value.astimezone(UTC) - before.astimezone(UTC) == timedelta(hours=1)


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("2x 21 um halb acht bitte", ["um halb acht"]), ("morgen, wenn es geht, um 19 Uhr 2x 21", ["morgen", "um 19 Uhr"]), ("Größe XL, 19:30", ["19:30"]),
        ("am 24.12. bitte gern, um 18 Uhr", ["am 24.12.", "um 18 Uhr"]),
    ],
)  # fmt: skip
def test_the_places_of_the_time_and_its_day_are_told(said, places):
    assert [said[start:end] for start, end in find_time(said, NOW, "de").spans] == places


@given(st.integers(13, 23), st.integers(0, 59), st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1)))
def test_a_time_written_in_full_is_the_next_such_time(hour, minute, wall):
    now = wall.replace(tzinfo=BERLIN, second=0, microsecond=0)
    value = find_time(f"um {hour:02}:{minute:02} Uhr", now, "de").value
    ahead = value.astimezone(UTC) - now.astimezone(UTC)
    assert timedelta(0) <= ahead <= timedelta(hours=25)
    assert (value.hour, value.minute) == (hour, minute)


PIECES = st.sampled_from(
    [
        "um",
        "halb",
        "acht",
        "8",
        "19:30",
        "morgen",
        "heute",
        "Uhr",
        "in",
        "45",
        "min",
        "at",
        "pm",
        "am",
        "31.2.",
        "24.12.",
        "Freitag",
        "saat",
        "buçukta",
        "viertel",
        "vor",
        "nach",
        "0",
        "24",
        "99",
        "Mai",
        "half",
        ".",
    ]
)


@given(
    st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=8).map(" ".join)),
    st.sampled_from(["", "de", "en", "tr"]),
    st.booleans(),
    st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1)),
)
def test_any_text_is_read_without_an_error(said, language, bare, wall):
    now = wall.replace(tzinfo=BERLIN)
    found = find_time(said, now, language, bare=bare)
    if found:
        assert 0 <= found.start <= found.end <= len(said)
        assert all(0 <= start <= end <= len(said) for start, end in found.spans)
        if found.value != ASAP:
            assert found.value.tzinfo is now.tzinfo
            assert found.value == found.value.astimezone(UTC).astimezone(BERLIN)


@pytest.mark.parametrize(
    ("said", "language", "hour", "minute"),
    [("heute Nacht um 1", "de", 1, 0), ("heute Nacht um halb 1", "de", 0, 30), ("heute Nacht um 01:00", "de", 1, 0), ("heute um 0:30 Uhr", "de", 0, 30), ("tonight at 1", "en", 1, 0)],
)  # fmt: skip
def test_tonight_after_midnight_is_the_next_day(said, language, hour, minute):
    evening = datetime(2026, 5, 15, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    assert find_time(said, evening, language).value == datetime(2026, 5, 16, hour, minute, tzinfo=evening.tzinfo)
    after_midnight = datetime(2026, 5, 16, 0, 10, tzinfo=evening.tzinfo)
    assert find_time(said, after_midnight, language).value.day == 16
