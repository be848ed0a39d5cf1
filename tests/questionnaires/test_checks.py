"""Every check: samples that pass, and each of them broken in one place that its check must name.

The breaks stand in samples/cases.yaml. Without its check a break would not be seen: that is tried too.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from questionnaires import checks, reading, translating
from questionnaires.findings import Finding
from questionnaires.model import Questionnaire

SAMPLES = Path(__file__).parent / "samples"
SOUND = SAMPLES / "sound.yaml"
SOUND_SAMPLES = [
    "sound.yaml",
    "family/children.yaml",
    "family/parents.yaml",
    "practitioners.yaml",
    "translated.yaml",
]
# What is checked when something beside it is broken.
BESIDE = {
    "family/children.easy-read.yaml": "family/children.yaml",
    "family/versions/children.1.yaml": "family/children.yaml",
    "translations/cy/LC_MESSAGES/questionnaires.po": "translated.yaml",
}
LISTS = ("CHECKS", "FILE_CHECKS", "FAMILY_CHECKS", "VERSION_CHECKS", "TRANSLATION_CHECKS")

NEED = (
    "      - {id: bus-need, kind: one, role: need, theme: school-bus,"
    " text: Did your child need a bus?, scale: need}\n"
)
HARD_WORDS = "Organisational transportation arrangements necessitate comprehensive consultation"


@dataclass(frozen=True, kw_only=True)
class Case:
    check: str
    number: int
    stands: str
    line: str
    sample: str
    instead: str
    also: frozenset[str]

    def told_by(self, folder: Path) -> list[checks.Problem]:
        """The problems of the sample with this one break, copied to a folder of its own."""
        shutil.copytree(SAMPLES, folder, dirs_exist_ok=True)
        text = (SAMPLES / self.sample).read_text(encoding="utf-8")
        assert self.stands in text
        (folder / self.sample).write_text(text.replace(self.stands, self.instead, 1), encoding="utf-8")
        return list(problems_of(folder, BESIDE.get(self.sample, self.sample)))

    def is_seen(self, told: list[checks.Problem]) -> bool:
        mine = [problem for problem in told if problem.check == self.check]
        return any(self.line in line_of(problem) for problem in mine)


@cache
def cases() -> tuple[Case, ...]:
    plain = YAML(typ="safe", pure=True).load(SAMPLES / "cases.yaml")
    return tuple(
        a_case(check, number, each) for check in plain for number, each in enumerate(plain[check], start=1)
    )


def a_case(check: str, number: int, given: dict[str, Any]) -> Case:
    stands = given["stands"]
    if "insert" in given:
        inserted = (given["insert"].replace("{n}", str(n)) for n in range(given.get("times", 1)))
        instead = "".join(inserted) + stands
    else:
        instead = given["instead"]
    return Case(
        check=check,
        number=number,
        stands=stands,
        line=given["line"],
        sample=given.get("in", "sound.yaml"),
        instead=instead,
        also=frozenset(given.get("also", ())),
    )


def problems_of(folder: Path, sample: str = "sound.yaml") -> tuple[checks.Problem, ...]:
    translations = []
    if sample == "translated.yaml":
        translations.append(translating.translation("cy", folder / "translations"))
    return checks.check_file(folder / sample, translations).problems


def line_of(problem: checks.Problem) -> str:
    return Path(problem.file).read_text(encoding="utf-8").splitlines(keepends=True)[problem.line - 1]


def problems_in(folder: Path, text: str) -> list[checks.Problem]:
    (folder / "sound.yaml").write_text(text, encoding="utf-8")
    return list(problems_of(folder))


@pytest.mark.parametrize("sample", SOUND_SAMPLES)
def test_the_sound_samples_pass(sample: str) -> None:
    assert problems_of(SAMPLES, sample) == ()


@pytest.mark.parametrize("file", reading.shipped(), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_shipped_questionnaire_passes(file: Path) -> None:
    checked = checks.check_file(file)
    assert checked.problems == ()
    assert checked.documents


def test_every_check_has_a_case_that_breaks_it_and_a_name_of_its_own() -> None:
    assert {case.check for case in cases()} == set(checks.names())
    assert len(set(checks.names())) == len(checks.names()) >= 42


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.check}-{case.number}")
def test_a_slip_is_named_by_its_check_alone_at_its_line(tmp_path: Path, case: Case) -> None:
    told = case.told_by(tmp_path)
    assert case.is_seen(told), told
    assert {problem.check for problem in told} == {case.check} | case.also


def says_nothing(*looked_at: object) -> Iterator[Finding]:
    return iter(())


@pytest.mark.parametrize("name", checks.names())
def test_without_its_check_a_slip_is_not_named_and_all_others_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The check's body is taken away: its own cases fail. Of the others one of each check must still hold."""
    own = [case for case in cases() if case.check == name]
    other = next(case for case in cases() if case.check == following(name))
    for list_name in LISTS:
        there = getattr(checks, list_name)
        monkeypatch.setattr(checks, list_name, tuple(without(check, name) for check in there))
    assert [case for case in own if case.is_seen(case.told_by(tmp_path / f"{case.number}"))] == []
    assert other.is_seen(other.told_by(tmp_path / "other"))


