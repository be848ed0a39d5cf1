"""The words of a text as they are compared, and lists of words beside this module."""

import re
import unicodedata
from functools import cache
from pathlib import Path

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_APOSTROPHES = str.maketrans("", "", "'\u2019")


def words(text: str) -> list[str]:
    """In small letters. "Can\u2019t" is "cant", as many write it; "pre-school" is two words, as others do."""
    plain = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    found = _WORD.findall(plain)
    return [word.translate(_APOSTROPHES) if not word.isalnum() else word for word in found]


@cache
def listed(name: str) -> frozenset[str]:
    """A list in `lists/`; a line that begins with # says what it is."""
    lines = (Path(__file__).parent / "lists" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
