"""Which comments somebody of the team has had before their eyes: what is counted as read.

It says that, never by whom: that is the audit's to tell.
"""

from collections.abc import Collection

import sqlalchemy as sa

from survey_app.store.records import comments
from survey_app.store.understanding_records import comment_reads

Place = tuple[bytes, str]
"""A comment: its response's id, and the item it answers."""

_UNREAD = (
    sa.select(comments.c.response_id, comments.c.item)
    .outerjoin(
        comment_reads,
        (comment_reads.c.response_id == comments.c.response_id) & (comment_reads.c.item == comments.c.item),
    )
    .where(comment_reads.c.item.is_(None), comments.c.response_id.in_(sa.bindparam("ids", expanding=True)))
    .with_for_update(key_share=True, read=True, of=comments)  # none is taken back before it is counted
)


def mark(connection: sa.Connection, places: Collection[Place]) -> None:
    """Count these comments as read; those taken back meanwhile are passed over.

    Call it after the audit's entry, whose lock keeps a second reader of the same comments waiting.
    """
    ids = list({response_id for response_id, _ in places})
    unread = connection.execute(_UNREAD, {"ids": ids}).all()
    new = [{"response_id": row.response_id, "item": row.item} for row in unread if tuple(row) in places]
    if new:
        connection.execute(sa.insert(comment_reads), new)
