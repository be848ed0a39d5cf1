"""What is told of each audience, made from public safe tables alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis import audiences
from analysis.answering_back import words
from analysis.answering_back.words import Lines
from analysis.frame import Frame
from analysis.release import COMMENTS
from analysis.tables import SafeRelease, SafeRow, SafeTable, for_readership
from questionnaires.model import EasyLine, Questionnaire

ORDER = (
    *("children-5-10", "children-11-15", "young-people-16-18", "young-people-19-25"),
    *("parents-and-carers", "supporters", "practitioners"),
)
"""Children first. Leaders' own evaluation of an inspection is not about the area, and is not here."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A line of the list: how many said this, in words. Easy read tells only what is `is_most`: given by the most
    people, as far as the steps of ten show it."""

    value: str
    count: int
    tenths: int | None  # of those who gave any of these answers
    is_most: bool
    words: str
    easy: Lines


@dataclass(frozen=True, kw_only=True)
class Told:
    """One question. `note`: what is left out, and why."""

    question: str
    text: str
    easy: Lines
    answers: tuple[Answer, ...]
    note: str
    easy_note: Lines


@dataclass(frozen=True, kw_only=True)
class ThemeTold:
    id: str
    plain: str
    questions: tuple[Told, ...]


@dataclass(frozen=True, kw_only=True)
class Heard:
    """One audience. `easy_name` is None where nobody of it was offered easy read."""

    survey_id: str
    audience: str
    name: str
    easy_name: EasyLine | None
    counted: int | None
    words: tuple[str, ...]
    easy: Lines
    themes: tuple[ThemeTold, ...]


def heard(survey_id: str, frame: Frame, release: SafeRelease) -> Heard:
    """Raise `WrongReadership` for any table that is not the public's."""
    for table in (release.counted, *release.tables):
        for_readership(table, "public")
    questionnaire = frame.questionnaire
    who = audiences.OF[questionnaire.audience].name
    counted = release.counted.base
    written = [row for table in release.tables if table.id == COMMENTS for row in table.rows if row.count]
    return Heard(
        survey_id=survey_id,
        audience=questionnaire.audience,
        name=who[:1].upper() + who[1:],
        easy_name=words.EASY_AUDIENCES.get(questionnaire.audience),
        counted=counted,
        words=(words.answered(counted, who), *(words.wrote(row.count or 0) for row in written)),
        easy=(
            *words.easy_answered(counted),
            *(line for row in written for line in words.easy_wrote(row.count or 0)),
        ),
        themes=tuple(_themes(questionnaire, release.tables)),
    )


def _themes(questionnaire: Questionnaire, tables: Sequence[SafeTable]) -> Iterator[ThemeTold]:
    by_id = {table.id: table for table in tables}
    for theme in questionnaire.themes:
        asked = [each.id for each in questionnaire.questions if each.theme == theme.id and each.id in by_id]
        if asked:
            told = tuple(_told(questionnaire, by_id[each]) for each in asked)
            yield ThemeTold(id=theme.id, plain=theme.plain, questions=told)


def _told(questionnaire: Questionnaire, table: SafeTable) -> Told:
    shown = [row for row in table.rows if row.count is not None]
    is_whole = len(shown) == len(table.rows)
    most = max((row.count for row in shown if row.count), default=0)
    note = "" if is_whole else words.WITHHELD if shown else words.HIDDEN
    easy_note = () if is_whole else (words.EASY_WITHHELD if shown else words.EASY_HIDDEN,)
    return Told(
        question=table.id,
        text=table.title,
        easy=_easy(questionnaire, table.title, "question"),
        answers=tuple(_answer(questionnaire, table.id, row, is_most=row.count == most) for row in shown),
        note=note,
        easy_note=easy_note,
    )


def _answer(questionnaire: Questionnaire, question_id: str, row: SafeRow, *, is_most: bool) -> Answer:
    count, tenths = row.count or 0, row.percent // 10 if row.percent else None
    question = next(each for each in questionnaire.questions if each.id == question_id)
    labels = [option.label for option in question.options if option.value in row.value.split("+")]
    return Answer(
        value=row.value,
        count=count,
        tenths=tenths,
        is_most=is_most,
        words=words.said(count, " or ".join(f"“{label}”" for label in labels), tenths),
        easy=(words.easy_said(count), *_either(questionnaire, labels)),
    )


def _either(questionnaire: Questionnaire, labels: Sequence[str]) -> Iterator[EasyLine]:
    for number, label in enumerate(labels):
        first, *others = _easy(questionnaire, label, "answer")
        yield replace(first, text=f"or: {first.text}") if number else first
        yield from others


def _easy(questionnaire: Questionnaire, text: str, symbol: str) -> Lines:
    """As the survey put it in easy read; what has none stands as it is, beside a general symbol."""
    return tuple(EasyLine(text=line.text, symbol=line.symbol or symbol) for line in questionnaire.easy(text))
