"""Commands are whole messages, questions are fixed phrases, and nothing else is either."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderbot.understanding.grammar.languages import LANGUAGES
from orderbot.understanding.meaning import INTENTS
from orderbot.understanding.questions.allergies import allergy_span, allergy_words
from orderbot.understanding.questions.intents import PRINTED, intent_of

QUESTIONS_DE = """
hours: habt ihr heute auf?
hours: bis wann liefert ihr heute?
hours: wann macht ihr zu
hours: Wann öffnet ihr morgen?
hours: habt ihr sonntags geöffnet
hours: Hat die Pizzeria am Montag offen?
hours: wie lange habt ihr heute offen?
hours: Seid ihr heute Abend noch bis 23 Uhr da?
hours: seid ihr noch da? habt ihr noch auf?
hours: ab wann kann man bestellen?
hours: Hallo, wie sind eure Öffnungszeiten?
hours: habt ihr an Weihnachten zu
hours: um wie viel Uhr schließt ihr?
hours: liefert ihr heute noch?
hours: Guten Tag, haben Sie heute geöffnet?
price: was kostet die 23
price: Was kostet bei euch die Margherita in groß?
price: wie teuer ist eine große Salami?
price: wieviel kostet die cola
price: was kosten die nudeln?
fee: was kostet die Lieferung?
fee: wie hoch ist die Liefergebühr
fee: ab wie viel Euro liefert ihr?
fee: gibt es einen Mindestbestellwert?
fee: Ist die Lieferung kostenlos?
delivery_area: liefert ihr nach 14806?
delivery_area: liefert ihr auch nach brück? oder nur belzig
delivery_area: Könnt ihr nach Wiesenburg liefern?
delivery_area: wohin liefert ihr überall?
ingredients: ist in der funghi knoblauch?
ingredients: was ist auf der Diavolo drauf?
ingredients: Welche Zutaten hat die 27?
ingredients: ist die Diavolo scharf?
allergens: Sind in der Lasagne Nüsse drin? Meine Tochter ist allergisch
allergens: allergene 23
allergens: ich hab ne Frage zu den Allergenen
allergens: Welche Allergene hat die Funghi?
allergens: was ist ohne Nüsse?
allergens: habt ihr glutenfreie Pizza?
allergens: enthält die carbonara ei?
vegetarian: was habt ihr veganes?
vegetarian: ist die 28 vegetarisch?
vegetarian: Ist das Fleisch halal?
payment: kann ich mit karte zahlen?
payment: nehmt ihr paypal?
payment: Kann man bei euch mit EC-Karte zahlen
payment: wie kann ich bezahlen?
payment: geht auch kartenzahlung?
duration: wie lange dauert es?
duration: Wie lange braucht ihr ungefähr?
duration: wann wäre das essen da?
duration: wie lang ist die wartezeit
status: wo bleibt denn unser essen
status: Wann kommt meine Pizza?
status: wie lange dauert es noch?
status: ist mein essen schon unterwegs?
status: wir warten schon seit einer stunde
cart: Was hab ich jetzt alles bestellt?
cart: was macht das zusammen?
menu: kann ich mal die karte sehen
menu: was habt ihr denn so?
menu: welche Pizzen habt ihr?
human: Ich möchte bitte mit einem Mitarbeiter sprechen
human: ich möchte mit einem Menschen sprechen
human: bist du ein Bot?
cancel: Bitte die Bestellung stornieren, hat sich erledigt
cancel: ich möchte die Bestellung abbrechen
cancel: storniert bitte meine Bestellung
erase: Bitte löschen Sie alle meine Daten
privacy: welche Daten speichert ihr von mir?
imprint: wo ist eure Pizzeria?
complaint: die pizza war kalt
complaint: bei uns fehlt etwas
complaint: Ihr habt die Cola vergessen!
complaint: wir haben die falsche Pizza bekommen
language: sprecht ihr englisch?
help: wie funktioniert das?
reorder: ich nehme wie immer
reorder: das gleiche wie letztes Mal
thanks: Alles klar, vielen Dank euch 👍
"""
QUESTIONS_EN = """
hours: what time do you close
hours: are you open today?
hours: when do you open tomorrow?
hours: what are your opening hours?
hours: are you still open
hours: Hi, are you guys open on Sunday?
hours: until when do you deliver?
hours: do you deliver tonight?
hours: how late are you open?
price: how much is the quattro formaggi?
price: what does the calzone cost?
price: How much for a large Margherita?
price: what's the price of number 23
price: how much are the fries?
fee: how much is delivery?
fee: what is the delivery fee
fee: is delivery free?
fee: is there a minimum order?
delivery_area: do you deliver to 14806?
delivery_area: Do you also deliver to Brück?
delivery_area: where do you deliver?
delivery_area: is Belzig within your delivery area?
ingredients: is there garlic in the funghi?
ingredients: what's on the Diavolo?
ingredients: does the diavolo contain onions?
ingredients: is the diavolo spicy?
allergens: are there nuts in the lasagna?
allergens: does the carbonara contain egg?
allergens: allergens 23
allergens: do you have gluten-free pizza?
allergens: what is without nuts?
vegetarian: what is vegan?
vegetarian: Is number 28 vegetarian?
vegetarian: do you have anything halal?
vegetarian: which pizzas are vegan
payment: can I pay by card?
payment: do you take paypal?
payment: how can i pay?
payment: do you accept credit cards
payment: is cash ok?
duration: how long does it take?
duration: how long is the wait?
duration: when would it be ready?
duration: How long will delivery take
status: where is my order?
status: where's my food
status: when will my pizza arrive?
status: is my order on the way?
cart: what have I ordered so far?
cart: show me my cart
menu: can i see the menu
menu: what pizzas do you have?
human: I want to talk to a person
human: can I speak to a real human please?
human: are you a bot?
cancel: I want to cancel my order
cancel: please cancel everything
erase: please delete all my data
privacy: what do you do with my data?
imprint: where are you located?
complaint: my pizza was cold
complaint: you forgot the coke
complaint: the fries are missing
language: do you speak german?
help: how does this work?
reorder: i'll have the usual
compliment: thx, you guys are great
"""
QUESTIONS_TR = """
hours: kaçta kapatıyorsunuz?
hours: açık mısınız?
hours: saat kaça kadar açıksınız
hours: yarın kaçta açılıyorsunuz?
hours: çalışma saatleriniz nedir?
hours: bugün açık mısınız
hours: Pazar günü açık mısınız?
price: 23 ne kadar?
price: Margherita kaç para
price: büyük salami ne kadar
price: kolanın fiyatı nedir?
fee: teslimat ücreti ne kadar?
fee: minimum sipariş tutarı ne kadar?
fee: servis ücretsiz mi
delivery_area: Brück'e getiriyor musunuz?
delivery_area: 14806'ya teslimat yapıyor musunuz?
delivery_area: nerelere getiriyorsunuz?
delivery_area: eve servis var mı?
ingredients: funghi'de sarımsak var mı?
ingredients: Diavolo'nun içinde ne var?
ingredients: diavolo acı mı?
allergens: lazanyada fındık var mı?
allergens: alerjenler 23
allergens: glutensiz pizza var mı?
allergens: carbonara'da yumurta var mı
vegetarian: vegan pizza var mı?
vegetarian: 28 vejetaryen mi?
vegetarian: et helal mi?
vegetarian: hangileri vejetaryen?
payment: kartla ödeyebilir miyim?
payment: paypal kabul ediyor musunuz?
payment: nasıl ödeyebilirim?
payment: kredi kartı geçiyor mu?
duration: ne kadar sürer?
duration: kaç dakikada gelir?
duration: ne zaman hazır olur?
status: selam, siparişim nerede kaldı?
status: siparişim yolda mı?
status: yemeğim ne zaman gelecek?
status: nerede kaldı
cart: sepetimde ne var?
cart: toplam ne kadar?
menu: menüyü görebilir miyim
menu: neler var?
human: bir insanla konuşmak istiyorum
human: yetkiliyle görüşmek istiyorum
cancel: siparişimi iptal etmek istiyorum
erase: bütün verilerimi silin lütfen
complaint: pizza soğuk geldi
complaint: siparişte eksik var
help: nasıl çalışıyor bu?
language: Türkçe biliyor musunuz?
reorder: her zamanki gibi
thanks: çok teşekkür ederim
"""


def forms(listed, language):
    return [(language, *line.split(": ", 1)) for line in listed.strip().splitlines()]


EVERY = [*forms(QUESTIONS_DE, "de"), *forms(QUESTIONS_EN, "en"), *forms(QUESTIONS_TR, "tr")]


@pytest.mark.parametrize(("language", "name", "said"), EVERY)
def test_a_question_is_known_by_its_phrase(language, name, said):
    assert (found := intent_of(said, language)) is not None
    assert found.name == name


@pytest.mark.parametrize(("language", "name", "said"), EVERY)
def test_a_question_is_known_without_a_hint_of_the_language(language, name, said):
    assert (found := intent_of(said)) is not None
    assert found.name == name


def test_forty_forms_of_each_language_are_tried():
    assert all(len([form for form in EVERY if form[0] == language]) >= 40 for language in ("de", "en", "tr"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_of_every_language_is_heard_with_politeness_and_in_capitals(language):
    for name, sayings in LANGUAGES[language].talk.commands.items():
        for said in sayings:
            for written in (said, said.upper(), f"{said}!", f" {said}. "):
                found = intent_of(written, language)
                assert found, written
                assert found.whole
                assert found.name == name, (written, found)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Hilfe bitte", "help"), ("die Karte bitte", "menu"), ("Korb", "cart"), ("ABBRECHEN", "cancel"), ("Stopp!", "stop"), ("bitte zurück", "back"),
        ("zurueck", "back"), ("Mitarbeiter bitte", "human"), ("Status?", "status"), ("sprache", "language"), ("Jetzt kaufen", "buy"), ("kaufen", "buy"),
        ("buy now please", "buy"), ("satın al", "buy"), ("satin al", "buy"), ("Ja, gerne!", "yes"), ("ok", "yes"), ("👍", "yes"), ("nein danke", "no"),
        ("Grüß Gott", "greeting"), ("gruess gott", "greeting"), ("Datenschutz", "privacy"), ("Daten löschen", "erase"), ("daten loeschen", "erase"),
        ("Impressum", "imprint"), ("wie immer", "reorder"), ("wie letztes Mal", "reorder"), ("the usual", "reorder"), ("das war's", "done"), ("das war’s", "done"), ("zur Kasse", "done"),
    ],
)  # fmt: skip
def test_a_command_is_the_whole_message(said, name):
    assert (found := intent_of(said)) is not None
    assert (found.name, found.whole) == (name, True)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Abbrechn", "cancel"),
        ("mitarbieter", "human"),
        ("Warenkrob", "cart"),
        ("Hlife", "help"),
        ("zruück", "back"),
        ("satus", "status"),
    ],
)
def test_a_mistyped_command_is_heard_when_it_is_alone(said, name):
    assert (found := intent_of(said)) is not None
    assert (found.name, bool(found.repaired)) == (name, True)
    assert intent_of(f"Pizza {said}") is None


def test_a_word_of_the_card_is_no_mistyped_command():
    assert intent_of("Tarte") is not None
    assert intent_of("Tarte", is_dish={"tarte"}.__contains__) is None


@pytest.mark.parametrize("said", ["kafen", "kaufne", "nien", "ok kaufe", "ja kauf ich vielleicht"])
def test_nothing_is_bought_by_a_word_that_only_looks_like_it(said):
    found = intent_of(said)
    assert found is None or found.name != "buy"


@pytest.mark.parametrize(
    "said",
    [
        "Pizza Stopp", "Stoppelweg 3", "Heyden Straße 4", "Heyden Street 4", "No. 12", "Nr. 12", "ok, aber erst die Adresse ändern", "okay but change the address first please",
        "ja aber ohne Zwiebeln", "nein, statt Cola Fanta", "2x Margherita groß", "Hilfestraße 2", "Korbmacherweg 5", "Menschikowstraße 3", "eine Cola weniger", "1 löschen", "2 weg",
        "2 Pizza wie letztes Mal ohne Käse", "Bahnhofstr. 12, 14806 Belzig", "um halb acht", "ich habe die Cola vergessen, noch eine Cola", "doch Abholung", "mit Karte", "23",
        "Lieferung bitte zur Heyden Straße 4, 14806 Bad Belzig", "ich zahle mit Karte", "so gegen halb neun wäre super", "Ich hab keine Zeit zum Kochen, also bitte 2x 21 groß und 1x 61",
        "Can you do half Salami half Tonno, large? plus 2 sprite", "kann ich 2 Margherita haben?", "could I get two large Margheritas and a Coke Zero please?", "1 vegetarische Pizza", "eine Pizza mit Ei", "Liefern Sie bitte an Ahornweg 3",
    ],
)  # fmt: skip
def test_an_order_an_address_or_a_change_is_no_command(said):
    assert intent_of(said) is None


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("English", "en"),
        ("auf Deutsch bitte", "de"),
        ("Türkçe", "tr"),
        ("Türkisch", "tr"),
        ("Sprache", ""),
        ("speak english please", "en"),
        ("sprecht ihr türkisch?", "tr"),
    ],
)
def test_a_language_is_asked_for_by_name(said, wanted):
    assert (found := intent_of(said)) is not None
    assert (found.name, found.argument) == ("language", wanted)


@pytest.mark.parametrize(
    ("said", "name", "subject"),
    [
        ("was kostet die 23", "price", "die 23"), ("Hallo! Was kostet eine große Salami?", "price", "eine große Salami"), ("liefert ihr nach 14806?", "delivery_area", "nach 14806"),
        ("how much is the quattro formaggi?", "price", "quattro formaggi"), ("ist in der Funghi Knoblauch?", "ingredients", "in der Funghi Knoblauch"), ("Allergene 23", "allergens", "23"),
        ("23 ne kadar?", "price", "23"), ("Ist die 28 vegetarisch?", "vegetarian", "Ist die 28 vegetarisch"),
    ],
)  # fmt: skip
def test_a_question_says_what_it_is_about(said, name, subject):
    assert (found := intent_of(said)) is not None
    assert (found.name, found.subject) == (name, subject)


def test_the_diet_asked_for_is_named():
    assert [
        intent_of(said).argument for said in ("was ist vegan?", "ist die 23 halal?", "habt ihr was vegetarisches?")
    ] == ["vegan", "halal", "vegetarian"]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("2x 21 groß. Wie lange dauert es?", "2x 21 groß. ?"), ("Ich hätte gern 2 Margherita, wie lange dauert das ungefähr", "Ich hätte gern 2 Margherita, "),
        ("1x 23 und ist die 28 vegetarisch?", "1x 23 und ?"), ("Vielen Dank! Und noch eine Cola", "! Und noch eine Cola"),
    ],
)  # fmt: skip
def test_what_is_said_outside_of_the_question_stays_for_the_order(said, left):
    found = intent_of(said)
    assert said[: found.start] + said[found.end :] == left
    assert not found.whole


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("ich habe eine Nussallergie", "ich habe eine Nussallergie"), ("2x Margherita groß. Achtung, bin allergisch gegen Erdnüsse!", "bin allergisch gegen Erdnüsse"),
        ("Zöliakie!", "Zöliakie"), ("I'm allergic to peanuts", "I'm allergic to peanuts"), ("fıstık alerjim var", "fıstık alerjim var"), ("meine Frau hat eine Laktoseintoleranz", "meine Frau hat eine Laktoseintoleranz"),
        ("Sind in der Lasagne Nüsse drin? Meine Tochter ist allergisch", "Meine Tochter ist allergisch"), ("I have coeliac disease", "I have coeliac disease"), ("ich vertrage kein Gluten", "ich vertrage kein Gluten"),
        ("1 Salami groß abholen, ich habe eine Nussallergie", "ich habe eine Nussallergie"), ("I'm allergic to nuts, is the tiramisu safe?", "I'm allergic to nuts"),
        ("I'm allergic to nuts, milk and eggs, is that ok?", "I'm allergic to nuts, milk and eggs"), ("1 Cola, bin gegen Nüsse, Milch und Ei allergisch, bitte bald", "bin gegen Nüsse, Milch und Ei allergisch"),
        ("bin allergisch, und zwar gegen Nüsse", "bin allergisch, und zwar gegen Nüsse"), ("1 Salami, ich habe Zöliakie, zum Abholen", "ich habe Zöliakie"),
        ("Allergene 23", ""), ("welche Allergene hat die 23?", ""), ("ich habe keine Allergien", ""), ("2x Margherita ohne Nüsse", ""), ("no allergies", ""), ("alerjim yok", ""), ("mild, nicht scharf", ""),
    ],
)  # fmt: skip
def test_an_allergy_is_taken_in_the_customers_own_words(said, words):
    assert allergy_words(said) == words


def test_the_dishes_beside_an_allergy_stay_for_the_order():
    said = "2x Margherita, ich bin allergisch gegen Nüsse, Sellerie und Soja, dazu 1 Cola"
    start, end = allergy_span(said)
    assert said[start:end] == "ich bin allergisch gegen Nüsse, Sellerie und Soja"
    assert allergy_span("2x Margherita, 1 Cola") is None


def test_every_intent_has_a_name_that_is_printed():
    names = {name for each in LANGUAGES.values() for name in (*each.talk.commands, *each.talk.questions)} | {
        "vegetarian",
        "ingredients",
    }
    assert names <= set(INTENTS)
    assert {PRINTED.get(name, name) for name in names} <= {*INTENTS[:17], "complaint", "compliment"}


@given(st.text(max_size=80), st.sampled_from(["", "de", "en", "tr", "xx"]))
def test_any_text_is_read_without_an_error_and_places_are_inside_it(said, hint):
    found = intent_of(said, hint)
    if found:
        assert 0 <= found.start <= found.end <= len(said)
        assert found.name in INTENTS
        assert found.subject in said
    span = allergy_span(said, hint)
    assert (span is None) == (allergy_words(said, hint) == "") or not said.strip()
    assert span is None or 0 <= span[0] <= span[1] <= len(said)
