"""German."""

# ruff: noqa: E501 - one kind of saying a line

from __future__ import annotations

from orderbot.understanding.words.model import (
    Addresses,
    Changes,
    Clock,
    Dishes,
    Language,
    Remarks,
    Saying,
    Service,
    Talk,
    phrases,
    words,
)

# ---- dishes ---------------------------------------------------------------------------------------------------------

_ONES = words("null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn")
_TEENS = (*_ONES, *words("siebzehn achtzehn neunzehn"))
_TENS = words("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_JOINED = ("", "ein", *_ONES[2:10])


def _numbers() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_TEENS) if number}
    for place, tens in enumerate(_TENS, 2):
        found |= {f"{one}und{tens}" if one else tens: place * 10 + number for number, one in enumerate(_JOINED)}
    found |= {"zwo": 2, "dutzend": 12, "ein dutzend": 12}
    once = {f"{word}mal": number for word, number in found.items() if word != "eins" and " " not in word}
    return found | once | {"einmal": 1, "eimal": 1, "zwomal": 2}


_DISHES = Dishes(
    # --- how many ---
    numbers=_numbers(),
    once=tuple(word for word in _numbers() if word.endswith("mal")),
    articles=words("ein eine einen einem einer eines ne nen n ner nem ’ne ’n"),
    times=words("x mal stück stk stck st portionen portion mahl"),
    vessels=words("portion portionen flasche flaschen fl dose dosen glas gläser becher teller schale stück liter"),
    served=words("teller schale"),
    people=words("minuten minute stunden stunde euro personen person pers leute kinder erwachsene mann mäuler"),
    pieces=words("stück stk stck stücke"),
    units={
        "l": 1000,
        "liter": 1000,
        "ltr": 1000,
        "ml": 1,
        "cl": 10,
        "milliliter": 1,
        "g": 1,
        "gramm": 1,
        "kg": 1000,
        "kilo": 1000,
    },
    # --- the number on the card ---
    id_words=words("nr nummer num nummern"),
    id_articles=words("die der das den dem"),
    definite=words("die der das den dem zum zur meine unsere deren dessen"),
    number_endings=words("er"),
    # --- with and without ---
    with_=(
        *words("mit m plus inkl inklusive samt"),
        *phrases("noch mit | und mit | dazu mit | belegt mit | zusammen mit"),
    ),
    without=(
        *words("ohne o kein keine keinen keinerlei minus nicht"),
        *phrases("ohne jegliche | bitte keine | lass weg | nicht mit | frei von | auf keinen fall"),
    ),
    no_such=words("kein keine keinen keinerlei"),
    instead=(
        *words("statt anstatt anstelle"),
        *phrases("an stelle von | anstelle von"),
    ),
    not_=(
        *words("weglassen weg raus"),
        *phrases("bitte weg | bitte weglassen | nicht drauf | bitte nicht"),
    ),
    extra=(
        *words("extra viel viele mehr ordentlich reichlich zusätzlich"),
        *phrases("extra viel | ganz viel | sehr viel | viel extra | besonders viel | richtig viel"),
    ),
    light=(
        *words("wenig weniger bisschen bissl bissel"),
        *phrases("nicht so | nicht zu | nicht ganz so | nicht allzu | nur leicht | nur etwas"),
        *phrases(
            "nur wenig | ganz wenig | ein bisschen | etwas weniger | nicht so viel | nicht zu viel",
            "nicht viel | nur ein bisschen | ein wenig | sehr wenig | bisschen weniger | nicht zuviel",
            "nicht soviel",
        ),
    ),
    double={
        "doppelt": 2,
        "doppelter": 2,
        "doppelte": 2,
        "doppelten": 2,
        "doppel": 2,
        "zweifach": 2,
        "dreifach": 3,
        "dreifache": 3,
        "doppelt so viel": 2,
    },
    together={
        "rot weiß": ("Ketchup", "Mayonnaise"),
        "rotweiß": ("Ketchup", "Mayonnaise"),
        "schranke": ("Ketchup", "Mayonnaise"),
        "weiß rot": ("Ketchup", "Mayonnaise"),
    },
    # --- between things ---
    and_=(
        *words("und u un sowie & +"),
        *phrases("und auch | und zwar | und noch | und dann | und dann noch | sowie auch"),
    ),
    joins=words("und"),
    or_=words("oder bzw"),
    but=words("aber jedoch allerdings nur bloß"),
    also=(
        *words("dazu außerdem zudem weiterhin dann vorweg"),
        *phrases(
            "noch dazu | und dazu | dazu noch | und dazu noch | als nächstes | des weiteren | als beilage",
            "zum trinken | zu trinken | als getränk | zum nachtisch | als nachtisch | als vorspeise",
        ),
    ),
    # --- which of them ---
    all_=(
        *words("alle alles allesamt sämtliche jede jeder jedes"),
        *phrases("alle drei | alle vier | alle fünf | alle zusammen | jede davon"),
    ),
    both=(
        *words("beide beides beiden"),
        *phrases("alle beide | alle zwei | die beiden"),
    ),
    each=words("je jeweils jeweilige pro"),
    of_them=(
        *words("davon hiervon dabei"),
        *phrases("von denen | von ihnen | davon bitte"),
    ),
    other=(
        *words("andere anderen anderes anderer zweite zweiten übrigen rest restlichen"),
        *phrases("der rest"),
    ),
    half=(
        *words("halb halbe halber halbes halben ½ hälfte"),
        *phrases(
            "auf der einen hälfte | auf der anderen hälfte | auf die eine hälfte | auf die andere hälfte | die eine hälfte",
            "eine seite | andere seite | die andere seite | auf einer seite | auf der anderen seite",
            "eine hälfte | zur hälfte | die hälfte | andere hälfte | die andere hälfte | ne hälfte",
        ),
    ),
    # --- sizes ---
    in_=words("in als auf zu"),
    for_=words("für"),
    house=words("team mannschaft crew"),
    size_words=words("größe größen cm zentimeter variante format ausführung version durchmesser"),
    size_units=words("zoll"),
    sizes={
        "klein": words("klein kl kleine kleines mini"),
        "mittel": words("mittel mittlere mittelgroß mittlerer med normal normale"),
        "groß": words("groß große gross gr großes xl big"),
        "normal": words("normal normale normalgroß"),
        "standard": words("normal standard"),
        "familie": words("familie familienpizza familiengröße familien family fam"),
        "party": words("party partypizza partygröße partyblech blech"),
    },
    telling_sizes=words("klein groß"),
    # --- the rest of a message ---
    ordering=(
        *words(
            "möchte möchten nehme nehm nehmen bestelle bestellen bräuchte bräuchten brauche brauchen wollen",
            "will hätte hätten",
        ),
        *phrases(
            "hätte gern | hätte gerne | hätten gern | hätten gerne | würde gern | würden gern | kann ich",
            "könnte ich | können wir | könnten wir | bekomme ich | bekommen wir | kann ich haben",
            "bitte einmal | könnt ihr mir | könnt ihr uns | könntet ihr mir | könntet ihr uns | kannst du mir",
            "kannst du uns | können sie mir | können sie uns | könnten sie mir | könnten sie uns | bringt mir",
            "bringt uns | schickt mir | schickt uns | mach mir | macht mir | macht uns | machen sie mir",
            "machen sie uns",
        ),
    ),
    corrections=(
        *words("quatsch vielmehr korrektur"),
        *phrases(
            "moment nee | moment doch | nee moment | ach mach | nee mach | nein mach | mach lieber",
            "ach nee | ach nein | nee doch | nein doch | doch lieber | doch besser | ach ne | ach nö",
            "ne doch | nee lieber | nein lieber | oder doch lieber | oder doch | sorry doch",
            "ach nee doch lieber | ich meine | ich meinte | besser doch | nee warte | nein warte",
            "stimmt nicht",
        ),
    ),
    degrees=(
        *words("schön richtig sehr"),
        *phrases("nicht so | nicht zu | nicht ganz so | nicht allzu | nicht sehr | bitte nicht so | bitte nicht zu"),
    ),
    plain=(
        *words("normal normale normalen normaler klassisch"),
        *phrases("ganz normal | ganz normale | wie auf der karte"),
    ),
    notes=words(
        "knusprig knuspriger kross krosser durch durchgebacken durchgebraten blutig medium-rare",
        "geschnitten schneiden ungeschnitten geviertelt achteln geachtelt vierteln heiß kalt warm lauwarm",
        "dunkel hell braun angebraten gebacken getrennt separat extraverpackt verpackt einpacken",
        "durchschneiden durchgeschnitten halbieren halbiert eingepackt aufschneiden vorgeschnitten zerteilt gesondert verpacken servietten serviette besteck",
        "gut-durch",
    ),
    wishes=(
        *words("vorspeise hauptgang hauptgericht hauptspeise nachspeise dessert beilage"),
        *words("nachtisch irgendwas irgendein irgendeine irgendeinen"),
        *phrases(
            "was zu trinken | etwas zu trinken | was zum trinken | etwas zum trinken | was zu essen",
            "etwas zu essen | was süßes | etwas süßes | was zum nachtisch | einen nachtisch | ein dessert",
            "ein getränk | das übliche | wie immer | das gleiche wie letztes mal | wie letztes mal",
        ),
    ),
    talk=words(
        "war wars waren letztes letzte letzten lecker leckeres geschmeckt schmeckt super toll klasse",
        "freuen freue freu hunger hungrig geburtstag wetter feierabend feiern besuch wochenende urlaub",
        "stress stressig spät hoffe hoffentlich glück liebe lieber team wieder kinder familie gäste",
        "verhungern kochen zeit lust danke tag abend empfohlen gehört gelesen neu umgezogen nachbarn",
        "fußball film",
    ),
    polite=words("bitte bitt bidde biddö bitteschön gerne gern danke mir uns dann also"),
    stop=words(
        "ich du er sie es wir ihr mir mich dir dich uns euch ihm ihn ihnen man mein meine meinen meiner",
        "meinem meins dein deine unser unsere unseren unserem euer eure euren ihre ihren sein seine",
        "seinen frau mann freund freundin kinder kind sohn tochter mutter vater mama papa oma opa familie",
        "kollege kollegin kollegen gast gäste besuch leute jungs mädels team bruder schwester junge",
        "mädchen partner partnerin chef nachbar möchte möchten möcht mag mögen will wollen wollte wollten",
        "würde würden würd hätte hätten hätt hätts brauche brauchen brauch bräuchte bräuchten nehme",
        "nehmen nehm nimmt nimm nehmt bekomme bekommen bekommt bekäme kriege kriegen kriegt krieg",
        "kriegste kann können könnte könnten könntet könnt kannst darf dürfen dürfte soll sollen sollte",
        "sollten muss müssen bestelle bestellen bestell bestellt bestellung gerne gern lieber bitte bitt",
        "bidde biddö büdde wünsche wünschen wünscht hab habe haben hast habt hat hatte hatten gib gebt",
        "geben gibt gibts geb macht mach mache machen machst machts gemacht bring bringt bringen schick",
        "schickt schicken pack packt esse essen isst ess trinkt trinken trinke teilen teilt teile sich",
        "dabei drauf drin drunter reicht reichen passt passen bleibt kommt kommen käme wäre wären wär sei",
        "ist sind bin bist seid war waren wars werde werden wird hallo hi hey moin servus tach guten gutn",
        "tag abend morgen mittag mahlzeit nabend grüß gott grüße gruß grüßle danke dank dankeschön besten",
        "vielen lieben herzlichen mfg lg vg tschüss tschau ciao bye ok okay okey jo ja jap nein nee ne nö",
        "super prima perfekt klasse toll gut schön schöne schönen schönes wunderbar klar alles freundlich",
        "freundliche freundlichen liebes liebe sehr entschuldigung sorry und oder aber denn doch mal",
        "nochmal noch auch nur so dann da hier dort jetzt heute nun eben halt einfach erst erstmal",
        "erstens zweitens drittens zuerst zusätzlich also ach äh ähm hm hmm naja na tja eigentlich",
        "vielleicht wohl schon bloß genau ungefähr circa ca etwa ganz bisschen wieder sonst schonmal",
        "bereits später früher gleich sofort für von vom bei beim zu zum zur im in ins an am auf aus nach",
        "vor über unter bis gegen um ab seit wegen als wie was wer wo wann warum wenn ob dass weil damit",
        "sodass jemand niemand etwas nichts alle der die das den dem des dieser diese dieses diesen",
        "welche welcher welches solche ik icke dit dat det wat nix nicht kein keine keinen keiner mehr",
        "weniger viel viele gericht gerichte speise zutat zutaten belag sorte sorten art extra extras",
        "bestellungen order lieferung abholung wunsch menge anzahl zusammen insgesamt gesamt wärs fertig",
        "komplett weiter bisher sonstiges bestes haha hihi lol hehe xd smile bussi grins zwinker oh ah uh",
        "jaja neee puh wow montag dienstag mittwoch donnerstag freitag samstag sonntag uhr stunde stunden",
        "minuten minute zeit hunger kochen lust eigene einzelne einzeln paar nächste nächsten erste",
        "ersten erster letzte letzten selbst selber hole holen abholen hol allein alleine zwei drei",
        "beiden stelle stellt lassen lasst lass weiß wissen glaub glaube denke finde sehe sehen frage",
        "fragen hoffe lecker leckere leckeren leckeres tolle beste restaurant pizzeria laden bude wirt",
        "geht gehts gehen ging dafür davor danach daneben daran darauf darin darüber welch dran hin her",
        "rein raus rauf runter drüben mitgeben mitbringen dazugeben dazulegen draufmachen draus daraus machbar möglich",
        "möglichst falls sofern zweit dritt viert fünft mist vergessen",
    ),
    # --- forms of words: "en" takes an ending away, "ies>y" puts another in its place (form > base) ---
    endings=words("en n e s er es em ern ens nen innen en>a e>a i>o"),
    # --- words of a card in this language ---
    plurals=words("s n en a>en"),
    declension=words("e en er es em"),
    linking=words("n en s"),
    links=words("mit in"),
    respelt=(("soße", "sauce"),),
)


