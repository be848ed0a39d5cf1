"""Choosing a quote by hand: one comment, masked and cut into sentences, and the line it is for.

The reading room leads here. What is kept is the place of the passage, never its words.
"""

from typing import Any

from flask import Blueprint, g, redirect, request, url_for
from werkzeug.wrappers import Response

from survey_app.design.screens import FieldError, show
from survey_app.fieldwork import access, audit, comment_reads, evidence, lines, one_comment, quotes
from survey_app.fieldwork.lines import Line
from survey_app.fieldwork.quotes import Comment, Passage
from survey_app.staff import finding_forms as forms
from survey_app.staff.base_screens import Crumb
from survey_app.staff.finding_forms import Errors
from survey_app.staff.finding_screens import Choice, QuoteScreen
from survey_app.staff.visits import service

room = Blueprint("quoting", __name__, template_folder="templates")

HERE = "/inspections/<inspection_id>/lines/quote"


@room.get(HERE)
def choose(inspection_id: str) -> Response:
    comment, known = _read(inspection_id)
    return show(_screen(inspection_id, comment, known))


@room.post(HERE)
def keep(inspection_id: str) -> Response:
    comment, known = _read(inspection_id)
    ticked = request.form.getlist("sentence")
    place = quotes.run(quotes.sentences(comment.text), _numbers(ticked))
    line = request.form.get("line", "")
    side, errors = forms.read_side(request.form)
    errors = (*_wrong(ticked, place, line, known), *errors)
    if errors or place is None:
        answer = show(_screen(inspection_id, comment, known, ticked, line, side, errors))
        answer.status_code = 422
        return answer
    with service().store.writing() as connection:
        evidence.add_quote(
            connection,
            service().keyring,
            inspection_id,
            line,
            Passage(comment.response_id, comment.item, *place),
            side=side,
            actor=g.person.id,
            now=g.now,
        )
    return redirect(url_for("findings.show_one", inspection_id=inspection_id, line=line), 303)


def _read(inspection_id: str) -> tuple[Comment, tuple[Line, ...]]:
    """The comment the address names, and the lines it may be for; noted as read."""
    survey, reference, item = (request.args.get(name, "") for name in ("survey", "reference", "item"))
    with service().store.writing() as connection:
        access.get_inspection(connection, g.person, "draft-findings", inspection_id)
        comment = quotes.get(connection, service().keyring, inspection_id, survey, reference, item)
        known = lines.of_inspection(connection, service().keyring, inspection_id)
        audit.record(
            connection,
            service().keyring,
            actor=g.person.id,
            action=one_comment.READ,
            subject=f"{survey} {reference}/{item}",
            now=g.now,
        )
        comment_reads.mark(connection, {(comment.response_id, comment.item)})
    return comment, known


def _numbers(ticked: list[str]) -> tuple[int, ...]:
    """What stands for no sentence counts as one that is not there."""
    return tuple(int(each) if each.isdecimal() and len(each) < 6 else -1 for each in ticked)


def _wrong(
    ticked: list[str], place: tuple[int, int] | None, line: str, known: tuple[Line, ...]
) -> tuple[FieldError, ...]:
    errors = []
    if not ticked:
        errors.append(FieldError("sentence", "Tick the sentences to quote."))
    elif place is None:
        errors.append(FieldError("sentence", "Tick sentences that stand next to one another."))
    if line not in {each.reference for each in known}:
        errors.append(FieldError("line", "Choose the line of enquiry this quote is for."))
    return tuple(errors)


def _screen(
    inspection_id: str,
    comment: Comment,
    known: tuple[Line, ...],
    ticked: list[str] | None = None,
    line: str = "",
    side: str = "",
    errors: Errors = (),
) -> QuoteScreen:
    whole = url_for("reading.response", survey_id=comment.survey_id, reference=comment.reference)
    pieces = quotes.sentences(comment.text)
    language = "" if comment.is_english else comment.language
    return QuoteScreen(
        back=Crumb(text="the whole response", href=whole),
        action=url_for("quoting.keep", inspection_id=inspection_id, **_named(comment)),
        new_line=url_for("findings.new", inspection_id=inspection_id, **_named(comment)),
        question=comment.question,
        who=comment.who,
        response=comment.reference,
        whole=whole,
        is_english=comment.is_english,
        pieces=tuple(
            Choice(value=str(number), label=quotes.words(comment, *piece), lang=language)
            for number, piece in enumerate(pieces)
        ),
        lines=tuple(Choice(value=each.reference, label=each.claim) for each in known),
        sides=forms.choices(forms.SIDES),
        ticked=tuple(ticked or ()),
        line=line,
        side=side,
        errors=errors,
    )


def _named(comment: Comment) -> dict[str, Any]:
    return {"survey": comment.survey_id, "reference": comment.reference, "item": comment.item}
