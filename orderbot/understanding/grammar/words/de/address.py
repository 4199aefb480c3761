"""German: what stands around an address."""

# ruff: noqa: E501 - one kind of saying a line

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Addresses, words

ADDRESS = Addresses(
    telling=words("lieferung liefern liefer liefert geliefert bringen bringt gebracht bring adresse anschrift lieferadresse lieferanschrift wohne wohnen wohnt wohn schicken schickt"),
    lead=words(
        "an in die der den das dem nach zu zur zum im am ins bei hier für auf ist lautet wäre meine mein unsere unser adresse anschrift lieferadresse lieferanschrift straße: wohne wohnen wohn wohnt bin sind wir ich",
        "liefern lieferung liefer liefert geliefert bringen bringt bring gebracht schicken schickt sie ihr es bitte kommt haus hause und dann also gerne gern",
    ),
    left_out=words("und es bitte dann"),
    towards=words("nach"),
    inside=words("in"),
    to_building=words("an zu zum zur in ins ans nach für bei beim"),
    company=words("gmbh ag kg ug ohg gbr ev e.v co mbh"),
    house_number=words("nr nr. hausnummer hausnr. hausnr"),
    its_number=(r"haus(?:-?nummer|-?nr\.?| nr\.?)(?:,? (?:ist|lautet|wäre|die|falsch|es|richtig|war|doch|natürlich|nicht \d+ ?[a-z]?,? ?sondern))*",),
    its_postcode=(r"(?:ist|lautet|wäre) (?:die|meine|unsere) (?:plz|postleitzahl)",),
    postcode=words("plz plz. postleitzahl"),
    stop=words(
        "heißen heißt sein hr hr. fr fr. frau herr herrn",
        "natürlich selbstverständlich genau richtig stimmt ok okay doch nicht sorry sondern meinte falsch um gegen ab bis so ca circa etwa punkt heute morgen jetzt sofort asap schnell möglichst gleich bitte danke dank bittesehr mfg gruß grüße lg vg hallo hi",
        "und oder mit ohne dazu noch auch extra bar barzahlung karte ec ec-karte paypal online zahle zahl zahlen bezahle bezahlen zahlung rechnung passend trinkgeld",
        "lieferung liefern abholung abholen hole tel tel. telefon handy mobil name nummer nr nr. dann wenn aber ich wir sie ihr uns mir es ist sind war wäre hätte hätten möchte möchten will nehme nehm bestelle bestellung",
        "in an zu zum zur für nach von vom bei im am auf die der das den ein eine einen einmal zweimal x mal klingel klingeln stock etage og eg dg uhr halb viertel",
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai juni juli august september oktober november dezember abend mittag angebot trinken essen wochenende ende stück schluss",
        "mitnehmen abendessen mittagessen frühstück euro eur zurück rausgeben wechseln wechselgeld kontaktlos bestellen essen pizza pizzen cola",
    ),
    no_names=words("lieferung abholung rechnung kosten teller wunsch jeden keinen wiedersehen deutsch englisch email whatsapp"),
    polite=words("hallo hi danke dank vielen ok ja gern lg mfg hey moin sehr schon"),
    floor=(r"(?:\d{1,2}\.?|erster?|erste[sn]|zweiter?|zweite[sn]|dritter?|dritte[sn]|vierter?|vierte[sn]|fünfter?|oberste[rs]?|letzte[rs]?) ?(?:stock(?:werk)?|etage|og|obergeschoss|o\.g\.|geschoss)\b",),
    extra=(
        r"(?:eg|dg|ug|hh|vh|sf|gh|qg)\b", r"erdgeschoss|dachgeschoss|souterrain|keller\b|hinterhaus|vorderhaus|seitenflügel|gartenhaus|quergebäude|nebeneingang|hintereingang|hof(?:eingang)?\b|links\b|rechts\b|mitte\b", r"(?:im |in )?(?:\d\.|zweiten|ersten|2ten|1ten) hof",
        r"klingel\w*|klingeln|bei (?:fam\.?|familie |frau |herrn? )?\S|c/o\b|co\b|z\.? ?hd|wohnung|whg|w-?nr|app?\.|appartement|apartment|apt|zimmer|zi\.|raum|haus \w{1,2}\b|block\b|aufgang|eingang|turm|tor \d|tür\b|stiege|fam\.|familie\b|firma\b|fa\.|praxis\b|büro\b|hotel\b|klinik\b|station\b|parkplatz\b|stellplatz|rezeption\b|empfang\b|anmeldung\b|sekretariat\b|pforte\b|pförtner\b|vereinsheim\b|clubhaus\b|werkstatt\b|haupteingang\b|hausmeister\b|pension\b|gasthof\b|schule\b|kita\b|autohaus\b|seniorenheim\b|pflegeheim\b|krankenhaus\b|kaserne\b|campingplatz\b|ferien(?:haus|wohnung)\b|bungalow\b",
        r"in der|im (?:hof|hinterhaus|erdgeschoss|dachgeschoss|keller|vorderhaus|\d|ersten|zweiten|dritten|vierten|obersten)",
    ),
)  # fmt: skip
