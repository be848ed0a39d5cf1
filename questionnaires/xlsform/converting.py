"""An XLSForm as a questionnaire of ours: plain values, and a report of what could not be carried.

What only an author can say is left as `to-decide`, which no check lets pass. Nothing is guessed that
changes what a figure means: roles, themes and which answers are favourable are for people.
"""

import math
from dataclasses import dataclass, field, replace
from typing import Any

from questionnaires import burden
from questionnaires.model import Questionnaire, from_plain
from questionnaires.xlsform import choices, conditions, names, pages, questions
from questionnaires.xlsform.choices import Choices
from questionnaires.xlsform.conditions import Asked, When
from questionnaires.xlsform.form import Form, Report, Row, UnreadableForm
from questionnaires.xlsform.names import Language, Names
from questionnaires.xlsform.pages import Group, Placed
from questionnaires.xlsform.questions import TO_DECIDE

_REPEATS = ("begin repeat", "begin loop")
_OPEN = ("begin group", "begin score", *_REPEATS)
_LEFT_WHOLE = ("begin rank", "begin kobomatrix", "begin matrix")


@dataclass(frozen=True, kw_only=True)
class Converted:
    plain: dict[str, Any]  # what the YAML file holds
    report: Report
    rows: int  # of the survey sheet

    @property
    def questions(self) -> int:
        return sum(len(page["questions"]) for page in self.plain["pages"])


def convert(form: Form) -> Converted:
    """Raise `UnreadableForm` when nothing in it can be asked."""
    report = Report()
    language = names.default_language(form)
    walk = _Walk(choices.read(form, language, report), language, report)
    for row in form.survey:
        walk.take(row)
    if not walk.names:
        raise UnreadableForm(f"{form.name}: nothing in this form can be asked here")
    title = form.settings.cell("title") or form.name
    version = form.settings.cell("version")
    document = {
        "id": names.plain(form.settings.cell("id_string") or form.name) or "imported",
        "version": int(version) if version.isdecimal() else 1,
        "audience": TO_DECIDE,
        "framework": TO_DECIDE,
        "language": language.tag,
        "title": title,
        "minutes": 1,
        "pages": list(pages.plain(pages.gather(walk.placed, report), title, walk.names, report)),
    }
    document["minutes"] = math.ceil(burden.minutes(from_plain(Questionnaire, document)))
    return Converted(plain=_with_scales(document, walk), report=report, rows=len(form.survey))


@dataclass
class _Walk:
    """One walk down the rows, remembering which groups are open and what was asked."""

    lists: dict[str, Choices]
    language: Language
    report: Report
    ids: Names = field(default_factory=Names)
    open: list[Group] = field(default_factory=list)
    left_until: str = ""  # the end of something that is left out whole
    placed: list[Placed] = field(default_factory=list)
    asked: dict[str, Asked] = field(default_factory=dict)  # closed questions, by the form's names
    names: dict[str, str] = field(default_factory=dict)  # every question's id here, by the form's names
    scaled: list[tuple[str, dict[str, Any]]] = field(default_factory=list)  # with the list each chooses from

    def take(self, row: Row) -> None:
        if self.left_until:
            self.left_until = "" if row.type == self.left_until else self.left_until
        elif row.cell("disabled").casefold() in ("yes", "true"):
            self.report.lose(row, "switched off in the form")
        elif row.type in _LEFT_WHOLE:
            self.report.lose(row, questions.why_not(row, self.lists))
            self.left_until = row.type.replace("begin", "end")
        elif row.type in _OPEN:
            self._enter(row)
        elif row.type.startswith("end "):
            self._leave(row)
        elif row.type == "note":
            self._note(row)
        else:
            self._ask(self._of_score(row))

    def _enter(self, row: Row) -> None:
        if row.type in _REPEATS:
            self.report.lose(row, "a repeat: its questions are asked once")
        questions.beside(row, self.report)
        name = _name(row, "group")
        label = self.language.text(row, "label", self.report)
        if not label:
            self.report.change(row, "a group without a label: its name stands for it")
        self.open.append(Group(row=row, id=names.plain(name), label=label or names.words(name)))

    def _leave(self, row: Row) -> None:
        if self.open:
            self.open.pop()
        else:
            self.report.lose(row, "this ends no group")

    def _note(self, row: Row) -> None:
        text = self.language.text(row, "label", self.report)
        if row.cells.get("media"):
            self.report.lose(row, "a picture, sound or film")
        if text:
            self._place(row, text=text)

    def _ask(self, row: Row) -> None:
        if reason := questions.why_not(row, self.lists):
            self.report.lose(row, reason)
            return
        questions.beside(row, self.report)
        name = _name(row, "question")
        ours = self.ids.new(name, prefix=self.open[-1].id if self.open else "item")
        if ours != name:
            self.report.renamed.append((row.number, name, ours))
        made = questions.question(row, ours, self.lists, self.language, self.report)
        self._place(row, question=made)
        self.names[name] = ours
        if row.type != "text":
            values = {own: value for own, value in self.lists[row.choices].values.items()}
            values |= {"other": "other"} if row.has_other else {}
            chain = tuple(expression for _, expression in self._chain(row))
            self.asked[name] = Asked(kind=row.type, values=values, chain=chain)
        if row.type == "one" and not row.has_other:
            self.scaled.append((row.choices, made))

    def _of_score(self, row: Row) -> Row:
        """A row of a Kobo score chooses from the score's own list."""
        if row.type != "score__row" or not self.open:
            return row
        return replace(row, type="one", choices=self.open[-1].row.choices)

    def _place(self, row: Row, *, text: str = "", question: dict[str, Any] | None = None) -> None:
        when = conditions.carried(self._chain(row), self.asked, self.report)
        groups = tuple(self.open)
        self.placed.append(
            Placed(row=row, groups=groups, when=self._ours(when), text=text, question=question or {})
        )

    def _chain(self, row: Row) -> list[tuple[Row, str]]:
        """Under which conditions the row is asked, the outermost first."""
        rows = [*(group.row for group in self.open), row]
        return [(each, each.cell("bind", "relevant")) for each in rows if each.cell("bind", "relevant")]

    def _ours(self, when: When | None) -> When | None:
        """The condition with our values; its question still by the form's name."""
        if when is None:
            return None
        values = self.asked[when.question].values
        return When(question=when.question, any_of=tuple(values[value] for value in when.any_of))


def _name(row: Row, kind: str) -> str:
    return row.cell("name") or row.cell("$autoname") or f"{kind}-{row.number}"


def _with_scales(document: dict[str, Any], walk: _Walk) -> dict[str, Any]:
    """Lists that several questions choose from, written once and named."""
    named = choices.shared(walk.lists, [name for name, _ in walk.scaled])
    for name, question in walk.scaled:
        if name in named:
            del question["options"]
            question["scale"] = named[name]
    if not named:
        return document
    scales = {scale: walk.lists[name].of_kind("one", has_other=False) for name, scale in named.items()}
    pages_last = document.pop("pages")
    return document | {"scales": scales, "pages": pages_last}
