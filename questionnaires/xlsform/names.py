"""Names and texts of an XLSForm made fit for a questionnaire of ours."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from questionnaires.model import END
from questionnaires.xlsform.form import Form, Report, Row, Sheet

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_MARKUP = re.compile(r"<[^<>]{1,200}>|\*\*|__|^#+\s*", re.MULTILINE)
_ANSWER = re.compile(r"\$\{\s*([^}]+?)\s*\}")
_ALONE = "default"  # pyxform's name for a text that names no language, beside others that do
_TAG = re.compile(r"\(([a-z]{2,3}(?:-[A-Za-z]+)?)\)$")
_ENGLISH = re.compile(r"english|^en\b|\(en\b", re.IGNORECASE)


@dataclass
class Names:
    """Ids given out so far, each once."""

    given: set[str] = field(default_factory=lambda: {END})

    def new(self, wanted: str, *, prefix: str = "") -> str:
        """A plain id; with a prefix, of two words at least."""
        made = plain(wanted)
        if prefix and "-" not in made:
            made = f"{plain(prefix)}-{made}".strip("-")
        made = made or "unnamed"
        unique, number = made, 2
        while unique in self.given:
            unique, number = f"{made}-{number}", number + 1
        self.given.add(unique)
        return unique


def plain(name: str) -> str:
    """Small letters, digits and single hyphens; "" where nothing is left."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name)
    return _NOT_PLAIN.sub("-", parted.casefold()).strip("-")


def words(name: str) -> str:
    """`about_you` as it could stand in a heading."""
    return " ".join(plain(name).split("-")).capitalize()


@dataclass(frozen=True)
class Language:
    """The form's default language as its columns name it, and our tag for it."""

    name: str
    tag: str

    def text(self, row: Row, column: str, report: Report, sheet: Sheet = "survey") -> str:
        """A cell's text in this language, without markup and with names of answers in our braces."""
        cell: Any = row.cells.get(column, "")
        if isinstance(cell, Mapping):
            others = sorted(set(cell) - {self.name, _ALONE})
            if others:
                told = f"{column} in {', '.join(others)}: translations have a file of their own"
                report.lose(row, told, sheet)
            cell = cell.get(self.name) or cell.get(_ALONE) or ""
        said = _MARKUP.sub("", str(cell))
        if said != str(cell):
            report.change(row, "bold and other formatting was taken out", sheet)
        if _ANSWER.search(said):
            report.change(
                row, "an earlier answer stands in this text: write it as `words`, or without it", sheet
            )
        said = _ANSWER.sub(lambda found: "{" + plain(found[1]) + "}", said)
        return re.sub(r'"([^"]*)"', "“\\1”", " ".join(said.split()))


def default_language(form: Form) -> Language:
    """What the settings name; otherwise English if there is any; otherwise the first there is."""
    rows = [*form.survey, *form.choices]
    cells = [row.cells["label"] for row in rows if isinstance(row.cells.get("label"), Mapping)]
    names = list(dict.fromkeys(name for cell in cells for name in cell if name != _ALONE))
    wanted = form.settings.cell("default_language")
    english = [name for name in names if _ENGLISH.search(name)]
    chosen = wanted if wanted in names else next(iter([*english, *names]), wanted)
    tag = _TAG.search(chosen)
    return Language(chosen, "en" if not tag or _ENGLISH.search(chosen) else tag[1])
