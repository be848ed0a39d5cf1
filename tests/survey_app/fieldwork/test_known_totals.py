"""Known totals come back as they were entered, each inspection's own."""

import pytest
import sqlalchemy as sa
from builders import an_inspection

from questionnaires import checks, reading
from survey_app.fieldwork import known_totals
from survey_app.fieldwork.known_totals import KnownTotal

PLANS = KnownTotal(
    classification="plan",
    value="plan",
    people=4029,
    population="children and young people with an EHC plan",
    basis="residence",
    year=2023,
    source="DfE",
)
DOCUMENTS = {each.id: each for path in reading.shipped() for each in checks.check_file(path).documents}


def test_totals_come_back_and_are_replaced_whole(service):
    ours, theirs = an_inspection(service), an_inspection(service, "Otherton")
    with service.store.writing() as connection:
        known_totals.replace(connection, theirs, [PLANS])
        known_totals.replace(connection, ours, [PLANS])
        known_totals.replace(connection, ours, [])
    with service.store.reading() as connection:
        assert known_totals.of_inspection(connection, ours) == ()
        assert known_totals.of_inspection(connection, theirs) == (PLANS,)


@pytest.mark.parametrize("facts", [{"people": -1}, {"basis": "home"}, {"classification": "ward"}])
def test_the_database_keeps_no_total_that_means_nothing(service, facts):
    ours = an_inspection(service)
    with pytest.raises(sa.exc.IntegrityError), service.store.writing() as connection:
        known_totals.replace(connection, ours, [KnownTotal(**(vars(PLANS) | facts))])


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=list(DOCUMENTS))
def test_what_a_total_can_be_about_is_what_families_can_say(document):
    for classification in ("age", "plan", "setting"):
        asked = [each for each in document.questions if each.role == classification]
        offered = known_totals.values([document], classification)
        for option in (option for question in asked for option in question.options):
            assert (option.value in offered) is option.is_substantive
    assert known_totals.values([document], "all") == ("all",)


def test_a_revisit_that_asks_the_plan_as_a_profile_takes_totals_of_plans():
    revisit = DOCUMENTS["revisit-parents-and-carers-4-weaknesses"]
    assert "sen-support" in known_totals.values([revisit], "plan")
    assert "special-school" in known_totals.values([revisit], "setting")
