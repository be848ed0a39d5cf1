"""The statements by which drafts are written, where the database itself settles a race."""

import sqlalchemy as sa

# One invitation has one draft at a time, and a sent draft one successor: whoever begins second finds it begun.
BEGIN = sa.text(
    "INSERT INTO drafts (id, survey_id, document_hash, channel_id, invitation_id, key_version) "
    "VALUES (:id, :survey_id, :document_hash, :channel_id, :invitation_id, :key_version) "
    "ON CONFLICT DO NOTHING RETURNING id"
)

HOLD = sa.text(
    "INSERT INTO draft_keys (holder, draft_id, kind, wrapped) VALUES (:holder, :draft_id, :kind, :wrapped) "
    "ON CONFLICT (holder) DO NOTHING RETURNING holder"
)

# Nobody sends a draft between a save and its commit: what is acknowledged is in what is sent. SQLite has one
# writer at a time; on PostgreSQL the save holds the draft's row.
SAVE = {
    "sqlite": sa.text(
        "INSERT INTO draft_pages (draft_id, page, version, saved_by, sealed) "
        "SELECT id, :page, :version + 1, :saved_by, :sealed FROM drafts WHERE id = :draft_id AND NOT is_sent "
        "ON CONFLICT (draft_id, page) DO UPDATE SET version = excluded.version, saved_by = excluded.saved_by, "
        "sealed = excluded.sealed WHERE draft_pages.version = :version RETURNING version"
    ),
    "postgresql": sa.text(
        "INSERT INTO draft_pages (draft_id, page, version, saved_by, sealed) "
        "SELECT id, :page, :version + 1, :saved_by, :sealed FROM drafts WHERE id = :draft_id AND NOT is_sent "
        "FOR SHARE "
        "ON CONFLICT (draft_id, page) DO UPDATE SET version = excluded.version, saved_by = excluded.saved_by, "
        "sealed = excluded.sealed WHERE draft_pages.version = :version RETURNING version"
    ),
}
