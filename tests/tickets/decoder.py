"""Reads ESC/POS as a printer does: every command known or DecodeError. No code is shared with the encoder."""

from dataclasses import dataclass, field, replace

CODECS = {0: "cp437", 2: "cp850", 13: "cp857", 14: "cp737", 16: "cp1252", 17: "cp866", 18: "cp852", 19: "cp858"}
POWER_ON = 0  # the table after ESC @ until ESC t
OURS = {b"\x1b@": 0, b"\x1c.": 0, b"\x1bt": 1, b"\x1ba": 1, b"\x1bE": 1, b"\x1d!": 1, b"\x1dB": 1, b"\x1bd": 1,
        b"\x1dV": 2, b"\x1d(H": 8, b"\x10\x04": 1}  # fmt: skip
OTHERS = OURS | {b"\x1bM": 1, b"\x1b-": 1, b"\x1b{": 1, b"\x1b2": 0, b"\x1bJ": 1, b"\x1db": 1, b"\x1b!": 1}


class DecodeError(ValueError):
    pass


@dataclass(frozen=True)
class Style:
    bold: int = 0
    inverted: int = 0
    size: int = 0
    align: int = 0

    @property
    def width(self):
        return (self.size >> 4) + 1

    @property
    def height(self):
        return (self.size & 0x0F) + 1


@dataclass
class Row:
    spans: list = field(default_factory=list)  # (text, Style)

    @property
    def text(self):
        return "".join(text for text, _ in self.spans)

    @property
    def columns(self):
        return sum(len(text) * style.width for text, style in self.spans)


@dataclass
class Page:
    rows: list
    cuts: int = 0
    asked: list = field(default_factory=list)  # process ids
    chinese: bool = True


def decode(data, commands=OURS):
    """What a printer that starts in Chinese mode puts on paper."""
    page, style, table = Page([Row()]), Style(), POWER_ON
    at = 0
    while at < len(data):
        byte = data[at]
        if byte == 0x0A:
            page.rows.append(Row())
            at += 1
        elif byte < 0x20 or byte == 0x7F:
            name = next((n for n in sorted(commands, key=len, reverse=True) if data.startswith(n, at)), None)
            if name is None:
                raise DecodeError(f"unknown command {data[at : at + 4]!r} at {at}")
            at += len(name)
            args = data[at : at + commands[name]]
            if name == b"\x1dV" and args[:1] in b"\x00\x01\x30\x31":
                args = args[:1]
            if len(args) < min(commands[name], 1):
                raise DecodeError("cut off")
            at += len(args)
            style, table = _obey(name, args, page, style, table)
        else:
            end = at
            while end < len(data) and data[end] >= 0x20 and data[end] != 0x7F:
                end += 1
            if page.chinese and any(each >= 0x80 for each in data[at:end]):
                raise DecodeError("text in Chinese mode")
            if table not in CODECS:
                raise DecodeError(f"unknown table {table}")
            page.rows[-1].spans.append((data[at:end].decode(CODECS[table]), style))
            at = end
    return page


def _obey(name, args, page, style, table):
    match name:
        case b"\x1b@":
            page.chinese = True
            return Style(), POWER_ON
        case b"\x1c.":
            page.chinese = False
        case b"\x1bt":
            return style, args[0]
        case b"\x1ba":
            return replace(style, align=args[0]), table
        case b"\x1bE":
            return replace(style, bold=args[0] & 1), table
        case b"\x1d!":
            return replace(style, size=args[0]), table
        case b"\x1b!":
            return replace(style, bold=args[0] >> 3 & 1, size=(args[0] >> 5 & 1) << 4 | (args[0] >> 4 & 1)), table
        case b"\x1dB":
            return replace(style, inverted=args[0] & 1), table
        case b"\x1bd" | b"\x1bJ":
            page.rows += [Row() for _ in range(args[0] if name == b"\x1bd" else 1)]
        case b"\x1dV":
            page.cuts += 1
        case b"\x1d(H":
            if args[:4] != b"\x06\x0000":
                raise DecodeError(f"GS ( H {args!r}")
            page.asked.append(args[4:])
    return style, table
