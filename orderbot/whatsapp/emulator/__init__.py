"""A local Graph API: Meta's side of the conversation, for the demo, for tests, for load.

checking.py refuses whatever Meta would, so that what passes here passes there. delivery.py signs webhooks and repeats
them until they are answered 200. Not there: templates, media, flows, catalogues (refused as unsupported).
"""

from orderbot.whatsapp.emulator.answers import Fault
from orderbot.whatsapp.emulator.graph import Emulator
from orderbot.whatsapp.emulator.people import Event, Person, Refusal, Sent

__all__ = ["Emulator", "Event", "Fault", "Person", "Refusal", "Sent"]
