"""One person's children

The column may be empty: a process of the version before goes on sending while this one starts, and what it
sends stands alone. Nothing that was sent before is written again: on PostgreSQL that would undo the mixing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("responses", sa.Column("family_number", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("responses", "family_number")
