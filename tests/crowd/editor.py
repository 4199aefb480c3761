"""An owner who cannot leave the card alone: one edit a second, some of them wrong."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

Files = dict[str, str]
BLOCK = re.compile(r"^\[item\.[^\]]+\]\n(?:(?!\[).*\n?)*", re.MULTILINE)
OPTION = re.compile(r"^\w+ += \{ name = .*price = .*\n", re.MULTILINE)
PRICE = re.compile(r"\b\d+\.\d\d\b")
# named by the combo, or the last of its file, whose going waits for a yes
NEEDED = tuple(f"[item.{id}]" for id in ("31", "32", "70", "71", "72", "74", "6", "14", "34", "46", "63", "75"))
KEPT = ("spaghetti", "balsamico")  # preselected by a dish
AT_ONCE = 7  # edits that stand at the same time; the oldest is taken back


class Editor:
    def __init__(self, folder: Path, rng: random.Random) -> None:
        self.folder, self.rng = folder, rng
        self.pristine = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.toml"))}
        self.written = dict(self.pristine)
        self.edits: list[Callable[[Files], None]] = []
        self.made = 0

    def edit(self) -> None:
        """The next edit is on disk."""
        self.made += 1
        if self.made % 9 == 0:
            self._write(self._broken())
            return
        kinds = (
            self._prices, self._prices, self._gone, self._season, self._hidden, self._renamed, self._one_size,
            self._option_gone, self._option_price, self._must_choose, self._without_sizes,
        )  # fmt: skip
        self.edits = [*self.edits, self.rng.choice(kinds)()][-AT_ONCE:]
        files = dict(self.pristine)
        for each in self.edits:
            each(files)
        self._write(files)

    def _write(self, files: Files) -> None:
        for name, text in files.items():
            if text != self.written[name]:
                (self.folder / name).write_text(text, encoding="utf-8")
        self.written = files

    def _broken(self) -> Files:
        files = dict(self.written)
        name = self.rng.choice(sorted(files))
        cut = self.rng.randrange(len(files[name]))
        files[name] = self.rng.choice([files[name][:cut], files[name] + '\n[item.999]\nname = "'])
        return files

    # -- each edit is remembered by what it does to the files of before

    def _block(self, change: Callable[[str], str]) -> Callable[[Files], None]:
        file = self.rng.choice([name for name in self.pristine if name != "card.toml"])
        header = self.rng.choice(BLOCK.findall(self.pristine[file])).split("\n")[0]

        def apply(files: Files) -> None:
            files[file] = BLOCK.sub(
                lambda match: change(match[0]) if match[0].startswith(header) else match[0], files[file]
            )

        return apply

    def _card(self, change: Callable[[str], str]) -> Callable[[Files], None]:
        def apply(files: Files) -> None:
            files["card.toml"] = change(files["card.toml"])

        return apply

    def _prices(self) -> Callable[[Files], None]:
        cents = self.rng.choice([-60, -10, 10, 50, 130])
        return self._block(lambda text: PRICE.sub(lambda match: f"{float(match[0]) + cents / 100:.2f}", text))

    def _gone(self) -> Callable[[Files], None]:
        return self._block(lambda text: text if text.startswith(NEEDED) else "")

    def _season(self) -> Callable[[Files], None]:
        return self._block(lambda text: _with(text, "season", '"01.12.-24.12."'))

    def _hidden(self) -> Callable[[Files], None]:
        return self._block(lambda text: _with(text, "hidden", "true"))

    def _renamed(self) -> Callable[[Files], None]:
        return self._block(lambda text: re.sub(r'^(name +=) "', r'\1 "Neue ', text, count=1, flags=re.MULTILINE))

    def _one_size(self) -> Callable[[Files], None]:
        return self._block(lambda text: re.sub(r"klein = \d+\.\d\d, ", "", text))

    def _without_sizes(self) -> Callable[[Files], None]:
        return self._block(lambda text: re.sub(r"\{ klein = (\d+\.\d\d), gross = \d+\.\d\d \}", r"\1", text))

    def _option_gone(self) -> Callable[[Files], None]:
        lines = OPTION.findall(self.pristine["card.toml"])
        line = self.rng.choice([each for each in lines if not each.startswith(KEPT)])
        return self._card(lambda text: text.replace(line, ""))

    def _option_price(self) -> Callable[[Files], None]:
        line = self.rng.choice(OPTION.findall(self.pristine["card.toml"]))
        dearer = PRICE.sub(lambda match: f"{float(match[0]) + 0.3:.2f}", line)
        return self._card(lambda text: text.replace(line, dearer))

    def _must_choose(self) -> Callable[[Files], None]:
        least = "max     = 8\nmin     = 1\n"
        return self._card(lambda text: text if least in text else text.replace("max     = 8\n", least))


def _with(block: str, key: str, value: str) -> str:
    """One more line, below the header: at the end its removal would look like a file that was cut off."""
    if key in block:
        return block
    header, _, rest = block.partition("\n")
    return f"{header}\n{key} = {value}\n{rest}"
