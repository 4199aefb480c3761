"""The figures promised in docs/understanding.md, measured where the sets are at hand."""

import argparse
import importlib.util
import random
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT / ".." / "shared" / "data"


def benchmark():
    spec = importlib.util.spec_from_file_location("benchmark", ROOT / "benchmarks" / "understanding.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("name", "exact", "sure_and_wrong"),
    [("orders-de/dev.jsonl", 95, 1), ("orders-en/pizza", 97, 1), ("orders-en/burger", 97, 1)],
)
def test_orders_with_known_meaning_are_understood(name, exact, sure_and_wrong):
    path = DATA / name
    if not path.exists():
        pytest.skip(f"{path} is not here")
    bench = benchmark()
    orders = bench.tools()
    with tempfile.TemporaryDirectory() as folder:
        if path.is_dir():
            orders.write_menu(path, Path(folder))
        menu = bench.card(Path(folder) if path.is_dir() else path.parent / "menu")
        lexicon = bench.compile_lexicon(menu)
        rows = orders.load(argparse.Namespace(dataset=path, orders=None))
    plain = bench.measure(rows, lexicon, 0)
    assert plain["exact %"] >= exact
    assert plain["wrong and sure %"] <= sure_and_wrong
    dice = random.Random(1)
    typos = bench.measure([(bench.noisy(text, dice), expect) for text, expect in rows], lexicon, 0)
    assert typos["exact %"] >= plain["exact %"] - 3
