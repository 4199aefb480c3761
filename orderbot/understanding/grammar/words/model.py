"""What a language says: the shape of the files beside this one. Everything open-class comes from the owner's card.

Each file is one language and holds `LANGUAGE = Language(...)`; it is found by its name, "fr.py" for the code "fr"
(languages.py). Every part and every field may be left out: what is empty is never found in a message and changes
nothing for the other languages. A message may mix languages, so the patterns of all of them are tried on each.

Two kinds of entries:

    Phrases   words as people type them, in any case, accents kept; a phrase is several words with spaces. They are
              compared folded, so "für", "fuer" and "fur" are one
    Patterns  regular expressions in lower case, accents kept (phrases.pattern folds them); written as a whole where
              the order of words is the language's own. {SLOTS} in braces are named at the field

The same word may stand in several fields only where the meaning is the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Phrases = tuple[str, ...]
Patterns = tuple[str, ...]


def words(*lines: str) -> Phrases:
    """Single words from lines of text, so that long lists stay readable."""
    return tuple(word for line in lines for word in line.split())


def phrases(*lines: str) -> Phrases:
    """Phrases of several words, parted by a bar."""
    return tuple(phrase.strip() for line in lines for phrase in line.split("|"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dishes:
    """Words around dishes. The logic is in rules/; closed.py folds them."""

    # --- how many ---
    numbers: dict[str, int] = field(default_factory=dict)  # "zwei": 2, "einmal": 1, "dutzend": 12
    once: Phrases = ()  # of these, the ones that count by themselves, as "2x" does: "einmal", "twice"
    articles: Phrases = ()  # "eine", "a": one, and a new dish begins
    times: Phrases = ()  # after a number: "mal", "x", "Stück"
    vessels: Phrases = ()  # between number and dish, without meaning: "Portion", "Flasche", "glass of"
    sides: Phrases = ()  # of these, what makes a dish of its own: "a side of guacamole"
    served: Phrases = ()  # of these, what makes another dish when it follows the name: "Döner Teller"
    pronouns: Phrases = ()  # after a size, for a dish named before: "a large one"
    limits: Phrases = ()  # before a number that is a bound and no dish: "unter 13"
    people: Phrases = ()  # after a number that counts no dishes: "für 4 Personen"
    totals: Phrases = ()  # beside a number that sums up what was ordered: "insgesamt"
    pieces: Phrases = ()  # after a number in a dish's text: "6 Stück"
    units: dict[str, int] = field(default_factory=dict)  # millilitres or grams: "l": 1000
    # --- the number on the card ---
    id_words: Phrases = ()  # before an id: "Nr.", "Nummer"
    id_articles: Phrases = ()  # before an id too, but also elsewhere: "die"
    definite: Phrases = ()  # "den", "the": may point back at a dish already named
    number_endings: Phrases = ()  # glued to an id or amount: "er" (23er)
    # --- with and without ---
    with_: Phrases = ()  # the first is the plain one: "mit"
    without: Phrases = ()  # the first stands in notes for the kitchen: "ohne". None, if an ending says so
    no_such: Phrases = ()  # of these, what denies one thing: "no beans red salsa", but "without beans, salsa and rice"
    instead: Phrases = ()  # "statt"
    exchanges: Phrases = ()  # one thing for another: "ersetzen", "replace"
    for_another: Phrases = ()  # between the two: "durch", "with"
    not_: Phrases = ()  # after the thing: "weg", "bitte nicht"
    extra: Phrases = ()  # "extra", "viel"
    light: Phrases = ()  # "wenig", "nicht so"
    double: dict[str, int] = field(default_factory=dict)  # "doppelt": 2
    together: dict[str, Phrases] = field(default_factory=dict)  # "rot weiß": ("Ketchup", "Mayonnaise")
    # --- between things ---
    and_: Phrases = ()  # "und", "&"
    joins: Phrases = ()  # of these, the plain words that join two things or two clauses: "und"
    or_: Phrases = ()  # "oder"
    but: Phrases = ()  # "aber"
    also: Phrases = ()  # begins a new dish: "dazu", "außerdem"
    # --- which of them ---
    all_: Phrases = ()  # "alle"
    both: Phrases = ()  # "beide"
    each: Phrases = ()  # "je"
    of_them: Phrases = ()  # "davon", "of them"
    other: Phrases = ()  # "die andere", "the other"
    half: Phrases = ()  # "halb", "eine Hälfte"
    # --- sizes ---
    in_: Phrases = ()  # before a size: "in groß"
    for_: Phrases = ()  # before a person: "für (die Kleine)"
    persons: Phrases = ()  # who a dish is for, besides names: "ich", "meine Frau"
    house: Phrases = ()  # after the restaurant's name: "Team"
    size_words: Phrases = ()  # "Größe", "size", "cm"
    size_units: Phrases = ()  # after a number in a size's name, besides "cm": "zoll"
    sizes: dict[str, Phrases] = field(default_factory=dict)  # word of a card's size -> what people say for it
    size_first: bool = False  # "a large coke", never "a coke large"
    telling_sizes: Phrases = ()  # of these, what nobody says of a dish that has but one size: "klein", "groß"
    # --- the rest of a message ---
    ordering: Phrases = ()  # "ich hätte gern", "can i get": an order, whatever else it sounds like
    corrections: Phrases = ()  # "ach nee", "doch lieber": what came before is taken back
    hesitations: Phrases = ()  # "halt", "warte": with `rather` behind a comma they take back what came before
    rather: Phrases = ()  # "lieber"
    plain: Phrases = ()  # as the card has it: "normal"
    degrees: Phrases = ()  # before a word for how it should be: "nicht so"
    notes: Phrases = ()  # how the kitchen should do it: "gut durch", "in Stücke schneiden"
    wishes: Phrases = ()  # something wanted, not named: "was zu trinken"
    talk: Phrases = ()  # makes a sentence without a dish small talk: "letztes Mal", "lecker"
    polite: Phrases = ()  # no part of a note: "bitte"
    stop: Phrases = ()  # ordinary words: say nothing about dishes, never repaired
    # --- forms of words: "en" takes an ending away, "ies>y" puts another in its place (form > base) ---
    endings: Phrases = ()  # plural and declension
    many_endings: bool = False  # so many that they are only taken from what is typed, never from words of a card
    with_endings: Phrases = ()  # Turkish -li: with
    without_endings: Phrases = ()  # Turkish -siz: without
    # --- words of a card in this language ---
    plurals: Phrases = ()  # endings of a section's noun, written out: "n", "a>en" for "Pizza, Pizzen"
    declension: Phrases = ()  # endings of a size's word: "e" for "groß, große"
    linking: Phrases = ()  # between the parts of a compound: "n" for "Familienpizza"
    links: Phrases = ()  # little words inside a name, which may be left out: "mit"
    respelt: tuple[tuple[str, str], ...] = ()  # ends of words that are the same thing: ("soße", "sauce")


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Everything said to the bot that is not a dish, a slot or a change. The logic is in questions/intents.py."""

    polite: Phrases = ()  # left out before a whole message is compared
    commands: dict[str, Phrases] = field(default_factory=dict)  # intent (meaning.INTENTS) -> whole messages
    switches: dict[str, Phrases] = field(default_factory=dict)  # code of a language -> whole messages that ask for it
    tongues: dict[str, Phrases] = field(default_factory=dict)  # code of a language -> its names: "tr": ("türkisch",)
    hello: Patterns = ()  # greetings before a question
    questions: dict[str, Patterns] = field(default_factory=dict)  # intent -> patterns; group 1: what it is about
    if_so: Patterns = ()  # an order depends on the answer: "wenn ja"
    if_not: Patterns = ()  # "wenn nicht"
    if_out: Patterns = ()  # what is wanted only if the other is not to be had, up to the sentence's end
    asking: Patterns = ()  # the first word of a question
    named_before: tuple[str, ...] = ()  # in a question, the dish before it: "2 Marinara, sind die vegan?"
    asking_of: Patterns = ()  # before a question, what it is about: "how about the tiramisu, has it got eggs"
    asking_plainly: Patterns = ()  # the beginning of a question, also without its mark
    asking_indirectly: Patterns = ()  # "I was wondering if …"
    wishing: Patterns = ()  # what makes a question a wish: "could I get", "how about"
    asking_end: Patterns = ()  # a whole question told by its end: Turkish "… mı"
    address: Patterns = ()  # the word "address" in "delete my address"
    diets: dict[str, str] = field(default_factory=dict)  # vegan, vegetarian, halal, kosher -> pattern
    ingredient: Patterns = ()  # "is there X in Y?"; group 1 is the rest of the sentence
    # --- allergens ---
    allergens: Patterns = ()  # the allergens of Annex II as people write them
    foods: dict[str, Patterns] = field(default_factory=dict)  # allergen of the card (menu/legend.py) -> its names
    allergen: Patterns = ()  # the word "allergens" itself
    asking_for: Patterns = ()  # before it, anywhere: "Frage zu …"
    asking_which: Phrases = ()  # directly before it: "welche"
    free: Patterns = ()  # the end of "glutenfrei"
    free_of: Patterns = ()  # "glutenfrei"
    content: Patterns = ()  # beside an allergen: the content of a dish is asked for: "ohne Nüsse"
    # --- an allergy of the customer's ---
    allergic: Patterns = ()
    allergic_from: Patterns = ()  # begins to speak of it after an order: "… und ich habe", "wegen"
    unallergic: Patterns = ()  # look alike and are not: "keine Allergie"
    against: Phrases = ()  # "gegen Nüsse"
    therefore: Phrases = ()  # what follows is wanted because of it: "deshalb ohne Käse"
    left_out: Patterns = ()  # what was named is not wanted: "bitte ohne", "leave them out"
    listing: Phrases = ()  # between the foods of a list: "Nüsse, Milch und auch Ei"
    goes_on: Phrases = ()  # begins a clause that goes on with it: "vor allem"
    abbreviations: Phrases = ()  # a full stop behind them ends no sentence: "nr"


