"""The same examples on every run, so that what is green stays green; HYPOTHESIS_PROFILE=explore looks for new ones.

Nothing is measured in tests: a machine that is slow or busy finds the same faults.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("same", derandomize=True, database=None, **PATIENT)
settings.register_profile("explore", **PATIENT)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
