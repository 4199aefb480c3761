"""What owners write, and what they are told when it cannot be understood."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from orderbot.menu.hours import HoursError, parse_hours, week
from orderbot.menu.hours_grammar import parse_season
from orderbot.menu.model import Season
from orderbot.texts import plain
from orderbot.wording.render import Voice

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 12, 20)  # a Sunday


def hours(line, holidays="DE-BY", today=TODAY):
    return parse_hours(line, timezone=BERLIN, holidays=holidays, today=today)


def times(line, day, **more):
    """The spans that start on that day, as text: `11:30-14:00 17:00-01:00`."""
    spans = hours(line, **more).spans(date.fromisoformat(day))
    return " ".join(f"{start:%H:%M}-{stop:%H:%M}" for start, stop in spans)


WHOLE = (
    "Mo-Do 11:30-14:00, 17:00-22:00; Fr-Sa 17:00-01:00; So zu; Feiertage wie So; 24.12. zu;"
    " 01.08.-21.08. zu; 31.12.2026 11:00-15:00"
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-12-21", "11:30-14:00 17:00-22:00"),  # Monday
        ("2026-12-18", "17:00-01:00"),  # Friday
        ("2026-12-20", ""),  # Sunday
        ("2026-12-24", ""),  # Christmas Eve, a Thursday
        ("2027-12-24", ""),  # every year
        ("2026-12-25", ""),  # a holiday like Sunday
        ("2027-05-27", ""),  # Corpus Christi, a Thursday: Bavaria has it
        ("2026-12-31", "11:00-15:00"),
        ("2027-12-31", "17:00-01:00"),  # a Friday; the exception was for 2026 alone
        ("2027-08-01", ""),
        ("2027-08-21", ""),  # a Saturday, the last day of the holidays
        ("2027-08-22", ""),  # a Sunday
        ("2027-08-23", "11:30-14:00 17:00-22:00"),
    ],
)
def test_a_whole_line_gives_each_day_the_last_rule_that_fits(day, expected):
    assert times(WHOLE, day) == expected


def test_holidays_are_those_of_the_state():
    assert times(WHOLE, "2027-05-27", holidays="DE-BB") == "11:30-14:00 17:00-22:00"
    assert times("Mo-So 11-22; Feiertage zu", "2027-10-31", holidays="DE-BB") == ""  # Reformation Day
    assert times("Mo-So 11-22; Feiertage zu", "2027-10-31", holidays="DE-BY") == "11:00-22:00"


@pytest.mark.parametrize(
    "line",
    [
        "Mo-Fr 11:00-14:00, 17:00-22:00; Sa zu",
        "mo-fr 11-14, 17-22",
        "Mo.–Fr.: 11:00–14:00 und 17:00–22:00 Uhr",
        "Montag bis Freitag von 11 bis 14 Uhr, 17 bis 22 Uhr",
        "Mo-Fr 17:00-22:00, 11:00-14:00",
        "Mo, Di, Mi, Do, Fr 11.00-14.00, 17.00-22.00",
        "Mo und Di 11-14, 17-22, Mi-Fr 11-14, 17-22",
        "We 11-14, 17-22; Mo-Tu like We; Th-Fr like We",
        "Monday to Friday 11:00-14:00 and 17:00-22:00",
        "daily 11-14, 17-22; Sa-Su closed",
        "11-14, 17-22; So geschlossen; Samstag Ruhetag",
    ],
)
def test_the_same_hours_may_be_written_in_many_ways(line):
    assert [times(line, f"2026-06-{day:02}") for day in range(1, 8)] == ["11:00-14:00 17:00-22:00"] * 5 + ["", ""]


def test_english_lines_are_understood():
    line = "daily 11-22; Tu closed; public holidays closed; 26.12. like Su"
    assert times(line, "2026-12-22") == ""
    assert times(line, "2026-12-25") == ""
    assert times(line, "2026-12-26") == "11:00-22:00"


def test_a_line_of_only_times_means_every_day():
    assert {times("11:30-24:00", f"2026-06-{day:02}") for day in range(1, 8)} == {"11:30-00:00"}


@pytest.mark.parametrize("line", ["", "  "])
def test_an_empty_line_is_always_open(line):
    always = hours(line)
    at = datetime(2026, 12, 25, 3, tzinfo=BERLIN)
    assert always.is_open(at)
    assert always.closes(at) is None
    assert always.opens(at) == at


def test_a_range_of_weekdays_may_run_over_sunday():
    assert [bool(times("Fr-Mo 11-14", f"2026-06-{day:02}")) for day in range(1, 8)] == [True, *[False] * 3, *[True] * 3]


def test_days_of_one_month_may_share_its_name():
    assert [times("11-14; 24.-26.12. zu", f"2026-12-{day}") for day in (23, 24, 26, 27)] == [
        "11:00-14:00", "", "", "11:00-14:00",
    ]  # fmt: skip


def test_a_range_of_dates_without_year_runs_across_new_year():
    line = "11-14; 24.12.-06.01. zu"
    assert [times(line, day) for day in ("2026-12-23", "2026-12-24", "2027-01-06", "2027-01-07")] == [
        "11:00-14:00", "", "", "11:00-14:00",
    ]  # fmt: skip


def test_a_range_of_dates_may_be_of_some_weekdays_only():
    line = "11-14; 01.05.-30.09. Sa-So 11-22"
    assert times(line, "2027-05-08") == "11:00-22:00"
    assert times(line, "2027-05-10") == "11:00-14:00"


def test_dates_with_years_hold_once():
    line = "11-14; 28.12.2026-03.01.2027 zu"
    assert times(line, "2027-01-03") == ""
    assert times(line, "2027-12-28") == "11:00-14:00"


def test_the_29th_of_february_comes_in_leap_years_only():
    assert times("11-14; 29.02. zu", "2028-02-29", today=date(2027, 6, 1)) == ""
    assert times("11-14; 29.02. zu", "2027-02-28") == "11:00-14:00"


def test_not_on_holidays_spares_only_the_rule_it_stands_in():
    assert times("Mo-Fr 11:30-14:30, nicht an Feiertagen", "2026-12-25") == ""
    assert times("Mo-Fr 11:30-14:30, nicht an Feiertagen", "2026-12-28") == "11:30-14:30"
    assert times("12-13; Mo-Fr 11-14 not on public holidays", "2026-12-25") == "12:00-13:00"


def test_not_on_holidays_alone_is_open_on_all_other_days():
    assert times("nicht an Feiertagen", "2026-12-24") == "00:00-00:00"
    assert times("nicht an Feiertagen", "2026-12-25") == ""


def test_a_line_tells_if_it_needs_to_know_the_holidays():
    assert hours("Mo 11-14; Feiertage zu").names_holidays
    assert hours("Mo 11-14, nicht an Feiertagen").names_holidays
    assert not hours(WHOLE.replace("Feiertage wie So;", "")).names_holidays


def test_without_a_region_no_day_is_a_holiday():
    assert times("11-14; Feiertage zu", "2026-12-25", holidays="") == "11:00-14:00"


@pytest.mark.parametrize("region", ["XX", "DE", "DE-XX", "DE-", "de-by", "Bayern"])
def test_a_region_nobody_knows_is_refused(region):
    with pytest.raises(ValueError, match=r"no (country|state)"):
        hours("11-14", holidays=region)


@pytest.mark.parametrize(
    ("line", "column", "what"),
    [
        ("Mon 11-14", 1, "'Mon' is no day"),
        ("Mo-Fri 11-14", 4, "'Fri' is no day"),
        ("Mo-Fr 11-14; Son zu", 14, "'Son' is no day"),
        ("Mo-Fr 11-14; Di wie Mit", 21, "'Mit' is no day"),
        ("Mo-Fr 11-14, abends 17-22", 14, "the word 'abends' is not known here"),
        ("Mo-Fr ab 11", 7, "the word 'ab' is not known here"),
        ("Mo-Fr 11-14; Di wie", 20, "here a day is missing"),
        ("Mo-Fr", 6, "times are missing here"),
        ("Feiertage; Mo 11-14", 10, "times are missing here"),
        ("Mo 11-", 7, "the closing time is missing after 11"),
        ("Mo 11 14", 7, "the closing time is missing after 11"),
        ("Mo 11:00-25:00", 10, "'25:00' is no time of day"),
        ("Mo 24:00-02:00", 4, "'24:00' is no time of day"),
        ("Mo 11:60-12:00", 4, "'11:60' is no time of day"),
        ("Mo 24:01-12:00", 4, "'24:01' is no time of day"),
        ("Mo 1130-1400", 4, "'1130' is no time of day"),
        ("Mo 11-11", 7, "it opens and closes at the same time"),
        ("Mo 11-15, 14-18", 11, "two times of one day overlap"),
        ("Mo 17-01, 18-19", 11, "two times of one day overlap"),
        ("Mo 11-14 17-22", 10, "here a rule should be at its end"),
        ("Mo 11-14 zu", 10, "here a rule should be at its end"),
        ("Mo 11-14 Di zu", 10, "here a rule should be at its end"),
        ("Mo 11am-3pm", 6, "the closing time is missing after 11"),
        ("Mo 11-14 # mittags", 10, "'#' has no place here"),
        ("- Mo 11-14", 1, "'-' has no place here"),
        ("11-14; 31.02. zu", 8, "there is no day 31.02."),
        ("11-14; 01.13.2026 zu", 8, "there is no day 01.13.2026"),
        ("11-14; 24.12 zu", 8, "'24.12' may be a time or a date"),
        ("11-14; 01.08.-21 zu", 15, "here a date is missing"),
        ("11-14; 01.08.-21.08.2026 zu", 15, "only one of the two dates has a year"),
        ("11-14; 21.08.2026-01.08.2026 zu", 19, "the last day is before the first"),
        ("Di zu", 1, "the line closes days and opens none"),
        ("Feiertage zu", 1, "the line closes days and opens none"),
        ("Mo 11-14; nicht an Montagen", 20, "only holidays can be left out"),
        ("Mo wie Di; Di wie Mo", 12, "these days point at each other"),
        ("So wie So", 1, "these days point at each other"),
        ("Tu closed; daily 11-22", 1, "this never holds: a later rule says something else for the same days"),
        ("Feiertage zu; Mo-Fr 11-22; Sa-So 12-22", 1, "this never holds: a later rule says something else for the same days"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_column(line, column, what):
    with pytest.raises(HoursError) as caught:
        hours(line)
    assert (caught.value.column, plain(caught.value.what)) == (column, what)
    assert plain(caught.value.remedy)


def test_faults_are_told_in_german_too():
    with pytest.raises(HoursError) as caught:
        hours("Mon 11-14")
    german = Voice("de")
    assert german.say(caught.value.what) == "»Mon« ist kein Tag"
    assert german.say(caught.value.remedy).startswith("schreiben: Mo, Di, Mi, Do, Fr, Sa, So")


def test_a_season_is_a_range_of_days_of_every_year():
    assert parse_season("15.04.-24.06.") == Season((4, 15), (6, 24))
    assert parse_season("24. – 26.12.") == Season((12, 24), (12, 26))
    assert parse_season("01.12. bis 06.01.") == Season((12, 1), (1, 6))
    assert parse_season("11.11.") == Season((11, 11), (11, 11))


@pytest.mark.parametrize(
    ("line", "column"),
    [("", 1), ("Sommer", 1), ("15.04.", 0), ("15.04.-", 8), ("15.04.2026-24.06.2026", 1), ("15.04.-24.06. Mo", 15)],
)
def test_a_fault_in_a_season_is_told_with_its_column(line, column):
    if not column:
        assert parse_season(line)
        return
    with pytest.raises(HoursError) as caught:
        parse_season(line)
    assert caught.value.column == column


def test_customers_are_told_the_week_in_few_lines():
    assert plain(week(hours(WHOLE))).split("\n") == [
        "Mon–Thu: 11:30–14:00, 17:00–22:00",
        "Fri–Sat: 17:00–01:00",
        "Sun: closed",
        "Thu 24/12: closed",
        "Fri 25/12: closed",
        "Sat 26/12: closed",
        "Thu 31/12: 11:00–15:00",
        "Fri 1/1: closed",
    ]
    german = Voice("de").say(week(hours(WHOLE))).split("\n")
    assert german[2:4] == ["So: geschlossen", "Do, 24.12.: geschlossen"]


def test_customers_are_told_if_it_is_open_now():
    german = Voice("de")
    mondays = hours("Mo 11-14, 17-22")
    assert german.say(mondays.said(datetime(2026, 12, 21, 12, tzinfo=BERLIN))) == "Wir haben bis 14:00 geöffnet."
    closed = german.say(mondays.said(datetime(2026, 12, 21, 15, tzinfo=BERLIN)))
    assert closed == "Wir haben gerade geschlossen und öffnen wieder: 17:00."
    assert "Mo. 28.12. 11:00" in german.say(mondays.said(datetime(2026, 12, 21, 22, tzinfo=BERLIN)))
    assert german.say(hours("").said(datetime(2026, 12, 21, 22, tzinfo=BERLIN))) == "Wir haben immer geöffnet."
    assert german.say(hours("zu").said(datetime(2026, 12, 21, 22, tzinfo=BERLIN))) == "Wir haben zurzeit geschlossen."


PIECES = (
    """Mo - Fr , ; 11:00 14 24.12. 31.02. 24. 2026 zu wie Feiertage nicht an täglich bis : Mon 99999 11.30 {x} ٣ ²"""
)
pieces = st.sampled_from([*PIECES.split(), " "])


@given(st.lists(pieces, max_size=12).map(" ".join) | st.lists(pieces, max_size=12).map("".join) | st.text(max_size=30))
@settings(deadline=None)
@example("1" * 5000)
def test_any_line_is_read_or_told_with_a_column_in_it(line):
    for read in (hours, parse_season):
        error = fault_of(read, line)
        assert error is None or 1 <= error.column <= len(line) + 1
        assert error is None or all(Voice("de").say(said) for said in (error.what, error.remedy))


def fault_of(read, line):
    try:
        read(line)
    except HoursError as error:
        return error
    return None
