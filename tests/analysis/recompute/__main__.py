"""`python tests/analysis/recompute DATABASE FOLDER`: every number in every sentence of what was built, once more.

DATABASE is a SQLite file of the service. FOLDER holds what was built from it: `summary.json` of a survey, or
`report.json` and `chapter-*.json` of an inspection; and, as comments are sealed in the database, `texts.json`, a list
of [response, item, words], and `repeated.json`, by survey the responses whose comments nearly repeat others. Prints
each fault and how many sentences were read; ends with 1 where there is a fault.
"""

import json
import re
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import coverage  # noqa: F401  # its sentences become known, and those of the next two
import hangs  # noqa: F401
import told  # noqa: F401
from counting import UNMET, Question, Survey, percent
from sentences import Place, Wrong, faults, is_same

Said = dict[str, Any]


class Report:
    def __init__(self, database: str, folder: Path) -> None:
        texts = json.loads((folder / "texts.json").read_text("utf-8"))
        known = {(response, item): words for response, item, words in texts}
        repeated = json.loads((folder / "repeated.json").read_text("utf-8"))
        connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
        ids = [row[0] for row in connection.execute("SELECT id FROM surveys ORDER BY id")]
        self.surveys = {survey_id: Survey(connection, survey_id, known) for survey_id in ids}
        connection.close()
        for survey_id, survey in self.surveys.items():
            survey.repeated = set(repeated[survey_id])
        self.folder = folder
        self.read = 0

    def faults(self) -> Iterator[str]:
        for path in sorted(self.folder.glob("*.json")):
            built = json.loads(path.read_text("utf-8"))
            if path.name == "summary.json":
                (only,) = self.surveys
                yield from self._entries(built["limits"], self._place(only, {}))
                yield from self._sections(built["sections"], only)
            elif path.name == "report.json":
                yield from self._overview(built)
            elif path.name.startswith("chapter-"):
                yield from (
                    f"under no survey: {words!r}" for words in built["words"] if re.search(r"\d", words)
                )
                yield from self._glances(built["glances"])
                yield from self._sections(built["sections"], "")

    def _overview(self, built: Said) -> Iterator[str]:
        for line in built["surveys"]:
            place = self._place(line["survey_id"], {})
            yield from _compared(line["counted"], len(place.survey.everybody), "the number counted")
            yield from self._entries(line["limits"], place)
        written = sum(len(row["comments"]) for each in self.surveys.values() for row in each.everybody.rows)
        yield from _compared(built["reading"]["comments"], written, "the number of comments")
        for chapter in built["chapters"]:
            yield from self._glances(chapter["glances"])

    def _sections(self, sections: list[Said], only: str) -> Iterator[str]:
        for section in sections:
            place = self._place(section["survey_id"] or only, section)
            yield from self._entries(section["words"], place)
            if section["chart_alt"]:
                words = section["chart_alt"].removeprefix("Bar chart. ")
                yield from self._entries([words], self._place(section["survey_id"] or only, section))

    def _entries(self, entries: list[str], place: Place) -> Iterator[str]:
        for entry in entries:
            self.read += 1
            yield from faults(entry, place)

    def _glances(self, glances: list[Said]) -> Iterator[str]:
        for glance in glances:
            self.read += 1
            survey = self.surveys[glance["survey_id"]]
            group = survey.apart if glance["who"].startswith("supporters, in") else survey.own
            (question,) = (each for each in survey.questions if each["id"] == glance["question_id"])
            base, counts = group.base(question), group.counts(question)
            marked = [each["value"] for each in question["options"] if each.get("is_favourable")]
            count = sum(counts[value] for value in (UNMET if glance["is_unmet_need"] else marked))
            for name, counted in (("count", count), ("base", base), ("percent", percent(count, base))):
                yield from _compared(glance[name], counted, f"{name} of {glance}")

    def _place(self, survey_id: str, section: Said) -> Place:
        survey = self.surveys[survey_id]
        group = survey.apart if section.get("is_apart") else survey.own
        return Place(survey=survey, group=group, asked=_asked(survey, section))


def _asked(survey: Survey, section: Said) -> list[Question]:
    """All questions of the section's theme and sector: of one that names no closed question, those of no theme."""
    closed = [item for item, _ in section.get("asked", ())]
    named = next((each for each in survey.questions if each["id"] in closed), {})
    theme, sector = named.get("theme"), named.get("sector")
    return [each for each in survey.questions if each.get("theme") == theme and each.get("sector") == sector]


def _compared(said: int | None, counted: int | None, what: str) -> Iterator[str]:
    try:
        is_same(said, counted, what)
    except Wrong as wrong:
        yield str(wrong)


if __name__ == "__main__":
    report = Report(sys.argv[1], Path(sys.argv[2]))
    found = list(report.faults())
    print("\n".join([*found, f"{report.read} sentences read, {len(found)} faults"]))
    sys.exit(bool(found))
