"""German: commands, questions, allergies."""

# ruff: noqa: E501 - one kind of saying a line

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Talk, phrases, words

_FOOD = r"(?:essen|bestellung|lieferung|pizz(?:a|en)|order|sachen|ware|zeug|fahrer|lieferant|bote|mahlzeit)"
_TODAY = r"(?:heute|morgen|jetzt|noch|abend|abends|mittag|mittags|nachmittags?|nachts|feiertags?|an feiertagen|am wochenende|(?:am |jeden )?(?:mo|diens|donners|frei|sams|sonn)\w*tags?(?: \w+)?|mittwochs?|am \S+|an \w+|bis \S+(?: uhr)?|um \S+(?: uhr)?|schon|auch|wieder|denn|gerade|überhaupt|eigentlich|offen|durchgehend|immer)"
_FILL = r"(?:denn |eigentlich |auch |bitte |bei euch |bei ihnen |mal |jetzt |so |überhaupt |noch |heute |da |hier |nochmal )*"
_PERSON = r"(?:menschen?|mitarbeiter\w*|person|personal|kolleg\w+|chef\w*|bedienung|kellner\w*|jemand\w*|wirt\w*|inhaber\w*|ansprechpartner\w*|kundenservice|kundendienst|support|team)"
_PAYING = r"(?:(?:der |einer )?(?:ec|girocard|giro|kredit|visa|master|debit|bank)?[- ]?karte|ec|visa|mastercard|maestro|amex|paypal|apple ?pay|google ?pay|bar|bargeld|überweisung|online|kontaktlos|handy|rechnung|scheck|gutschein|bitcoin|klarna|twint|sepa|lastschrift|essensmarken)"

