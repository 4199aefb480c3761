"""One module per question, in the order in which they are asked; see flow.py for the names a step has.

change    what shall be different? (only when asked for)
which     a word that names two dishes
options   size, required choices and the places of a combo, of each dish that misses them
dishes    what would you like, the card, the cart; also below the minimum of delivery
handover  deliver or pick up
address   where to
time      when; asked only if it cannot be "as soon as possible"
payment   how; asked only on request, the restaurant's first kind is taken otherwise
confirm   the summary with the button that buys
"""
