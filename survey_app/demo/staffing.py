"""The made-up people of the team: one account each, with a role in every area that is made."""

import datetime as dt

import sqlalchemy as sa

from survey_app.demo.areas import STAFF
from survey_app.fieldwork import sign_in
from survey_app.service import Service


def give_roles(connection: sa.Connection, service: Service, inspection: str, *, now: dt.datetime) -> None:
    """Add whoever is not there yet, and give everybody their roles in this inspection."""
    for name, address, roles in STAFF.values():
        known = sign_in.find_staff(connection, service.keyring, address)
        if known is None:
            held = [(inspection, role) for role in roles]
            sign_in.add_staff(connection, service.keyring, name=name, address=address, roles=held, now=now)
            continue
        for role in roles:
            sign_in.give_role(connection, known, inspection, role)
