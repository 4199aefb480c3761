"""At the opening staff hear what is still switched or sold out from before: once, and only if there is something."""

from orderbot.morning import Morning
from tests.board.shop import open_shop


async def test_what_was_left_on_is_told_once_at_the_opening():
    async with open_shop() as shop:
        morning = Morning(shop.kitchen)
        await shop.kitchen.say("bella", "23 aus bis Sonntag", costly=False)
        await shop.kitchen.say("bella", "keine Lieferung bis Sonntag", costly=False)
        await morning.look(shop.place)
        assert await shop.out() == ([], [])
        shop.clock.at = shop.clock.at.replace(day=16, hour=9, minute=29)  # 11:29 in Berlin; it opens at 11:30
        await morning.look(shop.place)
        assert await shop.out() == ([], [])
        await shop.later(90)
        for _ in range(3):
            await morning.look(shop.place)
        told, _ = await shop.out()
        assert told == [
            "Guten Morgen! Von vorher gilt noch:\nkeine Lieferung, bis So. 17.05. 17:00\n"
            "23 Prosciutto: aus bis So. 17.05. 17:00\n"
            "*offen*, *Lieferung wieder da*, *23 wieder da* oder *alles wieder da* beendet es."
        ]


async def test_a_morning_without_news_is_silent():
    async with open_shop() as shop:
        shop.clock.at = shop.clock.at.replace(day=16, hour=9, minute=31)
        await Morning(shop.kitchen).look(shop.place)
        assert await shop.out() == ([], [])
