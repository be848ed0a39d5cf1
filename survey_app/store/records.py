"""The tables. Identity (invitations) and content (responses) share no key and no order.
Keys of rows that must tell nothing are random bytes; on SQLite such tables are WITHOUT ROWID, so in their order.
"""

import sqlalchemy as sa

from survey_app.store.base import Instant, metadata, one_of, some_of

AUDIENCES = (
    "children-5-10",
    "children-11-15",
    "young-people-16-18",
    "young-people-19-25",
    "supporters",
    "parents-and-carers",
    "practitioners",
    "area-leaders",
)
INSPECTION_KINDS = ("revisit", "full", "monitoring", "thematic")
PRESENTATIONS = ("standard", "easy-read")
CHANNEL_KINDS = ("forum", "school", "health", "council", "other")
VOICES = ("myself", "helped", "supporter")
OUTCOMES = ("declined", "begun", "stopped", "sent", "sent-in-grace", "sent-when-left", "withdrawn")
ROLES = ("lead", "inspector", "forum", "officer")
FLAGS = ("trap", "haste", "repeats")
READERSHIPS = ("inspection-team", "officer-and-forum", "public")


def _goes_with(column: str) -> sa.ForeignKey:
    return sa.ForeignKey(column, ondelete="CASCADE")


areas = sa.Table(
    "areas",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("safeguarding_team", sa.Text, nullable=False),
    sa.Column("safeguarding_phone", sa.Text, nullable=False),
    sa.Column("school_holidays", sa.Text, nullable=False, server_default="[]"),
)

inspections = sa.Table(
    "inspections",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("area_id", sa.Text, sa.ForeignKey("areas.id"), nullable=False),
    sa.Column("kind", sa.Text, one_of("kind", *INSPECTION_KINDS), nullable=False),
    sa.Column("day_1", sa.Date, nullable=False),
    sa.Column("overrides", sa.Text, nullable=False, server_default="[]"),
    sa.Column("published_on", sa.Date),  # its report: before it nothing leaves the team
)

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("hash", sa.Text, primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
)

