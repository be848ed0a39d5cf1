"""What a process of the public door holds in memory: no analysis, no migrations, no tools of the console."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

NOT_FOR_FAMILIES = {
    "pandas",
    "numpy",
    "matplotlib",
    "ruamel",
    "alembic",
    "segno",
    "pyotp",
    "analysis",
    "questionnaires.checks",
    "survey_app.staff",
    "survey_app.worker",
    "survey_app.commands",
}

OPENS_THE_DOOR = """
import json
import sys
from pathlib import Path

from survey_app.app import create_public_app
from survey_app.fieldwork import keys
from survey_app.service import Service
from survey_app.settings import Settings
from survey_app.store.transaction import Store

settings = Settings(data=Path(sys.argv[1]), base_url="http://localhost")
store = Store(settings.database_url)
app = create_public_app(Service(settings=settings, store=store, keyring=keys.new()))
status = app.test_client().get("/").status_code
json.dump({"status": status, "modules": sorted(sys.modules)}, sys.stdout)
"""


@pytest.fixture
def data(sqlite_template: Path, tmp_path: Path) -> Path:
    tmp_path.chmod(0o700)
    shutil.copy(sqlite_template, tmp_path / "survey.db")
    return tmp_path


def modules_of(program: str, data: Path) -> set[str]:
    """What a new process has imported once it has built the public app and answered its first page."""
    command = [sys.executable, "-c", program, str(data)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["status"] < 500
    return set(told["modules"])


def test_the_public_door_holds_nothing_it_does_not_need(data: Path) -> None:
    modules = modules_of(OPENS_THE_DOOR, data)
    assert {"flask", "sqlalchemy", "survey_app.respondent"} <= modules
    assert modules & NOT_FOR_FAMILIES == set()


def test_a_door_that_holds_too_much_is_seen(data: Path) -> None:
    assert modules_of("import segno, numpy" + OPENS_THE_DOOR, data) & NOT_FOR_FAMILIES >= {"segno", "numpy"}
