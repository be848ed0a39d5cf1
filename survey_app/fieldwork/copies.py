"""What a visit has sent, to be seen again by that visit: its draft's pages, left sealed as they were.

At sending every key to the draft goes but that of the visit that sent, so that no link, no code, no other visit
and not the service itself can open them. They are shown while the answers count and deleted when the visit ends
or takes them back; a visit that ends unheard leaves them, sealed, until the survey's drafts are purged.
"""

from collections.abc import Sequence

import sqlalchemy as sa

from survey_app.errors import DraftGone
from survey_app.fieldwork import drafts, families, keys, receipts, withdrawals
from survey_app.fieldwork.drafts import Draft, Pages
from survey_app.fieldwork.families import Family
from survey_app.fieldwork.keys import Keyring
from survey_app.store.records import draft_keys, draft_pages
from survey_app.store.records import drafts as draft_rows


def get(connection: sa.Connection, keyring: Keyring, family: Family, child: int) -> tuple[Draft, Pages]:
    """What this visit sent for a child; no pages where they are taken back, or were not kept.

    Raise `DraftGone` when it has sent nothing for that child.
    """
    if not family.before < child <= family.child:
        raise DraftGone("this visit has not answered for that child")
    draft, pages = drafts.get_with_pages(connection, keyring, family.secrets[child - family.before - 1])
    if not draft.is_sent:
        raise DraftGone("this visit has not sent for that child yet")
    return draft, pages if _is_counted(connection, keyring, draft) else {}


_FORGET = sa.delete(draft_pages).where(
    draft_pages.c.draft_id.in_(
        sa.select(draft_rows.c.id)
        .join(draft_keys, draft_keys.c.draft_id == draft_rows.c.id)
        .where(draft_rows.c.is_sent, draft_keys.c.holder.in_(sa.bindparam("holders", expanding=True)))
    )
)


def forget(connection: sa.Connection, secrets: Sequence[bytes]) -> None:
    """Delete the pages of what these keys have sent; what is not sent stays as it is."""
    if secrets:
        connection.execute(_FORGET, {"holders": [keys.fingerprint(secret) for secret in secrets]})


def forget_taken_back(connection: sa.Connection, keyring: Keyring, family: Family) -> None:
    """Delete the pages of what this visit sent and what is not counted any more, whoever took it back."""
    begun = families.drafts_of(connection, keyring, family)
    gone = [
        secret
        for secret, draft in zip(family.secrets, begun, strict=True)
        if draft is not None and draft.is_sent and not _is_counted(connection, keyring, draft)
    ]
    forget(connection, gone)


def _is_counted(connection: sa.Connection, keyring: Keyring, draft: Draft) -> bool:
    return withdrawals.find_survey(connection, keyring, receipts.of_draft(keyring, draft)) is not None
