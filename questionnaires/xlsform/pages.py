"""Rows of an XLSForm gathered into pages: one group, one condition, few questions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from questionnaires.fitness import MOST_QUESTIONS_ON_A_PAGE
from questionnaires.model import END
from questionnaires.xlsform.conditions import When
from questionnaires.xlsform.form import Report, Row
from questionnaires.xlsform.names import Names


@dataclass(frozen=True, kw_only=True)
class Group:
    """A group that is open where a question stands."""

    row: Row
    id: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A question or, with no values, a note; and where in the form it stands."""

    row: Row
    groups: tuple[Group, ...]
    when: When | None
    text: str = ""
    question: Mapping[str, Any] = field(default_factory=dict)


@dataclass(kw_only=True)
class Gathered:
    """A page in the making."""

    groups: tuple[Group, ...]
    when: When | None
    lead: str
    questions: list[Mapping[str, Any]] = field(default_factory=list)
    first_row: int = 0

    def has_room_for(self, placed: Placed) -> bool:
        is_here = self.groups == placed.groups and self.when == placed.when
        return is_here and len(self.questions) < MOST_QUESTIONS_ON_A_PAGE


def gather(placed: Sequence[Placed], report: Report) -> list[Gathered]:
    """Pages in the form's order. A note leads the page of the next question beside it."""
    pages: list[Gathered] = []
    notes: list[Placed] = []
    for each in placed:
        if not each.question:
            notes.append(each)
            continue
        leads = [note for note in notes if _leads_to(note, each)]
        _lose([note for note in notes if note not in leads], report)
        if leads or not pages or not pages[-1].has_room_for(each):
            lead = " ".join(note.text for note in leads)
            pages.append(Gathered(groups=each.groups, when=each.when, lead=lead, first_row=each.row.number))
        pages[-1].questions.append(each.question)
        notes = []
    _lose(notes, report)
    return pages


def plain(
    pages: Sequence[Gathered], title: str, names: Mapping[str, str], report: Report
) -> Iterator[dict[str, Any]]:
    """Pages as the YAML holds them. Sections and headings come from the groups' labels."""
    ids, sections, headings = Names(), _Sections(), _Numbered()
    made = [ids.new(page.groups[-1].id if page.groups else str(page.questions[0]["id"])) for page in pages]
    for number, page in enumerate(pages):
        heading = page.groups[-1].label if page.groups else title
        if headings.is_new(heading) is False or not page.groups:
            row = Row(number=page.first_row, cells={})
            report.change(row, "a page begins here that has no heading of its own: give it one")
        yield {
            "id": made[number],
            "section": sections.of(page.groups[0].label if page.groups else title),
            "heading": headings.new(heading),
            **({"lead": page.lead} if page.lead else {}),
            "questions": page.questions,
            **_routes(pages, number, made, names),
        }


class _Numbered:
    """Headings, each only once: "Help", "Help (2)"."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def is_new(self, heading: str) -> bool:
        return heading not in self._times

    def new(self, heading: str) -> str:
        self._times[heading] = self._times.get(heading, 0) + 1
        return heading if self._times[heading] == 1 else f"{heading} ({self._times[heading]})"


class _Sections:
    """One that comes back after another has a number, for it is not the same any more."""

    def __init__(self) -> None:
        self._numbered = _Numbered()
        self._last = ("", "")

    def of(self, label: str) -> str:
        if self._last[0] != label:
            self._last = (label, self._numbered.new(label))
        return self._last[1]


def _routes(
    pages: Sequence[Gathered], number: int, made: Sequence[str], names: Mapping[str, str]
) -> dict[str, Any]:
    """Where a page leads: to each of the next pages that has a condition, up to the first that has none.

    A condition on a page that is jumped over needs no route: what it hangs on was not asked.
    """
    asked = {question["id"] for page in pages[: number + 1] for question in page.questions}
    routes: list[dict[str, Any]] = []
    for later, page in enumerate(pages[number + 1 :], start=number + 1):
        if page.when is None:
            routes.append({"to": made[later]})
            break
        question = names[page.when.question]
        if question in asked:
            when = {"question": question, "any_of": list(page.when.any_of)}
            routes.append({"to": made[later], "when": when})
    else:
        routes.append({"to": END})
    is_next = len(routes) == 1 and routes[0]["to"] == (made[number + 1] if number + 1 < len(made) else END)
    return {} if is_next else {"routes": routes}


def _leads_to(note: Placed, asked: Placed) -> bool:
    """In the same group or before it, and shown to the same people."""
    return note.groups == asked.groups[: len(note.groups)] and note.when == asked.when


def _lose(notes: Sequence[Placed], report: Report) -> None:
    for note in notes:
        what = f"the note “{note.text}”: no question after it is asked of the same people"
        report.lose(note.row, what)
