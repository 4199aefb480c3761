"""What no code table can say goes as dots; whole tickets as pictures. Read back by strangers: tesseract and zbar."""

import io
import shutil
import subprocess
from dataclasses import replace

import pytest
from paper_orders import MARGHERITA, ORDERS, order, restaurant

from orderbot.printing.emulator.decoder import decode
from orderbot.tickets import making, raster
from orderbot.tickets.escpos import Model, paper
from orderbot.tickets.layout import layout
from orderbot.tickets.lines import Line, Span

pytestmark = pytest.mark.skipif(not raster.AVAILABLE, reason="the extra `raster` is not installed")
PICTURES, LETTERS = Model(), Model(pictures=False)


def ticket(note="", **fields):
    return making.tickets_for(order(replace(MARGHERITA, note=note), **fields), restaurant(), "de")[0][1]


def dark(bitmap):
    return sum(byte.bit_count() for byte in bitmap.data)


def test_a_line_that_no_table_can_say_is_drawn_and_all_others_stay_letters():
    page = decode(paper(ticket("ế gut"), PICTURES))
    drawn = [row for row in page.rows if row.pictures]
    assert len(drawn) == 1
    assert not any("gut" in row.text for row in page.rows)
    assert sum("Margherita" in row.text for row in page.rows) == 1
    assert drawn[0].pictures[0].width == 72
    assert dark(drawn[0].pictures[0]) > 100


def test_a_printer_that_takes_no_pictures_gets_all_in_letters():
    page = decode(paper(ticket("ế gut"), LETTERS))
    assert not any(row.pictures for row in page.rows)
    assert any("e gut" in row.text for row in page.rows)


@pytest.mark.parametrize("sign", "ếمЖß€»")
def test_a_sign_of_our_own_font_is_drawn_and_not_an_empty_box(sign):
    assert raster.drawable(sign)
    (seen,) = raster.bitmaps(Line((Span(sign),)), 48)
    (box,) = raster.bitmaps(Line((Span("\U0010fffe"),)), 48)
    assert dark(seen) > 5
    assert seen.data != box.data


def test_a_sign_that_no_font_has_is_named_instead():
    assert not raster.drawable("\u0378")
    assert "[Emoji]" in PICTURES.write("a\U0001fbff") or "[" in PICTURES.write("a\U0001fbff")


@pytest.mark.parametrize("sign", "王😀")
def test_chinese_and_emoji_are_drawn_where_the_system_has_a_font_and_else_named(sign):
    written = PICTURES.write(sign)
    assert written == sign if raster.drawable(sign) else written.startswith("[")


def test_no_line_of_dots_holds_a_command_that_printers_obey_at_once():
    for number in range(200):
        for bitmap in raster.bitmaps(Line((Span(f"» ế{number} {chr(0x400 + number)} {'x' * (number % 40)}"),)), 48):
            assert not any(command in bitmap.data for command in (b"\x10\x04", b"\x10\x05", b"\x10\x14"))
            assert bitmap.rows <= 256
            assert len(bitmap.data) == bitmap.width * bitmap.rows


def test_a_dot_pattern_that_is_a_command_is_moved():
    from PIL import Image

    wicked = Image.new("1", (576, 1), 1)
    for place in (3, 13):  # bytes 0x10 0x04
        wicked.putpixel((place, 0), 0)
    assert raster._harmless(wicked).data[:3] not in (b"\x10\x04\x00", b"\x10\x05\x00")


def test_a_picture_is_as_wide_as_the_paper():
    from PIL import Image

    for columns, dots in ((48, 576), (42, 504), (32, 384)):
        picture = Image.open(io.BytesIO(raster.png(layout(ticket(), columns), columns)))
        assert (picture.mode, picture.width) == ("1", dots)


def test_letters_and_picture_say_the_same_lines():
    """The picture is as tall as its lines: none is left out, none is clipped at the right edge."""
    lines = [line for line in layout(ticket("王小明 محمد"), 48, PICTURES.write) if not line.qr]
    from PIL import Image

    picture = Image.open(io.BytesIO(raster.png(lines, 48)))
    assert picture.height == sum(
        max((span.height for span in line.spans), default=1) * raster.LEADING for line in lines
    )


def languages():
    return subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=True).stdout.split()


def read(tmp_path, lines, tool, *options):
    if not shutil.which(tool):
        pytest.skip(f"{tool} is not installed")
    if tool == "tesseract" and "deu" not in languages():
        pytest.skip("tesseract cannot read German: its package `deu` (tesseract-ocr-deu) is not installed")
    file = tmp_path / "ticket.png"
    file.write_bytes(raster.png(lines, 48, margin=raster.MARGIN))
    command = [
        tool,
        *([str(file), "stdout", "-l", "deu", "--psm", "6"] if tool == "tesseract" else ["-q", "--raw", str(file)]),
    ]
    return subprocess.run([*command, *options], capture_output=True, text=True, check=True).stdout


def test_tesseract_reads_the_dishes_and_the_total(tmp_path):
    plain = [line for line in layout(ticket(), 48) if not line.qr and not any(span.inverted for span in line.spans)]
    seen = read(tmp_path, plain, "tesseract")
    for word in ("Margherita", "SUMME", "14,00", "Größmann", "Köln"):
        assert word in seen, seen


def test_zbar_reads_the_way_to_the_door(tmp_path):
    code = [line for line in layout(ticket(), 48) if line.qr]
    assert read(tmp_path, code, "zbarimg").strip() == code[0].qr
    assert code[0].qr.endswith("G%C3%A4nsestr.%2012a%2C%2050667%20K%C3%B6ln")


def test_every_order_becomes_a_picture():
    for each in ORDERS.values():
        for _, one in making.tickets_for(each, restaurant(), "de"):
            assert raster.png(layout(one, 32, PICTURES.write), 32).startswith(b"\x89PNG")
