"""English: what stands around an address."""

# ruff: noqa: E501 - one kind of saying a line

from __future__ import annotations

from orderbot.understanding.grammar.words.model import Addresses, words

ADDRESS = Addresses(
    telling=words("address deliver delivered delivery live"),
    lead=words("to at is my our the address deliver delivered delivery bring send please it live i'm i we're we lives for"),
    left_out=words("i we"),
    inside=words("in"),
    to_building=words("to at for"),
    company=words("ltd inc llc co"),
    house_number=words("no no. number"),
    its_postcode=(r"is (?:the|my|our) (?:post ?code|zip(?: code)?|postal code)",),
    its_number=(r"(?:house|street) (?:number|no\.?)(?:'s| is| was| should be| actually| wrong|,? it's|,? it is| not \d+ ?[a-z]?,? ?but)*",),
    stop=words(
        "mr mr. mrs mrs. ms ms. miss sorry actually of course sure right ok okay wrong not at by around please thanks thank and or with without for pay paying paid cash card the a an one two i we my our name phone is are to from in no tomorrow today tonight pickup deliver delivery pls",
        "monday tuesday wednesday thursday friday saturday sunday",
    ),
    polite=words("hi hey thanks thank you ok"),
    floor=(r"(?:\d{1,2}\.?|1st|2nd|3rd|[4-9]th|ground|first|second|third|fourth|top) ?floor\b",),
    extra=(r"bell\b|ring\b(?! (?:at|for)\b)|buzzer|c/o\b|apartment|apt|flat|room|block\b|reception\b|front desk|lobby\b|hotel\b|hostel\b|campsite\b|office\b",),
)  # fmt: skip
