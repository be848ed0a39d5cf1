"""One sound sample passes every check; each case breaks it in one place, and its check must say where."""

from dataclasses import replace
from pathlib import Path

import pytest

from questionnaires import checks, reading
from questionnaires.model import Questionnaire

SOUND = Path(__file__).parent / "samples" / "sound.yaml"

ONE = "      - {id: bus-%s, kind: one, role: %s, theme: school-bus, text: %s, scale: %s}\n"
NEED = ONE % ("need", "need", "Did your child need a bus?", "need")
CHANGE = ONE % ("change", "change", "Has it got better?", "change")
DECLINED = "{value: prefer-not-to-say, label: I'd rather not say, is_substantive: false}"


def more_questions(many: int, role: str) -> str:
    """Closed questions that nothing is wrong with but their number."""
    options = f"[{{value: a, label: A}}, {{value: b, label: B}}, {DECLINED}]"
    one = "      - {{id: more-{n}, kind: one, role: {role}, text: And?, options: {options}}}\n"
    return "".join(one.format(n=n, role=role, options=options) for n in range(many))


def more_pages(many: int) -> str:
    page = "  - {{id: page-{n}, section: A, heading: B, questions:\n      [{one}]}}\n"
    one = "{{id: more-{n}, kind: one, role: need, theme: school-bus, text: And?, scale: need}}"
    return "".join(page.format(n=n, one=one.format(n=n)) for n in range(many))


HARD_WORDS = "Organisational transportation arrangements necessitate comprehensive consultation"