surveys = sa.Table(
    "surveys",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("inspection_id", sa.Text, sa.ForeignKey("inspections.id"), nullable=False),
    sa.Column("document_hash", sa.Text, sa.ForeignKey("documents.hash"), nullable=False),
    sa.Column("audience", sa.Text, one_of("audience", *AUDIENCES), nullable=False),
    sa.Column("opens_at", Instant, nullable=False),
    sa.Column("closes_at", Instant, nullable=False),
    sa.Column("grace_minutes", sa.Integer, nullable=False),
    sa.Column("withdrawable_until", Instant, nullable=False),
    sa.Column("consent_basis", sa.Text),
    sa.Column("alone_from", sa.Integer, nullable=False, server_default="16"),
    sa.Column("asks_if_adult_knows", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("languages", sa.Text, nullable=False, server_default="en"),
    sa.Column("unreviewed_because", sa.Text),  # why in a language that no native reader has signed
    sa.Column("published_at", Instant),
    sa.Column("is_paused", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("paused_because", sa.Text),  # in the lead's words
    sa.Column("seen_at", Instant, nullable=False),  # by any page save: a clock set back reopens nothing
    sa.CheckConstraint("alone_from BETWEEN 13 AND 16", name="alone_from_is_offered"),
    sa.CheckConstraint("opens_at < closes_at", name="opens_before_it_closes"),
    sa.CheckConstraint("grace_minutes BETWEEN 0 AND 60", name="grace_is_at_most_an_hour"),
    sa.CheckConstraint("withdrawable_until >= closes_at", name="withdrawing_lasts_until_the_close"),
    sa.CheckConstraint(
        "published_at IS NULL OR consent_basis IS NOT NULL", name="publishing_needs_a_consent_basis"
    ),
)

channels = sa.Table(
    "channels",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("survey_id", sa.Text, sa.ForeignKey("surveys.id"), nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, one_of("kind", *CHANNEL_KINDS), nullable=False),
    sa.Column("code_sealed", sa.LargeBinary, nullable=False),
    sa.Column("code_digest", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("is_revoked", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.UniqueConstraint("survey_id", "name"),
)

# Several rows each, to be added up: people who send at once do not queue for one.
channel_counts = sa.Table(
    "channel_counts",
    metadata,
    sa.Column("channel_id", sa.Text, sa.ForeignKey("channels.id"), primary_key=True),
    sa.Column("what", sa.Text, one_of("what", "begun", "sent"), primary_key=True),
    sa.Column("part", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("count", sa.Integer, nullable=False),
)

invitations = sa.Table(
    "invitations",
    metadata,
    sa.Column("id", sa.LargeBinary, primary_key=True),
    sa.Column("survey_id", sa.Text, sa.ForeignKey("surveys.id"), nullable=False),
    sa.Column("kind", sa.Text, one_of("kind", *CHANNEL_KINDS), nullable=False),
    sa.Column("link_key_version", sa.Integer, nullable=False),
    sa.Column("code_digest", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("is_spent", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("is_revoked", sa.Boolean, nullable=False, server_default=sa.false()),
    sqlite_with_rowid=False,
)

drafts = sa.Table(
    "drafts",
    metadata,
    sa.Column("id", sa.LargeBinary, primary_key=True),
    sa.Column("survey_id", sa.Text, sa.ForeignKey("surveys.id"), nullable=False, index=True),
    sa.Column("document_hash", sa.Text, sa.ForeignKey("documents.hash"), nullable=False),
    sa.Column("channel_id", sa.Text, sa.ForeignKey("channels.id")),
    sa.Column("invitation_id", sa.LargeBinary, sa.ForeignKey("invitations.id"), unique=True),
    sa.Column("key_version", sa.Integer, nullable=False),
    # A sent draft keeps its pages, and its key wrapped for the visit that sent it alone: its receipt derives from it.
    sa.Column("is_sent", sa.Boolean, nullable=False, server_default=sa.false()),
    sqlite_with_rowid=False,
)

draft_keys = sa.Table(
    "draft_keys",
    metadata,
    sa.Column("holder", sa.LargeBinary, primary_key=True),
    sa.Column("draft_id", sa.LargeBinary, _goes_with("drafts.id"), nullable=False, index=True),
    sa.Column("kind", sa.Text, one_of("kind", "visit", "owner", "link", "code", "service"), nullable=False),
    sa.Column("wrapped", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

draft_pages = sa.Table(
    "draft_pages",
    metadata,
    sa.Column("draft_id", sa.LargeBinary, _goes_with("drafts.id"), primary_key=True),
    sa.Column("page", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("saved_by", sa.LargeBinary, nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

responses = sa.Table(
    "responses",
    metadata,
    sa.Column("id", sa.LargeBinary, primary_key=True),
    sa.Column("survey_id", sa.Text, sa.ForeignKey("surveys.id"), nullable=False, index=True),
    sa.Column("document_hash", sa.Text, sa.ForeignKey("documents.hash"), nullable=False),
    sa.Column("sent_on", sa.Date, nullable=False),
    sa.Column("audience", sa.Text, one_of("audience", *AUDIENCES), nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("presentation", sa.Text, one_of("presentation", *PRESENTATIONS), nullable=False),
    sa.Column("block_order", sa.Text, nullable=False, server_default=""),  # as this person met the blocks
    sa.Column("voice", sa.Text, one_of("voice", *VOICES), nullable=False),
    sa.Column("help", sa.Text, nullable=False, server_default=""),
    sa.Column("channel_kind", sa.Text, one_of("channel_kind", *CHANNEL_KINDS), nullable=False),
    sa.Column("outcome", sa.Text, one_of("outcome", "complete", "partial"), nullable=False),
    sa.Column("answers", sa.Text, nullable=False),
    sa.Column("receipt_digest", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("receipt_key_version", sa.Integer, nullable=False),
    sa.Column("flags", sa.Text, some_of("flags", *FLAGS), nullable=False, server_default=""),
    sa.Column("family_number", sa.LargeBinary),  # ties one person's children; stands nowhere else
    sqlite_with_rowid=False,
)

comments = sa.Table(
    "comments",
    metadata,
    sa.Column("response_id", sa.LargeBinary, _goes_with("responses.id"), primary_key=True),
    sa.Column("item", sa.Text, primary_key=True),
    sa.Column("key_version", sa.Integer, nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

consents = sa.Table(
    "consents",
    metadata,
    sa.Column("response_id", sa.LargeBinary, _goes_with("responses.id"), primary_key=True),
    sa.Column("statements_version", sa.Integer, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("given_on", sa.Date, nullable=False),
    sa.Column("adult_knows", sa.Text, one_of("adult_knows", "yes", "no", "prefer-not-to-say")),  # by a child
    sqlite_with_rowid=False,
)

outcomes = sa.Table(
    "outcomes",
    metadata,
    sa.Column("survey_id", sa.Text, sa.ForeignKey("surveys.id"), primary_key=True),
    sa.Column("outcome", sa.Text, one_of("outcome", *OUTCOMES), primary_key=True),
    sa.Column("part", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("count", sa.Integer, nullable=False),
)

failed_codes = sa.Table(
    "failed_codes",
    metadata,
    sa.Column("place", sa.LargeBinary, primary_key=True),
    sa.Column("since", Instant, nullable=False),
    sa.Column("count", sa.Integer, nullable=False),
)

staff = sa.Table(
    "staff",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("address_digest", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("address_sealed", sa.LargeBinary, nullable=False),
    sa.Column("totp_sealed", sa.LargeBinary),
    sa.Column("totp_last_step", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("totp_failures", sa.Integer, nullable=False, server_default="0"),
    sa.Column("totp_failed_at", Instant),
)

roles = sa.Table(
    "roles",
    metadata,
    sa.Column("staff_id", sa.Text, sa.ForeignKey("staff.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("inspection_id", sa.Text, sa.ForeignKey("inspections.id"), primary_key=True),
    sa.Column("role", sa.Text, one_of("role", *ROLES), primary_key=True),
)

sign_in_links = sa.Table(
    "sign_in_links",
    metadata,
    sa.Column("digest", sa.LargeBinary, primary_key=True),
    sa.Column("staff_id", sa.Text, sa.ForeignKey("staff.id", ondelete="CASCADE"), nullable=False),
    sa.Column("browser_digest", sa.LargeBinary),  # that asked; none for a link of the command line
    sa.Column("expires_at", Instant, nullable=False),
)

staff_visits = sa.Table(
    "staff_visits",
    metadata,
    sa.Column("digest", sa.LargeBinary, primary_key=True),
    sa.Column("staff_id", sa.Text, sa.ForeignKey("staff.id", ondelete="CASCADE"), nullable=False),
    sa.Column("begun_at", Instant, nullable=False),
    sa.Column("seen_at", Instant, nullable=False),
    sa.Column("has_second_factor", sa.Boolean, nullable=False),
)

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("key_version", sa.Integer, nullable=False),
    sa.Column("mac", sa.LargeBinary, nullable=False),
)

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("kind", sa.Text, one_of("kind", "mail", "analyse", "report"), primary_key=True),
    sa.Column("subject", sa.Text, primary_key=True),
    sa.Column("sealed", sa.LargeBinary),
    sa.Column("due_at", Instant, nullable=False),
    sa.Column("claimed_until", Instant),
    sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
)

built = sa.Table(
    "built",
    metadata,
    sa.Column("survey_id", sa.Text, sa.ForeignKey("surveys.id"), primary_key=True),
    sa.Column("readership", sa.Text, one_of("readership", *READERSHIPS), primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("built_at", Instant, nullable=False),
)

heartbeats = sa.Table(
    "heartbeats",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("beat_at", Instant, nullable=False),
)
