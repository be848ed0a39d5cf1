"""Every rule of conduct, broken on purpose in a small tree, names the place and the breach."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from architecture import conduct
from architecture.planting import found
from architecture.sources import Rule

VIEWS = "survey_app/staff/views.py"
DRAFTS = "survey_app/fieldwork/drafts.py"
PAGE = "survey_app/respondent/templates/respondent/page.html"

BROKEN: list[tuple[Rule, Mapping[str, str], list[str]]] = [
    (
        conduct.clock_only,
        {DRAFTS: "from datetime import UTC, datetime\nnow = datetime.now(UTC)\n"},
        [f"{DRAFTS}:2: datetime.datetime.now asks the time outside its place"],
    ),
    (
        conduct.clock_only,
        {DRAFTS: "import datetime as dt\ntoday = [dt.date.today]\n"},
        [f"{DRAFTS}:2: datetime.date.today asks the time outside its place"],
    ),
    (
        conduct.clock_only,
        {"analysis/report.py": "import datetime\ndatetime.datetime.utcnow()\n"},
        ["analysis/report.py:2: datetime.datetime.utcnow asks the time outside its place"],
    ),
    (
        conduct.clock_only,
        {VIEWS: "from time import monotonic as ticks\nticks()\n"},
        [f"{VIEWS}:2: time.monotonic asks the time outside its place"],
    ),
    (
        conduct.clock_only,
        {VIEWS: "import time\nwait = time.time_ns() + 5\n"},
        [f"{VIEWS}:2: time.time_ns asks the time outside its place"],
    ),
    (
        conduct.clock_only,
        {VIEWS: "import sqlalchemy as sa\nat = sa.Column(default=sa.func.now())\n"},
        [f"{VIEWS}:2: sqlalchemy.func.now asks the time outside its place"],
    ),
    (
        conduct.environment_only,
        {"survey_app/cli.py": "import os\nos.environ.get('X')\n"},
        ["survey_app/cli.py:2: os.environ reads the environment outside its place"],
    ),
    (
        conduct.environment_only,
        {"analysis/report.py": "from os import getenv as ask\nask('X')\n"},
        ["analysis/report.py:2: os.getenv reads the environment outside its place"],
    ),
    (
        conduct.one_commit,
        {DRAFTS: "def save(connection):\n    connection.commit()\n"},
        [f"{DRAFTS}:2: .commit() outside store/transaction.py"],
    ),
    (
        conduct.one_commit,
        {"survey_app/worker/loop.py": "with engine.begin() as connection:\n    pass\n"},
        ["survey_app/worker/loop.py:1: .begin() outside store/transaction.py"],
    ),
    (
        conduct.one_commit,
        {"analysis/source.py": "open_(isolation_level='AUTOCOMMIT')\n"},
        ["analysis/source.py:1: AUTOCOMMIT outside store/transaction.py"],
    ),
    (
        conduct.no_built_sql,
        {DRAFTS: "import sqlalchemy as sa\ndef f(n):\n    sa.text(f'SELECT {n}')\n"},
        [f"{DRAFTS}:3: text() is handed SQL put together in f"],
    ),
    (
        conduct.no_built_sql,
        {DRAFTS: "from sqlalchemy import text\nq = text('SELECT %s' % name)\n"},
        [f"{DRAFTS}:2: text() is handed SQL put together in module"],
    ),
    (
        conduct.no_built_sql,
        {DRAFTS: "def f(c, n):\n    c.exec_driver_sql('SELECT {}'.format(n))\n"},
        [f"{DRAFTS}:2: exec_driver_sql() is handed SQL put together in f"],
    ),
    (
        conduct.no_built_sql,
        {DRAFTS: "def f(c, n):\n    sql = 'SELECT ' + n + ';'\n    c.execute(sql)\n"},
        [f"{DRAFTS}:3: execute() is handed SQL put together in f"],
    ),
    (
        conduct.no_built_sql,
        {DRAFTS: "def f(c, n):\n    sql = 'SELECT 1'\n    sql += n\n    c.execute(sql)\n"},
        [f"{DRAFTS}:4: execute() is handed SQL put together in f"],
    ),
    (
        conduct.escaping_stays_on,
        {PAGE: "<p>\n{{ said|safe }}</p>\n"},
        [f"{PAGE}:2: a template trusts markup"],
    ),
    (
        conduct.escaping_stays_on,
        {PAGE: "{% autoescape false %}{{ said }}{% endautoescape %}\n"},
        [f"{PAGE}:1: a template trusts markup"],
    ),
    (
        conduct.escaping_stays_on,
        {VIEWS: "from markupsafe import Markup\nMarkup(said)\n"},
        [f"{VIEWS}:2: Markup() trusts its text"],
    ),
    (
        conduct.escaping_stays_on,
        {"analysis/report.py": "import jinja2\njinja2.Env(autoescape=False)\n"},
        ["analysis/report.py:2: escaping is turned off"],
    ),
    (
        conduct.modules_are_nouns,
        {"survey_app/staff/utils.py": "\n"},
        ["survey_app/staff/utils.py:1: utils says nothing of what is in it"],
    ),
    (
        conduct.modules_are_nouns,
        {"tests/helpers/rows.py": "\n"},
        ["tests/helpers/rows.py:1: helpers says nothing of what is in it"],
    ),
    (
        conduct.classes_are_things,
        {DRAFTS: "\nclass DraftManager:\n    pass\n"},
        [f"{DRAFTS}:2: DraftManager is a doer: name the thing"],
    ),
    (conduct.files_are_short, {VIEWS: "x = 1\n" * 301}, [f"{VIEWS}:301: 301 lines, and 300 are the most"]),
    (conduct.files_are_short, {PAGE: "<br>\n" * 301}, [f"{PAGE}:301: 301 lines, and 300 are the most"]),
]

GOOD = {
    "survey_app/clock.py": "import datetime as dt\nnow = dt.datetime.now(dt.UTC)\n",
    "survey_app/settings.py": "import os\nfound = os.environ\n",
    "analysis/__main__.py": "import os\nfound = os.environ\n",
    "survey_app/store/transaction.py": "with engine.begin() as connection:\n    connection.commit()\n",
    DRAFTS: "import datetime as dt\nimport time\nimport sqlalchemy as sa\n"
    "from survey_app import clock\nfrom survey_app.fieldwork import visits\n"
    "_FIND = sa.text('SELECT 1 ' 'FROM a ' + 'WHERE b = :b')\n"
    "visits.begin(clock.now())\ntime.sleep(1)\ndt.datetime(2026, 1, 1)\n"
    "def find(connection, n):\n    connection.execute(_FIND, {'b': f'{n}'})\n",
    PAGE: "<p>{{ said }} and stay safe</p>\n",
    "survey_app/staff/messages.py": "def say(page, n):\n    return page.text(f'{n}')\n" + "x = 1\n" * 298,
    "frontend/node_modules/a/utils.py": "\n",
    "survey_app/design/static/dist/a.js": "x\n" * 400,
}


@pytest.mark.parametrize(("rule", "files", "says"), BROKEN, ids=lambda part: getattr(part, "__name__", ""))
def test_a_planted_breach_is_named(
    rule: Rule, files: Mapping[str, str], says: list[str], tmp_path: Path
) -> None:
    assert found(rule, tmp_path, files) == says


@pytest.mark.parametrize("rule", conduct.RULES, ids=lambda rule: rule.__name__)
def test_good_conduct_is_left_alone(rule: Rule, tmp_path: Path) -> None:
    assert found(rule, tmp_path, GOOD) == []


def test_every_rule_has_been_seen_to_fail() -> None:
    assert {rule for rule, _, _ in BROKEN} == set(conduct.RULES)
