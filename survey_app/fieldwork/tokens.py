"""Codes of sixteen capitals: links, receipts, codes to come back with. Fourteen are free, two check them.

Fourteen of thirty letters are 68 bits. The alphabet leaves out what eyes and ears confuse (I, O, 0, 1,
2, 5). The check characters are keyed and differ by purpose: a slip is told apart from a guess before
anything is looked up, and a receipt is no link.
"""

import re
import secrets
from hmac import digest as hmac
from typing import Literal

from survey_app.errors import CodeMistyped
from survey_app.fieldwork.keys import Keyring

ALPHABET = "346789ABCDEFGHJKLMNPQRSTUVWXYZ"
FREE, CHECK = 14, 2
LENGTH = FREE + CHECK
MOST_TYPED = 200
Purpose = Literal["link", "receipt", "resume"]

# What mail programs, chat and fingers put around and inside a code.
_DECORATION = re.compile(r"(?:[^\w\0]|_)+")


def new(keyring: Keyring, purpose: Purpose) -> str:
    """A random code."""
    return from_bytes(secrets.token_bytes(32), keyring, purpose)


def from_bytes(seed: bytes, keyring: Keyring, purpose: Purpose, version: int | None = None) -> str:
    """The one code that follows from 32 uniform bytes."""
    free = _letters(seed, FREE)
    return free + _check(free, keyring.derive(f"check {purpose}", version))


def read(typed: str, keyring: Keyring, purpose: Purpose) -> str:
    """The code in what somebody typed or pasted; raise `CodeMistyped` when the check does not fit."""
    if len(typed) > MOST_TYPED:
        raise CodeMistyped("too long")
    code = _DECORATION.sub("", typed).upper()
    if len(code) != LENGTH or any(letter not in ALPHABET for letter in code):
        raise CodeMistyped("not sixteen characters of ours")
    free, check = code[:FREE], code[FREE:]
    fits = [
        secrets.compare_digest(check, _check(free, key)) for key in keyring.derive_all(f"check {purpose}")
    ]
    if not any(fits):
        raise CodeMistyped("check characters differ")
    return code


def grouped(code: str) -> str:
    """The code as it is printed and spoken: four groups of four."""
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))


def halves(code: str) -> tuple[str, str]:
    """The grouped code in two, for narrow screens."""
    whole = grouped(code)
    return whole[:10], whole[10:]


def _check(free: str, key: bytes) -> str:
    return _letters(hmac(key, free.encode(), "sha256"), CHECK)


def _letters(seed: bytes, count: int) -> str:
    number = int.from_bytes(seed, "big")
    letters = []
    for _ in range(count):
        number, letter = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "".join(letters)
