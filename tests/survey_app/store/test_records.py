import datetime as dt
import re

import pytest
import sqlalchemy as sa
from builders import NOW, OPENS_AT, a_response, a_survey
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from survey_app.store import records
from survey_app.store.base import Instant, metadata

TABLES = list(metadata.tables.values())
TELL_NOTHING = (
    "invitations",
    "drafts",
    "draft_keys",
    "draft_pages",
    "responses",
    "comments",
    "consents",
    "requests",
    "recordings",
)
KINDS = {
    sa.CheckConstraint: "ck_",
    sa.UniqueConstraint: "uq_",
    sa.ForeignKeyConstraint: "fk_",
    sa.PrimaryKeyConstraint: "pk_",
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_constraint_has_a_name_that_says_what_it_is(table):
    of_columns = {constraint for column in table.columns for constraint in column.constraints}
    for constraint in table.constraints | of_columns:
        assert re.fullmatch(KINDS[type(constraint)] + table.name + r"(_[a-z_]+)?", constraint.name)
    for index in table.indexes:
        assert index.name.startswith(f"ix_{table.name}_")


@pytest.mark.parametrize("name", TELL_NOTHING)
def test_rows_that_must_tell_nothing_stand_in_the_order_of_random_keys(name):
    table = metadata.tables[name]
    assert str(CreateTable(table).compile(dialect=sqlite.dialect())).rstrip().endswith("WITHOUT ROWID")
    assert isinstance(next(iter(table.primary_key)).type, sa.LargeBinary)


def test_identity_and_answers_share_no_key():
    apart = {"invitations", "drafts", "draft_keys", "draft_pages", "channels"}
    for name in ("responses", "comments", "consents"):
        reached = {key.column.table.name for key in metadata.tables[name].foreign_keys}
        assert not reached & apart


def test_a_response_has_no_instant_finer_than_a_day():
    for name in ("responses", "comments", "consents"):
        kinds = {type(column.type) for column in metadata.tables[name].columns}
        assert not kinds & {Instant, sa.DateTime}


def test_an_instant_comes_back_to_the_microsecond_in_utc(service):
    at = dt.datetime(2026, 3, 29, 1, 30, 0, 123457, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    with service.store.writing() as connection:
        connection.execute(sa.insert(records.heartbeats), {"name": "x", "beat_at": at})
        found = connection.execute(sa.select(records.heartbeats.c.beat_at)).scalar_one()
    assert (found, found.tzinfo) == (at, dt.UTC)


def test_an_instant_without_a_zone_is_refused(service):
    with service.store.writing() as connection, pytest.raises(sa.exc.StatementError, match="without a zone"):
        connection.execute(
            sa.insert(records.heartbeats),
            {"name": "x", "beat_at": dt.datetime(2026, 1, 1)},  # noqa: DTZ001  # refusing it is the point
        )


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"closes_at": OPENS_AT}, "ck_surveys_opens_before_it_closes"),
        ({"grace_minutes": 61}, "ck_surveys_grace_is_at_most_an_hour"),
        ({"grace_minutes": -1}, "ck_surveys_grace_is_at_most_an_hour"),
        ({"withdrawable_until": NOW}, "ck_surveys_withdrawing_lasts_until_the_close"),
        ({"consent_basis": None}, "ck_surveys_publishing_needs_a_consent_basis"),
        ({"audience": "nobody"}, "ck_surveys_audience_is_known"),
    ],
)
def test_the_database_itself_refuses_a_survey_that_cannot_be(service, change, constraint):
    a_survey(service)
    with pytest.raises(sa.exc.IntegrityError, match=constraint), service.store.writing() as connection:
        connection.execute(sa.update(records.surveys).values(change))


def test_the_database_itself_refuses_a_second_response_with_one_receipt(service):
    a_response(service, a_survey(service), {1: {"helped": "no"}})
    with service.store.writing() as connection:
        row = connection.execute(sa.select(records.responses)).mappings().one()
        with pytest.raises(sa.exc.IntegrityError):
            connection.execute(sa.insert(records.responses), dict(row) | {"id": b"another"})


def test_comments_and_consent_go_with_their_response(service):
    a_response(service, a_survey(service), {3: {"else": "words"}})
    with service.store.writing() as connection:
        connection.execute(sa.delete(records.responses))
        for table in (records.comments, records.consents):
            assert connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one() == 0


def test_no_row_points_at_nothing(service):
    with pytest.raises(sa.exc.IntegrityError), service.store.writing() as connection:
        connection.execute(
            sa.insert(records.draft_keys),
            {"holder": b"h", "draft_id": b"nowhere", "kind": "visit", "wrapped": b"w"},
        )
