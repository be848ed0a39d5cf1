"""What a lead may choose about the yes of young people, and when it is too late to."""

import datetime as dt

import pytest
from builders import CLOSES_AT, NOW, a_questionnaire, a_survey

from survey_app.errors import NotPublishable
from survey_app.fieldwork import surveys
from survey_app.fieldwork.consent_rules import AUDIENCE, ConsentRules
from survey_app.service import Service

LATER = CLOSES_AT + dt.timedelta(days=3)


def publish(service: Service, survey_id: str, rules: ConsentRules, until: dt.datetime | None = None) -> None:
    with service.store.writing() as connection:
        surveys.publish(
            connection,
            survey_id,
            consent_basis="Signed.",
            rules=rules,
            withdrawable_until=until,
            now=NOW - dt.timedelta(days=2),
        )


def signed(service: Service, survey_id: str) -> tuple[ConsentRules, dt.datetime]:
    with service.store.reading() as connection:
        survey = surveys.get(connection, survey_id)
    return survey.rules, survey.withdrawable_until


@pytest.mark.parametrize("rules", [ConsentRules(alone_from=13), ConsentRules(asks_if_adult_knows=False)])
def test_what_was_signed_holds_and_cannot_be_signed_again(service: Service, rules: ConsentRules) -> None:
    survey = a_survey(service, a_questionnaire(audience=AUDIENCE), is_published=False)
    publish(service, survey.id, rules, LATER)
    assert signed(service, survey.id) == (rules, LATER)
    with pytest.raises(NotPublishable):
        publish(service, survey.id, ConsentRules(), CLOSES_AT)
    assert signed(service, survey.id) == (rules, LATER)


@pytest.mark.parametrize(
    ("audience", "rules", "until", "why"),
    [
        (AUDIENCE, ConsentRules(alone_from=12), None, "13 to 16, not 12"),
        (AUDIENCE, ConsentRules(alone_from=17), None, "13 to 16, not 17"),
        (AUDIENCE, ConsentRules(alone_from=14, asks_if_adult_knows=False), None, "no age can end"),
        ("parents-and-carers", ConsentRules(alone_from=14), None, "no rule to choose"),
        (AUDIENCE, ConsentRules(), CLOSES_AT - dt.timedelta(seconds=1), "until the close at least"),
    ],
)
def test_what_would_not_hold_is_refused_with_its_reason(
    service: Service, audience: str, rules: ConsentRules, until: dt.datetime | None, why: str
) -> None:
    survey = a_survey(service, a_questionnaire(audience=audience), is_published=False)
    with pytest.raises(NotPublishable) as refused:
        publish(service, survey.id, rules, until)
    assert why in str(refused.value)
    assert signed(service, survey.id) == (ConsentRules(), CLOSES_AT)
