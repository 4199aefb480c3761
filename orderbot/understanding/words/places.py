"""Words around and inside addresses in Germany; one list for all languages, since the addresses are German."""

# ruff: noqa: E501 - word lists

from __future__ import annotations

from orderbot.understanding.words.model import words


def _set(*lines: str) -> frozenset[str]:
    """Keys (see phrases.py)."""
    return frozenset(words(*lines))


# Ends of street names that stand for themselves, and such that need a number and a postcode beside them.
STREET = r"str(?:\.|asse|ase|asze|aze|as|ss?e|aß)?|starsse|stasse|str(?:a|e)sse"
STRONG = rf"(?:{STREET}|weg|allee|platz|gasse|ring|damm|ufer|chaussee|promenade|pfad|steig|stieg|twiete|zeile|anger|kamp|graben|chausee|gasschen|steg|bruck)"
WEAK = r"(?:hof|berg|markt|park|wall|tor|brucke|siedlung|winkel|au|aue|feld|garten|hohe|tal|wiesen?|busch|teich|see|bach|plan|passage|redder|bogen|blick|eck|ecke|grund|hang|heide|hain|holz|rain|schleife|stein|linden|kirche|kirchhof|bahnhof|muhle|mauer|dorf|insel|quelle|freiheit|kai|deich|geest|heck|hecken|loh|moor|ort|rott|stiege|treppe|viertel|werder|ziegelei|burg|furt|schanze|terrasse|ecken|sande?)"
ALONE = _set(
    "strasse str str. strase stasse starsse allee gasse damm ufer chaussee promenade"
)  # as a word of its own in any case
ALONE_CAPITAL = _set(
    "weg platz ring pfad steig stieg markt graben wall hof winkel anger kamp zeile garten berg steg tor"
)  # only with a capital: "Cola weg 2"
OF = _set("des der dem den am zum zur von vom im an")  # "Straße des 17. Juni"
BEFORE = _set(
    "alte alter alten neue neuer neuen grosse grosser grossen kleine kleiner kleinen obere oberer untere unterer lange langer breite breiter hohe hoher aussere innere vordere hintere mittlere dr dr. prof prof. st st. sankt karl rosa hinter"
)
PREPOSITION = _set("am an auf im in zum zur unter hinter vor bei beim ob ober uber neben zwischen gegenuber")
ARTICLE = _set("der dem den die das")

LEAD = _set(
    "an in die der den das dem nach zu zur zum im am ins bei hier fur auf ist lautet ware meine mein unsere unser adresse anschrift lieferadresse lieferanschrift strasse: wohne wohnen wohn wohnt bin sind wir ich",
    "liefern lieferung liefer liefert geliefert bringen bringt bring gebracht schicken schickt sie ihr es bitte kommt haus und dann also gerne gern",
    "to at is my our the address deliver delivered delivery bring send please it live i'm i we're we lives for",
    "adres adresim adresimiz adresi adrese teslimat teslim gonderin getirin lutfen icin",
)  # may stand between "deliver" and the address  # fmt: skip
TELLING = _set(
    "lieferung liefern liefer liefert geliefert bringen bringt gebracht bring adresse anschrift lieferadresse lieferanschrift wohne wohnen wohnt wohn address deliver delivered delivery live adres adresim adresimiz adresi adrese teslimat schicken schickt"
)  # an address is announced

TOWN_FIRST = _set(
    "bad sankt st st. neu alt gross klein hohen markt burg ober unter nieder hohes hoher neue alte wendisch deutsch schloss kloster"
)
TOWN_JOIN = _set("am an der im in bei vor ob auf a. a.d. a d. a.m. i. i.d. v.d. ot o.t. ortsteil den dem")

# What is no town and no name: the message goes on.
STOP = _set(
    "um gegen ab bis so ca circa etwa punkt heute morgen jetzt sofort asap schnell moglichst gleich bitte danke dank bittesehr mfg gruss grusse lg vg hallo hi",
    "und oder mit ohne dazu noch auch extra bar barzahlung karte ec ec-karte paypal online zahle zahl zahlen bezahle bezahlen zahlung rechnung passend trinkgeld",
    "lieferung liefern abholung abholen hole tel tel. telefon handy mobil name nummer nr nr. no dann wenn aber ich wir sie ihr uns mir es ist sind war ware hatte hatten mochte mochten will nehme nehm bestelle bestellung",
    "in an zu zum zur fur nach von vom bei im am auf die der das den ein eine einen einmal zweimal x mal klingel klingeln stock etage og eg dg uhr halb viertel",
    "at by around please thanks thank and or with without for pay paying paid cash card the a an one two i we my our name phone is are to from in tomorrow today tonight pickup deliver delivery pls",
    "saat lutfen ve nakit kart kartla odeme odeyecegim olsun gelsin bir iki icin tesekkurler adresim yarin bugun aksam kat kapi zil",
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar marz april mai juni juli august september oktober november dezember monday tuesday wednesday thursday friday saturday sunday abend mittag angebot trinken essen wochenende ende stuck schluss",
    "euro eur zurueck zuruck rausgeben wechseln wechselgeld kontaktlos bestellen essen pizza pizzen cola",
)  # fmt: skip

# Parts of `extra`: where in the house, whose bell.
FLOOR = r"(?:\d{1,2}\.?|erster?|erste[sn]|zweiter?|zweite[sn]|dritter?|dritte[sn]|vierter?|vierte[sn]|funfter?|1st|2nd|3rd|[4-9]th|oberste[rs]?|letzte[rs]?|ground|first|second|third|fourth|top) ?(?:stock(?:werk)?|etage|og|obergeschoss|o\.g\.|geschoss|floor|kat)\b"
EXTRA = rf"(?:{FLOOR}|(?:eg|dg|ug|hh|vh|sf|gh|qg)\b|erdgeschoss|dachgeschoss|souterrain|keller\b|hinterhaus|vorderhaus|seitenflugel|gartenhaus|quergebaude|nebeneingang|hintereingang|hof(?:eingang)?\b|links\b|rechts\b|mitte\b|(?:im |in )?(?:\d\.|zweiten|ersten|2ten|1ten) hof|klingel\w*|klingeln|bell\b|ring\b|buzzer|zil\b|bei (?:fam\.?|familie |frau |herrn? )?\S|c/o\b|co\b|z\.? ?hd|wohnung|whg|w-?nr|app?\.|appartement|apartment|apt|flat|daire|zimmer|zi\.|room|raum|haus \w{{1,2}}\b|block\b|aufgang|eingang|turm|tor \d|tur\b|kapi\b|kat\b|stiege|name\b|fam\.|familie\b|firma\b|fa\.|praxis\b|buro\b|hotel\b|klinik\b|station\b|parkplatz\b|stellplatz|in der|im (?:hof|hinterhaus|erdgeschoss|dachgeschoss|keller|vorderhaus|\d|ersten|zweiten|dritten|vierten|ersten|obersten))"

NO_NAMES = _set(
    "lieferung abholung rechnung kosten teller wunsch jeden keinen wiedersehen deutsch englisch email whatsapp"
)  # "auf Rechnung"
