"""Flags of responses, and what families read while a survey is paused

Both are added in one statement each, which neither database takes as a reason to write rows again: on PostgreSQL
that would undo the mixing. A process of the version before goes on sending meanwhile, and sets no flag.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Written out: SQLite takes a CHECK with a new column only in the very statement that adds it.
    op.execute(
        "ALTER TABLE responses ADD COLUMN flags TEXT DEFAULT '' NOT NULL CONSTRAINT ck_responses_flags_is_known "
        "CHECK (flags IN ('', 'trap', 'haste', 'repeats', 'trap haste', 'trap repeats', 'haste repeats', "
        "'trap haste repeats'))"
    )
    op.add_column("surveys", sa.Column("paused_because", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("surveys", "paused_because")
    op.drop_column("responses", "flags")
