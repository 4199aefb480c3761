"""What people write for the driver and about where they live: patterns (see phrases.py) of German, English and Turkish."""

# ruff: noqa: E501 - one saying a line

_FOR = r"(?: (?:für|fürs|an|zum|zur|for|to) (?:[a-z]+ ?){1,3})?"
LABEL = rf"\b(?:(?:liefer|bestell)?(?:notiz|notizen|anmerkung|anmerkungen|bemerkung|bemerkungen|hinweis|hinweise|kommentar)|(?:delivery |order )?(?:notes?|remarks?|comments?)|(?:sipariş )?not(?:u|lar|um)?){_FOR} *: *"  # what follows on the line is a remark

_BELL = r"\b(?:klingel\w*|klingle\w*|anklingeln|klopf\w*|anklopfen|läut(?:e|en|et)|hintertür\w*|zile?\b|zili(?:n|ne|mi)?\b|kapıyı (?:çal|vur)\w*|kapıya vur\w*|arka kapı\w*|knock(?:ing)?|door ?bell|buzzer|bell(?! ?pepper)|back ?door)\b"
_RING = r"\b(?:please|pls|don't|dont|do not) ring\b|\bring (?:once|twice|\d|two|three|the bell|the door|at|me|us|when|upon|loudly|please|pls)\b"
_CUTLERY = r"\b(?:messer und gabeln?|gabeln? und messer|(?:plastik|einweg)?besteck|servietten?|cutlery|knife and fork|forks? and kni(?:fe|ves)|kni(?:fe|ves) and forks?|utensils|napkins?|çatal(?: bıçak)?|peçete)\b"
REMARK = (_BELL, _RING, _CUTLERY)
COUNT = r"\b(?:\d{1,2} ?(?:x|mal|times|kez|kere|defa)\b|(?:ein|zwei|drei|one|two|three|bir|iki|üç) (?:mal|times?|kez|kere|defa)\b)"
POLITE = r"^(?:(?:und|and|ve|aber|but|dann|noch)\b *)+"  # no part of what is said

_NUMBER = r"(?:nr\.? ?|no\.? ?|nummer |number |# ?|: ?)?\d{1,4}[a-z]?\b"
_NAME = r"(?:(?:fam\.?|familie|frau|herrn?|mr\.?|mrs\.?|ms\.?) )?[a-z][\w'-]+"
_NTH = r"(?:\d{1,2}(?:\.|st|nd|rd|th|er|te[rn]?)?|(?:erst|zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt|oberst|unterst|letzt)e[rnsm]?|ground|first|second|third|fourth|fifth|sixth|top|upper|lower|birinci|ikinci|üçüncü|dördüncü|beşinci|giriş|zemin|üst|alt)"
_FLOOR = r"(?:stock(?:werk)?|etage|og|o\.g\.|obergeschoss|geschoss|floor|kat(?:ta|ı|ın)?)\b"
_SIDE = r"(?:(?: ?,)? ?(?:(?:ganz |hinten |vorne |on the |auf der )?(?:links|rechts|mitte|left|right|rechte seite|linke seite|linken seite|rechten seite|solda|sağda)\b))?"
_SPOT = (
    rf"{_NTH} ?{_FLOOR}", rf"(?:{_FLOOR}|stiege|kapı|daire|wohnung|whg\.?|wohneinheit|wohnungsnummer|appartement|apartment|apt\.?|flat|zimmer|room|hotelzimmer|aufgang|eingang|entrance|block|turm|parzelle|stellplatz|klingel|türklingel|bell|zil) ?{_NUMBER}",
    r"(?:erdgeschoss|dachgeschoss|souterrain|hochparterre|parterre|hinterhaus|vorderhaus|hinterhof|innenhof|seitenflügel|gartenhaus|quergebäude|nebeneingang|hintereingang|seiteneingang|im keller)\b", r"(?:eg|dg|ug)\b(?= (?:links|rechts|mitte)|,| *$)",
    rf"(?:klingeln?|klingelt|läuten|klopfen) (?:sie )?(?:bitte )?bei (?:{_NAME}|{_NUMBER})", rf"bei (?:{_NAME}|{_NUMBER})(?: [a-z][\w'-]+)? (?:bitte )?(?:klingeln|läuten|klopfen)\b", rf"(?:klingel|klingelschild|name an der klingel|bell|zil)(?: ?: ?| ist | heißt | says )(?!bitte|nicht|geht|kaputt|defekt){_NAME}",
    rf"ring (?:the bell )?(?:at|for) (?!the|my|a )(?:{_NAME}|{_NUMBER})", rf"c/o {_NAME}",
)  # fmt: skip
_ONE = rf"(?:{'|'.join(_SPOT)}){_SIDE}"
_IN = r"(?:(?:ich |wir )?(?:wohne?n? |bin |sind )?(?:im|in der|in dem|in|auf der|on the|at the|für die|für den|zum|zur|ins|into the|to the) )"
HOUSE = rf"(?<![\w.,/]){_IN}?(?P<said>{_ONE}(?:(?: ?, ?| und | and | ve | )(?:{_IN}?)(?:{_ONE}))*)"  # where in the house, whose bell

_MANY = r"(?:\d{1,2}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|two|three|four|five|six|seven|eight|nine|ten|zu (?:zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt))"
_WHO = r"(?: (?:personen|person|pers\.?|leute|mann|kinder|erwachsene|gäste|people|persons|adults|kids|children|guests|of us)\b)?"
PEOPLE = (
    rf"\b(?:wir (?:sind|wären|waren)|sind wir|we are|we're|there are|there'll be|we will be)(?: (?:zu|nur|heute|insgesamt|etwa|ca\.?|ungefähr|so|genau|about|around|only|just))* {_MANY}\b(?! ?(?:x|mal|uhr|minuten|min|pm|am|o'clock|€|euro|[.,:]\d)\b){_WHO}",
    rf"\b(?:für|for) (?:uns|us) {_MANY}\b(?! ?(?:x|mal)\b){_WHO}", r"\bfür (?:die )?\d{1,2} (?:personen|leute|mann|kinder|erwachsene|gäste)\b", r"\b(?:biz )?\d{1,2} kişi(?:yiz|lik|yi)?\b(?: için)?",
)  # how many will eat  # fmt: skip
