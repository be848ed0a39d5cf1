"""Answers to columns: what people ticked as small numbers, read in batches so that time and memory grow only as the
responses do.

Nothing is dropped and nothing is guessed. What does not fit is counted, and told once everything was read.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis.errors import UnknownItem, UnknownOption, UnreadableAnswers
from questionnaires.model import Question, Questionnaire

Codes = npt.NDArray[np.signedinteger[Any]]
Ticks = npt.NDArray[np.bool_]
Answers = dict[str, Any]

BLANK = -1  # the code of no answer
_NOTHING = object()


class Columns:
    """Takes batches of answers, as JSON; `finished` gives them as columns, or refuses."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        closed = [question for question in questionnaire.questions if question.is_closed]
        self._blank: Answers = dict.fromkeys((question.id for question in closed), _NOTHING)
        self._ones = {question.id: _One(question) for question in closed if question.kind == "one"}
        self._severals = {
            question.id: _Several(question) for question in closed if question.kind == "several"
        }
        self._unreadable = 0
        self._unknown: set[str] = set()

    def add(self, texts: Iterable[Any]) -> None:
        width, rows = len(self._blank), []
        for text in texts:
            answers = self._blank | self._read(text)  # what the document asks comes first, in its order
            if len(answers) > width:
                self._unknown |= answers.keys() - self._blank.keys()
            rows.append(tuple(answers.values())[:width])
        columns = dict(zip(self._blank, zip(*rows, strict=True), strict=True)) if rows else {}
        for item, given in columns.items():
            (self._ones.get(item) or self._severals[item]).add(given)

    def finished(self) -> tuple[dict[str, Codes], dict[str, Ticks]]:
        """By question: the place of the option chosen, or BLANK; and a column of ticks for each option."""
        if self._unreadable:
            raise UnreadableAnswers
        if self._unknown:
            raise UnknownItem(min(self._unknown))
        for item in self._blank:
            wrong = (self._ones.get(item) or self._severals[item]).wrong
            if wrong:
                raise UnknownOption(item, wrong)
        return (
            {item: each.column() for item, each in self._ones.items()},
            {item: each.columns() for item, each in self._severals.items()},
        )

    def _read(self, text: Any) -> Answers:
        try:
            answers = json.loads(text)
        except (TypeError, ValueError, RecursionError):
            answers = None
        if isinstance(answers, dict):
            return answers
        self._unreadable += 1
        return {}


class _One:
    """A question with one answer."""

    def __init__(self, question: Question) -> None:
        self.wrong = 0
        self._places: dict[Any, int] = {option.value: at for at, option in enumerate(question.options)}
        self._places[_NOTHING] = BLANK
        self._type = np.int8 if len(question.options) < 128 else np.int16
        self._read: list[Codes] = []

    def add(self, given: Sequence[Any]) -> None:
        try:
            codes = list(map(self._places.__getitem__, given))
        except (KeyError, TypeError):  # one is not offered, or is nothing a dictionary can hold
            known = list(self._places)
            self.wrong += sum(each not in known for each in given)
            codes = []
        self._read.append(np.array(codes, dtype=self._type))

    def column(self) -> Codes:
        return np.concatenate([np.empty(0, dtype=self._type), *self._read])


class _Several:
    """A question with several: few sets of ticks come again and again, and each is looked at once."""

    def __init__(self, question: Question) -> None:
        self.wrong = 0
        self._values = [option.value for option in question.options]
        self._sets: dict[Any, int] = {_NOTHING: 0}  # where in `_ticks` a set of values stands
        self._ticks = [[False] * len(self._values)]
        self._read: list[npt.NDArray[np.int32]] = []

    def add(self, given: Sequence[Any]) -> None:
        given = [tuple(each) if type(each) is list else each for each in given]
        try:
            self._know(set(given).difference(self._sets))
            numbers = list(map(self._sets.__getitem__, given))
        except (KeyError, TypeError):  # one is not offered, or is nothing a set can hold
            self.wrong += sum(each is not _NOTHING and not self._is_offered(each) for each in given)
            numbers = []
        self._read.append(np.array(numbers, dtype=np.int32))

    def columns(self) -> Ticks:
        ticks: Ticks = np.array(self._ticks, dtype=bool).reshape(len(self._ticks), len(self._values))
        return np.take(ticks, np.concatenate([np.empty(0, dtype=np.int32), *self._read]), axis=0)

    def _know(self, fresh: Iterable[Any]) -> None:
        for given in fresh:
            if self._is_offered(given):
                self._sets[given] = len(self._ticks)
                self._ticks.append([value in given for value in self._values])

    def _is_offered(self, given: Any) -> bool:
        """Values that stand in the question, each once."""
        return isinstance(given, tuple) and all(
            given.count(value) == 1 and value in self._values for value in given
        )
