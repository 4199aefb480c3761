"""The owner's files -> a Menu, or everything that is wrong with them, all at once.

The whole card or nothing: a Menu comes out only if no file has a fault. Warnings never block.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from orderbot.errors import Complaint
from orderbot.menu.building import build
from orderbot.menu.cautions import caution_card, caution_section
from orderbot.menu.choices import check_choices, check_groups
from orderbot.menu.combos import check_combos
from orderbot.menu.drafts import CardDraft, SectionDraft
from orderbot.menu.findings import Findings
from orderbot.menu.items import check_item, check_section
from orderbot.menu.model import Menu
from orderbot.menu.reading import CARD_FILE, read_card, read_documents, read_section
from orderbot.menu.version import with_version
from orderbot.texts import text


@dataclass(frozen=True, slots=True)
class CardResult:
    menu: Menu | None  # None if there are errors
    complaints: tuple[Complaint, ...]  # errors and warnings, by file and line

    @property
    def errors(self) -> tuple[Complaint, ...]:
        return tuple(complaint for complaint in self.complaints if not complaint.warning)

    @property
    def warnings(self) -> tuple[Complaint, ...]:
        return tuple(complaint for complaint in self.complaints if complaint.warning)


def check_card(files: Mapping[str, bytes], *, today: date | None = None) -> CardResult:
    """All files of a card's folder by name, as `folder.card_files` gives them; of pictures the name is enough.

    With `today`, every tax class must have a rate that holds on that day.
    """
    findings = Findings()
    documents = read_documents(files, findings)
    card = read_card(documents.get(CARD_FILE), findings)
    sections = [read_section(each, findings, card.languages) for name, each in documents.items() if name != CARD_FILE]
    complete = not any(document.broken for document in documents.values())
    _across_files(sections, findings)
    check_groups(card)
    _check_tax(card, today)
    for section in sections:
        check_section(section, card)
        for item in section.items.values():
            check_item(item, section, card)
            check_choices(item, section, card)
    check_combos(card, sections, complete=complete)
    caution_card(card, files)
    for section in sections:
        if not section.block.spot.document.broken:
            caution_section(section, card, files)
    return CardResult(
        None if findings.errors else with_version(build(card, sections)),
        tuple(sorted(findings.complaints, key=lambda each: (each.file != CARD_FILE, each.file, each.line))),
    )


def _across_files(sections: Sequence[SectionDraft], findings: Findings) -> None:
    """Numbers and names of sections are given once; 23a and 23A are the same to a customer."""
    if not sections:
        findings.complaints.append(
            Complaint(
                CARD_FILE, 0, text("the card has no section"), text("write a file such as 20-pizza.toml beside it")
            )
        )
    files: dict[str, str] = {}
    ids: dict[str, tuple[str, int, str]] = {}
    for section in sections:
        spot = section.block.spot
        if section.id.casefold() in files:
            what = text('section "{id}" is already in {file}', id=section.id, file=files[section.id.casefold()])
            spot.fault(what, text("rename one of the two files"))
        files.setdefault(section.id.casefold(), spot.file)
        for id_, item in section.items.items():
            if found := ids.get(id_.casefold()):
                file, line, name = found
                what = text(
                    'number {id} is already in {file} line {line}: "{name}"', id=id_, file=file, line=line, name=name
                )
                item.spot.fault(what, text("give one of the two dishes another number"))
            else:
                name = getattr(item.values.get("name"), "text", "?")
                ids[id_.casefold()] = (item.spot.file, item.spot.line, name)


def _check_tax(card: CardDraft, today: date | None) -> None:
    for name, rates in (card.tax or {}).items():
        if today and rates and rates[0].since > today:
            what = text('tax class "{name}" has no rate yet', name=name)
            (card.block.spot / "tax" / name).fault(what, text("add the rate that holds today"))
