"""A survey that was published before leads could choose keeps the rules it was signed with."""

import sqlalchemy as sa
from alembic import command
from builders import a_survey

from survey_app.fieldwork import surveys
from survey_app.fieldwork.consent_rules import ConsentRules
from survey_app.service import Service
from survey_app.store import release, schema


def test_the_rules_of_before_stay_as_they_were(service: Service) -> None:
    survey = a_survey(service)
    with service.store.writing() as connection:
        release.drop(connection)
        command.downgrade(schema.config(connection), "0004")
        held = {each["name"] for each in sa.inspect(connection).get_columns("surveys")}
        assert not held & {"alone_from", "asks_if_adult_knows"}
        command.upgrade(schema.config(connection), "head")
        release.create(connection)
        assert surveys.get(connection, survey.id).rules == ConsentRules()
