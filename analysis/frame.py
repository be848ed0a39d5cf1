"""The released responses as one wide table of categories, checked before any figure is made.

One row a response; a question with one answer is one categorical column; a question with several is one
column of truth values for each option, named `question:value`. Everything fails closed: a value the
document does not offer stops the whole analysis, for a wrong figure is worse than none.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from babel import Locale, UnknownLocaleError

from analysis import audiences, texts
from analysis.errors import (
    DocumentMismatch,
    RepeatedResponse,
    UnknownItem,
    UnknownOption,
    UnknownValue,
    UnreadableAnswers,
)
from questionnaires.model import Question, Questionnaire

Row = Mapping[str, Any]  # one row of `released_responses` or `released_comments`
Answers = dict[str, Any]

# Values this package knows how to keep apart. A supporter's answers must never be taken for anybody's own.
CLASSIFICATIONS = {
    "voice": ("myself", "helped", "supporter"),
    "presentation": ("standard", "easy-read"),
    "channel_kind": ("forum", "school", "health", "council", "other"),
    "outcome": ("complete", "partial"),
}


@dataclass(frozen=True, kw_only=True)
class Group:
    """Whom figures are about. Tables of a group that stands apart say so in their ids and titles."""

    who: str
    id_starts: str = ""
    title_starts: str = ""


@dataclass(frozen=True)
class Frame:
    """`responses`: one row each, indexed by the response's id in hex. `comments`: columns response, item and
    text; the text is None where nobody gave the means to unseal it. The questionnaire's texts are filled
    for reading, see `texts`."""

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

    def where(self, wanted: "pd.Series[bool]", group: Group) -> "Frame":
        """The responses that are wanted, with their comments."""
        responses = self.responses[wanted]
        comments = self.comments[self.comments["response"].isin(responses.index)]
        return Frame(self.questionnaire, responses, comments, self.has_texts, group)

    @property
    def _is_supporters(self) -> bool:
        return self.questionnaire.audience == "supporters"


def from_rows(
    questionnaire: Questionnaire,
    responses: Iterable[Row],
    comments: Iterable[Row] = (),
    *,
    has_texts: bool = True,
    area: str = texts.UNNAMED,
) -> Frame:
    """Build and check. A comment's row holds response_id, item and text. `area`: the council area's name."""
    rows = sorted(responses, key=lambda row: bytes(row["response_id"]))
    answers = [_read(row["answers"]) for row in rows]
    check(questionnaire, rows, answers)
    ids = [bytes(row["response_id"]).hex() for row in rows]
    columns: dict[str, Any] = {
        "sent_on": [str(row["sent_on"]) for row in rows],
        "language": [row["language"] for row in rows],
    }
    for name, known in CLASSIFICATIONS.items():
        columns[name] = _categories([row[name] for row in rows], known)
    for question in questionnaire.questions:
        columns |= _columns(question, answers)
    frame = pd.DataFrame(columns)
    frame.index = pd.Index(
        ids, dtype=object
    )  # set last: given at once, it would align every column to nothing
    return Frame(
        texts.filled(questionnaire, area),
        frame,
        _comments(questionnaire, comments, set(ids)),
        has_texts,
        Group(who=audiences.OF[questionnaire.audience].who),
    )


def check(questionnaire: Questionnaire, rows: Sequence[Row], answers: Sequence[Answers]) -> None:
    """Raise a `FrameRefused` unless every response fits the questionnaire."""
    strangers = sum(row["document_hash"] != questionnaire.hash for row in rows)
    if strangers:
        raise DocumentMismatch(strangers, questionnaire.hash)
    if len({bytes(row["response_id"]) for row in rows}) < len(rows):
        raise RepeatedResponse
    _check_classifications(questionnaire, rows)
    closed = {question.id: question for question in questionnaire.questions if question.is_closed}
    for item in sorted(set().union(*answers) - closed.keys()):
        raise UnknownItem(item)
    for item, question in closed.items():
        wrong = sum(not _is_offered(question, given[item]) for given in answers if item in given)
        if wrong:
            raise UnknownOption(item, wrong)


def _check_classifications(questionnaire: Questionnaire, rows: Sequence[Row]) -> None:
    if questionnaire.audience not in audiences.OF:
        raise UnknownValue("audience")
    for name, known in CLASSIFICATIONS.items():
        if any(row[name] not in known for row in rows):
            raise UnknownValue(name)
    if questionnaire.audience == "supporters" and any(row["voice"] != "supporter" for row in rows):
        raise UnknownValue("voice")
    for language in sorted({row["language"] for row in rows}):
        language_name(language)


def language_name(tag: str) -> str:
    """In English; raise `UnknownValue` for what is no language: it would be counted under no name."""
    try:
        return str(Locale.parse(tag, sep="-").get_display_name("en"))
    except (UnknownLocaleError, ValueError) as error:
        raise UnknownValue("language") from error


def column(question: Question, value: str) -> str:
    """The name of the column that says who ticked this option."""
    return f"{question.id}:{value}"


def _is_offered(question: Question, answer: Any) -> bool:
    values = [option.value for option in question.options]
    if question.kind == "one":
        return answer in values
    return isinstance(answer, list) and all(answer.count(value) == 1 and value in values for value in answer)


def _read(text: str) -> Answers:
    try:
        answers = json.loads(text)
    except ValueError as error:
        raise UnreadableAnswers from error
    if not isinstance(answers, dict):
        raise UnreadableAnswers
    return answers


def _columns(question: Question, answers: Sequence[Answers]) -> dict[str, Any]:
    values = [option.value for option in question.options]
    if question.kind == "one":
        return {question.id: _categories([given.get(question.id) for given in answers], values)}
    if question.kind == "several":
        ticked = [frozenset(given.get(question.id, ())) for given in answers]
        return {column(question, value): [value in each for each in ticked] for value in values}
    return {}


def _categories(given: Sequence[str | None], values: Sequence[str]) -> "pd.Series[Any]":
    return pd.Series(list(given), dtype=pd.CategoricalDtype(list(values), ordered=True))


def _comments(questionnaire: Questionnaire, rows: Iterable[Row], ids: set[str]) -> pd.DataFrame:
    """Comments of the responses in the frame: one withdrawn between two SELECTs leaves its comments out."""
    open_items = {question.id for question in questionnaire.questions if not question.is_closed}
    kept = sorted(
        (bytes(row["response_id"]).hex(), row["item"], row["text"])
        for row in rows
        if bytes(row["response_id"]).hex() in ids
    )
    for item in sorted({item for _, item, _ in kept} - open_items):
        raise UnknownItem(item)
    return pd.DataFrame(kept, columns=["response", "item", "text"], dtype=object)
