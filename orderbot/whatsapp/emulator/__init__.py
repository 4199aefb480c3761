"""A local Graph API: Meta's side of the conversation, for the demo, for tests, for load, and for other people's bots.

checking/ refuses whatever Meta would, so that what passes here passes there. account.py knows windows, paces, prices
and templates, media.py keeps uploads, nodes.py tells of number and token. delivery.py signs webhooks and repeats them
until they are answered 200. Not there: catalogues, groups, calls, payments.
"""

from orderbot.whatsapp.emulator.account import Template
from orderbot.whatsapp.emulator.answers import Fault, Late
from orderbot.whatsapp.emulator.graph import Emulator
from orderbot.whatsapp.emulator.people import Event, Person, Refusal, Sent

__all__ = ["Emulator", "Event", "Fault", "Late", "Person", "Refusal", "Sent", "Template"]
