import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from meta import openapi, request_examples

from orderbot.whatsapp import limits
from orderbot.whatsapp.elements import bodies, template
from orderbot.whatsapp.emulator.checking import Refused, check
from orderbot.wording.message import Card, Form, Message, MessageRow, Template

ADDRESSED = {"messaging_product": "whatsapp", "recipient_type": "individual", "to": "+4915112345678"}


def only(message):
    (body,) = bodies(message)
    return body


def test_a_text_is_a_text():
    assert only(Message("Hallo")) == {"type": "text", "text": {"preview_url": False, "body": "Hallo"}}


def test_buttons_stand_below_the_text():
    assert only(Message("Noch etwas?", buttons=(("yes", "Ja"), ("no", "Nein")), footer="Pizzeria Bella")) == {
        "type": "interactive",
        "interactive": {
            "type": "button",
            "body": {"text": "Noch etwas?"},
            "action": {
                "buttons": [
                    {"type": "reply", "reply": {"id": "yes", "title": "Ja"}},
                    {"type": "reply", "reply": {"id": "no", "title": "Nein"}},
                ]
            },
            "footer": {"text": "Pizzeria Bella"},
        },
    }


def test_rows_become_one_list():
    rows = (MessageRow("m:1", "Margherita", "8,50 €"), MessageRow("m:2", "Funghi"))
    assert only(Message("Was darf es sein?", open="Karte", title="Pizza", rows=rows)) == {
        "type": "interactive",
        "interactive": {
            "type": "list",
            "body": {"text": "Was darf es sein?"},
            "action": {
                "button": "Karte",
                "sections": [
                    {
                        "rows": [
                            {"id": "m:1", "title": "Margherita", "description": "8,50 €"},
                            {"id": "m:2", "title": "Funghi"},
                        ],
                        "title": "Pizza",
                    }
                ],
            },
        },
    }


def test_a_link_is_a_button():
    assert only(Message("Heute Jazz", link=("Zum Stream", "https://stream.example.de/a?t=1"))) == {
        "type": "interactive",
        "interactive": {
            "type": "cta_url",
            "body": {"text": "Heute Jazz"},
            "action": {
                "name": "cta_url",
                "parameters": {"display_text": "Zum Stream", "url": "https://stream.example.de/a?t=1"},
            },
        },
    }


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("Pizza", 20, "Pizza"),
        ("x" * 20, 20, "x" * 20),
        ("x" * 21, 20, "x" * 19 + "…"),
        ("Pizza Quattro Formaggi groß", 24, "Pizza Quattro Formaggi…"),
        ("Pizza Quattro, Formaggi groß", 17, "Pizza Quattro…"),
        ("Donaudampfschifffahrtsgesellschaft", 10, "Donaudamp…"),
        ("A Donaudampfschifffahrtsgesellschaft", 10, "A Donauda…"),
        ("🍕" * 11, 20, "🍕" * 9 + "…"),
        ("🍕" * 10, 20, "🍕" * 10),
        ("zwei\nZeilen", 20, "zwei Zeilen"),
        ("", 20, "…"),
        ("\x00\ud83c", 20, "…"),
    ],
)
def test_what_is_too_long_is_cut_after_a_word_and_shows_it(text, limit, shown):
    assert limits.cut(text, limit) == shown


def test_buttons_that_became_alike_are_numbered():
    buttons = (
        ("a", "Lieferung an die Hauptstraße 1"),
        ("b", "Lieferung an die Hauptstraße 2"),
        ("c", "Lieferung an die…"),
    )
    body = only(Message("Wohin?", buttons=buttons))
    titles = [button["reply"]["title"] for button in body["interactive"]["action"]["buttons"]]
    assert titles == ["Lieferung an die…", "Lieferung an die… 2", "Lieferung an die… 3"]