# ---- talk -----------------------------------------------------------------------------------------------------------

_FOOD = r"(?:essen|bestellung|lieferung|pizz(?:a|en)|order|sachen|ware|zeug|fahrer|lieferant|bote|mahlzeit)"
_TODAY = r"(?:heute|morgen|jetzt|noch|abend|abends|mittag|mittags|nachmittags?|nachts|feiertags?|an feiertagen|am wochenende|(?:am |jeden )?(?:mo|diens|donners|frei|sams|sonn)\w*tags?(?: \w+)?|mittwochs?|am \S+|an \w+|bis \S+(?: uhr)?|um \S+(?: uhr)?|schon|auch|wieder|denn|gerade|überhaupt|eigentlich|offen|durchgehend|immer)"
_FILL = r"(?:denn |eigentlich |auch |bitte |bei euch |bei ihnen |mal |jetzt |so |überhaupt |noch |heute |da |hier |nochmal )*"
_PERSON = r"(?:menschen?|mitarbeiter\w*|person|personal|kolleg\w+|chef\w*|bedienung|kellner\w*|jemand\w*|wirt\w*|inhaber\w*|ansprechpartner\w*|kundenservice|kundendienst|support|team)"
_PAYING = r"(?:(?:der |einer )?(?:ec|girocard|giro|kredit|visa|master|debit|bank)?[- ]?karte|ec|visa|mastercard|maestro|amex|paypal|apple ?pay|google ?pay|bar|bargeld|überweisung|online|kontaktlos|handy|rechnung|scheck|gutschein|bitcoin|klarna|twint|sepa|lastschrift|essensmarken)"

