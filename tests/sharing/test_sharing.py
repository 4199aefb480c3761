"""Workers come and go; after some looks each restaurant has one worker, and nobody has much more than another."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderbot.ports import StorageDown
from orderbot.sharing import Ours, Sharing
from orderbot.stored import Worker


@dataclass
class Server:
    """Who has which lock; a session that ends loses its own."""

    locks: dict[str, str] = field(default_factory=dict)  # place -> address
    there: list[str] = field(default_factory=list)

    def end(self, address: str) -> None:
        self.there.remove(address)
        self.locks = {place: holder for place, holder in self.locks.items() if holder != address}


@dataclass
class OneOfThem:
    """ports.Share of the worker at that address."""

    server: Server
    at: str
    begun: set[str] = field(default_factory=set)

    async def join(self) -> None:
        raise AssertionError("`watch` does")

    def holds(self, restaurant: str) -> bool:
        return restaurant in self.begun

    async def workers(self, restaurants: Collection[str]) -> tuple[Worker, ...]:
        locks = self.server.locks.items()
        return tuple(
            Worker(
                each,
                frozenset(place for place, holder in locks if holder == each and place in restaurants),
                each == self.at,
            )
            for each in self.server.there
        )

    async def take(self, restaurants: Collection[str]) -> frozenset[str]:
        self.server.locks |= dict.fromkeys(set(restaurants) - set(self.server.locks), self.at)
        return frozenset(place for place in restaurants if self.server.locks[place] == self.at)

    def begin(self, restaurants: Collection[str]) -> None:
        self.begun |= set(restaurants)

    async def leave(self, restaurant: str, busy: Callable[[], bool]) -> bool:
        if busy():
            return False
        self.begun.remove(restaurant)
        del self.server.locks[restaurant]
        return True

    async def swept(self) -> frozenset[str]:
        raise AssertionError("not asked here")


@dataclass
class Bot:
    share: OneOfThem
    known: Collection[str]
    readied: list[str] = field(default_factory=list)
    on_its_way: set[str] = field(default_factory=set)
    down: bool = False

    def __post_init__(self) -> None:
        self.sharing = Sharing(self.share, self.known, self._taken, self.on_its_way.__contains__)

    async def _taken(self, places: frozenset[str]) -> None:
        if self.down:
            raise StorageDown("full")
        assert not self.share.begun & places, "readied before we work for it"
        self.readied += sorted(places)


class Town:
    def __init__(self, *places: str) -> None:
        self.server = Server()
        self.places = places
        self.bots: dict[str, Bot] = {}

    def come(self, address: str, *places: str) -> Bot:
        self.bots[address] = Bot(OneOfThem(self.server, address), places or self.places)
        self.server.there.append(address)
        return self.bots[address]

    def die(self, address: str) -> None:
        del self.bots[address]
        self.server.end(address)

    async def look(self, times: int = 1) -> None:
        for _ in range(times):
            for bot in self.bots.values():
                await bot.sharing.look()

    def shares(self) -> list[int]:
        assert set(self.server.locks) == {*self.places, ""}, "each has one"
        assert {place: at for at, bot in self.bots.items() for place in bot.share.begun} == self.server.locks
        return sorted(len(bot.share.begun) for bot in self.bots.values())


async def test_one_alone_has_everything_with_its_first_look() -> None:
    town = Town("a", "b", "c")
    town.come("x")
    await town.look()
    assert town.shares() == [4]


async def test_at_the_start_everything_is_taken_if_nobody_is_at_work_and_else_nothing() -> None:
    town = Town("a", "b")
    first = Bot(OneOfThem(town.server, "x"), town.places)
    await first.sharing.open()
    assert first.share.begun == {"a", "b", ""}
    town.server.there.append("x")
    town.server.locks.pop("a")
    second = Bot(OneOfThem(town.server, "y"), town.places)
    await second.sharing.open()
    assert second.share.begun == set()


async def test_two_share_and_the_one_that_stays_has_all_with_its_next_look() -> None:
    town = Town("a", "b", "c", "d")
    town.come("x")
    await town.look()
    town.come("y")
    await town.look(3)
    assert town.shares() == [2, 3]
    town.die("x")
    await town.look()
    assert town.shares() == [5]


@given(
    places=st.integers(1, 12),
    steps=st.lists(st.one_of(st.just("come"), st.integers(0, 9)), min_size=1, max_size=12),
    looks=st.integers(0, 3),
)
async def test_whoever_comes_and_goes_all_are_served_and_the_shares_are_even(
    places: int, steps: list[str | int], looks: int
) -> None:
    town = Town(*(f"r{at}" for at in range(places)))
    for at, step in enumerate(["come", *steps]):
        if step == "come":
            town.come(f"w{at}")
        elif len(town.bots) > 1:
            town.die(sorted(town.bots)[int(step) % len(town.bots)])
        await town.look(looks)
    await town.look(3 * (places + len(steps)) + 10)
    shares = town.shares()
    assert max(shares) - min(shares) <= 1
    before = dict(town.server.locks)
    await town.look(10)
    assert town.server.locks == before, "and then nothing moves any more"


async def test_what_is_on_its_way_stays_until_it_has_arrived() -> None:
    town = Town("a", "b", "c")
    first = town.come("x")
    first.on_its_way |= {"a", "b", "c"}
    await town.look()
    second = town.come("y")
    await town.look(5)
    assert second.share.begun == {""}
    first.on_its_way -= {"b"}
    await town.look(2)
    assert second.share.begun == {"", "b"}


async def test_a_restaurant_that_one_alone_knows_is_not_given_to_and_fro() -> None:
    town = Town("a", "b", "c", "d")
    town.come("x")
    town.come("y", "a")
    await town.look(60)
    before = dict(town.server.locks)
    readied = len(town.bots["x"].readied)
    await town.look(60)
    assert town.server.locks == before
    assert len(town.bots["x"].readied) == readied
    assert town.shares()


async def test_what_could_not_be_readied_is_readied_at_the_next_look() -> None:
    town = Town("a")
    bot = town.come("x")
    bot.down = True
    with pytest.raises(StorageDown):
        await bot.sharing.look()
    assert not bot.share.holds("a")
    bot.down = False
    await bot.sharing.look()
    assert bot.readied == ["", "a"]
    assert bot.share.holds("a")


async def test_each_knows_where_the_others_restaurants_are() -> None:
    town = Town("a", "b")
    town.come("x")
    town.come("y")
    await town.look(4)
    for address, bot in town.bots.items():
        for place in ("a", "b"):
            holder = town.server.locks[place]
            assert bot.sharing.address(place) == ("" if holder == address else holder)


async def test_two_with_one_address_are_told_so() -> None:
    town = Town("a", "b")
    town.come("x")
    await town.look()
    assert town.bots["x"].sharing.trouble() == ""
    share = town.bots["x"].share
    alone = share.workers

    async def workers(restaurants: Collection[str]) -> tuple[Worker, ...]:
        return (*await alone(restaurants), Worker("x", frozenset(), False))

    share.workers = workers  # type: ignore[method-assign]
    await town.look()
    assert "another worker is reached at x as well" in town.bots["x"].sharing.trouble()
    share.workers = alone  # type: ignore[method-assign]
    await town.look()
    assert town.bots["x"].sharing.trouble() == ""


def test_ours_are_walked_through_and_all_are_looked_up() -> None:
    share = OneOfThem(Server(), "x", {"b"})
    ours = Ours({"a": "A", "b": "B"}, share)  # type: ignore[arg-type, dict-item]
    assert list(ours) == ["b"]
    assert list(ours.values()) == ["B"]
    assert ours["a"] == "A"
    assert "a" in ours, "it is configured"
    share.begin({"a"})
    assert len(ours) == 2
    assert list(Ours({"a": "A"}, None)) == ["a"]  # type: ignore[dict-item]
