"""The live card: real folders, a clock moved by hand, a store in memory."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from orderbot import cards as module
from orderbot.app import teller
from orderbot.cards import Cards
from orderbot.errors import OwnerError
from orderbot.menu.guard import ACCEPT
from orderbot.ports import Storage, StorageDown
from orderbot.restaurant import Restaurant
from orderbot.storage.memory import open_memory
from orderbot.stored import Errand, Letter, unpack
from tests.shops import CARD, RESTAURANT
from tests.storage.samples import Wall, ask

PIZZA = "30-pizza.toml"
DESSERTS = "60-desserts.toml"


class Kitchen:
    """A restaurant with its own copy of the sample card."""

    def __init__(self, folder: Path, store: Storage, clock: Wall, holds: bool = True) -> None:
        self.holds = holds
        self.folder = folder / "card"
        shutil.copytree(CARD, self.folder)
        self.place: Restaurant = replace(RESTAURANT, menu=self.folder)
        self.store, self.clock = store, clock
        self.cards = self._made()

    def _made(self) -> Cards:
        return Cards({"bella": self.place}, self.store, self.clock, teller(self.store), lambda _: self.holds)

    async def restart(self) -> None:
        self.cards = self._made()
        await self.cards.open()

    async def look(self, times: int = 2) -> None:
        for _ in range(times):
            await self.cards.look(self.place)

    def edit(self, file: str, change: Callable[[str], str]) -> None:
        path = self.folder / file
        new = change(path.read_text(encoding="utf-8"))
        path.unlink()
        path.write_text(new, encoding="utf-8")

    def price(self, new: str = "10.40") -> None:
        self.edit(PIZZA, lambda text: text.replace("gross = 9.90", f"gross = {new}", 1))

    def margherita(self) -> int:
        return self.cards.menu("bella").items["20"].price["gross"]

    async def told(self) -> list[str]:
        found: list[str] = []
        while parcels := await self.store.lease(Errand(f"reader {len(found)}", 50)):
            found += [unpack(Letter, each.payload).message.body for each in parcels]
            for each in parcels:
                await ask(self.store, f"UPDATE outbox SET state = 'sent' WHERE id = {each.id}")
        return found


@pytest.fixture
async def kitchen(tmp_path: Path) -> AsyncIterator[Kitchen]:
    clock = Wall()
    store = await open_memory(clock)
    made = Kitchen(tmp_path, store, clock)
    try:
        await made.cards.open()
        yield made
    finally:
        await store.close()


def broken(text: str) -> str:
    return text.replace('name    = "Margherita"', 'name    = "Margherita', 1)


async def test_an_edit_is_live_when_the_folder_looked_the_same_twice(kitchen: Kitchen) -> None:
    before = kitchen.cards.menu("bella").version
    kitchen.price()
    await kitchen.look(1)
    assert kitchen.margherita() == 990, "perhaps it is still being saved"
    await kitchen.look(1)
    assert kitchen.margherita() == 1040
    shop = kitchen.cards.shop("bella")
    assert shop.menu.version != before
    assert shop.lexicon.menu is shop.menu
    assert await kitchen.store.card("bella") is not None
    assert (await kitchen.store.card("bella"))[0] == shop.menu.version  # type: ignore[index]


async def test_a_folder_that_keeps_changing_is_not_read(kitchen: Kitchen) -> None:
    for cents in range(10, 16):
        kitchen.price(f"10.{cents}")
        kitchen.edit(PIZZA, lambda text: text.replace("gross = 10.", "gross = 9.90 # 10.", 1))
        await kitchen.look(1)
        assert kitchen.margherita() == 990


async def test_nothing_is_read_while_nothing_changes(kitchen: Kitchen, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = []
    monkeypatch.setattr(module, "card_files", lambda folder: reads.append(folder) or {})
    await kitchen.look(10)
    assert reads == []
    kitchen.price()
    await kitchen.look(10)
    assert len(reads) == 1, "also a card that was refused is read once"


async def test_a_broken_edit_keeps_the_old_card_and_staff_hear_of_it_once(kitchen: Kitchen) -> None:
    old = kitchen.cards.menu("bella")
    kitchen.edit(PIZZA, broken)
    await kitchen.look(6)
    assert kitchen.cards.menu("bella") is old
    (said,) = await kitchen.told()
    assert f"card/{PIZZA}:" in said
    await kitchen.restart()
    os.utime(kitchen.folder / PIZZA)
    await kitchen.look(3)
    assert await kitchen.told() == [], "the same content"
    kitchen.edit(PIZZA, lambda text: text.replace("price   =", "prize   =", 1))
    await kitchen.look()
    assert len(await kitchen.told()) == 1, "another content"


async def test_a_broken_edit_that_is_mended_goes_live(kitchen: Kitchen) -> None:
    kitchen.edit(PIZZA, broken)
    await kitchen.look()
    kitchen.edit(PIZZA, lambda text: text.replace('"Margherita\n', '"Margherita"\n', 1).replace("9.90", "10.40", 1))
    await kitchen.look()
    assert kitchen.margherita() == 1040


@pytest.mark.thorough
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("file", sorted(path.name for path in CARD.glob("*.toml")))
async def test_a_file_cut_at_any_byte_never_changes_the_live_card(kitchen: Kitchen, file: str) -> None:
    """Here at some bytes, with ORDERBOT_LONG at every byte; in the same run and after a restart."""
    path = kitchen.folder / file
    whole, version = path.read_bytes(), kitchen.cards.menu("bella").version
    live = kitchen.cards._live["bella"]
    step, near = (1, 0) if os.environ.get("ORDERBOT_LONG") else (23, 40)
    for length in sorted({*range(0, len(whole), step), *range(max(len(whole) - near, 0), len(whole))}):
        path.write_bytes(whole[:length])
        looked = module.scan(kitchen.folder)
        read = kitchen.cards._read(kitchen.place)
        for before in (live, replace(live, files={})):  # after a restart the files of before are not at hand
            kitchen.cards._live["bella"] = before
            await kitchen.cards._judge(kitchen.place, looked, read)
            assert kitchen.cards.menu("bella").version == version, whole[max(length - 60, 0) : length]


async def test_a_truncated_file_is_seen_through_by_the_whole_way(kitchen: Kitchen) -> None:
    path = kitchen.folder / PIZZA
    whole, version = path.read_bytes(), kitchen.cards.menu("bella").version
    for length in (0, 1, whole.index(b"[item.30]"), whole.index(b"[item.34]"), len(whole) - 30, len(whole) - 3):
        path.write_bytes(whole[:length])
        await kitchen.look()
        assert kitchen.cards.menu("bella").version == version
        await kitchen.restart()
        await kitchen.look()
        assert kitchen.cards.menu("bella").version == version
        path.write_bytes(whole)
        await kitchen.look()
        assert kitchen.cards.menu("bella").version == version


# ---- restarts ------------------------------------------------------------------------------------------------------


async def test_a_restart_with_a_broken_folder_opens_with_the_kept_card(kitchen: Kitchen) -> None:
    kitchen.price()
    await kitchen.look()
    kitchen.edit(PIZZA, broken)
    await kitchen.restart()
    assert kitchen.margherita() == 1040
    assert len(await kitchen.told()) == 1


async def test_a_restart_without_a_folder_opens_with_the_kept_card(kitchen: Kitchen) -> None:
    shutil.rmtree(kitchen.folder)
    await kitchen.restart()
    assert kitchen.margherita() == 990


async def test_a_restart_takes_what_was_edited_meanwhile(kitchen: Kitchen) -> None:
    kitchen.price()
    await kitchen.restart()
    assert kitchen.margherita() == 1040


async def test_a_first_start_with_a_broken_card_says_what_is_wrong(tmp_path: Path) -> None:
    clock = Wall()
    store = await open_memory(clock)
    try:
        kitchen = Kitchen(tmp_path, store, clock)
        kitchen.edit(PIZZA, broken)
        with pytest.raises(OwnerError) as caught:
            await kitchen.cards.open()
        assert f"card/{PIZZA}:" in str(caught.value)
        shutil.rmtree(kitchen.folder)
        with pytest.raises(OwnerError):
            await kitchen.cards.open()
    finally:
        await store.close()


async def test_a_kept_card_of_another_release_counts_for_nothing(kitchen: Kitchen) -> None:
    await kitchen.store.save_card("bella", "v0", '{"dishes": []}')
    await kitchen.restart()
    assert kitchen.margherita() == 990


# ---- when something is away ----------------------------------------------------------------------------------------


async def test_a_drive_that_vanishes_keeps_the_card_and_its_return_is_seen(kitchen: Kitchen) -> None:
    away = kitchen.folder.with_name("away")
    kitchen.folder.rename(away)
    await kitchen.look(3)
    assert kitchen.margherita() == 990
    away.rename(kitchen.folder)
    kitchen.price()
    await kitchen.look()
    assert kitchen.margherita() == 1040


async def test_a_card_that_could_not_be_kept_is_tried_again(kitchen: Kitchen, monkeypatch: pytest.MonkeyPatch) -> None:
    save = kitchen.store.save_card

    async def full(*row: str) -> None:
        raise StorageDown("the disk is full")

    monkeypatch.setattr(kitchen.store, "save_card", full)
    kitchen.price()
    with pytest.raises(StorageDown):
        await kitchen.look()
    assert kitchen.margherita() == 990
    monkeypatch.setattr(kitchen.store, "save_card", save)
    await kitchen.look(1)
    assert kitchen.margherita() == 1040


async def test_the_watch_outlives_whatever_goes_wrong(kitchen: Kitchen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "EVERY", 0.001)
    errors: list[Exception] = [OSError("stale handle"), RecursionError(), StorageDown("busy")]
    scan = module.scan
    monkeypatch.setattr(module, "scan", lambda folder: (_ for _ in ()).throw(errors.pop()) if errors else scan(folder))
    kitchen.price()
    watch = asyncio.create_task(kitchen.cards.watch())
    while kitchen.margherita() != 1040:
        await asyncio.sleep(0.005)
    watch.cancel()
    assert not errors


# ---- big changes ---------------------------------------------------------------------------------------------------


def halved(text: str) -> str:
    return text[: text.index("[item.62]")]


async def test_a_big_change_waits_and_goes_through_once_it_is_accepted(kitchen: Kitchen) -> None:
    path = kitchen.folder / DESSERTS
    whole = path.read_bytes()
    kitchen.edit(DESSERTS, halved)
    await kitchen.look()
    assert "63" in kitchen.cards.menu("bella").items
    (said,) = await kitchen.told()
    assert "orderbot menu accept" in said
    wanted = kitchen.cards._read(kitchen.place).result.menu
    assert wanted
    (kitchen.folder / ACCEPT).write_text("0" * 8)
    await kitchen.look()
    assert "63" in kitchen.cards.menu("bella").items, "another version was agreed to"
    (kitchen.folder / ACCEPT).write_text(wanted.version[:8] + "\n")
    await kitchen.look()
    assert kitchen.cards.menu("bella").version == wanted.version

    path.write_bytes(whole)
    await kitchen.look()
    assert "63" in kitchen.cards.menu("bella").items
    kitchen.edit(DESSERTS, halved)
    await kitchen.look()
    assert "63" in kitchen.cards.menu("bella").items, "the agreement is used up"
    await kitchen.restart()
    assert "63" in kitchen.cards.menu("bella").items, "also across a restart"
    (kitchen.folder / ACCEPT).unlink()
    (kitchen.folder / ACCEPT).write_text(wanted.version[:8])
    await kitchen.look()
    assert "63" not in kitchen.cards.menu("bella").items, "agreed once more"


async def test_an_agreement_too_short_to_mean_one_version_is_none(kitchen: Kitchen) -> None:
    kitchen.edit(DESSERTS, halved)
    wanted = kitchen.cards._read(kitchen.place).result.menu
    assert wanted
    for said in ("", wanted.version[:7]):
        (kitchen.folder / ACCEPT).write_text(said)
        await kitchen.look()
        assert "63" in kitchen.cards.menu("bella").items


async def test_the_last_dish_of_a_section_taken_away_waits_too(kitchen: Kitchen) -> None:
    kitchen.edit(PIZZA, lambda text: text[: text.index("[item.34]")])
    await kitchen.look()
    assert "34" in kitchen.cards.menu("bella").items


async def test_a_link_out_of_the_folder_leaves_the_card_as_it_was(kitchen: Kitchen, tmp_path: Path) -> None:
    (tmp_path / "passwd").write_text("root:x:0:0", encoding="utf-8")
    before = kitchen.cards.menu("bella").version
    (kitchen.folder / "90-more.toml").symlink_to(tmp_path / "passwd")
    await kitchen.look()
    assert kitchen.cards.menu("bella").version == before
    (complaint,) = await kitchen.cards.complaints(kitchen.place)
    assert complaint.file == "card/90-more.toml"


# ---- many workers on one database ------------------------------------------------------------------------------------


@pytest.fixture
async def other(kitchen: Kitchen, tmp_path: Path) -> Kitchen:
    """Another worker, with a folder of its own; `kitchen` works for the restaurant."""
    (tmp_path / "other").mkdir()
    made = Kitchen(tmp_path / "other", kitchen.store, kitchen.clock, holds=False)
    await made.cards.open()
    return made


async def test_only_who_works_for_a_restaurant_takes_its_card(kitchen: Kitchen, other: Kitchen) -> None:
    other.price("11.00")
    await other.look()
    await other.restart()
    assert other.margherita() == 990
    stored = await kitchen.store.card("bella")
    assert stored
    assert stored[0] == kitchen.cards.menu("bella").version


async def test_who_takes_over_goes_on_with_the_card_in_use_and_not_with_an_old_folder(
    kitchen: Kitchen, other: Kitchen
) -> None:
    kitchen.price("10.40")
    await kitchen.look()
    other.holds, kitchen.holds = True, False
    await other.cards.taken_over("bella")
    await other.look(3)
    assert other.margherita() == 1040
    other.price("10.80")
    await other.look()
    assert other.margherita() == 1080, "a change counts"


async def test_what_changed_in_a_folder_while_another_worked_is_looked_at_on_taking_over(
    kitchen: Kitchen, other: Kitchen
) -> None:
    other.price("10.80")
    other.holds, kitchen.holds = True, False
    await other.cards.taken_over("bella")
    assert other.margherita() == 990
    await other.look()
    assert other.margherita() == 1080


async def test_a_worker_without_a_good_folder_starts_with_the_card_in_use(kitchen: Kitchen, other: Kitchen) -> None:
    other.edit(PIZZA, lambda text: text.replace("gross = 9.90", "gross = none", 1))
    await other.restart()
    assert other.margherita() == 990
    assert await kitchen.told() == []