def test_a_long_text_goes_ahead_of_its_buttons_and_the_total_stays_with_them():
    lines = [f"{n} x Pizza mit allem, was dazugehört" for n in range(1, 60)] + ["Gesamt 480,00 €"]
    first, last = bodies(Message("\n".join(lines), buttons=(("buy", "Jetzt kaufen"),)))
    assert first["text"]["body"].startswith("1 x Pizza")
    assert last["interactive"]["body"]["text"].endswith("\nGesamt 480,00 €")
    assert (first["text"]["body"] + "\n" + last["interactive"]["body"]["text"]).split("\n") == lines


def test_a_line_that_just_fits_is_not_parted():
    assert limits.split_end("aa aa\nbb bb", 5) == ("aa aa", "bb bb")
    assert limits.split("aa aa\nbb bb", 5) == ["aa aa", "bb bb"]
    assert limits.split("aaaa bbbb", 4) == ["aaaa", "bbbb"]


def test_a_very_long_text_goes_in_pieces_parted_at_line_ends():
    lines = [f"Zeile {n} 🍕" for n in range(1000)]
    texts = [body["text"]["body"] for body in bodies(Message("\n".join(lines)))]
    assert len(texts) > 3
    assert "\n".join(texts).split("\n") == lines
    assert max(map(limits.units, texts)) <= 4096


@pytest.mark.parametrize(
    "message",
    [
        Message("x", buttons=(("a", "A"), ("b", "B"), ("c", "C"), ("d", "D"))),
        Message("x", buttons=(("a", "A"), ("a", "B"))),
        Message("x", buttons=(("a" * 257, "A"),)),
        Message("x", buttons=((" a", "A"),)),
        Message("x", buttons=(("", "A"),)),
        Message("x", buttons=(("a\n", "A"),)),
        Message("x", buttons=(("a\x00b", "A"),)),
        Message("x", open="o", rows=tuple(MessageRow(str(n), "R") for n in range(11))),
        Message("x", open="o", rows=(MessageRow("a" * 201, "R"),)),
        Message("x", open="o", rows=(MessageRow("a", "R"), MessageRow("a", "S"))),
        Message("x", link=("L", "javascript:alert(1)")),
        Message("x", link=("L", "https://a b")),
        Message("x", buttons=(("a", "A"),), link=("L", "https://a")),
    ],
)
def test_wrong_ids_counts_and_addresses_are_bugs_of_ours(message):
    with pytest.raises(ValueError, match=r".+"):
        bodies(message)


# ---- laws ----------------------------------------------------------------------------------------------------------

TEXTS = st.text(st.characters() | st.sampled_from(" \n🍕ß"), max_size=60) | st.builds(
    lambda word, times: word * times, st.text(st.sampled_from("ab \n🍕,"), min_size=1, max_size=8), st.integers(1, 900)
)
IDS = st.text(st.sampled_from("abc:123"), min_size=1, max_size=200)
BUTTONS = st.lists(st.tuples(IDS, TEXTS), max_size=3, unique_by=lambda pair: pair[0]).map(tuple)
ROWS = st.lists(st.builds(MessageRow, IDS, TEXTS, TEXTS), max_size=10, unique_by=lambda row: row.id).map(tuple)
MESSAGES = (
    st.builds(Message, TEXTS, footer=TEXTS)
    | st.builds(Message, TEXTS, buttons=BUTTONS, footer=TEXTS)
    | st.builds(Message, TEXTS, open=TEXTS, title=TEXTS, rows=ROWS, footer=TEXTS)
    | st.builds(Message, TEXTS, asks=st.sampled_from(["location", "contact"]), footer=TEXTS)
    | st.builds(Message, TEXTS, form=st.builds(Form, st.just("1"), TEXTS, st.just("A")), footer=TEXTS)
    | st.builds(Message, TEXTS, card=st.builds(Card, TEXTS, st.just("+49")), buttons=BUTTONS)
    | st.builds(Message, TEXTS, link=st.tuples(TEXTS, st.just("https://example.de/x")), footer=TEXTS)
)


