"""The released responses as one wide table of categories, checked before any figure is made.

One row a response; a question with one answer is one categorical column; a question with several is one
column of truth values for each option, named `question:value`. Everything fails closed: a value the
document does not offer stops the whole analysis, for a wrong figure is worse than none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from babel import Locale, UnknownLocaleError

from analysis import audiences, texts
from analysis.answers import Columns, Ticks
from analysis.errors import (
    AskedTwice,
    DocumentMismatch,
    NameTaken,
    RepeatedResponse,
    UnknownItem,
    UnknownValue,
)
from questionnaires.model import Question, Questionnaire

Row = Mapping[str, Any]  # one row of `released_responses` or `released_comments`

# Values this package knows how to keep apart. A supporter's answers must never be taken for anybody's own.
CLASSIFICATIONS = {
    "voice": ("myself", "helped", "supporter"),
    "presentation": ("standard", "easy-read"),
    "channel_kind": ("forum", "school", "health", "council", "other"),
    "outcome": ("complete", "partial"),
}
FLAGS = ("trap", "haste", "repeats")  # signs that a program and not a person may have sent a response
FAMILY = "family"
BATCH = 5_000  # responses read at a time: enough to be quick, few enough to be small


@dataclass(frozen=True, kw_only=True)
class Group:
    """Whom figures are about. Tables of a group that stands apart say so in their ids and titles."""

    who: str
    id_starts: str = ""
    title_starts: str = ""


@dataclass(frozen=True)
class Frame:
    """`responses`: one row each, indexed by the response's id in hex; the column `family` is the same number for
    what one person sent about several children, and `flag:<name>` says that a response bears that flag.
    `comments`: columns response, item and text; the text is None where nobody gave the means to unseal it.
    The questionnaire's texts are filled for reading, see `texts`."""

    questionnaire: Questionnaire
    responses: pd.DataFrame
    comments: pd.DataFrame
    has_texts: bool
    group: Group

    def __len__(self) -> int:
        return len(self.responses)

    @property
    def own(self) -> "Frame":
        """Those the survey is for, alone or with help. In the supporters' own survey that is everybody."""
        return self.where((self.responses["voice"] == "supporter") == self._is_supporters, self.group)

    @property
    def supporters(self) -> "Frame":
        """Those who told what they have seen in a survey for others; never mixed with its own."""
        apart = Group(who=audiences.SUPPORTERS, id_starts="supporters-", title_starts="Supporters: ")
        return self.where((self.responses["voice"] == "supporter") & (not self._is_supporters), apart)

    def where(self, wanted: "pd.Series[bool] | npt.NDArray[np.bool_]", group: Group) -> "Frame":
        """The responses that are wanted, with their comments."""
        responses = self.responses[wanted]
        comments = self.comments[self.comments["response"].isin(responses.index)]
        return Frame(self.questionnaire, responses, comments, self.has_texts, group)

    @property
    def people(self) -> int:
        """How many people answered: one who answered for three children is one person and three responses."""
        return int(self.responses[FAMILY].nunique())

    def people_in(self, cells: npt.NDArray[np.integer[Any]], size: int) -> npt.NDArray[np.int64]:
        """How many people stand in each of `size` cells, given the cell of each response (negative: in none).

        Where each response has a family of its own this is a count; only the others are compared in pairs.
        """
        family = self.responses[FAMILY].to_numpy()
        is_in = cells >= 0
        cells, family = cells[is_in].astype(np.int64), family[is_in]
        has_more = np.bincount(family)[family] > 1 if family.size else np.zeros(0, dtype=bool)
        pairs = np.unique(family[has_more].astype(np.int64) * size + cells[has_more])
        counts = np.bincount(cells[~has_more], minlength=size) + np.bincount(pairs % size, minlength=size)
        return counts.astype(np.int64)

    @property
    def is_flagged(self) -> npt.NDArray[np.bool_]:
        """Which responses bear any flag. A flag takes none out: see `sensitivity`."""
        bears = self.responses[[flag_column(flag) for flag in FLAGS]].to_numpy(dtype=bool)
        return np.asarray(bears.any(axis=1), dtype=bool)

    @property
    def _is_supporters(self) -> bool:
        return self.questionnaire.audience == "supporters"


def column(question: Question, value: str) -> str:
    """The name of the column that says who ticked this option."""
    return f"{question.id}:{value}"


def flag_column(flag: str) -> str:
    return f"flag:{flag}"


def from_rows(
    questionnaire: Questionnaire,
    responses: Iterable[Row],
    comments: Iterable[Row] = (),
    *,
    has_texts: bool = True,
    area: str = texts.UNNAMED,
) -> Frame:
    """Build and check. A response's row holds the columns of `released_responses`, a comment's response_id, item
    and text. `area`: the council area's name. Raise a `FrameRefused` unless every response fits."""
    if questionnaire.audience not in audiences.OF:
        raise UnknownValue("audience")
    answers, facts, strangers = Columns(questionnaire), _Facts(), 0
    rows = iter(responses)
    while batch := list(islice(rows, BATCH)):
        strangers += sum(row["document_hash"] != questionnaire.hash for row in batch)
        facts.add(batch)
        if not strangers:  # what answers another document would be told as an unknown item
            answers.add(row["answers"] for row in batch)
    if strangers:
        raise DocumentMismatch(strangers, questionnaire.hash)
    order = facts.order()
    columns = facts.columns(questionnaire.audience) | _answered(questionnaire, answers)
    if len(columns) < facts.width + sum(_width(question) for question in questionnaire.questions):
        raise NameTaken
    table = pd.DataFrame(columns, index=pd.Index(facts.ids, dtype=object)).iloc[order]
    table[FAMILY] = pd.factorize(table[FAMILY])[0].astype(np.int32)
    _check_asked_once(questionnaire, table)
    return Frame(
        texts.filled(questionnaire, area),
        table,
        _comments(questionnaire, comments, set(facts.ids)),
        has_texts,
        Group(who=audiences.OF[questionnaire.audience].who),
    )


