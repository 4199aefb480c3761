"""Whatever is done to the files: a card or complaints, never an exception, and every complaint can be said in German."""

from hypothesis import given, settings
from hypothesis import strategies as st

from orderbot.menu.checking import check_card
from orderbot.menu.guard import doubts
from orderbot.menu.version import diff, from_json, said_diff, to_json
from orderbot.wording.render import Voice, complain
from tests.menus.cards import SMALL, good

FILES = {name: data.decode() for name, data in SMALL.items()}
SNIPPETS = st.sampled_from(
    ["\n", "[", "]", "{", "}", '"', "'", "=", ",", ".", "#", " ", "[item.9]\n", "[[item]]\n", "[item]\n", "[choice.x.option.y]\n", "[combo.m]\nparts = [1]\n", "price = {}\n", "codes = 3\n", "name = []\n", "tax = 1\n", "item = 3\n", "size = []\n", "codes = [[]]\n", "ä", "\0", "inf", "-1", "true", "{name}", "1979-05-27", '"\\u0000"']
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(FILES)), st.floats(0, 1), st.integers(0, 40), SNIPPETS), min_size=1, max_size=4
    )
)
def test_any_edit_gives_a_card_or_complaints(edits):
    files = dict(FILES)
    for file, where, gone, new in edits:
        at = int(where * len(files[file]))
        files[file] = files[file][:at] + new + files[file][at + gone :]
    result = check_card({name: text.encode() for name, text in files.items()})
    assert (result.menu is None) == bool(result.errors)
    for complaint in result.complaints:
        assert complaint.file in files
        assert 0 <= complaint.line <= files[complaint.file].count("\n") + 1
        assert complain(complaint, "de") != complain(complaint, "en")
    if result.menu:
        assert from_json(to_json(result.menu)) == result.menu
        old = good(SMALL).menu
        for line in (*said_diff(diff(old, result.menu)), *doubts(old, result.menu)):
            assert Voice("de").say(line)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.binary(max_size=200))
def test_any_bytes_in_place_of_a_file_are_complained_of(file, data):
    assert check_card(SMALL | {file: data}).menu is None
