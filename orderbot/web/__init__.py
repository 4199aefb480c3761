"""Pages for people: the demo with its phone and paper, and the answer to "are you well?".

phone.py        what the demo needs of a phone and of a printer (Protocols)
simulator.py    the routes of the demo page; sessions.py who sits there; wording in words.py
pages.py        headers, templates, static files, who may post; sse.py events that outlive a reload
health.py       GET /health
"""