def language_name(tag: str) -> str:
    """In English; raise `UnknownValue` for what is no language: it would be counted under no name."""
    try:
        return str(Locale.parse(tag, sep="-").get_display_name("en"))
    except (UnknownLocaleError, ValueError) as error:
        raise UnknownValue("language") from error


class _Facts:
    """What is known of each response besides its answers."""

    width = len(CLASSIFICATIONS) + len(FLAGS) + len(("sent_on", "language", FAMILY))

    def __init__(self) -> None:
        self.ids: list[str] = []
        self._numbers: dict[str, dict[Any, int]] = {}
        self._read: dict[str, list[int]] = {}

    def add(self, batch: list[Row]) -> None:
        self.ids += [bytes(row["response_id"]).hex() for row in batch]
        for name in ("sent_on", "language", "flags", *CLASSIFICATIONS):
            self._number(name, [row[name] for row in batch])
        self._number(FAMILY, [bytes(row["family_number"]) for row in batch])

    def order(self) -> list[int]:
        """By the response's id, which is random: no order of arrival is left."""
        if len(set(self.ids)) < len(self.ids):
            raise RepeatedResponse
        return sorted(range(len(self.ids)), key=self.ids.__getitem__)

    def columns(self, audience: str) -> dict[str, Any]:
        columns: dict[str, Any] = {"sent_on": self._texts("sent_on"), "language": self._texts("language")}
        for language in self._numbers.get("language", ()):
            language_name(language)
        for name, known in CLASSIFICATIONS.items():
            columns[name] = self._known(name, known)
        if audience == "supporters" and set(self._numbers.get("voice", ())) - {"supporter"}:
            raise UnknownValue("voice")
        marks = [frozenset(str(flags).split()) for flags in self._numbers.get("flags", ())]
        if any(each - set(FLAGS) for each in marks):
            raise UnknownValue("flags")
        for flag in FLAGS:
            bears = np.array([flag in each for each in marks], dtype=bool)
            columns[flag_column(flag)] = bears[self._codes("flags")]
        return columns | {FAMILY: self._codes(FAMILY)}

    def _number(self, name: str, values: list[Any]) -> None:
        numbers = self._numbers.setdefault(name, {})
        self._read.setdefault(name, []).extend([numbers.setdefault(value, len(numbers)) for value in values])

    def _codes(self, name: str) -> npt.NDArray[np.int32]:
        return np.array(self._read.get(name, ()), dtype=np.int32)

    def _texts(self, name: str) -> Any:
        return np.array([str(value) for value in self._numbers.get(name, ())], dtype=object)[
            self._codes(name)
        ]

    def _known(self, name: str, known: tuple[str, ...]) -> "pd.Categorical[Any]":
        numbers = self._numbers.get(name, {})
        if not numbers.keys() <= set(known):
            raise UnknownValue(name)
        places = np.array([known.index(value) for value in numbers], dtype=np.int8)
        return _categories(places[self._codes(name)], known)


def _answered(questionnaire: Questionnaire, answers: Columns) -> dict[str, Any]:
    ones, severals = answers.finished()
    columns: dict[str, Any] = {}
    for question in questionnaire.questions:
        values = [option.value for option in question.options]
        if question.id in ones:
            columns[question.id] = _categories(ones[question.id], values)
        elif question.id in severals:
            columns |= _ticked(question, values, severals[question.id])
    return columns


def _check_asked_once(questionnaire: Questionnaire, table: pd.DataFrame) -> None:
    """Figures on people rest on it. It says nothing of a survey in which nobody answers for several."""
    has_more = table[FAMILY].duplicated(keep=False)
    once = [page for page in questionnaire.pages if page.is_asked_once and has_more.any()]
    for question in (question for page in once for question in page.questions if question.is_closed):
        columns = [column(question, option.value) for option in question.options]
        given = table[question.id].notna() if question.kind == "one" else table[columns].any(axis=1)
        if table[FAMILY][given].duplicated().any():
            raise AskedTwice(question.id)


def _ticked(question: Question, values: list[str], ticks: Ticks) -> dict[str, Any]:
    return {column(question, value): ticks[:, at] for at, value in enumerate(values)}


def _width(question: Question) -> int:
    return {"one": 1, "several": len(question.options)}.get(question.kind, 0)


def _categories(codes: Any, values: Iterable[str]) -> "pd.Categorical[Any]":
    return pd.Categorical.from_codes(codes, dtype=pd.CategoricalDtype(list(values), ordered=True))


def _comments(questionnaire: Questionnaire, rows: Iterable[Row], ids: set[str]) -> pd.DataFrame:
    """Comments of the responses in the frame: one withdrawn between two SELECTs leaves its comments out."""
    open_items = {question.id for question in questionnaire.questions if not question.is_closed}
    found = ((bytes(row["response_id"]).hex(), row["item"], row["text"]) for row in rows)
    kept = sorted(each for each in found if each[0] in ids)
    for item in sorted({item for _, item, _ in kept} - open_items):
        raise UnknownItem(item)
    return pd.DataFrame(kept, columns=["response", "item", "text"], dtype=object)
