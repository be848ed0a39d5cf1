"""On PostgreSQL no row version may tell which invitation wrote which response (decision 13)."""

import pytest
import sqlalchemy as sa
from builders import ASurvey, a_response, a_survey, an_invitation

from survey_app.service import Service
from survey_app.worker import shuffling

ANSWERS: dict[int, dict[str, object]] = {1: {"helped": "yes"}, 2: {"story": "A long wait."}}
LINKED = sa.text("SELECT count(*) FROM responses r JOIN invitations i ON i.xmin = r.xmin WHERE i.is_spent")
WRITERS = sa.text("SELECT count(*) FROM responses GROUP BY CAST(xmin AS TEXT)")
IN_PLACE = sa.text("SELECT id FROM responses ORDER BY ctid")
ANYTHING = sa.text(
    "SELECT count(*) FROM responses JOIN comments ON response_id = id JOIN consents USING (response_id)"
)


@pytest.fixture
def survey(request: pytest.FixtureRequest, service: Service) -> ASurvey:
    return a_survey(service)


def ask(service: Service, query: sa.TextClause) -> list[object]:
    with service.store.reading() as connection:
        return list(connection.execute(query).scalars())


def send(service: Service, survey: ASurvey, count: int) -> None:
    for _ in range(count):
        _, code = an_invitation(service, survey)
        a_response(service, survey, ANSWERS, code=code)


def only_postgresql(service: Service) -> bool:
    return not service.store.is_sqlite


def test_nine_responses_wait_for_a_tenth(service: Service, survey: ASurvey) -> None:
    send(service, survey, 9)
    assert shuffling.shuffle(service.store, survey.id, is_over=False) == 0


def test_ten_responses_are_written_again_by_one_transaction(service: Service, survey: ASurvey) -> None:
    send(service, survey, 10)
    if only_postgresql(service):
        assert ask(service, LINKED) == [10]
    done = shuffling.shuffle(service.store, survey.id, is_over=False)
    assert done == (10 if only_postgresql(service) else 0)
    if only_postgresql(service):
        assert ask(service, WRITERS) == [10]
        assert ask(service, LINKED) == [100]  # every pair alike: ten candidates for each
    assert ask(service, ANYTHING) == [10]


def test_what_is_mixed_already_is_left_alone(service: Service, survey: ASurvey) -> None:
    send(service, survey, 12)
    shuffling.shuffle(service.store, survey.id, is_over=False)
    assert shuffling.shuffle(service.store, survey.id, is_over=False) == 0
    assert shuffling.shuffle(service.store, survey.id, is_over=True) == 0


def test_at_the_end_the_last_few_are_mixed_with_all_others(service: Service, survey: ASurvey) -> None:
    send(service, survey, 13)
    shuffling.shuffle(service.store, survey.id, is_over=False)
    send(service, survey, 3)
    done = shuffling.shuffle(service.store, survey.id, is_over=True)
    if only_postgresql(service):
        assert done == 16
        assert ask(service, WRITERS) == [16]
    assert shuffling.shuffle(service.store, survey.id, is_over=True) == 0


def test_the_order_in_the_table_is_not_the_order_of_arrival(service: Service, survey: ASurvey) -> None:
    if not only_postgresql(service):
        return
    send(service, survey, 25)
    before = ask(service, IN_PLACE)
    shuffling.shuffle(service.store, survey.id, is_over=False)
    after = ask(service, IN_PLACE)
    assert sorted(map(str, before)) == sorted(map(str, after))
    assert before != after


def test_fewer_than_ten_at_the_end_are_mixed_among_themselves_once(service: Service, survey: ASurvey) -> None:
    send(service, survey, 4)
    done = shuffling.shuffle(service.store, survey.id, is_over=True)
    assert done == (4 if only_postgresql(service) else 0)
    assert shuffling.shuffle(service.store, survey.id, is_over=True) == 0
