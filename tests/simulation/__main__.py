"""The table of docs/reliability.md: `python -m tests.simulation [--seeds 100] [--first 0]`. Exit code 1 on a finding."""

from __future__ import annotations

import argparse
import logging
import sys
import time

from tests.simulation.bugs import BUGS, STORMS
from tests.simulation.house import Simulation


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--first", type=int, default=0)
    chosen = parser.parse_args()
    logging.disable(logging.CRITICAL)
    seeds = range(chosen.first, chosen.first + chosen.seeds)
    failed = False
    print(f"{'weather':32} {'seeds':>6} {'crashes':>8} {'orders':>7} {'findings':>9} {'times real':>11}")
    for name, faults in STORMS.items():
        findings, crashes, orders, lived, begun = [], 0, 0, 0.0, time.perf_counter()
        for seed in seeds:
            run = Simulation(seed, faults)
            findings += [(seed, each) for each in run.play()]
            crashes, orders, lived = crashes + run.world.crashes, orders + run.placed, lived + run.world.now
        speed = lived / (time.perf_counter() - begun)
        print(f"{name:32} {len(seeds):6} {crashes:8} {orders:7} {len(findings):9} {speed:11.0f}", flush=True)
        for seed, each in findings[:5]:
            print(f"    seed {seed}: {each}")
        failed = failed or bool(findings)
    print("\nplanted, and in which seed it was found first")
    for name in BUGS:
        found = first_seed(name, range(chosen.first, chosen.first + min(chosen.seeds, 30)))
        print(f"{name:32} {found if found is not None else 'NOT FOUND'}", flush=True)
        failed = failed or found is None
    return int(failed)


def first_seed(name: str, seeds: range) -> int | None:
    """The first seed in which the planted fault is found."""
    plant, faults = BUGS[name]
    for seed in seeds:
        with plant():
            if Simulation(seed, faults, ack_early=name == "ack_before_commit").play():
                return seed
    return None


if __name__ == "__main__":
    sys.exit(main())