_TALK = Talk(
    polite=(
        "bitte", "bitteschön", "mal", "gerne", "gern", "doch", "jetzt", "einfach", "mir", "euch", "ihnen", "ich", "möchte", "will", "würde",
        "hätte", "den", "die", "das", "einen", "eine", "einem", "einer", "ein", "zum", "zur", "zu", "zeigen", "zeig", "zeigt", "sehen", "haben",
        "anzeigen", "hallo", "hi", "hey", "moin", "also", "so", "dann", "nochmal", "sprechen", "reden", "schicken", "schick", "lieber", "danke", "und", "äh", "ähm",
    ),
    commands={
        "human": (
            "mensch", "menschen", "echter mensch", "echten menschen", "mitarbeiter", "mitarbeiterin", "person", "echte person", "jemand", "jemandem",
            "bedienung", "kellner", "chef", "kundenservice", "kundendienst", "personal", "anrufen", "anruf", "rückruf", "telefon", "telefonnummer",
            "ansprechpartner", "kein bot", "keinen bot", "kein roboter",
        ),
        "help": (
            "hilfe", "hilf", "helfen", "hilfe bitte", "anleitung", "was kann ich hier machen", "was kann ich schreiben", "wie geht das",
            "wie funktioniert das", "ich verstehe nicht", "verstehe ich nicht", "versteh ich nicht", "was nun", "was muss ich tun", "was muss ich machen", "info", "hä",
        ),
        "menu": (
            "karte", "speisekarte", "menü", "menükarte", "getränkekarte", "pizzakarte", "ganze karte", "ganze karte als text", "karte ansehen", "angebot", "angebote",
            "speisen", "gerichte", "übersicht", "auswahl", "preisliste", "bestellen", "etwas bestellen", "was bestellen", "neue bestellung", "ich habe hunger",
            "hunger", "bestellung aufgeben", "essen bestellen",
        ),
        "cart": (
            "korb", "warenkorb", "mein korb", "mein warenkorb", "meine bestellung", "bestellung", "bestellung ansehen", "korb ansehen", "zwischensumme",
            "zwischenstand", "summe", "gesamtsumme", "zusammenfassung",
        ),
        "cancel": (
            "abbruch", "abbrechen", "storno", "stornieren", "stornierung", "alles löschen", "neu anfangen", "neustart", "von vorne", "von vorn", "nochmal von vorne",
            "vergiss es", "vergesst es", "vergessen sie es", "doch nicht", "doch nichts", "lass gut sein", "lassen sie gut sein", "lass mal", "hat sich erledigt",
            "korb leeren", "warenkorb leeren", "korb löschen", "bestellung abbrechen", "bestellung stornieren", "bestellung löschen", "nicht mehr bestellen",
            "alles abbrechen", "alles stornieren", "alles weg", "ich will nicht mehr", "ich will nichts", "nichts bestellen", "canceln", "reset",
        ),
        "back": ("zurück", "einen schritt zurück", "schritt zurück", "zurück gehen", "rückgängig", "rückgängig machen", "letzten schritt rückgängig", "zurücknehmen", "undo"),
        "status": (
            "status", "bestellstatus", "lieferstatus", "wo bleibt ihr", "wo bleibt es", "wo bleibts", "wie lange noch", "wie weit seid ihr", "unterwegs",
            "schon unterwegs", "stand", "wie ist der stand", "sendungsverfolgung",
        ),
        "language": ("sprache", "sprachen", "sprache ändern", "sprache wechseln", "andere sprache", "sprache umstellen"),
        "buy": ("kaufen", "jetzt kaufen", "verbindlich kaufen", "zahlungspflichtig bestellen", "jetzt zahlungspflichtig bestellen", "kostenpflichtig bestellen"),
        "yes": (
            "ja", "jo", "joa", "jep", "jup", "yep", "jawohl", "klar", "na klar", "ja klar", "ok", "okay", "oki", "okey", "passt", "passt so", "ja passt", "passt alles",
            "genau", "ja genau", "richtig", "ja richtig", "stimmt", "stimmt so", "ja stimmt", "korrekt", "gerne", "gern", "ja gerne", "ja gern", "sehr gerne", "bitte",
            "in ordnung", "einverstanden", "alles klar", "alles richtig", "sicher", "sowieso", "auf jeden fall", "natürlich", "selbstverständlich", "bestätigen", "bestätigt",
            "ja bitte", "jaa", "jaja", "ja ja", "ja ok", "gut", "sehr gut", "super", "perfekt", "mach das", "machen sie das", "übernehmen", "jawoll", "freilich",
        ),
        "no": (
            "nein", "nö", "nee", "ne", "nope", "nein danke", "ne danke", "nee danke", "nö danke", "nichts davon", "lieber nicht", "nicht", "keine", "keins", "kein",
            "nix", "auf keinen fall", "falsch", "stimmt nicht", "passt nicht", "das stimmt nicht", "nicht richtig", "nein falsch", "danke nein", "nichts", "nichts mehr", "sonst nichts", "weder noch",
        ),
        "done": (
            "fertig", "das wars", "das war's", "das war es", "das war alles", "das wäre alles", "das ist alles", "mehr nicht", "das wars dann", "das reicht", "reicht",
            "zur kasse", "kasse", "bezahlen", "zahlen", "zur kasse gehen", "abschicken", "absenden", "alles", "nein das wars", "nein das war alles", "nein fertig", "weiter zur kasse", "keine weiteren wünsche",
        ),
        "greeting": (
            "hallo", "halloo", "hallöchen", "hi", "hey", "hej", "hei", "moin", "moin moin", "servus", "grüezi", "grüß gott", "grüß dich", "grüß euch", "guten tag", "guten morgen",
            "guten abend", "gute abend", "mahlzeit", "tag", "tach", "tagchen", "huhu", "na", "schönen guten tag", "schönen guten abend", "schönen tag", "wie gehts", "wie geht es", "wie geht es dir", "wie geht es ihnen",
            "hallo zusammen", "hallo ihr lieben", "hallo liebes team", "liebes team", "guten tag zusammen", "ja hallo", "start", "hallo wie gehts", "seid ihr da", "jemand da", "ist da jemand", "ist jemand da",
        ),
        "thanks": (
            "danke", "danke schön", "dankeschön", "vielen dank", "besten dank", "herzlichen dank", "lieben dank", "tausend dank", "danke sehr", "danke euch", "danke ihnen", "merci", "super danke",
            "ok danke", "okay danke", "alles klar danke", "danke tschüss", "tschüss", "tschüs", "ciao", "bis dann", "bis später", "bis gleich", "schönen abend", "schönen abend noch",
            "schönen tag noch", "guten appetit", "gute nacht", "lecker", "war lecker", "sehr lecker", "hat geschmeckt", "war super", "spitze", "prima danke",
        ),
        "privacy": ("datenschutz", "datenschutzerklärung", "dsgvo", "meine daten", "daten", "datenauskunft", "auskunft", "privatsphäre"),
        "erase": ("daten löschen", "meine daten löschen", "alle daten löschen", "alle meine daten löschen", "lösche meine daten", "löscht meine daten", "adresse löschen", "meine adresse löschen", "account löschen", "konto löschen", "profil löschen"),
        "imprint": ("impressum", "anschrift", "wer seid ihr", "wo seid ihr", "wo finde ich euch", "eure adresse", "ihre adresse", "firmensitz"),
        "stop": ("stop", "stopp", "abmelden", "abbestellen", "keine nachrichten", "keine nachrichten mehr", "nicht mehr schreiben"),
        "reorder": (
            "wie immer", "wie üblich", "wie gehabt", "wie letztes mal", "wie beim letzten mal", "wie gestern", "wie letzte woche", "wie neulich", "das übliche", "das gleiche nochmal",
            "dasselbe", "das gleiche", "das selbe", "das gleiche wie immer", "nochmal das gleiche", "noch mal das gleiche", "dasselbe nochmal", "letzte bestellung", "letzte bestellung wiederholen", "bestellung wiederholen", "nochmal bestellen",
        ),
        "hours": ("öffnungszeiten", "öffnungszeit", "geöffnet", "offen", "auf", "noch auf", "noch offen", "heute auf", "heute offen", "heute geöffnet", "uhrzeiten", "ruhetag", "zeiten"),
        "allergens": ("allergene", "allergen", "allergie", "allergien", "allergenliste", "allergeninfo", "allergikerinfo", "zusatzstoffe", "inhaltsstoffe", "zutatenliste"),
        "price": ("preise", "preis", "was kostet das", "wie teuer", "kosten"),
        "fee": ("liefergebühr", "liefergebühren", "lieferkosten", "mindestbestellwert", "mindestbestellung", "liefergeld", "lieferpauschale", "anfahrt", "mbw"),
        "delivery_area": ("liefergebiet", "lieferzone", "lieferzonen", "liefergebiete", "wohin liefert ihr", "liefert ihr", "liefert ihr auch", "lieferradius"),
        "ingredients": ("zutaten",),
        "payment": ("zahlungsarten", "zahlungsmöglichkeiten", "bezahlmöglichkeiten", "kartenzahlung", "kartenzahlung möglich", "zahlungsmittel", "zahlarten", "zahlungsweise"),
        "duration": ("wartezeit", "lieferzeit", "lieferzeiten", "wie lange", "dauer", "abholzeit", "wie lange dauert es", "wie lange dauerts"),
        "complaint": ("kalt", "alles kalt", "zu kalt", "reklamation", "reklamieren", "beschwerde", "beschweren", "falsch geliefert", "fehlt was", "fehlt etwas", "es fehlt was", "es fehlt etwas", "da fehlt was", "verbrannt", "unverschämt", "schmeckt nicht", "nicht lecker", "ungenießbar"),
    },
    switches={
        "de": ("deutsch", "auf deutsch", "german", "in deutsch", "deutsche sprache"),
        "en": ("englisch", "auf englisch", "in englisch", "englische sprache"),
        "tr": ("türkisch", "auf türkisch", "in türkisch"),
    },
    tongues={"de": words("deutsch"), "en": words("englisch"), "tr": words("türkisch"), "ar": words("arabisch"), "it": words("italienisch"), "ru": words("russisch"), "pl": words("polnisch"), "uk": words("ukrainisch"), "fr": words("französisch"), "es": words("spanisch")},
    hello=(r"hallo", r"hi", r"hey", r"moin", r"servus", r"guten? (?:tag|morgen|abend)", r"grüß gott"),
    questions={
        "human": (
            rf"\b(?:mit|zu|an|bei) (?:\S+ ){{0,3}}?{_PERSON}\b.{{0,20}}(?:sprechen|reden|verbinden|verbunden|schreiben|chatten|telefonieren|weiterleiten|quatschen|klären|hilfe)",
            r"\b(?:gib|gebt|holt?|holen|ruft?|rufen|brauch\w*|bräuchte|will|möchte|bitte) (?:\S+ ){0,4}?(?:echte\w* |richtige\w* )?(?:mensch\w*|mitarbeiter\w*|kundenservice|ansprechpartner\w*|bedienung)\b",
            rf"\b{_PERSON}\b.{{0,15}}\b(?:sprechen|reden|anrufen|zurückrufen|ans telefon|kontaktieren)\b",
            r"\b(?:bist|sind|ist|schreibe|spreche|rede) .{0,25}\b(?:bot|roboter|maschine|computer|ki|mensch|echt)\b",
            r"\b(?:ruft|rufen|ruf|rufst) (?:sie |ihr |du )?(?:mich|uns|mal|bitte)\b.{0,20}\b(?:an|zurück)\b", r"\bkann (?:ich|man) (?:euch|sie|irgendwo|bei euch) .{0,12}(?:anrufen|erreichen|telefonisch)",
            r"\b(?:wie lautet|was ist|habt ihr) (?:eure|ihre|die|eine) (?:telefon|handy)?nummer", r"\b(?:will|möchte|brauche) keinen? (?:bot|roboter|computer)",
        ),
        "complaint": (
            rf"\b(?:{_FOOD}|es|alles|nudeln|salat|burger|schnitzel|pommes|das)\b.{{0,25}}\b(?:war|ist|sind|waren|kam|kamen|wurde)\b.{{0,30}}\b(?:kalt\w*|verbrannt|roh|falsch|eklig|ungenießbar|lauwarm|matschig|versalzen|zerdrückt|ausgelaufen|schlecht|kaputt)\b",
            r"\b(?:es|mir|uns|da|leider|hier) (?:\S+ ){0,3}?fehl(?:t|en|te|ten)\b", r"\bfehl(?:t|en|te|ten) (?:uns |mir |leider |bei |noch |in |die |der |das |eine? |unser\w* |ja )+\w+", r"\b(?:habt ihr|haben sie|ihr habt|sie haben|wurden?) .{0,40}\b(?:vergessen|falsch geliefert|verwechselt|nicht mitgeliefert)\b",
            r"\bfalsche[ns]? (?:pizza|bestellung|lieferung|essen|sachen|gericht)\b", r"\b(?:beschwer(?:en|de)|reklam(?:ation|ieren)|unzufrieden|geld zurück|enttäuscht|frechheit|unverschämtheit)\b",
            r"\bhaare? (?:in|im|auf|drin)\b", r"\bbauchschmerzen|lebensmittelvergiftung\b", rf"\b(?:kalte[rsn]?|verbrannte[rsn]?|falsche[rsn]?) {_FOOD} (?:bekommen|geliefert|erhalten)", r"\b(?:bekommen|geliefert|erhalten),? aber\b",
        ),
        "cancel": (
            r"\b(?:bestellung|alles|vorgang|order|auftrag|warenkorb|korb|das ganze)\b.{0,20}\b(?:stornieren|abbrechen|löschen|canceln|verwerfen|annullieren|zurückziehen|leeren|stornier\w*|abgebrochen|storniert)\b",
            r"\b(?:storniert|storniere?n?|stornieren sie|brich|brecht|brechen sie|cancel\w*|lösche?|löscht|löschen sie|leere?) (?:bitte |mir |doch )*(?:die |meine |unsere |das |den |mein )?(?:ganze |gesamte |aktuelle )?(?:bestellung|alles|warenkorb|korb|order)\b",
            r"\bhat sich (?:alles |schon |leider )?erledigt\b", r"\b(?:möchte|will|muss|wollen|möchten|müssen) (?:\S+ ){0,3}?(?:stornieren|abbrechen|canceln)\b", r"\b(?:möchte|will|wollen) (?:doch |jetzt |leider )*nichts? mehr(?: bestellen)?$", r"\bfang\w* .{0,12}(?:von vorne?|neu) an\b",
            r"\b(?:können|kann|könnt) (?:wir|ich|ihr|sie) .{0,20}(?:stornieren|abbrechen)\b",
            r"\b(?:bestellung|alles|order|auftrag|das ganze)\b.{0,30}\b(?:stornieren|absagen|abbestellen|abgesagt|abbestellt)\b", r"\b(?:muss|müssen|möchte|möchten|will|wollen|würde?|kann|sorry|leider)\b.{0,25}\b(?:absagen|abbestellen)\b",
        ),
        "erase": (
            r"\b(?:lösch\w*|entfern\w*|vergiss|vergesst) (?:\S+ ){0,4}?(?:daten|informationen|angaben|adresse|nummer|profil|konto)\b", r"\b(?:daten|adresse|telefonnummer|konto|account|profil|nummer)\b.{0,25}\b(?:löschen|gelöscht|entfernen|vergessen)\b", r"\brecht auf (?:löschung|vergessen)", r"\blösch\w*\b.{0,40}\b(?:über mich|von mir|gespeichert)\b",
        ),
        "privacy": (
            r"\bdatenschutz\w*", r"\bdsgvo\b", r"\b(?:was|welche|wie|wo|werden|speichert|wozu|wofür)\b.{0,40}\bdaten\b", r"\b(?:was|welche informationen) (?:speichert|wisst|habt) ihr (?:alles )?(?:über|von) (?:mir|mich)", r"\bauskunft\b.{0,20}\bdaten\b",
        ),
        "imprint": (r"\bimpressum\b", r"\bwo (?:seid|ist|liegt|finde|befindet|sitzt|genau seid)\b.{0,20}\b(?:ihr|euch|sie|restaurant|pizzeria|laden|geschäft|lokal|imbiss)\b", r"\b(?:wie|was) (?:lautet|ist) (?:eure|ihre|die) (?:adresse|anschrift)", r"\bwer (?:seid ihr|betreibt|ist der inhaber)"),
        "status": (
            rf"\bwo (?:\S+ )?(?:bleib\w*|ist|steckt|sind)\b.{{0,25}}\b{_FOOD}\b", r"\bwo bleib\w*", rf"\bwann (?:kommt|kommen|kommts|ist|sind|wird) (?:denn |endlich |jetzt |nun |eigentlich )*(?:mein\w*|unser\w*|das|die|der|meine?) {_FOOD}\b", r"\bwann (?:kommt|kommen) (?:es|ihr|das|der|die|er)\b",
            r"\bwie lange (?:\S+ ){0,5}?noch\b(?!.*\b(?:auf|offen|geöffnet|da|bestellen|liefert|küche)\b)", r"\bschon unterwegs\b", rf"\b(?:ist|sind|wurde) (?:mein\w*|unser\w*|das|die|der) {_FOOD}\b.{{0,20}}\b(?:unterwegs|fertig|da|raus|abholbereit|losgefahren|angekommen|eingegangen|storniert)\b", r"\b(?:ist|sind) (?:es|sie|alles) (?:schon |bereits )?(?:unterwegs|fertig|abholbereit)\b",
            rf"\b{_FOOD}\b.{{0,25}}\b(?:angekommen|erhalten|bekommen|eingegangen|durchgegangen|geklappt)\b", r"\b(?:warte|warten|wartet) (?:\S+ ){0,4}?(?:schon|seit|immer noch|ewig)\b", rf"\bkommt (?:\S+ )?(?:{_FOOD} |da |es |das )(?:heute )?noch\b", r"\b(?:status|stand) (?:meiner|unserer|der|von meiner|zu meiner) ", r"\bnoch nichts? (?:da|angekommen|gekommen|erhalten)\b", r"\bhat (?:die|meine|das) (?:bestellung )?(?:alles )?geklappt",
        ),
        "cart": (
            r"\bwas (?:hab|habe|haben|hatte|hatten|steht) (?:\S+ ){0,4}?(?:bestellt|korb|warenkorb|ausgewählt|drin|bestellung)\b", r"\b(?:zeig\w*|seh\w*|anschauen|wie sieht) (?:\S+ ){0,3}?(?:korb|warenkorb|bestellung)\b", r"\bwas (?:ist|liegt) (?:\S+ ){0,3}?(?:korb|warenkorb)\b", r"\bwas\b.{0,25}\b(?:im|in meinem|in unserem) (?:waren)?korb\b", r"\bwas (?:macht|kostet|wird|ist) (?:das|alles|es)(?: (?:jetzt|dann|zusammen|insgesamt|alles|bisher|denn|nun|ganze|gesamt))+$", r"\bwas macht(?: das)?(?: \w+)?$", r"\bwie ?viel (?:macht|ist|wird|muss|kostet) (?:das|es|ich)(?: (?:jetzt|dann|zusammen|insgesamt|alles|bisher|zahlen|bezahlen))+$",
            r"\bwie hoch ist (?:die|meine|der|mein) (?:rechnung|summe|gesamtsumme|betrag|gesamtbetrag|gesamtpreis)", r"\b(?:kann|könnte|darf) ich (?:\S+ ){0,3}?(?:korb|warenkorb|bestellung) (?:sehen|anschauen|ansehen)\b", r"\bmein(?:en)? warenkorb (?:anzeigen|sehen)\b",
        ),
        "fee": (
            r"\bwas kostet (?:\S+ ){0,3}?(?:liefer\w*|anfahrt|zustellung|bringen)\b", r"\b(?:liefer|anfahrts?|zustell)(?:ungs)?-?(?:kosten|gebühr\w*|pauschale|aufschlag)\b", r"\bmindestbestell\w*|\bmindestwert\b|\bmbw\b", r"\bab (?:wie ?viel|welchem|welcher|was für)\b.{0,30}\b(?:liefer\w*|bringt|frei haus|versandkosten|euro|betrag|bestellwert)\b", r"\b(?:kostet|ist) (?:die |eine |das )?(?:lieferung|liefern|anlieferung)\b.{0,25}", r"\b(?:liefert|bringt) (?:ihr|er) (?:\S+ ){0,2}?(?:kostenlos|gratis|umsonst|kostenfrei)\b", r"\bwie ?(?:viel|hoch|teuer) (?:ist|sind|kostet|kosten) (?:\S+ ){0,2}?liefer\w+", r"\bwie viel muss ich (?:mindestens )?bestellen\b",
        ),
        "delivery_area": (
            r"\b(?:liefert|bringt|fahrt) (?:ihr|er)\b(?! bitte)(?: (?:auch|denn|noch|überhaupt|eigentlich|heute|bei|mir|uns))*\s*((?:nach|in|bis|zu|zum|zur|ins|hier|auf|raus|\d{5}).*)", r"\b(?:liefern|bringen|fahren) sie (?:auch|denn|überhaupt|eigentlich)(?: noch)? (.*)", r"\bwohin (?:überall )?(?:liefert|bringt|fahrt|wird|liefern)\b", r"\bwo (?:überall )?(?:hin )?liefert\b", r"\bliefer(?:gebiete?|radius|zonen?|bereich)\b(.*)",
            r"\bwird (?:auch )?(nach .+) geliefert\b", r"\b(?:könnt|könntet|können|würdet) (?:ihr|sie) (?:auch |denn )?((?:nach|in|bis|zu|zum|zur) .+) (?:liefern|bringen)\b", r"\b(?:gehört|liegt|ist|zählt) (.+?) (?:zum|zu eurem|im|in eurem|noch im) liefer", r"\bgibt es (?:eine )?lieferung (nach .*)", r"\bbeliefert ihr (.*)", r"\bwie weit (?:liefert|fahrt) ihr\b",
        ),
        "duration": (
            r"\bwie (?:lange|lang) (?:dauert|braucht|brauchen|muss|müsste|müssen|dauerts|ist|wartet|wäre|würde|habt|sind|dauern|muß|wird)(?!\b.{0,40}\b(?:auf|offen|geöffnet|da)$)\b.*", r"\b(?:warte|liefer|zubereitungs|abhol)zeit(?:en)?\b", r"\bwann (?:wäre|wären|ist|könnt|kann|könnte|sind|wird|würde|können|darf) (?:\S+ ){0,6}?(?:da|fertig|geliefert|liefern|abholbereit|abholen|kommen)\b", r"\bwie schnell (?:seid|geht|könnt|kommt|ist|liefert|können)\b", r"\bin (?:wie vielen?|wieviel) minuten\b", r"\bdauert (?:es|das) (?:lange|länger)\b", r"\bwie lange (?:heute|aktuell|gerade|etwa|ungefähr)$",
        ),
        "payment": (
            rf"\b(?:kann|können|könnte|dürfen|darf) (?:ich|man|wir)(?: (?:bei euch|bei ihnen|auch|denn|eigentlich|dann|vielleicht|direkt|hier|an der tür|vor ort|beim fahrer|bei lieferung|bei abholung))* (?:mit |per |via |in |auf )?{_PAYING}\b.{{0,30}}(?:zahlen|bezahlen|überweisen)?", r"\b(?<!was )(?:nehmt|akzeptiert) (?:ihr|er)\b(.*)", r"\b(?<!was )(?:nehmen|akzeptieren) sie\b(?: auch)?(.*)", rf"\bhabt ihr (?:ein )?(?:karten|ec)-?(?:lesegerät|gerät|terminal|zahlung)|\b(?:habt|bietet) ihr {_PAYING}", rf"\b(?:ist|geht|ginge|klappt) (?:auch |denn |bei euch |das |nur )*(?:eine )?(?:kartenzahlung|zahlung|{_PAYING})\b.{{0,25}}$",
            r"\b(?:be)?zahl(?:ungs?)?-?(?:art|arten|möglichkeit|möglichkeiten|methoden?|mittel|weisen?)\b", r"\b(?:wie|womit|mit was) (?:kann|können|muss|könnte|darf|soll) (?:ich|man|wir) (?:bei euch |denn |hier )?(?:be)?zahlen\b", rf"^(?:mit |per |auch |nur )?{_PAYING}(?: zahlung| zahlen)? (?:möglich|ok|okay|auch ok|geht das)$", r"\bkartenzahlung\b", r"\bkann (?:der fahrer|man) (?:mir )?(?:rausgeben|wechseln)\b", r"\bmuss (?:ich|man) bar (?:be)?zahlen\b", rf"\bzahlen (?:geht|möglich)\b|\b{_PAYING} (?:be)?zahlen möglich\b",
        ),
        "hours": (
            r"\böffnungszeit\w*", r"\b(?:bis|ab|von|seit|um)? ?(?:wann|wie ?viel uhr|welche[rn]? uhrzeit)\b(?!.*\b(?:mein\w*|unser\w*|fertig|abholen)\b).*\b(?:auf|offen|geöffnet|zu|geschlossen|dicht|öffnet|öffnen|schließt|schließen|aufmacht|zumacht|da|liefert|liefern|bestellen|küche|feierabend|schluss|arbeitet|erreichbar)\b", rf"\bwie lange (?:habt|seid|ist|hat|liefert|macht|kann man)\b.*\b(?:auf|offen|geöffnet|da|bestellen|küche|ihr|liefern)\b(?: {_TODAY})*$",
            rf"^(?:{_FILL})?(?:\S+ )?\b(?:habt|hat|seid|ist|sind|macht|haben|hättet|wird|hattet)\b(?! mein| unser).{{0,60}}\b(?:auf|offen|geöffnet|zu|geschlossen|aufgemacht|ruhetag|betriebsferien|betriebsurlaub|urlaub|feierabend|dicht)(?: {_TODAY})*$", r"\bruhetag\b", r"^(?:seid|sind) (?:ihr|sie)\b.{0,30}\b(?:bis|heute|morgen|sonntags?|abends?|mittags?)\b.{0,25}\bda$", rf"^(?:{_TODAY} )+(?:auf|offen|geöffnet|zu|geschlossen)$", rf"\b(?:liefert|arbeitet|backt|kocht) (?:ihr|er)(?: {_TODAY})+$", r"\bkann (?:ich|man) (?:heute |jetzt |noch |heute noch |jetzt noch |morgen |sonntags )+(?:was |etwas )?bestellen$", r"\bküche (?:noch |schon |heute )*(?:auf|offen|zu|geschlossen)\b",
        ),
        "price": (
            r"\bwas (?:kostet|kosten|kost|kostn|würde|würden) (?:mich )?(?:bei euch |bei ihnen |denn |jetzt |mich |eigentlich |nochmal )*(.*)", r"\b(?:wie ?viel|wieviel) (?:kostet|kosten|ist|sind|macht|zahle? ich für|nehmt ihr für|würde) (.*)", r"\bwie teuer (?:ist|sind|wäre|wären|kommt) (.*)", r"\b(?:was|wie hoch) (?:ist|sind|lautet) (?:denn )?(?:der|die) preise? (?:für|von|der|einer|vom|des)? ?(.*)", r"\b(?:preise?) (?:für|von|der|vom|des) (.*)", r"\bwas (?:nehmt|verlangt|wollt|nehmen|verlangen) (?:ihr|sie) (?:denn |so )*für (.*)", r"^(.+?) (?:kostet|kosten) (?:wie ?viel|was)$", r"^(.+?) preis$", r"\bwelchen preis hat (.*)", r"\bwelche preise\b(.*)",
        ),
        "menu": (
            r"^(?:.{0,25}\b(?:kann|könnte|darf|könnten|können|dürfte|könntet|würde) .{0,25})?\b(?:speise|getränke|pizza|menü|mittags|tages)?(?:karte|menü)\b (?:mal )?(?:sehen|haben|bekommen|anschauen|ansehen|schicken|zeigen|senden|einsehen)\b", r"\b(?:zeig|zeigt|zeigen sie|schick|schickt|schicken sie|sende|sendet|gib|gebt|brauche|hätte gern\w*) (?:\S+ ){0,3}?(?:speise|getränke|pizza|menü|mittags)?(?:karte|menü)\b", r"\bwas (?:habt|bietet|verkauft|macht|gibts|gibt's|könnt|kann) (?:ihr|ich|es|man|heute)(?! mir)\b(.{0,40})", r"\bwas gibt(?:s| es|'s)\b(.{0,40})",
            r"\b(?:welche|was für) (\w+) (?:habt|gibt|bietet|gibts|verkauft|könnt)\b", r"\bhabt ihr (?:auch |denn |vielleicht |noch |so )*(?:eine? |ne )?(?:speise|getränke|mittags)?(?:karte|menü)", r"\b(?:schick|zeig|sende?|gib|gebt|könnt|könntet|kannst|können|könnten)\w*\b.{0,25}\b(?:speise|getränke|pizza|menü|mittags)?karte\b(?: (?:schicken|zeigen|senden|geben|rüberschicken|bitte|mal))*$", r"\bhabt ihr (?:auch |denn |vielleicht |noch )+(.{2,40})$", r"\bgibt es (?:bei euch |heute |auch |noch |denn )*(.{2,40})$", r"\bwas (?:könnt|kannst|würdet) (?:ihr|du) (?:mir )?(?:so )?empfehlen\b", r"\bwo (?:ist|finde ich|gibt es|sehe ich) (?:die|eure) (?:speise)?karte", r"^(?:ich|wir) (?:möchten?|würden?|will|wollen|wollte) (?:gerne? |jetzt |heute |bitte |bei euch )*(?:was |etwas |essen )?(?:zu essen )?bestellen$", r"\bkann (?:ich|man) (?:bei euch |hier |auch |jetzt )*(?:was |etwas |essen )?bestellen$",
        ),
        "help": (
            r"\bwie (?:funktioniert|geht|läuft) (?:das|es|dies|der bot|bestellen|die bestellung|hier)\b", r"\b(?:kann|könnt|können|kannst|könnte) (?:\S+ ){0,2}?(?:mir|uns) (?:\S+ )?helfen\b", r"\b(?:brauche?|bräuchte) (?:mal |bitte )?hilfe\b", r"\bwie (?:kann|soll|muss) (?:ich|man) (?:hier |bei euch |denn )*(?:was |etwas )?(?:bestellen|machen|ändern)\b", r"\bwas (?:muss|kann|soll) ich (?:hier |jetzt )*(?:tun|machen|schreiben|eingeben)\b", r"\b(?:verstehe?|kapiere?) (?:\S+ ){0,2}?nicht\b",
        ),
        "language": (r"\b(?:sprichst|sprecht|sprechen|kannst|könnt|geht|auf|in|schreibt|versteht) (?:\S+ ){0,3}?(englisch|deutsch|türkisch|arabisch|italienisch|russisch|polnisch|ukrainisch|französisch|spanisch)\b",),
        "reorder": (
            r"\b(?:das|die|den) ?(?:gleiche|selbe)n? (?:bestellung )?wie (?:letztes mal|beim letzten mal|immer|gestern|letzte woche|letzten \w+|zuletzt|neulich|das letzte mal)$", r"\bdasselbe wie (?:letztes mal|beim letzten mal|immer|gestern|letzte woche|letzten \w+|zuletzt|neulich)$", r"^(?:ich |wir )?(?:hätten?|nehmen?|möchten?|bitte|einmal|heute|machen|mach) (?:\S+ ){0,3}?(?:wie (?:immer|letztes mal|beim letzten mal|üblich)|das übliche)$", r"\bletzte bestellung (?:\S+ ){0,2}?(?:nochmal|noch mal|wiederholen|erneut)$",
        ),
        "greeting": (r"^(?:hallo|hi|hey|moin|servus|guten? (?:tag|morgen|abend)|grüß gott)(?: (?:zusammen|ihr|lieben|liebes|team|von|der|pizzeria|leute|alle|an|\w+))?(?: team)?$",),
        "thanks": (r"^(?:alles klar,? |super,? |ok(?:ay)?,? |prima,? |perfekt,? |top,? |toll,? |gut,? )*(?:vielen |besten |lieben |herzlichen |tausend |schönen |großen )*(?:dank|danke|dankeschön|merci)\b(?:[ ,.!]*(?:für|fürs|dass|im|schon|schonmal|euch|ihnen|dir|nochmal|auch|sehr|und|an|bis|schön\w*|team|ihr|lieb\w*|leute|tschüss|viele|jungs|mädels|dafür|nein|ok|alles)\b.*)?", r"^(?:es )?(?:war|hat) (?:\S+ ){0,3}?(?:lecker|super|toll|geschmeckt|köstlich|klasse)\b.{0,30}$"),
    },
    asking=(r"(?:was|welche[rsnm]?|habt|hat|haben|gibt|gibts|ist|sind|enthält|enthalten|kann|könnt|können|darf|wo|wie|wer|macht|bietet|seid|geht|kommt|gebt|verwendet|benutzt|nehmt)\b",),
    address=(r"adresse",),
    diets={"vegan": r"vegan\w*", "vegetarian": r"vegetar\w*|veggie\w*|fleischlos\w*|fleischfrei\w*|ohne fleisch", "halal": r"halal\w*", "kosher": r"kosc?her\w*"},
    ingredient=(
        r"\b(?:ist|sind|wäre) (?:denn |da |auch |noch |irgendwo |eigentlich )*((?:in|im|bei|auf|an|beim|am|\w+ (?:in|im|auf)) .*)", r"\b(?:hat|haben(?! sie| ihr| wir)|enthält|enthalten) (.*)", r"\bwas (?:ist|sind|kommt|gehört|steckt|ist alles) (?:denn |alles |genau |noch |da |eigentlich |so )*((?:in|im|auf|drauf|drin|bei|an|beim)\b.*)", r"\bwas (?:hat|enthält|beinhaltet|für zutaten hat) (.*)", r"\b(?:welche|was für) (?:zutaten|beläge?|inhaltsstoffe|soße|sauce|käse|teig)\b(.*)", r"\b(?:zutaten) (?:von|der|für|in|bei|des|vom) (.*)", r"\b(?:woraus|mit was|womit) (?:besteht|ist|wird|sind) (.*)", r"\b(?:ist|sind) (.+ (?:drin|drauf|enthalten|dabei|dran|scharf))$", r"\bwie (?:scharf|groß) (?:ist|sind) (.*)", r"\bkommt (.+ (?:rein|drauf|dazu))$",
    ),
    # --- allergens ---
    allergens=(r"(?:erd|hasel|wal|cashew|para|macadamia|pekan)?n[uü]ss(?:e|en)?|mandeln?|pistazien?|sesam|soja|sellerie|senf|lupinen?|fisch|krebstiere?|krustentiere?|schalentiere?|weichtiere?|muscheln?|garnelen|ei|eier|ei(?:er)?spuren|milch|laktose|lactose|milchprodukte|milcheiweiß|gluten|weizen|roggen|dinkel|sulfite?|schwefel|histamin|glutamat|farbstoffe?|konservierungsstoffe?|zusatzstoffe?|geschmacksverstärker",),
    allergen=(r"allergene?n?", r"zusatzstoffe?"),
    asking_for=(r"frage", r"infos?", r"informationen", r"auskunft", r"liste", r"angaben"),
    asking_which=(*words("die welche für bitte"), *phrases("was für"), r"zeig \w+"),
    free_of=(r"\w*(?:gluten|laktose|lactose|nuss|milch|ei|soja|weizen)-?frei\w*", r"allergene?n?", r"(?:für )?allergiker\w*"),
    content=(r"ohne", r"frei von", r"allerg\w*"),
    # --- an allergy of the customer's ---
    allergic=(r"\ballerg\w*", r"\b\w*allergi(?:e|en|ker|kerin|sch)\b", r"\bzöliakie\w*", r"\bunverträglich\w*|\b\w+unverträglichkeit\w*|\b\w*intoleran\w+", r"\bvertr(?:age|ägt|agen) (?:\S+ ){0,3}?kein\w*", r"\b(?:darf|dürfen) (?:auf keinen fall |absolut )?kein\w* .{0,40}\b(?:essen|enthalten|drin|rein|dran|abbekommen|haben)\b", r"\banaphyla\w*", r"\bepi-?pen\b", r"\breagier\w* (?:\S+ ){0,3}?auf\b"),
    allergic_from=(r"\b(?:und|aber|weil|da) (?:ich|wir|bin|sind|hab\w*|mein\w*|unser\w*)\b", r"\bwegen\b"),
    unallergic=(r"\ballergene?n?\w*", r"\b(?:keine?|ohne|nicht) allerg\w*", r"\ballergiker(?:infos?|liste|karte|freundlich|geeignet)\w*", r"\ballergie(?:info|liste|karte|hinweis)\w*"),
    against=words("gegen auf"),
    listing=words("und oder sowie auch gegen"),
    goes_on=phrases("und zwar | und auch | auch | aber | also | besonders | vor allem"),
    abbreviations=words("nr ca gr kl"),
)  # fmt: skip


