"""Reading the released views of a real database, of both kinds, and saying clearly when that cannot be."""

import datetime as dt
import json
from dataclasses import replace

import pytest
import sqlalchemy as sa
from builders import a_survey

import analysis
from analysis import source
from analysis.errors import DocumentMismatch, NoSuchSurvey, SourceUnreadable
from survey_app.store import records

SENT_ON = dt.date(2026, 2, 3)


@pytest.fixture
def survey(service, questionnaire):
    return a_survey(service, questionnaire)


def send(service, survey, questionnaire, number, *, answers=None, comment=None, has_consent=True):
    """One response as the service stores it; its comment is "sealed" by turning it round."""
    response_id = number.to_bytes(16)
    response = {
        "id": response_id,
        "survey_id": survey.id,
        "document_hash": questionnaire.hash,
        "sent_on": SENT_ON,
        "audience": "parents-and-carers",
        "language": "en",
        "presentation": "standard",
        "voice": "myself",
        "channel_kind": "school",
        "outcome": "complete",
        "answers": json.dumps(answers or {}),
        "receipt_digest": response_id * 2,
        "receipt_key_version": 1,
    }
    consent = {"response_id": response_id, "statements_version": 1, "language": "en", "given_on": SENT_ON}
    sealed = {
        "response_id": response_id,
        "item": "story",
        "key_version": 7,
        "sealed": (comment or "").encode()[::-1],
    }
    with service.store.writing() as connection:
        connection.execute(sa.insert(records.responses), response)
        if has_consent:
            connection.execute(sa.insert(records.consents), consent)
        if comment:
            connection.execute(sa.insert(records.comments), sealed)


def unseal(response_id, item, sealed, key_version):
    assert (len(response_id), item, key_version) == (16, "story", 7)
    return sealed[::-1].decode()


def test_released_answers_and_comments_come_whole(service, survey, questionnaire):
    send(
        service,
        survey,
        questionnaire,
        1,
        answers={"need": "waiting", "touches": ["waits"]},
        comment="Too long",
    )
    send(service, survey, questionnaire, 2)
    with service.store.reading() as connection:
        frame = analysis.read(connection, survey.id, questionnaire, unseal)
    first, second = frame.responses.index
    assert frame.responses.loc[first, "need"] == "waiting"
    assert frame.responses.loc[first, "sent_on"] == "2026-02-03"
    assert frame.responses.loc[first, ["language", "presentation"]].tolist() == ["en", "standard"]
    assert frame.responses["touches:waits"].tolist() == [True, False]
    assert frame.comments.values.tolist() == [[first, "story", "Too long"]]
    assert second == (2).to_bytes(16).hex()


def test_what_nobody_consented_to_is_not_read(service, survey, questionnaire):
    send(service, survey, questionnaire, 1, comment="ours")
    send(service, survey, questionnaire, 2, comment="not ours to read", has_consent=False)
    with service.store.reading() as connection:
        frame = analysis.read(connection, survey.id, questionnaire, unseal)
    assert len(frame) == 1
    assert frame.comments["text"].tolist() == ["ours"]


def test_questions_are_read_with_the_name_of_their_area(service, questionnaire):
    (page,) = questionnaire.pages
    asked = replace(page.questions[0], text="Well in {area}?")
    document = replace(questionnaire, pages=(replace(page, questions=(asked, *page.questions[1:])),))
    survey = a_survey(service, document)
    send(service, survey, document, 1)
    with service.store.reading() as connection:
        frame = analysis.read(connection, survey.id, document, unseal)
    assert frame.questionnaire.questions[0].text == "Well in Fenmoor?"


def test_reading_a_survey_that_does_not_exist_gives_no_empty_figures(service, questionnaire):
    with service.store.reading() as connection, pytest.raises(NoSuchSurvey, match="no survey 'nowhere'"):
        analysis.read(connection, "nowhere", questionnaire)


def test_another_surveys_responses_stay_its_own(service, survey, questionnaire):
    other = a_survey(service, questionnaire, area="Otherton")
    send(service, other, questionnaire, 1, comment="theirs")
    with service.store.reading() as connection:
        assert len(analysis.read(connection, survey.id, questionnaire, unseal)) == 0


def test_without_the_key_comments_are_counted_and_never_opened(service, survey, questionnaire):
    send(service, survey, questionnaire, 1, comment="Too long")
    with service.store.reading() as connection:
        frame = analysis.read(connection, survey.id, questionnaire)
    assert frame.comments["text"].tolist() == [None]
    assert frame.has_texts is False


def test_a_url_is_read_like_an_open_connection(service, survey, questionnaire, database):
    send(service, survey, questionnaire, 1, answers={"need": "waiting"})
    stored, window = source.survey(database, survey.id)
    assert stored == questionnaire
    assert (window.opens_at.hour, window.grace) == (12, dt.timedelta(minutes=30))
    assert len(analysis.read(database, survey.id, stored)) == 1
    assert set(source.outcomes(database, survey.id).values()) <= {0}


def test_a_questionnaire_of_another_version_reads_nothing(service, survey, questionnaire):
    send(service, survey, questionnaire, 1)
    other = type(questionnaire).from_json(questionnaire.to_json().replace('"version":1', '"version":2'))
    with service.store.reading() as connection, pytest.raises(DocumentMismatch):
        analysis.read(connection, survey.id, other)


def test_a_stored_document_that_was_changed_is_refused(service, survey, database):
    with service.store.writing() as connection:
        body = connection.execute(sa.select(records.documents.c.body)).scalar_one()
        connection.execute(sa.update(records.documents).values(body=body.replace("A small", "A changed")))
    with pytest.raises(SourceUnreadable, match="not the one its hash names"):
        source.survey(database, survey.id)


def test_a_survey_that_does_not_exist_is_said_so(service, database):
    with pytest.raises(NoSuchSurvey, match="no survey 'nowhere'"):
        source.survey(database, "nowhere")


def test_a_file_that_is_not_there_is_not_created(tmp_path):
    with pytest.raises(SourceUnreadable, match="there is no database"):
        source.survey(f"sqlite:///{tmp_path / 'no.db'}", "any")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_opened_for_reading_only(tmp_path):
    path = tmp_path / "ours.db"
    path.touch()
    with (
        pytest.raises(SourceUnreadable, match="readonly"),
        source.opened(f"sqlite:///{path}") as connection,
    ):
        connection.exec_driver_sql("CREATE TABLE mine (x)")


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to look at" * 40])
def test_a_file_that_is_no_database_of_ours_is_said_so(tmp_path, content):
    path = tmp_path / "a file? 100%.db"
    path.write_bytes(content)
    with pytest.raises(SourceUnreadable, match="the database cannot be read"):
        source.survey(str(sa.URL.create("sqlite", database=str(path))), "any")


def test_what_is_no_url_is_said_so():
    with pytest.raises(SourceUnreadable, match="not a database URL"):
        source.survey("answers of January", "any")
