"""The boxes by which it is chosen which comments to read, each value with how many there would be."""

from collections.abc import Iterable, Iterator, Mapping

from survey_app.fieldwork.comment_index import UNSAID, Facet, Filters
from survey_app.fieldwork.comment_room import Sitting
from survey_app.staff import comment_words
from survey_app.staff import said as spoken
from survey_app.staff.comment_screens import Choice, Option

Labels = Mapping[str, str]

_NOT_IN_ALL: frozenset[Facet] = frozenset({"words", "code", "grave", "translation"})
"""Facets a comment may have no value in: one value is a choice already."""
_KNOWN_ALONE: frozenset[Facet] = frozenset({"theme", "words"})
"""Words are looked for under the themes of 2023, which another framework does not have."""


def offered(sitting: Sitting, filters: Filters) -> Iterator[Choice]:
    """A box for each facet in which there is something to choose."""
    for facet, label in comment_words.LABELS.items():
        counts, chosen, labels = (
            sitting.counts[facet],
            filters.get(facet, ""),
            _labels(sitting, facet, filters),
        )
        values = [value for value in labels if counts.get(value) or value == chosen]
        if facet not in _KNOWN_ALONE:
            others = {*counts, chosen} - {*labels, ""}
            values += sorted(others, key=lambda value: _label({}, facet, value))
        if chosen or len(values) > (facet not in _NOT_IN_ALL):
            options = (
                Option(
                    value=value,
                    label=f"{_label(labels, facet, value)} ({counts.get(value, 0):,})",
                    is_chosen=value == chosen,
                )
                for value in values
            )
            yield Choice(name=facet, label=label, options=tuple(options))


def said(choices: Iterable[Choice]) -> tuple[str, ...]:
    """What has been chosen, in words."""
    return tuple(
        f"{choice.label}: {option.label}"
        for choice in choices
        for option in choice.options
        if option.is_chosen
    )


def _labels(sitting: Sitting, facet: Facet, filters: Filters) -> Labels:
    """What the values of a facet are called, in the order in which they are offered."""
    if facet == "survey":
        return {survey: comment_words.AUDIENCES[audience] for survey, audience in sitting.audiences.items()}
    if facet == "question":
        return _questions(sitting, filters.get("survey", ""))
    if facet in ("theme", "words"):
        return {**sitting.themes, UNSAID: comment_words.NO_THEME}
    return _FIXED.get(facet, {})


def _questions(sitting: Sitting, chosen: str) -> dict[str, str]:
    """The words each question has for the audience chosen; with none, for the first it is asked of."""
    places = {survey: place for place, survey in enumerate(sitting.audiences)}
    named: dict[str, str] = {}
    for (_, item), text in sorted(
        sitting.questions.items(), key=lambda each: (each[0][0] != chosen, places[each[0][0]])
    ):
        named.setdefault(item, text)
    return named


_FIXED: Mapping[Facet, Labels] = {
    "plan": comment_words.PLANS,
    "sector": comment_words.SECTORS,
    "read": comment_words.READ,
    "translation": comment_words.TRANSLATION,
    "grave": comment_words.GRAVE,
}


def _label(labels: Labels, facet: Facet, value: str) -> str:
    if value in labels:
        return labels[value]
    if facet == "language":
        return spoken.name(value)
    return comment_words.code(value)
