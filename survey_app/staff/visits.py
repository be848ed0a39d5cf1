"""What the console's cookie holds: the secret of a visit, and one of the browser for its sign-in links."""

import secrets

from flask import current_app, g, session

from survey_app.fieldwork import access, staff_visits
from survey_app.fieldwork.access import Person
from survey_app.service import Service

VISIT, BROWSER = "visit", "browser"


def service() -> Service:
    running: Service = current_app.extensions["service"]
    return running


def secret() -> bytes:
    """The visit's secret; empty without a visit."""
    return bytes.fromhex(session.get(VISIT, ""))


def browser() -> bytes:
    """The browser's own secret, made when first asked for."""
    if BROWSER not in session:
        session[BROWSER] = secrets.token_hex(16)
    return bytes.fromhex(session[BROWSER])


def enter(visit: bytes) -> None:
    """Begin the cookie anew, so that nothing from before the sign-in stays in it."""
    own = browser().hex()
    session.clear()
    session.update({VISIT: visit.hex(), BROWSER: own})


def leave() -> None:
    session.clear()


def find_person() -> Person | None:
    """Who this browser is signed in as, with the roles they have now."""
    store = service().store
    with store.reading() as connection:
        visit = staff_visits.find(connection, secret(), now=g.now)
        if visit is None:
            return None
        person = access.get_person(connection, visit.staff_id, has_second_factor=visit.has_second_factor)
    if visit.is_due:
        with store.writing() as connection:
            staff_visits.touch(connection, secret(), now=g.now)
    return person
