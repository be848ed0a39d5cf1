"""The report of one inspection for its team: every survey of it, chapter by chapter, and the files beside it."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any

from analysis import audiences, chapters, comments, coverage, cross_pages, paper, sections, telling, wording
from analysis.chapters import Chapter
from analysis.disclosure import protect
from analysis.frame import Frame
from analysis.sections import Section
from analysis.summary import Window
from analysis.tables import Readership
from analysis.totals import KnownTotal

TEAM: Readership = "inspection-team"
Line = Mapping[str, Any]  # a line of enquiry: theme, claim, whom, state, evidence


@dataclass(frozen=True, kw_only=True)
class Part:
    """One survey of the inspection. `outcomes`: how many began, declined, stopped, sent, withdrew."""

    survey_id: str
    frame: Frame
    outcomes: Mapping[str, int]
    window: Window


@dataclass(frozen=True, kw_only=True)
class Inspection:
    area: str
    kind: str
    parts: tuple[Part, ...]
    totals: tuple[KnownTotal, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Done:
    """What the team has done with comments: how many it has read, and how many of those in other languages are
    translated."""

    read: int = 0
    translated: int = 0


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How far the team had come when the report was made: it may rest on no more than that."""

    comments: int
    unread: int
    untranslated: int


@dataclass(frozen=True, kw_only=True)
class SurveyLine:
    survey_id: str
    title: str
    audience: str
    counted: int
    limits: tuple[str, ...]


@dataclass(kw_only=True)
class Report:
    area: str
    kind: str
    made_at: dt.datetime
    surveys: list[SurveyLine]
    reading: Reading
    chapters: list[Chapter]
    lines: Sequence[Line] = field(default_factory=tuple)

    @property
    def charts(self) -> dict[str, bytes]:
        shown = (section.chart for chapter in self.chapters for section in chapter.sections)
        return {chart.name: chart.svg for chart in shown if chart}


def report(
    inspection: Inspection, *, reading: Reading, lines: Sequence[Line] = (), made_at: dt.datetime
) -> Report:
    """Everything the team may read, from safe tables alone. The same input gives the same report."""
    return Report(
        area=inspection.area,
        kind=inspection.kind,
        made_at=made_at,
        surveys=[_survey(part, inspection.totals) for part in inspection.parts],
        reading=reading,
        chapters=list(_chapters(inspection)),
        lines=lines,
    )


def build_inspection(
    inspection: Inspection, *, done: Done, lines: Sequence[Line] = (), made_at: dt.datetime
) -> dict[str, bytes]:
    """The report's files by name: the documents, `report.json` with what stands on its first page, one JSON a
    chapter and one a question's cross-tabulations, charts, and `comments.json`, which holds no text."""
    index = comments.index({part.survey_id: part.frame for part in inspection.parts})
    made = report(inspection, reading=_reading(index, done), lines=lines, made_at=made_at)
    files = paper.files(made)
    files |= {f"chapter-{chapter.id}.json": _json(_chapter(chapter)) for chapter in made.chapters}
    for part in inspection.parts:
        files |= dict(cross_pages.pages(part.survey_id, part.frame))
        files |= dict(cross_pages.pictures(part.survey_id, part.frame))
    files["comments.json"] = _json({"readership": TEAM, "made_at": _iso(made_at), "comments": index})
    return files | {"report.json": _json(_overview(made, sorted(files)))}


def _reading(index: Sequence[Mapping[str, Any]], done: Done) -> Reading:
    foreign = sum(entry["needs_translation"] for entry in index)
    return Reading(
        comments=len(index),
        unread=max(0, len(index) - done.read),
        untranslated=max(0, foreign - done.translated),
    )


def _chapters(inspection: Inspection) -> Iterator[Chapter]:
    """Who answered and who did not; then each theme; then what the figures rest on."""
    frames = [(part.survey_id, part.frame) for part in inspection.parts]
    totals = inspection.totals
    yield chapters.who_answered(
        [(part.survey_id, part.frame, _who(part, totals)) for part in inspection.parts]
    )
    for chapter in (
        chapters.of_each(
            "not-heard", "Who we have not heard from", frames, partial(telling.not_heard, known=totals)
        ),
        *chapters.of_themes(frames),
        chapters.of_each("change", "What people say has changed", frames, telling.changed),
        chapters.of_each("sectors", "Education, health and social care", frames, telling.sectors),
        chapters.of_each("hangs-on", "What these figures hang on", frames, _hangs_on),
        chapters.in_own_words(frames),
    ):
        if chapter.sections:
            yield chapter


def _who(part: Part, totals: Sequence[KnownTotal]) -> list[Section]:
    return [
        sections.who_answered(part.frame, part.outcomes),
        chapters.told_as(telling.people(part.frame), "people", "People and children"),
        chapters.told_as(telling.stopped(part.frame, part.outcomes), "stopped", "Who stopped, and where"),
        chapters.told_as(
            telling.beside_known(part.frame, totals), "known", "Beside what is known of the area"
        ),
    ]


def _hangs_on(frame: Frame) -> telling.Told:
    repeated = comments.repeated(frame) if frame.has_texts else frozenset[str]()
    return telling.hangs_on(frame, repeated)


def _survey(part: Part, totals: Sequence[KnownTotal]) -> SurveyLine:
    counted = protect(coverage.counted(part.frame), TEAM)
    questionnaire = part.frame.questionnaire
    return SurveyLine(
        survey_id=part.survey_id,
        title=questionnaire.title,
        audience=audiences.OF[questionnaire.audience].name,
        counted=len(part.frame),
        limits=(*wording.limits(counted, part.window, questionnaire), *telling.limits(part.frame, totals)),
    )


def _overview(made: Report, files: Sequence[str]) -> dict[str, Any]:
    return {
        "readership": TEAM,
        "area": made.area,
        "kind": made.kind,
        "made_at": _iso(made.made_at),
        "surveys": [asdict(line) for line in made.surveys],
        "reading": asdict(made.reading),
        "files": list(files),
        "chapters": [
            {
                "id": chapter.id,
                "title": chapter.title,
                "glances": [asdict(glance) for glance in chapter.glances],
            }
            for chapter in made.chapters
        ],
    }


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {
        "readership": TEAM,
        "id": chapter.id,
        "title": chapter.title,
        "words": chapter.words,
        "glances": [asdict(glance) for glance in chapter.glances],
        "sections": [section.to_dict() for section in chapter.sections],
    }


def _iso(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat()


def _json(plain: Any) -> bytes:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
