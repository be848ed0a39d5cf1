"""What the checks measured, for authors: reading ages and minutes of each document in each presentation."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from questionnaires import burden, easy_reading, fitness
from questionnaires.model import Page, Presentation, Questionnaire
from questionnaires.readability import reading_age, words

_HEAD = ("for", "presentation", "reading age", "hardest page", "takes", "told")


@dataclass(frozen=True, kw_only=True)
class Measured:
    audience: str
    presentation: Presentation
    reading_age: float  # of all pages together, in years
    hardest_age: float  # of the page that takes the oldest reader; 0 if all are too short to measure
    hardest_page: str
    minutes: float  # by the model of `burden`
    told: int  # minutes that people are told


def measured(document: Questionnaire) -> tuple[Measured, ...]:
    """One for each presentation."""
    standard = _measured(document, "standard", fitness.said_on)
    if not document.easy_read:
        return (standard,)
    return (standard, _measured(document, "easy-read", lambda page: easy_reading.page_text(document, page)))


def table(documents: Sequence[Questionnaire]) -> str:
    """A line for each document and presentation, in columns."""
    rows = [_HEAD, *(_row(each) for document in documents for each in measured(document))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_padded(row, widths) for row in rows)


def _measured(document: Questionnaire, presentation: Presentation, text: Callable[[Page], str]) -> Measured:
    ages = [(age, page.id) for page in document.pages for age in _ages(text(page))]
    hardest_age, hardest_page = max(ages, default=(0.0, ""))
    is_easy = presentation == "easy-read"
    return Measured(
        audience=document.audience,
        presentation=presentation,
        reading_age=reading_age("\n".join(text(page) for page in document.pages)),
        hardest_age=hardest_age,
        hardest_page=hardest_page,
        minutes=burden.easy_minutes(document) if is_easy else burden.minutes(document),
        told=document.easy_minutes if is_easy else document.minutes,
    )


def _ages(said: str) -> Iterator[float]:
    """Of a page as a whole and of each text on it, where they are long enough to say anything."""
    for text in (said, *said.splitlines()):
        if len(words(text)) >= fitness.WORDS_TO_MEASURE:
            yield reading_age(text)


def _row(each: Measured) -> tuple[str, ...]:
    hardest = f"{each.hardest_age:.1f} {each.hardest_page}" if each.hardest_page else "too short"
    age, minutes = f"{each.reading_age:.1f}", f"{each.minutes:.1f} min"
    return each.audience, each.presentation, age, hardest, minutes, f"{each.told} min"


def _padded(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
