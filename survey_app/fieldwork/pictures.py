"""Three pictures that belong to a code to come back with, for people who tell slips apart by pictures.

They follow from the code under a key of the server, so they always are the same three and tell nobody anything of
the code. They open nothing: whoever has the code is not asked for them, only shown them.
"""

from survey_app.fieldwork.keys import Keyring

NAMES = (
    "star",
    "outside",
    "house",
    "bus",
    "read",
    "write",
    "ear",
    "sport",
    "music",
    "clock",
    "phone",
    "computer",
    "map",
    "hope",
    "playground",
    "sleep",
    "eat",
    "shop",
    "private",
    "finish",
    "eyes",
    "nursery",
    "calendar",
    "goal",
)
"""Symbols of easy read that differ at a glance, are things and not feelings, and have one plain word each."""
COUNT = 3  # of 24: one pair of slips in 12,144 shares them in the same order


def of_code(keyring: Keyring, code: str, version: int) -> tuple[str, ...]:
    """The names of its pictures, in order; `version` is that of the key the code was made under."""
    number = int.from_bytes(keyring.digest("pictures", code.encode(), version), "big")
    left, chosen = list(NAMES), []
    for _ in range(COUNT):
        number, place = divmod(number, len(left))
        chosen.append(left.pop(place))
    return tuple(chosen)
