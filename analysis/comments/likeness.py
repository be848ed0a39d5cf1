"""Comments that are the same or nearly so. They are grouped for reading and never left out: what looks copied
may be what a forum wrote together, and every family of it counts.

Compared by pairs of words that follow each other (Jaccard index, after Broder 1997); which texts to compare is
found by MinHash, so that five thousand take seconds. Every number below is fixed: the same texts give the same
groups.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from zlib import crc32

import numpy as np

LIKE = 0.5  # shared pairs of words among all pairs of both, from which texts are nearly the same
FEWEST = 5  # words, under which only the same text is the same
_BANDS, _ROWS = (
    24,
    3,
)  # texts that share half of their pairs meet in a band with a chance of 0.96, those that share 0.7 always
_LEADERS = 8  # texts a bucket keeps for new ones to be compared with
_AT_ONCE = 200  # texts
_NUMBERS = np.random.default_rng(20230101).integers(0, 1 << 64, size=(2, _BANDS * _ROWS), dtype=np.uint64)

_Pairs = frozenset[int]


def groups(texts: Sequence[Sequence[str]]) -> list[str | None]:
    """For each text, given as its words, the name of its group, "g1" being the one that begins first; None where
    it stands alone. Texts without a word are like nothing."""
    leader = list(range(len(texts)))
    distinct: dict[tuple[str, ...], int] = {}
    for place, words in enumerate(texts):
        if words:
            leader[place] = distinct.setdefault(tuple(words), place)
    _join_alike({place: _pairs(words) for words, place in distinct.items() if len(words) >= FEWEST}, leader)
    heads = [leader[leader[place]] for place in range(len(texts))]  # a copy's first text may follow another
    sizes = Counter(heads)
    names: dict[int, str] = {}
    return [names.setdefault(head, f"g{len(names) + 1}") if sizes[head] > 1 else None for head in heads]


def _pairs(words: Sequence[str]) -> _Pairs:
    return frozenset(crc32(f"{one} {two}".encode()) for one, two in pairwise(words))


def _join_alike(pairs: dict[int, _Pairs], leader: list[int]) -> None:
    """Each text joins the earlier one it is most like, or leads. Texts are compared with leaders alone: that
    two are both like a third does not make them alike, and ten thousand copies cost ten thousand comparisons."""
    buckets: dict[tuple[int, bytes], list[int]] = {}
    for place, bands in zip(pairs, _bands(list(pairs.values())), strict=True):
        near = {other for band in enumerate(bands) for other in buckets.get(band, ())}
        alike, first = max(
            ((_jaccard(pairs[place], pairs[other]), -other) for other in near), default=(0.0, 0)
        )
        if alike >= LIKE:
            leader[place] = -first
            continue
        for band in enumerate(bands):
            leaders = buckets.setdefault(band, [])
            if len(leaders) < _LEADERS:
                leaders.append(place)


def _bands(pairs: Sequence[_Pairs]) -> Iterator[list[bytes]]:
    """Of each text the smallest of its pairs under many orders of all pairs, band by band."""
    multiply, add = _NUMBERS[0] | np.uint64(1), _NUMBERS[1]
    for start in range(0, len(pairs), _AT_ONCE):
        some = pairs[start : start + _AT_ONCE]
        ends = np.cumsum([len(each) for each in some])
        numbers = np.fromiter(chain.from_iterable(some), dtype=np.uint64, count=int(ends[-1]))
        ordered = numbers[:, None] * multiply + add
        least = np.minimum.reduceat(ordered, np.concatenate(([0], ends[:-1])), axis=0)
        width = _ROWS * least.itemsize
        for row in least:
            written = row.tobytes()
            yield [written[at : at + width] for at in range(0, len(written), width)]


def _jaccard(one: _Pairs, two: _Pairs) -> float:
    shared = len(one & two)
    return shared / (len(one) + len(two) - shared)
