"""The decoder judges our encoder, so it is judged first: by what three foreign encoders make of words we know."""

import re
import warnings
from pathlib import Path

import pytest

from orderbot.printing.emulator.decoder import DecodeError, decode

FOREIGN = Path(__file__).parent / "foreign"
SAID = ("Größe ÄÖÜß", "Łódź", "Привет", "12,50 €")


def words(page):
    return [row.text.strip() for row in page.rows if row.text.strip()]


def test_it_reads_receiptline():
    page = decode((FOREIGN / "receiptline.bin").read_bytes(), foreign=True)
    assert words(page) == [
        "#47LIEFERUNG",
        "─" * 48,
        "2x Bruschetta11,80 €",
        "1x Margherita groß10,50 €",
        "bold  Größe ÄÖÜß",
        "INVERTIERT",
    ]
    assert [style.width for _, style in page.rows[0].spans] == [2, 1]
    assert page.rows[4].spans[0][1].bold
    assert page.rows[5].spans[0][1].inverted
    (code,) = page.rows[0].pictures
    assert (code.width, code.rows, len(code.data)) == (10, 84, 84 * 11)
    assert page.cuts == 2


def test_it_reads_receipt_printer_encoder():
    page = decode((FOREIGN / "receipt-printer-encoder.bin").read_bytes(), foreign=True)
    assert words(page) == ["Größe ÄÖÜß", "OHNE ZWIEBELN", "12,50 €", "Łódź", "Привет", "unter", "─" * 48]
    assert page.rows[0].spans[-1][1].size == 0x11
    assert page.rows[1].spans[0][1].inverted
    assert [row.qr for row in page.rows if row.qr] == ["https://a.example/?q=1"]
    assert page.cuts == 1


def test_it_reads_python_escpos():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from escpos.printer import Dummy

        other = Dummy(profile="TM-T20II")
        for said in SAID[:3]:
            other.set(bold=True, double_height=True, double_width=True, invert=True)
            other.textln(said)
        other.set_with_default()
        other.qr("https://a.example", native=True)
        other.cut()
    page = decode(b"\x1b@\x1c." + other.output, foreign=True)  # it never leaves the Chinese mode itself
    assert words(page) == list(SAID[:3])
    assert {(style.bold, style.inverted, style.size) for row in page.rows[:3] for _, style in row.spans} == {
        (1, 1, 0x11)
    }
    assert [row.qr for row in page.rows if row.qr] == ["https://a.example"]
    assert page.cuts == 1


@pytest.mark.parametrize(
    ("stream", "why"),
    [
        (b"\x1bp\x00\x19\xfa", "unknown command"),  # the cash drawer
        (b"\x10\x14\x01\x00\x05", "unknown command"),  # again the drawer, at once
        (b"\x1b*\x00\x01\x00\xff", "unknown command"),
        (b"\x1dv0\x00\x48\x00\x02\x00abc", "cut off"),
        (b"\x1dv0\x00\x01\x00\x2c\x01" + b"a" * 300, "small buffers"),
        (b"\x1d(H\x03\x001\x30", "cut off"),
        (b"\x1c.\x1bt\x63abc", "unknown table"),
        (b"\xfc", "Chinese"),
    ],
)
def test_what_a_printer_would_not_understand_is_an_error(stream, why):
    with pytest.raises(DecodeError, match=re.escape(why)):
        decode(stream)


def test_what_only_foreign_encoders_send_is_an_error_in_ours():
    with pytest.raises(DecodeError, match="unknown"):
        decode(b"\x1b!\x08")
    assert decode(b"\x1b!\x08a", foreign=True).rows[0].spans[0][1].bold == 1
