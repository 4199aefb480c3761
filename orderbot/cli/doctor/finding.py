"""What a check found."""

from __future__ import annotations

from dataclasses import dataclass

from orderbot.texts import Sayable, lines, text
from orderbot.wording.render import Voice


@dataclass(frozen=True, slots=True)
class Finding:
    """`ok` with a remedy: it may stay so, and this is how to change it."""

    check: str
    ok: bool
    said: Sayable
    remedy: Sayable = ""

    def line(self, voice: Voice) -> str:
        said = voice.say(text("{sign} {what}", sign="✓" if self.ok else "✗", what=self.said))
        return f"{said}; {voice.say(self.remedy)}" if self.remedy else said

    def told(self, voice: Voice) -> dict[str, object]:
        return {
            "check": self.check,
            "ok": self.ok,
            "said": voice.say(self.said),
            "remedy": voice.say(self.remedy),
        }


def good(check: str, said: Sayable, remedy: Sayable = "") -> Finding:
    return Finding(check, True, said, remedy)


def bad(check: str, said: Sayable, remedy: Sayable, where: str = "") -> Finding:
    return Finding(check, False, lines(where, said, between=": ") if where else said, remedy)
