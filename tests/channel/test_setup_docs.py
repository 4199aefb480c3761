"""The setup guide speaks of keys, commands and checks that exist, in both languages alike."""

from __future__ import annotations

import json
import re
from pathlib import Path

from orderbot.cli.main import main
from orderbot.config.fields import BLOCKS
from orderbot.whatsapp.kinds import incoming
from tests.channel.street import START

DOCS = Path(__file__).parents[2] / "docs"
ENGLISH = (DOCS / "whatsapp-setup.en.md").read_text(encoding="utf-8")
GERMAN = (DOCS / "whatsapp-setup.de.md").read_text(encoding="utf-8")
KEYS = {field.key for fields in BLOCKS.values() for field in fields}


def test_both_languages_have_the_same_steps_commands_and_keys() -> None:
    for pattern in (r"^## ?\d?", r"^\d\. ", r"```", r"ORDERBOT_\w+", r"`(\w+) = ", r"`orderbot \w+", r"^\| "):
        here, there = (re.findall(pattern, guide, re.M) for guide in (ENGLISH, GERMAN))
        assert here == there, pattern


def test_every_key_and_command_of_the_guide_exists() -> None:
    assert set(re.findall(r"`(\w+) = ", ENGLISH)) - KEYS == set()
    commands = set(re.findall(r"`orderbot (\w+)", ENGLISH)) | set(re.findall(r"orderbot (serve)", ENGLISH))
    assert commands - {"doctor"} <= set(main.commands), commands


def test_the_form_asks_for_what_an_answer_is_read_as() -> None:
    flow = json.loads((DOCS / "address-flow.json").read_text(encoding="utf-8"))
    (screen,) = flow["screens"]
    *fields, footer = screen["layout"]["children"]
    names = [field["name"] for field in fields]
    assert list(footer["on-click-action"]["payload"]) == names
    assert screen["id"] == "ADDRESS"
    said = dict(zip(names, ("Bahnhofstr.", "12", "14806", "Bad Belzig", "2. OG"), strict=True))
    reply = {"type": "nfm_reply", "nfm_reply": {"response_json": json.dumps({**said, "flow_token": "1"})}}
    heard = incoming("interactive", {"interactive": reply}, "w", START, "")
    assert heard.text == "Bahnhofstr. 12, 14806 Bad Belzig, 2. OG"
