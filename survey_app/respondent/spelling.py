"""A code as one says it aloud: a word for each letter, so that nobody hears B for P.

English words, in every language of the pages: the letters are those of an English keyboard.
"""

WORDS = {
    "A": "apple",
    "B": "ball",
    "C": "cat",
    "D": "dog",
    "E": "egg",
    "F": "fish",
    "G": "goat",
    "H": "hat",
    "I": "ink",
    "J": "jam",
    "K": "king",
    "L": "lemon",
    "M": "milk",
    "N": "nest",
    "O": "orange",
    "P": "pen",
    "Q": "queen",
    "R": "rain",
    "S": "sun",
    "T": "tree",
    "U": "umbrella",
    "V": "van",
    "W": "window",
    "X": "x-ray",
    "Y": "yellow",
    "Z": "zebra",
}


def aloud(group: str) -> str:
    """'A for apple, 7, K for king, M for milk'."""
    return ", ".join(letter if letter.isdigit() else f"{letter} for {WORDS[letter]}" for letter in group)