TALK = Talk(
    polite=(
        "bitte", "bitteschön", "mal", "gerne", "gern", "doch", "jetzt", "einfach", "mir", "euch", "ihnen", "ich", "möchte", "will", "würde",
        "hätte", "den", "die", "das", "einen", "eine", "einem", "einer", "ein", "zum", "zur", "zu", "zeigen", "zeig", "zeigt", "sehen", "haben",
        "anzeigen", "hallo", "hi", "hey", "moin", "also", "so", "dann", "nochmal", "sprechen", "reden", "schicken", "schick", "lieber", "danke", "und", "äh", "ähm",
    ),
    commands={
        "human": (
            "mensch", "menschen", "echter mensch", "echten menschen", "mitarbeiter", "mitarbeiterin", "person", "echte person", "jemand", "jemandem",
            "bedienung", "kellner", "chef", "kundenservice", "kundendienst", "personal", "anrufen", "anruf", "rückruf",
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
            "was habe ich bestellt", "was hab ich bestellt", "was hatte ich bestellt", "was haben wir bestellt", "korb", "warenkorb", "mein korb", "mein warenkorb", "meine bestellung", "bestellung", "bestellung ansehen", "korb ansehen", "zwischensumme",
            "zwischenstand", "summe", "gesamtsumme", "zusammenfassung",
        ),
        "cancel": (
            "abbruch", "abbrechen", "storno", "stornieren", "stornierung", "alles löschen", "neu anfangen", "neustart", "von vorne", "von vorn", "alles neu", "alles nochmal neu", "alles noch mal neu", "alles noch einmal neu", "nochmal neu", "noch mal neu", "nochmal von vorne",
            "vergiss es", "vergesst es", "vergessen sie es", "doch nicht", "doch nichts", "lass gut sein", "lassen sie gut sein", "lass mal", "hat sich erledigt",
            "korb leeren", "warenkorb leeren", "korb löschen", "bestellung abbrechen", "bestellung stornieren", "bestellung löschen", "nicht mehr bestellen",
            "alles abbrechen", "alles stornieren", "alles weg", "ich will nicht mehr", "ich will nichts", "nichts bestellen", "canceln", "reset",
        ),
        "back": ("kommando zurück", "zurück", "einen schritt zurück", "schritt zurück", "zurück gehen", "rückgängig", "rückgängig machen", "letzten schritt rückgängig", "zurücknehmen", "undo", "doch nicht abbrechen", "doch nicht stornieren", "nicht abbrechen", "nicht stornieren", "doch behalten", "nein doch nicht abbrechen", "nein doch nicht stornieren"),
        "preorder": ("vorbestellung", "vorbestellen", "vorbestellungen"),
        "receipt": ("beleg", "quittung", "kassenbon", "bon", "bestellbestätigung", "bestätigung", "beleg nochmal", "quittung nochmal", "rechnung"),
        "number": ("bestellnummer", "nummer", "auftragsnummer", "welche nummer", "welche nummer habe ich", "meine nummer", "nr"),
        "resume": ("weiter", "weiter bestellen", "weitermachen", "weiter mit dem bot", "bot"),
        "terms": ("agb", "agbs", "geschäftsbedingungen", "allgemeine geschäftsbedingungen"),
        "withdrawal": ("widerruf", "widerrufsrecht", "widerrufen"),
        "copy": ("auskunft", "meine daten", "datenauskunft", "daten auskunft", "daten exportieren", "datenkopie"),
        "reusable": ("mehrweg", "mehrwegbecher", "mehrwegverpackung", "mehrwegbehälter", "pfandbehälter"),
        "status": (
            "status", "bestellstatus", "lieferstatus", "wo bleibt ihr", "wo bleibt es", "wo bleibts", "wie lange noch", "wie weit seid ihr", "unterwegs",
            "schon unterwegs", "stand", "wie ist der stand", "sendungsverfolgung",
        ),
        "language": ("sprache", "sprachen", "sprache ändern", "sprache wechseln", "andere sprache", "sprache umstellen"),
        "buy": ("kaufen", "jetzt kaufen", "verbindlich kaufen", "zahlungspflichtig bestellen", "jetzt zahlungspflichtig bestellen", "kostenpflichtig bestellen"),
        "yes": ("jo passt", "so ists richtig", "so ist es richtig", "so ist's richtig", "ja so passt es", "passt schon", "ja bestellen", "ja abschicken", "ja mach", "jep passt", "ja das passt", "ist richtig so", "ja bitte so", "klaro", "logo", "jawoll ja",
            "ja", "jo", "joa", "jep", "jup", "yep", "jawohl", "klar", "na klar", "ja klar", "ok", "okay", "oki", "okey", "passt", "passt so", "ja passt", "passt alles",
            "genau", "ja genau", "richtig", "ja richtig", "stimmt", "stimmt so", "ja stimmt", "korrekt", "gerne", "gern", "ja gerne", "ja gern", "sehr gerne", "bitte",
            "in ordnung", "einverstanden", "alles klar", "alles richtig", "sicher", "sowieso", "auf jeden fall", "natürlich", "selbstverständlich", "bestätigen", "bestätigt",
            "ja bitte", "jaa", "jaja", "ja ja", "ja ok", "gut", "sehr gut", "super", "perfekt", "mach das", "machen sie das", "übernehmen", "jawoll", "freilich",
        ),
        "no": ("nö lass mal", "ne lass mal", "nee lass mal", "nein lass mal", "nicht nötig", "brauch ich nicht", "ne passt schon", "nein alles gut", "nö alles gut",
            "nein", "nö", "nee", "ne", "nope", "nein danke", "ne danke", "nee danke", "nö danke", "nichts davon", "lieber nicht", "nicht", "keine", "keins", "kein",
            "nix", "auf keinen fall", "falsch", "stimmt nicht", "passt nicht", "das stimmt nicht", "nicht richtig", "nein falsch", "danke nein", "nichts", "nichts mehr", "sonst nichts", "weder noch",
        ),
        "done": ("nichts weiter", "sonst nichts mehr", "mehr brauch ich nicht", "das wär's", "das wärs", "wars das", "nö das wars", "nee das wars", "ne das wars", "das wäre es", "nix mehr", "sonst nix",
            "fertig", "das wars", "das war's", "das war es", "das war alles", "das wäre alles", "das ist alles", "mehr nicht", "das wars dann", "das reicht", "reicht",
            "zur kasse", "kasse", "bezahlen", "zahlen", "zur kasse gehen", "abschicken", "absenden", "alles", "nein das wars", "nein das war alles", "nein fertig", "weiter zur kasse", "keine weiteren wünsche",
        ),
        "greeting": ("hai", "hallöle", "hallo erstmal", "guten morgen zusammen",
            "hallo", "halloo", "hallöchen", "hi", "hey", "hej", "hei", "moin", "moin moin", "servus", "grüezi", "grüß gott", "grüß dich", "grüß euch", "guten tag", "guten morgen",
            "guten abend", "gute abend", "mahlzeit", "tag", "tach", "tagchen", "huhu", "na", "schönen guten tag", "schönen guten abend", "schönen tag", "wie gehts", "wie geht es", "wie geht es dir", "wie geht es ihnen",
            "hallo zusammen", "hallo ihr lieben", "hallo liebes team", "liebes team", "guten tag zusammen", "ja hallo", "start", "hallo wie gehts", "seid ihr da", "jemand da", "ist da jemand", "ist jemand da",
        ),
        "thanks": (
            "danke", "danke schön", "dankeschön", "vielen dank", "besten dank", "herzlichen dank", "lieben dank", "tausend dank", "danke sehr", "danke euch", "danke ihnen", "merci", "super danke",
            "ok danke", "okay danke", "alles klar danke", "danke tschüss", "tschüss", "tschüs", "ciao", "bis dann", "bis später", "bis gleich", "schönen abend", "schönen abend noch",
            "schönen tag noch", "guten appetit", "gute nacht", "lecker", "war lecker", "sehr lecker", "hat geschmeckt", "war super", "spitze", "prima danke",
        ),
        "privacy": ("datenschutz", "datenschutzerklärung", "dsgvo", "daten", "privatsphäre"),
        "erase": ("daten löschen", "meine daten löschen", "alle daten löschen", "alle meine daten löschen", "lösche meine daten", "löscht meine daten", "adresse löschen", "meine adresse löschen", "account löschen", "konto löschen", "profil löschen"),
        "contact": ("telefon", "telefonnummer", "telefonnr", "rufnummer", "handynummer", "eure nummer", "ihre nummer", "nummer vom restaurant", "kontakt", "kontaktdaten", "visitenkarte"),
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
            r".*\breservier\w*\b.*", r".*\btisch für \w+.*",
            rf"\b(?:mit|zu|an|bei) (?:\S+ ){{0,3}}?{_PERSON}\b.{{0,20}}(?:sprechen|reden|verbinden|verbunden|schreiben|chatten|telefonieren|weiterleiten|quatschen|klären|hilfe)",
            r"\b(?:gib|gebt|holt?|holen|ruft?|rufen|brauch\w*|bräuchte|will|möchte|bitte) (?:\S+ ){0,4}?(?:echte\w* |richtige\w* )?(?:mensch\w*|mitarbeiter\w*|kundenservice|ansprechpartner\w*|bedienung)\b",
            rf"\b{_PERSON}\b.{{0,15}}\b(?:sprechen|reden|anrufen|zurückrufen|ans telefon|kontaktieren)\b",
            r"\b(?:bist|sind|ist|schreibe|spreche|rede) .{0,25}\b(?:bot|roboter|maschine|computer|ki|mensch|echt)\b",
            r"\b(?:ruft|rufen|ruf|rufst) (?:sie |ihr |du )?(?:mich|uns|mal|bitte)\b.{0,20}\b(?:an|zurück)\b", r"\b(?:könnt|können|könntet|könnten|kannst|könntest|würdet|würden) (?:ihr|sie|du) (?:mich|uns)\b.{0,30}\b(?:anrufen|zurückrufen)\b",
            r"\b(?:will|möchte|brauche) keinen? (?:bot|roboter|computer)",
            r"\bfragen? (?:zu|wegen|bezüglich) (?:meiner|der|einer|unserer) (?:letzten )?bestellung\b.*",
            r".*\b(?:tische?s?|plätze?)\b.*\b(?:reserv\w+|buchen|gebucht|frei)\b.*", r".*\breserv\w+\b.*\b(?:tisch|plätze?)\b.*", r".*\btischreservierung\w*.*",
        ),
        "available": (
            r"\b(?:habt ihr(?! (?:\S+ ){0,3}(?:auf|offen|geöffnet|zu|geschlossen)\b)|haben sie|hast du|hätte?t ihr|habts(?: ihr)?|gibt es|gibt's|gibts|gäbe es|führt ihr|macht ihr|verkauft ihr|bietet ihr)(?: (?:bei euch|bei ihnen|denn|auch|noch|heute|eigentlich|vielleicht|da|so|etwa|was wie|sowas wie))* ((?:(?!,? (?:wenn|falls|dann|und zwar)\b)[^?])+)",
            r"\b(?:ist|sind|wäre|wären) (?:denn |noch |auch |heute )*((?:(?!\b(?:es|er|sie|jemand|ihr|bestellung|essen|fahrer|schon)\b)[^?,])+?) (?:heute |noch |auch )*(?:da|verfügbar|vorrätig|erhältlich|zu haben|ausverkauft|aus|im angebot)\b",
        ),
        "compliment": (
            r"\b(?:großes |dickes |riesen ?|riesiges )?(?:kompliment|lob)\b.*", r"\b(?:war|waren|ist|sind|schmeckt|schmeckte) (?:\S+ ){0,4}?(?:ein traum|lecker\w*|köstlich|hervorragend|ausgezeichnet|fantastisch|phänomenal|weltklasse|der hammer|mega gut|sehr gut|super gut|super|klasse|spitze|mega|genial|top|toll|großartig|wunderbar)\b",
            r"\b(?:das|die|der|den|dem) beste[nr]?\b.{0,40}\b(?:stadt|welt|je|jemals|überhaupt|weit und breit|umgebung|gegend|jahr\w*)\b.*", r"\bhat (?:\S+ ){0,4}?(?:geschmeckt|gemundet)\b.*", r"\bihr seid (?:\S+ )?(?:die besten|toll|super|spitze|klasse|der hammer)\b.*",
        ),
        "complaint": (
            r"\b(?:war|waren|kam|kamen|wurde|wurden|ist|sind) (?:\S+ ){0,4}?(?:kalt|eiskalt|lauwarm|warm|labb?e?rig|matschig\w*|pappig|verbrannt|verkohlt|roh|zäh|fad|versalzen|durchgeweicht|durchweicht|eklig|ungenießbar|angebrannt|zermatscht|ausgelaufen|zu spät|trocken|vertauscht)(?: (?:an|angekommen|geliefert|gewesen))?(?=$|[ ,.!]*(?:$|und|aber|so|sehr|schade|leider|echt))",
            r"\bso geht das (?:ja )?(?:wirklich |echt )?nicht\b", r"\b(?:sehr |echt |wirklich |total )?(?:enttäuschend|ärgerlich|unverschämt|enttäuscht)\b", r"\bhat (?:komplett|ganz|leider|total|wieder) gefehlt\b",
            rf"\b(?:{_FOOD}|es|alles|nudeln|salat|burger|schnitzel|pommes|das)\b.{{0,25}}\b(?:war|ist|sind|waren|kam|kamen|wurde)\b.{{0,30}}\b(?:kalt\w*|verbrannt|roh|falsch|eklig|ungenießbar|lauwarm|matschig|versalzen|zerdrückt|ausgelaufen|schlecht|kaputt)\b",
            r"\b(?:es|mir|uns|da|leider|hier) (?:\S+ ){0,3}?fehl(?:t|en|te|ten)\b", r"\bfehl(?:t|en|te|ten) (?:uns |mir |leider |bei |noch |in |die |der |das |eine? |unser\w* |ja )+\w+", r"\b(?:habt ihr|haben sie|ihr habt|sie haben|wurden?) .{0,40}\b(?:vergessen|falsch geliefert|verwechselt|nicht mitgeliefert)\b",
            r"\bfalsche[ns]? (?:pizza|bestellung|lieferung|essen|sachen|gericht)\b", r"\b(?:beschwer(?:en|de)|reklam(?:ation|ieren)|unzufrieden|geld zurück|enttäuscht|frechheit|unverschämtheit)\b",
            r"\bhaare? (?:in|im|auf|drin)\b", r"\bbauchschmerzen|lebensmittelvergiftung\b", rf"\b(?:kalte[rsn]?|verbrannte[rsn]?|falsche[rsn]?) {_FOOD} (?:bekommen|geliefert|erhalten)", r"\b(?:bekommen|geliefert|erhalten),? aber\b",
        ),
        "preorder": (r"\b(?:nehmt|nehmen|macht|habt|gibt|geht|kann|können|könnte)\b.{0,30}\b(?:vorbestell\w*|vorab bestellen|voraus bestellen|für morgen bestellen|für später bestellen)\b",),
        "receipt": (r"\b(?:beleg|quittung|kassenbon|bestellbestätigung)\b", r"\brechnung\b.{0,20}\b(?:bekommen|haben|schicken|senden|nochmal|noch mal)\b", r"\b(?:brauche|bräuchte|schick\w*|möchte) (?:\S+ ){0,3}rechnung\b"),
        "number": (r"\b(?:bestell|auftrags)nummer\b", r"\bwelche nummer (?:hat|habe?)\b", r"\bwas ist meine (?:bestell|auftrags)?nummer\b"),
        "terms": (r"\bagbs?\b", r"\bgeschäftsbedingungen\b"),
        "withdrawal": (r"\bwiderruf\w*\b",),
        "copy": (r"\b(?:welche|meine) daten\b.{0,30}\b(?:habt|gespeichert|auskunft|kopie|export\w*)\b", r"\bdatenauskunft\b"),
        "reusable": (r"\bmehrweg\w*\b",),
        "cancel": (
            r"\bstornier\w*(?: sie| ihr)?(?: bitte)? (?:das|es|wieder|diese)\b", r"\bstornier\w*,? (?:bitte|ich|wir)\b",
            r"^(?:bitte )?(?:die bestellung )?stornieren(?: bitte)?\b(?! (?:bitte )?nicht\b)", r"\b(?:bestellung|alles|vorgang|order|auftrag|warenkorb|korb|das ganze)\b.{0,20}\b(?:stornieren|abbrechen|löschen|canceln|verwerfen|annullieren|zurückziehen|leeren|stornier\w*|abgebrochen|storniert)\b",
            r"\bbestellung (?:bitte )?streichen\b", r"\b(?:vergesst|vergiss|vergessen sie) (?:bitte )?(?:die |meine |unsere )?(?:ganze )?bestellung\b",
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
        "contact": (r"\bkann (?:ich|man) (?:euch|sie|dich|irgendwo|bei euch|dort|da) .{0,12}(?:anrufen|erreichen|telefonisch)", r"\b(?:wie|was|habt|haben|hast|gib|gebt|schick\w*|sag\w*|brauche|hätte gern\w*) (?:(?:ist|lautet|war|denn|nochmal|ihr|sie|du|mir|mal|bitte) )*(?:eure|ihre|deine|die|eine|'ne|ne) (?:(?:telefon|handy|ruf|kontakt)(?:nummer|nr)|nummer(?= (?:vom|von|des) \w+| zum anrufen|$))", r"\b(?:wie|wo|unter welcher nummer) (?:erreiche|erreicht|kann|ruf)\w* (?:ich|man|euch|sie)\b.{0,20}\b(?:telefonisch|anrufen|telefon|an)\b", r"\bwie (?:erreiche|erreicht) (?:ich|man) (?:euch|sie)$"),
        "imprint": (r"\bimpressum\b", r"\bwo (?:seid|ist|liegt|finde|befindet|sitzt|genau seid)\b.{0,20}\b(?:ihr|euch|sie|restaurant|pizzeria|laden|geschäft|lokal|imbiss)\b", r"\b(?:wie|was) (?:lautet|ist) (?:eure|ihre|die) (?:adresse|anschrift)", r"\bwer (?:seid ihr|betreibt|ist der inhaber)"),
        "status": (
            rf"\bwo (?:denn |jetzt )?(?:mein\w*|unser\w*|die|das) {_FOOD} (?:denn |jetzt )?(?:bleibt|steckt|ist)\b",
            rf"\bwo (?:\S+ )?(?:bleib\w*|ist|steckt|sind)\b.{{0,25}}\b{_FOOD}\b", r"\bwo bleib\w*", rf"\bwann (?:kommt|kommen|kommts|ist|sind|wird) (?:denn |endlich |jetzt |nun |eigentlich )*(?:mein\w*|unser\w*|das|die|der|meine?) {_FOOD}\b", r"\bwann (?:kommt|kommen) (?:es|ihr|das|der|die|er)\b",
            r"\bwie lange (?:\S+ ){0,5}?noch\b(?!.*\b(?:auf|offen|geöffnet|da|bestellen|liefert|küche)\b)", r"\bschon unterwegs\b", rf"\b(?:ist|sind|wurde) (?:mein\w*|unser\w*|das|die|der) {_FOOD}\b.{{0,20}}\b(?:unterwegs|fertig|da|raus|abholbereit|losgefahren|angekommen|eingegangen|storniert)\b", r"\b(?:ist|sind) (?:es|sie|alles) (?:schon |bereits )?(?:unterwegs|fertig|abholbereit)\b",
            rf"\b{_FOOD}\b.{{0,25}}\b(?:angekommen|erhalten|eingegangen|durchgegangen|geklappt)\b", rf"\b(?:hab|habe|habt|haben|noch nicht|noch nichts)\b.{{0,25}}\b{_FOOD}\b.{{0,25}}\bbekommen\b", rf"\b{_FOOD}\b.{{0,25}}\b(?:nicht|nichts|schon|noch) bekommen\b", r"\b(?:warte|warten|wartet) (?:\S+ ){0,4}?(?:schon|seit|immer noch|ewig)\b", rf"\bkommt (?:\S+ )?(?:{_FOOD} |da |es |das )(?:heute )?noch\b", r"\b(?:status|stand) (?:meiner|unserer|der|von meiner|zu meiner) ", r"\bnoch nichts? (?:da|angekommen|gekommen|erhalten)\b", r"\bhat (?:die|meine|das) (?:bestellung )?(?:alles )?geklappt",
        ),
        "cart": (
            r"\b(?:was|wie ?viel) (?:muss|müssen|soll|darf) (?:ich|wir) (?:denn |dann |jetzt |insgesamt |am ende )*(?:be)?zahlen\b", r"\bwie ?viel (?:macht|ist) (?:das|es) (?:dann |jetzt |denn )*(?:zusammen|insgesamt|alles)\b", r"\bwas (?:macht|kostet) (?:das|es) (?:dann |jetzt |denn )*(?:zusammen|insgesamt|alles zusammen)\b",
            r"\bwas steht (?:\S+ ){0,4}?(?:auf|in) (?:der|meiner) bestellung\b", r"\bwas (?:hab|habe|haben|hatte|hatten|steht) (?:\S+ ){0,4}?(?:bestellt|korb|warenkorb|ausgewählt|drin|bestellung)\b", r"\b(?:zeig\w*|seh\w*|anschauen|wie sieht) (?:\S+ ){0,3}?(?:korb|warenkorb|bestellung)\b", r"\bwas (?:ist|liegt) (?:\S+ ){0,3}?(?:korb|warenkorb)\b", r"\bwas\b.{0,25}\b(?:im|in meinem|in unserem) (?:waren)?korb\b", r"\bwas (?:macht|kostet|wird|ist) (?:das|alles|es)(?: (?:jetzt|dann|zusammen|insgesamt|alles|bisher|denn|nun|ganze|gesamt))+$", r"\bwas macht(?: das)?(?: \w+)?$", r"\bwas (?:macht|kostet|wird|ist)(?: (?:jetzt|dann|nun|denn|das|es))* (?:alles|zusammen|insgesamt)\b", r"\bwie ?viel (?:macht|ist|wird|muss|kostet) (?:das|es|ich)(?: (?:jetzt|dann|zusammen|insgesamt|alles|bisher|zahlen|bezahlen))+$",
            r"\bwie hoch ist (?:die|meine|der|mein) (?:rechnung|summe|gesamtsumme|betrag|gesamtbetrag|gesamtpreis)", r"\b(?:kann|könnte|darf) ich (?:\S+ ){0,3}?(?:korb|warenkorb|bestellung) (?:sehen|anschauen|ansehen)\b", r"\bmein(?:en)? warenkorb (?:anzeigen|sehen)\b",
        ),
        "fee": (
            r"\b(?:liefer\w*|zustellung|anfahrt)\b.{0,20}\b(?:kostenlos|kostenfrei|umsonst|gratis|frei haus|versandkostenfrei)\b", r"\b(?:kostenlos|kostenfrei|gratis|umsonst)\w* (?:\S+ )?(?:liefer\w*|zustellung)\b",
            r"\bwas (?:kostet|nehmt ihr|nehmen sie|verlangt ihr|berechnet ihr) (?:\S+ ){0,3}?(?:liefer\w*|anfahrt|zustellung|bringen)\b", r"\bab (?:wann|wie ?viel|welche[mr] \w+)\b.{0,20}\b(?:kostenlos|umsonst|gratis)\b", r"\b(?:liefer|anfahrts?|zustell)(?:ungs)?-?(?:kosten|gebühr\w*|pauschale|aufschlag)\b", r"\bmindestbestell\w*|\bmindestwert\b|\bmbw\b", r"\bab (?:wie ?viel|welchem|welcher|was für)\b.{0,30}\b(?:liefer\w*|bringt|frei haus|versandkosten|euro|betrag|bestellwert)\b", r"\b(?:kostet|ist) (?:die |eine |das )?(?:lieferung|liefern|anlieferung)\b.{0,25}", r"\b(?:liefert|bringt) (?:ihr|er) (?:\S+ ){0,2}?(?:kostenlos|gratis|umsonst|kostenfrei)\b", r"\bwie ?(?:viel|hoch|teuer) (?:ist|sind|kostet|kosten) (?:\S+ ){0,2}?liefer\w+", r"\bwie viel muss ich (?:mindestens )?bestellen\b",
        ),
        "delivery_area": (
            r"\b(?:liefert|bringt|fahrt) (?:ihr|er)\b(?! bitte)(?: (?:auch|denn|noch|überhaupt|eigentlich|heute|bei|mir|uns))*\s*((?:nach|in|bis|zu|zum|zur|ins|hier|auf|raus|\d{5}).*)", r"\b(?:liefern|bringen|fahren) sie (?:auch|denn|überhaupt|eigentlich)(?: noch)? (.*)", r"\bwohin (?:überall )?(?:liefert|bringt|fahrt|wird|liefern)\b", r"\bwo (?:überall )?(?:hin )?liefert\b", r"\bliefer(?:gebiete?|radius|zonen?|bereich)\b(.*)",
            r"\bwird (?:auch )?(nach .+) geliefert\b", r"\b(?:könnt|könntet|können|würdet) (?:ihr|sie) (?:auch |denn )?((?:nach|in|bis|zu|zum|zur) .+) (?:liefern|bringen)\b", r"\b(?:gehört|liegt|ist|zählt) (.+?) (?:zum|zu eurem|im|in eurem|noch im) liefer", r"\b(?:kommt|kommen|fahren) (?:ihr|sie)(?: (?:auch|denn|noch|mal))* (nach .*)", r"\bgibt es (?:eine )?lieferung (nach .*)", r"\bbeliefert ihr (.*)", r"\bwie weit (?:liefert|fahrt) ihr\b",
        ),
        "duration": (
            r"\bwie (?:lange|lang) (?:dauert|brauchts|brauchst|brauch ich|braucht|brauchen|muss|müsste|müssen|dauerts|ist|wartet|wäre|würde|habt|sind|dauern|muß|wird)(?!\b.{0,40}\b(?:auf|offen|geöffnet|da)$)\b.*", r"\b(?:warte|liefer|zubereitungs|abhol)zeit(?:en)?\b", r"\bwann (?:isses|ists|ist's|is es|is das|is die|is sie|is|wirds|wird's|kanns|kann's|kommts)(?: \S+){0,4}?(?: (?:da|fertig|abholbereit|soweit|abholen|geholt werden))?$", r"\bwann (?:wäre|wären|ist|könnt|kann|könnte|sind|wird|würde|können|darf) (?:\S+ ){0,6}?(?:da|fertig|geliefert|liefern|abholbereit|abholen|kommen)\b", r"\bwie schnell (?:seid|geht|könnt|kommt|ist|liefert|können)\b", r"\bin (?:wie vielen?|wieviel) minuten\b", r"\bdauert (?:es|das) (?:lange|länger)\b", r"\b(?:warum|wieso|weshalb) dauert (?:es|das|die)\b.*", r"\bwie lange (?:noch|denn|jetzt)\b.*", r"\bwie lange (?:heute|aktuell|gerade|etwa|ungefähr)$",
        ),
        "payment": (
            rf"\b(?:kann|können|könnte|dürfen|darf) (?:ich|man|wir)(?: (?:bei euch|bei ihnen|auch|denn|eigentlich|dann|vielleicht|direkt|hier|an der tür|vor ort|beim fahrer|bei lieferung|bei abholung))* (?:mit |per |via |in |auf )?{_PAYING}\b.{{0,30}}(?:zahlen|bezahlen|überweisen)?", r"\b(?<!was )(?:nehmt|akzeptiert) (?:ihr|er)\b(.*)", r"\b(?<!was )(?:nehmen|akzeptieren) sie\b(?: auch)?(.*)", rf"\bhabt ihr (?:ein )?(?:karten|ec)-?(?:lesegerät|gerät|terminal|zahlung)|\b(?:habt|bietet) ihr {_PAYING}", rf"\b(?:ist|geht|ginge|klappt) (?:auch |denn |bei euch |das |nur )*(?:eine )?(?:kartenzahlung|zahlung|{_PAYING})\b.{{0,25}}$",
            r"\b(?:be)?zahl(?:ungs?)?-?(?:art|arten|möglichkeit|möglichkeiten|methoden?|mittel|weisen?)\b", r"\b(?:wie|womit|mit was) (?:kann|können|muss|könnte|darf|soll) (?:ich|man|wir) (?:bei euch |denn |hier )?(?:be)?zahlen\b", rf"^(?:mit |per |auch |nur )?{_PAYING}(?: zahlung| zahlen)? (?:möglich|ok|okay|auch ok|geht das)$", r"\bkartenzahlung\b", r"\bkann (?:der fahrer|man) (?:mir )?(?:rausgeben|wechseln)\b", r"\bmuss (?:ich|man) bar (?:be)?zahlen\b", rf"\bzahlen (?:geht|möglich)\b|\b{_PAYING} (?:be)?zahlen möglich\b",
        ),
        "hours": (
            r"\böffnungszeit\w*", r"\b(?:bis|ab|von|seit|um)? ?(?:wann|wie spät|wie ?viel uhr|welche[rn]? uhrzeit)\b(?!.*\b(?:mein\w*|unser\w*|fertig|abholen)\b).*\b(?:auf|offen|geöffnet|zu|geschlossen|dicht|öffnet|öffnen|schließt|schließen|aufmacht|zumacht|da|liefert|liefern|bestellen|küche|feierabend|schluss|arbeitet|erreichbar)\b", rf"\bwie lange? (?:habt|seid|ist|hat|liefert|macht|kann man)\b.*\b(?:auf|offen|geöffnet|da|bestellen|küche|ihr|liefern)\b(?: {_TODAY})*$",
            rf"^(?:{_FILL})?(?:\S+ )?\b(?:habt|hat|seid|ist|sind|macht|haben|hättet|wird|hattet)\b(?! mein| unser).{{0,60}}\b(?:auf|offen|geöffnet|zu|geschlossen|aufgemacht|ruhetag|betriebsferien|betriebsurlaub|urlaub|feierabend|dicht)(?: {_TODAY})*$", r"\bruhetag\b", r"^(?:seid|sind) (?:ihr|sie)\b.{0,30}\b(?:bis|heute|morgen|sonntags?|abends?|mittags?)\b.{0,25}\bda$", rf"^(?:{_TODAY} )+(?:auf|offen|geöffnet|zu|geschlossen)$", rf"\b(?:liefert|arbeitet|backt|kocht) (?:ihr|er)(?: {_TODAY})+$", r"\bkann (?:ich|man) (?:heute |jetzt |noch |heute noch |jetzt noch |morgen |sonntags )+(?:was |etwas )?bestellen$", r"\bküche (?:noch |schon |heute )*(?:auf|offen|zu|geschlossen)\b",
        ),
        "price": (
            r"\bwas (?:kostet|kosten|kost'n|kost|kostn|würde|würden) (?:mich )?(?:bei euch |bei ihnen |denn |jetzt |mich |eigentlich |nochmal )*(.*)", r"\b(?:wie ?viel|wieviel) (?:kostet|kosten|ist|sind|macht|zahle? ich für|nehmt ihr für|würde) (.*)", r"\b(?:was|wie ?viel) ((?:der|die|das|ein|eine|die) .+?) (?:kostet|kosten|kosten würden?|kosten tut)$", r"\bwie (?:teuer|groß) (?:ist|sind|wäre|wären|kommt) (.*)", r"\b(?:was|wie hoch) (?:ist|sind|lautet) (?:denn )?(?:der|die) preise? (?:für|von|der|einer|vom|des)? ?(.*)", r"\b(?:preise?) (?:für|von|der|vom|des) (.*)", r"\bwas (?:nehmt|verlangt|wollt|nehmen|verlangen) (?:ihr|sie) (?:denn |so )*für (.*)", r"^(.+?) (?:kostet|kosten) (?:wie ?viel|was)$", r"^(.+?) preis$", r"\bwelchen preis hat (.*)", r"\bwelche preise\b(.*)",
        ),
        "menu": (
            r"^(?:.{0,25}\b(?:kann|könnte|darf|könnten|können|dürfte|könntet|würde) .{0,25})?\b(?:speise|getränke|pizza|menü|mittags|tages)?(?:karte|menü)\b (?:mal )?(?:sehen|haben|bekommen|anschauen|ansehen|schicken|zeigen|senden|einsehen)\b", r"\b(?:zeig|zeigt|zeigen sie|schick|schickt|schicken sie|sende|sendet|gib|gebt|brauche|hätte gern\w*) (?:\S+ ){0,3}?(?:speise|getränke|pizza|menü|mittags)?(?:karte|menü)\b", r"\bwas (?:habt|bietet|verkauft|macht|gibts|gibt's|könnt|kann) (?:ihr|ich|es|man|heute)(?! mir)\b(.{0,40})", r"\bwas gibt(?:s| es|'s)\b(.{0,40})",
            r"\b(?:welche|was für) (\w+) (?:habt|gibt|bietet|gibts|verkauft|könnt)\b", r"\bhabt ihr (?:auch |denn |vielleicht |noch |so )*(?:eine? |ne )?(?:speise|getränke|mittags)?(?:karte|menü)", r"\b(?:schick|zeig|sende?|gib|gebt|könnt|könntet|kannst|können|könnten)\w*\b.{0,25}\b(?:speise|getränke|pizza|menü|mittags)?karte\b(?: (?:schicken|zeigen|senden|geben|rüberschicken|bitte|mal))*$", r"\bhabt ihr (?:auch |denn |vielleicht |noch )+(.{2,40})$", r"\bgibt es (?:bei euch |heute |auch |noch |denn )*(.{2,40})$", r"\bwas (?:könnt|kannst|würdet|können|würden) (?:ihr|du|sie) (?:mir |uns )?(?:so )?empfehlen\b", r"\bwas (?:empfehlt|empfehlen|empfiehlst) (?:ihr|sie|du)\b", r"\bwas (?:ist|sind) (?:eure|ihre|die) (?:spezialität(?:en)?|empfehlung(?:en)?)\b", r"\bwas (?:schmeckt|ist) (?:bei euch |bei ihnen |hier |so )*(?:am besten|besonders gut|zu empfehlen)\b", r"\bwo (?:ist|finde ich|gibt es|sehe ich) (?:die|eure) (?:speise)?karte", r"^(?:ich|wir) (?:möchten?|würden?|will|wollen|wollte) (?:gerne? |jetzt |heute |bitte |bei euch )*(?:was |etwas |essen )?(?:zu essen )?bestellen$", r"\bkann (?:ich|man) (?:bei euch |hier |auch |jetzt )*(?:was |etwas |essen )?bestellen$",
        ),
        "help": (
            r"\bwie (?:funktioniert|geht|läuft) (?:das|es|dies|der bot|bestellen|die bestellung|hier)\b", r"\b(?:kann|könnt|können|kannst|könnte) (?:\S+ ){0,2}?(?:mir|uns) (?:\S+ )?helfen\b", r"\b(?:brauche?|bräuchte) (?:mal |bitte )?hilfe\b", r"\bwie (?:kann|soll|muss) (?:ich|man) (?:hier |bei euch |denn )*(?:was |etwas )?(?:bestellen|machen|ändern)\b", r"\bwas (?:muss|kann|soll) ich (?:hier |jetzt )*(?:tun|machen|schreiben|eingeben)\b", r"\b(?:verstehe?|kapiere?) (?:\S+ ){0,2}?nicht\b",
        ),
        "language": (r"\b(?:sprichst|sprecht|sprechen|kannst|könnt|können|könnten|geht|auf|in|schreibt|versteht) (?:\S+ ){0,3}?(englisch|deutsch|türkisch|arabisch|italienisch|russisch|polnisch|ukrainisch|französisch|spanisch)\b",),
        "reorder": (
            r"\b(?:das|die|den) ?(?:gleiche|selbe)n? (?:bestellung )?wie (?:letztes mal|beim letzten mal|immer|gestern|letzte woche|letzten \w+|zuletzt|neulich|das letzte mal)$", r"\bdasselbe wie (?:letztes mal|beim letzten mal|immer|gestern|letzte woche|letzten \w+|zuletzt|neulich)$", r"^(?:ich |wir )?(?:hätten?|nehmen?|möchten?|bitte|einmal|heute|machen|mach) (?:\S+ ){0,3}?(?:wie (?:immer|letztes mal|beim letzten mal|üblich)|das übliche)$", r"\bletzte bestellung (?:\S+ ){0,2}?(?:nochmal|noch mal|wiederholen|erneut)$",
        ),
        "greeting": (r"^(?:hallo|hi|hey|moin|servus|guten? (?:tag|morgen|abend)|grüß gott)(?: (?:zusammen|ihr|lieben|liebes|team|von|der|pizzeria|leute|alle|an|\w+))?(?: team)?$",),
        "thanks": (r"^(?:alles klar,? |super,? |ok(?:ay)?,? |prima,? |perfekt,? |top,? |toll,? |gut,? )*(?:vielen |besten |lieben |herzlichen |tausend |schönen |großen )*(?:dank|danke|dankeschön|merci)\b(?:[ ,.!]*(?:für|fürs|dass|im|schon|schonmal|euch|ihnen|dir|nochmal|auch|sehr|und|an|bis|schön\w*|team|ihr|lieb\w*|leute|tschüss|viele|jungs|mädels|dafür|nein|ok|alles)\b.*)?", r"^(?:es )?(?:war|hat) (?:\S+ ){0,3}?(?:lecker|super|toll|geschmeckt|köstlich|klasse)\b.{0,30}$"),
    },
    if_so=(r"(?:wenn|falls|sofern) (?:ja|dem so ist|vorhanden|möglich|da|es geht|das geht)", r"wenn's geht"),
    if_not=(r"(?:wenn|falls|sofern) (?:nicht|nein)",),
    if_out=(r"(?:wenn|falls|sofern|solltet?n?) (?:ihr|sie|es|die|der|das|davon|welche|keine?)\b[^.!?\n]{0,40}\b(?:nicht (?:mehr )?(?:habt|haben|da|gibt|vorrätig|verfügbar)|keine?n? (?:mehr )?(?:habt|haben|da|gibt)|aus|ausverkauft|alle|leer)\b[^.!?\n]*",),
    asking=(r"(?:was|welche[rsnm]?|habt|hat|haben|gibt|gibts|ist|sind|enthält|enthalten|kann|könnt|können|darf|wo|wie|wer|macht|bietet|seid|geht|kommt|gebt|verwendet|benutzt|nehmt|warum|wieso|weshalb|wann|seit wann|aus was|mit was|von was|für wie|für wen|wo(?:raus|mit|von|her|zu|rauf|rin)|war|waren|schmeckt|schmecken|reicht|reichen|passt|passen|kostet|kosten|wird|werden|taugt|lohnt|empfehlt|empfehlen|stimmt|sieht|sehen|besteht|gehört|kommen|haltet|kriegt|bekommt)\b",),
    named_before=words("die das der es sie"),
    asking_of=(r"(?:(?:und|aber|ok|okay) )*(?:was|wie) (?:ist|sieht es|schaut es|steht es|wäre es) (?:denn |eigentlich )?(?:mit|bei) [^,]{2,40},", r"(?:und |aber )?(?:bei|zu) (?:der|dem|den|beim) [^,]{2,40},"),
    asking_plainly=(r"(?:(?:und|aber|ok|okay) )*(?:ist|sind|hat|haben|kommt|kommen|schmeckt|schmecken|wird|werden|enthält|besteht|reicht) (?:denn |eigentlich |auch )?(?:die|das|der|eure?r?|euer|bei der|bei dem|beim)\b", r"(?:(?:und|aber|sag|sagt|sagen sie|ok|okay|mal|eigentlich) )*(?:was|wie|woraus|womit|warum|wieso|weshalb|wer|welche[rsnm]?|(?:aus|mit|von) was) (?:\S+ ){0,2}?(?:ist|sind|war|waren|wäre|wird|schmeckt|schmecken|sieht|besteht|bestehen|kommt|haltet|hat|isst|mag|passt)\b", r"(?:und )?(?:(?:die|das|der|eure|euer) )?[^,]{2,40}?,? (?:ist|sind|hat|haben|schmeckt|schmecken|kommt|kommen|wird|werden) .{2,60}, ?(?:oder|nicht|nicht wahr|oder nicht|gell|ne|stimmt's|stimmts|richtig)$", r"(?:und )?(?:die|das|der|eure|euer|bei der|bei dem|beim) [^,]{2,40}, ?(?:ist|sind|hat|haben|schmeckt|schmecken|kommt|kommen|wird|werden) (?:die|das|der|es|sie|da)\b"),
    asking_indirectly=(r"\b(?:fragen|wissen|gewusst|sagen|verraten|frage|weißt|weisst|wisst|weiß|erfahren|interessieren|interessiert|erklären)\b[^,:;]{0,25},? ?\b(?:ob|was|wie|wann|wo|welche[rsnm]?|warum|woher|wieviel)\b[^,:;]*",),
    wishing=(r"\b(?:ich|wir|mir|uns|mich)\b", r"^(?:kann|könnte|können|könnten|darf|geht|ginge) (?:eine?[rsnm]?|zwei|drei) (?:der|von|davon)\b", r"^(?:könnt|könntet|könnten|können|kannst|könntest|würdet|würden|macht|machst|machen|bringt|bringst|bringen|schickt|schicken) (?:ihr|sie|du)\b(?!.*\b(?:empfehl\w*|sagen|erklären|raten|verraten)\b)", r"^(?:wie|was) (?:wär|wäre|wärs|wär's|immer|gehabt|gesagt|besprochen|üblich|gewohnt|folgt|oben|vorhin|gestern|letzte\w*|beim letzten|das letzte|solls|soll's|soll der)\b"),
    address=(r"adresse",),
    diets={"vegan": r"vegan\w*", "vegetarian": r"vegetar\w*|veggie\w*|fleischlos\w*|fleischfrei\w*|ohne fleisch", "halal": r"halal\w*", "kosher": r"kosc?her\w*"},
    ingredient=(
        r"\bunterschied\w* (?:zwischen |von |bei )?(.*)", r"\bunterscheiden sich (.*)",
        r"\bwie (?:scharf|süß|viel) (?:ist|sind) (.*)", r"\bwie scharf (.*) (?:ist|sind)\b",
        r"\bwas (?:ist|sind) (?:denn |genau |eigentlich |nochmal |noch mal |bitte |das für )*((?:ein|eine|einen|der|die|das|nr|nummer|no|#)\b(?! unterschied).*)", r"\bwas (?:genau|eigentlich|bitte) (?:ist|sind) (.*)", r"^was (?:ist|sind) (\S+)$",
        r"\b(?:aus|mit) was (?:besteht|kommt|ist|wird|sind) (.*)",
        r"\b(?:ist|sind|wäre) (?:denn |da |auch |noch |irgendwo |eigentlich )*((?:in|im|bei|auf|an|beim|am|\w+ (?:in|im|auf)) .*)", r"\b(?:hat|haben(?! sie| ihr| wir)|enthält|enthalten) (.*)", r"\bwas (?:ist|sind|kommt|gehört|steckt|ist alles) (?:denn |alles |genau |noch |da |eigentlich |so )*((?:in|im|auf|drauf|drin|bei|an|beim)\b.*)", r"\bwas (?:hat|enthält|beinhaltet|für zutaten hat) (.*)", r"\b(?:welche|was für) (?:zutaten|beläge?|inhaltsstoffe|soße|sauce|käse|teig)\b(.*)", r"\b(?:zutaten) (?:von|der|für|in|bei|des|vom) (.*)", r"\b(?:woraus|mit was|womit) (?:besteht|ist|wird|sind) (.*)", r"\b(?:ist|sind) (.+ (?:drin|drauf|enthalten|dabei|dran|scharf))$", r"\bkommt (.+ (?:rein|drauf|dazu))$", r"\bob (.+ (?:enthält|enthalten|drin|drauf|dabei))\b",
    ),
    # --- allergens ---
    foods={
        "gluten": (r"gluten\w*", r"weizen\w*", r"roggen", r"gerste", r"dinkel", r"zöliakie"), "crustaceans": (r"krebstier\w*", r"garnelen?", r"krabben?", r"shrimps?", r"scampi"),
        "eggs": (r"ei", r"eier\w*", r"eigelb", r"eiweiß", r"hühnerei\w*"), "fish": (r"fisch\w*", r"thunfisch"), "peanuts": (r"erdnuss\w*", r"erdnüssen?"), "soy": (r"soja\w*",),
        "milk": (r"milch\w*", r"la[ck]tose\w*", r"milcheiweiß"), "nuts": (r"(?:hasel|wal|schalen|para)?nuss\w*", r"(?:hasel|wal|schalen|para)?nüssen?", r"mandeln?", r"cashew\w*", r"pistazien?"),
        "celery": (r"sellerie\w*",), "mustard": (r"senf\w*",), "sesame": (r"sesam\w*",), "sulphites": (r"sulfite?n?", r"schwefel\w*"), "lupin": (r"lupinen?\w*",), "molluscs": (r"weichtiere?", r"muscheln?", r"tintenfisch\w*"),
    },
    allergens=(r"(?:erd|hasel|wal|cashew|para|macadamia|pekan)?n[uü]ss(?:e|en)?|mandeln?|pistazien?|sesam|soja|sellerie|senf|lupinen?|fisch|krebstiere?|krustentiere?|schalentiere?|weichtiere?|muscheln?|garnelen|ei|eier|ei(?:er)?spuren|milch|laktose|lactose|milchprodukte|milcheiweiß|gluten|weizen|roggen|dinkel|sulfite?|schwefel|histamin|glutamat|farbstoffe?|konservierungsstoffe?|zusatzstoffe?|geschmacksverstärker",),
    allergen=(r"allergene?n?", r"zusatzstoffe?"),
    asking_for=(r"frage", r"infos?", r"informationen", r"auskunft", r"liste", r"angaben"),
    asking_which=(*words("die welche für bitte"), *phrases("was für"), r"zeig \w+"),
    free=(r"frei\w*",),
    free_of=(r"\w*(?:gluten|laktose|lactose|nuss|milch|ei|soja|weizen)-?frei\w*", r"allergene?n?", r"(?:für )?allergiker\w*"),
    content=(r"ohne", r"frei von", r"allerg\w*"),
    # --- an allergy of the customer's ---
    allergic=(
        r"\b(?:tödlich|lebensgefährlich|lebensbedrohlich|anaphyla\w*|epipen|notfallset)\b",r"\ballerg\w*", r"\b\w*allergi(?:e|en|ker|kerin|sch)\b", r"\bzöliakie\w*", r"\bunverträglich\w*|\b\w+unverträglichkeit\w*|\b\w*intoleran\w+", r"\bvertr(?:age?|ägt|agen) (?:\S+ ){0,3}?kein\w*", r"\b(?:darf|dürfen) (?:auf keinen fall |absolut )?kein\w* .{0,40}\b(?:essen|enthalten|drin|rein|dran|abbekommen|haben)\b", r"\bwegen (?:der |meiner |unserer |dem )?(?:la[ck]tose|gluten|n[uü]ssen?|histamin|fructose|fruktose)\b", r"\banaphyla\w*", r"\bepi-?pen\b", r"\breagier\w* (?:\S+ ){0,3}?auf\b"),
    allergic_from=(r"\b(?:und|aber|weil|da) (?:ich|wir|bin|sind|hab\w*|mein\w*|unser\w*)\b", r"\bwegen\b"),
    unallergic=(r"\ballergene?n?\w*", r"\b(?:keine?|ohne|nicht) allerg\w*", r"\ballergiker(?:infos?|liste|karte|freundlich|geeignet)\w*", r"\ballergie(?:info|liste|karte|hinweis)\w*"),
    against=words("gegen auf"),
    therefore=words("deshalb deswegen daher darum drum also"),
    left_out=(r"ohne(?: die| das| den)?", r"(?:die |das |den )?(?:weg|weglassen|rauslassen|auslassen)", r"(?:lasst|lassen sie|lass) (?:die|das|den|es) (?:bitte )?(?:weg|raus|aus)", r"nicht (?:drauf|rein|dran)"),
    listing=words("und oder sowie auch gegen"),
    goes_on=phrases("und zwar | und auch | auch | aber | also | besonders | vor allem"),
    abbreviations=words("nr ca gr kl"),
)  # fmt: skip
