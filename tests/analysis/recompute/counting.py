"""A survey counted once more, in plain Python: rows of the released views, and the questionnaire as it is stored.

Nothing here imports the code whose figures it checks; what a figure means is written down a second time.
"""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
Question = dict[str, Any]

PLANS = {
    *(
        "plan",
        "being-assessed",
        "sen-support",
        "waiting",
        "refused",
        "none",
        "dont-know",
        "prefer-not-to-say",
    ),
}
UNMET = ("waiting", "refused", "did-not-know-how")
PERCENT_FROM, BAND_FROM = 10, 30
KNOWN = "SELECT * FROM known_totals WHERE inspection_id = ?"
BANDS = {0: "few", 15: "some", 40: "about half", 60: "many", 75: "most", 90: "nearly all"}


def percent(count: int, base: int) -> int | None:
    """Whole, halves up; none of fewer than ten."""
    return int(count * 100 / base + 0.5) if base >= PERCENT_FROM else None


def band(count: int, base: int) -> str | None:
    if base < BAND_FROM or count in (0, base):
        return None
    share = int(count * 100 / base + 0.5)
    return [word for least, word in BANDS.items() if least <= share][-1]


@dataclass
class Group:
    """Those a sentence is about."""

    rows: list[Row]
    is_parents: bool

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def people(self) -> int:
        return len({row["family_number"] for row in self.rows})

    def only(self, wanted: Callable[[Row], bool]) -> "Group":
        return Group([row for row in self.rows if wanted(row)], self.is_parents)

    def counts(self, question: Question) -> Counter[str]:
        """How many chose each value; of checkboxes each tick counts."""
        return Counter(value for row in self.rows for value in chosen(row, question))

    def base(self, question: Question) -> int:
        substantive = {value for value, option in options(question).items() if is_substantive(option)}
        return sum(bool(substantive & set(chosen(row, question))) for row in self.rows)

    def blank(self, question: Question) -> int:
        """Not asked, or left blank. What a person is asked once is blank for their family, not for each child."""
        answered = sum(bool(chosen(row, question)) for row in self.rows)
        asked_once = self.is_parents and question["page"].startswith("family-")
        return (self.people if asked_once else len(self.rows)) - answered

    def writers(self, questions: Iterable[Question]) -> int:
        wanted = {question["id"] for question in questions}
        return len({row["family_number"] for row in self.rows if wanted & row["comments"].keys()})

    def words(self, questions: Iterable[Question]) -> int:
        wanted = {question["id"] for question in questions}
        texts = (text for row in self.rows for item, text in row["comments"].items() if item in wanted)
        return sum(len(text.split()) for text in texts)


class Survey:
    """What was asked and what was answered. `texts`: (response in hex, item) to a comment's words."""

    def __init__(
        self, connection: sqlite3.Connection, survey_id: str, texts: Mapping[tuple[str, str], str]
    ) -> None:
        connection.row_factory = sqlite3.Row
        (self.facts,) = _rows(
            connection,
            "SELECT s.*, d.body, a.name AS area FROM surveys s JOIN documents d ON d.hash = s.document_hash "
            "JOIN inspections i ON i.id = s.inspection_id JOIN areas a ON a.id = i.area_id WHERE s.id = ?",
            survey_id,
        )
        document = json.loads(self.facts["body"])
        self.audience = document["audience"]
        self.themes = document["themes"]
        self.pages = document["pages"]
        self.questions: list[Question] = [
            question | {"page": page["id"]} for page in self.pages for question in page["questions"]
        ]
        self._fill(document)
        self.repeated: set[str] = set()  # responses in hex: their comments nearly repeat others
        self.totals = _rows(connection, KNOWN, self.facts["inspection_id"])
        self.outcomes = Counter()
        for row in _rows(connection, "SELECT outcome, count FROM outcomes WHERE survey_id = ?", survey_id):
            self.outcomes[row["outcome"]] += row["count"]
        rows = _rows(connection, "SELECT * FROM released_responses WHERE survey_id = ?", survey_id)
        comments = _rows(connection, "SELECT * FROM released_comments WHERE survey_id = ?", survey_id)
        by_id = {
            row["response_id"]: row | {"answers": json.loads(row["answers"]), "comments": {}} for row in rows
        }
        for row in comments:
            text = texts.get((row["response_id"].hex(), row["item"]), "")
            by_id[row["response_id"]]["comments"][row["item"]] = text
        self.everybody = Group(list(by_id.values()), self.audience == "parents-and-carers")

    @property
    def own(self) -> Group:
        own_are_supporters = self.audience == "supporters"
        return self.everybody.only(lambda row: (row["voice"] == "supporter") == own_are_supporters)

    @property
    def apart(self) -> Group:
        return self.everybody.only(lambda row: row["voice"] == "supporter" and self.audience != "supporters")

    @property
    def elsewhere(self) -> Group:
        """Another council, or one not known."""
        asked = [question for question in self.questions if question["role"] == "council"]
        return self.own.only(lambda row: any(chosen(row, each) != ["this-area"] for each in asked))

    def is_asked_once(self, question: Question) -> bool:
        """Of a person, however many children they tell of."""
        return self.audience == "parents-and-carers" and question["page"].startswith("family-")

    def classifying(self, role: str) -> Question | None:
        """The question about age, plan or setting; in some revisits it is known by its answers alone."""
        marks = {"plan": PLANS, "setting": {"mainstream-school", "special-school"}}.get(role)
        asked = [each for each in self.questions if each["kind"] == "one"]
        by_role = [each for each in asked if each["role"] == role]
        by_answers = [each for each in asked if marks and marks <= options(each).keys()]
        return next(iter(by_role + by_answers), None)

    def _fill(self, document: dict[str, Any]) -> None:
        """Titles hold the area's name, and every phrase that a piped word may have become."""
        values = {"area": self.facts["area"]}
        for word in document.get("words", ()):
            phrases = dict.fromkeys((*(case["text"] for case in word["cases"]), word["otherwise"]))
            values[word["name"]] = _filled(f"[{' / '.join(phrases)}]", values)
        for question in self.questions:
            question["text"] = _filled(question["text"], values)


def chosen(row: Row, question: Question) -> list[str]:
    answer = row["answers"].get(question["id"])
    return [] if answer is None else answer if isinstance(answer, list) else [answer]


def options(question: Question) -> dict[str, dict[str, Any]]:
    return {option["value"]: option for option in question.get("options", ())}


def is_substantive(option: Mapping[str, Any]) -> bool:
    return bool(option.get("is_substantive", True))


def _filled(text: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z][a-z0-9-]*)\}", lambda found: values.get(found[1], found[0]), text)


def _rows(connection: sqlite3.Connection, select: str, survey_id: str) -> list[Row]:
    return [dict(row) for row in connection.execute(select, (survey_id,))]