# ---- times ----------------------------------------------------------------------------------------------------------

_UP_TO_TWENTY = "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig"
_HOURS = {word: hour for hour, word in enumerate(_UP_TO_TWENTY.split()) if hour} | {"einundzwanzig": 21, "zweiundzwanzig": 22, "dreiundzwanzig": 23, "ein": 1, "zwo": 2}  # fmt: skip
_BEFORE_TIME = r"(?:um|gegen|ab|bis|ca|circa|etwa|ungefähr|so um|zirka|auf|für|nach|vor|spätestens|frühestens)\b\.?(?: (?:um|ca|circa|etwa|gegen|punkt|ungefähr|so)\b\.?)?"
_AFTER_TIME = r"(?= *(?:$|[,.;!?\n)/–-]|(?:und|bitte|heute|morgen|abends?|mittags?|nachmittags?|früh|da|hier|fertig|wäre|wär|ist|passt|geht|ab|abholen|abgeholt|hole|holen|komme|kommen|vorbei|liefern|liefert|lieferung|geliefert|wenn|oder|rum|herum|am|zum|zur|nach|an|in|zu|dann|möglich|ok|okay|haben|danke|pünktlich|essen|super|toll|prima|perfekt|klasse|gut|schön|reicht|rein|raus|eine?[nmr]?|einmal|zweimal)\b))"

