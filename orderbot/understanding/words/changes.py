"""How people change what they have chosen: patterns (see phrases.py) of German, English and Turkish.

{A} stands for what is in the cart, {B} for what is wanted instead, {R} for what is to be split into both.
"""

# ruff: noqa: E501 - one saying a line

from orderbot.understanding.words.model import words

_THE = r"(?:der |die |das |den |dem |des |the |meine? |meinen )?"

FILLER_BEFORE = r"(?:ach|oh|nein|nee|ne|ok|okay|bitte|hallo|hi|sorry|entschuldigung|moment|warte|und|also|dann|jetzt|äh|hm|kannst du|können sie|könnt ihr|kann ich|könnte ich|ich möchte|ich hätte|wir hätten|ich will|ich nehme|ich nehm|wir nehmen|wir möchten|gern|gerne|mir|uns|eigentlich|mal|actually|no(?=,)|oh|please|can you|could you|can i have|could i have|can i get|i want|i'd like|i would like|i'll have|lütfen|aslında|yok)"
FILLER_AFTER = r"(?:bitte|bitteschön|danke|please|pls|thanks|thank you|lütfen|dann|gern|gerne|haben|machen|nehmen|ja|ok|okay|teşekkürler|yapar mısınız|olsun lütfen|doch|wenn möglich)"

REPLACE = (
    rf"{{A}} (?:gegen|durch) {_THE}{{B}} (?:aus)?(?:tauschen|ersetzen|wechseln|tauscht|getauscht)", rf"(?:tausche?|tauscht|ersetze?|wechsle|ändere?|ändern|tauschen|ersetzen) {_THE}{{A}} (?:gegen|durch|in|zu|auf) {{B}}", rf"nicht {_THE}{{A}},? sondern {{B}}", r"(?:doch )?keine?n? {A},? (?:sondern|lieber|dafür|stattdessen) (?:doch |lieber )?{B}", r"aus (?:der|dem|den) {A} (?:mach|macht|wird|machen) {B}",
    r"(?:doch )?(?:lieber )?{B},? (?:an)?statt (?:der |die |das |den |dem |des |eine[rms]? )?{A}", rf"(?:replace|swap|change|exchange|switch) {_THE}{{A}} (?:with|for|to|by|into) (?:a |an |the )?{{B}}", r"(?:i'd rather have |rather )?{B} instead of (?:the |a |an )?{A}", r"not (?:the |a )?{A},? but {B}", r"{A} yerine {B}", r"{A} değil,? {B}",
    rf"{_THE}{{A}} (?:doch lieber|doch|lieber) (?:als|in|gegen|auf) {{B}}", rf"(?:mach|macht|ändere?) {_THE}{{A}} (?:zu|auf) {{B}}",
)  # fmt: skip
SPLIT = (
    r"(?:doch )?(?:an)?statt (?:der |die |das |den |dem |des |eine[rms]? )?{R}",
    r"instead of (?:the |a |an |my )?{R}",
)
SPLIT_GLUE = frozenset(words("doch lieber bitte dann besser gern i'd i want like would"))  # between both

