"""Settings are read from the environment, all at once, and every one of them is documented."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from survey_app import settings, supervisor
from survey_app.cli import _parser
from survey_app.errors import BadSettings
from survey_app.settings import PREFIX, Settings

GUIDE = Path(__file__).parents[2] / "docs" / "operators.md"
NAMES = {PREFIX + field.name.upper() for field in fields(Settings)}


def test_without_any_variable_the_defaults_stand() -> None:
    assert Settings.from_environment({"HOME": "/home/somebody"}) == Settings()


def test_each_kind_of_setting_is_read() -> None:
    read = Settings.from_environment(
        {
            "SURVEY_APP_DATA": "/srv/survey",
            "SURVEY_APP_PORT": " 8080 ",
            "SURVEY_APP_DEBUG": "Yes",
            "SURVEY_APP_WORKER": "off",
            "SURVEY_APP_LANGUAGES": "en, pl",
            "SURVEY_APP_MAIL": "smtp",
            "SURVEY_APP_KEYS": "/etc/survey/keys",
        }
    )
    assert (read.data, read.port, read.debug, read.worker) == (Path("/srv/survey"), 8080, True, False)
    assert (read.languages, read.mail, read.keys) == (("en", "pl"), "smtp", Path("/etc/survey/keys"))


def test_every_slip_is_named_at_once() -> None:
    slips = {
        "SURVEY_APP_PORT": "eighty",
        "SURVEY_APP_DEBUG": "perhaps",
        "SURVEY_APP_MAIL": "pigeon",
        "SURVEY_APP_PROT": "80",
    }
    with pytest.raises(BadSettings) as refusal:
        Settings.from_environment(slips)
    assert len(refusal.value.problems) == 4
    assert all(any(name in problem for problem in refusal.value.problems) for name in slips)


def test_what_a_child_is_given_is_what_its_parent_has(tmp_path: Path) -> None:
    ours = Settings(data=tmp_path, languages=("en", "pl"), mail="smtp", worker=False, port=81)
    assert (
        Settings.from_environment(supervisor.environment(ours, {"SURVEY_APP_PORT": "82", "PATH": "/bin"}))
        == ours
    )


def test_every_setting_is_in_the_operators_guide_and_nothing_else_is() -> None:
    assert set(re.findall(r"SURVEY_APP_[A-Z_]+", GUIDE.read_text("utf-8"))) == NAMES


def test_every_default_in_the_operators_guide_is_the_real_one() -> None:
    rows = re.findall(r"^\| `SURVEY_APP_([A-Z_]+)` \| `([^`]*)` \|", GUIDE.read_text("utf-8"), re.MULTILINE)
    told = {name.lower(): default for name, default in rows}
    assert told == {
        field.name: supervisor._text(field.default) for field in fields(Settings) if field.default
    }


def test_every_command_is_in_the_operators_guide_and_nothing_else_is() -> None:
    assert set(
        re.findall(
            r"^### `survey-app ([a-z]+(?:-[a-z]+)*(?: [a-z]+(?:-[a-z]+)*)*)",
            GUIDE.read_text("utf-8"),
            re.MULTILINE,
        )
    ) == {name + suffix for name, suffix in _commands()}


def _commands() -> list[tuple[str, str]]:
    found = []
    for name, command in _choices(_parser()).items():
        inner = _choices(command)
        found += [(name, f" {each}") for each in inner] or [(name, "")]
    return found


def _choices(parser: object) -> dict[str, object]:
    actions = [action for action in parser._actions if action.choices and not action.option_strings]  # type: ignore[attr-defined]
    return dict(actions[0].choices) if actions else {}


def test_links_begin_with_the_base_url_and_only_its_host_is_answered() -> None:
    ours = Settings(base_url="https://survey.example.org")
    assert ours.is_https
    assert ours.hostname == "survey.example.org"


def test_good_settings_are_not_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    (tmp_path / "keys").touch(0o600)
    ours = Settings(data=tmp_path, base_url="https://survey.example.org", mail="smtp")
    assert settings.refusals(ours) == []
