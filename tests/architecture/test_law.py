"""Every rule of the law of imports, broken on purpose in a small tree, names the place and the breach."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from architecture import law
from architecture.planting import found
from architecture.sources import Rule

STORE = {"survey_app/store/records.py": "rows = 1\n"}

BROKEN: list[tuple[Rule, Mapping[str, str], list[str]]] = [
    (
        law.package_arrows,
        {"questionnaires/model.py": "import survey_app.store\n"},
        ["questionnaires/model.py:1: questionnaires must not import survey_app"],
    ),
    (
        law.package_arrows,
        {"questionnaires/model.py": "from analysis import frame\n"},
        ["questionnaires/model.py:1: questionnaires must not import analysis"],
    ),
    (
        law.package_arrows,
        {"analysis/source.py": "import json\nfrom survey_app.store import records\n"},
        ["analysis/source.py:2: analysis must not import survey_app"],
    ),
    (
        law.package_arrows,
        {"analysis/charts/bar.py": "from ...survey_app import clock\n"},
        ["analysis/charts/bar.py:1: analysis must not import survey_app"],
    ),
    (
        law.package_arrows,
        {"survey_app/staff/summary.py": "import analysis\n"},
        ["survey_app/staff/summary.py:1: survey_app must not import analysis"],
    ),
    (
        law.package_arrows,
        {"survey_app/worker/analysing.py": "from analysis.frame import Frame\n"},
        [
            "survey_app/worker/analysing.py:1: the worker reaches into analysis.frame: "
            "take a public name of analysis"
        ],
    ),
    (
        law.room_order,
        {"survey_app/clock.py": "from survey_app.store import records\n", **STORE},
        ["survey_app/clock.py:1: clock must not import store"],
    ),
    (
        law.room_order,
        {"survey_app/store/base.py": "from survey_app.fieldwork import drafts\n"},
        ["survey_app/store/base.py:1: store must not import fieldwork"],
    ),
    (
        law.room_order,
        {"survey_app/fieldwork/drafts.py": "from survey_app import i18n\n"},
        ["survey_app/fieldwork/drafts.py:1: fieldwork must not import i18n"],
    ),
    (
        law.room_order,
        {"survey_app/fieldwork/drafts.py": "import survey_app.respondent.views as views\n"},
        ["survey_app/fieldwork/drafts.py:1: fieldwork must not import respondent"],
    ),
    (
        law.room_order,
        {"survey_app/fieldwork/drafts.py": "from ..staff import screens\n"},
        ["survey_app/fieldwork/drafts.py:1: fieldwork must not import staff"],
    ),
    (
        law.room_order,
        {"survey_app/security.py": "from survey_app.respondent import visit\n"},
        ["survey_app/security.py:1: security must not import respondent"],
    ),
    (
        law.room_order,
        {"survey_app/respondent/views.py": "from survey_app.staff import screens\n"},
        ["survey_app/respondent/views.py:1: respondent must not import staff"],
    ),
    (
        law.room_order,
        {"survey_app/staff/views.py": "from survey_app.respondent import screens\n"},
        ["survey_app/staff/views.py:1: staff must not import respondent"],
    ),
    (
        law.room_order,
        {"survey_app/staff/views.py": "from survey_app.app import create\n"},
        ["survey_app/staff/views.py:1: staff must not import app"],
    ),
    (
        law.room_order,
        {"survey_app/worker/loop.py": "from survey_app.respondent import views\n"},
        ["survey_app/worker/loop.py:1: worker must not import respondent"],
    ),
    (
        law.room_order,
        {"survey_app/reports/pages.py": "\n"},
        ["survey_app/reports/pages.py:1: the law of imports gives reports no place"],
    ),
    (
        law.only_importers,
        {"survey_app/cli.py": "from survey_app.worker import loop\n"},
        ["survey_app/cli.py:1: worker is for nobody, not for survey_app.cli"],
    ),
    (
        law.only_importers,
        {"survey_app/app.py": "from survey_app import demo\n"},
        ["survey_app/app.py:1: demo is for cli, not for survey_app.app"],
    ),
    (
        law.only_importers,
        {"survey_app/cli.py": "from survey_app.__main__ import main\n"},
        ["survey_app/cli.py:1: __main__ is for nobody, not for survey_app.cli"],
    ),
    (
        law.no_cycles,
        {
            "analysis/items.py": "from analysis import themes\n",
            "analysis/themes.py": "from analysis.items import count\n",
        },
        ["analysis/items.py:1: imports go in a circle: analysis.items → analysis.themes → analysis.items"],
    ),
    (
        law.no_cycles,
        {
            "analysis/__init__.py": "from analysis.items import count\n",
            "analysis/items.py": "from analysis import themes\n",
        },
        ["analysis/__init__.py:1: imports go in a circle: analysis → analysis.items → analysis"],
    ),
    (
        law.imports_at_the_top,
        {"survey_app/cli.py": "def serve():\n    import gunicorn\n"},
        ["survey_app/cli.py:2: an import inside serve()"],
    ),
    (
        law.imports_at_the_top,
        {
            "analysis/charts.py": "class Bar:\n    async def draw(self):\n"
            "        if self:\n            from json import dumps\n"
        },
        ["analysis/charts.py:4: an import inside draw()"],
    ),
    (
        law.imports_at_the_top,
        {"analysis/charts.py": "try:\n    import qr\nexcept ImportError:\n    pass\n"},
        ["analysis/charts.py:2: an import that may fail belongs in plugins.py"],
    ),
    (
        law.imports_at_the_top,
        {"survey_app/staff/views.py": "import importlib as im\nim.import_module('x')\n"},
        ["survey_app/staff/views.py:2: an import by importlib.import_module()"],
    ),
    (
        law.imports_at_the_top,
        {"survey_app/staff/views.py": "__import__('analysis')\n"},
        ["survey_app/staff/views.py:1: an import by __import__()"],
    ),
    (
        law.flask_rooms,
        {"survey_app/fieldwork/drafts.py": "from flask import g\n"},
        ["survey_app/fieldwork/drafts.py:1: survey_app.fieldwork.drafts must not know flask"],
    ),
    (
        law.flask_rooms,
        {"survey_app/worker/loop.py": "from flask_babel import gettext\n"},
        ["survey_app/worker/loop.py:1: survey_app.worker.loop must not know flask_babel"],
    ),
    (
        law.flask_rooms,
        {"questionnaires/answers.py": "from werkzeug.datastructures import MultiDict\n"},
        ["questionnaires/answers.py:1: questionnaires.answers must not know werkzeug"],
    ),
    (
        law.packages_hold_nothing,
        {"survey_app/store/__init__.py": '"""Rows."""\nfrom x import y\ny()\n'},
        ["survey_app/store/__init__.py:3: survey_app.store/__init__.py holds code"],
    ),
]

LAWFUL = {
    "questionnaires/__init__.py": "",
    "questionnaires/model.py": "import json\n",
    "analysis/__init__.py": '"""Public."""\nfrom analysis.frame import build\n__all__ = ["build"]\n',
    "analysis/frame.py": "from questionnaires.model import Questionnaire\n",
    "survey_app/__init__.py": "",
    "survey_app/__main__.py": "from survey_app.cli import main\n",
    "survey_app/clock.py": "import datetime\n",
    "survey_app/settings.py": "from survey_app.errors import BadSettings\n",
    "survey_app/errors.py": "",
    "survey_app/store/records.py": "from survey_app import clock\n",
    "survey_app/fieldwork/drafts.py": "from questionnaires import model\n"
    "from survey_app.store import records\n",
    "survey_app/security.py": "from flask import g\nfrom survey_app import i18n\n",
    "survey_app/i18n.py": "from flask_babel import gettext\n",
    "survey_app/respondent/views.py": "from flask import g\nfrom survey_app.fieldwork import drafts\n"
    "from survey_app.respondent import screens\n",
    "survey_app/respondent/screens.py": "from survey_app import design\n",
    "survey_app/design/__init__.py": "",
    "survey_app/worker/__main__.py": "from survey_app.worker import loop\n",
    "survey_app/worker/loop.py": "import analysis\nfrom analysis import build\n"
    "from survey_app.store import records\n",
    "survey_app/demo/families.py": "from survey_app.fieldwork import drafts\n",
    "survey_app/app.py": "from survey_app.respondent import views\n",
    "survey_app/cli.py": "from survey_app.demo import families\nfrom survey_app import app\n",
    "survey_app/plugins.py": "def speech():\n    import espeak\n",
}


@pytest.mark.parametrize(("rule", "files", "says"), BROKEN, ids=lambda part: getattr(part, "__name__", ""))
def test_a_planted_breach_is_named(
    rule: Rule, files: Mapping[str, str], says: list[str], tmp_path: Path
) -> None:
    assert found(rule, tmp_path, files) == says


@pytest.mark.parametrize("rule", law.RULES, ids=lambda rule: rule.__name__)
def test_a_lawful_tree_is_left_alone(rule: Rule, tmp_path: Path) -> None:
    files = {path: text for path, text in LAWFUL.items() if path != "survey_app/plugins.py"}
    assert found(rule, tmp_path, files) == []


def test_only_plugins_may_import_late(tmp_path: Path) -> None:
    assert found(law.imports_at_the_top, tmp_path, LAWFUL) == []


def test_every_rule_has_been_seen_to_fail() -> None:
    assert {rule for rule, _, _ in BROKEN} == set(law.RULES)
