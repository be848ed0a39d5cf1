import re

import pytest

from survey_app.design import static

SCRIPTS = [name for name in static.manifest() if name.endswith(".mjs")]


def _script(name: str) -> str:
    return (static.DIST / "files" / static.manifest()[name]).read_text("utf-8")


@pytest.mark.parametrize("name", ["question.mjs", "page.mjs"])
def test_all_scripts_of_a_page_are_light(name: str) -> None:
    """Unpacked, so that what is sent is less still."""
    assert len(_script(name)) <= 5000


NOTE = 'document.cookie="left=1; path=/; max-age=3600; samesite=lax"'
"""The one thing a script leaves: that the person went away by the exit link."""


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_makes_no_markup_keeps_nothing_and_calls_nobody_else(name: str) -> None:
    forbidden = (
        r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(|localStorage|sessionStorage"
    )

    script = _script(name).replace(NOTE, "", 1)

    assert not re.search(forbidden + r"|indexedDB|document\.cookie|fetch\(|import|https?:", script)
