"""From what was chosen to what was agreed. Pure; money in integer cents.

cart.py    lines, and the ways to change them
prices.py  what a line and a cart cost on this menu now
zones.py   do we deliver there, from which sum, for which fee
promise.py when can it be ready; the times one may choose
stock.py   what is sold out for now
choices.py what a line still needs: size, required option, dish of a combo
reconcile.py an open cart against the card of this moment
checkout.py  the snapshot shown with the buy button, and its digest
order.py   the frozen order
"""
