"""Is this a body Meta takes? Every rule of the messages endpoint, so that what passes here passes there.

message.py has the envelope and knows the types; interactive.py, content.py and template.py have one function a type,
built of rules.py. Whether an id in it is known is account.py's business.
"""

from orderbot.whatsapp.emulator.checking.message import check
from orderbot.whatsapp.emulator.checking.rules import Refused

__all__ = ["Refused", "check"]
