"""axe-core looks at a page as it stands. It is not part of this project: `npm install --no-save --no-package-lock axe-core@4.14.1`
in the project's folder fetches it, and without it these tests are skipped.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

SOURCE: Final = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
needs_axe = pytest.mark.skipif(
    not SOURCE.exists(), reason="axe-core is not there: npm install --no-save --no-package-lock axe-core@4.14.1"
)
RUN: Final = r"""async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}: ${node.failureSummary.replaceAll(/\s+/g, " ")}`));
}"""


async def faults(page: Any) -> list[str]:
    """What axe-core finds on the page: every rule it has on, the best practices among them."""
    if not await page.evaluate("typeof axe === 'object'"):
        await page.evaluate(SOURCE.read_text("utf-8"))
    found: list[str] = await page.evaluate(RUN)
    return found
