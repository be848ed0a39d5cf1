"""The tables of what the team makes of answers: known totals, built reports, what was read, unmasked and
translated, searches, lines of enquiry and their evidence.

What somebody typed about families stands sealed here as comments do. What hangs on a comment goes with it when
its author takes it back; a quote leaves an empty place, so that a claim shows that it has lost a support.
"""

import sqlalchemy as sa

from survey_app.store.base import Instant, metadata, one_of
from survey_app.store.records import READERSHIPS

CLASSIFICATIONS = ("all", "age", "plan", "setting")
BASES = ("residence", "school")
LINE_STATES = ("to-test", "confirmed", "not-confirmed")
SIDES = ("supports", "contradicts")
SOURCES = ("survey", "tracking", "documents", "meetings", "outside")


def _of_comment(ondelete: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["response_id", "item"], ["comments.response_id", "comments.item"], ondelete=ondelete
    )


# How many children and young people there are, from published statistics: what coverage is read against.
known_totals = sa.Table(
    "known_totals",
    metadata,
    sa.Column("inspection_id", sa.Text, sa.ForeignKey("inspections.id"), primary_key=True),
    sa.Column("classification", sa.Text, one_of("classification", *CLASSIFICATIONS), primary_key=True),
    sa.Column("value", sa.Text, primary_key=True),  # of the questions with that role; "all" for all
    sa.Column("people", sa.Integer, nullable=False),
    sa.Column("population", sa.Text, nullable=False),  # who is counted, in words
    sa.Column("basis", sa.Text, one_of("basis", *BASES), nullable=False),
    sa.Column("year", sa.Integer, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.CheckConstraint("people >= 0", name="people_are_counted"),
)

built_reports = sa.Table(
    "built_reports",
    metadata,
    sa.Column("inspection_id", sa.Text, sa.ForeignKey("inspections.id"), primary_key=True),
    sa.Column("readership", sa.Text, one_of("readership", *READERSHIPS), primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("built_at", Instant, nullable=False),
)

comment_reads = sa.Table(
    "comment_reads",
    metadata,
    sa.Column("response_id", sa.LargeBinary, primary_key=True),
    sa.Column("item", sa.Text, primary_key=True),
    _of_comment("CASCADE"),
    sqlite_with_rowid=False,
)

lifted_masks = sa.Table(
    "lifted_masks",
    metadata,
    sa.Column(
        "response_id", sa.LargeBinary, sa.ForeignKey("responses.id", ondelete="CASCADE"), primary_key=True
    ),
    sa.Column("lifted_by", sa.Text, sa.ForeignKey("staff.id"), nullable=False),
    sa.Column("lifted_at", Instant, nullable=False),
    sa.Column("key_version", sa.Integer, nullable=False),
    sa.Column("reason_sealed", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

translations = sa.Table(
    "translations",
    metadata,
    sa.Column("response_id", sa.LargeBinary, primary_key=True),
    sa.Column("item", sa.Text, primary_key=True),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("due_at", Instant, nullable=False),
    sa.Column("translated_by", sa.Text, sa.ForeignKey("staff.id")),
    sa.Column("translated_at", Instant),
    sa.Column("key_version", sa.Integer),
    sa.Column("sealed", sa.LargeBinary),
    sa.CheckConstraint("(sealed IS NULL) = (translated_at IS NULL)", name="done_has_its_words"),
    _of_comment("CASCADE"),
    sqlite_with_rowid=False,
)

searches = sa.Table(
    "searches",
    metadata,
    sa.Column("id", sa.LargeBinary, primary_key=True),
    sa.Column("inspection_id", sa.Text, sa.ForeignKey("inspections.id"), nullable=False, index=True),
    sa.Column("searched_by", sa.Text, sa.ForeignKey("staff.id"), nullable=False),
    sa.Column("searched_at", Instant, nullable=False),
    sa.Column("found", sa.Integer, nullable=False),
    sa.Column("key_version", sa.Integer, nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

lines_of_enquiry = sa.Table(
    "lines_of_enquiry",
    metadata,
    sa.Column("id", sa.LargeBinary, primary_key=True),
    sa.Column("inspection_id", sa.Text, sa.ForeignKey("inspections.id"), nullable=False, index=True),
    sa.Column("theme", sa.Text, nullable=False),
    sa.Column("state", sa.Text, one_of("state", *LINE_STATES), nullable=False, server_default="to-test"),
    sa.Column("is_released", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("made_by", sa.Text, sa.ForeignKey("staff.id"), nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("changed_at", Instant, nullable=False),
    sa.Column("key_version", sa.Integer, nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),  # the claim, and whom to ask
    sqlite_with_rowid=False,
)

evidence = sa.Table(
    "evidence",
    metadata,
    sa.Column("id", sa.LargeBinary, primary_key=True),
    sa.Column(
        "line_id",
        sa.LargeBinary,
        sa.ForeignKey("lines_of_enquiry.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    sa.Column("side", sa.Text, one_of("side", *SIDES), nullable=False),
    sa.Column("source", sa.Text, one_of("source", *SOURCES), nullable=False),
    sa.Column("added_by", sa.Text, sa.ForeignKey("staff.id"), nullable=False),
    sa.Column("added_at", Instant, nullable=False),
    sa.Column("key_version", sa.Integer, nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),  # what it is and where it stands
    # A quote: from which character to which of a comment. Its words stand in the comment alone.
    sa.Column("response_id", sa.LargeBinary),
    sa.Column("item", sa.Text),
    sa.Column("begins", sa.Integer),
    sa.Column("ends", sa.Integer),
    _of_comment("SET NULL"),
    sqlite_with_rowid=False,
)
