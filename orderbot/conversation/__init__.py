"""The talk with one customer: (Conversation, what was heard, Shop, now) -> Turn. Pure: no I/O, no clock, no chance.

model.py     what is known and what is said
flow.py      the checklist of questions, and one turn through it
commands.py  what may be said at any time: human, cancel, help, hours, …; heard before any question
taps.py      what a button says, and the ids they travel as
steps/       one module per question
shop.py      the world handed in: card, hours, stock, restaurant
"""
