"""The page of comments. Whatever it shows is noted with who reads it, in one entry."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from flask import Blueprint, g, request, url_for
from werkzeug.wrappers import Response

from survey_app.design.screens import show
from survey_app.fieldwork import access, comment_room
from survey_app.fieldwork.comment_index import FACETS, Entry, Facet
from survey_app.fieldwork.comment_room import Comment, Sitting
from survey_app.fieldwork.inspections import Inspection
from survey_app.staff import comment_choices, comment_words, said, words
from survey_app.staff.base_screens import Crumb
from survey_app.staff.comment_screens import Answered, CommentCard, CommentsScreen
from survey_app.staff.visits import service

room = Blueprint("commenting", __name__, template_folder="templates")

Filters = dict[Facet, str]


@room.get("/inspections/<inspection_id>/comments")
def show_all(inspection_id: str) -> Response:
    filters, keyring = _filters(), service().keyring
    with service().store.reading() as connection:
        inspection = access.get_inspection(connection, g.person, "read-responses", inspection_id)
        sitting = comment_room.look(connection, keyring, inspection_id, filters, _page())
    if sitting is not None:
        with service().store.writing() as connection:
            comment_room.note(connection, keyring, inspection_id, sitting, actor=g.person.id, now=g.now)
    return show(_screen(inspection, filters, sitting))


def _filters() -> Filters:
    """Of what the address says, what is a facet and not empty: a form sends its empty boxes too."""
    return {facet: request.args[facet] for facet in FACETS if request.args.get(facet)}


def _page() -> int:
    page = request.args.get("page", "1")
    return int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 0


def _screen(inspection: Inspection, filters: Filters, sitting: Sitting | None) -> CommentsScreen:
    plain = CommentsScreen(
        back=Crumb(text=inspection.area, href=url_for("inspecting.show_one", inspection_id=inspection.id)),
        here=url_for("commenting.show_all", inspection_id=inspection.id),
        search=url_for("searching.ask", inspection_id=inspection.id),
        queue=url_for("translating.show_queue", inspection_id=inspection.id),
    )
    if sitting is None:
        return plain
    choices = tuple(comment_choices.offered(sitting, filters))
    return replace(
        plain,
        counts=comment_words.counted(sitting.total, sitting.read),
        made=words.moment(sitting.made_at),
        grave=sitting.grave,
        grave_href=_link(inspection.id, {"grave": "yes"}, 1),
        choices=choices,
        chosen=comment_choices.said(choices),
        found=sitting.found,
        is_group="group" in filters,
        page=sitting.page,
        pages=sitting.pages,
        groups=tuple(_answered(inspection.id, sitting)),
        before=_link(inspection.id, filters, sitting.page - 1) if sitting.page > 1 else "",
        after=_after(inspection.id, filters, sitting),
        next_unread=_next_unread(inspection.id, filters, sitting),
        may_lift=g.person.may("lift-masks", inspection.id),
    )


def _after(inspection_id: str, filters: Filters, sitting: Sitting) -> str:
    """The page after this one. Among the unread there is none: those shown here have left that list."""
    if sitting.page == sitting.pages or filters.get("read") == "unread":
        return ""
    return _link(inspection_id, filters, sitting.page + 1)


def _next_unread(inspection_id: str, filters: Filters, sitting: Sitting) -> str:
    """The first page of what nobody has read yet, of what is wanted otherwise."""
    left = sitting.counts["read"].get("unread", 0) - sum(not each.was_read for each in sitting.comments)
    return _link(inspection_id, filters | {"read": "unread"}, 1) if left else ""


def _link(inspection_id: str, filters: Filters, page: int) -> str:
    asked: dict[str, Any] = {str(facet): value for facet, value in filters.items()}
    if page > 1:
        asked["page"] = page
    return url_for("commenting.show_all", inspection_id=inspection_id, **asked)


def _answered(inspection_id: str, sitting: Sitting) -> Iterator[Answered]:
    numbered = enumerate(sitting.comments, start=(sitting.page - 1) * comment_room.PAGE + 1)
    for (survey, item), some in groupby(numbered, key=_asked):
        yield Answered(
            question=sitting.questions[survey, item],
            who=comment_words.AUDIENCES[sitting.audiences[survey]],
            comments=tuple(_card(inspection_id, number, comment) for number, comment in some),
        )


def _asked(numbered: tuple[int, Comment]) -> tuple[str, str]:
    return numbered[1].entry.survey, numbered[1].entry.item


def _card(inspection_id: str, number: int, comment: Comment) -> CommentCard:
    entry = comment.entry
    place: dict[str, Any] = {"survey": entry.survey, "reference": entry.reference, "item": entry.item}
    return CommentCard(
        number=number,
        said=said.of(comment.text, entry.language, comment.lift, comment.translation),
        is_new=not comment.was_read,
        facts=_facts(entry),
        found=tuple(map(comment_words.code, entry.codes)),
        is_grave=entry.is_grave,
        reference=entry.reference,
        response=url_for("reading.response", survey_id=entry.survey, reference=entry.reference),
        alike=comment.alike,
        group=url_for("commenting.show_all", inspection_id=inspection_id, group=entry.group),
        quote=url_for("quoting.choose", inspection_id=inspection_id, **place),
        translate=url_for(
            "translating.show_one", survey_id=entry.survey, reference=entry.reference, item=entry.item
        ),
        lifted=said.lifted(comment.lift),
    )


def _facts(entry: Entry) -> tuple[str, ...]:
    """Who wrote it, from what was ticked; practitioners are not asked about a plan."""
    plan = comment_words.PLANS.get(entry.plan, "")
    sector = comment_words.SECTORS.get(entry.sector, "")
    return tuple(each for each in (words.VOICES[entry.voice], plan, sector) if each)
