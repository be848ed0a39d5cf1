"""Passages of comments, chosen by hand: whose comment it is, where its sentences are, its words masked.

A quote is masked whoever reads it: it is made to be passed on. Who said it is told in words and from closed
answers alone.
"""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import sqlalchemy as sa

from questionnaires.answers import Answer
from questionnaires.model import Questionnaire
from survey_app.fieldwork import redaction, references, surveys
from survey_app.fieldwork.keys import Keyring
from survey_app.fieldwork.responses import unseal_comment
from survey_app.store.records import comments, consents, responses
from survey_app.store.records import surveys as survey_rows

SHORT = 60
"""Words up to which a quote is short (an advice, never a refusal)."""
LONGEST_PIECE = 30
"""Words after which a comment without full stops is cut all the same, so that a part of it can be chosen."""
RELATIONS = {
    "parent": "A parent",
    "foster-carer": "A foster carer",
    "grandparent": "A grandparent",
    "other-family": "Somebody else in the family, or a friend",
}
AUDIENCES = {
    "children-5-10": "A child of 5 to 10",
    "children-11-15": "A child of 11 to 15",
    "young-people-16-18": "A young person of 16 to 18",
    "young-people-19-25": "A young person of 19 to 25",
    "supporters": "A supporter of a child or young person",
    "parents-and-carers": "A parent or carer",
    "practitioners": "A practitioner",
    "area-leaders": "A leader in the area",
}
PLANS = {
    "plan": "has a plan",
    "being-assessed": "is being assessed for a plan",
    "sen-support": "has SEN support (special educational needs support)",
    "waiting": "waits for an answer about a plan",
    "refused": "was refused a plan",
    "none": "has no plan",
}
VOICES = {"helped": "had help to answer", "supporter": "a supporter answered"}

# A sentence ends in any script families write in, with the quotation marks that close it; not after a short form.
_SHORT_FORMS = r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\be\.g)(?<!\bi\.e)"
_STOPS = r"[.!?\u2026\u061f\u06d4\u0964]"
# Each run of stops or spaces is looked at from its beginning alone: a page of nothing but them takes no longer.
_END = re.compile(rf"{_SHORT_FORMS}(?<!{_STOPS}){_STOPS}++[\"'\u201d\u2019)\]]*+\s+|(?<!\s)[^\S\n]*+\n\s*")
_PAUSE = re.compile(r"[,;:\u2013\u2014]\s+|(?<!\s)\s+-\s+")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Passage:
    """From character `begins` up to, not including, `ends` of a comment."""

    response_id: bytes
    item: str
    begins: int
    ends: int


@dataclass(frozen=True, kw_only=True)
class Comment:
    """A comment with its words as they were written: for this module and whoever masks them, not for a page."""

    response_id: bytes
    item: str
    survey_id: str
    question: str
    who: str
    language: str
    text: str

    @property
    def reference(self) -> str:
        return references.reference(self.response_id)

    @property
    def is_english(self) -> bool:
        return self.language.partition("-")[0] == "en"

    @cached_property
    def masks(self) -> tuple[redaction.Span, ...]:
        return tuple(span for span in redaction.find(self.text) if span.kind in redaction.PERSONAL)


_COMMENTS = (
    sa.select(comments, responses.c.survey_id, responses.c.document_hash, responses.c.audience)
    .add_columns(responses.c.voice, responses.c.language, responses.c.answers)
    .join(responses, comments.c.response_id == responses.c.id)
    .join(consents, consents.c.response_id == responses.c.id)
    .join(survey_rows, responses.c.survey_id == survey_rows.c.id)
)


def find(
    connection: sa.Connection, keyring: Keyring, inspection_id: str, response_id: bytes, item: str
) -> Comment | None:
    """The comment, if it is there and of this inspection."""
    row = connection.execute(
        _COMMENTS.where(
            survey_rows.c.inspection_id == inspection_id,
            comments.c.response_id == response_id,
            comments.c.item == item,
        )
    ).one_or_none()
    if row is None:
        return None
    questionnaire = surveys.questionnaire(connection, row.document_hash)
    return Comment(
        response_id=response_id,
        item=item,
        survey_id=row.survey_id,
        question=next((each.text for each in questionnaire.questions if each.id == item), item),
        who=who(questionnaire, row.audience, row.voice, json.loads(row.answers)),
        language=row.language,
        text=unseal_comment(keyring, response_id, item, row.sealed, row.key_version),
    )


