"""A database with responses in it takes the flags on and gives them back; what was sent stays as it was."""

import pytest
import sqlalchemy as sa
import time_machine
from alembic import command
from attacks.facts import column
from builders import NOW, a_response, a_survey

from survey_app.store import release, schema


@pytest.fixture
def sent(service):
    with time_machine.travel(NOW, tick=False):
        a_response(service, a_survey(service), {1: {"helped": "yes"}})
    return service


def test_flags_come_and_go_and_responses_stay(sent):
    before = column(sent, "SELECT answers FROM responses")
    with sent.store.writing() as connection:
        release.drop(connection)
        command.downgrade(schema.config(connection), "0003")
        held = {each["name"] for each in sa.inspect(connection).get_columns("responses")}
        assert "flags" not in held
        command.upgrade(schema.config(connection), "head")
        release.create(connection)
    assert column(sent, "SELECT answers FROM responses") == before
    assert column(sent, "SELECT flags FROM released_responses") == [""]