_CLOCK = Clock(
    # --- the time of day ---
    hours=_HOURS,
    minutes={"fünf": 5, "zehn": 10, "fünfzehn": 15, "zwanzig": 20, "fünfundzwanzig": 25, "dreißig": 30, "vierzig": 40, "fünfundvierzig": 45, "fünfzig": 50}
    | {"eine": 1, "einer": 1, "ner": 1, "ein": 1, "zwei": 2, "drei": 3, "vier": 4},
    sayings=(
        Saying(r"\b{N} (?:minuten |min )?vor halb {H}\b", -30, -1),
        Saying(r"\b{N} (?:minuten |min )?nach halb {H}\b", -30, 1),
        Saying(r"\bhalb {H}\b(?! ?[x€%])", -30, halved=True),
        Saying(r"\bdreiviertel {H}\b", -15),
        Saying(r"\b(?:viertel|1/4) nach {H}\b", 15),
        Saying(r"\b(?:viertel|1/4) vor {H}\b", -15),
        Saying(r"\bviertel {H}\b(?! ?[x€])", -45),
        Saying(r"\b{N} (?:minuten |min )?vor {H}\b" + _AFTER_TIME, 0, -1),
        Saying(r"\b{N} (?:minuten |min )?nach {H}\b" + _AFTER_TIME, 0, 1),
        Saying(rf"\bzwischen {{H}}(?: uhr)? und (?:\d{{1,2}}|{'|'.join(_HOURS)})(?: uhr|{_AFTER_TIME})"),
        Saying(r"\b{H}[:.]{M} ?(?:-|–|bis) ?\d{1,2}[:.]\d\d(?: ?uhr)?\b"),
        Saying(r"(?<![\d.:,])\b{H} ?(?:-|–|bis) ?\d{1,2}(?:[:.]\d\d)? ?uhr\b"),
        Saying(r"(?<![\d.:,]){H}[:.]{M} ?(?:uhr|h)\b"),
        Saying(r"(?<![\d.:,]){H}:{M}\b(?!:?\d)(?! ?[€x])"),
        Saying(r"\b{H}h(?:{M})?\b"),
        Saying(rf"\b{{H}} ?uhr {{M5}}{_AFTER_TIME}"),
        Saying(r"\b{H} ?uhr\b"),
        Saying(rf"\b(?:{_BEFORE_TIME}|abholung|abholg\.?|lieferung|uhrzeit|zeit|komme?|hole|bin):? {{H}}\.{{M}}{_AFTER_TIME}"),
        Saying(rf"\b(?:um|gegen|so um|circa|zirka|spätestens|frühestens|ab|bis|punkt|uhrzeit:?)(?: (?:um|ca|circa|etwa|gegen|punkt|ungefähr|so)\b\.?)? {{H}}{_AFTER_TIME}"),
    ),
    bare=(r"{H}[.:]?{M}", r"{H}"),
    around=words("um so gegen ab bis ca circa etwa ungefähr bitte dann heute uhr gern gerne wäre gut super für auf passt punkt der die danke am abend abends nachmittags mittags lieber doch ok"),
    vague=(r"\b(?:kurz|knapp|bisschen|etwas|irgendwann|nicht) (?:vor|nach) *$|\bnicht (?:um |gegen )?$",),
    spans=(
        (r"\bin (?:ca\.? |etwa |ungefähr )?{N} (?:minuten?|mins?)\b\.?", 1), (r"\bin (?:ca\.? |etwa |ungefähr )?{N} ?(?:stunden?|std|h)\b\.?", 60), (r"\bin (?:\w+ )?(?:einer |ner |ca\.? |etwa )?(?:halben|1/2|½) (?:stunde|std)\b", 30), (r"\bin (?:einer |ner )?(?:dreiviertel|3/4) ?stunde\b", 45),
        (r"\bin (?:einer |ner )?viertel ?stunde\b", 15), (r"\bin (?:anderthalb|eineinhalb|1 1/2) stunden\b", 90), (r"\bin (?:zweieinhalb|2 1/2) stunden\b", 150),
    ),
    asap=(r"\b(?:so (?:schnell|bald|früh) (?:wie|als) (?:möglich|es geht|ihr könnt)|sobald wie möglich|schnellstmöglich\w*|schnellstens|baldmöglichst|möglichst (?:schnell|bald|sofort)|so schnell(?:'s| es)? geht|so schnell ihr könnt|sofort|umgehend|asap|frühestmöglich|jetzt gleich|jetzt sofort)\b",),
    asap_bare=(*words("jetzt gleich nun schnell bald egal"), *phrases("jetzt bitte | gleich bitte | so bald wie möglich | heute noch | schnellst möglich")),
    halves=(r"halb\w*",),
    oclock=words("uhr"),
    # --- the day ---
    days=((r"\bübermorgen\b", 2), (r"\bmorgen\b(?! ?s\b)", 1), (r"\bheute\b", 0)),
    weekdays=(r"mo(?:ntags?)?", r"di(?:enstags?)?", r"mi(?:ttwochs?)?", r"do(?:nnerstags?)?", r"fr(?:eitags?)?", r"(?:sa(?:mstags?)?|sonnabends?)", r"so(?:nntags?)?"),
    short_days=words("so do mi di mo"),
    next_week=(r"(?:nächsten?|kommenden?|nächste woche)",),
    months=(r"jan(?:uar)?", r"feb(?:ruar)?", r"märz|mrz", r"apr(?:il)?", r"mai", r"juni?", r"juli?", r"aug(?:ust)?", r"sept?(?:ember)?", r"okt(?:ober)?", r"nov(?:ember)?", r"dez(?:ember)?"),
    dates=(r"{DAY}\.? {MONTH}", r"{MONTH} {DAY}"),
    before_date=words("am den vom"),
    # --- parts of the day ---
    morning=(r"\b(?:früh|vormittags?|morgens|in der früh)\b",),
    evening=(r"\b(?:abends?|nachmittags?|nachts?)\b|\w+abends?\b",),
    night=(r"\bnachts?\b",),
    noon=(r"\b(?:(?:heute|morgen|übermorgen|am|gegen|zu|zum|über|\w+tag|mittwoch) mittags?|mittags um 12|12 uhr mittags)\b(?! ?(?:um|gegen|so|ca|[01]?\d))|\b\w+tag ?mittag\b(?! ?(?:um|gegen|\d))",),
    midnight=(r"\b(?:um |gegen )?mitternacht\b",),
    not_days=(r"\b(?:gute[nr]?|schöne[nr]?|liebe[nr]?) (?:morgen|abend|tag|mittag|nachmittag)|\bheute morgen\b",),
)  # fmt: skip


