"""Staff without passwords: people, their roles, and a mailed link that signs one of them in once.

The links of those who read what families wrote work only in the browser that asked for them; links made on
the command line work in any.
"""

import base64
import datetime as dt
import secrets
from collections.abc import Collection
from hmac import compare_digest

import sqlalchemy as sa

from survey_app.errors import SignInRefused
from survey_app.fieldwork import keys, outbox, sealing, second_factor, staff_visits, throttle
from survey_app.fieldwork.access import CONTENT_READERS
from survey_app.fieldwork.keys import Keyring
from survey_app.store.records import roles, sign_in_links, staff

LINK_LASTS = dt.timedelta(minutes=15)
MOST_TYPED = 254

SUBJECT = "Your link to sign in"
TEXT = """\
Here is your link to sign in:

{link}

It works once, until {minutes} minutes after you asked for it. If you read what people wrote, open it in
the browser in which you asked.

If you did not ask for this, do nothing: nobody has signed in.
"""


def add_staff(
    connection: sa.Connection,
    keyring: Keyring,
    *,
    name: str,
    address: str,
    roles: Collection[tuple[str, str]],
    now: dt.datetime,
) -> tuple[str, str | None]:
    """Add a person with their (inspection, role) pairs; return their id and, for a content reader, the secret
    their phone's code generator needs. It is shown this once."""
    staff_id = secrets.token_hex(8)
    reads_content = any(role in CONTENT_READERS for _, role in roles)
    secret = second_factor.new_secret() if reads_content else None
    known = _normal(address).encode()
    connection.execute(
        sa.insert(staff),
        {
            "id": staff_id,
            "name": name,
            "address_digest": keyring.digest("staff address", known),
            "address_sealed": sealing.seal(keyring.derive("staff address"), known, staff_id.encode()),
            "totp_sealed": second_factor.seal(keyring, staff_id, secret) if secret else None,
        },
    )
    for inspection_id, role in roles:
        give_role(connection, staff_id, inspection_id, role)
    return staff_id, secret


def add_anew(
    connection: sa.Connection,
    keyring: Keyring,
    staff_id: str,
    *,
    name: str,
    roles: Collection[tuple[str, str]],
) -> str | None:
    """Add somebody known once more, for another inspection or after a lost phone.

    They have the new roles besides the old ones and are signed out everywhere; the secret of a content reader
    is a new one, returned this once, and codes made from the old one fit no more.
    """
    held = _roles_of(connection, staff_id)
    for inspection_id, role in set(roles) - held:
        give_role(connection, staff_id, inspection_id, role)
    secret = second_factor.new_secret() if _reads_content(connection, staff_id) else None
    sealed = second_factor.seal(keyring, staff_id, secret) if secret else None
    connection.execute(sa.update(staff).where(staff.c.id == staff_id).values(name=name, totp_sealed=sealed))
    connection.execute(sa.delete(sign_in_links).where(sign_in_links.c.staff_id == staff_id))
    staff_visits.end_all(connection, staff_id)
    return secret


def give_role(connection: sa.Connection, staff_id: str, inspection_id: str, role: str) -> None:
    connection.execute(sa.insert(roles), {"staff_id": staff_id, "inspection_id": inspection_id, "role": role})


def take_roles(connection: sa.Connection, staff_id: str, inspection_id: str) -> tuple[str, ...]:
    """From the next request on they are nothing in this inspection; returns what they were."""
    return tuple(
        connection.execute(
            sa.delete(roles)
            .where(roles.c.staff_id == staff_id, roles.c.inspection_id == inspection_id)
            .returning(roles.c.role)
        ).scalars()
    )


def find_staff(connection: sa.Connection, keyring: Keyring, address: str) -> str | None:
    """The id of whoever has this address."""
    digests = keyring.digests("staff address", _normal(address).encode())
    found: str | None = connection.execute(
        sa.select(staff.c.id).where(staff.c.address_digest.in_(digests))
    ).scalar_one_or_none()
    return found


