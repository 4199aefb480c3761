"""The chat in a terminal, with the lines of a file in place of fingers."""

from scripted_phone import Printer, ScriptedPhone

from orderbot.chat import printable, run_chat
from orderbot.wording.render import Voice


async def chat(*typed: str, language: str = "de", refuses: bool = False) -> tuple[ScriptedPhone, list[str]]:
    printer = Printer()
    phone = ScriptedPhone(printer, refuses=refuses)
    rest = iter(typed)
    shown: list[str] = []

    async def read_line() -> str | None:
        return next(rest, None)

    await run_chat(
        phone, printer, read_line, shown.append, title="Pizzeria Bella", voice=Voice(language), patience=1, quiet=0.02
    )
    return phone, shown


async def test_numbers_tap_what_the_last_message_offers():
    phone, shown = await chat("Hallo", "1", "4", "1")
    assert phone.got == [
        ("say", "Hallo"),
        ("tap", "h:delivery", "Lieferung", "wamid.out2"),
        ("tap", "i:61", "Cola 0,33 l", "wamid.out4"),
        ("tap", "buy:abc", "Jetzt kaufen", "wamid.out6"),
    ]
    assert "    [2] Abholung" in shown
    assert "    Getränke" in shown
    assert "    [4] Cola 0,33 l – 2,50 €" in shown
    assert "    Live dabei sein: https://stream.example.de/abend?t=1" in shown


async def test_the_ticket_is_printed_below_the_answer():
    _, shown = await chat("Hallo", "1", "1", "1")
    ticket = shown.index("=== Küchenbon ===")
    assert shown.index("< Danke, Anna! Bestellung *#47* ist in der Küche.") < ticket
    assert "| #47                [## ABHOLUNG ##]" in shown[ticket:]


async def test_numbers_that_offer_nothing_are_words_and_an_equals_sign_makes_them_so():
    phone, _ = await chat("3", "=2", "9", "0", "²", "=")
    assert [what for _, what, *_ in phone.got] == ["3", "2", "9", "0", "²", "="]
    assert {kind for kind, *_ in phone.got} == {"say"}


async def test_empty_lines_are_nothing_and_the_end_of_input_ends_the_chat():
    phone, shown = await chat("", "   ")
    assert phone.got == []
    assert shown[0].startswith("Sie sind Gast bei Pizzeria Bella.")


async def test_english_too():
    _, shown = await chat(language="en")
    assert shown == [
        "You are a customer of Pizzeria Bella. A number taps; =2 writes the number itself; "
        "the end of the input ends the chat."
    ]


async def test_a_bot_that_is_away_is_said_so():
    _, shown = await chat("Hallo", refuses=True)
    assert shown[-1] == "Das kam nicht an."


async def test_a_text_cannot_steer_the_terminal():
    _, shown = await chat("echo \x1b[2J\x9b1m\u202eabc\r\x07")
    assert not [each for line in shown for each in line if each in "\x1b\x9b\u202e\r\x07"]
    assert printable("Größe 8,50 € é 🍕") == "Größe 8,50 € é 🍕"
