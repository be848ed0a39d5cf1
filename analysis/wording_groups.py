"""One headline in groups, as a sentence: each group with its own count and base, and none set against another."""

from collections.abc import Sequence

from analysis.tables import SafeTable
from analysis.wording import NOT_GIVEN, either, percent_of
from questionnaires import scales
from questionnaires.model import Question


def shares(question: Question, groups: Sequence[SafeTable]) -> str:
    """The unmet need, or the favourable share, of each group in which anybody gave a view. `title` of a group's table
    is its label. Empty where nobody did."""
    values = _values(question)
    parts = []
    for table in groups:
        rows = [row.count for row in table.rows if row.value in values]
        if table.base and None not in rows:
            parts.append(f"“{table.title}”, {_of(sum(count or 0 for count in rows), table.base)}")
    return f"{question.text} {_said(question)}: {'; '.join(parts)}." if parts else ""


def _values(question: Question) -> tuple[str, ...]:
    if question.role == "need":
        return scales.UNMET_NEED
    return tuple(option.value for option in question.options if option.is_favourable)


def _said(question: Question) -> str:
    if question.role == "need":
        return f"Told us {NOT_GIVEN}, of those who said this was needed"
    labels = either([f"“{option.label}”" for option in question.options if option.is_favourable])
    return f"Said {labels}"


def _of(count: int, base: int) -> str:
    percent = percent_of(count, base)
    return f"{count:,} of {base:,}" + ("" if percent is None else f" ({percent}%)")
