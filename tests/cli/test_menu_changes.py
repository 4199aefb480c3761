"""`orderbot menu diff`, `publish`, `accept`, `fmt`, `export`, `import`, `schema`."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from orderbot.app import now
from orderbot.conversation.model import Conversation
from orderbot.menu.checking import check_card
from orderbot.menu.folder import card_files
from orderbot.menu.guard import ACCEPT
from orderbot.menu.version import to_json
from orderbot.ordering.cart import Cart, CartLine, Chosen
from orderbot.storage.sqlite import open_sqlite
from orderbot.stored import Decision
from tests.cli.shell import card, edit, run
from tests.cli.test_menu_check import settings
from tests.storage.samples import ANNA, BERT, Wall, arrived, said

DEARER = ("30-pizza.toml", "{ klein = 7.90, gross = 9.90 }", "{ klein = 8.40, gross = 9.90 }")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def accepted(folder: Path) -> str:
    file = folder / ACCEPT
    return file.read_text().strip() if file.exists() else ""


def version(folder: Path) -> str:
    menu = check_card(card_files(folder)).menu
    assert menu
    return menu.version[:8]


def test_diff_tells_prices_in_the_owner_s_language(tmp_path):
    old, new = card(tmp_path, "old"), card(tmp_path, "new")
    edit(new, *DEARER)
    assert run("menu", "diff", old, new, lang="de").out == "20 Margherita (klein): 7,90 € wird 8,40 €\n"
    assert run("menu", "diff", old, new).out == "20 Margherita (klein): €7.90 becomes €8.40\n"
    assert run("menu", "diff", old, old, lang="de").out == "die beiden Karten sind gleich\n"


def test_publish_shows_asks_and_swaps(tmp_path):
    live, draft = card(tmp_path, "live"), card(tmp_path, "draft")
    edit(draft, *DEARER)
    (draft / "60-desserts.toml").rename(draft / "65-desserts.toml")
    (draft / ".bella.toml.swp").write_text("junk")
    asked = run("menu", "publish", draft, live, typed="j\n", lang="de")
    assert asked.code == 0
    assert "7,90 € wird 8,40 €" in asked.out
    assert "[j/N]" in asked.out
    wanted = contents(draft)
    del wanted[".bella.toml.swp"]
    assert contents(live) == wanted


@pytest.mark.parametrize("typed", ["n\n", "\n", "quatsch\n"])
def test_publish_without_a_yes_changes_nothing(tmp_path, typed):
    live, draft = card(tmp_path, "live"), card(tmp_path, "draft")
    edit(draft, *DEARER)
    before = contents(live)
    assert run("menu", "publish", draft, live, typed=typed).code == 0
    assert contents(live) == before


def test_publish_where_nobody_can_answer_is_wrong_usage(tmp_path):
    live, draft = card(tmp_path, "live"), card(tmp_path, "draft")
    edit(draft, *DEARER)
    before = contents(live)
    asked = run("menu", "publish", draft, live, typed="")
    assert asked.code == 2
    assert "--yes" in asked.err
    assert contents(live) == before


def test_a_faulty_draft_is_not_published(tmp_path):
    live, draft = card(tmp_path, "live"), card(tmp_path, "draft")
    edit(draft, "30-pizza.toml", "price   = ", "prize   = ")
    before = contents(live)
    asked = run("menu", "publish", draft, live, "--yes")
    assert asked.code == 1
    assert f"{draft}/30-pizza.toml:" in asked.err
    assert contents(live) == before


def test_publishing_much_less_tells_what_is_gone_and_carries_the_owner_s_yes(tmp_path):
    live, draft = card(tmp_path, "live"), card(tmp_path, "draft")
    (draft / "60-desserts.toml").unlink()
    asked = run("menu", "publish", draft, live, "--yes", lang="de")
    assert "weg: 61 Tiramisu" in asked.out
    assert "Hinweis: die ganze Rubrik Desserts fehlt" in asked.err
    assert accepted(live) == version(draft)
    assert not (live / "60-desserts.toml").exists()


def test_publishing_a_small_change_needs_no_special_yes(tmp_path):
    live, draft = card(tmp_path, "live"), card(tmp_path, "draft")
    edit(draft, *DEARER)
    run("menu", "publish", draft, live, "--yes")
    assert accepted(live) == ""


def test_publish_mends_a_live_folder_with_faults(tmp_path):
    live, draft = card(tmp_path, "live"), card(tmp_path, "draft")
    edit(live, "30-pizza.toml", "price   = ", "prize   = ")
    asked = run("menu", "publish", draft, live, "--yes")
    assert "has faults itself" in asked.out
    assert version(live) == version(draft) == accepted(live)


def test_publish_takes_the_pictures_along_and_leaves_others(tmp_path):
    live, draft = card(tmp_path, "live"), card(tmp_path, "draft")
    (live / "old.jpg").write_bytes(b"old")
    (draft / "parma.jpg").write_bytes(b"ham")
    edit(draft, "30-pizza.toml", "[item.31]", '[item.31]\nimage = "parma.jpg"')
    run("menu", "publish", draft, live, "--yes")
    assert (live / "parma.jpg").read_bytes() == b"ham"
    assert (live / "old.jpg").read_bytes() == b"old"


def test_a_card_is_not_published_onto_itself(tmp_path):
    live = card(tmp_path)
    assert run("menu", "publish", live, live, "--yes").code == 2


def test_a_swap_that_fails_half_way_leaves_the_old_card(tmp_path, monkeypatch):
    live, draft = card(tmp_path, "live"), card(tmp_path, "draft")
    for file in ("20-salate.toml", "30-pizza.toml"):
        (draft / file).write_bytes((draft / file).read_bytes() + b"# new\n")
    before, replace = contents(live), Path.replace

    def locked(path, target):
        if Path(target).name == "30-pizza.toml":
            raise PermissionError(13, "Permission denied", str(target))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", locked)
    asked = run("menu", "publish", draft, live, "--yes")
    assert asked.code == 2
    assert "cannot be written" in asked.err
    assert contents(live) == before


def test_a_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path):
    live, draft = card(tmp_path, "live"), card(tmp_path, "draft")
    real = live / "kept" / "pizza.toml"
    real.parent.mkdir()
    (live / "30-pizza.toml").rename(real)
    (live / "30-pizza.toml").symlink_to(real)
    real.chmod(0o640)
    edit(draft, *DEARER)
    run("menu", "publish", draft, live, "--yes")
    assert (live / "30-pizza.toml").is_symlink()
    assert real.read_bytes() == (draft / "30-pizza.toml").read_bytes()
    assert real.stat().st_mode & 0o777 == 0o640


def test_accept_writes_the_version_that_lies_there(tmp_path):
    live = card(tmp_path)
    (live / "60-desserts.toml").unlink()
    said_ = run("menu", "accept", live, lang="de")
    assert said_.code == 0
    assert "angenommen, 40 Gerichte" in said_.out
    assert accepted(live) == version(live)


async def stored(path: Path, live: Path) -> None:
    """A database with the card of the folder in use; Anna has a small Margherita with cheese, Bert a Cola."""
    wall = Wall()
    wall.at = now()
    store = await open_sqlite(path, wall)
    menu = check_card(card_files(live)).menu
    assert menu
    await store.save_card("bella", menu.version, to_json(menu).decode())
    carts = {
        ANNA: CartLine("20", size="klein", options=(Chosen("extra", "kaese"),)),
        BERT: CartLine("70"),
    }
    for place, (who, line) in enumerate(carts.items()):
        await store.receive(arrived(said(f"m{place}", sender=who, at=wall.at)))
        for waiting in await store.waiting():
            talk = Conversation(cart=Cart((line,)), heard=wall.at)
            await store.turn("bella", waiting.customer, "2026-05-15", lambda scene, talk=talk: Decision(talk))
    await store.close()


@pytest.fixture
def bella(tmp_path) -> tuple[Path, Path]:
    """(config.toml, the live card)."""
    live = card(tmp_path, "live")
    config = tmp_path / "config.toml"
    config.write_text(settings(live), encoding="utf-8")
    asyncio.run(stored(tmp_path / "orders.db", live))
    return config, live


@pytest.mark.parametrize(
    ("change", "count"),
    [
        (DEARER, "one open cart"),
        (("30-pizza.toml", "{ klein = 7.90, gross = 9.90 }", "{ klein = 7.90, gross = 10.90 }"), "0 open carts"),
        (("card.toml", "{ klein = 1.20, gross = 1.70 }", "{ klein = 1.30, gross = 1.70 }"), "one open cart"),
        (("70-getraenke.toml", "deposit = 0.15", "deposit = 0.25"), "one open cart"),
        (("70-getraenke.toml", 'name    = "Cola"', 'name    = "Kola"'), "one open cart"),
        (("30-pizza.toml", '"Tomaten, Knoblauch, Oregano"', '"Tomaten, Knoblauch"'), "0 open carts"),
    ],
)
def test_diff_counts_the_open_carts_it_touches(tmp_path, bella, change, count):
    config, live = bella
    draft = card(tmp_path, "draft")
    edit(draft, *change)
    before = (tmp_path / "orders.db").read_bytes()
    assert run("menu", "diff", live, draft, "--config", config).out.splitlines()[-1] == f"touches {count}"
    assert run("--config", config, "menu", "diff", live, draft).out.splitlines()[-1] == f"touches {count}"
    assert (tmp_path / "orders.db").read_bytes() == before


def test_without_a_database_nothing_is_said_of_carts(tmp_path, bella):
    config, live = bella
    draft = card(tmp_path, "draft")
    edit(draft, *DEARER)
    (tmp_path / "orders.db").unlink()
    assert "touches" not in run("menu", "diff", live, draft, "--config", config).out
    assert "touches" not in run("menu", "diff", live, draft).out
    assert not (tmp_path / "orders.db").exists()


def test_accept_compares_with_the_card_in_use(bella):
    config, live = bella
    (live / "60-desserts.toml").unlink()
    said_ = run("menu", "accept", live, "--config", config)
    assert "gone: 61 Tiramisu" in said_.out
    assert "the whole section Desserts is missing" in said_.err


def test_a_configuration_that_was_named_and_is_wrong_ends_the_command(tmp_path):
    live = card(tmp_path)
    said_ = run("menu", "diff", live, live, "--config", tmp_path / "none.toml")
    assert said_.code == 2
    assert "none.toml" in said_.err


def test_export_and_import_are_inverse_and_change_only_prices(tmp_path):
    there, table = card(tmp_path), tmp_path / "prices.csv"
    before = contents(there)
    assert run("menu", "export", there, "--csv", table).code == 0
    assert run("menu", "import", there, table, lang="de").out == "kein Preis ändert sich\n"
    table.write_bytes(table.read_bytes().replace(b"20;Margherita;klein;7,90", b"20;Margherita;klein;8,40"))
    asked = run("menu", "import", there, table, typed="j\n", lang="de")
    assert "20 Margherita (klein): 7,90 € wird 8,40 €" in asked.out
    assert asked.err == ""
    after = contents(there)
    assert {name for name in before if before[name] != after[name]} == {"30-pizza.toml"}
    assert after["30-pizza.toml"] == before["30-pizza.toml"].replace(b"klein = 7.90", b"klein = 8.40", 1)


def test_export_goes_to_the_screen_without_a_file(tmp_path):
    there = card(tmp_path)
    for words in (["--csv"], []):
        assert "20;Margherita;klein;7,90;" in run("menu", "export", there, *words).out


def test_export_does_not_overwrite_an_owner_s_table_unasked(tmp_path):
    there, table = card(tmp_path), tmp_path / "prices.csv"
    table.write_text("edited")
    assert run("menu", "export", there, "--csv", table, typed="n\n").code == 0
    assert table.read_text() == "edited"
    run("menu", "export", there, "--csv", table, "--yes")
    assert table.read_text(encoding="utf-8-sig").startswith("id;")


@pytest.mark.parametrize(
    ("row", "said_"),
    [("999;Nix;;5,00;", "2"), ("20;Margherita;klein;viel;", "2"), ("20;Margherita;riesig;5,00;", "2")],
)
def test_a_wrong_row_is_told_with_its_line_and_nothing_is_written(tmp_path, row, said_):
    there, table = card(tmp_path), tmp_path / "prices.csv"
    table.write_text(f"id;name;size;price;pickup_price\n{row}\n")
    before = contents(there)
    asked = run("menu", "import", there, table, "--yes")
    assert asked.code == 1
    assert asked.err.startswith(f"{table}:{said_}: ")
    assert contents(there) == before


def test_a_price_that_more_than_doubles_is_pointed_out(tmp_path):
    there, table = card(tmp_path), tmp_path / "prices.csv"
    table.write_text("id;size;price\n1;;59\n")
    asked = run("menu", "import", there, table, typed="n\n", lang="de")
    assert "Hinweis: 1 Bruschetta ändert sich um mehr als die Hälfte" in asked.err


def test_a_price_the_card_refuses_is_not_written(tmp_path):
    there, table = card(tmp_path), tmp_path / "prices.csv"
    table.write_text("id;size;price\n1;;590\n")
    before = contents(there)
    assert run("menu", "import", there, table, "--yes").code == 1
    assert contents(there) == before


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", bytes(range(256)), b'"'])
def test_a_hostile_table_ends_in_a_sentence(tmp_path, content):
    there, table = card(tmp_path), tmp_path / "prices.csv"
    table.write_bytes(content)
    assert run("menu", "import", there, table, "--yes").code in (0, 1)
    assert run("menu", "import", there, tmp_path, "--yes").code == 2


def test_fmt_tidies_without_changing_the_card(tmp_path):
    there = card(tmp_path)
    assert run("menu", "fmt", there, "--check").code == 0
    edit(there, "30-pizza.toml", 'name    = "Margherita"', 'name="Margherita"')
    tidy_not, before = contents(there), version(there)
    checked = run("menu", "fmt", there, "--check", lang="de")
    assert (checked.code, checked.out) == (1, f"{there}/30-pizza.toml: nicht aufgeräumt\n")
    assert contents(there) == tidy_not
    assert run("menu", "fmt", there, lang="de").out == f"{there}/30-pizza.toml: aufgeräumt\n"
    assert version(there) == before
    assert run("menu", "fmt", there, "--check").code == 0


def test_fmt_leaves_a_file_with_faults_alone(tmp_path):
    there = card(tmp_path)
    edit(there, "30-pizza.toml", 'name    = "Margherita"', "name=Margherita")
    before = contents(there)
    said_ = run("menu", "fmt", there)
    assert said_.code == 1
    assert said_.err.startswith(f"{there}/30-pizza.toml:")
    assert contents(there) == before


def test_schema_writes_two_files_that_are_no_part_of_the_card(tmp_path):
    there = card(tmp_path)
    before = version(there)
    run("menu", "schema", there)
    for name in ("card.schema.json", "section.schema.json"):
        assert json.loads((there / name).read_text())["type"] == "object"
    assert version(there) == before


def test_nothing_is_left_behind_when_writing_fails(tmp_path, monkeypatch):
    there = card(tmp_path)
    before = contents(there)
    edit(there, "30-pizza.toml", 'name    = "Margherita"', 'name="Margherita"')
    untidy = contents(there)

    def full(draft, content, *, like):
        draft.write_bytes(b"")
        raise OSError(28, "No space left on device", str(draft))

    monkeypatch.setattr("orderbot.menu.folder._write", full)
    assert run("menu", "fmt", there).code == 2
    assert contents(there) == untidy != before
