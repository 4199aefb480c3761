"""Why an owner's file cannot be read: the parser says where it gave up, the line says what was meant.

The checks go from the most to the least particular; the first that fits speaks. None repeats the parser's words.
"""

from __future__ import annotations

import re
from typing import Final

from orderbot.texts import Text, text
from orderbot.tomlfile.repeated import repeated
from orderbot.tomlfile.stuck import HEADER, NEXT, Mistake, Stuck, ascii_key, proper

CURLY = "„“”‟‚‘’‛«»‹›″"
REMARKS = ("//", "/*", "--", ";", "<!--", "%", "*")
BLOCKS = re.compile(r"[\s\[({<]*((?:item|choice|combo|size|codes)\b[^=]*)$")
SIGN = r"(?:€|EUR\b|[Ee]uro\b|CHF\b|Fr\.|\$|£|GBP\b|USD\b)"
NUMBER = re.compile(rf"=\s*({SIGN}\s*)?([-+]?(?:\d[\d.,]*(?:-{{1,2}})?|[.,]\d+))\s*({SIGN})?(?=\s*(?:$|[,}}\];]))")
GOOD = re.compile(r"[-+]?(?:0|[1-9]\d*)(?:\.\d+)?")
LISTS = ("codes", "traces", "words", "diet", "choices", "languages", "stations", "ingredients", "from", "default")
NUMBERS = ("price", "pickup_price", "deposit", "minutes", "min", "max", "free", "age", "times", "fee", "minimum")
TRUTH = {"true": "true", "yes": "true", "ja": "true", "wahr": "true", "false": "false", "no": "false", "nein": "false"}
# Keys of the configuration that are whole numbers: what is wrong with them is said without speaking of prices.
WHOLE: Final = frozenset(
    (
        "port", "minutes", "columns", "last_order", "horizon", "slot", "sell_age", "max_pieces", "orders_an_hour",
        "open_orders", "messages_a_minute", "first_pieces",
    )
)  # fmt: skip


def explain(written: str, at: int, message: str) -> Mistake:
    """What the owner did and what to do about it. `message` is the parser's, used only to tell a repetition."""
    at = min(at, len(written))
    if message.startswith(("Cannot", "Duplicate")):
        end = written.find("\n", at)
        found = repeated(written[: len(written) if end < 0 else end])
        if found:
            return Mistake(*found)
    stuck = Stuck(written, at)
    for check in CHECKS:
        if mistake := check(stuck):
            return mistake
    return stuck.says(
        text("this line cannot be read"),
        text("write it like the lines around it: key = value, text in quotes, prices like 8.50"),
    )


def _unclosed(stuck: Stuck) -> Mistake | None:
    """A bracket that was opened further up: at the end of the file, or where the next entry begins."""
    opened = [one for one in stuck.opened if one.kind in "[{"]
    torn = [one for one in stuck.opened if len(one.kind) == 3]
    if torn:
        line = stuck.line_of(torn[0].at)
        what = text("the text opened with three quotes in line {line} is not closed", line=line)
        return Mistake(line, what, text("end it with three quotes"))
    above = [one for one in opened if stuck.line_of(one.at) < stuck.line]
    if stuck.text[stuck.at :].strip() and not (above and NEXT.match(stuck.row)):
        return None
    if stuck.text[stuck.at :].strip() and not HEADER.match(stuck.row) and above[-1:] != opened[-1:]:
        return None
    left = above if above else opened
    if not left or stuck.quotes % 2:
        return None
    line = stuck.line_of(left[-1].at)
    if left[-1].kind == "[":
        return Mistake(line, text("the list opened in line {line} is not closed", line=line), text("end it with ]"))
    what = text("the curly bracket opened in line {line} is not closed", line=line)
    return Mistake(line, what, text("end it with a closing curly bracket"))


