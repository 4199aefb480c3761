"""German: what the shop's people write to it."""

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Staff, phrases, words

_NO = r"(?:(?:nr\.?|nummer|bestellung|bon|auftrag) ?|#)?(?P<number>\d{1,4}):?"
_UNTIL = r"(?: bis(?: zum| zur| um)? (?P<until>.+))?"
_MIN = r"(?P<minutes>\d{1,3}) ?(?:min(?:uten|\.)?|m)?"
_WHY = r"(?:(?:[:,] ?| (?:weil|wegen|da|denn) | )(?P<reason>[^\d\s].*))?"
_SHUT = r"(?:zu|geschlossen|dicht|feierabend|schluss|zumachen)"
_NOW = r"(?:heute |jetzt |ab jetzt |sofort |ab sofort |für heute )?"
_TODAY = r"(?: für heute| heute| mehr| heute mehr| mehr heute| jetzt)?"

STAFF = Staff(
    polite=(r"bitte", r"danke(?: schön| sehr)?", r"mal", r"kurz", r"hallo", r"hi", r"moin", r"also", r"und", r"so"),
    close=(
        rf"(?:wir )?(?:sind |machen |haben )?{_NOW}{_SHUT}{_TODAY}{_UNTIL}",
        rf"(?:den )?(?:laden|küche|shop|bestellungen) {_NOW}(?:zu|schließen|dicht|zumachen|stoppen){_TODAY}{_UNTIL}",
        rf"heute keine (?:bestellungen|bestellung){_TODAY}{_UNTIL}",
    ),
    open=(
        r"(?:wir )?(?:sind |haben )?(?:wieder )?(?:auf|offen|geöffnet|aufmachen|da)(?: wieder)?",
        r"(?:pause|stopp?|schließung) (?:ende|aus|vorbei|beenden|fertig)",
        r"(?:es )?(?:geht )?weiter(?: gehts| geht'?s| machen)?",
    ),
    pause=(
        rf"pause(?: für| von)?(?: {_MIN})?",
        r"pause bis(?: um)? (?P<until>.+)",
        rf"{_MIN} (?:pause|stopp?)",
        rf"(?:bestell)?stopp?(?: für)?(?: {_MIN})?",
    ),
    delay=(
        rf"stau(?: von| um)? ?(?:\+|plus)? ?(?:{_MIN})?{_UNTIL}",
        rf"(?:\+|plus) ?{_MIN}{_UNTIL}",
        rf"(?:wir )?(?:brauchen |dauert )?{_MIN} (?:länger|später|verzug|verzögerung|stau){_UNTIL}",
        rf"(?:verzögerung|verspätung|wartezeit) (?:von )?(?:\+|plus)? ?{_MIN}{_UNTIL}",
    ),
    no_delay=(r"(?:kein(?:e)? (?:stau|verzögerung)(?: mehr)?|stau (?:weg|aus|vorbei|ende|aufgelöst|0))",),
    no_delivery=(
        rf"{_NOW}(?:keine|nicht|ohne) (?:lieferung(?:en)?|liefern|lieferdienst|auslieferung){_TODAY}{_UNTIL}",
        rf"(?:wir )?(?:liefern|fahren) (?:heute )?nicht{_TODAY}{_UNTIL}",
        rf"{_NOW}nur (?:noch )?abholung{_TODAY}{_UNTIL}",
        rf"(?:lieferung|liefern) (?:aus|zu){_UNTIL}",
    ),
    delivery=(
        r"(?:lieferung(?:en)?|liefern|lieferdienst) (?:wieder(?: da| an| möglich| auf)?|an|auf)",
        r"(?:wir )?(?:liefern|fahren) wieder",
        r"wieder (?:lieferung|liefern)",
    ),
    no_pickup=(rf"{_NOW}keine abholung{_TODAY}{_UNTIL}", rf"{_NOW}nur (?:noch )?(?:lieferung|liefern){_TODAY}{_UNTIL}"),
    pickup=(r"abholung wieder(?: da| an| möglich)?", r"wieder abholung"),
    accept=(
        rf"{_NO} (?:ok|okay|ja|annehmen|angenommen|passt|geht klar)(?: (?:in |mit )?{_MIN})?",
        rf"(?:ok|okay|annehmen|angenommen) {_NO}(?: (?:in |mit ){_MIN})?",
        rf"{_NO} in {_MIN}",
    ),
    reject=(
        rf"{_NO} (?:ablehnen|abgelehnt|abweisen|nein|geht nicht){_WHY}",
        rf"(?:ablehnen|lehne ab) {_NO}{_WHY}",
    ),
    ready=(rf"{_NO} (?:ist )?(?:fertig|abholbereit|bereit)", rf"(?:fertig|bereit):? {_NO}"),
    on_the_way=(rf"{_NO} (?:ist )?(?:unterwegs|los|losgefahren|auf dem weg)", rf"(?:unterwegs|los):? {_NO}"),
    done=(
        rf"{_NO} (?:ist |wurde )?(?:abgeholt|geliefert|erledigt|zugestellt|weg)",
        rf"(?:abgeholt|geliefert|erledigt):? {_NO}",
    ),
    later=(
        rf"{_NO} (?:\+|plus) ?{_MIN}{_WHY}",
        rf"{_NO} (?:kommt |wird |dauert )?{_MIN} (?:später|länger){_WHY}",
        rf"{_NO} (?:später|verspätet)(?: {_MIN})?{_WHY}",
    ),
    cancel=(rf"(?:storno|stornieren?|storniere) {_NO}{_WHY}", rf"{_NO} (?:storno|stornieren|storniert){_WHY}"),
    reprint=(
        rf"bon {_NO} (?:nochmals?|noch ?mal|noch einmal|neu|erneut|drucken|nachdrucken)(?: drucken)?",
        r"bon:? (?P<number>\d{1,4})",
        rf"{_NO} (?:nochmals?|noch ?mal|noch einmal|neu|erneut)? ?(?:drucken|nachdrucken|bon)",
        rf"{_NO} (?:nochmals?|noch ?mal|noch einmal|erneut)",
    ),
    today=(
        r"heute",
        r"(?:was|wie ?viele?|wieviel)(?: ist| haben wir| bestellungen| noch| offen)* (?:heute|offen|los)",
        r"(?:die )?bestellungen(?: heute| von heute)?",
        r"übersicht",
    ),
    sales=(r"(?:tages)?umsatz(?: heute| von heute)?", r"(?:tages)?(?:kasse|abrechnung|abschluss|bericht)(?: heute)?"),
    status=(r"status", r"stand", r"schalter", r"was (?:ist|haben wir) (?:gerade )?(?:an|geschaltet|eingestellt)"),
    block=(
        rf"(?:sperren|sperre|blockieren|blocken) (?:kunde )?{_NO}",
        rf"{_NO} (?:sperren|blockieren|blocken)",
        r"(?:sperren|sperre|blockieren|blocken) (?P<phone>\+?\d[\d /-]{6,20})",
    ),
    unblock=(
        rf"(?:entsperren|freigeben) {_NO}",
        rf"{_NO} (?:entsperren|freigeben)",
        r"(?:entsperren|freigeben) (?P<phone>\+?\d[\d /-]{6,20})",
    ),
    training=(rf"(?:übung|übungsmodus|training|trainingsmodus|testmodus)(?: an| ein| start| starten)?{_UNTIL}",),
    no_training=(r"(?:übung|übungsmodus|training|trainingsmodus|testmodus) (?:aus|ende|vorbei|beenden|stopp?)",),
    shadow=(rf"(?:probewoche|probebetrieb|schattenwoche|mitlesen)(?: an| ein| start| starten)?{_UNTIL}",),
    no_shadow=(r"(?:probewoche|probebetrieb|schattenwoche|mitlesen) (?:aus|ende|vorbei|beenden|stopp?)",),
    undo=(r"rückgängig(?: machen)?", r"(?:doch nicht|war falsch|falsch|zurück|stimmt nicht)"),
    help=(r"hilfe", r"befehle", r"was kann ich (?:schreiben|tun|machen)", r"was gibt es(?: für befehle)?", r"\?+"),
    eat=(
        r"(?:selbst |selber )?bestellen",
        r"ich (?:möchte|will|würde gerne?) (?:selbst |selber |was |etwas |mal )*bestellen",
    ),
    small_talk=(
        r"(?:ok|okay|gut|alles klar|super|danke|ja|jo|passt|verstanden|hallo|hi|moin)",
        r"(?:guten (?:tag|morgen|abend)|[👍🙏👌]+)",
    ),
    vocabulary=words(
        "aus ausverkauft noch wieder pause stau zu heute offen lieferung abholung fertig unterwegs abgeholt geliefert",
        "storno stornieren ablehnen annehmen bon nochmal umsatz hilfe rückgängig sperren übungsmodus probewoche keine"
        " später",
    )
    + phrases("wieder da | keine lieferung | nur abholung"),
)
