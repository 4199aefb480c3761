"""Laws of the dish parser: any text at all, and orders put together from the card."""

import re

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from orderbot.understanding.grammar.closed import closed
from orderbot.understanding.grammar.languages import LANGUAGES
from orderbot.understanding.spelling.fold import keys, tokens
from tests.understanding.cards import lexicon, read, short

MENU = lexicon("inn").menu
WORDS = sorted({word for code in LANGUAGES for word in closed(code).words} | lexicon("inn").words)
NAMES = [(item.id, item.name.text) for item in MENU.items.values() if item.id not in ("57", "4")]
LONG_NAMES = [(dish, word) for dish, word in NAMES if len(word) >= 7 and " " not in word]
TALK = {key for language in LANGUAGES.values() for word in language.dishes.talk for key in keys(word)}
NONSENSE = ("Qwyxzon", "Vrblgax", "Zzyxqua", "Jwopqer")
texts = st.text(max_size=120) | st.lists(
    st.sampled_from(WORDS) | st.sampled_from(["2", "2x", "21", "23a", ",", ".", "\n", "(", "+", "½", "0,33", *NONSENSE]), max_size=14
).map(" ".join)  # fmt: skip
SLOW = settings(max_examples=300, deadline=None)


def everything(meaning):
    """All words that are accounted for otherwise than by a line of the card."""
    parts = [*meaning.unknown, *(each.about for each in meaning.questions), *(typed for typed, _ in meaning.repaired)]
    parts += [line.note for line in meaning.lines]
    parts += [meaning.name, meaning.phone, meaning.extra, meaning.remark, meaning.allergy, *meaning.subject.words]
    if meaning.address:
        where = meaning.address
        parts += [where.street, where.number, where.postcode, where.city, where.extra]
    return " ".join(parts).casefold()


@SLOW
@given(texts)
@example("2x")
@example("halb")
@example("statt")
@example("ohne ohne mit und oder")
@example("0,33 0,33er 1 l")
@example("½ ½ 21 21")
def test_any_text_is_read_without_failing_and_always_alike(text):
    meaning = read(text)
    assert meaning == read(text)
    for line in meaning.lines:
        assert line.quantity > 0
        assert lexicon("inn").exists(line.item)
        assert line.size is None or line.size in lexicon("inn").sizes(line.item)
        assert all(lexicon("inn").offers(line.item, each.group, each.option) for each in line.options)
        assert not line.half or lexicon("inn").exists(line.half)


@SLOW
@given(texts)
def test_doubt_is_never_sure_and_its_words_are_those_of_the_customer(text):
    meaning = read(text)
    if meaning.unknown or meaning.questions:
        assert not meaning.sure
    seen = {token.text for token in tokens(text)}
    for word in meaning.unknown:
        assert {token.text for token in tokens(word)} <= seen | {"Ketchup", "Mayonnaise"}


@SLOW
@given(texts, st.sampled_from(NONSENSE), st.integers(0, 14))
@example("2 Margherita", "Qwyxzon", 1)
@example("G\nCOOK.", "Qwyxzon", 1)
def test_a_word_nobody_knows_is_never_dropped_in_silence(text, word, place):
    words = text.split(" ")
    words.insert(place % (len(words) + 1), word)
    meaning = read(" ".join(words))
    assume(not meaning.intent)  # a question is answered or passed on as a whole
    # a point behind a short word may be an abbreviation's, and ends no sentence
    chatting = [part for part in re.split(r"[!?;\n]|(?<=\w{5})\.", " ".join(words)) if word in part]
    assume(not any(token.key in TALK for part in chatting for token in tokens(part)))  # "letztes Mal war es lecker!"
    assert word.casefold() in everything(meaning) or not meaning.sure


@SLOW
@given(
    st.lists(st.tuples(st.integers(1, 20), st.sampled_from(NAMES)), min_size=1, max_size=5),
    st.sampled_from([", ", " und ", "\n", " "]),
)
def test_a_list_of_numbers_and_names_is_exactly_that(order, between):
    total = {}
    for number, (dish, _) in order:
        total[dish] = total.get(dish, 0) + number
    assume(max(total.values()) <= 20)
    text = between.join(f"{number}x {name}" for number, (_, name) in order)
    expected = " ; ".join(f"{number} {dish}" for dish, number in total.items())
    meaning = read(text)
    found = {line.item: line.quantity for line in meaning.lines}
    assert (found, meaning.sure) == (total, True), (text, short(meaning), expected)


@SLOW
@given(st.sampled_from(LONG_NAMES), st.integers(0, 30), st.sampled_from(["swap", "double", "drop"]))
def test_one_slip_of_the_finger_still_finds_the_dish_or_asks(name, place, slip):
    dish, word = name
    at = 1 + place % (len(word) - 3)
    wrong = {
        "swap": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        "double": word[: at + 1] + word[at:],
        "drop": word[:at] + word[at + 1 :],
    }[slip]
    meaning = read(f"2 {wrong}")
    assert [(line.item, line.quantity) for line in meaning.lines] == [(dish, 2)] or not meaning.sure


@given(
    st.sampled_from([item for item in MENU.items.values() if item.sizes]),
    st.sampled_from(["klein", "groß", "kleine", "große"]),
)
def test_a_size_counts_before_and_after_the_name(item, word):
    size = "klein" if word.startswith("klein") else "gross"
    for text in (f"eine {word} {item.name.text}", f"eine {item.name.text} {word}", f"{item.id} {word}"):
        assert short(read(text)) == f"1 {item.id} {size}", text
