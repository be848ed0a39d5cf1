"""One question's answers by one or two facts about people: the page and its choices. All is audited."""

import re
from typing import Any

from flask import Blueprint, g, request, url_for
from werkzeug.wrappers import Response

from survey_app.design.screens import show
from survey_app.fieldwork import access, audit, built_reports
from survey_app.staff.base_screens import Crumb
from survey_app.staff.report_screens import CrossScreen, Group
from survey_app.staff.visits import service

room = Blueprint("crossing", __name__, template_folder="templates")

READERSHIP = "inspection-team"
NAME = re.compile(r"[a-z0-9-]{1,80}")


@room.get("/inspections/<inspection_id>/report/<survey_id>/by/<question_id>")
def cross(inspection_id: str, survey_id: str, question_id: str) -> Response:
    if not (NAME.fullmatch(survey_id) and NAME.fullmatch(question_id)):
        raise LookupError(question_id)
    name = f"cross-{survey_id}-{question_id}.json"
    with service().store.writing() as connection:
        access.get_inspection(connection, g.person, "read-report", inspection_id)
        about = built_reports.find_json(
            connection, service().keyring, inspection_id, READERSHIP, "report.json"
        )
        found = built_reports.find_json(connection, service().keyring, inspection_id, READERSHIP, name)
        audit.record(
            connection,
            service().keyring,
            actor=g.person.id,
            action="read-cross",
            subject=f"{inspection_id} {survey_id} {question_id}",
            now=g.now,
        )
    if about is None or found is None:
        raise LookupError(name)
    survey = next(each for each in about["surveys"] if each["survey_id"] == survey_id)
    return show(_screen(found, survey, inspection_id, wanted=request.args.get("by", "")))


def _screen(found: dict[str, Any], survey: dict[str, Any], inspection_id: str, *, wanted: str) -> CrossScreen:
    by = wanted if wanted in found["crosses"] else next(iter(found["crosses"]))
    made, names = found["crosses"][by], {each["id"]: each["name"] for each in found["by"]}
    back = Crumb(text="What people told us", href=url_for("reporting.overview", inspection_id=inspection_id))
    return CrossScreen(
        back=back,
        question=found["question"],
        audience=survey["audience"],
        of_whom=found["of_whom"],
        by=by,
        chosen=names[by],
        choices=_choices(names),
        head=(*found["options"], "All counted", *found["asides"]),
        groups=tuple(map(_group, made["groups"])),
        silent=tuple(made["silent"]),
        chart=_chart(found, by, inspection_id),
        shades=tuple(found["shades"]),
        notes=tuple(made["notes"]),
    )


def _chart(found: dict[str, Any], by: str, inspection_id: str) -> str:
    """Where the picture of these groups is; the worker draws one of each question."""
    if not found["chart"] or by != found["drawn_by"]:
        return ""
    return url_for("reporting.file", inspection_id=inspection_id, name=found["chart"])


def _choices(names: dict[str, str]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    one = tuple((id_, name) for id_, name in names.items() if "+" not in id_)
    two = tuple((id_, name) for id_, name in names.items() if "+" in id_)
    return tuple(
        (heading, group) for heading, group in (("One fact", one), ("Two facts together", two)) if group
    )


def _group(group: dict[str, Any]) -> Group:
    shown = zip(group["counts"], group["percents"], group["shades"], strict=True)
    cells = [
        (_figure(count, percent), "" if shade is None else str(shade)) for count, percent, shade in shown
    ]
    plain = [(f"{count:,}", "") for count in (group["base"], *group["asides"])]
    return Group(label=group["label"], cells=(*cells, *plain))


def _figure(count: int, percent: int | None) -> str:
    return f"{count:,}" if percent is None else f"{percent}% ({count:,})"
