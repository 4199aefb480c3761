"""A printer's answers come mixed, split and with garbage."""

from hypothesis import given
from hypothesis import strategies as st

from orderbot.printing.answers import CaughtUp, Printed, Status, read, trouble

ANSWERS = {
    b"\x12": Status(0x12),
    b"\x7e": Status(0x7E),
    b"\x37\x22abcd\x00": Printed(b"abcd"),
    b"\x18\x03\x0c\x6f": None,  # an automatic status
    b"\x00": CaughtUp(),
    b"\x0c": CaughtUp(),
}


@given(st.lists(st.sampled_from(sorted(ANSWERS))), st.lists(st.integers(1, 9)))
def test_answers_are_the_same_however_they_are_cut_into_packets(sent, cuts):
    stream, rest, heard = b"".join(sent), b"", []
    while stream:
        size = cuts.pop() if cuts else 3
        answers, rest = read(rest + stream[:size])
        heard += answers
        stream = stream[size:]
    assert heard == [ANSWERS[each] for each in sent if ANSWERS[each]]
    assert rest == b""


@given(st.binary())
def test_no_bytes_break_the_reader_or_pile_up(stream):
    _, rest = read(stream)
    assert len(rest) < 7


def test_bits_are_read_as_printers_mean_them():
    assert [trouble(1, 0x12), trouble(2, 0x12), trouble(4, 0x12)] == ["", "", ""]
    assert [trouble(1, 0x1A), trouble(2, 0x16), trouble(2, 0x32), trouble(2, 0x52), trouble(4, 0x72)] == [
        "offline",
        "cover open",
        "out of paper",
        "printer error",
        "out of paper",
    ]
