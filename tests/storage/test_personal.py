"""No table with a person in it is forgotten, neither when they ask what is kept nor when they ask to be forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from orderbot.ports import Storage
from orderbot.storage.personal import HOMES, NOBODYS
from orderbot.storage.queries import SQL
from orderbot.storage.sqlite import open_sqlite
from orderbot.stored import ALERT, SENT, Decision, Errand, Farewell, Settled, unpack
from tests.storage.samples import ANNA, DAY, START, Wall, arrived, ask, letter, order, said, status, tables
from tests.storage.test_contract_keeping import all_text

SECRETS = (ANNA.phone, ANNA.user, "ich bin Anna", "Gern, Frau Amsel", "Anna wartet", "Hauptstr", "Erdn", "halb gelesen")


async def lived(store: Storage) -> None:
    """Anna left a trace everywhere."""
    await store.receive(arrived(said("m1", "einmal Funghi, ich bin Anna")))
    await store.quarantine("bella", f'{{"from": "{ANNA.phone}", "halb gelesen'.encode(), "no JSON")

    def decide(scene):
        outgoing = (letter("k", "Gern, Frau Amsel"), letter("a", "Anna wartet", kind=ALERT))
        return Decision(scene.talk, orders=(order(1, scene.customer),), outgoing=outgoing, unknown=("kumpir",))

    await store.turn("bella", 1, DAY, decide)
    await store.set_setting("bella", f"staff:{ANNA.phone}", "{}")
    parcels = await store.lease(Errand("me", 10))
    for parcel in parcels:
        await store.settle(parcel, "me", Settled(SENT, 1, 0, START, external="wamid.x"))
        await store.receive(status(parcel.id, "delivered", id="wamid.x"))


async def test_every_table_is_a_home_or_nobodys(store: Storage) -> None:
    found = await tables(store)
    homes = {home.table for home in HOMES}
    assert homes | set(NOBODYS) >= found, "a new table: add it to storage/personal.py"
    assert homes | set(NOBODYS) <= found | {"sqlite_sequence", "orderbot_schema"}
    assert not homes & set(NOBODYS)
    for home in HOMES:
        assert {home.told, *home.erased} - {""} <= set(SQL)
        assert home.erased or home.ends


async def test_an_export_shows_what_lies_in_every_home(store: Storage) -> None:
    await lived(store)
    told = await store.export("bella", 1)
    assert all(secret in str(told) for secret in SECRETS)
    assert all(told[key] for key in ("received", "sent", "about", "orders", "events", "reports", "unread", "settings"))


async def test_erasing_leaves_nothing_in_any_home(store: Storage, clock: Wall) -> None:
    await lived(store)
    clock.pass_by(48 * 3600)
    assert await store.forget("bella", 1)
    clock.pass_by(5)
    (farewell,) = await store.lease(Errand("us", 10))
    assert unpack(Farewell, farewell.payload).user == ANNA.user, "the channel must hear of whom it is about"
    await store.settle(farewell, "us", Settled(SENT, 1, 0, START))
    left = await all_text(store)
    assert [secret for secret in SECRETS if secret in left] == []


async def test_another_customers_unread_bytes_stay(store: Storage) -> None:
    await lived(store)
    await store.quarantine("bella", b'{"from": "4917699999999"', "no JSON")
    await store.forget("bella", 1)
    assert len(await ask(store, "SELECT 1 FROM quarantine")) == 1


async def test_restaurants_that_are_configured_no_more_are_known(store: Storage) -> None:
    await lived(store)
    assert await store.restaurants() == ("bella",)


async def test_words_with_a_pin_are_not_kept(store: Storage) -> None:
    await store.receive(arrived(said("m1", "pin 4711 nochmal")))
    await store.turn("bella", 1, DAY, lambda scene: Decision(scene.talk, secret=True))
    assert "4711" not in await all_text(store)


@pytest.mark.parametrize("how", ["by command", "in chat", "by the night's round"])
async def test_what_was_erased_cannot_be_read_in_the_log_beside_the_file(tmp_path: Path, how: str) -> None:
    path, clock = tmp_path / "bella.db", Wall()
    store = await open_sqlite(path, clock)
    await store.receive(arrived(said("m1", "Geheimwort Anna")))
    wal = path.with_name("bella.db-wal")
    assert b"Geheimwort" in wal.read_bytes()
    if how == "in chat":
        await store.turn("bella", 1, DAY, lambda scene: Decision(scene.talk, forget=True))
    elif how == "by command":
        await store.forget("bella", 1)
    else:
        await store.turn("bella", 1, DAY, lambda scene: Decision(scene.talk))
        clock.pass_by(400 * 86400)
        await store.purge(clock.at, clock.at, clock.at, clock.at, lambda talk: talk)
    assert b"Geheimwort" not in wal.read_bytes()
    assert b"Geheimwort" not in path.read_bytes()
    await store.close()
