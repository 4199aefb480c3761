"""Every key that the parser finds has a place, and nothing else has one."""

from pathlib import Path

import pytest
import tomli
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from orderbot.tomlfile.positions import scan

SUITE = Path(__file__).parents[2] / "../shared/data/toml-test/valid"


def paths(value, above=()):
    """All paths of parsed data: keys, entries of lists, and what lies below."""
    found = {above} if above else set()
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        found |= paths(child, (*above, key))
    return found


def test_positions_are_those_of_the_parser_on_every_valid_file_of_the_conformance_suite():
    if not SUITE.is_dir():
        pytest.skip("the TOML conformance suite is not at hand")
    compared = 0
    for file in sorted(SUITE.rglob("*.toml")):
        text = file.read_bytes().decode("utf-8-sig")
        assert set(scan(text)) == paths(tomli.loads(text)), file
        compared += 1
    assert compared > 200


keys = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=6)
values = st.recursive(
    st.integers(-(2**60), 2**60) | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(keys, values, max_size=5))
def test_positions_are_those_of_the_parser_on_any_document(data):
    text = tomlkit.dumps(data)
    assert set(scan(text)) == paths(tomli.loads(text))


bare = st.from_regex(r"[A-Za-z0-9_-]{1,5}", fullmatch=True)
strings = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\\\"'"), max_size=9
)
written_strings = st.one_of(
    strings.map(lambda s: f'"{s}"'),
    strings.map(lambda s: f"'{s}'"),
    strings.map(lambda s: f'"""\n{s} # ] }}\n"""'),
    strings.map(lambda s: f"'''{s}\n[not.a.header]'''"),
    st.just(r'"a \" ] b"'),
)
blanks = st.sampled_from(["", " ", "\n", ' # remark ] } = "\n', "\t"])


def lists(inner):
    return st.tuples(blanks, st.lists(st.tuples(inner, blanks), max_size=3), st.sampled_from(["", ","])).map(
        lambda got: "[" + got[0] + ",".join(v + b for v, b in got[1]) + (got[2] if got[1] else "") + "]"
    )


def tables(inner):
    return st.tuples(
        blanks, st.dictionaries(bare, st.tuples(inner, blanks), max_size=3), st.sampled_from(["", ","])
    ).map(
        lambda got: (
            "{" + got[0] + ",".join(f"{k} ={v}{b}" for k, (v, b) in got[1].items()) + (got[2] if got[1] else "") + "}"
        )
    )


written_values = st.recursive(
    written_strings | st.sampled_from(["8.50", "1", "true", "2026-01-01 10:00:00", "0x1f", "-inf"]),
    lambda inner: lists(inner) | tables(inner),
    max_leaves=8,
)


@given(
    st.lists(st.tuples(st.sampled_from(["[{}]", "[[{}]]", "[ z.{} ]", '["{}".x]']), bare), max_size=4),
    st.lists(
        st.lists(st.tuples(bare, written_values), max_size=3, unique_by=lambda pair: pair[0]), min_size=5, max_size=5
    ),
    st.sampled_from(["\n", "\r\n"]),
)
def test_positions_are_right_however_an_owner_writes(headers, blocks, line_end):
    parts = [[], *([form.format(name)] for form, name in headers)]
    rows = [
        row for head, block in zip(parts, blocks, strict=False) for row in (*head, *(f"{k} = {v}" for k, v in block))
    ]
    text = "\n".join(rows) + "\n"
    try:
        data = tomli.loads(text.replace("\n", line_end))
    except tomli.TOMLDecodeError:
        return  # two headers that do not go together
    found = scan(text.replace("\n", line_end))
    assert set(found) == paths(data)
    for path, here in found.items():
        row = text.split("\n")[here.line - 1]
        if isinstance(path[-1], str) and row[here.column - 1] != "[":
            assert row[here.column - 1 :].startswith(path[-1])


def test_a_position_tells_line_and_columns_of_key_and_value():
    found = scan('[item.2]\n  name =  "x"\nprice = { klein = 1,\n  gross = 2 }\n')
    assert (found["item", "2"].line, found["item", "2"].column) == (1, 1)
    assert (found["item", "2", "name"].line, found["item", "2", "name"].column, found["item", "2", "name"].value) == (
        2,
        3,
        11,
    )
    assert found["item", "2", "price", "gross"].line == 4


def test_a_missing_key_is_placed_at_its_block():
    found = scan('# remark\nname = "S"\n\n[item.2]\nname = "x"\n')
    assert found.line(("item", "2", "codes")) == 4
    assert found.line(("station",)) == 2
    assert scan("").line(("name",)) == 1