# ---- delivery, payment, name ----------------------------------------------------------------------------------------

_SELF = r"(?:ich|wir|es|sie|das|alles|die|selbst|selber|dann|gleich|gern|gerne|persönlich|pizza|essen|bestellung|nachher|später|direkt|'s|ihn)"
_PAY = r"(?:be)?zahl(?:e|en|t|ung|bar)?(?: (?:ich|wir|werde|wird|möchte|per|dann|gern|gerne|bitte|auch|via|sie|es|erfolgt|:))*"
_HAVE = r"\b(?:habe? (?:ich |wir )?(?:nur |leider |noch |bloß )*|mit |zahle? mit |auf )?(?:einem |einen |nen |nem |ein |n |'nen )?"

_SERVICE = Service(
    delivery=(
        r"\b(?:zur |per |mit |als |bitte )?lieferung(?: bitte| nach hause)?\b", r"\b(?:bitte )?(?:geliefert|liefern(?: sie)?|ausliefern|anliefern|zustellen|liefert|liefere)\b(?: bitte| lassen| nach hause)?", r"\blieferservice\b",
        r"\b(?:bringt?|bringen|bring) (?:sie |ihr |es |das |mir |uns |bitte |mal )*(?:nach hause|zu mir|zu uns|vorbei|her|(?=an |in die |zur |zum ))", r"\bnach hause (?:bringen|liefern|geliefert|bitte)\b", r"\bbis (?:an|vor) die (?:haus)?tür\b",
    ),
    pickup=(
        r"\b(?:zur |per |als |mit |bitte )?(?:selbst)?abholung(?: bitte)?\b", r"\b(?:zum |bitte )?(?:selbst |selber )?(?:abholen|abgeholt|abzuholen|selbstabhol\w*)\b(?: bitte)?", rf"\b(hole?n?|hol'?s|holt)\b((?: {_SELF})*)(?:(?:[^.!?\n]|(?<=\d)\.(?=\d)){{0,40}}?)\b(ab)\b(?! \d)",
        r"\b(komme?n?|kommt|schaue?n?|fahre?n?)\b(?: (?:ich|wir))?(?:[^.!?\n]|(?<=\d)\.(?=\d)){0,45}?\b(vorbei|rum|rüber)\b", rf"\b(?:ich |wir )?(?:hole?n?|hol's)\b(?: {_SELF})* ?(?=(?:um|gegen|in|so|ca|gleich|nachher|dann|heute|morgen)\b)", r"\babholen tut\b(?: mein\w* \w+)?", r"\bhole?n?'?s? (?:\S+ ){0,2}?(?:selber|selbst)\b", r"\babholg\b\.?", r"\bbin (?:ich )?in (?:ca\.? )?\d+ ?(?:min\w*|stunden?) (?:da|bei euch)\b",  r"\b(?:zum )?mitnehmen\b", r"\bnehm\w* (?:ich |wir )?(?:es |das |sie |alles )(?:gleich |dann )?mit(?= *(?:$|[.,;!\n]))", r"\b(komme?n?|kommt)\b(?:[^.!?\n]|(?<=\d)\.(?=\d)){0,40}?\b((?:es |sie |das )?(?:ab)?holen)\b", r"\b(?:wird|werden) abgeholt\b",
    ),
    denied=(*words("kein keine nicht ohne statt ist kostet"), "zur frage"),
    denied_too=words("der die das den eine zur zum mehr bitte doch per mit"),
    cash=(rf"\b(?:{_PAY} )?(?:in )?bar(?:geld|zahlung|zahler)?(?: {_PAY})?\b(?! ?kod)", rf"\b(?:{_PAY} )?(?:habe? es |hab's |geld |es )?passend(?: da| dabei| parat)?\b"),
    card=(
        rf"\b(?:{_PAY} )?(?:mit |per |via |auf )?(?:der |meiner |einer )?(?:ec|giro|kredit|debit|bank|visa|master|geld)[- ]?(?:card|karte|cash)(?: {_PAY})?\b", rf"\b(?:{_PAY} )?(?:mit|per|via) (?:der |meiner |einer )?karte(?: (?:an der tür|beim fahrer|vor ort|bei lieferung|bei abholung))?(?: {_PAY})?\b", r"\bkarten ?zahlung\b", rf"\b{_PAY} karte\b",
        r"\bkarte an der tür\b", r"(?<=\S )(?<!die )(?<!der )(?<!eine )(?<!zur )\bkarte(?= *$)", r"(?<=[,.\n ] )karte(?= *(?:$|[,.\n!]))", rf"\b(?:{_PAY} )?(?:mit |per )?(?:ec|girocard|maestro|visa|mastercard|amex|kontaktlos)\b(?: {_PAY})?", rf"\b(?:{_PAY} )?(?:mit |per |via )?(?:apple|google) ?pay\b",
    ),
    online=(rf"\b(?:{_PAY} )?(?:mit |per |via |über )?(?:paypal|klarna|sofortüberweisung|wero|stripe)(?: {_PAY})?\b", r"\bonline[- ]?(?:be)?zahl\w*\b", rf"\b{_PAY} online\b"),
    change=(
        r"\b(?:be)?zahl\w*(?: (?:ich|wir|dann|bar|gern|gerne|bitte|in bar|werde))* mit (?:(?:einem|einen|nem|'nem|einer|ner) )?{AMOUNT}{EURO}(?!\w|,\d)", r"\b(?:in )?bar,? (?:und )?mit (?:einem |nem )?{AMOUNT}{EURO}(?!\w|,\d)",
        rf"\b(?:mit |habe? (?:nur |leider |aber )*)?(?:einem |einen |nem |nen |ein |n )?{{AMOUNT}} ?-?(?:€|euro|er|eur)?[- ]?schein(?: {_PAY})?\b", r"\bauf {AMOUNT}{EURO} (?:bitte )?(?:raus|heraus|zurück|wechsel|rück)\w*",
        r"\b(?:rückgeld|wechselgeld|wechseln?|raus|rausgeben|zurück|herausgeben|restgeld)(?: bitte)? (?:auf|für|von|bei) (?:einen |einem )?{AMOUNT}{EURO}(?!\w|,\d)", r"\b{AMOUNT}{EURO} (?:bar|in bar)\b", rf"\bmit {{AMOUNT}} ?(?:€|euro\b|eur\b)(?: {_PAY})?",
        r"\b(?:habe?|hätte) (?:ich |wir |aber |auch |nur |leider |noch |bloß )*(?:einen?|nen?|'nen|n) {AMOUNT}[- ]?er\b", r"\bhabe? (?:ich |wir )?(?:nur |leider |noch |bloß )*{AMOUNT} ?(?:€|euro|eur)\b",
    ),
    amounts={"fünf": 5, "zehn": 10, "zwanzig": 20, "fünfzig": 50, "hundert": 100, "zweihundert": 200},
    bills=words("schein"),
    bill_endings=words("er"),
    notes=((_HAVE + r"fuf+(?:i|ziger|zger)\b|" + _HAVE + r"fünf(?:zi|z)ger\b", 5000), (_HAVE + r"(?:zwanni|zwannie|zwanziger|zwacken)\b", 2000), (_HAVE + r"(?:hunni|hunderter|hunnie)\b", 10000), (_HAVE + r"(?:zehner|zehni)\b", 1000), (_HAVE + r"zweihunderter\b", 20000)),
    regards=(r"lg", r"vg", r"mfg", r"(?:viele |liebe |beste |schöne |herzliche |freundliche |mit (?:freundlichen|lieben|besten|herzlichen) )*grü(?:ß|ss)e?n?", r"gru(?:ß|ss)"),
    thanking=(r"danke(?:schön| schön| euch| ihnen)?", r"(?:vielen|besten|lieben|herzlichen) dank", r"merci"),
    name=(
        r"\bname (?:ist |lautet |: ?)([^\W\d_][\w'-]+)", r"\b(?:auf den |auf dem |unter dem |unter den |mein |der )?name[ns]?\b ?(?:ist|lautet|wäre|:|von)? ?(?-i:([{upper}][\w'.-]+(?: [{upper}][\w'.-]+){0,2}))", r"\b(?:bestellung|abholung|reservierung|abholen|ab|auf den namen|geht|bitte|läuft) (?:ist |geht |läuft )?auf (?:(?:herrn?|frau|familie|fam\.) )?(?-i:([{upper}][\w'-]+))",
        r"\b(?:auf|an|für|durch) (?:herrn?|frau|familie|fam\.) (?-i:([{upper}][\w'-]+))", r"\bich hei(?:ß|ss)e (?-i:([{upper}][\w'-]+(?: [{upper}][\w'-]+)?))", r"(?:^|[,.;\n] *)auf (?-i:([{upper}][\w'-]+)) *(?=$|[,.;!\n])",
    ),
    phone=(r"tel(?:efon)?(?:nummer)?", r"handy(?:nummer)?", r"mobil", r"nummer", r"rückrufnummer"),
    phone_is=words("ist unter"),
)  # fmt: skip


