"""The tables of what people ask the team for: large print, a call, a recording to be heard, a question.

A request holds a way to reach somebody, so it stands apart from answers: no key, no order and no instant finer
than a day leads from here to a visit, a draft or a response. What was typed is sealed; a recording is a file of
its own beside the database, and the key that opens it stands here, sealed too.
"""

import sqlalchemy as sa

from survey_app.store.base import metadata, one_of

REQUEST_KINDS = ("large-print", "braille", "telephone", "recording", "question")
REQUEST_STATES = ("new", "taken", "done")

requests = sa.Table(
    "requests",
    metadata,
    sa.Column("id", sa.LargeBinary, primary_key=True),
    sa.Column("inspection_id", sa.Text, sa.ForeignKey("inspections.id"), nullable=False, index=True),
    sa.Column("kind", sa.Text, one_of("kind", *REQUEST_KINDS), nullable=False),
    sa.Column("asked_on", sa.Date, nullable=False),
    sa.Column("state", sa.Text, one_of("state", *REQUEST_STATES), nullable=False, server_default="new"),
    # The day from which its deletion is counted.
    sa.Column("done_on", sa.Date),
    sa.Column("taken_by", sa.Text, sa.ForeignKey("staff.id")),
    # Whether the team has had mail that something is new.
    sa.Column("is_told", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.Column("note_sealed", sa.LargeBinary),
    sa.CheckConstraint("(state = 'done') = (done_on IS NOT NULL)", name="done_has_its_day"),
    sqlite_with_rowid=False,
)

recordings = sa.Table(
    "recordings",
    metadata,
    sa.Column(
        "request_id", sa.LargeBinary, sa.ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True
    ),
    sa.Column("file", sa.Text, nullable=False, unique=True),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("length", sa.BigInteger, nullable=False),
    sa.Column("key_sealed", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
