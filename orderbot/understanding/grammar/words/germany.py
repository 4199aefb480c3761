"""How streets and towns in Germany are called. Geography, not a language: whoever orders here types these.

Keys (see phrases.py): no accents, no ß.
"""

# ruff: noqa: E501 - word lists

from __future__ import annotations

from orderbot.understanding.grammar.words.model import words


def _set(*lines: str) -> frozenset[str]:
    return frozenset(words(*lines))


# Ends of street names that stand for themselves, and such that need a number and a postcode beside them.
STREET = r"str(?:\.|asse|ase|asze|aze|as|ss?e|aß)?|starsse|stasse|str(?:a|e)sse"
STRONG = rf"(?:{STREET}|weg|allee|platz|gasse|ring|damm|ufer|chaussee|promenade|pfad|steig|stieg|twiete|zeile|anger|kamp|graben|chausee|gasschen|steg|bruck)"
WEAK = r"(?:hof|berg|markt|park|wall|tor|brucke|siedlung|winkel|au|aue|feld|garten|hohe|tal|wiesen?|busch|teich|see|bach|plan|passage|redder|bogen|blick|eck|ecke|grund|hang|heide|hain|holz|rain|schleife|stein|linden|kirche|kirchhof|bahnhof|muhle|mauer|dorf|insel|quelle|freiheit|kai|deich|geest|heck|hecken|loh|moor|ort|rott|stiege|treppe|viertel|werder|ziegelei|burg|furt|schanze|terrasse|ecken|sande?)"
ALONE = _set("strasse str str. strase stasse starsse allee gasse damm ufer chaussee promenade")  # as a word of its own
ALONE_CAPITAL = _set(
    "weg platz ring pfad steig stieg markt graben wall hof winkel anger kamp zeile garten berg steg tor"
)  # only with a capital: "Cola weg 2"
OF = _set("des der dem den am zum zur von vom im an")  # "Straße des 17. Juni"
BEFORE = _set(
    "alte alter alten neue neuer neuen grosse grosser grossen kleine kleiner kleinen obere oberer untere unterer lange langer breite breiter hohe hoher aussere innere vordere hintere mittlere dr dr. prof prof. st st. sankt karl rosa hinter"
)
BEGINS = _set("am im auf an unter")  # with a capital, part of the name: "Am Mühlgraben"
PREPOSITION = _set("am an auf im in zum zur unter hinter vor bei beim ob ober uber neben zwischen gegenuber")
ARTICLE = _set("der dem den die das")

TOWN_FIRST = _set(
    "bad sankt st st. neu alt gross klein hohen markt burg ober unter nieder hohes hoher neue alte wendisch deutsch schloss kloster"
)
TOWN_JOIN = _set("am an der im in bei vor ob auf a. a.d. a d. a.m. i. i.d. v.d. ot o.t. ortsteil den dem")
TOWN_LAST = _set("main oder havel saale rhein breisgau ruhr see spree donau inn neckar")  # known without a capital
