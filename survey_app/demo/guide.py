"""What `demo` prints: where to go as a family, as an inspector and as the forum."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from survey_app.commands.addresses import family_link, sign_in_link
from survey_app.demo import inspection
from survey_app.fieldwork import channels, invitations, sealing, sign_in, surveys, tokens, window
from survey_app.service import Service
from survey_app.store import records


@dataclass(frozen=True, kw_only=True)
class ChannelLink:
    name: str
    kind: str
    link: str


@dataclass(frozen=True, kw_only=True)
class StaffLink:
    address: str
    link: str
    totp_secret: str | None


@dataclass(frozen=True, kw_only=True)
class Guide:
    base: str
    survey: str
    closes: str
    channels: tuple[ChannelLink, ...]
    typed_code: str
    invitations: tuple[str, ...]
    staff: dict[str, StaffLink]

    def to_json(self) -> dict[str, Any]:
        return {
            "base": self.base,
            "survey": self.survey,
            "channels": [vars(channel) for channel in self.channels],
            "typed_code": self.typed_code,
            "invitations": list(self.invitations),
            "staff": {role: vars(person) for role, person in self.staff.items()},
        }

    def to_text(self) -> str:
        lines = [
            f"A made-up inspection of {inspection.AREA_NAME} is running at {self.base}",
            f"Families may answer until {self.closes}.",
            "",
            "As a parent or carer, open one of these:",
            *(f"  {channel.name}: {channel.link}" for channel in self.channels),
            f"  or go to {self.base} and type {self.typed_code}",
            f"  or, with an invitation of your own: {next(iter(self.invitations), '(all used)')}",
            "",
            "As staff (each link works once, for 15 minutes):",
        ]
        for role, person in self.staff.items():
            lines.append(f"  {role}: {person.link}")
            if person.totp_secret:
                lines.append(f"    secret for a phone's code generator: {person.totp_secret}")
        return "\n".join([*lines, "", "Stop with Ctrl-C."])


def write(service: Service, *, now: dt.datetime) -> Guide:
    """Fresh staff links and every other link of the demonstration."""
    with service.store.writing() as connection:
        return _guide(connection, service, now)


def _guide(connection: sa.Connection, service: Service, now: dt.datetime) -> Guide:
    base, keyring = service.settings.base_url, service.keyring
    known = channels.of_survey(connection, keyring, inspection.SURVEY)
    survey = surveys.get(connection, inspection.SURVEY)
    return Guide(
        base=base,
        survey=survey.id,
        closes=window.spoken(survey.window.closes_at),
        channels=tuple(
            ChannelLink(name=each.name, kind=each.kind, link=family_link(base, each.code)) for each in known
        ),
        typed_code=tokens.grouped(known[0].code),
        invitations=tuple(family_link(base, code) for code in _unspent(connection, service)),
        staff={
            role: _staff(connection, service, address, now)
            for role, (_, address, _) in inspection.STAFF.items()
        },
    )


def _unspent(connection: sa.Connection, service: Service) -> list[str]:
    table = records.invitations
    ids = connection.execute(
        sa.select(table.c.id).where(
            table.c.survey_id == inspection.SURVEY,
            table.c.is_spent == sa.false(),
            table.c.is_revoked == sa.false(),
        )
    ).scalars()
    return [invitations.code(connection, service.keyring, each) for each in ids.all()]


def _staff(connection: sa.Connection, service: Service, address: str, now: dt.datetime) -> StaffLink:
    keyring = service.keyring
    staff_id = sign_in.find_staff(connection, keyring, address)
    if staff_id is None:
        raise LookupError(address)
    code = sign_in.make_link(connection, keyring, staff_id, now=now)
    return StaffLink(
        address=address,
        link=sign_in_link(service.settings.base_url, code),
        totp_secret=_totp_secret(connection, service, staff_id),
    )


def _totp_secret(connection: sa.Connection, service: Service, staff_id: str) -> str | None:
    """Shown again, which only a demonstration may."""
    table = records.staff
    sealed = connection.execute(sa.select(table.c.totp_sealed).where(table.c.id == staff_id)).scalar_one()
    keys = service.keyring.derive_all("second factor")
    return sealing.unseal_any(keys, sealed, staff_id.encode()).decode() if sealed else None
