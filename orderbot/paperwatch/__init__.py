"""Watches over paper: when a ticket does not come, somebody has the whole order in hand within a minute.

trouble.py   a printer that does not print, as staff know it; why, in words for people
alarms.py    one alarm for each trouble, whole orders as they join it, one all-clear; another printer that stands in
late.py      tickets that nobody waits for any more: one list of them instead of a flood
unseen.py    tickets that are messages and that nobody has seen
words.py     what staff say about paper, carried out
stopping.py  no orders while no printer prints
rounds.py    by the clock: reminders of pre-orders, the list of them at opening, the day's sums at closing
house.py     what all of these share
"""

from orderbot.paperwatch.watch import PaperWatch

__all__ = ["PaperWatch"]
