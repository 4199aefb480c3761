"""The way one reading takes through a message.

Where a rule sees more than one way to go on it asks its trail: `choose("name", 0, 3)` answers which way this reading
takes. The first reading of a message always takes the cheapest; readings/search.py reads the message again with other
answers, as long as they are cheap enough to matter.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Fork:
    """A place where a reading could go several ways: what each costs, and which way it took."""

    rule: str
    costs: tuple[int, ...]
    taken: int


@dataclass(slots=True)
class Trail:
    forced: tuple[int, ...] = ()  # the ways to take at the first forks
    forks: list[Fork] = field(default_factory=list)
    fired: list[tuple[str, int, int]] = field(default_factory=list)  # rule, first place, place after
    cost: int = 0

    def choose(self, rule: str, *costs: int) -> int:
        """Which of the ways, the cheapest if nothing else is asked for."""
        place = len(self.forks)
        taken = self.forced[place] if place < len(self.forced) else costs.index(min(costs))
        self.forks.append(Fork(rule, costs, taken))
        self.cost += costs[taken]
        return taken

    def others(self) -> list[tuple[int, tuple[int, ...]]]:
        """The trails that leave this one behind its forced part: what they cost more, and their forced ways."""
        ways = tuple(fork.taken for fork in self.forks)
        return [
            (cost - fork.costs[fork.taken], (*ways[:place], other))
            for place, fork in enumerate(self.forks)
            if place >= len(self.forced)
            for other, cost in enumerate(fork.costs)
            if other != fork.taken
        ]
