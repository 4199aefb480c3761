"""Money is integer cents. Rates are basis points: 7 % is 700, 8.1 % is 810."""

from __future__ import annotations

from collections.abc import Sequence


def half_up(numerator: int, denominator: int) -> int:
    """The quotient rounded half up to a whole cent (commercial rounding); both arguments not negative."""
    return (2 * numerator + denominator) // (2 * denominator)


def tax_in(gross: int, rate: int) -> int:
    """The VAT contained in a gross amount of cents, at `rate` basis points."""
    return half_up(gross * rate, 10_000 + rate)


def split(total: int, weights: Sequence[int]) -> list[int]:
    """Shares of `total` in proportion to `weights`, which sum to it exactly (largest remainder)."""
    whole = sum(weights)
    if not whole:
        weights, whole = [1] * len(weights), len(weights)
    shares = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in by_remainder[: total - sum(shares)]:
        shares[i] += 1
    return shares
