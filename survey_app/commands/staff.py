"""`survey-app staff ...`: people who work with the console."""

from argparse import Namespace
from typing import Any

from survey_app.commands import known, parsers, typed
from survey_app.commands.addresses import sign_in_link
from survey_app.commands.operator import CommandRefused, Operator, Told
from survey_app.fieldwork import second_factor, sign_in
from survey_app.store.records import ROLES


def add_to(commands: Any) -> None:
    group = parsers.add_group(commands, "staff", "people who work with the console")
    new = parsers.add(group, "add", add, "add somebody, or give somebody known a role or a new phone")
    new.add_argument("--name", required=True, type=typed.words, metavar="NAME")
    new.add_argument("--address", required=True, type=typed.address, metavar="ADDRESS")
    new.add_argument("--role", required=True, action="append", choices=ROLES)
    new.add_argument("--inspection", required=True, action="append", metavar="ID")
    gone = parsers.add(group, "remove", remove, "take somebody's roles in an inspection away, at once")
    gone.add_argument("address", metavar="ADDRESS")
    gone.add_argument("--inspection", required=True, metavar="ID")
    link = parsers.add(group, "link", make_link, "print a link that signs in once, within 15 minutes")
    link.add_argument("address", metavar="ADDRESS")


def add(operator: Operator, given: Namespace) -> Told:
    keyring = operator.service.keyring
    with operator.service.store.writing() as connection:
        for inspection_id in given.inspection:
            known.get_inspection(connection, inspection_id)
        roles = sorted({(inspection, role) for inspection in given.inspection for role in given.role})
        staff_id = sign_in.find_staff(connection, keyring, given.address)
        if staff_id is None:
            staff_id, secret = sign_in.add_staff(
                connection, keyring, name=given.name, address=given.address, roles=roles, now=operator.now
            )
            action = "add-staff"
        else:
            secret = sign_in.add_anew(connection, keyring, staff_id, name=given.name, roles=roles)
            action = "add-staff-anew"
        operator.note(connection, action, staff_id)
    return _added(given, staff_id, secret)


def _added(given: Namespace, staff_id: str, secret: str | None) -> Told:
    facts = {"id": staff_id, "name": given.name, "totp_secret": secret, "totp_address": None}
    head = f"{given.name} is on the staff as {', '.join(given.role)} of {', '.join(given.inspection)}."
    if secret is None:
        return Told(facts=facts, lines=(head, "They read nothing that families wrote and need no codes."))
    address = second_factor.provisioning_address(secret, given.address)
    lines = (
        head,
        "For the app on their phone that makes codes; shown this once, and an older one works no more:",
        f"    secret: {secret}",
        f"    address: {address}",
    )
    return Told(facts=facts | {"totp_address": address}, lines=lines)


def remove(operator: Operator, given: Namespace) -> Told:
    with operator.service.store.writing() as connection:
        staff_id = sign_in.find_staff(connection, operator.service.keyring, given.address)
        if staff_id is None:
            raise CommandRefused([f"nobody on the staff has the address {given.address}"])
        taken = sign_in.take_roles(connection, staff_id, given.inspection)
        if not taken:
            raise CommandRefused([f"{given.address} has no role in {given.inspection}"])
        operator.note(connection, "remove-staff", staff_id)
    line = f"From their next click they are no longer {', '.join(taken)} of {given.inspection}."
    return Told(facts={"id": staff_id, "roles": list(taken)}, lines=(line,))


def make_link(operator: Operator, given: Namespace) -> Told:
    keyring = operator.service.keyring
    with operator.service.store.writing() as connection:
        staff_id = sign_in.find_staff(connection, keyring, given.address)
        if staff_id is None:
            raise CommandRefused([f"nobody on the staff has the address {given.address}"])
        code = sign_in.make_link(connection, keyring, staff_id, now=operator.now)
        operator.note(connection, "make-sign-in-link", staff_id)
    link = sign_in_link(operator.service.settings.base_url, code)
    return Told(facts={"id": staff_id, "link": link}, lines=(link,))
