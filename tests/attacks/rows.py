"""The attacks this service is held to, by the numbers of its own list; each has a test that names it.

A token links resume · B submitting and races · C time box · D injection · E routing and headers ·
G disclosure and privacy · H environment · X whatever comes.
"""

IN_A_BROWSER = ("G10", "G11", "G12")
"""What only a browser can show: history, storage, network. Tests of journeys name these."""


def _range(letter: str, *numbers: int) -> tuple[str, ...]:
    return tuple(f"{letter}{number}" for number in numbers)


ROWS = frozenset(
    (
        *_range("A", *range(1, 17), 19, 20),
        *_range("B", *range(1, 19)),
        *_range("C", *range(1, 12)),
        *_range("D", 1, 2, 3, 4, 8, 13, 16),
        *_range("E", *range(1, 8), 10, 11),
        *_range("G", 9, *range(10, 14)),
        "H7",
        "X1",
    )
)
