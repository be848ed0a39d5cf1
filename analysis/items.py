"""One question's answers as a full distribution: every option, zero or not, and what stands apart from it."""

from collections.abc import Collection

import numpy as np
import numpy.typing as npt

from analysis import bases
from analysis.frame import Frame, column
from analysis.tables import RawRow, RawTable
from questionnaires.model import Option, Question

Mask = npt.NDArray[np.bool_]
BLANK = "blank"
BLANK_LABEL = "Not asked, or left blank"


def distribution(frame: Frame, question: Question) -> RawTable:
    """The base is the substantive answers; "don't know", "not needed" and blanks are asides.

    What is asked once of each person is blank where none of a person's responses answers it: their later
    responses were never asked it.
    """
    counts, base, answered = _one(frame, question) if question.kind == "one" else _several(frame, question)
    rows = [_row(option, counts[option.value]) for option in question.options]
    blank = RawRow(value=BLANK, label=BLANK_LABEL, count=_asked(frame, question) - answered)
    return RawTable(
        id=f"{frame.group.id_starts}{question.id}",
        title=f"{frame.group.title_starts}{question.text}",
        kind="answers" if question.kind == "one" else "choices",
        of_whom=bases.of_whom(frame.questionnaire, frame.group, question),
        base=base,
        rows=tuple(row for row, option in zip(rows, question.options, strict=True) if option.is_substantive),
        asides=(
            *(row for row, option in zip(rows, question.options, strict=True) if not option.is_substantive),
            blank,
        ),
    )


def answered(frame: Frame, question: Question, values: Collection[str] | None = None) -> Mask:
    """Which responses gave a closed question any of these answers; any answer at all where none are named."""
    wanted = [option.value for option in question.options if values is None or option.value in values]
    if question.kind == "one":
        return frame.responses[question.id].isin(wanted).to_numpy(dtype=bool)
    ticked = frame.responses[[column(question, value) for value in wanted]].to_numpy(dtype=bool)
    return np.asarray(ticked.any(axis=1), dtype=bool)


def viewed(frame: Frame, question: Question) -> Mask:
    """Which responses gave a view in it: no "don't know", and no "not needed"."""
    return answered(frame, question, [option.value for option in question.options if option.is_substantive])


def _asked(frame: Frame, question: Question) -> int:
    """How many could have answered: people, or responses."""
    return frame.people if bases.is_about_person(frame.questionnaire, question) else len(frame)


def _one(frame: Frame, question: Question) -> tuple[dict[str, int], int, int]:
    codes = frame.responses[question.id].cat.codes.to_numpy()
    counts = np.bincount(codes[codes >= 0], minlength=len(question.options)).tolist()
    named = {option.value: count for option, count in zip(question.options, counts, strict=True)}
    base = sum(named[option.value] for option in question.options if option.is_substantive)
    return named, base, sum(counts)


def _several(frame: Frame, question: Question) -> tuple[dict[str, int], int, int]:
    columns = [column(question, option.value) for option in question.options]
    ticked = frame.responses[columns].to_numpy(dtype=bool)
    substantive = np.array([option.is_substantive for option in question.options])
    named = {option.value: int(ticked[:, at].sum()) for at, option in enumerate(question.options)}
    return named, int(ticked[:, substantive].any(axis=1).sum()), int(ticked.any(axis=1).sum())


def _row(option: Option, count: int) -> RawRow:
    return RawRow(value=option.value, label=option.label, count=count, is_favourable=option.is_favourable)
