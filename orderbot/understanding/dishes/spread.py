""" "alle groß", "beide mit Käse", "jeweils klein": words that apply to several lines."""

from __future__ import annotations

from orderbot.understanding.dishes import ahead
from orderbot.understanding.dishes.scan import Pending, Scan
from orderbot.understanding.senses import Kind


def spread(scan: Scan, place: int) -> int:
    """ "alle groß", "beide mit Käse"."""
    span = scan.spans[place]
    after = place + 1
    section = ""
    following = scan.span(after)
    while following is not None and not following.gap and (ahead.silent(following) or following.has(Kind.HEAD)):
        if following.has(Kind.HEAD):
            section = following.of(Kind.HEAD)[0].value
        after += 1
        following = scan.span(after)
    before = scan.span(place - 1)
    if before is not None and before.has(Kind.WITH, Kind.WITHOUT) and not span.gap and scan.targets:
        for draft in scan.targets:  # "mit allem", "ohne alles": as the kitchen makes it, and it reads so
            draft.notes.append(f"{before.text} {span.text}")
        scan.scope = ""
        return place + 1
    if following is None or following.gap == "." or following.has(Kind.NUMBER) or not scan.drafts:
        return place + 1
    if following.is_dish and not following.is_modifier and not section:
        return place + 1
    if span.has(Kind.EACH) and not (
        following.has(Kind.SIZE, Kind.IN, Kind.WITH, Kind.WITHOUT) or following.is_modifier
    ):
        return place + 1
    lines = [draft for draft in scan.drafts if draft.left > 0 or not draft.carved]
    if section:
        chosen = [draft for draft in lines if any(scan.lexicon.section(each) == section for each in draft.candidates)]
    elif span.has(Kind.BOTH):
        chosen = lines[-1:] if lines and lines[-1].pieces == 2 else lines[-2:]
    else:
        chosen = lines
    scan.targets, scan.spread, scan.scope, scan.pending = chosen, True, "", Pending()
    return after