def _header(stuck: Stuck) -> Mistake | None:
    row = stuck.bare.strip()
    if stuck.opened and not (row.startswith("[") and stuck.line_of(stuck.opened[0].at) == stuck.line):
        return None
    closed = re.match(r"(\[\[?[\w.-]+\]\]?)\s*(\S.*)", row)
    if closed:
        return stuck.says(
            text('"{rest}" stands behind the header', rest=closed[2]), text("write it in a line of its own below")
        )
    if not (row.startswith("[") or BLOCKS.match(row)):
        return None
    kind, _, name = re.sub(r"[\[\](){}<>\"']", "", row).strip().partition(".")
    if not name:
        kind, _, name = kind.partition(" ")
    name = ".".join(re.sub(r"[^\w-]", "", ascii_key(part)) for part in name.split("."))
    example = f"[{ascii_key(kind.strip().rstrip(':'))}.{name or '24'}]"
    return stuck.says(text('the header "{row}" cannot be read', row=row), text("write {example}", example=example))


def _curly(stuck: Stuck) -> Mistake | None:
    if any(letter in stuck.bare for letter in CURLY) or (stuck.quotes % 2 and any(c in stuck.row for c in CURLY)):
        return stuck.says(text("typographic quotes cannot be used here"), text('use straight quotes: "like this"'))
    return None


def _invisible(stuck: Stuck) -> Mistake | None:
    letter = stuck.here[:1]
    if letter and not letter.isprintable() and letter not in "\r\t":
        column = stuck.at - stuck.start + 1
        what = text("an invisible character stands at column {column}", column=column)
        return stuck.says(what, text("delete it and type an ordinary space if one is wanted"))
    return None


def _backslash(stuck: Stuck) -> Mistake | None:
    if "\\" not in stuck.row or not re.search(r"\\[^btnfre\"\\xuU]|\\[xuU]", stuck.row):
        return None
    return stuck.says(text("a backslash has a meaning of its own between double quotes"), text("write / instead"))


def _remark(stuck: Stuck) -> Mistake | None:
    if stuck.row.lstrip().startswith(REMARKS) or stuck.here.startswith(("//", "/*")):
        return stuck.says(text("this is not how a remark begins"), text("begin remarks with #"))
    return None


def _two_entries(stuck: Stuck) -> Mistake | None:
    before = stuck.row[: max(stuck.at - stuck.start, 0)]
    if not stuck.opened and "=" in before and re.match(r"[A-Za-z_]+\s*=", stuck.here):
        return stuck.says(text("two entries stand in one line"), text("give each its own line"))
    return None


def _number(stuck: Stuck) -> Mistake | None:
    for found in NUMBER.finditer(stuck.bare):
        before, number, after = found[1], found[2], found[3]
        better = text("write {example}", example=proper(number))
        if before or after:
            return stuck.says(text("a price has no currency sign"), better)
        if re.fullmatch(r"[-+]?\d+,\d+", number) and _may_be_price(stuck.row):
            return stuck.says(text("a price needs a point instead of the comma"), better)
        if not GOOD.fullmatch(number):
            if "," in number and not _may_be_price(stuck.row):
                better = text("write a whole number, such as {example}", example=re.split("[.,]", number)[0])
            return stuck.says(text('"{number}" is not written like a number', number=number), better)
    return None


def _may_be_price(row: str) -> bool:
    """`port = 80,80` is no price; a row without a key of its own may be one."""
    key = re.match(r"\s*([A-Za-z_]+)\s*=", row)
    return key is None or key[1] not in WHOLE


def _between(stuck: Stuck) -> Mistake | None:
    if not stuck.opened or not stuck.here or stuck.quotes % 2:
        return None
    if stuck.here[0] == ",":
        return stuck.says(text("there is a comma too many in this line"), text("take it out"))
    if stuck.here[0] in "\"'{[;" or (stuck.opened[-1].kind == "{" and re.match(r"[\w-]+\s*=", stuck.here)):
        return stuck.says(text("a comma is missing between two entries"), text("separate them with a comma"))
    if stuck.here[0] in ")]}":
        return stuck.says(
            text("a bracket is closed with the wrong sign"), text("close [ with ] and a curly one likewise")
        )
    return None


def _quotes(stuck: Stuck) -> Mistake | None:
    value = stuck.value
    if stuck.key in LISTS and re.match(r'"[^"]*"\s*,', value):
        return stuck.says(text("this is a list, and a list has square brackets"), _write(stuck, f"[{value}]"))
    if value.startswith("'") and value.count("'") > 2:
        inner = value[1 : value.rindex("'")]
        return stuck.says(text("the apostrophe ends the text"), _write(stuck, f'"{inner}"'))
    if stuck.quotes % 2:
        return stuck.says(text("a quote is missing in this line"), text('text begins and ends with "'))
    if value.startswith('"') and value.count('"') > 2:
        inner = value[1 : value.rindex('"')]
        if inner.startswith('"') and inner.endswith('"') and inner.count('"') == 2:
            return stuck.says(text("there are more than two quotes"), _write(stuck, inner))
        return stuck.says(text("there are more than two quotes"), _write(stuck, f"'{inner}'"))
    return None