@given(MESSAGES, st.sampled_from(["", "1234"]))
def test_whatever_is_said_meta_takes_it(message, image):
    for body in bodies(message, image):
        check({**ADDRESSED, **body})


@given(st.lists(TEXTS, max_size=4))
def test_whatever_the_words_of_a_template_are_meta_takes_it(words):
    check({**ADDRESSED, **template(Template("late", "de", tuple(words)))})


@given(TEXTS, st.integers(4, 100))
def test_a_cut_line_fits_and_is_never_empty(text, limit):
    line = limits.cut(text, limit)
    assert 1 <= len(line.encode("utf-16-le")) // 2 <= limit
    assert line == " ".join(line.split())
    whole = " ".join(limits.clean(text).split())
    assert line == whole or line.removesuffix("…") == whole[: len(line) - 1]


@given(TEXTS, st.integers(4, 100))
def test_splitting_loses_no_word(text, limit):
    text = limits.clean(text)
    pieces = limits.split(text, limit)
    before, end = limits.split_end(text, limit)
    for parts in (pieces, [before, end]):
        assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(piece and limits.units(piece) <= limit for piece in pieces)
    assert limits.units(end) <= limit
    assert bool(end) == bool(text.strip())


# ---- Meta's description --------------------------------------------------------------------------------------------


def all_lengths():
    """(name of the property, maxLength or maxItems) of everything below the messages endpoint's schemas."""
    found = set()

    def walk(node, name):
        if isinstance(node, dict):
            for word in ("maxLength", "maxItems"):
                if isinstance(node.get(word), int):
                    found.add((name, node[word]))
            for key, inner in node.items():
                walk(inner, name if key in ("properties", "items", "allOf", "oneOf", "anyOf") else key)
        elif isinstance(node, list):
            for inner in node:
                walk(inner, name)

    for name, schema in openapi()["components"]["schemas"].items():
        walk(schema, name)
    return found


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("body", limits.TEXT),
        ("text", limits.BODY),
        ("text", limits.HEADER),
        ("text", limits.FOOTER),
        ("buttons", limits.BUTTONS),
        ("id", limits.BUTTON_ID),
        ("title", limits.BUTTON_TITLE),
        ("button", limits.LIST_BUTTON),
        ("sections", limits.SECTIONS),
        ("title", limits.SECTION_TITLE),
        ("rows", limits.ROWS),
        ("id", limits.ROW_ID),
        ("title", limits.ROW_TITLE),
        ("description", limits.ROW_DESCRIPTION),
    ],
)
def test_our_limits_are_those_of_metas_description(name, limit):
    assert (name, limit) in all_lengths()


def filled_in(example):
    """The example with its placeholders replaced: a number, and something short and different for each <NAME>."""
    names = {}
    text = re.sub(r"\{\{Recipient[^{}]*\}\}", "+4915112345678", json.dumps(example))
    text = re.sub(r"<?http\(s\)://[^\"]*", "https://x.example/a", text)
    return json.loads(re.sub(r"<[^<>]*>", lambda found: f"x{names.setdefault(found[0], len(names))}", text))


FLAWED = {  # examples that Meta's own rules refuse
    "Send Reply to List Message": 100,  # it lacks its type
    "Send Multi-Product Message": 131009,  # the header's type is left as a placeholder
    "Send Order Details Message": 131009,  # payments exist in India only
    "Send Order Status Message": 131009,
}


def test_metas_own_request_examples_pass_the_emulator_but_for_those_that_are_flawed():
    answers = {name: refusal(filled_in(example)) for name, example in request_examples().items()}
    assert {name: code for name, code in answers.items() if code} == FLAWED
    assert len(answers) == 50


def refusal(body):
    try:
        check(body)
    except Refused as refused:
        return refused.code
    return 0
