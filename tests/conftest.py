"""The same examples on every run, so that what is green stays green; HYPOTHESIS_PROFILE=explore looks for new ones.

Nothing is measured in tests: a machine that is slow or busy finds the same faults. What takes long only in sum is named
here as `thorough`: whole servers, processes that are killed, matrices that are generated.
"""

from __future__ import annotations

import os
from typing import Final

import pytest
from hypothesis import HealthCheck, settings

PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("same", derandomize=True, database=None, **PATIENT)
settings.register_profile("explore", **PATIENT)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

THOROUGH: Final = (
    "channel/", "crowd/", "end_to_end/", "printing/test_tcp_printer.py", "simulation/", "cli/test_doctor.py",
    "dialogues/test_stories.py::test_a_story_is_the_same_when_webhooks_are",
    "storage/test_moving.py", "storage/test_postgres.py",
    "outbox/test_messages.py", "outbox/test_paper_killed.py", "outbox/test_polled_killed.py", "outbox/test_tickets.py",
    "understanding/test_a_fourth_language.py", "understanding/test_a_question_orders_nothing.py",
    "understanding/test_any_dishes.py", "understanding/test_bounded.py", "understanding/test_orders_of_other_cards.py",
    "whatsapp/test_emulator.py", "whatsapp/test_emulator_more.py",
)  # fmt: skip


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.nodeid.removeprefix("tests/").startswith(THOROUGH) or "[postgres" in item.nodeid:
            item.add_marker(pytest.mark.thorough)
