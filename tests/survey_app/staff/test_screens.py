"""The screens are all there is: each listed, each with its template, and no template without a screen."""

from pathlib import Path

from survey_app.staff import screens
from survey_app.staff.problem_screens import ProblemScreen
from survey_app.staff.screens import SCREENS, StaffScreen

TEMPLATES = Path(screens.__file__).parent / "templates"


def below(kind):
    return {kind, *(each for sub in kind.__subclasses__() for each in below(sub))}


def test_every_screen_is_listed_once_under_its_own_name():
    assert set(SCREENS) == (below(StaffScreen) | below(ProblemScreen)) - {StaffScreen, ProblemScreen}
    names = [screen.name for screen in SCREENS]
    assert len(set(names)) == len(names)


def test_every_template_belongs_to_a_screen():
    written = {f"staff/{path.name}" for path in (TEMPLATES / "staff").glob("*.html")}
    shared = {"staff/page.html", "staff/shares.html"}
    assert written - shared == {screen.template for screen in SCREENS}


def test_no_template_is_the_public_doors():
    for path in (TEMPLATES / "staff").glob("*.html"):
        assert "respondent/" not in path.read_text("utf-8")
        assert "design/public.html" not in path.read_text("utf-8")
