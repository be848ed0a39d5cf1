from pathlib import Path

from questionnaires import frameworks, reading
from questionnaires.model import Questionnaire

FOLDER = Path(frameworks.__file__).parent / "frameworks"


def test_every_framework_is_sound_and_found_by_its_file_name() -> None:
    files = sorted(FOLDER.glob("*.yaml"))
    assert files
    assert all(not reading.read_plain(frameworks.Framework, file)[1].problems for file in files)
    assert list(frameworks.shipped()) == [file.stem for file in files]


def test_a_weakness_is_a_theme_that_does_not_stand_in_every_revisit(revisit: Questionnaire) -> None:
    assert frameworks.weaknesses(revisit) == ("autism-and-adhd-waits", "plan-content")
    assert frameworks.standing_themes(revisit) == ("other-serious-concerns",)


def test_need_comes_first_in_what_a_revisit_asks_of_each_weakness(revisit: Questionnaire) -> None:
    assert frameworks.asked_of_each_weakness(revisit) == ("need", "change", "quality", "comment")
