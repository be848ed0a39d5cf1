"""What people asked the team for, by the clock: telling somebody that something is new, deleting what was done."""

import datetime as dt
import secrets

import sqlalchemy as sa

from survey_app.fieldwork import outbox, recordings, requests, sign_in
from survey_app.service import Service

SUBJECT = "Something new waits in the survey console"
TEXT = """\
Somebody has asked the inspection team for something. To read what it is, sign in here:

{link}

You get one message for all that is new; this one says nothing of what was asked or by whom.
"""


def tell(service: Service, *, now: dt.datetime) -> None:
    """Mail the duty address, or else the inspection's leads, once for all that is new."""
    with service.store.reading() as connection:
        waiting = {each: _addresses(service, connection, each) for each in requests.untold(connection)}
    for inspection_id, addresses in waiting.items():
        if not addresses:
            continue  # until there is somebody to tell
        with service.store.writing() as connection:
            for address in addresses:
                _add_letter(service, connection, inspection_id, address, now)
            requests.set_told(connection, inspection_id)


def forget(service: Service, *, now: dt.datetime) -> None:
    """Delete what was done long enough ago, and files that belong to no request (any more)."""
    until = requests.day(now) - dt.timedelta(days=service.settings.requests_kept_days)
    with service.store.writing() as connection:
        requests.delete_done(connection, until=until)
    folder = service.settings.recordings_folder
    with service.store.reading() as connection:
        known = requests.files(connection)
    recordings.sweep(folder, known, now=now)


def _addresses(service: Service, connection: sa.Connection, inspection_id: str) -> tuple[str, ...]:
    duty = service.settings.duty_address
    return (duty,) if duty else sign_in.addresses(connection, service.keyring, inspection_id, "lead")


def _add_letter(
    service: Service, connection: sa.Connection, inspection_id: str, address: str, now: dt.datetime
) -> None:
    link = f"{service.settings.base_url}/staff/inspections/{inspection_id}/requests"
    letter = {"to": address, "subject": SUBJECT, "text": TEXT.format(link=link)}
    key = f"request {secrets.token_hex(8)}"
    outbox.add(connection, "mail", key, sealed=outbox.seal(service.keyring, key, letter), now=now)
