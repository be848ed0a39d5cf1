"""Row versions that tell nothing, on PostgreSQL.

There every row remembers which transaction wrote it. An invitation spent and a response made by the same one
would be a link between a person and an answer. So as soon as ten responses have such a memory of their own,
they and the spent invitations are written again, one by one in random order, by one transaction: afterwards
a row shares its writer with at least nine others. SQLite keeps these tables in key order, without versions.

The dead versions stay on the disk until the worker's next vacuum, seconds later.
"""

from secrets import SystemRandom

import sqlalchemy as sa

from survey_app.store.transaction import Store

LEAST = 10
MOST = 500
"""Rows of one transaction, so that nobody sending waits for long."""

# A version that fewer than ten rows share. Comments, their translations and consents go with their responses.
_LONELY = """
    SELECT id FROM {table} WHERE survey_id = :survey_id AND CAST(xmin AS TEXT) IN (
        SELECT CAST(xmin AS TEXT) FROM {table} WHERE survey_id = :survey_id
        GROUP BY CAST(xmin AS TEXT) HAVING count(*) < :least)
"""
_RESPONSES = sa.text(_LONELY.format(table="responses"))
_INVITATIONS = sa.text(_LONELY.format(table="invitations") + " AND is_spent")
_REWRITES = {
    "responses": sa.text("UPDATE responses SET outcome = outcome WHERE id = :id"),
    "comments": sa.text("UPDATE comments SET item = item WHERE response_id = :id"),
    "consents": sa.text("UPDATE consents SET language = language WHERE response_id = :id"),
    "translations": sa.text("UPDATE translations SET language = language WHERE response_id = :id"),
    "invitations": sa.text("UPDATE invitations SET is_spent = is_spent WHERE id = :id"),
}
_ALL = sa.text("SELECT id FROM responses WHERE survey_id = :survey_id")
_chance = SystemRandom()
_VERSIONS = sa.text("SELECT count(DISTINCT CAST(xmin AS TEXT)) FROM responses WHERE survey_id = :survey_id")


def shuffle(store: Store, survey_id: str, *, is_over: bool) -> int:
    """Write again what still tells when it came, if enough of it has come; returns how many responses.

    When a survey `is_over`, what is left is mixed with everything else, however few there are.
    """
    if store.is_sqlite:
        return 0
    with store.reading() as connection:
        batch = _batch(connection, survey_id, is_over=is_over)
    if batch:
        with store.writing() as connection:
            _write_again(connection, survey_id, batch)
    return len(batch)


def _batch(connection: sa.Connection, survey_id: str, *, is_over: bool) -> list[bytes]:
    lonely = _ids(connection, _RESPONSES, survey_id)
    if len(lonely) >= LEAST:
        return _chance.sample(lonely, min(MOST, len(lonely)))
    has_versions = connection.execute(_VERSIONS, {"survey_id": survey_id}).scalar_one() > 1
    return _ids(connection, _ALL, survey_id) if lonely and is_over and has_versions else []


def _write_again(connection: sa.Connection, survey_id: str, batch: list[bytes]) -> None:
    for table in ("responses", "comments", "consents", "translations"):
        _rewrite(connection, table, batch)
    _rewrite(connection, "invitations", _ids(connection, _INVITATIONS, survey_id))


def _rewrite(connection: sa.Connection, table: str, ids: list[bytes]) -> None:
    _chance.shuffle(ids)
    if ids:
        connection.execute(_REWRITES[table], [{"id": each} for each in ids])


def _ids(connection: sa.Connection, select: sa.TextClause, survey_id: str) -> list[bytes]:
    known = {"survey_id": survey_id, "least": LEAST}
    return list(connection.execute(select, known).scalars())