def get(
    connection: sa.Connection, keyring: Keyring, inspection_id: str, survey_id: str, reference: str, item: str
) -> Comment:
    """The comment an address names; raise LookupError for one that is not there."""
    found = find(connection, keyring, inspection_id, references.response_id(reference), item)
    if found is None or found.survey_id != survey_id:
        raise LookupError(reference)
    return found


def who(questionnaire: Questionnaire, audience: str, voice: str, answers: Mapping[str, Answer]) -> str:
    """ "A parent; has a plan": who said it, from what was ticked; what nobody ticked is left out."""
    given = {each.role: answers.get(each.id) for each in questionnaire.questions}
    told = [
        RELATIONS.get(_value(given, "relation")) or AUDIENCES[audience],
        PLANS.get(_value(given, "plan"), ""),
        VOICES.get(voice, ""),
    ]
    return "; ".join(each for each in told if each)


def _value(given: Mapping[Any, Any], role: str) -> str:
    return str(given.get(role) or "")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where the pieces of a comment that can be chosen begin and end: sentences and lines.

    A sentence of more than `LONGEST_PIECE` words is cut at its pauses, and one without any every so many
    words: many people write without full stops.
    """
    found: list[tuple[int, int]] = []
    for begins, ends in _between(text, 0, len(text), _END):
        found.extend(_shortened(text, begins, ends))
    return tuple(found)


def _between(text: str, begins: int, ends: int, cut: re.Pattern[str]) -> list[tuple[int, int]]:
    """The pieces between cuts; marks belong to the piece they end, white space to none."""
    places = [begins, *(match.end() for match in cut.finditer(text, begins, ends)), ends]
    pieces = [_trimmed(text, *pair) for pair in pairwise(places)]
    return [(first, last) for first, last in pieces if first < last]


def _trimmed(text: str, begins: int, ends: int) -> tuple[int, int]:
    piece = text[begins:ends]
    return begins + len(piece) - len(piece.lstrip()), ends - len(piece) + len(piece.rstrip())


def _shortened(text: str, begins: int, ends: int) -> list[tuple[int, int]]:
    if _count(text[begins:ends]) <= LONGEST_PIECE:
        return [(begins, ends)]
    pieces: list[tuple[int, int]] = []
    for first, last in _between(text, begins, ends, _PAUSE):
        spans = [match.span() for match in _WORD.finditer(text, first, last)]
        groups = [spans[start : start + LONGEST_PIECE] for start in range(0, len(spans), LONGEST_PIECE)]
        pieces.extend((group[0][0], group[-1][1]) for group in groups)
    return pieces


def run(pieces: Sequence[tuple[int, int]], ticked: Collection[int]) -> tuple[int, int] | None:
    """From the first to the last of the ticked pieces, when they stand next to one another; None else."""
    places = sorted(set(ticked))
    if not places or places[-1] >= len(pieces) or places[0] < 0:
        return None
    if places[-1] - places[0] + 1 != len(places):
        return None
    return pieces[places[0]][0], pieces[places[-1]][1]


def words(comment: Comment, begins: int, ends: int) -> str:
    """A passage as anybody may read it: masked. What is masked in the whole comment is masked in a part of it,
    even where the passage holds only half of it."""
    told, at = [], begins
    for mask in comment.masks:
        if mask.end > begins and mask.start < ends:
            told += [comment.text[at : mask.start], redaction.MASKS[mask.kind]]
            at = mask.end
    return "".join((*told, comment.text[at:ends]))


def is_long(quoted: str) -> bool:
    return _count(quoted) > SHORT


def _count(text: str) -> int:
    return len(_WORD.findall(text))
