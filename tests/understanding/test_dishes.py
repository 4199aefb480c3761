"""Typed dishes and what they mean. Cards and notation: cards.py."""

import pytest

from orderbot.understanding.meaning import Question
from tests.understanding.cards import lexicon, read, short


def table(text):
    return [tuple(part.strip() for part in row.split(" => ")) for row in text.strip().splitlines() if row.strip()]


def said(text, card="inn"):
    return short(read(text.replace("\\n", "\n"), card))


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
23a => 1 23a
die 23a => 1 23a
Nr. 24 und Nr 70 => 1 24 ; 1 70
21, 2x 24, 70 => 1 21 ; 2 24 ; 1 70
2 mal die 24 => 2 24
zweimal 24, dreimal die 70 => 2 24 ; 3 70
eine 24 und eine 25 => 1 24 ; 1 25
die 24er => 1 24
24 groß => 1 24 gross
24 Hawaii => 1 24
Nr. 99 => ?99
2x21gr,1x24kl => 2 21 gross ; 1 24 klein
2️⃣ x 24 => 2 24
Mittagsmenü => 1 mittag
"""),
)
def test_ids_stand_for_dishes(text, meaning):
    assert said(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
2 Margherita => 2 20
zwei Margheritas => 2 20
einundzwanzig Cola => ?21 Cola
ein Dutzend Cola => 12 70
Cola 2x, Fanta 3x => 2 70 ; 3 72
2*Cola => 2 70
je 2 Cola und Fanta => 2 70 ; 2 72
Eine Cola und noch ne Cola => 2 70
4 Knödel => ?4 Knödel
8 Knödel => ?8 Knödel
4x Knödel => 4 4
20x Cola => 20 70
"""),
)
def test_numbers_count_dishes(text, meaning):
    assert said(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
Salamipizza => 1 21
zwei Salamipizzen groß => 2 21 gross
Pizza Salami => 1 21
ne kleine Salami Pizza => 1 21 klein
Pizza Thunfisch => 1 25
Pizza Tonno => 1 25
Tonno => ?Tonno
eine kleine Tonno => 1 25 klein
ein Schnitzel => ?Schnitzel
ein Burger => ?Burger
stagioni => 1 23a
Stag => 1 23a
Cocacola => 1 70
große Cola => 1 77
Cola 1,0 l => 1 77
0,33er Cola => 1 70
eine Pizza => ?Pizza
Pizza mit Salami => 1 21
gross margherita => 1 20 gross
GROSSE MARGHERITA => 1 20 gross
Margherita in der großen Größe => 1 20 gross
Margherita in 26 cm => 1 20 klein
21 in 32er => 1 21 gross
"""),
)
def test_names_in_every_form(text, meaning):
    assert said(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
Margherita mit Käse und Mais => 1 20 +kaese +mais
Margherita mit extra Käse und Mais => 1 20 +kaese:extra +mais
Margherita Käse extra => 1 20 +kaese:extra
Margherita mit wenig Käse => 1 20 +kaese:light
Margherita mit doppelt Käse => 1 20 +kaese*2
Margherita mit 3x Mais => 1 20 +mais*3
Margherita mit kaese => 1 20 +kaese
Margherita mit kase => 1 20 +kaese
Margherita groß + Salami => 1 20 gross +salami
Margherita mit Salami und Mais => 1 20 +salami +mais
Margherita mit Mais, Salami klein => 1 20 +mais ; 1 21 klein
21 groß, bitte extra scharf => 1 21 gross +scharf:extra
Pommes rot-weiß => 1 9 +ketchup +mayo
Pommes mit 2x Ketchup und 1x Mayo => 1 9 +ketchup*2 +mayo
Hamburger mit wenig Salat => 1 51 "wenig Salat"
Wiener Schnitzel mit Pommes => 1 55
Hamburger mit Pommes => 1 51 ; 1 9
Hamburger mit Kapern => 1 51 ; ?Kapern
Hamburger mit Käse => 1 51 ; ?Käse
Cheeseburger mit allem => 1 52 "mit allem"
"""),
)
def test_options_and_sides(text, meaning):
    assert said(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
Hawaii ohne Ananas => 1 24 -Ananas
Tonno Pizza groß ohne Zwiebeln => 1 25 gross -zwiebeln
Hamburger ohne Gurken und Zwiebeln => 1 51 -Gurke -Zwiebeln
Hamburger ohne Gurken, Zwiebeln, dazu Pommes => 1 51 -Gurke -Zwiebeln ; 1 9
Hamburger, keine Zwiebeln bitte, und eine Portion Pommes => 1 51 -Zwiebeln ; 1 9
Hamburger ohne Gurke mit Ketchup => 1 51 +ketchup -Gurke
Hawaii ohne Ananas und extra Mais => 1 24 +mais:extra -Ananas
Hawaii, statt Ananas Mais => 1 24 +mais -Ananas
Hawaii mit Mais statt Ananas => 1 24 +mais -Ananas
Tonno Pizza, Zwiebeln bitte weg => 1 25 -zwiebeln
Hamburger ohne Käse => 1 51 "ohne Käse"
Ich hab keine Zeit zum Kochen, also 2x 21 => 2 21
"""),
)
def test_what_is_not_wanted(text, meaning):
    assert said(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
2 Margherita, eine ohne Tomaten => 1 20 ; 1 20 -Tomaten
2 Margherita, eine davon groß => 1 20 ; 1 20 gross
3 Salami, 2 groß 1 klein => 2 21 gross ; 1 21 klein
2x die 24, einmal groß einmal klein => 1 24 gross ; 1 24 klein
2 Pommes, eine mit Mayo, die andere mit Ketchup => 1 9 +ketchup ; 1 9 +mayo
Margherita, Hawaii, alle groß => 1 20 gross ; 1 24 gross
Margherita, Hawaii und Cola, alle groß => 1 20 gross ; 1 24 gross ; 1 70
2 Hamburger, beide mit Ketchup => 2 51 +ketchup
Hawaii und Salami jeweils klein => 1 24 klein ; 1 21 klein
2 große Pizzen: einmal Salami und einmal Hawaii => 1 21 gross ; 1 24 gross
3 Pizzen: Salami und Hawaii => 1 21 ; 1 24 ; ?Pizzen
eine kleine und eine große Margherita => 1 20 klein ; 1 20 gross
eine große Salami mit Mais und eine kleine => 1 21 gross +mais ; 1 21 klein
2 Salami klein und 2 groß => 2 21 klein ; 2 21 gross
einmal die 21 und die 24, die 21 bitte groß => 1 21 gross ; 1 24
eine Margherita. Die Pizza bitte klein => 1 20 klein
ein Döner und eine Cola => 1 70 ; ?Döner
eine Margherita und ein Döner mit Käse => 1 20 ; ?Döner ; ?Käse
eine Fanta, ach nee doch lieber ne Cola => 1 70
Cola oder Fanta => ?Cola
"""),
)
def test_lines_split_spread_and_change(text, meaning):
    assert said(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
halb Salami halb Hawaii groß => 1 21/24 gross
Halb Hawaii, halb Tonno, klein => 1 24/25 klein
1 große Pizza, eine Hälfte Hawaii, andere Hälfte Salami => 1 24/21 gross
halb 21 halb 24 => 1 21/24
Nr. 21 groß (halb/halb mit 24) => 1 21/24 gross
Salami und Hawaii halb halb => 1 21/24
2x halb Salami halb Hawaii => 2 21/24
half Salami half Hawaii, large => 1 21/24 gross
yarım Salami yarım Hawaii büyük pizza => 1 21/24 gross
halb Cola halb Fanta => ?Cola / Fanta
eine halbe Hawaii => 1 24 ; ?halbe
"""),
)
def test_half_and_half(text, meaning):
    assert said(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
maragherita => 1 20
Quatro Stagoni => 1 23a
einmal Haiwaii mit Ziwbeln => 1 24 +zwiebeln
eibmal Hawaii gorß => 1 24 gross
Salamipizen => 1 21
Hambugrer mit Ketshup => 1 51 +ketchup
"""),
)
def test_mistyped_words_are_repaired_and_told(text, meaning):
    assert said(text) == meaning
    assert read(text).repaired


