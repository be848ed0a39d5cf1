"""The three gates in a row: shape, meaning, fitness. Every problem at once, each with its line.

A check is a function, and its name is its id. Most look at one audience's document; some need the whole file, the
files beside it, the versions published before, or a translation.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from questionnaires import (
    arrangement,
    blocks,
    easy_reading,
    families,
    fitness,
    identity,
    jargon,
    meaning,
    piped_words,
    reading,
    translating,
    variants,
    versions,
    wording,
)
from questionnaires.findings import Finding
from questionnaires.model import Questionnaire
from questionnaires.reading import Problem
from questionnaires.translating import Translation

Check = Callable[[Questionnaire], Iterator[Finding]]
FamilyCheck = Callable[[Questionnaire, Mapping[str, Questionnaire]], Iterator[Finding]]
VersionCheck = Callable[[Questionnaire, Sequence[Questionnaire]], Iterator[Finding]]
TranslationCheck = Callable[[Questionnaire, Translation], Iterator[Finding]]

# Over each audience's document alone.
CHECKS: tuple[Check, ...] = (
    meaning.framework_is_known,
    meaning.ids_are_plain,
    meaning.ids_are_unique,
    meaning.ids_differ_from_their_neighbours_parts,
    meaning.themes_are_defined,
    meaning.parts_fit_the_kind,
    meaning.exclusive_options_make_sense,
    meaning.routes_lead_forward,
    meaning.routes_end_in_a_default,
    meaning.conditions_can_hold,
    meaning.comments_are_never_routed_on,
    meaning.pages_can_be_reached,
    meaning.touches_offers_the_weaknesses,
    meaning.scales_keep_their_values,
    piped_words.words_are_known,
    piped_words.words_come_from_earlier_answers,
    piped_words.council_question_has_area,
    blocks.blocks_are_neighbours,
    blocks.routes_stay_in_their_block,
    fitness.audience_is_known,
    fitness.weaknesses_are_asked_whole,
    fitness.standing_themes_have_a_place,
    fitness.need_comes_before_quality,
    fitness.closed_questions_can_be_declined,
    fitness.views_are_told_from_no_view,
    fitness.favourable_is_marked_fairly,
    fitness.profiles_hold_no_view,
    fitness.texts_suit_the_reading_age,
    fitness.abbreviations_are_explained,
    fitness.closed_items_are_few,
    fitness.pages_hold_one_idea,
    fitness.comments_are_bounded,
    fitness.minutes_are_honest,
    fitness.practitioners_are_warned,
    identity.identity_is_not_asked,
    wording.texts_are_not_double_barrelled,
    wording.texts_do_not_lead,
    wording.satisfaction_is_not_asked,
    wording.no_double_negatives,
    wording.agreement_scales_are_not_used,
    wording.feelings_are_not_asked_for_facts,
    jargon.jargon_is_explained,
    jargon.children_are_not_asked_by_jargon,
    arrangement.options_are_few,
    arrangement.labels_differ,
    arrangement.hints_do_not_repeat_the_question,
    arrangement.headings_differ_from_each_other,
    arrangement.sections_run_together,
    arrangement.no_grids,
    easy_reading.easy_read_is_complete,
    easy_reading.easy_read_is_no_copy,
    easy_reading.easy_read_keeps_its_words,
    easy_reading.easy_sentences_are_short,
    easy_reading.easy_lines_have_symbols,
    easy_reading.symbols_are_known,
    easy_reading.easy_read_suits_its_reading_age,
    easy_reading.easy_minutes_are_honest,
)
# Over a whole file, with all its audiences.
FILE_CHECKS: tuple[Check, ...] = (
    families.variants_name_known_audiences,
    families.every_audience_is_asked_something,
    families.variants_keep_their_values,
    piped_words.words_are_used,
    easy_reading.easy_texts_stand_once,
    easy_reading.easy_read_is_not_stale,
)
# Over a file and the others of its family, and over a file and what was published of it.
FAMILY_CHECKS: tuple[FamilyCheck, ...] = (families.items_mean_the_same_across_a_family,)
VERSION_CHECKS: tuple[VersionCheck, ...] = (
    versions.versions_go_up,
    versions.values_keep_their_meaning_between_versions,
)
# Over each audience's document in each language asked for.
TRANSLATION_CHECKS: tuple[TranslationCheck, ...] = (
    translating.translation_is_complete,
    translating.translation_is_no_copy,
    translating.translation_is_not_stale,
    translating.placeholders_match,
)


@dataclass(frozen=True)
class Checked:
    """What a file gives: a document for each audience, or every problem with its line."""

    documents: tuple[Questionnaire, ...]
    problems: tuple[Problem, ...]

    @property
    def questionnaire(self) -> Questionnaire | None:
        """The document of the file's first audience."""
        return self.documents[0] if self.documents else None


Found = tuple[str, Finding]  # the id of a check, and what it found


def names() -> tuple[str, ...]:
    """The id of every check."""
    every: tuple[Callable[..., Any], ...] = (
        *CHECKS,
        *FILE_CHECKS,
        *FAMILY_CHECKS,
        *VERSION_CHECKS,
        *TRANSLATION_CHECKS,
    )
    return tuple(name_of(check) for check in every)


def name_of(check: Callable[..., Any]) -> str:
    """The check's id, as problems carry it."""
    return check.__name__.replace("_", "-")


def check_file(path: Path, translations: Sequence[Translation] = ()) -> Checked:
    """All three gates on a file. What has a problem of shape is not looked at further."""
    read = reading.read(path)
    if read.questionnaire is None:
        return Checked((), read.problems)
    resolved = [
        variants.resolve(read.questionnaire, audience) for audience in variants.audiences(read.questionnaire)
    ]
    found = list(_found_in_file(read.questionnaire, path))
    for document in resolved:
        if document.questionnaire.pages:
            for check, finding in _found_in_document(document.questionnaire, translations):
                found.append((check, finding._replace(where=document.place(finding.where))))
    problems = _problems(found, str(path), read.lines, read.files)
    return Checked(() if problems else tuple(each.questionnaire for each in resolved), problems)


def check(questionnaire: Questionnaire) -> tuple[Problem, ...]:
    """Meaning and fitness of one document, without a file: every line is 0."""
    return _problems(list(_found_in_document(questionnaire, ())), "", {}, {})


def _found_in_file(file: Questionnaire, path: Path) -> Iterator[Found]:
    for check in FILE_CHECKS:
        yield from _named(check, check(file))
    family, published = reading.family(path, file.framework), reading.published(path, file.id)
    for family_check in FAMILY_CHECKS:
        yield from _named(family_check, family_check(file, family))
    for version_check in VERSION_CHECKS:
        yield from _named(version_check, version_check(file, published))


def _found_in_document(document: Questionnaire, translations: Sequence[Translation]) -> Iterator[Found]:
    for check in CHECKS:
        yield from _named(check, check(document))
    for translation in translations:
        for translation_check in TRANSLATION_CHECKS:
            yield from _named(translation_check, translation_check(document, translation))


def _named(check: Callable[..., Any], findings: Iterator[Finding]) -> Iterator[Found]:
    return ((name_of(check), finding) for finding in findings)


def _problems(
    found: Sequence[Found], file: str, lines: Mapping[str, int], files: Mapping[str, str]
) -> tuple[Problem, ...]:
    problems = {
        Problem(
            files.get(finding.where.partition(".")[0], file),
            _line(finding.where, lines),
            *finding,
            check=check,
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
