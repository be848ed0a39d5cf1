"""What a lead chooses about the yes of young people

Both columns have the value that held before them: a process of the version before goes on beside them, and every
survey that is published already keeps the rules it was signed with.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Written out: SQLite takes a CHECK with a new column only in the very statement that adds it.
    op.execute(
        "ALTER TABLE surveys ADD COLUMN alone_from INTEGER DEFAULT 16 NOT NULL "
        "CONSTRAINT ck_surveys_alone_from_is_offered CHECK (alone_from BETWEEN 13 AND 16)"
    )
    op.add_column(
        "surveys", sa.Column("asks_if_adult_knows", sa.Boolean(), server_default=sa.true(), nullable=False)
    )


def downgrade() -> None:
    op.drop_column("surveys", "asks_if_adult_knows")
    op.drop_column("surveys", "alone_from")
