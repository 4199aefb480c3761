"""What a reading pays for what it assumes. Small whole numbers; the differences count, not the sums.

A reading is sure if the next one with another cart costs at least MARGIN more: a fork whose ways differ by less is
asked about, any other is decided, unless the cheaper way ends in an impossible cart.
"""

from __future__ import annotations

from typing import Final

MARGIN: Final = 4

PLAIN: Final = 0  # as nearly everybody means it
ODD: Final = 4  # somebody may mean it so, but would say it otherwise: not asked about
EVEN: Final = 1  # two ways that a waiter hears about as often: asked about
IMPOSSIBLE: Final = 100  # the card or the message forbids it: never sure
UNHEARD: Final = 4  # a word that nothing accounts for
