"""What `demo` prints: where to go in each area as a family, and as the team, the forum and the officer."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from survey_app.commands.addresses import family_link, sign_in_link
from survey_app.demo import inspection
from survey_app.demo.areas import FULL, STAFF, MadeUpArea
from survey_app.fieldwork import channels, invitations, sealing, sign_in, surveys, tokens, window
from survey_app.service import Service
from survey_app.store import records

_PEOPLE = {"inspector": "As lead inspector", "forum": "As forum volunteer", "officer": "As nominated officer"}


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
class SurveyLink:
    """The way that leads to one survey alone."""

    survey: str
    audience: str
    link: str


@dataclass(frozen=True, kw_only=True)
class AreaLinks:
    id: str
    name: str
    about: str
    inspection: str
    closes: str
    surveys: tuple[SurveyLink, ...]
    everybody: str | None
    """One link by which people choose who they are, where there are several surveys."""

    def to_json(self) -> dict[str, Any]:
        return vars(self) | {"surveys": [vars(each) for each in self.surveys]}

    def to_lines(self) -> Iterator[str]:
        yield ""
        yield f"{self.name}: {self.about}."
        yield f"  Answers are taken until {self.closes}."
        for each in self.surveys:
            yield f"  {_WHO[each.audience]}: {each.link}"
        if self.everybody:
            yield f"  Anybody, who then chooses who they are: {self.everybody}"


_WHO = {
    "parents-and-carers": "A parent or carer",
    "children-5-10": "A child of 5 to 10, in pictures",
    "children-11-15": "A child of 11 to 15",
    "young-people-16-18": "A young person of 16 to 18",
    "young-people-19-25": "A young person of 19 to 25",
    "supporters": "Somebody who answers for a child",
    "practitioners": "Somebody who works with children",
}


@dataclass(frozen=True, kw_only=True)
class Guide:
    base: str
    survey: str
    channels: tuple[ChannelLink, ...]
    typed_code: str
    invitations: tuple[str, ...]
    staff: dict[str, StaffLink]
    areas: tuple[AreaLinks, ...]

    def to_json(self) -> dict[str, Any]:
        """The revisit's own links stand on top, as they always have."""
        return {
            "base": self.base,
            "survey": self.survey,
            "channels": [vars(channel) for channel in self.channels],
            "typed_code": self.typed_code,
            "invitations": list(self.invitations),
            "staff": {role: vars(person) for role, person in self.staff.items()},
            "areas": [area.to_json() for area in self.areas],
        }

    def to_text(self) -> str:
        first, *others = (area.name for area in self.areas)
        lines = [f"A made-up inspection of {first} is running at {self.base}"]
        lines += [f"with others of {' and '.join(others)} beside it." for _ in others[:1]]
        for area in self.areas:
            lines += area.to_lines()
            if area.inspection == inspection.INSPECTION:
                lines += self._other_ways()
        lines += ["", "The team, in all three areas (each link works once, for 15 minutes):"]
        for role, person in self.staff.items():
            lines.append(f"  {_PEOPLE[role]}: {person.link}")
            if person.totp_secret:
                lines.append(f"    secret for a phone's code generator: {person.totp_secret}")
        return "\n".join([*lines, "", "Stop with Ctrl-C."])

    def _other_ways(self) -> Iterator[str]:
        for channel in self.channels[1:]:
            yield f"  The same, by another way ({channel.name}): {channel.link}"
        yield f"  or go to {self.base} and type {self.typed_code}"
        yield f"  or, with an invitation of your own: {next(iter(self.invitations), '(all used)')}"


def write(service: Service, *, now: dt.datetime) -> Guide:
    """Fresh staff links and every other link of the demonstration."""
    with service.store.writing() as connection:
        return _guide(connection, service, now)


def _guide(connection: sa.Connection, service: Service, now: dt.datetime) -> Guide:
    base, keyring = service.settings.base_url, service.keyring
    known = channels.of_survey(connection, keyring, inspection.SURVEY)
    survey = surveys.get(connection, inspection.SURVEY)
    own = SurveyLink(survey=survey.id, audience=survey.audience, link=family_link(base, known[0].code))
    revisit = AreaLinks(
        id=inspection.AREA,
        name=inspection.AREA_NAME,
        about=inspection.ABOUT,
        inspection=inspection.INSPECTION,
        closes=window.spoken(survey.window.closes_at),
        surveys=(own,),
        everybody=None,
    )
    made = [area for area in FULL if surveys.of_inspection(connection, area.inspection)]
    return Guide(
        base=base,
        survey=survey.id,
        channels=tuple(
            ChannelLink(name=each.name, kind=each.kind, link=family_link(base, each.code)) for each in known
        ),
        typed_code=tokens.grouped(known[0].code),
        invitations=tuple(family_link(base, code) for code in _unspent(connection, service)),
        staff={role: _staff(connection, service, address, now) for role, (_, address, _) in STAFF.items()},
        areas=(revisit, *(_links(connection, service, area) for area in made)),
    )


def _links(connection: sa.Connection, service: Service, area: MadeUpArea) -> AreaLinks:
    base, keyring = service.settings.base_url, service.keyring

    def link(channel_id: str) -> str:
        return family_link(base, channels.get(connection, keyring, channel_id).code)

    (first, *_) = area.asked
    return AreaLinks(
        id=area.id,
        name=area.name,
        about=area.about,
        inspection=area.inspection,
        closes=window.spoken(surveys.get(connection, first.id).window.closes_at),
        surveys=tuple(
            SurveyLink(survey=asked.id, audience=asked.audience, link=link(asked.own_way.id))
            for asked in area.asked
        ),
        everybody=link(f"{first.id}-{area.ways[0].id}") if area.ways else None,
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
