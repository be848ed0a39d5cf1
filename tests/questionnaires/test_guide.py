"""The authors' guide is true: its commands run, its example passes, its tables are what the code knows."""

import re
import shlex
from argparse import ArgumentParser
from dataclasses import MISSING, fields
from pathlib import Path

import pytest

from questionnaires import checks, fitness, frameworks, model, reading, scales
from questionnaires.__main__ import _parser, main
from survey_app.commands import preview

ROOT = Path(reading.__file__).parents[1]
GUIDE = (ROOT / "docs" / "questionnaires.md").read_text("utf-8")
COMMANDS = re.findall(r"^    (python -m .*)$", GUIDE, re.MULTILINE)
KEYS = {
    "The file": model.Questionnaire,
    "A variant of the file": model.QuestionnaireVariant,
    "A theme": model.Theme,
    "A term of the glossary": model.Term,
    "A page": model.Page,
    "A variant of a page": model.PageVariant,
    "A question": model.Question,
    "A variant of a question": model.QuestionVariant,
    "An option": model.Option,
    "A route": model.Route,
    "A word": model.Word,
    "Easy read": reading.EasyRead,
}


def rows(heading: str) -> list[list[str]]:
    """The cells of a section's table, without its head."""
    section = re.split(r"\n#+ ", GUIDE.split(f"# {heading}\n")[1])[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def keys(heading: str) -> dict[str, bool]:
    """Each key, and whether it must be there."""
    return {row[0].split("`")[1]: row[0].endswith("*") for row in rows(heading)}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_guide_runs(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.chdir(ROOT)
    assert main(shlex.split(command)[3:]) == 0


def test_every_option_the_guide_names_exists_and_no_other_does() -> None:
    (commands,) = (action for action in _parser()._actions if action.choices)
    choices: dict[str, object] = dict(commands.choices or {})
    options = {text for action in choices["check"]._actions for text in action.option_strings}  # type: ignore[attr-defined]
    assert set(re.findall(r"`(--[a-z-]+)", GUIDE)) | {"--quiet"} == options - {"-h", "--help"}


def test_the_whole_file_in_the_guide_passes_every_check(tmp_path: Path) -> None:
    example = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)[0]
    file = tmp_path / "fenmoor-help.yaml"
    file.write_text(example, encoding="utf-8")
    assert checks.check_file(file).problems == ()


def test_the_easy_read_in_the_guide_is_read(tmp_path: Path) -> None:
    example, easy = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    (tmp_path / "fenmoor-help.yaml").write_text(example, encoding="utf-8")
    (tmp_path / "fenmoor-help.easy-read.yaml").write_text(easy, encoding="utf-8")
    assert reading.read(tmp_path / "fenmoor-help.yaml").problems == ()


@pytest.mark.parametrize(("heading", "kind"), KEYS.items(), ids=KEYS)
def test_every_key_is_told_and_whether_it_must_be_there(heading: str, kind: type) -> None:
    aside = {"easy_minutes", "easy_read"} if kind is model.Questionnaire else set()
    known = {each.name: each.default is MISSING for each in fields(kind) if each.name not in aside}
    if kind is model.Questionnaire:
        known["scales"] = False
    assert keys(heading) == known


def test_kinds_and_roles_are_told() -> None:
    told = {row[0].split("`")[1]: set(re.findall(r"`([a-z]+)`", row[1])) for row in rows("A question")}
    assert told["kind"] == set(model.Kind.__args__)  # type: ignore[attr-defined]
    assert told["role"] == set(model.Role.__args__)  # type: ignore[attr-defined]


def test_every_role_is_told_and_whether_it_counts_among_the_closed_questions() -> None:
    told = {row[0].strip("`"): row[-1] for row in rows("Roles")}
    uncounted = {*fitness.CLASSIFYING, "comment"}
    roles = model.Role.__args__  # type: ignore[attr-defined]
    assert told == {role: "no" if role in uncounted else "yes" for role in roles}
    assert f"At most {fitness.MOST_CLOSED_ITEMS} questions" in GUIDE


def test_frameworks_are_told_with_their_themes() -> None:
    assert rows("Frameworks") == [row_of(framework) for framework in frameworks.shipped().values()]


def row_of(framework: frameworks.Framework) -> list[str]:
    whole = f"your own weaknesses, each with {', '.join(framework.each_weakness_asks)}"
    themes = [
        *([whole] if framework.each_weakness_asks else []),
        *(f"`{theme}`" for theme in framework.standing_themes),
        *(f"`{theme.id}` {theme.plain}" for theme in framework.themes),
    ]
    return [f"`{framework.id}`", framework.name, "; ".join(themes)]


def test_what_is_favourable_where_a_lot_is_bad_is_read_and_passes(tmp_path: Path) -> None:
    """The turned scale of the guide, put into its whole file in the place of the last question."""
    (turned,) = re.findall(r"```\n(text: .*?)```", GUIDE, re.DOTALL)
    declined = (
        "  - {value: dont-know, label: I don't know, is_substantive: false}\n"
        "  - {value: prefer-not-to-say, label: I'd rather not say, is_substantive: false}\n"
    )
    head = "      - id: story-again\n        kind: one\n        role: quality\n        theme: c2\n"
    body = "".join(f"        {line}\n" for line in (turned + declined).splitlines())
    example = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)[0]
    file = tmp_path / "fenmoor-help.yaml"
    file.write_text(example + head + body, encoding="utf-8")
    assert checks.check_file(file).problems == ()


def test_a_preview_is_written_by_what_the_guide_says() -> None:
    (given,) = re.findall(r"`survey-app preview ([^`]+)`", GUIDE)
    parser = ArgumentParser()
    preview.add_to(parser)
    assert parser.parse_args(shlex.split(given)).out == Path("DIR")


def test_fixed_scales_are_told_with_their_values_in_order() -> None:
    told = {row[0].strip("`"): tuple(re.findall(r"`([a-z-]+)`", row[1])) for row in rows("Fixed scales")}
    assert told == scales.FIXED


def test_audiences_are_told_with_their_reading_ages() -> None:
    assert {row[0].strip("`"): int(row[1]) for row in rows("Audiences")} == fitness.READING_AGES


def test_every_check_is_told_in_one_line_in_the_order_they_run() -> None:
    told = rows("The checks")
    assert [row[0].strip("`") for row in told] == list(checks.names())
    assert all(row[1] for row in told)


def test_every_link_of_the_guide_leads_somewhere() -> None:
    headings = {
        re.sub(r"\W+", "-", line.lstrip("# ").lower()) for line in GUIDE.splitlines() if line[:1] == "#"
    }
    for target in re.findall(r"\]\(([^)]+)\)", GUIDE):
        if target.startswith("#"):
            assert target[1:] in headings
        else:
            assert (ROOT / "docs" / target).resolve().is_file()