def test_what_a_word_was_read_as_is_the_card_s_own_name():
    assert read("maragherita").repaired == (("maragherita", "Margherita"),)


@pytest.mark.parametrize(
    "word", ["hoffe", "wollen", "kochen", "gerne", "halten", "wissen", "would", "could", "think", "olsun"]
)
def test_ordinary_words_never_become_dishes(word):
    assert not read(word).lines


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
Margherita, schön knusprig bitte => 1 20 "schön knusprig"
24 groß, bitte in Stücke schneiden => 1 24 gross "in Stücke schneiden"
Wiener Schnitzel gut durch und eine Cola => 1 55 "gut durch" ; 1 70
a hamburger well done => 1 51 "well done"
"""),
)
def test_wishes_to_the_kitchen_are_notes_in_the_customer_s_words(text, meaning):
    assert said(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
2 large Hawaii without pineapple => 2 24 gross -Ananas
two hamburgers, one without onions, and fries with mayo => 1 51 ; 1 51 -Zwiebeln ; 1 9 +mayo
number 24 small and a coke please => 1 24 klein ; ?coke
hamburger, no onion => 1 51 -Zwiebeln
three hamburgers with ketchup each and one garlic sauce with the fries => 3 51 +ketchup ; 1 9 +knobi
2 büyük Margherita ve 1 Ayran lütfen => 2 20 gross ; 1 76
küçük margherita ekstra peynirli ve mantarlı => 1 20 klein +kaese:extra +pilze
bir Hawaii soğansız olsun, bir de kola => 1 24 -zwiebeln ; 1 70
21 büyük 2 tane, 76 bir tane => 2 21 gross ; 1 76
"""),
)
def test_a_card_in_german_takes_orders_in_english_and_turkish(text, meaning):
    assert said(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
i'd like two large ham and cheese sandwiches and a small iced tea => 2 sandwich large +ham +cheddar ; 1 tea small
a sandwich with turkey lettuce no peppers and two dr peppers => 1 sandwich +turkey +lettuce -peppers ; 2 dr_pepper
can i get a roll with extra ham hold the cheese => 1 sandwich +ham:extra -cheddar
one large sandwich with ham one small sandwich with turkey => 1 sandwich large +ham ; 1 sandwich small +turkey
a large sandwich with ham and a small with turkey => 1 sandwich large +ham ; 1 sandwich small +turkey
an extra large sandwich with extra cheese => 1 sandwich extra_large +cheddar:extra
large ham double club => 1 double_club large +ham
chips and dip and a tea => 1 chips_and_dip ; 1 tea
go easy on the cheese on my turkey sandwich => 1 sandwich +cheddar:light +turkey
a sandwich without ham and with turkey => 1 sandwich +turkey -ham
a sandwich with lots of lettuce and a little cheese => 1 sandwich +lettuce:extra +cheddar:light
a sandwich with green peppers => 1 sandwich +peppers ; ?green
a large sandwich and a large sushi => 1 sandwich large ; ?a large sushi
"""),
)
def test_english_orders_put_options_before_the_dish(text, meaning):
    assert said(text, "deli") == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
2 Hawaii an Hamburger Straße 15, 14806 Bad Belzig => 2 24
24 groß um halb acht abholen => 1 24 gross
eine Margherita, liefern in die Bahnhofstr. 21, 14806 Belzig => 1 20
Hallo liebes Team von Zur Linde, letztes Mal wars mega lecker! Heute eine Hawaii => 1 24
Tonno Pizza groß für 19:30 Uhr zahle mit 50 => 1 25 gross
"""),
)
def test_what_stands_for_place_time_and_money_is_no_dish(text, meaning):
    assert said(text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    table("""
für 4 Personen bitte 2 große Salami und eine Cola => 2 21 gross ; 1 70
Hamburger, nicht scharf => 1 51 "ohne scharf"
Hawaii, nicht so viel Käse => 1 24 +kaese:light
Hawaii nicht schneiden => 1 24 "nicht schneiden"
Partypizza => ?Partypizza
Hamburger ohne Dips => 1 51 "ohne Dips"
Hamburger mit Dip => 1 51 ; ?Dip
1x große Margherita, halb mit Salami halb mit Mais => 1 20 gross +salami +mais ; ?halb
25 Pizza Margherita => ?25 Margherita
Margherita, Salami und Hawaii => 1 20 ; 1 21 ; 1 24
eine Margherita mit Salami und ein Hamburger => 1 20 +salami ; 1 51
Hamburger und Cola ohne Gurke => 1 51 -Gurke ; 1 70
"""),
)
def test_what_easily_goes_wrong(text, meaning):
    assert said(text) == meaning


def test_an_order_beside_a_question_is_taken_too():
    meaning = read("Nehmt ihr auch Karte? Dann 2x 21")
    assert (meaning.intent, short(meaning)) == ("payment", "2 21")


def test_an_order_that_sounds_like_a_question_is_an_order():
    assert (read("can I get a hamburger without onions").intent, said("can I get a hamburger without onions")) == (
        "",
        "1 51 -Zwiebeln",
    )


def test_a_question_names_its_candidates():
    assert read("einmal Tonno").questions == (Question("Tonno", ("25", "57")),)


def test_a_message_that_only_asks_has_an_intent_and_no_lines():
    meaning = read("Was kostet die Hawaii in groß?")
    assert (meaning.intent, meaning.lines, meaning.subject.items) == ("price", (), ("24",))


def test_a_greeting_around_an_order_is_none():
    meaning = read("Hallo, eine Hawaii bitte. Danke!")
    assert (meaning.intent, short(meaning)) == ("", "1 24")


def test_hidden_dishes_cannot_be_ordered():
    assert not lexicon("inn").exists("99")
    assert lexicon("inn").exists("mittag")
