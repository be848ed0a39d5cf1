"""Texts that people typed, made fit for paper: nothing in them steers how the page around them is read.

Every letter is kept, in whatever script. What goes are signs without a picture: controls, and the overrides
that turn reading round ("Trojan source", CVE-2021-42574). Code points for private use become U+FFFD: no font
knows them, and a PDF for archives (ISO 19005) may not hold them.
"""

import re
import unicodedata
from typing import Any

# Line ends stay; the rest of the controls, and the signs that embed, override or isolate a direction.
_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
# Halves of pairs, private use, and the last two of every plane, which are no characters.
_UNKNOWN = re.compile(
    "[\ud800-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff"
    + "".join(chr(plane << 16 | last) for plane in range(15) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_SCRIPTS = {"ARABIC": "ar", "BENGALI": "bn", "GUJARATI": "gu", "GURMUKHI": "pa", "CYRILLIC": "uk"}
_URDU = re.compile("[ٹڈڑںھہےگچپ]")  # letters Arabic does not have


def cleaned(value: Any) -> Any:
    """The same lists and dicts, with every text in them fit for paper."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {name: cleaned(part) for name, part in value.items()}
    return [cleaned(part) for part in value] if isinstance(value, list | tuple) else value


def plain(text: str) -> str:
    kept = _STEERING.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return _UNKNOWN.sub("\ufffd", kept)


def direction(text: str) -> str:
    """By the first letter that has one, as browsers do."""
    classes = (unicodedata.bidirectional(sign) for sign in text)
    first = next((each for each in classes if each in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


def language(text: str) -> str:
    """A guess from the script, for a screen reader's voice; English where the letters are Latin."""
    names = (unicodedata.name(sign, "") for sign in text if sign.isalpha())
    script = next(names, "").partition(" ")[0]
    return "ur" if script == "ARABIC" and _URDU.search(text) else _SCRIPTS.get(script, "en")