def ask(
    connection: sa.Connection,
    keyring: Keyring,
    address: str,
    *,
    browser: bytes,
    place: str,
    link_to: str,
    now: dt.datetime,
) -> None:
    """Mail a link to the address if it is one of staff. Whoever asks cannot tell: known or not, one row of
    counting is written. Raise `TooManyCodes` when one place asks too often.

    `link_to` is the console's address to which the code is added.
    """
    throttle.require_few(throttle.count_failure(connection, keyring, f"sign-in {place}", now=now))
    connection.execute(sa.delete(sign_in_links).where(sign_in_links.c.expires_at <= now))
    staff_id = find_staff(connection, keyring, address)
    if staff_id is None:
        return
    code = make_link(connection, keyring, staff_id, browser=browser, now=now)
    minutes = LINK_LASTS // dt.timedelta(minutes=1)
    text = TEXT.format(link=link_to + code, minutes=minutes)
    key = f"sign-in {secrets.token_hex(8)}"
    letter = {"to": _address(connection, keyring, staff_id), "subject": SUBJECT, "text": text}
    outbox.add(connection, "mail", key, sealed=outbox.seal(keyring, key, letter), now=now)


def make_link(
    connection: sa.Connection,
    keyring: Keyring,
    staff_id: str,
    *,
    browser: bytes | None = None,
    now: dt.datetime,
) -> str:
    """A code that signs this person in once within fifteen minutes; without `browser`, in any browser."""
    # Small letters only, so that nothing takes it for a family's link.
    code = base64.b32encode(secrets.token_bytes(20)).decode().lower()
    connection.execute(
        sa.insert(sign_in_links),
        {
            "digest": keyring.digest("sign-in link", code.encode()),
            "staff_id": staff_id,
            "browser_digest": keys.fingerprint(browser) if browser else None,
            "expires_at": now + LINK_LASTS,
        },
    )
    return code


def check_link(
    connection: sa.Connection, keyring: Keyring, code: str, *, browser: bytes, now: dt.datetime
) -> str:
    """The id of whoever this link signs in here; write nothing.

    Raise `SignInRefused` when it was used, is too old, or belongs to another browser.
    """
    digests = keyring.digests("sign-in link", code.encode())
    row = connection.execute(
        sa.select(sign_in_links).where(sign_in_links.c.digest.in_(digests))
    ).one_or_none()
    if row is None or row.expires_at <= now:
        raise SignInRefused("the link was used or is too old")
    is_same = row.browser_digest is None or compare_digest(row.browser_digest, keys.fingerprint(browser))
    if not is_same and _reads_content(connection, row.staff_id):
        raise SignInRefused("the link was asked for in another browser")
    return str(row.staff_id)


def spend_link(
    connection: sa.Connection, keyring: Keyring, code: str, *, browser: bytes, now: dt.datetime
) -> tuple[str, bytes]:
    """Sign in, once: the person's id and the secret of their visit. Raises what `check_link` raises."""
    staff_id = check_link(connection, keyring, code, browser=browser, now=now)
    digests = keyring.digests("sign-in link", code.encode())
    spent = connection.execute(sa.delete(sign_in_links).where(sign_in_links.c.digest.in_(digests)))
    if spent.rowcount != 1:
        raise SignInRefused("the link was used a moment ago")
    return staff_id, staff_visits.begin(connection, staff_id, has_second_factor=False, now=now)


def addresses(connection: sa.Connection, keyring: Keyring, inspection_id: str, role: str) -> tuple[str, ...]:
    """Where mail reaches those who have this role in the inspection."""
    held = sa.select(roles.c.staff_id).where(roles.c.inspection_id == inspection_id, roles.c.role == role)
    return tuple(_address(connection, keyring, each) for each in connection.execute(held).scalars())


def _normal(address: str) -> str:
    return address[:MOST_TYPED].strip().casefold()


def _address(connection: sa.Connection, keyring: Keyring, staff_id: str) -> str:
    sealed = connection.execute(sa.select(staff.c.address_sealed).where(staff.c.id == staff_id)).scalar_one()
    known = keyring.derive_all("staff address")
    return sealing.unseal_any(known, sealed, staff_id.encode()).decode()


def _reads_content(connection: sa.Connection, staff_id: str) -> bool:
    return any(role in CONTENT_READERS for _, role in _roles_of(connection, staff_id))


def _roles_of(connection: sa.Connection, staff_id: str) -> set[tuple[str, str]]:
    held = sa.select(roles.c.inspection_id, roles.c.role).where(roles.c.staff_id == staff_id)
    return {(row.inspection_id, row.role) for row in connection.execute(held)}
