"""The summary of one survey for one readership: what the console shows, and the files beside it."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from analysis import coverage, report, sections, sheet, themes, wording
from analysis.coverage import COUNTED
from analysis.errors import NotPublished
from analysis.frame import Frame
from analysis.sections import Section
from analysis.summary import Summary, Window
from analysis.tables import Readership, for_readership

COUNTS = (COUNTED, "outcome", "voice", "outcomes")  # the tables whose rows stand in `Summary.counts`


@dataclass(frozen=True)
class Built:
    summary: Summary
    files: dict[str, bytes]  # summary.html, summary.css, summary.json, tables.csv, chart-<topic>.svg


def build(
    frame: Frame, *, readership: Readership, outcomes: Mapping[str, int], window: Window, made_at: dt.datetime
) -> Built:
    """Compute everything one readership may see. The same input gives the same bytes.

    `outcomes`: how many began, declined, stopped, sent, withdrew. Raise `NotPublished` for the public:
    its release is a step of its own, after the report.
    """
    parts = _parts(frame, readership, outcomes)
    tables = [for_readership(table, readership) for part in parts for table in part.tables]
    summary = _summary(frame, parts, readership, window, made_at)
    files = {part.chart.name: part.chart.svg for part in parts if part.chart}
    files["summary.html"] = report.page(summary, parts).encode()
    files["summary.css"] = report.style()
    files["summary.json"] = json.dumps(summary, ensure_ascii=False, indent=1).encode()
    files["tables.csv"] = sheet.csv_text(tables).encode("utf-8-sig")
    return Built(summary, files)


def _parts(frame: Frame, readership: Readership, outcomes: Mapping[str, int]) -> list[Section]:
    if readership == "public":
        raise NotPublished
    if readership == "officer-and-forum":
        return [sections.participation(frame, readership)]
    own = frame.own
    return [
        sections.who_answered(frame, outcomes),
        *(sections.about_topic(own, topic) for topic in themes.topics(frame.questionnaire)),
        *_that_are(
            sections.in_own_words(own),
            sections.elsewhere(coverage.elsewhere(frame)),
            sections.supporters(frame.supporters),
        ),
    ]


def _that_are(*parts: Section | None) -> list[Section]:
    return [part for part in parts if part is not None]


def _summary(
    frame: Frame, parts: list[Section], readership: Readership, window: Window, made_at: dt.datetime
) -> Summary:
    return Summary(
        readership=readership,
        title=frame.questionnaire.title,
        made_at=_iso(made_at),
        opens_at=_iso(window.opens_at),
        closes_at=_iso(window.closes_at),
        grace_ends_at=_iso(window.closes_at + window.grace),
        counts=_counts(parts[0]),
        limits=wording.limits(parts[0].tables[0], window, frame.questionnaire),
        sections=[part.to_dict() for part in parts],
    )


def _counts(first: Section) -> dict[str, int | None]:
    return {row.value: row.count for table in first.tables if table.id in COUNTS for row in table.rows}


def _iso(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat()
