"""What the forms of lines of enquiry hold, and what to do where it cannot be kept; and how their values are called.

Whatever is wrong, what was typed goes back into the form.
"""

from collections.abc import Mapping
from typing import Any, cast

from questionnaires import answers
from survey_app.design.screens import FieldError
from survey_app.fieldwork import evidence, lines
from survey_app.fieldwork.evidence import Side, Source, Typed
from survey_app.fieldwork.lines import State, Words
from survey_app.staff.finding_screens import Choice

Form = Mapping[str, str]
Errors = tuple[FieldError, ...]

STATES = {
    "to-test": "To test",
    "confirmed": "Confirmed",
    "not-confirmed": "Not confirmed",
}
SIDES = {"supports": "It supports the claim", "contradicts": "It contradicts the claim"}
SOURCES = {
    "survey": ("Survey: a figure", "From a table or a sentence of the report, with its base."),
    "tracking": ("Tracking", "What was seen in the case of one child or young person."),
    "documents": ("Documents", "Plans, audits, data, minutes."),
    "meetings": ("Meetings", "What people said to inspectors."),
    "outside": ("From outside this inspection", "A report, a survey or statistics of somebody else."),
}
LONGEST_NUMBER = 19
"""Digits; a database keeps no whole number that is longer."""
QUOTE = "Survey: a quote"


def choices(labels: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(value=value, label=label) for value, label in labels.items())


def sources() -> tuple[Choice, ...]:
    return tuple(Choice(value=value, label=label, hint=hint) for value, (label, hint) in SOURCES.items())


def text(form: Form, name: str) -> str:
    return answers.clean(form.get(name, "")).strip()


def read_line(form: Form, themes: Mapping[str, str]) -> tuple[Words, Errors]:
    state = form.get("state", "to-test")
    words = Words(
        theme=form.get("theme", ""),
        claim=text(form, "claim"),
        whom=text(form, "whom"),
        state=cast(State, state),
    )
    errors = [
        _chosen("theme", words.theme, themes, "Choose the theme this line is about."),
        _written("claim", words.claim, lines.LIMIT_CLAIM, "Write down what you think may be so."),
        _written("whom", words.whom, lines.LIMIT_WHOM, "Write down whom to ask: a role, a team or a group."),
        _chosen("state", state, STATES, "Choose how far this line is."),
    ]
    return words, tuple(error for error in errors if error)


def read_typed(form: Form) -> tuple[Typed, Errors]:
    typed = Typed(
        side=cast(Side, form.get("side", "")),
        source=cast(Source, form.get("source", "")),
        words=text(form, "words"),
        where=text(form, "where"),
    )
    where = "Write down where it stands, so that a colleague can find it again."
    errors = [
        _chosen("side", typed.side, SIDES, "Choose whether it supports or contradicts the claim."),
        _chosen("source", typed.source, SOURCES, "Choose where it comes from."),
        _written("words", typed.words, evidence.LIMIT_WORDS, "Write down what it says."),
        _written("where", typed.where, evidence.LIMIT_WHERE, where),
    ]
    return typed, tuple(error for error in errors if error)


def comment(args: Form) -> dict[str, Any]:
    """The comment an address names, for which a line is written; empty where it names none."""
    named = {name: args.get(name, "") for name in ("survey", "reference", "item")}
    return named if all(named.values()) else {}


def on(side: str) -> Typed:
    """An empty form for this side; whatever is no side is none."""
    return Typed(side=cast(Side, side), source=cast(Source, ""), words="", where="")


def read_version(version: str) -> int:
    """What is no version of a line fits none: it is stale."""
    return int(version) if version.isdecimal() and len(version) < LONGEST_NUMBER else 0


def read_side(form: Form) -> tuple[Side, Errors]:
    side = form.get("side", "")
    error = _chosen("side", side, SIDES, "Choose whether it supports or contradicts the claim.")
    return cast(Side, side), (error,) if error else ()


def _chosen(field: str, value: str, offered: Mapping[str, object], what: str) -> FieldError | None:
    return None if value in offered else FieldError(field, what)


def _written(field: str, words: str, limit: int, what: str) -> FieldError | None:
    if not words:
        return FieldError(field, what)
    if len(words) > limit:
        over = len(words) - limit
        return FieldError(field, f"Make this shorter by {over:,}: at most {limit:,} characters.")
    return None
