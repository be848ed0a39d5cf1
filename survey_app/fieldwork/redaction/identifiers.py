"""Identifiers that have a form of their own, most with check digits: numbers, addresses of mail and web, dates.

Every pattern is bounded, so that time grows with the length of a text and no faster.
"""

import re
from collections.abc import Callable, Iterator

from survey_app.fieldwork.redaction.spans import Kind, Span

_AT = re.compile(r"[ \t]{0,2}(?:@|[(\[]a(?:t)?[)\]])[ \t]{0,2}|[ \t]at[ \t]", re.IGNORECASE)
_BEFORE_AT = re.compile(r"[\w.+%'-]{1,64}\Z")
_DOMAIN = re.compile(
    r"(?<![\w-])(?:[\w-]{1,63}(?:\.|[ \t]?[(\[]dot[)\]][ \t]?|[ \t]dot[ \t])){1,5}[a-z]{2,24}\b",
    re.IGNORECASE,
)
_MAIL_HOUSE = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|live|aol|btinternet|sky|talktalk|protonmail|nhs)\b",
    re.I,
)
_WEB = re.compile(
    r"\b(?:https?://|www\.)[^\s<>\"]{1,300}"
    r"|(?<![\w.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}\.(?:com|org|net|uk|info|eu|ie|wales)\b"
    r"(?:/[^\s<>\"]{0,300})?",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@.])@[a-z_][\w.]{1,29}\b", re.IGNORECASE)
