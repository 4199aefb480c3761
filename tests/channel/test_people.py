"""Staff answer a customer from their own phone; where a person speaks the bot keeps still; and it never writes first."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from orderbot.app import RUNNING
from orderbot.demo import NUMBER
from orderbot.whatsapp.emulator import Late
from orderbot.whatsapp.emulator.media import Upload
from tests.channel.street import ANNA, STAFF, Street, street

PHONE = f"+{STAFF.phone}"


async def called(here: Street) -> str:
    """Anna asks for a person, staff have written today; the id of the alert."""
    await here.emulator.say(STAFF, "was ist aus?")
    await here.answered(STAFF, 1)
    await here.emulator.say(ANNA, "Ich möchte mit einem Menschen sprechen")
    await here.answered(STAFF, 2)
    await here.answered(ANNA, 1)
    return here.emulator.sent[[each.to.key for each in here.emulator.sent].index(STAFF.key, 1)].id


async def reply(here: Street, text: str, to: str) -> str:
    message = {"type": "text", "text": {"body": text}, "context": {"from": "49", "id": to}}
    return await here.emulator.send(STAFF, message)


async def test_a_reply_to_an_alert_reaches_the_customer_and_the_answer_comes_back(tmp_path: Path) -> None:
    async with street(tmp_path, staff=(PHONE,)) as here:
        phone = here.emulator.subscribe(STAFF)
        alert = await called(here)
        assert "auf diese Nachricht antworten" in here.said_to(STAFF)[-1]
        wamid = await reply(here, "Hallo Anna, hier ist Paolo", alert)
        assert (await here.answered(ANNA, 2))[-1] == "*Pizzeria Bella:* Hallo Anna, hier ist Paolo"
        await here.until(lambda: any(each.kind == "reaction" and each.id == wamid for each in phone._queue))
        assert len(here.said_to(STAFF)) == 2, "a reaction tells staff that it is done; it costs nothing"
        await here.emulator.say(ANNA, "Ist die Lasagne mit Schwein?")
        told = (await here.answered(STAFF, 3))[-1]
        assert "Ist die Lasagne mit Schwein?" in told
        assert len(here.said_to(ANNA)) == 2, "the bot keeps still"
        await reply(here, "weiter", here.emulator.sent[-1].id)
        assert "Bestell-Assistent" in (await here.answered(ANNA, 3))[-1]
        await here.emulator.say(ANNA, "1 Lasagne abholen")
        assert "Lasagne" in (await here.answered(ANNA, 4))[-1]
        assert here.emulator.refused == []


async def test_only_staff_may_speak_for_the_house(tmp_path: Path) -> None:
    async with street(tmp_path, staff=(PHONE,)) as here:
        alert = await called(here)
        stranger = STAFF.__class__("4917600000000", "DE.66", "Mallory", NUMBER)
        context = {"from": "49", "id": alert}
        message = {"type": "text", "text": {"body": "Ihre Pizza ist gratis"}, "context": context}
        await here.emulator.send(stranger, message)
        await here.answered(stranger, 1)
        assert "gratis" not in " ".join(here.said_to(ANNA))


@pytest.mark.parametrize("command", ["23 aus", "was ist aus?", "PIN 4711"])
async def test_a_command_or_a_pin_that_replies_to_an_alert_never_goes_to_the_customer(
    tmp_path: Path, command: str
) -> None:
    async with street(tmp_path, staff=(PHONE,), staff_pin="4711") as here:
        alert = await called(here)
        await reply(here, command, alert)
        await here.answered(STAFF, 3)
        assert len(here.said_to(ANNA)) == 1


async def test_who_gets_no_answer_is_told_so_without_writing_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orderbot.unanswered.EVERY", 0.01)
    async with street(tmp_path, staff=(PHONE,)) as here:
        await called(here)
        here.clock.later(minutes=5)
        assert "noch niemand antworten" in (await here.answered(ANNA, 2))[-1]
        assert "Noch immer wartet" in (await here.answered(STAFF, 3))[-1]
        here.clock.later(minutes=30)
        await here.emulator.say(ANNA, "hallo?")
        assert "hallo?" in (await here.answered(STAFF, 4))[-1]
        assert len(here.said_to(ANNA)) == 2, "told once"
        assert await here.rows("SELECT count(*) FROM setting WHERE name LIKE 'unanswered:%'") == [(0,)]


async def test_who_had_an_answer_is_not_told_that_there_was_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orderbot.unanswered.EVERY", 0.01)
    async with street(tmp_path, staff=(PHONE,)) as here:
        await reply(here, "Hallo Anna, hier ist Paolo", await called(here))
        await here.answered(ANNA, 2)
        here.clock.later(minutes=10)
        await here.emulator.say(ANNA, "Danke!")
        await here.answered(STAFF, 3)
        here.clock.later(hours=3)
        await here.until(lambda: nothing_kept(here))
        assert len(here.said_to(ANNA)) == 2


async def nothing_kept(here: Street) -> bool:
    return await here.rows("SELECT count(*) FROM setting WHERE name LIKE 'person:%'") == [(0,)]


async def test_what_is_no_text_is_not_passed_on_and_staff_are_told_so(tmp_path: Path) -> None:
    async with street(tmp_path, staff=(PHONE,)) as here:
        context = {"from": "49", "id": await called(here)}
        await here.emulator.send(STAFF, {"type": "audio", "audio": {"id": "1", "voice": True}, "context": context})
        assert "nur Text" in (await here.answered(STAFF, 3))[-1]
        assert len(here.said_to(ANNA)) == 1


async def test_staff_hear_when_their_answer_did_not_arrive(tmp_path: Path) -> None:
    async with street(tmp_path, staff=(PHONE,)) as here:
        alert = await called(here)
        here.emulator.faults.append(Late(131026))
        await reply(here, "Hallo", alert)
        await here.until(lambda: here.said_to(ANNA) != [] and not here.emulator.faults)
        await here.emulator.settle()
        here.clock.later(seconds=5)
        told = (await here.answered(STAFF, 3))[-1]
        assert f"Ihre Antwort hat den Gast nicht erreicht (+{ANNA.phone})" in told


async def test_an_answer_typed_in_the_business_app_silences_the_bot(tmp_path: Path) -> None:
    async with street(tmp_path, staff=(PHONE,)) as here:
        await called(here)
        echo = {"from": "49106540352", "to": ANNA.phone, "id": "wamid.echo", "timestamp": str(int(here.clock.now.timestamp())),
                "type": "text", "text": {"body": "Ich bin da"}}  # fmt: skip
        assert await here.emulator.deliver(NUMBER, {"message_echoes": [echo]}, field="smb_message_echoes")
        await here.until(lambda: _attended(here))
        await here.emulator.say(ANNA, "Habt ihr auch glutenfrei?")
        assert "glutenfrei" in (await here.answered(STAFF, 3))[-1]
        assert len(here.said_to(ANNA)) == 1
        here.clock.later(hours=3)
        await here.emulator.say(STAFF, "was ist aus?")
        await here.emulator.say(ANNA, "Habt ihr auch glutenfrei?")
        await here.answered(ANNA, 2)
        assert here.emulator.refused == [], "our own message is not marked as read"


async def _attended(here: Street) -> bool:
    return bool(await here.rows('SELECT 1 FROM conversation WHERE state LIKE \'%"called":"%\''))


# ---- never first ---------------------------------------------------------------------------------------------------


def test_letters_are_made_only_in_a_turn_for_staff_or_for_an_order() -> None:
    """effects.py: the answer in a customer's own turn, and alerts; kitchen.py: what becomes of the customer's order."""
    package = Path(__file__).parents[2] / "orderbot"
    makers = set()
    for file in package.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Letter":
                makers.add(file.relative_to(package).as_posix())
    assert makers <= {"effects.py", "kitchen.py", "moves.py"}


async def test_without_a_message_nobody_hears_anything_for_weeks(tmp_path: Path) -> None:
    async with street(tmp_path, staff=(PHONE,)) as here:
        await called(here)
        before = len(here.emulator.sent)
        for _ in range(60):
            here.clock.later(hours=12)
            here.app[RUNNING].reception.wake()
            here.app[RUNNING].outbox.wake()
            await here.until(lambda: here.app[RUNNING].reception.resting.is_set())
            await here.until(lambda: here.app[RUNNING].outbox.resting.is_set())
        assert len(here.emulator.sent) == before
        assert here.emulator.refused == [], "not even tried"


async def test_who_wants_to_be_forgotten_is_also_taken_out_of_metas_contact_book(tmp_path: Path) -> None:
    async with street(tmp_path) as here:
        await here.emulator.say(ANNA, "Hallo")
        await here.answered(ANNA, 1)
        await here.emulator.say(ANNA, "meine Daten löschen")
        await here.answered(ANNA, 2)
        await here.emulator.tap(ANNA, next(id for id in here.emulator.offered(ANNA) if id.startswith("erase:all")))
        await here.answered(ANNA, 3)
        here.emulator.switches.down = True  # Meta is away for an hour: it is not forgotten to be forgotten
        here.clock.later(seconds=5)
        farewells = "SELECT attempts, state, payload FROM outbox WHERE kind = 'farewell'"

        async def tried() -> bool:
            return (await here.rows(farewells))[0][0] > 0

        await here.until(tried)
        assert here.emulator.forgotten == []
        here.emulator.switches.down = False
        here.clock.later(hours=1)
        await here.until(lambda: here.emulator.forgotten == [ANNA.user])

        async def wiped() -> bool:
            return (await here.rows(farewells))[0][1:] == ("sent", "")

        await here.until(wiped)


def sent_in(here: Street, kind: str, content: bytes) -> str:
    """A file that a customer has sent lies at Meta; its id."""
    found = Upload("7001", NUMBER, kind, content, here.clock())
    here.emulator.media.uploads[found.id] = found
    return found.id


VOICE = b"OggS a voice"


def passed_on(here: Street) -> list[bytes]:
    """What staff's phone plays or shows."""
    bodies = [each.body for each in here.emulator.sent if each.to.key == STAFF.key]
    ids = [body[kind]["id"] for body in bodies for kind in ("audio", "image", "document") if kind in body]
    return [here.emulator.media.uploads[id].content for id in ids]


