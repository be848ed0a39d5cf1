"""From lines of enquiry and their evidence to the screens that show them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from flask import url_for

from survey_app.design.screens import FieldError
from survey_app.fieldwork import guarding, quotes
from survey_app.fieldwork.evidence import Piece, Typed
from survey_app.fieldwork.inspections import Inspection
from survey_app.fieldwork.lines import Line, Words
from survey_app.staff import finding_forms as forms
from survey_app.staff import words
from survey_app.staff.base_screens import Crumb
from survey_app.staff.finding_forms import Errors
from survey_app.staff.finding_screens import (
    EvidenceScreen,
    LineScreen,
    LinesScreen,
    PieceCard,
    WriteLineScreen,
)

Themes = Mapping[str, str]
NO_COMMENT: Mapping[str, Any] = MappingProxyType({})


def all_lines(
    inspection: Inspection, found: tuple[Line, ...], themes: Themes, *, may_release: bool
) -> LinesScreen:
    groups: dict[str, list[Line]] = {}
    for line in found:
        groups.setdefault(line.theme, []).append(line)
    return LinesScreen(
        back=Crumb(text=inspection.area, href=url_for("inspecting.show_one", inspection_id=inspection.id)),
        inspection_id=inspection.id,
        groups=tuple((themes.get(theme, theme), tuple(group)) for theme, group in groups.items()),
        states_said=forms.STATES,
        may_release=may_release,
    )


def one(inspection_id: str, line: Line, themes: Themes, pieces: tuple[Piece, ...]) -> LineScreen:
    return LineScreen(
        back=_to_all(inspection_id),
        inspection_id=inspection_id,
        line=line,
        theme=themes.get(line.theme, line.theme),
        state=forms.STATES[line.state],
        made=words.moment(line.made_at),
        changed=words.moment(line.changed_at),
        advice=guarding.advise(line.claim),
        supports=tuple(_card(piece) for piece in pieces if piece.side == "supports"),
        contradicts=tuple(_card(piece) for piece in pieces if piece.side == "contradicts"),
    )


def new(
    inspection_id: str,
    themes: Themes,
    written: Words | None = None,
    errors: Errors = (),
    *,
    comment: Mapping[str, Any] = NO_COMMENT,
) -> WriteLineScreen:
    return WriteLineScreen(
        back=_to_all(inspection_id),
        title="A new line of enquiry",
        action=url_for("findings.draft", inspection_id=inspection_id, **comment),
        errors=errors,
        **_form(themes, written or Words(theme="", claim="", whom="")),
    )


def change(
    inspection_id: str,
    line: Line,
    themes: Themes,
    written: Words,
    *,
    errors: Errors = (),
    version: str = "",
    said_now: tuple[dict[str, object], ...] = (),
) -> WriteLineScreen:
    return WriteLineScreen(
        back=_to_one(inspection_id, line),
        title="Change this line of enquiry",
        action=url_for("findings.change", inspection_id=inspection_id, line=line.reference),
        errors=errors,
        version=version or str(line.version),
        is_released=line.is_released,
        said_now=said_now,
        **_form(themes, written),
    )


def stale(inspection_id: str, line: Line, themes: Themes, written: Words) -> WriteLineScreen:
    """The form again with what was typed, under what a colleague has saved meanwhile."""
    rows = {
        "Theme": themes.get(line.theme, line.theme),
        "Claim": line.claim,
        "Whom to ask": line.whom,
        "State": forms.STATES[line.state],
    }
    said_now: tuple[dict[str, object], ...] = tuple(
        {"key": key, "values": (value,)} for key, value in rows.items()
    )
    return change(inspection_id, line, themes, written, said_now=said_now)


def removed(inspection_id: str, themes: Themes, written: Words) -> WriteLineScreen:
    """The form of a new line with what was typed for one that a colleague has removed meanwhile."""
    what = "A colleague has removed this line. Nothing of yours is saved. Save it to make it a new line."
    return new(inspection_id, themes, written, (FieldError("", what),))


def evidence_form(inspection_id: str, line: Line, typed: Typed, errors: Errors = ()) -> EvidenceScreen:
    return EvidenceScreen(
        back=_to_one(inspection_id, line),
        action=url_for("findings.add_evidence", inspection_id=inspection_id, line=line.reference),
        claim=line.claim,
        errors=errors,
        **_evidence_fields(typed),
    )


def lost_evidence(inspection_id: str, typed: Typed) -> EvidenceScreen:
    """What was typed for a line that a colleague has removed meanwhile, to be copied elsewhere."""
    what = "A colleague has removed this line. Nothing of yours is saved: copy what you need from here."
    return EvidenceScreen(
        back=_to_all(inspection_id), errors=(FieldError("", what),), **_evidence_fields(typed)
    )


def _evidence_fields(typed: Typed) -> dict[str, Any]:
    return {
        "sides": forms.choices(forms.SIDES),
        "sources": forms.sources(),
        "side": typed.side,
        "source": typed.source,
        "words": typed.words,
        "where": typed.where,
    }


def _to_all(inspection_id: str) -> Crumb:
    return Crumb(text="lines of enquiry", href=url_for("findings.show_all", inspection_id=inspection_id))


def _to_one(inspection_id: str, line: Line) -> Crumb:
    href = url_for("findings.show_one", inspection_id=inspection_id, line=line.reference)
    return Crumb(text="this line of enquiry", href=href)


def _form(themes: Themes, typed: Words) -> dict[str, Any]:
    return {
        "themes": forms.choices(themes),
        "line_states": forms.choices(forms.STATES),
        "theme": typed.theme,
        "claim": typed.claim,
        "whom": typed.whom,
        "state": typed.state,
    }


def _card(piece: Piece) -> PieceCard:
    href = ""
    if piece.response:
        href = url_for("reading.response", survey_id=piece.survey_id, reference=piece.response)
    return PieceCard(
        reference=piece.reference,
        label=forms.QUOTE if piece.is_quote else forms.SOURCES[piece.source][0],
        words=piece.words,
        language=piece.language,
        where=piece.where,
        who=piece.who,
        added=f"Added by {piece.added_by} at {words.moment(piece.added_at)}.",
        is_quote=piece.is_quote,
        is_gone=piece.is_gone,
        is_long=piece.is_quote and quotes.is_long(piece.words),
        response=piece.response,
        href=href,
    )
