"""First names people write beside an order: where a card has none of them, they are no mistyping of a dish.

"Anna" is no Panna Cotta. Left out is what people misspell into ("Marina" for Marinara, "Toni" for Tonno).
"""

from __future__ import annotations

from typing import Final

from orderbot.understanding.spelling.fold import keys

_WOMEN = """
amy andrea anja anke anna anne ayse birgit brigitte charlotte christina christine clara claudia daniela elif ella
emilia emily emine emma eva fatma franziska frieda gisela grace greta hanna hannah heike helga ingrid jennifer jessica
johanna julia karin kate kathrin katja katrin kerstin lara laura lea lena leonie lisa lucy luisa maria marie mary
melanie mia mila monika nicole nina olivia paula petra renate sabine sandra sarah silke sofia sophie stefanie steffi
susan susanne tina ursula ute zeynep
"""
_MEN = """
ahmet alex alexander ali andreas ben bernd chris christian daniel dave david dennis dieter dirk elias emre fabian
felix finn florian frank george hans harry hasan heinz holger jack jakob james jan jens john jonas julian jürgen kevin
klaus leon lukas markus martin matthias max mehmet michael mike moritz murat mustafa nick niklas noah oliver patrick
paul peter philipp ralf richard robert sam sebastian simon stefan stephan steve sven thomas thorsten tim tobias tom
torsten uwe william wolfgang yusuf
"""
NAMES: Final = frozenset(key for word in f"{_WOMEN} {_MEN}".split() for key in keys(word))
