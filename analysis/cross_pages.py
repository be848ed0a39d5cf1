"""Every cross-tabulation of the lattice as the console reads it: one file a question, short enough to be read
for each page.

A file holds counts, percentages and shades and no names of columns again and again: of 2,000 responses a question's
thirteen tables take some fifty kilobytes this way, and ten times as many as whole safe tables.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from analysis import charts, columns, crosstabs, items, lattice, shading
from analysis.disclosure import protect, protect_cross
from analysis.frame import Frame
from analysis.tables import Readership, SafeCross, SafeTable
from questionnaires.model import Question

READERSHIP: Readership = "inspection-team"
DRAWN = "plan"  # what inspectors split by first; a picture takes longer than all of a question's figures


def pages(survey_id: str, frame: Frame) -> Iterator[tuple[str, bytes]]:
    """(name, JSON) for each question; of those the survey is for, never of supporters among them."""
    own = frame.own
    coded = columns.of(own)
    for question in lattice.questions(frame.questionnaire):
        made = [
            protect_cross(crosstabs.cross(coded, question.id, *by), READERSHIP)
            for by in lattice.crossings(coded.questionnaire, question)
        ]
        page = _page(own, question, made)
        if any(each.by == DRAWN and _can_be_compared(each) for each in made):
            page["chart"] = _chart(survey_id, question)
        body = json.dumps(page, ensure_ascii=False, separators=(",", ":"))
        yield f"cross-{survey_id}-{question.id}.json", body.encode()


def pictures(survey_id: str, frame: Frame) -> Iterator[tuple[str, bytes]]:
    """(name, SVG) of each question by plan status, where there are groups to compare."""
    coded = columns.of(frame.own)
    for question in lattice.questions(frame.questionnaire):
        if (DRAWN,) in lattice.crossings(frame.questionnaire, question):
            made = protect_cross(crosstabs.cross(coded, question.id, DRAWN), READERSHIP)
            if _can_be_compared(made):
                yield _chart(survey_id, question), charts.stacked(made)


def _chart(survey_id: str, question: Question) -> str:
    return f"chart-by-{DRAWN}-{survey_id}-{question.id}.svg"


def _can_be_compared(made: SafeCross) -> bool:
    """Whether two groups at least are large enough for shares."""
    return sum(part.rows[0].percent is not None for part in made.parts) > 1


def _page(frame: Frame, question: Question, made: Sequence[SafeCross]) -> dict[str, Any]:
    names = {each.id: each.name for each in lattice.offered(frame.questionnaire)}
    first = protect(items.distribution(frame, question), READERSHIP)
    return {
        "readership": READERSHIP,
        "question": question.text,
        "of_whom": first.of_whom,
        "options": [row.label for row in first.rows],
        "asides": [row.label for row in first.asides],
        "shades": list(shading.STEPS),
        "by": [{"id": each.by, "name": _named(names, each.by)} for each in made],
        "drawn_by": DRAWN,
        "chart": None,
        "crosses": {each.by: _cross(each) for each in made},
    }


def _named(names: Mapping[str, str], by: str) -> str:
    """ "Plan status and age band"."""
    named = " and ".join(names[each].lower() for each in by.split("+"))
    return named[:1].upper() + named[1:]


def _cross(made: SafeCross) -> dict[str, Any]:
    heard = [part for part in made.parts if part.base or any(row.count for row in part.asides)]
    return {
        "title": made.title,
        "notes": list(made.notes),
        "groups": [_group(part) for part in heard],
        "silent": [part.title for part in made.parts if part not in heard],
    }


def _group(part: SafeTable) -> dict[str, Any]:
    return {
        "label": part.title,
        "base": part.base,
        "counts": [row.count for row in part.rows],
        "percents": [row.percent for row in part.rows],
        "shades": [shading.step(row.percent) for row in part.rows],
        "asides": [row.count for row in part.asides],
    }