def _umlaut(stuck: Stuck) -> Mistake | None:
    for word in re.finditer(r"[^\s=:\"'#\[\]{},]+(?=\s*[=:])", stuck.bare):
        if not word[0].isascii():
            return stuck.says(
                text('the key "{key}" has a letter that keys cannot have', key=word[0]),
                text("write {example}", example=re.sub(r"[^\w-]", "", ascii_key(word[0]))),
            )
    return None


def _key(stuck: Stuck) -> Mistake | None:
    row = stuck.row.strip()
    between = re.match(r"([\w-]+)\s*(:\s*=?|==+|=\s*=|\s(?=\s*[\"'\[{\d]))\s*(\S.*)$", row)
    if between and not re.match(r"[\w-]+\s+[\w \t-]+=", row):
        example = f"{between[1]} = {between[3]}"
        return stuck.says(text('one "=" belongs between key and value'), text("write {example}", example=example))
    if inner := re.search(r"([\w-]+)\s*:\s*$", stuck.bare[: stuck.at - stuck.start + 1]):
        return stuck.says(
            text('one "=" belongs between key and value'), text("write {example}", example=f"{inner[1]} =")
        )
    if spaced := re.match(r"([\w-]+(?:\s+[\w-]+)+)\s*=", row):
        example = re.sub(r"\s+", "_", spaced[1])
        return stuck.says(text('the key "{key}" has a space', key=spaced[1]), text("write {example}", example=example))
    if re.match(r"[\w.\"'-]+\s*=\s*(#.*)?$", row):
        return stuck.says(text('nothing stands behind "="'), text("write the value, or take the line out"))
    if row.startswith("="):
        return stuck.says(text('nothing stands before "="'), text("write the key before it, such as price = 8.50"))
    if "=" not in stuck.bare and not stuck.opened:
        return stuck.says(text("this line is no entry"), text("write key = value; a remark begins with #"))
    return None


def _unquoted(stuck: Stuck) -> Mistake | None:
    word = re.match(r"[^\s,\]}#\"']+", stuck.here)
    value = re.split(r"\s+#", stuck.value, maxsplit=1)[0]
    if value.startswith("("):
        return stuck.says(text("a list has square brackets"), text("write {example}", example=f"{stuck.key} = [...]"))
    if word and word[0].lower() in TRUTH:
        return stuck.says(text("only true and false are known here"), _write(stuck, TRUTH[word[0].lower()]))
    if stuck.opened and word:
        return stuck.says(text("text needs quotes"), text("write {example}", example=f'"{word[0]}"'))
    if not re.match(r"[^\W_]", value):
        return None
    if stuck.key in NUMBERS and value[0].isdigit():
        number = re.match(r"[\d.,]*\d", value)
        return stuck.says(text("only a number may stand here"), _write(stuck, proper(number[0]) if number else "8.50"))
    if stuck.key in LISTS:
        entries = ", ".join(f'"{part}"' for part in re.split(r"[\s,;]+", value) if part)
        return stuck.says(text("text needs quotes, and this is a list"), _write(stuck, f"[{entries}]"))
    return stuck.says(text("text needs quotes"), _write(stuck, f'"{value}"'))


def _rest(stuck: Stuck) -> Mistake | None:
    rest = stuck.here.strip()
    if rest and stuck.value and not stuck.opened:
        what = text('"{rest}" is too much in this line', rest=rest)
        return stuck.says(what, text("take it out, or write # before it if it is a remark"))
    return None


def _write(stuck: Stuck, value: str) -> Text:
    return text("write {example}", example=f"{stuck.key} = {value}")


CHECKS = (
    _unclosed, _header, _curly, _invisible, _backslash, _remark, _two_entries, _number, _umlaut,
    _between, _quotes, _key, _unquoted, _rest,
)  # fmt: skip
