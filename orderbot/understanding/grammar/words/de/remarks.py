"""German: what is said to driver and kitchen."""

# ruff: noqa: E501 - one kind of saying a line

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Remarks, words

_STOREY = r"(?:stock(?:werk)?|etage|og|o\.g\.|obergeschoss|geschoss)\b"
_COUNTED = r"(?:stock(?:werk)?|etage|og|o\.g\.|(?:ober)?geschoss|(?:hinter|innen)?hof|(?:hinter)?haus|aufgang|eingang|(?:haus)?türe?|klingel)\b"
_PIZZA = r"pizz(?:a|as|en)"
_INTO = r"(?:(?:in|auf) (?:\d{1,2}|zwei|drei|vier|sechs|acht|zehn|zwölf|kleine|mundgerechte|mehrere) (?:teile?n?|stücken?|stückchen|ecken|scheiben|streifen) )?"
_CUT = r"(?:(?:vor|auf|durch|zer)?(?:ge)?(?:schneiden|schnitten|teilen|teilt)|(?:ge)?(?:viertel[nt]|achtel[nt])|halbier(?:en|t))"

REMARKS = Remarks(
    label=(r"(?:liefer|bestell)?(?:notiz|notizen|anmerkung|anmerkungen|bemerkung|bemerkungen|hinweis|hinweise|kommentar)",),
    label_for=words("für fürs an zum zur"),
    clauses=(
        rf"(?:(?:könnt|könntet|könnten|kann|könnte|können|kannst) (?:ihr |sie |man |du )?)?(?:bitte |mal )*(?:die|meine|unsere|alle|beide|sie|es) (?:{_PIZZA} )?(?:bitte |mal |vorher |gleich )*{_INTO}{_CUT}(?: (?:werden|haben|bekommen))?", rf"{_PIZZA} (?:bitte |mal |vorher |gleich )*{_INTO}{_CUT}",
        rf"(?:die |meine )?{_PIZZA} (?:soll\w*|darf|dürfen|muss|müssen)(?: (?!eine?[rsnm]?\b)\w+){{1,4}} (?:sein|werden|gebacken|bleiben)",
        r"klingel\w*|klingle\w*|anklingeln|klopf\w*|anklopfen|läut(?:e|en|et)|hintertür\w*", r"(?:haus|wohnungs|garten|keller)türe?n?\b|gartentor|gartenzaun|carport|fußmatte|briefkasten",
        r"messer und gabeln?|gabeln? und messer|(?:plastik|einweg)?besteck|servietten?|gabeln?|löffel|strohhalme?", r"(?:tor|hoftor)(?: \w+){0,2} (?:offen|zu|auf|geöffnet)|hund ist|vorsicht,? hund|anrufen(?= (?:wenn|bei|sobald|unter|\d|\+))|abstellen|abgeben|hinstellen|empfang|rezeption|pforte",
        r"(?:wechsel|rück)geld(?! (?:bitte )?(?:auf|für|von|bei) (?:einen |einem )?\d)|wechseln können|wechseln(?= *\?)",
    ),
    counts=(r"\d{1,2} ?mal", r"(?:ein|zwei|drei) mal"),
    parting=words("und aber"),
    lead=words("und aber dann noch"),
    abbreviations=words("nr str whg apt fam ca bzw evtl"),
    spots=(
        r"(?:\d{1,2}(?:\.|er|te[rn]?)?|(?:erst|zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt|oberst|unterst|letzt)e[rnsm]?) ?" + _COUNTED,
        rf"(?:{_STOREY}|stiege|wohnung|whg\.?|wohneinheit|wohnungsnummer|appartement|apartment|apt\.?|zimmer|hotelzimmer|aufgang|eingang|block|turm|parzelle|stellplatz|klingel|türklingel) ?{{NUMBER}}",
        r"(?:erdgeschoss|dachgeschoss|souterrain|hochparterre|parterre|hinterhaus|vorderhaus|hinterhof|innenhof|seitenflügel|gartenhaus|quergebäude|nebeneingang|hintereingang|seiteneingang|im keller)\b", r"(?:eg|dg|ug)\b(?= (?:links|rechts|mitte)|,| *$)",
        r"(?:klingeln?|klingelt|läuten|klopfen) (?:sie )?(?:bitte )?bei (?:{NAME}|{NUMBER})", r"bei (?:{NAME}|{NUMBER})(?: [a-z][\w'-]+)? (?:bitte )?(?:klingeln|läuten|klopfen)\b", r"(?:klingel|klingelschild|name an der klingel)(?: ?: ?| ist | heißt )(?!bitte|nicht|geht|kaputt|defekt){NAME}",
        r"c/o {NAME}",
    ),
    sides=(r"(?:ganz |hinten |vorne |auf der )?(?:links|rechts|mitte|rechte seite|linke seite|linken seite|rechten seite)",),
    at=(r"(?:ich |wir )?(?:wohne?n? |bin |sind )?(?:im|in der|in dem|in|auf der|für die|für den|zum|zur|ins)",),
    titles=words("fam familie frau herr herrn hr fr dr prof"),
    people=(
        r"(?:für )?(?:eine )?(?:gruppe|runde|familie) (?:von|mit) {MANY}\b(?! ?(?:x|mal)\b){WHO}",
        r"(?:wir (?:sind|wären|waren)|sind wir)(?: (?:zu|nur|heute|insgesamt|etwa|ca\.?|ungefähr|so|genau))* {MANY}\b(?! ?(?:x|mal|uhr|minuten|min|€|euro|[.,:]\d)\b){WHO}",
        r"für uns {MANY}\b(?! ?(?:x|mal)\b){WHO}", r"für (?:die )?\d{1,2} (?:personen|leute|mann|kinder|erwachsene|gäste)\b",
    ),
    many=(*words("zwei drei vier fünf sechs sieben acht neun zehn"), r"zu (?:zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt)"),
    who=(*words("personen person leute mann kinder erwachsene gäste"), r"pers\.?"),
)  # fmt: skip
