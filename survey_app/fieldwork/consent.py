"""The record of a yes: which version of the statements, in which language, on which day.

The statements themselves are the consent screen's words; a test holds their text against the version
here, so that no word can change under people who have agreed to another. In easy read they are other words,
and so another version: a number is never given to two wordings.
"""

import datetime as dt

import sqlalchemy as sa

from survey_app.store.records import consents

STATEMENTS_VERSION = 2
EASY_READ_VERSION = 3
VERSIONS = (STATEMENTS_VERSION, EASY_READ_VERSION)
"""Those that are shown today. The two say the same: a yes to either counts for another child too."""


def record(
    connection: sa.Connection,
    response_id: bytes,
    *,
    version: int,
    language: str,
    given_on: dt.date,
    adult_knows: str | None = None,
) -> None:
    """`adult_knows` is what a child said of the adult who looks after them."""
    connection.execute(
        sa.insert(consents),
        {
            "response_id": response_id,
            "statements_version": version,
            "language": language,
            "given_on": given_on,
            "adult_knows": adult_knows,
        },
    )
