"""JSON Schemas of card.toml and of a section file, from the checker's own table of fields: for editors.

They tell what an editor can know from one file: keys, kinds of values, ranges. Whether a sign or a station is defined,
a price fits a size or a dish contradicts its diet is known to the checker only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orderbot.menu.fields import CARD, CHOICE, COMBO, ITEM, OPTION, PART, SECTION, SIZE, Field
from orderbot.menu.kinds import Schema
from orderbot.menu.values import MEANING, TAX

DRAFT = "https://json-schema.org/draft/2020-12/schema"
IDS = {"pattern": "^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$"}


def card_schema() -> Schema:
    choice = _block(CHOICE, {"option": _table(_block(OPTION), least=1)})
    combo = _block(COMBO, {"parts": {"type": "array", "minItems": 1, "items": _block(PART)}})
    return {"$schema": DRAFT, "title": "card.toml"} | _block(
        CARD,
        {
            "tax": _entries(TAX.schema),
            "codes": _entries(MEANING.schema),
            "size": _table(_block(SIZE)),
            "choice": _table(choice),
            "combo": _table(combo),
        },
    )


def section_schema() -> Schema:
    return {"$schema": DRAFT, "title": "section"} | _block(SECTION, {"item": _table(_block(ITEM))})


def _block(fields: Sequence[Field], inner: Mapping[str, Schema] | None = None) -> Schema:
    schemas = {field.key: field.kind.schema for field in fields} | dict(inner or {})
    return {
        "type": "object",
        "properties": {field.key: {**schemas[field.key], "description": field.note} for field in fields},
        "patternProperties": {f"^{field.key}_[a-z]{{2}}$": field.kind.schema for field in fields if field.kind.words},
        "required": [field.key for field in fields if field.required],
        "additionalProperties": False,
    }


def _table(block: Schema, least: int = 0) -> Schema:
    return {"type": "object", "additionalProperties": block, "propertyNames": IDS, "minProperties": least}


def _entries(schema: Schema) -> Schema:
    return {"type": "object", "additionalProperties": schema}
