"""Numbers and addresses with a form of their own, made at random in all the ways they are written."""

import random
from collections.abc import Callable

import pytest

from survey_app.fieldwork import redaction

MANY = 400
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
SENTENCES = (
    "it is {} as far as I know",
    "{}",
    "please use {}, thanks",
    "({})",
    "they have {}. Nobody looked",
    "\n{}\n",
)


def digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choices("0123456789", k=count))


def spaced(chance: random.Random, *groups: str) -> str:
    return chance.choice(("", " ", "-", ".")).join(groups)


def phone(chance: random.Random) -> str:
    mobile = spaced(chance, "07700", "900", digits(chance, 3))
    abroad = chance.choice(("+44 ", "+44", "0044 ", "+44 (0)")) + spaced(
        chance, "7700", "900" + digits(chance, 3)
    )
    area = chance.choice(("0161", "0113", "0121"))
    landline = spaced(chance, chance.choice((area, f"({area})")), "496", "0" + digits(chance, 3))
    london = spaced(chance, "020", "7946", "0" + digits(chance, 3))
    return chance.choice(
        (mobile, abroad, landline, london, f"01632 960{digits(chance, 3)}", f"+40 712 {digits(chance, 6)}")
    )


def postcode(chance: random.Random) -> str:
    area = chance.choice(("M1", "B33", "CR2", "DN55", "W1A", "EC1A", "LS8", "SE15", "N17"))
    inward = chance.choice("0123456789") + "".join(chance.choices("ABDEFGHJLNPQRSTUWXYZ", k=2))
    written = chance.choice((" ", "", "  ")).join((area, inward))
    return chance.choice((written, written.lower()))


def nhs_number(chance: random.Random) -> str:
    while True:
        nine = chance.choice("4679") + digits(chance, 8)
        check = -sum(place * int(digit) for place, digit in zip(range(10, 1, -1), nine, strict=True)) % 11
        if check < 10:
            return spaced(chance, nine[:3], nine[3:6], f"{nine[6:]}{check}")


def upn(chance: random.Random) -> str:
    rest = digits(chance, 11) + chance.choice("0123456789" + LETTERS)
    values = (int(each) if each.isdecimal() else LETTERS.index(each) for each in rest)
    letter = LETTERS[sum(place * value for place, value in enumerate(values, start=2)) % 23]
    return chance.choice((letter + rest, f"{letter}{rest}".lower(), f"{letter} {rest[:3]} {rest[3:]}"))


def national_insurance(chance: random.Random) -> str:
    first = chance.choice(("AB", "JG", "CE", "PA", "SR", "TW"))
    pairs = (digits(chance, 2) for _ in range(3))
    written = chance.choice((" ", "")).join((first, *pairs, chance.choice("ABCD")))
    return chance.choice((written, written.lower()))


def email(chance: random.Random) -> str:
    who = chance.choice(("jane.doe", "mum_of_3", "k-o+send", "ADMIN", "x"))
    where = chance.choice(("example.org", "mail.example.co.uk", "EXAMPLE.COM", "a-b.example"))
    return f"{who}{digits(chance, 2)}@{where}"


def birth_date(chance: random.Random) -> str:
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(2000, 2020)
    dates = (f"{day}/{month}/{year}", f"{day:02}.{month:02}.{year % 100:02}", f"{year}-{month:02}-{day:02}")
    words = (f"{day} March {year}", f"{day}th of sept {year}", f"June {day}, {year}")
    return chance.choice(("born ", "DOB: ", "date of birth ", "d.o.b. ")) + chance.choice(dates + words)


MADE: dict[str, Callable[[random.Random], str]] = {
    "phone": phone,
    "postcode": postcode,
    "nhs-number": nhs_number,
    "upn": upn,
    "national-insurance": national_insurance,
    "email": email,
    "birth-date": birth_date,
}


@pytest.mark.parametrize("kind", MADE)
def test_of_a_hundred_made_at_random_99_are_masked(kind: str) -> None:
    chance = random.Random(20231101)
    missed = []
    for _ in range(MANY):
        sentence, made = chance.choice(SENTENCES), MADE[kind](chance)
        text = sentence.format(made)
        spans = [text[span.start : span.end] for span in redaction.find(text) if span.kind == kind]
        if not any(span in made and sum(map(str.isalnum, span)) >= 5 for span in spans):
            missed.append(made)
    assert len(missed) <= MANY / 100, missed


@pytest.mark.parametrize("kind", ["nhs-number", "upn"])
def test_a_wrong_check_digit_is_no_such_number(kind: str) -> None:
    """One digit changed changes the check: a case number of the same length stays to be read."""
    chance = random.Random(20231101)
    found = 0
    for _ in range(MANY):
        made = MADE[kind](chance)
        last = next(place for place in range(len(made) - 2, 0, -1) if made[place].isdecimal())
        changed = made[:last] + str((int(made[last]) + 1) % 10) + made[last + 1 :]
        found += any(span.kind == kind for span in redaction.find(f"case {changed}"))
    assert found == 0


def test_what_is_said_to_be_one_is_masked_whatever_its_check_digit() -> None:
    assert redaction.mask("NHS number 943 476 5918") == "NHS number [NHS number]"
    assert redaction.mask("UPN A571177774121") == "UPN [pupil number]"
