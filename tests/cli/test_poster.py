"""The sheet for the door: its code opens the chat, its PDF is one, and what an owner writes is no markup."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from orderbot.cli import poster
from tests.cli.shell import run
from tests.config.test_reading import ENVIRON, SMALL

LINES = [('Zum "Löwen" <&> (Bräu\\)', 40, 745)]


def test_the_svg_is_one_and_shows_all_words():
    tree = ElementTree.fromstring(poster.svg("https://wa.me/49", LINES))
    assert [each.text for each in tree.iter("{http://www.w3.org/2000/svg}text")] == [LINES[0][0]]


def test_the_pdf_holds_what_its_table_says():
    content = poster.pdf("https://wa.me/49", LINES)
    start = int(re.search(rb"startxref\n(\d+)\n%%EOF\n$", content)[1])
    assert content[start:].startswith(b"xref\n0 6\n")
    for number, place in enumerate(map(int, re.findall(rb"(\d{10}) 00000 n", content)), 1):
        assert content[place:].startswith(b"%d 0 obj\n" % number)
    length = int(re.search(rb"/Length (\d+)", content)[1])
    stream = content.partition(b"stream\n")[2]
    assert stream[length:].startswith(b"\nendstream")
    assert b"\\(Br\xe4u\\\\\\)" in stream


@pytest.mark.parametrize("link", ["https://wa.me/4915112345678?text=Hallo", "https://wa.me/1"])
def test_every_dark_square_lies_on_the_sheet(link):
    squares = list(poster._squares(link))
    assert len(squares) > 100
    assert all(0 < x < poster.WIDE - side and 0 < y < poster.HIGH - side for x, y, side in squares)


def test_the_command_writes_both(tmp_path, monkeypatch):
    for name, value in ENVIRON.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "config.toml").write_text(SMALL)
    told = run("poster", "--number", "+49 151 1234567", "--out", tmp_path / "out", "--config", tmp_path / "config.toml")
    assert told.code == 0
    assert "https://wa.me/491511234567?text=Hallo" in told.out
    assert {each.name for each in (tmp_path / "out").iterdir()} == {"poster-bella.svg", "poster-bella.pdf"}
    told = run("poster", "--number", "12", "--config", tmp_path / "config.toml")
    assert told.code == 2
    assert "--number +49" in told.err
