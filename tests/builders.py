"""Things of the domain with defaults for all but what a test is about."""

import datetime as dt
import secrets
from dataclasses import dataclass, replace

import sqlalchemy as sa

from questionnaires.model import Condition, Option, Page, Question, Questionnaire, Route, Theme
from survey_app.fieldwork import channels, coming_back, drafts, invitations, links, responses, surveys, tokens
from survey_app.fieldwork.consent_rules import UNCHOSEN, ConsentRules
from survey_app.fieldwork.links import Link
from survey_app.fieldwork.window import Window
from survey_app.service import Service
from survey_app.store import records

# A Tuesday noon in winter: the clocks in England show UTC.
NOW = dt.datetime(2026, 2, 3, 12, 0, tzinfo=dt.UTC)
OPENS_AT = dt.datetime(2026, 2, 2, 12, 0, tzinfo=dt.UTC)
CLOSES_AT = dt.datetime(2026, 2, 6, 12, 0, tzinfo=dt.UTC)
OPENING = {"voice": "myself", "help": [], "consent": 1, "language": "en"}


def an_option(value: str, label: str = "", **facts: bool) -> Option:
    return Option(value=value, label=label or value.capitalize(), **facts)


def a_question(question_id: str, kind: str = "one", **facts: object) -> Question:
    closed = (an_option("yes"), an_option("no"), an_option("rather-not", is_substantive=False))
    defaults = {
        "role": "comment" if kind == "comment" else "profile",
        "text": f"What about {question_id}?",
        "options": () if kind == "comment" else closed,
        "limit": 200 if kind == "comment" else 0,
    }
    return Question(id=question_id, kind=kind, **(defaults | facts))


def a_questionnaire(*pages: Page, **facts: object) -> Questionnaire:
    """Three pages when none are given; the second is shown to those who said yes on the first."""
    usual = (
        Page(
            id="first",
            section="About you",
            heading="About you",
            questions=(a_question("helped"), a_question("needs", "several")),
            routes=(
                Route(to="second", when=Condition(question="helped", any_of=("yes",))),
                Route(to="third"),
            ),
        ),
        Page(
            id="second",
            section="The wait",
            heading="The wait",
            questions=(a_question("wait", theme="waits"), a_question("story", "comment", theme="waits")),
        ),
        Page(id="third", section="The end", heading="The end", questions=(a_question("else", "comment"),)),
    )
    defaults = {
        "id": "tiny",
        "version": 1,
        "audience": "parents-and-carers",
        "framework": "handbook-2019-revisit",
        "language": "en",
        "title": "A tiny survey",
        "minutes": 2,
        "themes": (Theme(id="waits", name="Waits for assessment", plain="waiting to be checked"),),
        "pages": pages or usual,
    }
    return Questionnaire(**(defaults | facts))


@dataclass(frozen=True, kw_only=True)
class ASurvey:
    """A published survey with one channel, and what a test needs to know of it."""

    id: str
    inspection_id: str
    channel_id: str
    channel_code: str

    @property
    def link(self) -> str:
        return f"/s/{tokens.grouped(self.channel_code)}"


def an_inspection(service: Service, name: str = "Fenmoor", *, day_1: dt.date = dt.date(2026, 2, 9)) -> str:
    """An area and a revisit to it; returns the inspection's id."""
    area = name.lower()
    with service.store.writing() as connection:
        connection.execute(
            sa.insert(records.areas),
            {
                "id": area,
                "name": name,
                "safeguarding_team": f"{name} children's team",
                "safeguarding_phone": "01632 960 001",
            },
        )
        connection.execute(
            sa.insert(records.inspections),
            {"id": f"{area}-revisit", "area_id": area, "kind": "revisit", "day_1": day_1},
        )
    return f"{area}-revisit"


