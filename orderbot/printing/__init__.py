"""How tickets reach paper. The outbox decides when and how often; a driver tries once and says what became of it.

fleet.py   all printers: how each is doing, who stands in for whom
tcp.py     ESC/POS to a printer in the same network, with a question before and a confirmation after
polled.py  the pages that Star and Epson printers poll; hatch.py is where they pick their tickets up
ipp.py     an office printer, as a way out
chat.py    messages to staff
agent.py   in the restaurant: polls the bot, prints by tcp.py
file.py    text and bytes into a folder, for tests and for other programs to pick up
known.py   what was learned of a printer, kept over restarts
emulator/  printers that are none
"""
