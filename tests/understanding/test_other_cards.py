"""Cards of other kinds of restaurants: sizes with other names, required choices, combos, names with little words."""

import pytest

from orderbot.ordering.cart import Chosen
from orderbot.understanding.meaning import MeantLine
from orderbot.understanding.parser import understand
from tests.understanding.cards import NOW, lexicon, short
from tests.understanding.cards import read as deli
from tests.understanding.test_dishes import table


def read(text):
    return short(understand(text, lexicon("bistro"), NOW))


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
eine Familienpizza Margherita => 1 2 familie
eine Familienpizza, halb Margherita, halb Funghi => 1 2/3 familie
2 Kinderpizzen Funghi => 2 3 kinder
Pommes klein => 1 35 ; ?klein
eine große Margherita => 1 2 ; ?große
Margherita in der Größe normal => 1 2 normal
2 große Cola => 2 70 ; ?große
ein großer Krustenbraten => 1 36
Frikadelle doppelt => 1 33 doppelt
Frikadelle mit doppelt Käse => 1 33 +kaese*2
"""),
)
def test_sizes_in_compounds_and_sizes_that_the_card_does_not_have(text, meaning):
    assert read(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
2 Ricotta Spinaci => 2 4
1 Ricotta + Spinaci => 1 4
Bunter Salat mit Essig und Öl => 1 37 +oel
Bunter Salat, Essig+Öl => 1 37 +oel
Bunter Salat Essig Öl => 1 37 +oel
"""),
)
def test_little_words_in_names_may_be_left_out_or_written_otherwise(text, meaning):
    assert read(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
eine Cola und Penne Carbonara => 1 70 ; 1 21 +penne
Spaghetti Carbonara und Penne Salmone => 1 21 +spaghetti ; 1 22 +penne
Spaghetti Carbonara und Spaghetti Salmone => 1 21 +spaghetti ; 1 22 +spaghetti
Margherita mit Käse und Oliven => 1 2 +kaese +oliven
"""),
)
def test_a_choice_said_before_its_dish_is_not_for_the_dish_before(text, meaning):
    assert read(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
Grillteller mit Pommes statt Reis => 1 31 -Reis ; 1 35
Grillteller, zum Reis Ketchup => 1 31 +ketchup
Grillteller ohne alles => 1 31 "ohne alles"
Frikadelle mit Kräutersauce => 1 33 +kraeuter
keinen Reis dazu bitte, beim Grillteller => 1 31 -Reis
Bunter Salat ohne Ei, Joghurtdressing => 1 37 +joghurt -Ei
Frikadelle ohne Soße => 1 33 "ohne Soße"
Grillteller ohne Soße => 1 31 -Soße
Bratwurst ohne Speck => 1 32 "ohne Speck"
Pommes rot-weiß => 1 35 +ketchup +mayo
"""),
)
def test_what_a_dish_comes_with_is_neither_ordered_nor_left_out_by_mistake(text, meaning):
    assert read(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
Nein, keine Pommes, lieber Reis => 1 34
3 Bratwurst => ?3 Bratwurst
2 Margherita Funghi => ?Margherita Funghi
Calzone halb Margherita halb Funghi => 1 5 ; ?Margherita / Funghi
3 Gyros und eine Cola => 1 70 ; ?Gyros
Krustenbraten Schale => 1 36 ; ?Schale
dann 2 davon => ?2 davon
davon 2 => ?2
2 davon normal => ?2 davon ; ?normal
"""),
)
def test_what_may_mean_something_else_is_asked(text, meaning):
    assert read(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
ein Mittagstisch mit Cola => 1 mittag =70
2 Mittagstisch mit Grillteller und Cola => 2 mittag =31 =70
Mittagstisch mit Cola und einem Grillteller => 1 mittag =70 =31
Mittagstisch mit Margherita => 1 mittag ; 1 2
Mittagstisch, Cola, Frikadelle => 1 mittag =70 ; 1 33
Mittagstisch und 2 Cola => 2 70 ; 1 mittag
Mittagstisch ohne Cola => 1 mittag ; ?Cola
Mittagstisch. Eine Cola => 1 70 ; 1 mittag
"""),
)
def test_what_is_named_with_a_combo_stands_in_its_places(text, meaning):
    assert sorted(read(text).split(" ; ")) == sorted(meaning.split(" ; "))


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
2 Margherita und 1 Funghi, alle normal, eine Margherita davon mit extra Käse => 1 2 normal ; 1 2 normal +kaese:extra ; 1 3 normal
Nachtisch: 1 Cola => 1 70
ein Krusten Braten und ein Grill-Teller => 1 31 ; 1 36
ein Teller Pommes => 1 35
wir sind zu dritt: 3 Margherita => 3 2
"""),
)
def test_other_ways_to_put_an_order(text, meaning):
    assert sorted(read(text).split(" ; ")) == sorted(meaning.split(" ; "))


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
a large tea and a small one => 1 tea large ; 1 tea small
a small sandwich with ham and a large one with turkey => 1 sandwich small +ham ; 1 sandwich large +turkey
two sandwiches a large one and a small one => 1 sandwich large ; 1 sandwich small
"""),
)
def test_one_after_a_size_stands_for_the_dish_before(text, meaning):
    assert short(deli(text, "deli")) == meaning


def test_a_question_about_a_section_offers_only_what_has_the_ingredient():
    meaning = understand("Nudeln mit Lachs", lexicon("bistro"), NOW)
    assert [each.candidates for each in meaning.questions] == [("22",)]


def test_words_the_card_borrowed_do_not_tell_the_language():
    meaning = understand("Frikadelle double und Frikadelle single", lexicon("bistro"), NOW)
    assert (meaning.language, meaning.unknown) == ("de", ())


def test_a_question_which_dish_keeps_what_else_was_said_of_it():
    question = understand("2 Nudeln mit Penne ohne Sahne", lexicon("bistro"), NOW).questions[0]
    assert question.candidates == ("21", "22")
    assert question.line == MeantLine("21", 2, options=(Chosen("nudel", "penne"),), without=("Sahne",))


def test_a_question_which_pizza_keeps_the_size():
    question = understand("3 Pizzen familie bitte", lexicon("bistro"), NOW).questions[0]
    assert question.line == MeantLine("2", 3, "familie")
