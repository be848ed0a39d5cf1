"""First tables"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

AUDIENCE_IS_KNOWN = (
    "audience IN ('children-5-10', 'children-11-15', 'young-people-16-18', 'young-people-19-25', "
    "'supporters', 'parents-and-carers', 'practitioners', 'area-leaders')"
)

# The audit is written to and never changed: the database itself refuses.
APPEND_ONLY = {
    "sqlite": (
        "CREATE TRIGGER audit_keeps_entries BEFORE UPDATE ON audit "
        "BEGIN SELECT RAISE(ABORT, 'the audit is append only'); END",
        "CREATE TRIGGER audit_keeps_all_entries BEFORE DELETE ON audit "
        "BEGIN SELECT RAISE(ABORT, 'the audit is append only'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit is append only'; END $$",
        "CREATE TRIGGER audit_keeps_entries BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()",
    ),
}


def upgrade() -> None:
    op.create_table(
        "areas",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("safeguarding_team", sa.Text(), nullable=False),
        sa.Column("safeguarding_phone", sa.Text(), nullable=False),
        sa.Column("school_holidays", sa.Text(), server_default="[]", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_areas")),
    )
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
    )
    op.create_table(
        "documents",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_documents")),
    )
    op.create_table(
        "failed_codes",
        sa.Column("place", sa.LargeBinary(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_failed_codes")),
    )
    op.create_table(
        "heartbeats",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("beat_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_heartbeats")),
    )
    op.create_table(
        "outbox",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("claimed_until", sa.BigInteger(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint("kind IN ('mail', 'analyse')", name=op.f("ck_outbox_kind_is_known")),
        sa.PrimaryKeyConstraint("kind", "subject", name=op.f("pk_outbox")),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address_digest", sa.LargeBinary(), nullable=False),
        sa.Column("address_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("totp_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("totp_last_step", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("totp_failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("totp_failed_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("address_digest", name=op.f("uq_staff_address_digest")),
    )
    op.create_table(
        "inspections",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day_1", sa.Date(), nullable=False),
        sa.Column("overrides", sa.Text(), server_default="[]", nullable=False),
        sa.CheckConstraint(
            "kind IN ('revisit', 'full', 'monitoring', 'thematic')", name=op.f("ck_inspections_kind_is_known")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_inspections_area_id_areas")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspections")),
    )
    op.create_table(
        "sign_in_links",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("browser_digest", sa.LargeBinary(), nullable=True),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_sign_in_links_staff_id_staff"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_sign_in_links")),
    )
    op.create_table(
        "staff_visits",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("has_second_factor", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_staff_visits_staff_id_staff"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_staff_visits")),
    )
    op.create_table(
        "roles",
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("inspection_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.CheckConstraint("role IN ('lead', 'inspector', 'forum')", name=op.f("ck_roles_role_is_known")),
        sa.ForeignKeyConstraint(
            ["inspection_id"], ["inspections.id"], name=op.f("fk_roles_inspection_id_inspections")
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_roles_staff_id_staff"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("staff_id", "inspection_id", "role", name=op.f("pk_roles")),
    )
    op.create_table(
        "surveys",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("inspection_id", sa.Text(), nullable=False),
        sa.Column("document_hash", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("opens_at", sa.BigInteger(), nullable=False),
        sa.Column("closes_at", sa.BigInteger(), nullable=False),
        sa.Column("grace_minutes", sa.Integer(), nullable=False),
        sa.Column("withdrawable_until", sa.BigInteger(), nullable=False),
        sa.Column("consent_basis", sa.Text(), nullable=True),
        sa.Column("languages", sa.Text(), server_default="en", nullable=False),
        sa.Column("unreviewed_because", sa.Text(), nullable=True),
        sa.Column("published_at", sa.BigInteger(), nullable=True),
        sa.Column("is_paused", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(AUDIENCE_IS_KNOWN, name=op.f("ck_surveys_audience_is_known")),
        sa.CheckConstraint(
            "grace_minutes BETWEEN 0 AND 60", name=op.f("ck_surveys_grace_is_at_most_an_hour")
        ),
        sa.CheckConstraint("opens_at < closes_at", name=op.f("ck_surveys_opens_before_it_closes")),
        sa.CheckConstraint(
            "published_at IS NULL OR consent_basis IS NOT NULL",
            name=op.f("ck_surveys_publishing_needs_a_consent_basis"),
        ),
        sa.CheckConstraint(
            "withdrawable_until >= closes_at", name=op.f("ck_surveys_withdrawing_lasts_until_the_close")
        ),
        sa.ForeignKeyConstraint(
            ["document_hash"], ["documents.hash"], name=op.f("fk_surveys_document_hash_documents")
        ),
        sa.ForeignKeyConstraint(
            ["inspection_id"], ["inspections.id"], name=op.f("fk_surveys_inspection_id_inspections")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surveys")),
    )
    op.create_table(
        "built",
        sa.Column("survey_id", sa.Text(), nullable=False),
        sa.Column("readership", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("built_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "readership IN ('inspection-team', 'officer-and-forum', 'public')",
            name=op.f("ck_built_readership_is_known"),
        ),
        sa.ForeignKeyConstraint(["survey_id"], ["surveys.id"], name=op.f("fk_built_survey_id_surveys")),
        sa.PrimaryKeyConstraint("survey_id", "readership", "name", name=op.f("pk_built")),
    )
    op.create_table(
        "channels",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("survey_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("code_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("code_digest", sa.LargeBinary(), nullable=False),
        sa.Column("is_revoked", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.CheckConstraint(
            "kind IN ('forum', 'school', 'health', 'council', 'other')",
            name=op.f("ck_channels_kind_is_known"),
        ),
        sa.ForeignKeyConstraint(["survey_id"], ["surveys.id"], name=op.f("fk_channels_survey_id_surveys")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channels")),
        sa.UniqueConstraint("code_digest", name=op.f("uq_channels_code_digest")),
        sa.UniqueConstraint("survey_id", "name", name=op.f("uq_channels_survey_id_name")),
    )
    op.create_index(op.f("ix_channels_survey_id"), "channels", ["survey_id"], unique=False)
    op.create_table(
        "channel_counts",
        sa.Column("channel_id", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("part", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("what IN ('begun', 'sent')", name=op.f("ck_channel_counts_what_is_known")),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_channel_counts_channel_id_channels")
        ),
        sa.PrimaryKeyConstraint("channel_id", "what", "part", name=op.f("pk_channel_counts")),
    )
    op.create_table(
        "invitations",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("survey_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("link_key_version", sa.Integer(), nullable=False),
        sa.Column("code_digest", sa.LargeBinary(), nullable=False),
        sa.Column("is_spent", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("is_revoked", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.CheckConstraint(
            "kind IN ('forum', 'school', 'health', 'council', 'other')",
            name=op.f("ck_invitations_kind_is_known"),
        ),
        sa.ForeignKeyConstraint(["survey_id"], ["surveys.id"], name=op.f("fk_invitations_survey_id_surveys")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("code_digest", name=op.f("uq_invitations_code_digest")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "outcomes",
        sa.Column("survey_id", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("part", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('declined', 'begun', 'stopped', 'sent', 'sent-in-grace', 'sent-when-left', 'withdrawn')",
            name=op.f("ck_outcomes_outcome_is_known"),
        ),
        sa.ForeignKeyConstraint(["survey_id"], ["surveys.id"], name=op.f("fk_outcomes_survey_id_surveys")),
        sa.PrimaryKeyConstraint("survey_id", "outcome", "part", name=op.f("pk_outcomes")),
    )
    op.create_table(
        "responses",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("survey_id", sa.Text(), nullable=False),
        sa.Column("document_hash", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("presentation", sa.Text(), nullable=False),
        sa.Column("block_order", sa.Text(), server_default="", nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("help", sa.Text(), server_default="", nullable=False),
        sa.Column("channel_kind", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("receipt_digest", sa.LargeBinary(), nullable=False),
        sa.Column("receipt_key_version", sa.Integer(), nullable=False),
        sa.CheckConstraint("outcome IN ('complete', 'partial')", name=op.f("ck_responses_outcome_is_known")),
        sa.CheckConstraint(
            "channel_kind IN ('forum', 'school', 'health', 'council', 'other')",
            name=op.f("ck_responses_channel_kind_is_known"),
        ),
        sa.CheckConstraint(
            "voice IN ('myself', 'helped', 'supporter')", name=op.f("ck_responses_voice_is_known")
        ),
        sa.CheckConstraint(AUDIENCE_IS_KNOWN, name=op.f("ck_responses_audience_is_known")),
        sa.CheckConstraint(
            "presentation IN ('standard', 'easy-read')", name=op.f("ck_responses_presentation_is_known")
        ),
        sa.ForeignKeyConstraint(
            ["document_hash"], ["documents.hash"], name=op.f("fk_responses_document_hash_documents")
        ),
        sa.ForeignKeyConstraint(["survey_id"], ["surveys.id"], name=op.f("fk_responses_survey_id_surveys")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_responses")),
        sa.UniqueConstraint("receipt_digest", name=op.f("uq_responses_receipt_digest")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_responses_survey_id"), "responses", ["survey_id"], unique=False)
    op.create_table(
        "comments",
        sa.Column("response_id", sa.LargeBinary(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["response_id"],
            ["responses.id"],
            name=op.f("fk_comments_response_id_responses"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("response_id", "item", name=op.f("pk_comments")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "consents",
        sa.Column("response_id", sa.LargeBinary(), nullable=False),
        sa.Column("statements_version", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("adult_knows", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "adult_knows IN ('yes', 'no', 'prefer-not-to-say')", name=op.f("ck_consents_adult_knows_is_known")
        ),
        sa.ForeignKeyConstraint(
            ["response_id"],
            ["responses.id"],
            name=op.f("fk_consents_response_id_responses"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("response_id", name=op.f("pk_consents")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "drafts",
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("survey_id", sa.Text(), nullable=False),
        sa.Column("document_hash", sa.Text(), nullable=False),
        sa.Column("channel_id", sa.Text(), nullable=True),
        sa.Column("invitation_id", sa.LargeBinary(), nullable=True),
        sa.Column("key_version", sa.Integer(), nullable=False),
        sa.Column("is_sent", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(["channel_id"], ["channels.id"], name=op.f("fk_drafts_channel_id_channels")),
        sa.ForeignKeyConstraint(
            ["document_hash"], ["documents.hash"], name=op.f("fk_drafts_document_hash_documents")
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitations.id"], name=op.f("fk_drafts_invitation_id_invitations")
        ),
        sa.ForeignKeyConstraint(["survey_id"], ["surveys.id"], name=op.f("fk_drafts_survey_id_surveys")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("invitation_id", name=op.f("uq_drafts_invitation_id")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_drafts_survey_id"), "drafts", ["survey_id"], unique=False)
    op.create_table(
        "draft_keys",
        sa.Column("holder", sa.LargeBinary(), nullable=False),
        sa.Column("draft_id", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('visit', 'owner', 'link', 'code', 'service')", name=op.f("ck_draft_keys_kind_is_known")
        ),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["drafts.id"], name=op.f("fk_draft_keys_draft_id_drafts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("holder", name=op.f("pk_draft_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_draft_keys_draft_id"), "draft_keys", ["draft_id"], unique=False)
    op.create_table(
        "draft_pages",
        sa.Column("draft_id", sa.LargeBinary(), nullable=False),
        sa.Column("page", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_by", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["drafts.id"], name=op.f("fk_draft_pages_draft_id_drafts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("draft_id", "page", name=op.f("pk_draft_pages")),
        sqlite_with_rowid=False,
    )
    for statement in APPEND_ONLY[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("draft_pages")
    op.drop_index(op.f("ix_draft_keys_draft_id"), table_name="draft_keys")
    op.drop_table("draft_keys")
    op.drop_index(op.f("ix_drafts_survey_id"), table_name="drafts")
    op.drop_table("drafts")
    op.drop_table("consents")
    op.drop_table("comments")
    op.drop_index(op.f("ix_responses_survey_id"), table_name="responses")
    op.drop_table("responses")
    op.drop_table("outcomes")
    op.drop_table("invitations")
    op.drop_index(op.f("ix_channels_survey_id"), table_name="channels")
    op.drop_table("channel_counts")
    op.drop_table("channels")
    op.drop_table("built")
    op.drop_table("surveys")
    op.drop_table("roles")
    op.drop_table("staff_visits")
    op.drop_table("sign_in_links")
    op.drop_table("inspections")
    op.drop_table("staff")
    op.drop_table("outbox")
    op.drop_table("heartbeats")
    op.drop_table("failed_codes")
    op.drop_table("documents")
    op.drop_table("audit")
    op.drop_table("areas")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_is_append_only()")
