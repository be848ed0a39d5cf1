"""What the team makes of answers: totals to read them against, reports, reading, translation, lines of enquiry

An inspection learns the day its report is published, the nominated officer becomes a role, and the worker makes
reports of whole inspections.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

BEFORE = {"roles": ("role", ("lead", "inspector", "forum")), "outbox": ("kind", ("mail", "analyse"))}
AFTER = {
    "roles": ("role", ("lead", "inspector", "forum", "officer")),
    "outbox": ("kind", ("mail", "analyse", "report")),
}


def upgrade() -> None:
    op.create_table(
        "built_reports",
        sa.Column("inspection_id", sa.Text(), nullable=False),
        sa.Column("readership", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("built_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "readership IN ('inspection-team', 'officer-and-forum', 'public')",
            name=op.f("ck_built_reports_readership_is_known"),
        ),
        sa.ForeignKeyConstraint(
            ["inspection_id"], ["inspections.id"], name=op.f("fk_built_reports_inspection_id_inspections")
        ),
        sa.PrimaryKeyConstraint("inspection_id", "readership", "name", name=op.f("pk_built_reports")),
    )
    op.create_table(
        "known_totals",
        sa.Column("inspection_id", sa.Text(), nullable=False),
        sa.Column("classification", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("population", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.CheckConstraint("people >= 0", name=op.f("ck_known_totals_people_are_counted")),
        sa.CheckConstraint(
            "classification IN ('all', 'age', 'plan', 'setting')",
            name=op.f("ck_known_totals_classification_is_known"),
        ),
        sa.CheckConstraint("basis IN ('residence', 'school')", name=op.f("ck_known_totals_basis_is_known")),
        sa.ForeignKeyConstraint(
            ["inspection_id"], ["inspections.id"], name=op.f("fk_known_totals_inspection_id_inspections")
        ),
        sa.PrimaryKeyConstraint("inspection_id", "classification", "value", name=op.f("pk_known_totals")),
    )
    op.create_table(
        "lines_of_enquiry",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("inspection_id", sa.Text(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="to-test", nullable=False),
        sa.Column("is_released", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "state IN ('to-test', 'confirmed', 'not-confirmed')",
            name=op.f("ck_lines_of_enquiry_state_is_known"),
        ),
        sa.ForeignKeyConstraint(
            ["inspection_id"], ["inspections.id"], name=op.f("fk_lines_of_enquiry_inspection_id_inspections")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["staff.id"], name=op.f("fk_lines_of_enquiry_made_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lines_of_enquiry")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_lines_of_enquiry_inspection_id"), "lines_of_enquiry", ["inspection_id"], unique=False
    )

    op.create_table(
        "searches",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("inspection_id", sa.Text(), nullable=False),
        sa.Column("searched_by", sa.Text(), nullable=False),
        sa.Column("searched_at", sa.BigInteger(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["inspection_id"], ["inspections.id"], name=op.f("fk_searches_inspection_id_inspections")
        ),
        sa.ForeignKeyConstraint(["searched_by"], ["staff.id"], name=op.f("fk_searches_searched_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_searches")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_searches_inspection_id"), "searches", ["inspection_id"], unique=False)

    op.create_table(
        "lifted_masks",
        sa.Column("response_id", sa.LargeBinary(), nullable=False),
        sa.Column("lifted_by", sa.Text(), nullable=False),
        sa.Column("lifted_at", sa.BigInteger(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["lifted_by"], ["staff.id"], name=op.f("fk_lifted_masks_lifted_by_staff")),
        sa.ForeignKeyConstraint(
            ["response_id"],
            ["responses.id"],
            name=op.f("fk_lifted_masks_response_id_responses"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("response_id", name=op.f("pk_lifted_masks")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "comment_reads",
        sa.Column("response_id", sa.LargeBinary(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["response_id", "item"],
            ["comments.response_id", "comments.item"],
            name=op.f("fk_comment_reads_response_id_item_comments"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("response_id", "item", name=op.f("pk_comment_reads")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "evidence",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("line_id", sa.LargeBinary(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("response_id", sa.LargeBinary(), nullable=True),
        sa.Column("item", sa.Text(), nullable=True),
        sa.Column("begins", sa.Integer(), nullable=True),
        sa.Column("ends", sa.Integer(), nullable=True),
        sa.CheckConstraint("side IN ('supports', 'contradicts')", name=op.f("ck_evidence_side_is_known")),
        sa.CheckConstraint(
            "source IN ('survey', 'tracking', 'documents', 'meetings', 'outside')",
            name=op.f("ck_evidence_source_is_known"),
        ),
        sa.ForeignKeyConstraint(["added_by"], ["staff.id"], name=op.f("fk_evidence_added_by_staff")),
        sa.ForeignKeyConstraint(
            ["line_id"],
            ["lines_of_enquiry.id"],
            name=op.f("fk_evidence_line_id_lines_of_enquiry"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["response_id", "item"],
            ["comments.response_id", "comments.item"],
            name=op.f("fk_evidence_response_id_item_comments"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_evidence_line_id"), "evidence", ["line_id"], unique=False)

    op.create_table(
        "translations",
        sa.Column("response_id", sa.LargeBinary(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("translated_by", sa.Text(), nullable=True),
        sa.Column("translated_at", sa.BigInteger(), nullable=True),
        sa.Column("key_version", sa.Integer(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "(sealed IS NULL) = (translated_at IS NULL)", name=op.f("ck_translations_done_has_its_words")
        ),
        sa.ForeignKeyConstraint(
            ["response_id", "item"],
            ["comments.response_id", "comments.item"],
            name=op.f("fk_translations_response_id_item_comments"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["translated_by"], ["staff.id"], name=op.f("fk_translations_translated_by_staff")
        ),
        sa.PrimaryKeyConstraint("response_id", "item", name=op.f("pk_translations")),
        sqlite_with_rowid=False,
    )
    op.add_column("inspections", sa.Column("published_on", sa.Date(), nullable=True))
    _offer(AFTER)


def downgrade() -> None:
    op.execute("DELETE FROM roles WHERE role = 'officer'")
    op.execute("DELETE FROM outbox WHERE kind = 'report'")
    _offer(BEFORE)
    op.drop_column("inspections", "published_on")
    op.drop_table("translations")
    op.drop_table("evidence")
    op.drop_table("comment_reads")
    op.drop_table("lifted_masks")
    op.drop_table("searches")
    op.drop_table("lines_of_enquiry")
    op.drop_table("known_totals")
    op.drop_table("built_reports")


def _offer(values: dict[str, tuple[str, tuple[str, ...]]]) -> None:
    """Put a longer or shorter list of known values in the place of the one there."""
    for table, (column, known) in values.items():
        name = op.f(f"ck_{table}_{column}_is_known")
        offered = ", ".join(f"'{value}'" for value in known)
        with op.batch_alter_table(table) as batch:
            if op.get_bind().dialect.name != "sqlite":  # there the table is made anew, without its checks
                batch.drop_constraint(name, type_="check")
            batch.create_check_constraint(name, f"{column} IN ({offered})")
