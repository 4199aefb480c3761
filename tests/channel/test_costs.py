"""Money: what is delivered is counted, what the month gives away is known, and somebody hears before it is used up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from orderbot.config.model import Rate
from orderbot.costs import bill, told, warning
from orderbot.stored import Usage
from orderbot.wording.render import Voice
from tests.channel.street import ANNA, street

RATES = (Rate(date(2026, 7, 1), 0, 455), Rate(date(2026, 10, 1), 456, 460))
NOVEMBER = date(2026, 11, 20)


def test_a_bill_is_what_was_charged_at_the_rate_of_that_month() -> None:
    usage = (
        Usage("free_customer_service", "service", 1000),
        Usage("regular", "service", 234),
        Usage("regular", "utility", 2),
        Usage("free_entry_point", "service", 7),
    )
    found = bill(usage, RATES, 1000, NOVEMBER)
    assert (found.delivered, found.free, found.charged, found.gifts) == (1243, 1000, 236, 7)
    assert (found.amount, found.cents) == (234 * 456 + 2 * 460, 1076)
    assert (found.each(310), found.each(0)) == (347, 0)
    assert bill(usage, RATES, 1000, date(2026, 9, 1)).amount == 2 * 455, "answers were free until October"
    assert found.priced
    said = Voice("de").say(told(found, 310)).split("\n")
    assert said[:4] == ["1243 Nachrichten zugestellt", "1000 von 1000 freien verbraucht", "236 berechnet: 10,76 €",
                        "310 Bestellungen, 0,03 € je Bestellung"]  # fmt: skip
    assert "1000 von 1000" in said[4]
    assert not bill((Usage("regular", "marketing", 1),), RATES, 1000, NOVEMBER).priced
    assert not bill(usage, (), 1000, NOVEMBER).priced


def test_four_fifths_of_the_free_messages_are_a_warning() -> None:
    def warned(used: int, allowance: int = 1000) -> bool:
        return warning(bill((Usage("free_customer_service", "service", used),), RATES, allowance, NOVEMBER)) is not None

    assert [warned(799), warned(800), warned(1000), warned(0, 0)] == [False, True, True, False]


async def test_health_warns_when_the_free_messages_go_to_an_end(tmp_path: Path) -> None:
    async with street(tmp_path, config={"free_messages": 5}) as here:
        for n in range(4):
            assert "costs" not in (await here.health())["warnings"]
            await here.emulator.say(ANNA, "Hallo")
            await here.answered(ANNA, n + 1)
            await here.emulator.settle()
        assert "4 of 5 free" in (await here.health())["warnings"]["costs"]
        here.clock.later(days=20)
        assert "costs" not in (await here.health())["warnings"], "a new month"


async def test_what_one_number_may_send_a_second_is_a_setting(tmp_path: Path) -> None:
    async with street(tmp_path, config={"per_second": 2}) as here:
        people = [replace(ANNA, phone=f"4915{n:09d}", user=f"DE.{n:016d}") for n in range(5)]
        for person in people:
            await here.emulator.say(person, "Hallo")
        await here.until(lambda: len(here.emulator.sent) == 2)
        here.clock.later(seconds=1)
        await here.until(lambda: len(here.emulator.sent) == 4)
        here.clock.later(seconds=1)
        await here.until(lambda: len(here.emulator.sent) == 5)
