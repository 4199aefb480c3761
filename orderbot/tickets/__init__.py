"""From an order to paper, as far as it can be thought without a printer.

document.py  Order -> Ticket: what one piece of paper says, for one station or for packing
gate.py      customer text -> harmless text; the only way a customer's words get on paper
layout.py    Ticket -> lines with a style, at 48 or 32 columns
escpos.py    lines -> bytes of the printer's language
plain.py     lines -> text
"""