# (check, what stands in the sample, what stands there instead, what is on the line that must be named)
CASES = [
    ("framework-is-known", "framework: handbook-2019-revisit", "framework: handbook-1066", "handbook-1066"),
    ("ids-are-plain", "id: start", "id: The_Start", "The_Start"),
    ("ids-are-plain", "id: sound", "id: sound-", "sound-"),
    ("ids-are-plain", "value: taxi", "value: täxi", "täxi"),
    ("ids-are-plain", "{id: school-bus, name", "{id: School-bus, name", "School-bus"),
    ("ids-are-plain", "id: bus-quality", "id: submit", "id: submit"),
    ("ids-are-plain", "id: bus-quality", "id: constructor", "id: constructor"),
    ("ids-are-plain", "id: bus-quality", "id: Bus-quality", "Bus-quality"),
    ("ids-are-plain", "id: bus-quality", "id: __proto__", "__proto__"),
    ("ids-are-unique", "{id: other-serious-concerns, name", "{id: school-bus, name", "Other problems"),
    ("ids-are-unique", "id: others", "id: bus", "id: bus\n"),
    ("ids-are-unique", "id: others", "id: end", "id: end"),
    ("ids-are-unique", "id: bus-quality", "id: bus-change", "- id: bus-change"),
    ("ids-are-unique", "value: never", "value: always", "No day"),
    (
        "themes-are-defined",
        "theme: school-bus, text: What else?",
        "theme: trains, text: What else?",
        "trains",
    ),
    ("themes-are-defined", "        theme: school-bus\n", "", "- id: bus-quality"),
    ("parts-fit-the-kind", ", scale: change}", ", options: [{value: a, label: A}]}", "bus-change"),
    (
        "parts-fit-the-kind",
        "hint: Do not name people., limit",
        "scale: need, hint: Name nobody., limit",
        "got-it",
    ),
    (
        "parts-fit-the-kind",
        "comment, role: comment, theme: other",
        "comment, role: profile, theme: other",
        "profile",
    ),
    ("parts-fit-the-kind", "role: profile", "role: comment", "role: comment"),
    ("parts-fit-the-kind", "kind: one, role: need", "kind: several, role: need", "role: need"),
    ("exclusive-options-make-sense", "label: No}", "label: No, is_exclusive: true}", "label: No,"),
    (
        "exclusive-options-make-sense",
        "is_substantive: false, is_exclusive: true",
        "is_substantive: false",
        DECLINED,
    ),
    ("exclusive-options-make-sense", "label: A taxi}", "label: A taxi, is_exclusive: true}", "value: plan"),
    ("routes-lead-forward", "to: others", "to: nowhere", "nowhere"),
    ("routes-lead-forward", "  - id: others", "    routes: [{to: start}]\n  - id: others", "[{to: start}]"),
    ("routes-lead-forward", "  - id: others", "    routes: [{to: bus}]\n  - id: others", "[{to: bus}]"),
    ("routes-end-in-a-default", "      - to: others\n", "", "to: bus"),
    ("routes-end-in-a-default", "    routes:\n", "    routes:\n      - to: end\n", "to: end"),
    ("conditions-can-hold", "question: family-touches", "question: bus-need", "when"),
    ("conditions-can-hold", "any_of: [school-bus]", "any_of: [school-bus, train]", "train"),
    ("pages-can-be-reached", "{to: bus, when", "{to: others, when", "id: bus\n"),
    ("touches-offers-the-weaknesses", "value: school-bus, label", "value: bus-stop, label", "bus-stop"),
    ("touches-offers-the-weaknesses", "value: none, label: No}", "value: train, label: No}", "label: Yes"),
    ("scales-keep-their-values", "value: refused", "value: told-no", "value: got-it"),
    ("scales-keep-their-values", "value: worse", "value: bad", "value: better"),
    ("audience-is-known", "audience: parents-and-carers", "audience: martians", "martians"),
    ("weaknesses-are-asked-whole", CHANGE, "", "Transport"),
    ("weaknesses-are-asked-whole", NEED + CHANGE, CHANGE + NEED, "Transport"),
    ("standing-themes-have-a-place", "theme: other-serious-concerns, ", "", "name: Transport"),
    (
        "closed-questions-can-be-declined",
        f"label: No}}\n          - {DECLINED}",
        "label: No}",
        "id: family-touches",
    ),
    ("closed-questions-can-be-declined", "value: dont-know", "value: do-not-know", "bus-need"),
    (
        "views-are-told-from-no-view",
        "label: We have not needed it, is_substantive: false",
        "label: No",
        "label: No}",
    ),
    ("favourable-is-marked-fairly", "label: Some days", "label: Some days, is_favourable: true", "Some days"),
    ("favourable-is-marked-fairly", "label: Every day, ", "label: Sometimes, ", "Sometimes"),
    ("favourable-is-marked-fairly", ", is_favourable: true", "", "value: got-it"),
    ("favourable-is-marked-fairly", "label: Worse", "label: Worse, is_favourable: true", "value: better"),
    ("favourable-is-marked-fairly", "use it then, ", "use it then, is_favourable: true, ", "use it then"),
    ("texts-suit-the-reading-age", "lead: We ask", f"lead: {HARD_WORDS} {HARD_WORDS}", "lead: Org"),
    ("texts-suit-the-reading-age", "time?", f"time?\n        help: {HARD_WORDS}", "id: bus\n"),
    ("abbreviations-are-explained", "plain: The bus to school", "plain: The LA bus", "LA bus"),
    ("abbreviations-are-explained", "term: EHC plan, aliases: [EHC plans]", "term: plan", "An EHC plan"),
    ("closed-items-are-few", "  - id: others", more_pages(17) + "  - id: others", "- id: start"),
    ("pages-hold-one-idea", NEED, NEED + more_questions(1, "profile"), "id: bus\n"),
    ("comments-are-bounded", "kind: several", "limit: 3\n        kind: several", "limit: 3"),
    ("comments-are-bounded", ", limit: 500", "", "bus-comment"),
    ("comments-are-bounded", "limit: 500", "limit: 20000", "bus-comment"),
    ("comments-are-bounded", "hint: Do not name people., ", "", "bus-comment"),
    ("minutes-are-honest", "minutes: 4", "minutes: 1", "minutes: 1"),
    ("minutes-are-honest", "Then go on.", " ".join(f"Word{n}." for n in range(2000)), "- id: start"),
]


# What a check must leave alone: what stands in the sample, what stands there instead.
STILL_SOUND = [
    ("  - id: others", "  - id: others\n    routes: [{to: end}]"),
    ("limit: 500", "limit: 10000"),
]


def problems_of(folder: Path, text: str) -> list[checks.Problem]:
    file = folder / "broken.yaml"
    file.write_text(text, encoding="utf-8")
    return list(checks.check_file(file).problems)