_HANDLE_NAMED = re.compile(
    r"\b(?:insta(?:gram)?|tik ?tok|snap(?:chat)?|twitter|facebook|fb|whats ?app|discord|xbox|psn|roblox)"
    r"(?: (?:name|user ?name|handle|account|id|tag))?(?: (?:is|as))?[ :-]{1,3}"
    r"(?P<handle>[a-z]{0,20}[._0-9][\w.]{1,29})",
    re.IGNORECASE,
)
_UPN = re.compile(r"\b([A-Z])((?:[ ]?\d){11}[ ]?[\dA-Z])\b", re.IGNORECASE)
_NHS = re.compile(r"(?<![\d+])\d{3}[ .-]{0,2}\d{3}[ .-]{0,2}\d{4}(?!\d)")
_INSURANCE = re.compile(
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?(?:\d{2}[ -]?){3}[A-D]\b",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"\b(?:GIR[ ]?0AA|(?:[A-PR-UWYZ][0-9][0-9]?|[A-PR-UWYZ][A-HK-Y][0-9][0-9]?"
    r"|[A-PR-UWYZ][0-9][A-HJKPSTUW]|[A-PR-UWYZ][A-HK-Y][0-9][ABEHMNPRVWXY])"
    r"[ .,-]{0,3}[0-9O][ABD-HJLNP-UW-Z]{2}|(?-i:[A-Z]{1,2} [0-9]{1,2} [0-9] [A-Z]{2}))\b",
    re.IGNORECASE,
)
_O = r"(?<=\d)O(?![a-np-z])|(?<![a-np-z])O(?=[\dO])"  # as some write a nought
_PHONE = re.compile(
    rf"(?<![\d.,/-])(?:\+|\(\+?(?=[^()]{{1,8}}\)))?(?:\d|(?<![a-z])O(?=\d))(?:\d{{2,5}}/(?=\d))?"
    rf"(?:[\d().\- \t]|{_O}){{4,26}}(?:\d|(?<=\d)O(?![a-z]))(?!\d)",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DATE = re.compile(
    r"\b\d{1,2}[ ]?[./-][ ]?\d{1,2}[ ]?[./-][ ]?(?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b|(?<!\d)\d{8}(?!\d)"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?[ ](?:of[ ])?{_MONTH},?(?:[ ]?(?:\d{{4}}|'?\d{{2}}\b))?"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th) (?:of )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)(?: \d{{4}})?\b|\b{_MONTH}[ ]\d{{4}}\b"
    rf"|\b{_MONTH}[ ](?:the[ ])?\d{{1,2}}(?:st|nd|rd|th)?\b,?(?:[ ]?\d{{4}}\b)?",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"\b(?:born|d\.? ?o\.? ?b\b\.?|dob|date of birth|birth ?day|birth ?date|birth)", re.IGNORECASE
)
_BORN_BEFORE, _BORN_AFTER = 40, 25
_SAYS_UPN = re.compile(r"\b(?:upn|pupil number)\b", re.IGNORECASE)
_SAYS_NHS = re.compile(r"\bnhs (?:no|num|number|id)\b", re.IGNORECASE)
_NEAR = 30
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # without I, O and S, as the Department for Education counts them


def find(text: str) -> Iterator[Span]:
    yield from _emails(text)
    yield from _all("web", _WEB, text)
    yield from _all("web", _HANDLE, text)
    yield from (Span(*match.span("handle"), "web") for match in _HANDLE_NAMED.finditer(text))
    yield from _all("upn", _UPN, text, lambda match: _is_upn(match.group()) or _near(_SAYS_UPN, match))
    yield from _all("nhs-number", _NHS, text, lambda match: _is_nhs(match.group()) or _near(_SAYS_NHS, match))
    yield from _all("national-insurance", _INSURANCE, text)
    yield from _all("birth-date", _DATE, text, _is_birth)
    yield from _all("phone", _PHONE, text, lambda match: _is_phone(match.group()))
    yield from _all("postcode", _POSTCODE, text)


def _all(
    kind: Kind, pattern: re.Pattern[str], text: str, holds: Callable[[re.Match[str]], bool] = bool
) -> Iterator[Span]:
    return (Span(*match.span(), kind) for match in pattern.finditer(text) if holds(match))


def _emails(text: str) -> Iterator[Span]:
    """From each @ outwards: a search for the whole form would try every letter of a long text as its first."""
    for at in _AT.finditer(text):
        before = _BEFORE_AT.search(text[max(0, at.start() - 64) : at.start()])
        after, house = _DOMAIN.match(text, at.end()), _MAIL_HOUSE.match(text, at.end())
        if not before or (at.group() != "@" and not house):
            continue
        end = after.end() if after else house.end() if house else 0
        if end:
            yield Span(at.start() - len(before.group()), end, "email")


def _is_upn(written: str) -> bool:
    """Unique pupil number: the first letter is the sum of the others, each by its place (2 to 13), modulo 23."""
    code = written.replace(" ", "").upper()
    values = [int(each) if each.isdecimal() else _UPN_LETTERS.find(each) for each in code[1:]]
    total = sum(place * value for place, value in enumerate(values, start=2))
    return -1 not in values and _UPN_LETTERS[total % 23] == code[0]


def _is_nhs(written: str) -> bool:
    """Ten digits, the last a check by modulus 11 (NHS Data Dictionary); none begins with 0."""
    digits = [int(each) for each in written if each.isdecimal()]
    check = 11 - sum((10 - place) * digit for place, digit in enumerate(digits[:9])) % 11
    return digits[0] != 0 and check % 11 == digits[9] and check != 10


def _is_phone(written: str) -> bool:
    """United Kingdom: 10 or 11 digits from a 0 (Ofcom's numbering plan); elsewhere +, or 00, and 8 to 15 digits."""
    digits = "".join(each for each in written.replace("O", "0").replace("o", "0") if each.isdecimal())
    if written.lstrip("(").startswith("+") or digits.startswith("00"):
        return 8 <= len(digits.lstrip("0")) <= 15
    if digits.startswith("44"):
        return len(digits) == 12 and digits[2] in "1237"
    return 10 <= len(digits) <= 11 and digits[0] == "0" and digits[1] in "1235789"


def _is_birth(match: re.Match[str]) -> bool:
    """A date that is said to be one of birth, or that stands before a postcode as on forms."""
    text = match.string
    before = text[max(0, match.start() - _BORN_BEFORE) : match.start()]
    after = text[match.end() : match.end() + _BORN_AFTER]
    says = [*_BORN.finditer(before)]
    if says and not _DATE.search(before, says[-1].end()):
        return True
    if _POSTCODE.match(after.lstrip(" ,;")):
        return True
    said = _BORN.search(after)
    return said is not None and not _DATE.search(after[: said.start()])


def _near(says: re.Pattern[str], match: re.Match[str]) -> bool:
    return bool(says.search(match.string[max(0, match.start() - _NEAR) : match.start()]))
