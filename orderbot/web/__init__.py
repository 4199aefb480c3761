"""Pages for people: the board of the shop, the demo with its phone and paper, and the answer to "are you well?".

urls.py         all addresses, and whom each is for
kitchen.py      the routes of the board: board.py what it shows, strip.py the line above it, board_words.py its words
gate.py         who may see it: key, PIN, cookie, forms of our own; watching.py pushes what has changed
phone.py        what the demo needs of a phone and of a printer (Protocols)
simulator.py    the routes of the demo page; sessions.py who sits there; wording in words.py
pages.py        headers, templates, static files, who may post; sse.py events that outlive a reload
health.py       GET /health
"""
