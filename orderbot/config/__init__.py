"""config.toml -> Config, or all its faults with line and remedy.

model.py    what was read
fields.py   every key: what it is for and what may stand behind it
kinds.py    the values that only the configuration has
secrets.py  { env = "NAME" } and { file = "PATH" }
place.py    one restaurant
reading.py  the whole file
"""

from orderbot.config.model import Config
from orderbot.config.reading import read_config

__all__ = ["Config", "read_config"]