# ---- addresses ------------------------------------------------------------------------------------------------------

_ADDRESS = Addresses(
    telling=words("lieferung liefern liefer liefert geliefert bringen bringt gebracht bring adresse anschrift lieferadresse lieferanschrift wohne wohnen wohnt wohn schicken schickt"),
    lead=words(
        "an in die der den das dem nach zu zur zum im am ins bei hier für auf ist lautet wäre meine mein unsere unser adresse anschrift lieferadresse lieferanschrift straße: wohne wohnen wohn wohnt bin sind wir ich",
        "liefern lieferung liefer liefert geliefert bringen bringt bring gebracht schicken schickt sie ihr es bitte kommt haus und dann also gerne gern",
    ),
    left_out=words("und es bitte dann"),
    towards=words("nach"),
    inside=words("in"),
    house_number=words("nr nr. hausnummer hausnr. hausnr"),
    postcode=words("plz plz. postleitzahl"),
    stop=words(
        "um gegen ab bis so ca circa etwa punkt heute morgen jetzt sofort asap schnell möglichst gleich bitte danke dank bittesehr mfg gruß grüße lg vg hallo hi",
        "und oder mit ohne dazu noch auch extra bar barzahlung karte ec ec-karte paypal online zahle zahl zahlen bezahle bezahlen zahlung rechnung passend trinkgeld",
        "lieferung liefern abholung abholen hole tel tel. telefon handy mobil name nummer nr nr. dann wenn aber ich wir sie ihr uns mir es ist sind war wäre hätte hätten möchte möchten will nehme nehm bestelle bestellung",
        "in an zu zum zur für nach von vom bei im am auf die der das den ein eine einen einmal zweimal x mal klingel klingeln stock etage og eg dg uhr halb viertel",
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai juni juli august september oktober november dezember abend mittag angebot trinken essen wochenende ende stück schluss",
        "euro eur zurück rausgeben wechseln wechselgeld kontaktlos bestellen essen pizza pizzen cola",
    ),
    no_names=words("lieferung abholung rechnung kosten teller wunsch jeden keinen wiedersehen deutsch englisch email whatsapp"),
    polite=words("hallo hi danke dank vielen ok ja gern lg mfg hey moin sehr schon"),
    floor=(r"(?:\d{1,2}\.?|erster?|erste[sn]|zweiter?|zweite[sn]|dritter?|dritte[sn]|vierter?|vierte[sn]|fünfter?|oberste[rs]?|letzte[rs]?) ?(?:stock(?:werk)?|etage|og|obergeschoss|o\.g\.|geschoss)\b",),
    extra=(
        r"(?:eg|dg|ug|hh|vh|sf|gh|qg)\b", r"erdgeschoss|dachgeschoss|souterrain|keller\b|hinterhaus|vorderhaus|seitenflügel|gartenhaus|quergebäude|nebeneingang|hintereingang|hof(?:eingang)?\b|links\b|rechts\b|mitte\b", r"(?:im |in )?(?:\d\.|zweiten|ersten|2ten|1ten) hof",
        r"klingel\w*|klingeln|bei (?:fam\.?|familie |frau |herrn? )?\S|c/o\b|co\b|z\.? ?hd|wohnung|whg|w-?nr|app?\.|appartement|apartment|apt|zimmer|zi\.|raum|haus \w{1,2}\b|block\b|aufgang|eingang|turm|tor \d|tür\b|stiege|name\b|fam\.|familie\b|firma\b|fa\.|praxis\b|büro\b|hotel\b|klinik\b|station\b|parkplatz\b|stellplatz",
        r"in der|im (?:hof|hinterhaus|erdgeschoss|dachgeschoss|keller|vorderhaus|\d|ersten|zweiten|dritten|vierten|obersten)",
    ),
)  # fmt: skip