@dataclass(frozen=True, slots=True)
class Saying:
    """A way to say a time. In `pattern` {H} stands for an hour, {HAT} for one of `hours_at`, {M} for minutes (two
    digits, {M5} in fives, {MW} in words), {N} for a number of minutes.

    The time is hour:minutes + `shift` + `sign` x N minutes.
    """

    pattern: str
    shift: int = 0
    sign: int = 0
    half: str = "any"  # "am" or "pm" if the phrase itself says so
    halved: bool = False  # begins with "halb": no time where the message is about half pizzas


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Times and days. The logic is in slots/clock.py and slots/days.py."""

    # --- the time of day ---
    hours: dict[str, int] = field(default_factory=dict)  # "acht": 8
    hours_at: dict[str, int] = field(default_factory=dict)  # with an ending that says "at": Turkish "sekizde"
    minutes: dict[str, int] = field(default_factory=dict)  # "zwanzig": 20; also "einer" (Stunde): 1
    sayings: tuple[Saying, ...] = ()  # the most special first
    bare: Patterns = ()  # a whole message that answers "when?", with the slots of a Saying
    around: Patterns = ()  # what may stand around the time in such an answer, or lead to a time
    vague: Patterns = ()  # before a time: not to be taken for it ("kurz nach acht")
    spans: tuple[tuple[str, float], ...] = ()  # "in {N} minuten" -> minutes a unit; without {N}: that many minutes
    asap: Patterns = ()  # "so schnell wie möglich"
    asap_bare: Patterns = ()  # only as the whole message: "jetzt"
    halves: Patterns = ()  # "halb": said twice it is a pizza of two halves
    oclock: Phrases = ()  # after a time: "uhr" ("19.30 uhr" is no date)
    # --- the day ---
    days: tuple[tuple[str, int], ...] = ()  # pattern -> days from today
    weekdays: Patterns = ()  # Monday first
    short_days: Phrases = ()  # short names of weekdays that are other words too: "so", "sun"
    next_week: Patterns = ()  # before a weekday: not today's
    months: Patterns = ()  # January first
    dates: Patterns = ()  # {DAY} is its number, {MONTH} its name: r"{DAY}\.? {MONTH}"
    before_date: Phrases = ()  # "am", "on"
    # --- parts of the day ---
    morning: Patterns = ()
    evening: Patterns = ()
    night: Patterns = ()  # also in `evening`; its hours from twelve to five are those after midnight
    noon: Patterns = ()  # a time in itself
    midnight: Patterns = ()
    not_days: Patterns = ()  # greetings with a part of the day in them


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Delivery or pickup, payment, name, telephone. The logic is in slots/slots.py.

    Groups are what belongs to the saying; without a group it is all of the match.
    """

    delivery: Patterns = ()
    pickup: Patterns = ()
    denied: Phrases = ()  # before a saying: not this one ("keine Lieferung")
    denied_too: Phrases = ()  # between the two: "nicht zur Lieferung"; other words are what is left out
    cash: Patterns = ()
    card: Patterns = ()
    online: Patterns = ()
    change: Patterns = ()  # "kann auf 50 raus": {AMOUNT} is a sum, {EURO} what may follow it
    amounts: dict[str, int] = field(default_factory=dict)  # a note in words: "fünfzig": 50
    bills: Phrases = ()  # what a note is called: "schein"
    bill_endings: Phrases = ()  # glued to the sum: "er" (50er)
    notes: tuple[tuple[str, int], ...] = ()  # pattern of a note by itself -> cents: "Fuffi"
    regards: Patterns = ()  # before a name that ends the message: "LG"
    thanking: Patterns = ()  # the same, if the name begins with a capital: "danke"
    name_leads: Phrases = ()  # before the last words of a message, that are a name: "auf Becker", "for Becky"
    name: Patterns = ()  # of the text itself, where capitals count: {upper} stands for any capital; group 1 is the name
    sums: Patterns = ()  # before a sum of money: "macht zusammen"
    sums_end: Patterns = ()  # after it: "oder?"
    table: Patterns = ()  # before the number of a table: "Tisch"
    at_table: Patterns = ()  # before that: "wir sitzen an"
    phone: Patterns = ()  # before the number: "Tel."
    phone_is: Phrases = ()  # between the two: "ist"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Words before and around an address. How streets and towns are called is the country's: germany.py.

    The logic is in slots/address.py, streets.py and towns.py.
    """

    telling: Phrases = ()  # an address is announced: "Lieferung", "wohne"
    lead: Phrases = ()  # may stand between these and the address, and before it
    left_out: Phrases = ()  # of `lead`, what is no part of the saying: "und"
    towards: Phrases = ()  # before a postcode: "nach 14806"
    inside: Phrases = ()  # before a town: "in Belzig"
    to_building: Phrases = ()  # leads to a house by its name: "zum", "an"
    company: Phrases = ()  # ends the name of a company: "GmbH"
    house_number: Phrases = ()  # before the number: "Hausnummer"
    its_number: Patterns = ()  # the same where nothing but the number is told: "die Hausnummer ist"
    its_postcode: Patterns = ()  # behind a postcode: "ist die Postleitzahl"
    postcode: Phrases = ()  # before the postcode: "PLZ"
    stop: Phrases = ()  # no town and no name: the message goes on
    no_names: Phrases = ()  # "auf Rechnung": not somebody's name
    polite: Phrases = ()  # around an answer to "where to?", no part of it
    floor: Patterns = ()  # "2. Stock"
    extra: Patterns = ()  # begins a part of the address besides street and town: "Hinterhaus", "bei Müller"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarks:
    """What is said to the driver and the kitchen, and where in the house. The logic is in slots/remarks.py."""

    label: Patterns = ()  # what follows it and a colon is a remark, to the end of the line: "Anmerkung"
    label_for: Phrases = ()  # "Anmerkung für den Fahrer:"
    clauses: Patterns = ()  # a clause with this in it is a remark: the bell, the door, cutlery
    counts: Patterns = ()  # a number in such a clause that orders nothing: "2 mal klingeln"
    parting: Phrases = ()  # between clauses: "und", "aber"
    lead: Phrases = ()  # before a remark, no part of it
    abbreviations: Phrases = ()  # a full stop behind them ends no clause
    spots: Patterns = ()  # where in the house: {NUMBER} of a flat, {NAME} at a bell
    sides: Patterns = ()  # after it: "links"
    at: Patterns = ()  # before it: "ich wohne im"
    titles: Phrases = ()  # before a name at a bell: "Familie"
    people: Patterns = ()  # how many will eat, no dish: "wir sind {MANY}{WHO}"
    many: Patterns = ()  # "vier", "zu viert"
    who: Patterns = ()  # "personen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """How people change what they have chosen. The logic is in edits/edits.py, modifying.py and pointing.py.

    In patterns {A} is what is in the cart, {B} what is wanted instead, {R} what is to be split into both.
    """

    before: Phrases = ()  # left out before a change: "ach", "kannst du"
    after: Phrases = ()  # left out behind it: "bitte"
    replace: Patterns = ()  # A for B
    split: Patterns = ()  # "statt Cola Fanta"
    split_glue: Phrases = ()  # between the two: "lieber"
    remove: Patterns = ()
    other_than: Phrases = ()  # "all large except the tuna"
    pointed_on: Phrases = ()  # before "die" it goes on: "auf die kleine Schinken"
    another_line: Patterns = ()  # after "die": another line is spoken of now
    of_a_half: Patterns = ()  # "auf die Funghi-Hälfte": no change of all of it
    wants: Phrases = ()  # behind who wants it: "Chris will doch lieber Balsamico"
    preferred: Phrases = ()  # the option that follows is had instead of the other of its kind: "lieber"
    all_but: Patterns = ()  # everything but A goes
    less: Patterns = ()  # fewer of A; (?P<n>…) is how many
    only: Patterns = ()  # B is a number: "doch nur 2"
    one_of: Patterns = ()  # begins "one of the cokes"
    rather: Patterns = ()  # B for something that is not named: "doch lieber {B}"
    more: Patterns = ()  # B as well
    repeat: Patterns = ()  # once more what was ordered: "nochmal das gleiche"
    more_so: Patterns = ()  # one more of the last dish, but otherwise: {N} pieces, {B} how: "noch eine, aber groß"
    more_alone: Patterns = ()  # one more of the last line: "noch eine"
    one: Patterns = ()  # "eine" for 1, alone or before a dish
    as_well: Patterns = ()  # beside dishes, after an order: they belong to it
    anew: Patterns = ()  # after an order: another one is meant
    amend: Patterns = ()  # something of an order that was placed is to be changed
    marker: Patterns = ()  # something is to be changed: "doch", "lieber"
    corrects: Patterns = ()  # begins a correction of what was said last: "nee, 4"
    is_for: Patterns = ()  # who or what a dish that is there is for: "(das Eis) ist für (meine Tochter)"
    off_the: Patterns = ()  # between what goes and the dish it goes from: "den Knoblauch bei der Salami weg"
    dropped: Patterns = ()  # left out of what a line should be like
    leads: Patterns = ()  # begins what a line should be like: "ohne"
    the: Patterns = ()  # before a dish of the cart: "die", "meine"
    before_the: Patterns = ()  # "bei der", "for the"
    every: Patterns = ()  # "alle": every line
    both: Patterns = ()  # "beide"
    ordinals: dict[str, int] = field(default_factory=dict)  # "erste": 0, "letzte": -1
    line_words: Patterns = ()  # before a line's number: "Position"
    # "mach bitte eine davon doch klein": lead, before, the number, of, glue, how
    some_lead: Phrases = ()
    some_before: Phrases = ()
    some_of: Patterns = ()
    some_from: Phrases = ()  # "one of the large ones"
    wishes: Phrases = ()  # begins a wish that is put as a question: "can one of them be small?"
    puts: Phrases = ()  # "put olives on one of the pizzas"
    some_glue: Phrases = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """What the shop's people write to it. Each pattern is a whole line, without "please" and "thanks".

    Groups: number (of an order), minutes, until (the words of an end), what (of the card), count, reason, phone.
    """

    polite: Patterns = ()  # left out at either end of a line
    listing: Patterns = ()
    all_back: Patterns = ()
    back: Patterns = ()
    left: Patterns = ()
    out: Patterns = ()
    close: Patterns = ()
    open: Patterns = ()
    pause: Patterns = ()
    delay: Patterns = ()
    no_delay: Patterns = ()
    no_delivery: Patterns = ()
    delivery: Patterns = ()
    no_pickup: Patterns = ()
    pickup: Patterns = ()
    accept: Patterns = ()
    reject: Patterns = ()
    ready: Patterns = ()
    on_the_way: Patterns = ()
    done: Patterns = ()
    later: Patterns = ()
    cancel: Patterns = ()
    reprint: Patterns = ()
    today: Patterns = ()
    sales: Patterns = ()
    status: Patterns = ()
    block: Patterns = ()
    unblock: Patterns = ()
    training: Patterns = ()
    no_training: Patterns = ()
    shadow: Patterns = ()  # no answer without a yes of theirs
    no_shadow: Patterns = ()
    undo: Patterns = ()
    help: Patterns = ()
    eat: Patterns = ()  # staff who want to order something themselves
    small_talk: Patterns = ()
    vocabulary: Phrases = ()  # words a mistyped one may have been meant for


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    code: str  # ISO 639-1, the name of the file
    dishes: Dishes = Dishes()
    talk: Talk = Talk()
    clock: Clock = Clock()
    service: Service = Service()
    address: Addresses = Addresses()
    remarks: Remarks = Remarks()
    changes: Changes = Changes()
    staff: Staff = Staff()
