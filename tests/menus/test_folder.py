"""What is read of a card's folder, and what is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from orderbot.errors import OwnerError
from orderbot.menu.folder import MOST, card_files
from tests.shops import CARD


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CARD, tmp_path / "card"))


def test_a_link_out_of_the_folder_is_refused_and_nothing_of_it_is_told(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("token = hunter2", encoding="utf-8")
    (folder / "90-more.toml").symlink_to(secret)
    with pytest.raises(OwnerError, match=r"90-more\.toml") as refused:
        card_files(folder)
    assert "hunter2" not in str(refused.value)


def test_a_link_within_the_folder_is_a_file_like_any_other(folder: Path) -> None:
    """As Kubernetes mounts it: `card.toml -> ..data/card.toml`."""
    (folder / "..data").mkdir()
    (folder / "card.toml").rename(folder / "..data" / "card.toml")
    (folder / "card.toml").symlink_to("..data/card.toml")
    assert card_files(folder)["card.toml"] == (folder / "..data" / "card.toml").read_bytes()


def test_a_file_without_end_is_refused_before_it_is_in_memory(folder: Path) -> None:
    with (folder / "90-more.toml").open("wb") as file:
        file.truncate(1000 * MOST)
    with pytest.raises(OwnerError, match=r"90-more\.toml.*MB"):
        card_files(folder)