# ---- remarks --------------------------------------------------------------------------------------------------------

_STOREY = r"(?:stock(?:werk)?|etage|og|o\.g\.|obergeschoss|geschoss)\b"

_REMARKS = Remarks(
    label=(r"(?:liefer|bestell)?(?:notiz|notizen|anmerkung|anmerkungen|bemerkung|bemerkungen|hinweis|hinweise|kommentar)",),
    label_for=words("für fürs an zum zur"),
    clauses=(r"klingel\w*|klingle\w*|anklingeln|klopf\w*|anklopfen|läut(?:e|en|et)|hintertür\w*", r"messer und gabeln?|gabeln? und messer|(?:plastik|einweg)?besteck|servietten?"),
    counts=(r"\d{1,2} ?mal", r"(?:ein|zwei|drei) mal"),
    parting=words("und aber"),
    lead=words("und aber dann noch"),
    abbreviations=words("nr str whg apt fam ca bzw evtl"),
    spots=(
        r"(?:\d{1,2}(?:\.|er|te[rn]?)?|(?:erst|zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt|oberst|unterst|letzt)e[rnsm]?) ?" + _STOREY,
        rf"(?:{_STOREY}|stiege|wohnung|whg\.?|wohneinheit|wohnungsnummer|appartement|apartment|apt\.?|zimmer|hotelzimmer|aufgang|eingang|block|turm|parzelle|stellplatz|klingel|türklingel) ?{{NUMBER}}",
        r"(?:erdgeschoss|dachgeschoss|souterrain|hochparterre|parterre|hinterhaus|vorderhaus|hinterhof|innenhof|seitenflügel|gartenhaus|quergebäude|nebeneingang|hintereingang|seiteneingang|im keller)\b", r"(?:eg|dg|ug)\b(?= (?:links|rechts|mitte)|,| *$)",
        r"(?:klingeln?|klingelt|läuten|klopfen) (?:sie )?(?:bitte )?bei (?:{NAME}|{NUMBER})", r"bei (?:{NAME}|{NUMBER})(?: [a-z][\w'-]+)? (?:bitte )?(?:klingeln|läuten|klopfen)\b", r"(?:klingel|klingelschild|name an der klingel)(?: ?: ?| ist | heißt )(?!bitte|nicht|geht|kaputt|defekt){NAME}",
        r"c/o {NAME}",
    ),
    sides=(r"(?:ganz |hinten |vorne |auf der )?(?:links|rechts|mitte|rechte seite|linke seite|linken seite|rechten seite)",),
    at=(r"(?:ich |wir )?(?:wohne?n? |bin |sind )?(?:im|in der|in dem|in|auf der|für die|für den|zum|zur|ins)",),
    titles=words("fam familie frau herr herrn"),
    people=(
        r"(?:wir (?:sind|wären|waren)|sind wir)(?: (?:zu|nur|heute|insgesamt|etwa|ca\.?|ungefähr|so|genau))* {MANY}\b(?! ?(?:x|mal|uhr|minuten|min|€|euro|[.,:]\d)\b){WHO}",
        r"für uns {MANY}\b(?! ?(?:x|mal)\b){WHO}", r"für (?:die )?\d{1,2} (?:personen|leute|mann|kinder|erwachsene|gäste)\b",
    ),
    many=(*words("zwei drei vier fünf sechs sieben acht neun zehn"), r"zu (?:zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt)"),
    who=(*words("personen person leute mann kinder erwachsene gäste"), r"pers\.?"),
)  # fmt: skip


# ---- changes --------------------------------------------------------------------------------------------------------

_THE = r"(?:der |die |das |den |dem |des |meine? |meinen )?"
_AGAIN = r"(?:der |die |das |den |dem |des |eine[rms]? )?"
_GONE = r"(?:weg|löschen|lösche|löscht|raus|streichen|entfernen|stornieren|rausnehmen|raus nehmen|wegnehmen|weglassen|abbestellen|wegmachen|weg machen|rausmachen|doch nicht|nicht mehr|doch nicht mehr|brauche? (?:ich|wir) (?:doch )?nicht(?: mehr)?|will ich (?:doch )?nicht(?: mehr)?|entfällt|kann weg|kann raus|rausstreichen|weg bitte)"

_CHANGES = Changes(
    before=(
        *words("ach oh nein nee ne ok okay bitte hallo hi sorry entschuldigung moment warte und also dann jetzt äh hm gern gerne mir uns eigentlich mal"),
        *phrases("kannst du | können sie | könnt ihr | kann ich | könnte ich | ich möchte | ich hätte | wir hätten | ich will | ich nehme | ich nehm | wir nehmen | wir möchten"),
    ),
    after=(*words("bitte bitteschön danke dann gern gerne haben machen nehmen ja ok okay doch"), "wenn möglich"),
    replace=(
        rf"{{A}} (?:gegen|durch) {_THE}{{B}} (?:aus)?(?:tauschen|ersetzen|wechseln|tauscht|getauscht)", rf"(?:tausche?|tauscht|ersetze?|wechsle|ändere?|ändern|tauschen|ersetzen) {_THE}{{A}} (?:gegen|durch|in|zu|auf) {{B}}", rf"nicht {_THE}{{A}},? sondern {{B}}", r"(?:doch )?keine?n? {A},? (?:sondern|lieber|dafür|stattdessen) (?:doch |lieber )?{B}", r"aus (?:der|dem|den) {A} (?:mach|macht|wird|machen) {B}",
        rf"(?:doch )?(?:lieber )?{{B}},? (?:an)?statt {_AGAIN}{{A}}", rf"{_THE}{{A}} (?:doch lieber|doch|lieber) (?:als|in|gegen|auf) {{B}}", rf"(?:mach|macht|ändere?) {_THE}{{A}} (?:zu|auf) {{B}}",
    ),
    split=(rf"(?:doch )?(?:an)?statt {_AGAIN}{{R}}",),
    split_glue=words("doch lieber bitte dann besser gern"),
    remove=(
        rf"{{A}} (?:bitte |doch |wieder |jetzt |komplett |ganz )*{_GONE}", rf"(?:lösche?n?|löscht|streiche?n?|entferne?n?|entfernt|nimm|nehmt|nehmen sie|storniere?n?|stornier) (?:mir |bitte |doch )*{_THE}{{A}}(?: (?:bitte |doch |wieder )*(?:weg|raus|heraus|wieder|aus (?:dem|meinem) (?:waren)?korb|von der bestellung))?",
        r"(?:doch )?keine?n? {A}(?: mehr)?",
    ),
    less=(r"{A} (?:weniger|zu viel|zuviel)", r"(?P<n>\S+) weniger {A}", r"(?P<n>eine?n?|zwei|\d+) weniger"),
    only=(
        r"(?:doch|lieber|nur|bloß|doch nur|doch lieber|lieber nur) {B}", r"{B} (?:doch|reicht|reichen|genügt)", r"{A} (?:doch |lieber |bitte )*(?:nur|bloß|auf) {B}", r"(?:mach|macht|machen sie) (?:doch |bitte |lieber )*{B} (?:daraus|draus)", r"(?:mach|macht|machen sie) (?:doch |bitte |lieber )*(?:daraus )?{B}",
    ),
    more=(
        r"(?:auch |dazu |bitte |gern )*noch (?:mal |einmal |dazu )*{B}", r"{B} (?:dazu|mehr|hinzufügen|noch dazu|zusätzlich)", r"(?:füge?n?|pack|packt|leg|tu) (?:bitte |mir |noch )*{B} (?:hinzu|dazu|rein|drauf|obendrauf)",
    ),
    more_alone=(r"noch (?:eine?[nsr]?|so eine?[nr]?|mal|einmal|eine?[ns]? davon|mal das gleiche|eine?[nr]? mehr)", r"eine?[nsr]? mehr"),
    one=(r"eine?[nrm]?",),
    marker=words("doch lieber mach macht machen mache ändere? ändern statt stattdessen eigentlich besser umändern tausche?"),
    dropped=words("doch lieber mach macht machen mache ändere? ändern eigentlich besser bitte aber noch daraus stattdessen ich will hätte gern gerne möchte nehme sein soll"),
    leads=(r"ohne|mit|keine?n?|extra|doppelt\w*|viel|wenig|nicht|klein\w*|groß\w*|mittel\w*|normal\w*|in|als|schön|gut|scharf|weniger|mehr",),
    the=(*words("der die das den dem"), r"meine?[nrm]?"),
    before_the=words("bei auf für zu an"),
    every=words("alle alles"),
    both=words("beide"),
    ordinals={"erste": 0, "ersten": 0, "zweite": 1, "zweiten": 1, "dritte": 2, "dritten": 2, "vierte": 3, "letzte": -1, "letzten": -1, "letztes": -1},
    line_words=(*words("nr nummer posten position pos zeile punkt"), r"nr\.", r"pos\."),
    some_lead=phrases("mach | macht | machen sie | davon"),
    some_before=words("bitte doch"),
    some_of=(r"davon", r"von (?:denen|ihnen)"),
    some_glue=words("doch lieber bitte aber nur in als"),
)  # fmt: skip


LANGUAGE = Language(
    code="de",
    dishes=_DISHES,
    talk=_TALK,
    clock=_CLOCK,
    service=_SERVICE,
    address=_ADDRESS,
    remarks=_REMARKS,
    changes=_CHANGES,
)