def a_survey(
    service: Service,
    questionnaire: Questionnaire | None = None,
    *,
    area: str = "Fenmoor",
    opens_at: dt.datetime = OPENS_AT,
    closes_at: dt.datetime = CLOSES_AT,
    grace: dt.timedelta = dt.timedelta(minutes=30),
    is_published: bool = True,
    languages: tuple[str, ...] = ("en",),
    rules: ConsentRules = UNCHOSEN,
) -> ASurvey:
    inspection_id = an_inspection(service, area)
    window = Window(opens_at=opens_at, closes_at=closes_at, grace=grace)
    made = ASurvey(
        id=f"{area.lower()}-parents",
        inspection_id=inspection_id,
        channel_id=f"{area.lower()}-forum",
        channel_code="",
    )
    return _set_up(
        service,
        made,
        questionnaire or a_questionnaire(),
        window,
        is_published=is_published,
        languages=languages,
        rules=rules,
    )


def a_sister(service: Service, survey: ASurvey, questionnaire: Questionnaire) -> ASurvey:
    """Another survey of the same inspection, for another audience, with a channel of the same name."""
    with service.store.reading() as connection:
        window = surveys.get(connection, survey.id).window
    made = ASurvey(
        id=f"{survey.inspection_id}-{questionnaire.audience}",
        inspection_id=survey.inspection_id,
        channel_id=f"{survey.channel_id}-{questionnaire.audience}",
        channel_code="",
    )
    return _set_up(service, made, questionnaire, window)


def _set_up(
    service: Service,
    made: ASurvey,
    questionnaire: Questionnaire,
    window: Window,
    *,
    is_published: bool = True,
    languages: tuple[str, ...] = ("en",),
    rules: ConsentRules = UNCHOSEN,
) -> ASurvey:
    with service.store.writing() as connection:
        surveys.create(
            connection,
            made.id,
            questionnaire,
            window,
            inspection_id=made.inspection_id,
            now=window.opens_at - dt.timedelta(days=5),
        )
        code = channels.create(
            connection,
            service.keyring,
            made.id,
            channel_id=made.channel_id,
            name="Forum newsletter",
            kind="forum",
        )
        if is_published:
            surveys.publish(
                connection,
                made.id,
                consent_basis="Adults agree for themselves.",
                rules=rules,
                languages=languages,
                unreviewed_because="A trial, and every family can have it in English.",
                now=window.opens_at - dt.timedelta(days=4),
            )
    return replace(made, channel_code=code)


def an_invitation(service: Service, survey: ASurvey, *, kind: str = "school") -> tuple[bytes, str]:
    """A personal invitation: its id and its code."""
    with service.store.writing() as connection:
        invitation_id = invitations.issue(connection, service.keyring, survey.id, kind=kind)
        return invitation_id, invitations.code(connection, service.keyring, invitation_id)


def a_link(service: Service, code: str) -> Link:
    with service.store.reading() as connection:
        return links.open_link(connection, service.keyring, code)


def a_draft(
    service: Service,
    survey: ASurvey,
    answers: dict[int, dict[str, object]],
    *,
    code: str = "",
    counts_if_left: bool = False,
    now: dt.datetime = NOW,
) -> bytes:
    """Begin a draft through the rules and save its pages; returns the visit's secret."""
    secret = secrets.token_bytes(16)
    link = a_link(service, code or survey.channel_code)
    with service.store.writing() as connection:
        known = surveys.get(connection, survey.id)
        draft = drafts.begin(
            connection,
            service.keyring,
            known,
            secret,
            OPENING,
            channel_id=link.channel_id,
            invitation_id=link.invitation_id,
            link=link.holder,
            now=now,
        )
        if counts_if_left:
            coming_back.let_it_count(connection, service.keyring, draft)
        for page, given in answers.items():
            drafts.save(connection, draft, page, given, version=0, secret=secret, now=now)
    return secret


def a_response(
    service: Service,
    survey: ASurvey,
    answers: dict[int, dict[str, object]],
    *,
    code: str = "",
    now: dt.datetime = NOW,
) -> str:
    """Send a response through the rules; returns its receipt."""
    secret = a_draft(service, survey, answers, code=code, now=now)
    with service.store.writing() as connection:
        return responses.send(connection, service.keyring, secret, now=now)
