"""The three gates in a row: shape, meaning, fitness. Every problem at once, each with its line."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from questionnaires import fitness, meaning, reading, variants
from questionnaires.findings import Finding
from questionnaires.model import Questionnaire
from questionnaires.reading import Problem

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


# Over a whole file, with all its audiences: what no single document can tell.
FILE_CHECKS: tuple[Check, ...] = ()


@dataclass(frozen=True)
class Checked:
    """What a file gives: a document for each audience, or every problem with its line."""

    documents: tuple[Questionnaire, ...]
    problems: tuple[Problem, ...]

    @property
    def questionnaire(self) -> Questionnaire | None:
        """The document of the file's first audience."""
        return self.documents[0] if self.documents else None


def name_of(check: Check) -> str:
    """The check's id, as problems carry it."""
    return check.__name__.replace("_", "-")


def check_file(path: Path) -> Checked:
    """All three gates on a file. What has a problem of shape is not looked at further."""
    read = reading.read(path)
    if read.questionnaire is None:
        return Checked((), read.problems)
    resolved = [
        variants.resolve(read.questionnaire, audience) for audience in variants.audiences(read.questionnaire)
    ]
    found = [(check, finding) for check in FILE_CHECKS for finding in check(read.questionnaire)]
    for document in resolved:
        for check, finding in _found(document.questionnaire):
            found.append((check, finding._replace(where=document.place(finding.where))))
    problems = _problems(found, str(path), read.lines, read.files)
    return Checked(() if problems else tuple(each.questionnaire for each in resolved), problems)


def check(questionnaire: Questionnaire) -> tuple[Problem, ...]:
    """Meaning and fitness of one document, without a file: every line is 0."""
    return _problems(_found(questionnaire), "", {}, {})


def _found(questionnaire: Questionnaire) -> list[tuple[Check, Finding]]:
    return [(check, finding) for check in CHECKS for finding in check(questionnaire)]


def _problems(
    found: Sequence[tuple[Check, Finding]], file: str, lines: Mapping[str, int], files: Mapping[str, str]
) -> tuple[Problem, ...]:
    problems = {
        Problem(
            files.get(finding.where.partition(".")[0], file),
            _line(finding.where, lines),
            *finding,
            check=name_of(check),
        )
        for check, finding in found
    }
    # Questions that share a scale share its lines too, and audiences the file: one slip is told once.
    once = {(each.file, each.line, each.what): each for each in sorted(problems, key=_order, reverse=True)}
    return tuple(sorted(once.values(), key=_order))


def _order(problem: Problem) -> tuple[str, int, str, str]:
    return problem.file, problem.line, problem.where, problem.what


def _line(where: str, lines: Mapping[str, int]) -> int:
    """The line of the nearest thing above that the file does have."""
    while where and where not in lines:
        where = where.rpartition(".")[0]
    return lines.get(where, 0)
