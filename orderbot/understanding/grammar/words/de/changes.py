"""German: changes of the cart."""

# ruff: noqa: E501 - one kind of saying a line

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Changes, phrases, words

_THE = r"(?:der |die |das |den |dem |des |meine? |meinen )?"
_GONE = r"(?:weg|löschen|lösche|löscht|raus|streichen|entfernen|stornieren|rausnehmen|raus nehmen|wegnehmen|weglassen|abbestellen|wegmachen|weg machen|rausmachen|doch nicht|nicht mehr|doch nicht mehr|brauche? (?:ich|wir) (?:doch )?nicht(?: mehr)?|will ich (?:doch )?nicht(?: mehr)?|entfällt|kann weg|kann raus|rausstreichen|weg bitte|(?:wieder )?(?:runter|raus|weg))"

CHANGES = Changes(
    before=(
        *words("ja eben halt ändern änderung korrektur quatsch äh ähm ach oh nein nee ne ok okay bitte hallo hi sorry entschuldigung moment warte und also dann jetzt äh hm gern gerne mir uns eigentlich mal"),
        *phrases("kannst du | können sie | könnt ihr | kann ich | könnte ich | ich möchte | ich hätte | wir hätten | ich will | ich nehme | ich nehm | wir nehmen | wir möchten"),
        r"ich mein(?:te)?(?= \S+$)", r"ich mein(?:te|e)?(?= (?:mit|ohne|nur)\b)", r"mach(?:t|en sie)?(?: mir| bitte)*(?= (?:statt|anstatt)\b)",
    ),
    after=(*words("bitte bitteschön danke dann gern gerne haben machen nehmen ja ok okay doch"), "wenn möglich"),
    replace=(
        r"(?:nummer |nr\.? |die )?(?P<b>\d{1,3}[a-z]?),? (?:und )?nicht (?:nummer |nr\.? |die )?(?P<a>\d{1,3}[a-z]?)", rf"{_THE}{{A}} (?:bitte |doch |lieber )*nicht,? (?:sondern|dafür|aber|stattdessen) (?:bitte |lieber |doch )*{{B}}",
        rf"{_THE}{{A}} (?:bitte |doch |lieber )*als {{B}}",
        r"(?:nicht|keine?n?|ohne) (?:mit )?{A},? sondern (?:mit )?{B}",
        rf"{{A}} (?:gegen|durch) {_THE}{{B}} (?:aus)?(?:tauschen|ersetzen|wechseln|tauscht|getauscht)", rf"(?:tausche?|tauscht|ersetze?|wechsle|ändere?|ändern|tauschen|ersetzen) {_THE}{{A}} (?:gegen|durch|in|zu|auf) {{B}}", rf"nicht {_THE}{{A}},? sondern {{B}}", r"nicht (?:die|den|das) {A}, (?:die|den|das|eine?n?) {B}", r"(?:doch )?keine?n? {A},? (?:sondern|lieber|dafür|stattdessen) (?:doch |lieber )?{B}", r"aus (?:der|dem|den) {A} (?:mach|macht|wird|machen) {B}",
        r"(?:(?:ich |wir )?(?:wollten?|will|wollen|möchten?|hätten?|meinten?|sagten?) )?{B},? (?:und )?nicht (?:die |den |das |eine?n? ){A}", r"(?:ich |wir )(?:wollten?|will|wollen|möchten?|meinten?) {B},? (?:und )?keine?n? {A}",
        rf"(?:doch )?(?:lieber )?{{B}},? (?:an)?statt {_THE}{{A}}", rf"{_THE}{{A}} (?:doch lieber|doch|lieber) (?:als|in|gegen|auf) {{B}}", rf"(?:mach|macht|ändere?) {_THE}{{A}} (?:zu|auf) {{B}}",
        rf"{_THE}{{A}} (?:bitte |doch |wieder )*{_GONE},?(?: und)? (?:dafür|stattdessen|lieber|dann)(?: (?:lieber|bitte|dann|noch))* {{B}}", r"aus (?:der|dem|den) {A} (?:bitte |doch |lieber )*(?=ein){B}", r"(?:mach|macht|machen sie) (?:bitte |doch |lieber )*aus (?:(?:der|dem|den) )?{A} (?:bitte |doch |lieber )*{B}",
    ),
    split=(r"(?:(?:mach|macht|machen sie) (?:bitte |doch |lieber )*)?aus (?:(?:der|dem|den|meine[rnm]) )?{R}", rf"(?:doch )?(?:an)?statt {_THE}{{R}}",),
    split_glue=words("doch lieber bitte dann besser gern"),
    remove=(
        rf"{{A}} (?:bitte |doch |wieder |jetzt |komplett |ganz )*{_GONE}", rf"(?:lösche?n?|löscht|streiche?n?|entferne?n?|entfernt|nimm|nehmt|nehmen sie|storniere?n?|stornier) (?:mir |bitte |doch )*{_THE}{{A}}(?: (?:bitte |doch |wieder )*(?:weg|raus|heraus|wieder|aus (?:dem|meinem) (?:waren)?korb|von der bestellung))?",
        r"(?:doch )?keine?n? {A}(?: mehr)?", rf"doch nicht {_THE}{{A}}", r"(?:bitte )?nicht (?:die|den|das) {A}", rf"(?:ohne|außer) {_THE}{{A}} (?:doch|bitte doch)",
    ),
    other_than=phrases("außer | ausser | bis auf | nur nicht | aber nicht"),
    all_but=(rf"(?:lösche?n?|streiche?n?|nimm|nehmt|entferne?n?|storniere?n?) (?:bitte )?alles (?:außer|bis auf|ausser) {_THE}{{A}}(?: (?:bitte |wieder )*{_GONE})?", rf"alles (?:außer|bis auf|ausser) {_THE}{{A}} (?:bitte |wieder )*{_GONE}", rf"alles (?:bitte |wieder )*(?:löschen|streichen|stornieren|weg|raus|entfernen) (?:außer|bis auf|ausser) {_THE}{{A}}", rf"(?:behalte?n?|lass|lassen sie) nur {_THE}{{A}}(?: drin)?", rf"nur {_THE}{{A}} (?:behalten|lassen)"),
    less=(r"{A} (?:weniger|zu viel|zuviel)", r"(?P<n>\S+) weniger {A}", r"(?P<n>eine?n?|zwei|\d+) weniger"),
    only=(
        rf"(?:von|vom) {_THE}{{A}} (?:bitte |doch |lieber |nur |dann )*{{B}}",
        r"{B} davon",
        rf"(?:bei|mit|an|von) {_THE}{{A}} (?:hab|habe|haben) (?:ich|wir) (?:mich|uns) (?:vertan|verzählt|verschrieben|geirrt|vertippt),? (?:das |es )?(?:sollten?|sollen|müssten?|waren) (?:doch |eigentlich |insgesamt |natürlich )*{{B}} (?:sein|werden)",
        r"(?:das |es |ich hab mich (?:vertan|verzählt|verschrieben|geirrt|vertippt),? (?:das |es )?)?(?:sollten?|sollen|müssten?|waren) (?:doch |eigentlich |insgesamt |natürlich )*{B} (?:sein|werden)",
        r"(?:ich |wir )?meinten? (?:natürlich |eigentlich |doch )*{B}",
        r"(?:doch wieder|wieder|doch nur|doch lieber|lieber nur|doch|lieber|nur|bloß) {B}", r"{B} (?:doch|reicht|reichen|genügt)", r"{A} (?:doch |lieber |bitte )*(?:nur|bloß|auf) {B}", r"(?:mach|macht|machen sie) (?:doch |bitte |lieber )*{B} (?:daraus|draus)", r"(?:mach|macht|machen sie) (?:doch |bitte |lieber )*(?:daraus )?{B}",
    ),
    one_of=(r"eine?[rns]? (?:der|von den|von der|von meinen)",),
    rather=(r"(?:ne|nee|nein|ach|quatsch|sorry)?,? ?doch (?:lieber )?{B}", r"(?:ich |wir )?meinten? (?:natürlich |eigentlich |doch )*{B}", r"(?:doch |dann )*(?:lieber|stattdessen)(?: doch)? {B}", r"(?:ich |wir )?(?:nehme?n?|will|wollen|möchten?|hätten?) (?:doch |dann )*(?:lieber|stattdessen)(?: doch)? {B}", r"(?:doch |dann )*(?:lieber )?{B} stattdessen", r"dafür (?:lieber |doch )*{B}"),
    more=(
        r"(?:auch |dazu |bitte |gern )*noch (?:mal |einmal |dazu )*{B}", r"{B} (?:mehr|dazu) davon", r"{B} davon (?:mehr|dazu)", r"{B} (?:dazu|mehr|hinzufügen|noch dazu|zusätzlich)", r"(?:füge?n?|pack|packt|leg|tu) (?:bitte |mir |noch )*{B} (?:hinzu|dazu|rein|drauf|obendrauf)",
    ),
    repeat=(
        r"(?:bitte )?(?:noch ?mals?|noch einmal|genau) (?:das|die|den) ?(?:gleichen?|selben?)(?: bitte)?(?: (?:für|bei) (?:alle|beide)n?)?", r"(?:das|die|den) ?(?:gleichen?|selben?)(?: bitte)? (?:noch ?mals?|noch einmal)(?: (?:für|bei) (?:alle|beide)n?)?", r"(?:alles|alle|beide)(?: bitte)? (?:noch ?mals?|noch einmal|doppelt|zweimal)",
    ),
    more_so=(r"(?:noch|auch)(?: noch| gleich)? (?:so )?{N}(?: davon)?,? (?:aber |bitte |nur |und zwar |diesmal )*{B}",),
    more_alone=(r"(?:noch )?(?:eine?[nsr]?|1) (?:mehr|dazu) davon", r"(?:noch )?(?:eine?[nsr]?|1) davon (?:mehr|dazu)", r"davon (?:bitte )?noch (?:mal )?eine?[nsr]?", r"noch (?:eine?[nsr]?|so eine?[nr]?|mal|einmal|eine?[ns]? davon|mal das gleiche|eine?[nr]? mehr)", r"eine?[nsr]? mehr"),
    one=(r"eine?[nrm]?",),
    as_well=words("noch auch dazu zusätzlich außerdem hinzufügen ergänzen nachbestellen"),
    anew=(r"(?:etwas|was) (?:anderes |neues |weiteres )?bestell\w*", r"(?:noch ?mal|erneut|neu|wieder) (?:etwas |was )?bestell\w*", r"(?:neue|zweite|weitere|andere|noch eine)n? bestellung"),
    amend=(r"falsch\w*", r"änder\w*", r"geändert", r"stimmt nicht", r"verschieben", r"statt", r"vergessen", r"doch nicht", r"zu meiner bestellung", r"später", r"früher"),
    is_for=(r"(?:ist|sind|wäre|wären) (?:aber |auch |dann )?(?=für\b)",),
    corrects=words("nein nee ne nö sorry quatsch korrektur äh ähm moment ach"),
    marker=words("doch lieber mach macht machen mache ändere? ändern statt stattdessen eigentlich besser umändern tausche?"),
    off_the=words("bei auf von"),
    pointed_on=words("bei auf für zu an von aus mach macht und"),
    another_line=(r"(?:klein|groß|mittler|ander|erst|zweit|dritt|letzt)e[rnms]?",),
    of_a_half=(r"(?:\w+)?hälfte",),
    wants=words("will möchte nimmt hätte bekommt kriegt doch lieber gern gerne bitte jetzt eine einen ein die"),
    preferred=words("lieber stattdessen"),
    dropped=words("belegen belegt wieder doch lieber mach macht machen mache ändere? ändern eigentlich besser bitte aber noch daraus stattdessen ich will hätte gern gerne möchte nehme sein soll"),
    leads=(r"ohne|mit|keine?n?|extra|doppelt\w*|viel|wenig|nicht|klein\w*|groß\w*|mittel\w*|normal\w*|in|als|schön|gut|scharf|weniger|mehr",),
    the=(*words("der die das den dem"), r"meine?[nrm]?"),
    before_the=words("bei auf für zu an"),
    every=words("alle alles allen"),
    both=words("beide beiden"),
    ordinals={"erste": 0, "ersten": 0, "zweite": 1, "zweiten": 1, "dritte": 2, "dritten": 2, "vierte": 3, "letzte": -1, "letzten": -1, "letztes": -1},
    line_words=(*words("nr nummer posten position pos zeile punkt"), r"nr\.", r"pos\."),
    some_lead=phrases("mach | macht | machen sie | davon"),
    some_before=words("bitte doch"),
    some_of=(r"davon", r"von (?:denen|ihnen)"),
    some_from=words("von"),
    wishes=words("kann könnt könnte könnten können kannst könntest darf dürfte geht ginge würdet würden"),
    puts=words("mach macht mache tu tut pack packt leg legt gib gebt"),
    some_glue=words("doch lieber bitte aber nur in als"),
)  # fmt: skip
