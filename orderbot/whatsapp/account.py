"""Webhook fields about the account itself -> Notice: who must know when Meta restricts, warns or refuses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from orderbot.envelope import Notice
from orderbot.whatsapp.fields import caption, identifier, items, table, word

GRAVE: Final = {  # field -> what in its words means that somebody must act
    "account_update": ("VIOLATION", "RESTRICT", "DISABLE", "ACCOUNT_DELETED"),
    "account_alerts": ("CRITICAL", "WARNING"),
    "phone_number_quality_update": ("DOWNGRADE", "FLAGGED"),
    "phone_number_name_update": ("REJECTED",),
    "message_template_status_update": ("REJECTED", "DISABLED", "PAUSED", "FLAGGED", "PENDING_DELETION"),
    "message_template_quality_update": ("RED",),
    "template_category_update": ("MARKETING",),  # it costs more than twice as much
    "account_review_update": ("REJECTED",),
    "business_capability_update": (),
    "security": (),
}
WORDS: Final = (
    "event", "alert_severity", "alert_type", "decision", "new_category", "new_quality_score", "current_limit",
    "message_template_name", "reason",
)  # fmt: skip


def notices(field: str, value: dict[str, Any]) -> Iterator[Notice]:
    """Of a change whose field is one of GRAVE."""
    told = [word(value, key) for key in WORDS]
    told += [word(table(value, "ban_info"), "waba_ban_state"), word(table(value, "violation_info"), "violation_type")]
    told += [word(each, "restriction_type") for each in items(value, "restriction_info")]
    told += [caption(value, "alert_description", most=300)]
    said = ", ".join(dict.fromkeys(filter(None, told)))
    number = identifier(table(value, "metadata"), "phone_number_id")
    yield Notice(number, field, said or "?", grave=any(bad in each for bad in GRAVE[field] for each in told))
