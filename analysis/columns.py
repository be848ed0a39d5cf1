"""Responses as category codes: one byte an answer, a column at a time, in memory or mapped from a file.

A frame of 2,500 responses needs none of this; a million have room here in 40 MB, and counting reads only the
columns it asks for. On disk it is one `.npy` of shape (columns, responses) beside a JSON that names them: a
file a column took the same time (120 cross-tabulations of 1,000,000 responses, four times in turn).

No id of a response goes into the file, and closed answers do: it belongs where the database is.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis import bases, coverage, items, lattice
from analysis.errors import ColumnsUnreadable, MixedVoices
from analysis.frame import FAMILY, Frame, Group, column
from analysis.tables import RawTable
from questionnaires.errors import UnreadableDocument
from questionnaires.model import Question, Questionnaire

Codes = npt.NDArray[np.uint8]
CODES, NAMES = "codes.npy", "columns.json"
BLANK = 0  # no answer; the first option is 1. In a column of ticks 1 is a tick.
MOST = 255
# Ticks one response of each person: what is asked once of them is blank once. No question is called so.
PERSON = ":person"


@dataclass(frozen=True, kw_only=True)
class Column:
    values: tuple[str, ...]  # code 1 is the first
    labels: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Responses of one voice's side. `names` in the order of `codes`' rows. Made by `of` or `read`, which check
    what they take."""

    questionnaire: Questionnaire
    group: Group
    names: Mapping[str, Column]
    codes: Codes

    def __len__(self) -> int:
        return int(self.codes.shape[1])

    def column(self, name: str) -> Codes:
        found: Codes = self.codes[list(self.names).index(name)]
        return found


def of(frame: Frame) -> Columns:
    """Of the survey's own people, or of supporters: raise `MixedVoices` for a frame that holds both."""
    voices = set(frame.responses["voice"].unique())
    if "supporter" in voices and len(voices) > 1:
        raise MixedVoices
    coded = list(_coded(frame))
    codes = np.empty((len(coded), len(frame)), dtype=np.uint8)
    for at, (_, _, numbers) in enumerate(coded):
        codes[at] = numbers
    return Columns(
        questionnaire=frame.questionnaire,
        group=frame.group,
        names={name: named for name, named, _ in coded},
        codes=codes,
    )


def write(coded: Columns, folder: Path) -> None:
    """Two files in a folder that exists."""
    facts = {
        "questionnaire": coded.questionnaire.to_json(),
        "group": asdict(coded.group),
        "names": {name: asdict(each) for name, each in coded.names.items()},
    }
    np.save(folder / CODES, coded.codes, allow_pickle=False)
    (folder / NAMES).write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")


def read(folder: Path) -> Columns:
    """The codes mapped, not loaded; raise `ColumnsUnreadable` where file and names do not fit."""
    try:
        facts = json.loads((folder / NAMES).read_text(encoding="utf-8"))
        coded = Columns(
            questionnaire=Questionnaire.from_json(facts["questionnaire"]),
            group=Group(**facts["group"]),
            names={name: _column(each) for name, each in facts["names"].items()},
            codes=np.load(folder / CODES, mmap_mode="r", allow_pickle=False),
        )
    except (OSError, ValueError, KeyError, TypeError, UnreadableDocument) as error:
        raise ColumnsUnreadable(f"no columns can be read from {folder}") from error
    _check(coded)
    return coded


def _check(coded: Columns) -> None:
    """A code nobody named would be counted in its neighbour's place."""
    codes, names = coded.codes, coded.names
    if codes.dtype != np.uint8 or codes.ndim != 2 or len(codes) != len(names):
        raise ColumnsUnreadable("the codes are not one row of bytes for each column named")
    most = codes.max(axis=1, initial=BLANK)
    for (name, named), highest in zip(names.items(), most, strict=True):
        if highest > len(named.values):
            raise ColumnsUnreadable(f"the column {name!r} holds codes that have no name")


def _column(plain: Mapping[str, Any]) -> Column:
    return Column(values=tuple(plain["values"]), labels=tuple(plain["labels"]))


def _coded(frame: Frame) -> Iterator[tuple[str, Column, npt.NDArray[Any]]]:
    """Classifications every response has, named as their tables of coverage name them; closed questions."""
    for classification in lattice.CLASSIFICATIONS:
        if name := classification.column:
            named = _named(_known(frame, name))
            code = {value: at for at, value in enumerate(named.values, start=1)}
            yield name, named, frame.responses[name].map(code).to_numpy(dtype=np.uint8)
    yield PERSON, Column(values=("yes",), labels=("One response of each person",)), _first_of_each(frame)
    for question in frame.questionnaire.questions:
        if question.kind == "one":
            yield question.id, _options(question), frame.responses[question.id].cat.codes.to_numpy() + 1
        elif question.kind == "several":
            for option in question.options:
                name = column(question, option.value)
                ticks = Column(values=(option.value,), labels=(option.label,))
                yield name, ticks, frame.responses[name].to_numpy(dtype=bool)


def _first_of_each(frame: Frame) -> npt.NDArray[np.bool_]:
    """Of one who answered for several children: the response that holds what was asked once, if any does."""
    answered = np.zeros(len(frame), dtype=bool)
    for question in frame.questionnaire.questions:
        if question.is_closed and bases.is_about_person(frame.questionnaire, question):
            answered |= items.answered(frame, question)
    order = np.argsort(~answered, kind="stable")
    _, firsts = np.unique(frame.responses[FAMILY].to_numpy()[order], return_index=True)
    first = np.zeros(len(frame), dtype=bool)
    first[order[firsts]] = True
    return first


def _known(frame: Frame, name: str) -> RawTable:
    """Voices of the frame's own side alone: that no supporter stands among others is not silence."""
    if name == "language":
        return coverage.languages(frame)
    table = coverage.classification(frame, name)
    if name != "voice":
        return table
    is_supporters = bool((frame.responses["voice"] == "supporter").any())
    return replace(
        table, rows=tuple(row for row in table.rows if (row.value == "supporter") == is_supporters)
    )


def _named(table: RawTable) -> Column:
    return _checked((row.value, row.label) for row in table.rows)


def _options(question: Question) -> Column:
    return _checked((option.value, option.label) for option in question.options)


def _checked(pairs: Iterable[tuple[str, str]]) -> Column:
    values, labels = zip(*pairs, strict=True) if (pairs := tuple(pairs)) else ((), ())
    if len(values) > MOST:
        raise ColumnsUnreadable(f"a column of {len(values)} categories does not fit into bytes")
    return Column(values=values, labels=labels)
