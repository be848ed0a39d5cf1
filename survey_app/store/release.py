"""What analysis may see: sent, consented, not withdrawn; filtered here, in SQL, and nowhere else.

A withdrawn response has left the tables, so its absence needs no filter; consent is an inner join.
Migrations drop the views before and create them after: SQLite rebuilds a table by copying it, and a view
that reads the table makes that fail.
"""

import sqlalchemy as sa

VIEWS = {
    "released_responses": """
        SELECT r.id AS response_id, r.survey_id, r.document_hash, CAST(r.sent_on AS TEXT) AS sent_on,
               r.audience, r.language, r.presentation, r.voice, r.channel_kind, r.outcome, r.answers,
               r.flags,
               COALESCE(r.family_number, r.id) AS family_number
        FROM responses r JOIN consents c ON c.response_id = r.id
    """,
    "released_comments": """
        SELECT m.response_id, r.survey_id, m.item, m.sealed, m.key_version
        FROM comments m JOIN responses r ON r.id = m.response_id JOIN consents c ON c.response_id = r.id
    """,
}


def create(connection: sa.Connection) -> None:
    for name, select in VIEWS.items():
        connection.exec_driver_sql("CREATE VIEW " + name + " AS " + select)


def drop(connection: sa.Connection) -> None:
    for name in reversed(VIEWS):
        connection.exec_driver_sql("DROP VIEW IF EXISTS " + name)
