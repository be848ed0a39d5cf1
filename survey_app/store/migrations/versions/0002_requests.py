"""Requests for other ways to be heard"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "requests",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("inspection_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), server_default="new", nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("taken_by", sa.Text(), nullable=True),
        sa.Column("is_told", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('large-print', 'braille', 'telephone', 'recording', 'question')",
            name=op.f("ck_requests_kind_is_known"),
        ),
        sa.CheckConstraint("state IN ('new', 'taken', 'done')", name=op.f("ck_requests_state_is_known")),
        sa.CheckConstraint(
            "(state = 'done') = (done_on IS NOT NULL)", name=op.f("ck_requests_done_has_its_day")
        ),
        sa.ForeignKeyConstraint(
            ["inspection_id"], ["inspections.id"], name=op.f("fk_requests_inspection_id_inspections")
        ),
        sa.ForeignKeyConstraint(["taken_by"], ["staff.id"], name=op.f("fk_requests_taken_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requests")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_requests_inspection_id"), "requests", ["inspection_id"], unique=False)
    op.create_table(
        "recordings",
        sa.Column("request_id", sa.LargeBinary(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("key_sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["requests.id"],
            name=op.f("fk_recordings_request_id_requests"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pk_recordings")),
        sa.UniqueConstraint("file", name=op.f("uq_recordings_file")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("recordings")
    op.drop_index(op.f("ix_requests_inspection_id"), table_name="requests")
    op.drop_table("requests")