def test_the_sound_sample_and_every_shipped_questionnaire_pass() -> None:
    for file in (SOUND, *reading.shipped()):
        assert checks.check_file(file).problems == ()
        assert checks.check_file(file).questionnaire is not None


def test_every_check_has_a_case_that_breaks_it() -> None:
    assert {case[0] for case in CASES} == {checks.name_of(check) for check in checks.CHECKS}


@pytest.mark.parametrize(("check", "stands", "instead", "line"), CASES)
def test_a_slip_is_named_by_its_check_at_its_line(
    tmp_path: Path, check: str, stands: str, instead: str, line: str
) -> None:
    sound = SOUND.read_text(encoding="utf-8")
    assert stands in sound
    broken = sound.replace(stands, instead, 1)
    told = [problem for problem in problems_of(tmp_path, broken) if problem.check == check]
    assert any(line in broken.splitlines(keepends=True)[problem.line - 1] for problem in told)


@pytest.mark.parametrize(("stands", "instead"), STILL_SOUND)
def test_what_is_allowed_is_not_complained_of(tmp_path: Path, stands: str, instead: str) -> None:
    sound = SOUND.read_text(encoding="utf-8")
    assert stands in sound
    assert problems_of(tmp_path, sound.replace(stands, instead, 1)) == []


def test_reading_age_is_measured_in_english_alone(tmp_path: Path) -> None:
    """Both formulas were fitted to English."""
    text = SOUND.read_text(encoding="utf-8").replace("lead: We ask", f"lead: {HARD_WORDS}")
    assert [problem.check for problem in problems_of(tmp_path, text)] == 2 * ["texts-suit-the-reading-age"]
    assert problems_of(tmp_path, text.replace("language: en", "language: cy")) == []


def test_an_alias_explains_an_abbreviation(tmp_path: Path) -> None:
    text = SOUND.read_text(encoding="utf-8").replace("A taxi", "EHCPs")
    assert [problem.check for problem in problems_of(tmp_path, text)] == ["abbreviations-are-explained"]
    assert not problems_of(tmp_path, text.replace("aliases: [EHC plans]", "aliases: [EHC plans, EHCPs]"))


def test_a_limit_that_is_just_met_is_no_problem(tmp_path: Path) -> None:
    """Twenty closed items, four questions on a page and whole minutes are still allowed."""
    text = SOUND.read_text(encoding="utf-8").replace("  - id: others", more_pages(16) + "  - id: others")
    assert "closed-items-are-few" not in [problem.check for problem in problems_of(tmp_path, text)]
    assert len([page for page in sound().pages if len(page.questions) == 4]) == 1


def test_who_is_answering_does_not_count_among_the_closed_items(tmp_path: Path) -> None:
    text = SOUND.read_text(encoding="utf-8").replace(NEED, NEED + more_questions(30, "profile"))
    assert "closed-items-are-few" not in [problem.check for problem in problems_of(tmp_path, text)]


def test_a_slip_in_a_scale_that_two_questions_share_is_told_once(tmp_path: Path) -> None:
    second = NEED.replace("bus-need", "bus-again")
    text = (
        SOUND.read_text(encoding="utf-8")
        .replace(NEED, NEED + second)
        .replace("label: We wait", "label: We WAIT")
    )
    told = [
        problem for problem in problems_of(tmp_path, text) if problem.check == "abbreviations-are-explained"
    ]
    assert len(told) == 1


def test_several_slips_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = (
        SOUND.read_text(encoding="utf-8")
        .replace("minutes: 4", "minutes: 1")
        .replace("limit: 500", "limit: 0")
    )
    told = problems_of(tmp_path, text)
    assert [problem.check for problem in told] == ["minutes-are-honest"] + 2 * ["comments-are-bounded"]
    assert [problem.line for problem in told] == sorted(problem.line for problem in told)


def test_a_questionnaire_that_came_from_no_file_can_be_checked_too() -> None:
    told = checks.check(replace(sound(), minutes=1))
    assert [(problem.file, problem.line, problem.where) for problem in told] == [("", 0, "minutes")]


def sound() -> Questionnaire:
    questionnaire = reading.read(SOUND).questionnaire
    assert questionnaire is not None
    return questionnaire
