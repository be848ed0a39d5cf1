"""The files of the one public release of an inspection: JSON for a page of the service, and a page that stands alone.

There is one release and no second. Figures made again after somebody's answers had come or gone would tell, by their
difference, what that person said. Whoever has a release gives it as `before`, and gets it back byte for byte.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from analysis import disclosure, release
from analysis.answering_back import page, words
from analysis.answering_back.told import ORDER, Heard, heard
from analysis.disclosure import Embargo
from analysis.errors import NotPublished, WrongReadership
from analysis.inspection import Inspection, Part
from analysis.tables import SafeRelease

JSON, HTML = "told-us.json", "told-us.html"


def build_public(
    inspection: Inspection,
    *,
    published_on: dt.date | None,
    today: dt.date,
    made_at: dt.datetime,
    symbols: Mapping[str, bytes],
    before: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    """`told-us.json` and `told-us.html`. `published_on`: of the inspectors' report. `symbols`: SVG by name, for
    easy read. `before`: the release there is already.

    Raise `NotPublished` until the report is out, `StillOpen` while any survey may still get answers.
    """
    asked = sorted(
        (part for part in inspection.parts if part.frame.questionnaire.audience in ORDER),
        key=lambda part: ORDER.index(part.frame.questionnaire.audience),
    )
    embargoes = [_embargo(part, published_on, today, made_at) for part in inspection.parts]
    for embargo in embargoes:
        embargo.check()
    if published_on is None or not embargoes:
        raise NotPublished
    if before is not None:
        return _final(before)
    released = [(part, disclosure.publish(release.of(part.frame), embargoes[0])) for part in asked]
    told = [heard(part.survey_id, part.frame, tables) for part, tables in released]
    facts = _facts(inspection, told, published_on, made_at)
    facts |= {"surveys": [_tables(part.survey_id, tables) for part, tables in released]}
    html = page.page(inspection.area, told, facts, symbols)
    return {JSON: json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode(), HTML: html.encode()}


def _embargo(part: Part, published_on: dt.date | None, today: dt.date, made_at: dt.datetime) -> Embargo:
    return Embargo(
        published_on=published_on,
        today=today,
        last_answer_at=part.window.closes_at + part.window.grace,
        made_at=made_at,
    )


def _final(before: Mapping[str, bytes]) -> dict[str, bytes]:
    """The release as it was; raise `WrongReadership` for what is none."""
    made_for = json.loads(before[JSON])["readership"]
    if made_for != "public":
        raise WrongReadership(JSON, made_for, "public")
    return {name: before[name] for name in (JSON, HTML)}


def _facts(
    inspection: Inspection, told: list[Heard], published_on: dt.date, made_at: dt.datetime
) -> dict[str, Any]:
    return {
        "readership": "public",
        "title": f"What you told us: {inspection.area}",
        "area": inspection.area,
        "kind": inspection.kind,
        "published_on": published_on.isoformat(),
        "made_at": made_at.astimezone(dt.UTC).isoformat(),
        "audiences": [asdict(each) for each in told],
        "next": list(words.coming(inspection.kind, inspection.area, published_on)),
        "limits": list(words.LIMITS),
        "easy_start": [asdict(line) for line in words.EASY_START],
        "easy_next": [asdict(line) for line in words.easy_coming(inspection.kind)],
        "easy_limits": [asdict(line) for line in words.EASY_LIMITS],
    }


def _tables(survey_id: str, tables: SafeRelease) -> dict[str, Any]:
    return {
        "survey_id": survey_id,
        "counted": tables.counted.to_dict(),
        "plan_status": tables.groups.to_dict() if tables.groups else None,
        "questions": [each.to_dict() for each in tables.tables],
        "by_plan_status": [each.to_dict() for each in tables.crosses],
    }
