"""What an author is told: enough to mend it without asking anybody."""

import shutil
from pathlib import Path

from questionnaires import checks

SAMPLES = Path(__file__).parent / "samples"
SOUND = (SAMPLES / "sound.yaml").read_text(encoding="utf-8")
HARD = "Organisational transportation arrangements necessitate comprehensive consultation."


def told(file: Path, check: str) -> list[str]:
    return [f"{each.what}. {each.mend}" for each in checks.check_file(file).problems if each.check == check]


def changed(folder: Path, stands: str, instead: str) -> Path:
    assert stands in SOUND
    file = folder / "sound.yaml"
    file.write_text(SOUND.replace(stands, instead, 1), encoding="utf-8")
    return file


def test_what_is_typed_needs_the_role_comment(tmp_path: Path) -> None:
    file = changed(tmp_path, "kind: comment, role: comment", "kind: short, role: profile")
    (said,) = told(file, "parts-fit-the-kind")
    assert said.startswith("What is typed into `bus-comment` has the role `profile`. Make the role `comment`")


def test_a_short_answer_is_not_called_a_comment(tmp_path: Path) -> None:
    file = changed(
        tmp_path,
        "kind: comment, role: comment, theme: school-bus, text: What else?, hint: Do not name people., limit: 500",
        "kind: short, role: comment, theme: school-bus, text: What else?",
    )
    both = told(file, "comments-are-bounded")
    assert len(both) == 2
    assert all("short answer `bus-comment`" in said for said in both)


def test_the_other_file_of_a_family_is_named_though_both_have_one_id(tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "family", tmp_path, dirs_exist_ok=True)
    file = tmp_path / "parents.yaml"
    text = file.read_text(encoding="utf-8").replace("id: family-parents", "id: family-children")
    file.write_text(text.replace("          - {value: work, label: At work}\n", ""), encoding="utf-8")
    (said,) = told(file, "items-mean-the-same-across-a-family")
    assert said.startswith("`learning-place` is not the same in `children.yaml`: its values.")


def test_a_page_that_is_too_hard_names_its_hardest_text(tmp_path: Path) -> None:
    longer = "Travelling together needs planning with everybody in the mornings, evenings and whenever else"
    file = changed(tmp_path, "time?", f"time?\n        hint: {longer}\n        help: {HARD}")
    (said,) = (each for each in told(file, "texts-suit-the-reading-age") if each.startswith("The page"))
    assert f"most for “{HARD}”" in said


def test_too_many_questions_are_counted_by_the_roles_that_count(tmp_path: Path) -> None:
    page = (
        "  - {{id: page-{n}, section: The bus, heading: Page {n}, questions: [{{id: more-{n}, kind: one,"
        " role: need, theme: school-bus, text: And?, scale: need}}]}}\n"
    )
    more = "".join(page.format(n=n) for n in range(20))
    file = changed(tmp_path, "  - id: others", f"{more}  - id: others")
    (problem,) = (each for each in checks.check_file(file).problems if each.check == "closed-items-are-few")
    assert problem.what == "There are 24 questions of the roles need, change, quality and touches"
    assert problem.mend == "Keep 20; this is number 21"
    assert "more-16" in file.read_text(encoding="utf-8").splitlines()[problem.line - 1]
