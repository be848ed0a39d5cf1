"""The second gate, over time: what a published version of a questionnaire meant, a later one still means.

Published files are kept as `versions/NAME.VERSION.yaml` in the folder of the file that is worked on. Figures of two
inspections are compared by question id and value: under both, a family must have read the same.
"""

from collections.abc import Iterator, Sequence

from questionnaires import scales, variants
from questionnaires.findings import Finding, options
from questionnaires.model import Option, Questionnaire

Chosen = tuple[str, str]  # a question's id and a value


def versions_go_up(file: Questionnaire, published: Sequence[Questionnaire]) -> Iterator[Finding]:
    """A version that was published is never written again."""
    last = max((each.version for each in published), default=0)
    if file.version <= last:
        what = f"Version {last} of `{file.id}` is published"
        yield Finding("version", what, f"Make this version {last + 1}")


def values_keep_their_meaning_between_versions(
    file: Questionnaire, published: Sequence[Questionnaire]
) -> Iterator[Finding]:
    """The same value has the same label and counts the same. The values of fixed scales mean the same by
    `scales`, so their labels may be put better; what no machine can tell from a better word is a new value."""
    before: dict[tuple[str, Chosen], Option] = {}
    for old in sorted(published, key=lambda each: each.version):
        before.update(_meanings(old))
    for audience in variants.audiences(file) if published else ():
        resolved = variants.resolve(file, audience)
        for where, question, option in options(resolved.questionnaire):
            old_option = before.get((audience, (question.id, option.value)))
            if old_option and _changed(option, old_option):
                what = f"`{option.value}` of `{question.id}` was “{old_option.label}” when it was published"
                yield Finding(
                    resolved.place(where), what, "Give the option another value, or leave it as it was"
                )


def _meanings(published: Questionnaire) -> dict[tuple[str, Chosen], Option]:
    return {
        (audience, (question.id, option.value)): option
        for audience in variants.audiences(published)
        for _, question, option in options(variants.resolve(published, audience).questionnaire)
    }


def _changed(new: Option, old: Option) -> bool:
    counted = ("is_substantive", "is_favourable", "is_exclusive")
    if any(getattr(new, name) != getattr(old, name) for name in counted):
        return True
    return new.label != old.label and not _is_fixed(new.value)


def _is_fixed(value: str) -> bool:
    return any(value in values for values in scales.FIXED.values())
