"""What is said about an order.

intents.py  human, cancel, hours, …: whole messages and fixed phrases; talk.py their words, compiled
edits.py    "noch eine Cola", "2 weg"; edit.py the values, pointing.py which line, modifying.py how
"""
