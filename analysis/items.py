"""One question's answers as a full distribution: every option, zero or not, and what stands apart from it."""

import numpy as np

from analysis.frame import Frame, column
from analysis.tables import RawRow, RawTable
from questionnaires.model import Option, Question

BLANK = "blank"
BLANK_LABEL = "Not asked, or left blank"

# The base of a question about need or change is narrower than "answered", and is called what it is.
OF_WHOM = {"need": "who said this was needed", "change": "who knew this then and now"}
ANSWERED = "who answered"


def distribution(frame: Frame, question: Question) -> RawTable:
    """The base is the substantive answers; "don't know", "not needed" and blanks are asides."""
    counts, base = _one(frame, question) if question.kind == "one" else _several(frame, question)
    rows = [_row(option, counts[option.value]) for option in question.options]
    blank = RawRow(value=BLANK, label=BLANK_LABEL, count=counts[BLANK])
    return RawTable(
        id=f"{frame.group.id_starts}{question.id}",
        title=f"{frame.group.title_starts}{question.text}",
        kind="answers" if question.kind == "one" else "choices",
        of_whom=f"{frame.group.who} {OF_WHOM.get(question.role, ANSWERED)}",
        base=base,
        rows=tuple(row for row, option in zip(rows, question.options, strict=True) if option.is_substantive),
        asides=(
            *(row for row, option in zip(rows, question.options, strict=True) if not option.is_substantive),
            blank,
        ),
    )


def _one(frame: Frame, question: Question) -> tuple[dict[str, int], int]:
    codes = frame.responses[question.id].cat.codes.to_numpy()
    blank, *counts = np.bincount(codes + 1, minlength=len(question.options) + 1).tolist()
    named = {option.value: count for option, count in zip(question.options, counts, strict=True)}
    base = sum(named[option.value] for option in question.options if option.is_substantive)
    return named | {BLANK: blank}, base


def _several(frame: Frame, question: Question) -> tuple[dict[str, int], int]:
    columns = [column(question, option.value) for option in question.options]
    ticked = frame.responses[columns].to_numpy(dtype=bool)
    substantive = np.array([option.is_substantive for option in question.options])
    named = {option.value: int(ticked[:, at].sum()) for at, option in enumerate(question.options)}
    blank = int((~ticked.any(axis=1)).sum())
    return named | {BLANK: blank}, int(ticked[:, substantive].any(axis=1).sum())


def _row(option: Option, count: int) -> RawRow:
    return RawRow(value=option.value, label=option.label, count=count, is_favourable=option.is_favourable)