async def test_a_voice_message_reaches_staff_and_the_customer_is_told_so(tmp_path: Path) -> None:
    async with street(tmp_path, staff=(PHONE,)) as here:
        await here.emulator.say(STAFF, "was ist aus?")
        await here.answered(STAFF, 1)
        id = sent_in(here, "audio/ogg", VOICE)
        for _ in range(2):  # the same sign twice is two messages
            await here.emulator.send(ANNA, {"type": "audio", "audio": {"id": id, "voice": True}})
        await here.until(lambda: passed_on(here) == [VOICE, VOICE])
        assert "liegt unserem Team vor" in (await here.answered(ANNA, 1))[0]
        audio = next(each for each in here.emulator.sent if "audio" in each.body)
        await reply(here, "Ja, das geht", audio.id)
        await here.until(lambda: "Ja, das geht" in here.said_to(ANNA)[-1])
        assert here.emulator.refused == []


async def test_a_picture_goes_on_with_its_words_also_while_a_person_is_waited_for(tmp_path: Path) -> None:
    async with street(tmp_path, staff=(PHONE,)) as here:
        await called(here)
        image = {"id": sent_in(here, "image/jpeg", b"\xff\xd8\xff cold"), "caption": "so kam die Pizza an"}
        await here.emulator.send(ANNA, {"type": "image", "image": image})
        await here.until(lambda: passed_on(here) == [b"\xff\xd8\xff cold"])
        await here.until(lambda: any("so kam die Pizza an" in each for each in here.said_to(STAFF)))


@pytest.mark.parametrize(
    "node", [None, {"url": "http://127.0.0.2/token-thief"}, {"url": "https://fbsbx.com.evil.example/x"}, {"url": 7}]
)
async def test_a_file_that_cannot_be_had_is_told_of_and_nobody_else_gets_the_token(
    tmp_path: Path, node: dict[str, Any] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with street(tmp_path, staff=(PHONE,)) as here:
        await here.emulator.say(STAFF, "was ist aus?")
        await here.answered(STAFF, 1)
        if node:
            monkeypatch.setattr(Upload, "node", lambda self, base: node | {"mime_type": self.kind})
            sent_in(here, "audio/ogg", VOICE)
        await here.emulator.send(ANNA, {"type": "audio", "audio": {"id": "7001", "voice": True}})
        await here.until(lambda: any("Von einem Gast geschickt" in each for each in here.said_to(STAFF)))
        assert passed_on(here) == []