def without(check: Callable[..., Any], name: str) -> Callable[..., Any]:
    return says_nothing if checks.name_of(check) == name else check


def following(name: str) -> str:
    names = checks.names()
    return names[(names.index(name) + 1) % len(names)]


# What a check must leave alone: what stands in the sample, what stands there instead.
STILL_SOUND = [
    ("  - id: others", "  - id: others\n    routes: [{to: end}]"),
    ("limit: 500", "limit: 10000"),
]


@pytest.mark.parametrize(("stands", "instead"), STILL_SOUND)
def test_what_is_allowed_is_not_complained_of(tmp_path: Path, stands: str, instead: str) -> None:
    sound = SOUND.read_text(encoding="utf-8")
    assert stands in sound
    assert problems_in(tmp_path, sound.replace(stands, instead, 1)) == []


def test_reading_age_is_measured_in_english_alone(tmp_path: Path) -> None:
    """Both formulas were fitted to English."""
    text = SOUND.read_text(encoding="utf-8").replace("lead: We ask", f"lead: {HARD_WORDS}")
    assert [problem.check for problem in problems_in(tmp_path, text)] == 2 * ["texts-suit-the-reading-age"]
    assert problems_in(tmp_path, text.replace("language: en", "language: cy")) == []


def test_an_alias_explains_an_abbreviation(tmp_path: Path) -> None:
    text = SOUND.read_text(encoding="utf-8").replace("A taxi", "DLAs")
    assert [problem.check for problem in problems_in(tmp_path, text)] == ["abbreviations-are-explained"]
    assert not problems_in(tmp_path, text.replace("aliases: [EHC plans]", "aliases: [EHC plans, DLAs]"))


def more_closed_items(many: int, role: str = "need") -> str:
    """The sound sample with this many more questions that nothing is wrong with but their number."""
    (case,) = (case for case in cases() if case.check == "closed-items-are-few")
    page = case.instead.partition("\n")[0].replace("role: need", f"role: {role}")
    more = "".join(
        page.replace("page-0", f"page-{n}").replace("more-0", f"more-{n}") + "\n" for n in range(many)
    )
    return SOUND.read_text(encoding="utf-8").replace(case.stands, more + case.stands)


def test_twenty_closed_items_are_still_allowed(tmp_path: Path) -> None:
    told = problems_in(tmp_path, more_closed_items(16))
    assert "closed-items-are-few" not in [problem.check for problem in told]


def test_four_questions_on_a_page_are_still_allowed() -> None:
    assert 4 in [len(page.questions) for page in sound().pages]


def test_who_is_answering_does_not_count_among_the_closed_items(tmp_path: Path) -> None:
    told = problems_in(tmp_path, more_closed_items(30, "profile"))
    assert "closed-items-are-few" not in [problem.check for problem in told]


def test_a_slip_in_a_scale_that_two_questions_share_is_told_once(tmp_path: Path) -> None:
    second = NEED.replace("bus-need", "bus-again")
    text = (
        SOUND.read_text(encoding="utf-8")
        .replace(NEED, NEED + second)
        .replace("label: We wait", "label: We WAIT")
    )
    told = [
        problem for problem in problems_in(tmp_path, text) if problem.check == "abbreviations-are-explained"
    ]
    assert len(told) == 1


def test_several_slips_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = (
        SOUND.read_text(encoding="utf-8")
        .replace("minutes: 4", "minutes: 1")
        .replace("limit: 500", "limit: 0")
    )
    told = problems_in(tmp_path, text)
    assert [problem.check for problem in told] == ["minutes-are-honest"] + 2 * ["comments-are-bounded"]
    assert [problem.line for problem in told] == sorted(problem.line for problem in told)


def test_a_questionnaire_that_came_from_no_file_can_be_checked_too() -> None:
    told = checks.check(replace(sound(), minutes=1))
    assert [(problem.file, problem.line, problem.where) for problem in told] == [("", 0, "minutes")]


def sound() -> Questionnaire:
    questionnaire = reading.read(SOUND).questionnaire
    assert questionnaire is not None
    return questionnaire