_GONE = r"(?:weg|löschen|lösche|löscht|raus|streichen|entfernen|stornieren|rausnehmen|raus nehmen|wegnehmen|weglassen|abbestellen|wegmachen|weg machen|rausmachen|doch nicht|nicht mehr|doch nicht mehr|brauche? (?:ich|wir) (?:doch )?nicht(?: mehr)?|will ich (?:doch )?nicht(?: mehr)?|entfällt|kann weg|kann raus|rausstreichen|weg bitte|remove|delete|off|çıkar\w*|sil\w*|iptal(?: et\w*)?|kaldır\w*|olmasın)"
REMOVE = (
    rf"{{A}} (?:bitte |doch |wieder |jetzt |komplett |ganz )*{_GONE}", rf"(?:lösche?n?|löscht|streiche?n?|entferne?n?|entfernt|nimm|nehmt|nehmen sie|storniere?n?|stornier|cancel|remove|delete|drop|scrap|take (?:off|out|away)) (?:mir |bitte |doch )*{_THE}{{A}}(?: (?:bitte |doch |wieder )*(?:weg|raus|heraus|wieder|off|out|away|from (?:my|the) (?:cart|order|list)|aus (?:dem|meinem) (?:waren)?korb|von der bestellung))?",
    r"(?:doch )?(?:keine?n?|no|no more) (?:more )?{A}(?: mehr| anymore| any more)?", rf"(?:i )?(?:don't|dont|do not) (?:want|need) {_THE}{{A}}(?: anymore| any more)?", r"take {A} (?:off|out|away)", r"{A} istemiyorum",
)  # fmt: skip
LESS = (
    r"{A} (?:weniger|zu viel|zuviel|less|fewer|eksik|daha az|too many|too much)",
    r"(?P<n>\S+) (?:less|fewer) {A}",
    r"(?P<n>eine?n?|zwei|one|\d+|bir) (?:weniger|less|fewer|eksik)",
)
ONLY = (
    r"(?:doch|lieber|nur|bloß|doch nur|doch lieber|lieber nur|make it|make that|only|just|sadece) {B}",
    r"{B} (?:doch|reicht|reichen|genügt|is enough|yeter)",
    r"{A} (?:doch |lieber |bitte )*(?:nur|bloß|auf|only|sadece) {B}",
    r"(?:mach|macht|machen sie) (?:doch |bitte |lieber )*{B} (?:daraus|draus)",
    r"(?:mach|macht|machen sie) (?:doch |bitte |lieber )*(?:daraus )?{B}",
)
MORE = (
    r"(?:auch |dazu |bitte |gern )*noch (?:mal |einmal |dazu )*{B}", r"(?:another|one more|an extra|add|also) (?:a |an )?{B}", r"{B} (?:dazu|mehr|daha|more|hinzufügen|noch dazu|zusätzlich|as well|too)", r"(?:füge?n?|pack|packt|leg|tu|add|ekle\w*) (?:bitte |mir |noch |me )*{B} (?:hinzu|dazu|to (?:my|the) (?:order|cart)|rein|drauf|obendrauf|ekle\w*)", r"{B} ekle\w*",
)  # fmt: skip
ONE_OF_THEM = r"(?P<lead>(?:mach|macht|machen sie|make|davon|of them|of those) )?(?:bitte |doch )*(?P<n>\S+)(?P<of> (?:davon|von (?:denen|ihnen)|of (?:them|those)))? (?:(?:doch|lieber|bitte|aber|nur|in|als|should be|please)\b ?)*(?P<how>.+)"
MORE_ALONE = (
    r"noch (?:eine?[nsr]?|so eine?[nr]?|mal|einmal|eine?[ns]? davon|mal das gleiche|eine?[nr]? mehr)",
    r"eine?[nsr]? mehr",
    r"(?:another|one more|another one|one more of (?:those|them|that))",
    r"bir (?:tane )?daha",
)

MARKER = r"\b(?:doch|lieber|mach|macht|machen|mache|ändere?|ändern|statt|stattdessen|eigentlich|besser|umändern|tausche?|make|change|actually|instead|rather|switch|yap|olsun|değiştir)\b"
REFERS = (
    r"(?:^|\b(?:bei|auf|für|zu|an|on|for|to) )(?:der|die|das|den|dem|the|meine?|meinen|meiner|my|alle|beide|all|both)\b"
)
DROPPED = r"\b(?:doch|lieber|mach|macht|machen|mache|ändere?|ändern|eigentlich|besser|make|change|actually|rather|instead|yap|olsun|bitte|aber|noch|please|it|them|daraus|stattdessen|ich|will|hätte|gern|gerne|möchte|nehme|is|be|sein|soll|should|the)\b"
PREPOSITIONS = r"\b(?:bei|auf|für|an|on|for|to|zu)(?= (?:der|die|das|den|dem|the|meine?r?|my)\b)"
LEADS = r"(?:ohne|mit|keine?n?|extra|doppelt\w*|viel|wenig|nicht|no|without|with|double|light|less|klein\w*|groß\w*|mittel\w*|normal\w*|small|large|medium|big|küçük|büyük|orta|ekstra|in|als|schön|gut|\w+s[ıiuü]z|bol|az|scharf|weniger|mehr)\b"
ALL = r"\b(?:alle|alles|beide|all|both|hepsi)\b"
ORDINAL = {"erste": 0, "ersten": 0, "first": 0, "zweite": 1, "zweiten": 1, "second": 1, "dritte": 2, "dritten": 2, "third": 2, "vierte": 3, "letzte": -1, "letzten": -1, "letztes": -1, "last": -1, "last one": -1, "sonuncu": -1, "ilk": 0}  # fmt: skip
LINE_WORD = r"(?:nr|nr\.|nummer|posten|position|pos|pos\.|zeile|punkt|no|no\.|number|item|line|#)"
