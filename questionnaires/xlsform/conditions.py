"""When a row of an XLSForm is asked: the `relevant` expressions that a route can say."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from questionnaires.xlsform.form import Report, Row

_QUESTION = r"\$\{\s*(?P<question>[^}\s]+)\s*\}"
_VALUE = r"(?:'(?P<single>[^']*)'|\"(?P<double>[^\"]*)\"|(?P<number>-?\d+))"
_EQUAL = (
    re.compile(rf"{_QUESTION}\s*=\s*{_VALUE}"),
    re.compile(rf"{_VALUE}\s*=\s*{_QUESTION}"),
)
_SELECTED = re.compile(rf"selected\(\s*{_QUESTION}\s*,\s*{_VALUE}\s*\)")
_OR = re.compile(r"\s+or\s+")


@dataclass(frozen=True, kw_only=True)
class When:
    """One of these values was chosen; all by the form's own names."""

    question: str
    any_of: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A closed question that stands before, as far as a condition needs it."""

    kind: str
    values: Mapping[str, str]  # by the form's names
    chain: tuple[str, ...]  # under which expressions it is asked itself


def read(expression: str, asked: Mapping[str, Asked]) -> When | None:
    """What `${q} = 'x'` or `selected(${q}, 'x')`, or several of them joined by `or`, say of one question."""
    found = [_term(term.strip(), asked) for term in _OR.split(_bare(expression))]
    known = [when for when in found if when]
    if len(known) < len(found) or len({when.question for when in known}) != 1:
        return None
    values = tuple(dict.fromkeys(value for when in known for value in when.any_of))
    return When(question=known[0].question, any_of=values)


def carried(chain: Sequence[tuple[Row, str]], asked: Mapping[str, Asked], report: Report) -> When | None:
    """The one condition that stands for all under which something is asked, its own the last.

    The last one is enough when what it hangs on is asked under the same others. What is not carried is
    told, and asked of more people than in the form.
    """
    for place in reversed(range(len(chain))):
        row, expression = chain[place]
        when = read(expression, asked)
        outer = tuple(said for _, said in chain[:place])
        if when and asked[when.question].chain[: len(outer)] == outer:
            return when
        report.lose(row, f"asked only where {expression}; here it is asked of more people")
    return None


def _term(term: str, asked: Mapping[str, Asked]) -> When | None:
    term = _bare(term)
    selected = _SELECTED.fullmatch(term)
    found = selected or next((match for pattern in _EQUAL if (match := pattern.fullmatch(term))), None)
    question = asked.get(found["question"]) if found else None
    if found is None or question is None:
        return None
    if question.kind == "several" and not selected:
        return None  # "only this was ticked"
    value = next(part for part in found.group("single", "double", "number") if part is not None)
    return When(question=found["question"], any_of=(value,)) if value in question.values else None


def _bare(expression: str) -> str:
    """Without brackets around the whole of it."""
    expression = expression.strip()
    while expression.startswith("(") and expression.endswith(")") and _closes_last(expression):
        expression = expression[1:-1].strip()
    return expression


def _closes_last(expression: str) -> bool:
    depth = 0
    for place, letter in enumerate(expression):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return place == len(expression) - 1
    return False
