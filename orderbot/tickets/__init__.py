"""From an order to paper, as far as it can be thought without a printer.

making.py    Order -> Tickets, one for each station and for packing; changes and lists
document.py  what one piece of paper says
gate.py      customer text -> harmless text; the only way a customer's words get on paper
layout.py    Ticket -> lines with a style, at 48, 42, 33 or 32 columns
escpos.py    lines -> bytes of the printer's language; raster.py -> dots and pictures
plain.py     lines -> text; phone.py -> a message; sentence.py -> one line for each dish
"""
