"""Every response of a survey as a line of a CSV file, for the inspection team alone: closed answers and what was noted
of how each was given. Comments stay where they are sealed, and are read in the reading room under the same references.

A question has two columns, the stable value and the words people read; one with several ticks has a column an option.
Texts repeat, so each is made safe and quoted once and lines are joined: with a writer that looks at every cell again
5,000 responses took twice as long.
"""

import base64
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.errors import NotForReadership
from analysis.frame import CLASSIFICATIONS, Frame, column
from analysis.sheet import safe_cell
from analysis.tables import Readership
from questionnaires.model import Question

NAME = "responses.csv"
_FACTS = ("sent_on", "language", *CLASSIFICATIONS)

Column = tuple[str, list[str]]  # its heading, and a quoted cell a response


def responses_csv(frame: Frame, readership: Readership) -> str:
    """In the order of the responses' random keys, which tells nothing of who answered when; raise
    `NotForReadership` for anybody outside the team."""
    if readership != "inspection-team":
        raise NotForReadership(NAME, readership)
    columns = list(_columns(frame))
    head = ",".join(_quoted(name) for name, _ in columns)
    lines = map(",".join, zip(*(values for _, values in columns), strict=True))
    return "\r\n".join((head, *lines, ""))


def _columns(frame: Frame) -> Iterator[Column]:
    table = frame.responses
    yield "response", [_quoted(reference(each)) for each in table.index]
    for name in _FACTS:
        codes, values = pd.factorize(table[name])
        yield name, _spread(codes, [str(value) for value in values])
    for question in frame.questionnaire.questions:
        if question.kind == "one":
            yield from _one(frame, question)
        elif question.kind == "several":
            yield from _several(frame, question)


def _one(frame: Frame, question: Question) -> Iterator[Column]:
    codes = frame.responses[question.id].cat.codes.to_numpy()
    yield question.id, _spread(codes, [option.value for option in question.options])
    yield f"{question.id}: {question.text}", _spread(codes, [option.label for option in question.options])


def _several(frame: Frame, question: Question) -> Iterator[Column]:
    for option in question.options:
        name = column(question, option.value)
        is_ticked = frame.responses[name].to_numpy(dtype=bool)
        yield f"{name}: {question.text}", _spread(is_ticked.astype(np.int8) - 1, [option.label])


def _spread(codes: npt.NDArray[np.integer[Any]], texts: Sequence[str]) -> list[str]:
    """The text of each code; a code of -1 is no answer."""
    cells = np.array([*(_quoted(text) for text in texts), '""'], dtype=object)
    spread: list[str] = cells[codes].tolist()
    return spread


def _quoted(text: str) -> str:
    """A cell that is never a formula, quoted as RFC 4180 has it."""
    return '"' + safe_cell(text).replace('"', '""') + '"'


def reference(response: str) -> str:
    """As the reading room names a response."""
    return base64.b32encode(bytes.fromhex(response)).decode().rstrip("=").lower()
