"""Somebody who wants to know what single people said, and has all that was released and a linear program.

The attacker knows every question and answer on offer, who is asked what, and that counts are whole people: nobody is
counted below zero. A *profile* is one way of answering everything that is attacked; what is not known is how many
people have each profile. All that was released are sums of these numbers. For any group of profiles (everyone with a
plan who was turned down and said "badly") two linear programs give the fewest and the most people it can hold.

The attacker is given more than families see: each released count to the person instead of to the nearest ten
(`as_printed` says otherwise), and the number of all who took part.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations, product

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from analysis import policy
from analysis.tables import SafeRelease, SafeRow

Profile = tuple[str, ...]  # the value of each item, in the order of `World.items`
Wanted = Mapping[str, frozenset[str]]  # item: any of these values


@dataclass(frozen=True)
class World:
    """`items`: every value a person can have of each. `is_possible`: of a profile, for questions hang on answers."""

    items: Mapping[str, tuple[str, ...]]
    people: Mapping[Profile, int]  # the truth
    is_possible: Callable[[Mapping[str, str]], bool] = field(default=lambda profile: True)

    def profiles(self) -> list[Profile]:
        return [
            each
            for each in product(*self.items.values())
            if self.is_possible(dict(zip(self.items, each, strict=True)))
        ]

    def holds(self, wanted: Wanted, profile: Profile) -> bool:
        said = dict(zip(self.items, profile, strict=True))
        return all(said[item] in values for item, values in wanted.items())

    def count(self, wanted: Wanted) -> int:
        return sum(count for profile, count in self.people.items() if self.holds(wanted, profile))

    def cells(self, ways: int) -> Iterator[Wanted]:
        """Every filter by up to so many items, one value of each."""
        for size in range(1, ways + 1):
            for chosen in combinations(self.items, size):
                for values in product(*(self.items[item] for item in chosen)):
                    yield {item: frozenset({value}) for item, value in zip(chosen, values, strict=True)}


@dataclass(frozen=True)
class Known:
    """So many people (from, to) are `wanted`."""

    wanted: Wanted
    fewest: float
    most: float


@dataclass(frozen=True)
class Broken:
    wanted: Wanted
    count: int
    fewest: float
    most: float


def released(world: World, release: SafeRelease, *, as_printed: bool = False) -> list[Known]:
    """Everything in the release about the world's items, as sums of people."""
    facts: list[Known] = []

    def learn(wanted: Wanted, row: SafeRow) -> None:
        if row.count is None or not set(wanted) <= set(world.items):
            return
        half = policy.STEPS_OF / 2
        count = world.count(wanted)
        facts.append(
            Known(wanted, row.count - half, row.count + half - 1)
            if as_printed
            else Known(wanted, count, count)
        )

    counted = release.counted.rows[0]
    learn({}, counted)
    tables = [*release.tables, *([release.groups] if release.groups else [])]
    for table in tables:
        for row in table.rows:
            learn({table.id: frozenset(row.value.split("+"))}, row)
        for row in table.asides:
            learn(
                {table.id: _others(world, table.id, [each for each in table.rows if each.count is not None])},
                row,
            )
    for cross in release.crosses:
        by = _by(release)
        named: list[str] = []
        for part in cross.parts:
            values = _group(world, by, part.title, release, named)
            for row in part.rows:
                learn({cross.question: frozenset(row.value.split("+")), by: values}, row)
            shown = [each for each in part.rows if each.count is not None]
            for row in part.asides:
                learn({cross.question: _others(world, cross.question, shown), by: values}, row)
    return facts


def attack(world: World, facts: Iterable[Known], targets: Iterable[Wanted]) -> list[Broken]:
    """The small cells of which too much is known: 1 to 9 people (or none) within less than ten."""
    profiles = world.profiles()
    known = list(facts)
    rows = np.array([[world.holds(fact.wanted, each) for each in profiles] for fact in known], dtype=float)
    least, most = (np.array([getattr(fact, name) for fact in known]) for name in ("fewest", "most"))
    broken = []
    for wanted in targets:
        count = world.count(wanted)
        if count >= policy.SHOWN_FROM:
            continue
        goal = np.array([world.holds(wanted, each) for each in profiles], dtype=float)
        if not goal.any():
            continue  # nobody can: who is not asked does not answer
        low, high = (_extreme(sign * goal, rows, least, most) * sign for sign in (1, -1))
        if np.floor(high + 1e-6) - np.ceil(low - 1e-6) < policy.SHOWN_FROM:
            broken.append(Broken(wanted, count, low, high))
    return broken


def unions(world: World, item: str, by: str) -> Iterator[Wanted]:
    """A, B, A or B, A and B: any two values of one item, with any two of another."""
    for values in chain(combinations(world.items[item], 2), combinations(world.items[item], 3)):
        yield {item: frozenset(values)}
        for groups in combinations(world.items[by], 2):
            yield {item: frozenset(values), by: frozenset(groups)}


def _extreme(goal: np.ndarray, rows: np.ndarray, least: np.ndarray, most: np.ndarray) -> float:
    is_exact = least == most
    bounds = np.vstack((rows[~is_exact], -rows[~is_exact]))
    limits = np.concatenate((most[~is_exact], -least[~is_exact]))
    found = linprog(
        goal,
        A_eq=csr_matrix(rows[is_exact]) if is_exact.any() else None,
        b_eq=most[is_exact] if is_exact.any() else None,
        A_ub=csr_matrix(bounds) if len(bounds) else None,
        b_ub=limits if len(bounds) else None,
        bounds=(0, None),
        method="highs",
    )
    if found.status == 3:
        return float("-inf")
    assert found.status == 0, found.message
    return float(found.fun)


def _others(world: World, item: str, shown: Sequence[SafeRow]) -> frozenset[str]:
    return frozenset(world.items.get(item, ())) - {value for row in shown for value in row.value.split("+")}


def _by(release: SafeRelease) -> str:
    assert release.groups is not None
    return release.groups.id


def _group(world: World, by: str, title: str, release: SafeRelease, named: list[str]) -> frozenset[str]:
    """The values of a group, read from its title; whoever is in none of the groups before is everyone else."""
    assert release.groups is not None
    labels = {row.label: row.value for row in release.groups.rows}
    values = frozenset(
        value
        for label, found in labels.items()
        if title == label or f"“{label}”" in title
        for value in found.split("+")
    )
    values = values or frozenset(world.items[by]) - set(named)
    named += values
    return values
