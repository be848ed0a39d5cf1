"""The second gate, over more than one document: the audiences of a file, and the files of a family.

An inspector reads what parents, children and practitioners said of one thing beside each other. That is
fair only if it was one thing: the same id means the same kind, role, theme, sector and values.
"""

from collections.abc import Iterator, Mapping, Sequence

from questionnaires import variants
from questionnaires.findings import Finding, pages, questions
from questionnaires.fitness import READING_AGES
from questionnaires.model import Option, Question, Questionnaire
from questionnaires.shape import choose

_SAME = ("kind", "role", "theme", "sector")


def variants_name_known_audiences(file: Questionnaire) -> Iterator[Finding]:
    """What is for an audience the file does not serve is for nobody."""
    for number, audience in enumerate(file.also_for, start=1):
        if audience not in READING_AGES:
            yield Finding(f"also_for.{number}", "This audience is not known", choose(READING_AGES))
        if audience in (file.audience, *file.also_for[: number - 1]):
            yield Finding(f"also_for.{number}", f"`{audience}` stands here twice", "Keep one of them")
    served = variants.audiences(file)
    for where, audiences in _meant(file):
        for number, audience in enumerate(audiences, start=1):
            if audience not in served:
                what = f"This file is not for `{audience}`"
                yield Finding(f"{where}.{number}", what, f"Add it to `also_for`, or use: {', '.join(served)}")


def every_audience_is_asked_something(file: Questionnaire) -> Iterator[Finding]:
    for number, audience in enumerate(variants.audiences(file)):
        if not variants.resolve(file, audience).questionnaire.pages:
            where = f"also_for.{number}" if number else "audience"
            yield Finding(where, f"No page is for `{audience}`", "Write one, or take the audience out")


def variants_keep_their_values(file: Questionnaire) -> Iterator[Finding]:
    """Other words for another audience, and never other answers: they are counted side by side."""
    for where, question in questions(file):
        for number, variant in enumerate(question.variants, start=1):
            if variant.options and _values(variant.options) != _values(question.options):
                what = f"`{question.id}` has other values for {', '.join(variant.audiences)}"
                yield Finding(f"{where}.variants.{number}", what, "Offer the same, with labels of their own")


def items_mean_the_same_across_a_family(
    file: Questionnaire, others: Mapping[str, Questionnaire]
) -> Iterator[Finding]:
    """`others` are the files in the same folder for the same framework, by their names."""
    for where, question in questions(file):
        for name_of_file, other in others.items():
            for twin in (each for each in other.questions if each.id == question.id):
                differs = [key for key in _SAME if getattr(twin, key) != getattr(question, key)]
                if not _names_weaknesses(question) and _values(twin.options) != _values(question.options):
                    differs.append("values")
                if differs:
                    what = f"`{question.id}` is not the same in `{name_of_file}`: its {' and '.join(differs)}"
                    yield Finding(where, what, "Make them the same, or give one of them another id")


def _names_weaknesses(question: Question) -> bool:
    """Which of its weaknesses touch a family is asked in every revisit, and they are its own."""
    return question.role == "touches" and question.theme is None


def _meant(file: Questionnaire) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every list of audiences below the file's own."""
    for number, variant in enumerate(file.variants, start=1):
        yield f"variants.{number}.audiences", variant.audiences
    for number, word in enumerate(file.words, start=1):
        yield f"words.{number}.only_for", word.only_for
    for where, page in pages(file):
        yield f"{where}.only_for", page.only_for
        for number, other in enumerate(page.variants, start=1):
            yield f"{where}.variants.{number}.audiences", other.audiences
    for where, question in questions(file):
        yield from _meant_by(where, question)


def _meant_by(where: str, question: Question) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield f"{where}.only_for", question.only_for
    offered = {f"{where}.options": question.options}
    for number, variant in enumerate(question.variants, start=1):
        yield f"{where}.variants.{number}.audiences", variant.audiences
        offered[f"{where}.variants.{number}.options"] = variant.options
    for place, options in offered.items():
        for number, option in enumerate(options, start=1):
            yield f"{place}.{number}.only_for", option.only_for


def _values(options: Sequence[Option]) -> set[tuple[str, bool, bool]]:
    return {(option.value, option.is_substantive, option.is_favourable) for option in options}
