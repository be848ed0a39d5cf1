"""The three gates in a row: shape, meaning, fitness. Every problem at once, each with its line."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from questionnaires import fitness, meaning, reading
from questionnaires.findings import Finding
from questionnaires.model import Questionnaire
from questionnaires.reading import Problem, Read

Check = Callable[[Questionnaire], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    meaning.framework_is_known,
    meaning.ids_are_plain,
    meaning.ids_are_unique,
    meaning.themes_are_defined,
    meaning.parts_fit_the_kind,
    meaning.exclusive_options_make_sense,
    meaning.routes_lead_forward,
    meaning.routes_end_in_a_default,
    meaning.conditions_can_hold,
    meaning.pages_can_be_reached,
    meaning.touches_offers_the_weaknesses,
    meaning.scales_keep_their_values,
    fitness.audience_is_known,
    fitness.weaknesses_are_asked_whole,
    fitness.standing_themes_have_a_place,
    fitness.closed_questions_can_be_declined,
    fitness.views_are_told_from_no_view,
    fitness.favourable_is_marked_fairly,
    fitness.texts_suit_the_reading_age,
    fitness.abbreviations_are_explained,
    fitness.closed_items_are_few,
    fitness.pages_hold_one_idea,
    fitness.comments_are_bounded,
    fitness.minutes_are_honest,
)


def name_of(check: Check) -> str:
    """The check's id, as problems carry it."""
    return check.__name__.replace("_", "-")


def check_file(path: Path) -> Read:
    """All three gates on a file. What has a problem of shape is not looked at further."""
    read = reading.read(path)
    if read.questionnaire is None:
        return read
    problems = check(read.questionnaire, file=str(path), lines=read.lines)
    return Read(None if problems else read.questionnaire, problems, read.lines)


def check(
    questionnaire: Questionnaire, *, file: str = "", lines: Mapping[str, int] | None = None
) -> tuple[Problem, ...]:
    """Meaning and fitness. `lines` is what reading the file gave; without it every line is 0."""
    found = {
        Problem(file, _line(finding.where, lines or {}), *finding, check=name_of(each))
        for each in CHECKS
        for finding in each(questionnaire)
    }
    # Questions that share a scale share its lines too: one slip there is told once.
    once = {(problem.line, problem.what): problem for problem in sorted(found, key=_order, reverse=True)}
    return tuple(sorted(once.values(), key=_order))


def _order(problem: Problem) -> tuple[int, str, str]:
    return problem.line, problem.where, problem.what


def _line(where: str, lines: Mapping[str, int]) -> int:
    """The line of the nearest thing above that the file does have."""
    while where and where not in lines:
        where = where.rpartition(".")[0]
    return lines.get(where, 0)
