"""The attacks this service is held to, by the numbers of its own list; each has a test that names it.

A token links resume · B submitting and races · C time box · D injection · E routing and headers ·
F colleagues · G disclosure and privacy · H environment · X whatever comes.
"""

IN_A_BROWSER = ("G10", "G11", "G12")
"""What only a browser can show: history, storage, network. Tests of journeys name these."""


def _range(letter: str, *numbers: int) -> tuple[str, ...]:
    return tuple(f"{letter}{number}" for number in numbers)


ROWS = frozenset(
    (
        *_range("A", *range(1, 21)),
        *_range("B", *range(1, 19)),
        *_range("C", *range(1, 12)),
        *_range("D", 1, 2, 3, 4, 5, 7, 8, 11, 13, 15, 16, 17),
        *_range("E", *range(1, 15)),
        *_range("F", 3, 17),
        *_range("G", *range(1, 8), *range(9, 14)),
        "H7",
        "X1",
    )
)

NOT_TO_THE_LETTER = {
    "A18": "No proof of work and no limit per link: both would turn away a school behind one address, or an old phone. "
    "What a program sends is taken, and marked.",
    "B4": "There is no edit after sending: it is refused, and the new words are given back.",
    "C10": "People see the new times on the next page they open; they are not written to, for we have no way to.",
    "D5": "No XLSX is made: the spreadsheet is an ODS file, in which text is written as text.",
    "D7": "No text message is ever sent. What remains of it: limits, and letters that turn text round.",
    "D11": "No picture is ever uploaded; recordings are told by their first bytes: a drawing is refused, not redrawn.",
    "D17": "A question cannot be given a name of the browser's own; so nothing in a page hides one.",
    "E9": "No PDF and no JSON is served; the cache is one of the tests' own, greedier than most.",
    "E13": "Idle lines, and readers of long pages, leave the health check under a second. What drips on every thread "
    "does so behind a proxy only; alone, it is cut off within 25 seconds.",
    "E14": "HTTP/2 is not spoken: a proxy speaks it for us, and asks in HTTP/1.1.",
    "F3": "There is no export of originals, to a lead either: responses are read here, each reading noted.",
    "G3": "There are no steps to wait for: outside the team there is one release, after the close and the report.",
}
"""Where what is tried differs from what the list of attacks asks for, and why."""
