from builders import a_response, a_survey


def test_a_response_takes_the_answers_on_the_path_and_nothing_else(service):
    survey = a_survey(service)
    a_response(service, survey, {1: {"helped": "no"}, 2: {"wait": "yes"}, 3: {"else": "Thank you"}})
    with service.store.reading() as connection:
        row = connection.exec_driver_sql("SELECT * FROM released_responses").one()
    assert row.answers == '{"helped":"no"}'
