"""One run of one questionnaire in one inspection: what it is, and whether families may answer now."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any, cast

import sqlalchemy as sa

from questionnaires import catalogues
from questionnaires.model import Question, Questionnaire
from survey_app.errors import Closed, NotOpenYet, NotPublishable, Paused
from survey_app.fieldwork import languages as offered
from survey_app.fieldwork import window as windows
from survey_app.fieldwork.consent_rules import UNCHOSEN, ConsentRules
from survey_app.fieldwork.window import Window
from survey_app.store import records
from survey_app.store.base import Instant
from survey_app.store.records import areas, documents, inspections, surveys

SEEN_STEP = dt.timedelta(seconds=10)


@dataclass(frozen=True, kw_only=True)
class Survey:
    id: str
    inspection_id: str
    kind: str  # of the inspection
    area: str
    safeguarding_team: str
    safeguarding_phone: str
    document_hash: str
    audience: str
    window: Window
    withdrawable_until: dt.datetime
    consent_basis: str | None
    rules: ConsentRules
    languages: tuple[str, ...]
    is_published: bool
    is_paused: bool
    paused_because: str
    seen_at: dt.datetime

    def instant(self, now: dt.datetime) -> dt.datetime:
        """`now`, unless the clock has gone back further than clocks drift: then the latest instant seen."""
        return windows.effective(now, self.seen_at)

    def require_open(self, now: dt.datetime) -> None:
        """Raise unless a family may begin at `now`."""
        self._require({"open"}, now)

    def require_sendable(self, now: dt.datetime) -> None:
        """Raise unless a draft already begun may be saved and sent at `now`: the grace counts."""
        self._require({"open", "grace"}, now)

    def _require(self, states: set[str], now: dt.datetime) -> None:
        state = self.window.state(self.instant(now)) if self.is_published else "before"
        instants = {"opens_at": self.window.opens_at, "closes_at": self.window.closes_at}
        if self.is_paused and state in states:
            raise Paused(self.id, **instants)
        if state == "before":
            raise NotOpenYet(self.id, **instants)
        if state not in states:
            raise Closed(self.id, **instants)


def _as_stored(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    """An instant as its number: where a survey stands in many rows, `from_row` reads one of them."""
    return sa.type_coerce(column, sa.BigInteger) if isinstance(column.type, Instant) else column


COLUMNS = (
    *(_as_stored(column).label(f"survey_{column.name}") for column in surveys.c),
    inspections.c.kind.label("inspection_kind"),
    areas.c.name.label("area"),
    areas.c.safeguarding_team,
    areas.c.safeguarding_phone,
)
"""What `from_row` reads; other selects join them in, to save a page a query."""


def joined(select: sa.Select[Any]) -> sa.Select[Any]:
    """`select`, which has surveys joined already, with what else `COLUMNS` stand in."""
    return select.join(inspections, surveys.c.inspection_id == inspections.c.id).join(
        areas, inspections.c.area_id == areas.c.id
    )


_SELECT = joined(sa.select(*COLUMNS).select_from(surveys))
_BY_ID = _SELECT.where(surveys.c.id == sa.bindparam("survey_id"))
_BY_INSPECTION = _SELECT.where(inspections.c.id == sa.bindparam("inspection_id")).order_by(surveys.c.id)


def get(connection: sa.Connection, survey_id: str) -> Survey:
    """Raise LookupError for a survey that does not exist."""
    row = connection.execute(_BY_ID, {"survey_id": survey_id}).one_or_none()
    if row is None:
        raise LookupError(survey_id)
    return from_row(row)


def of_inspection(connection: sa.Connection, inspection_id: str) -> tuple[Survey, ...]:
    return tuple(map(from_row, connection.execute(_BY_INSPECTION, {"inspection_id": inspection_id})))


_instant = cast(Callable[[int], dt.datetime], partial(Instant().process_result_value, dialect=None))
_values = attrgetter(*(column.name for column in COLUMNS))


def from_row(row: sa.Row[Any]) -> Survey:
    """The survey in a row that has `COLUMNS`."""
    return _made(_values(row))


@lru_cache(maxsize=64)
def _made(values: tuple[Any, ...]) -> Survey:
    """The survey these values say; every page of it reads the same ones for seconds."""
    said = dict(zip((column.name for column in COLUMNS), values, strict=True))
    return Survey(
        id=said["survey_id"],
        inspection_id=said["survey_inspection_id"],
        kind=said["inspection_kind"],
        area=said["area"],
        safeguarding_team=said["safeguarding_team"],
        safeguarding_phone=said["safeguarding_phone"],
        document_hash=said["survey_document_hash"],
        audience=said["survey_audience"],
        window=Window(
            opens_at=_instant(said["survey_opens_at"]),
            closes_at=_instant(said["survey_closes_at"]),
            grace=dt.timedelta(minutes=said["survey_grace_minutes"]),
        ),
        withdrawable_until=_instant(said["survey_withdrawable_until"]),
        consent_basis=said["survey_consent_basis"],
        rules=ConsentRules(
            alone_from=said["survey_alone_from"], asks_if_adult_knows=said["survey_asks_if_adult_knows"]
        ),
        languages=tuple(said["survey_languages"].split()),
        is_published=said["survey_published_at"] is not None,
        is_paused=said["survey_is_paused"],
        paused_because=said["survey_paused_because"] or "",
        seen_at=_instant(said["survey_seen_at"]),
    )


def create(
    connection: sa.Connection,
    survey_id: str,
    questionnaire: Questionnaire,
    window: Window,
    *,
    inspection_id: str,
    withdrawable_until: dt.datetime | None = None,
    now: dt.datetime,
) -> None:
    """Set a survey up, unpublished: nobody outside the team can see that it exists."""
    store_document(connection, questionnaire)
    connection.execute(
        sa.insert(surveys),
        {
            "id": survey_id,
            "inspection_id": inspection_id,
            "document_hash": questionnaire.hash,
            "audience": questionnaire.audience,
            "opens_at": window.opens_at,
            "closes_at": window.closes_at,
            "grace_minutes": window.grace // dt.timedelta(minutes=1),
            "withdrawable_until": withdrawable_until or window.closes_at,
            "seen_at": now,
        },
    )


def publish(
    connection: sa.Connection,
    survey_id: str,
    *,
    consent_basis: str,
    rules: ConsentRules = UNCHOSEN,
    withdrawable_until: dt.datetime | None = None,
    languages: Sequence[str] = (catalogues.SOURCE,),
    unreviewed_because: str = "",
    now: dt.datetime,
) -> None:
    """Let families in when the window opens, in these languages.

    `consent_basis` is the lead inspector's signed sentence; `rules`, and a later end of taking answers back, are
    signed with it, for a survey is published once. A language that no native reader has signed needs the lead's
    reason, and families are told. Raise `NotPublishable` with all that stands against it.
    """
    survey = get(connection, survey_id)
    until = withdrawable_until or survey.withdrawable_until
    problems = _against(survey, consent_basis, now) + rules.problems(survey.audience)
    document = questionnaire(connection, survey.document_hash)
    problems += offered.problems(document, languages, unreviewed_because)
    if until < survey.window.closes_at:
        problems.append("people may take answers back until the close at least")
    if problems:
        raise NotPublishable(problems)
    connection.execute(
        sa.update(surveys)
        .where(surveys.c.id == survey_id)
        .values(
            consent_basis=consent_basis.strip(),
            alone_from=rules.alone_from,
            asks_if_adult_knows=rules.asks_if_adult_knows,
            withdrawable_until=until,
            languages=" ".join(dict.fromkeys((catalogues.SOURCE, *languages))),
            unreviewed_because=unreviewed_because.strip() or None,
            published_at=now,
        )
    )


def _against(survey: Survey, consent_basis: str, now: dt.datetime) -> list[str]:
    problems = []
    if survey.is_published:
        problems.append("it is published already, on the basis that was signed then")
    if not consent_basis.strip():
        problems.append("the lead inspector has not signed the basis on which people agree to take part")
    if survey.audience not in records.AUDIENCES:
        problems.append(f"nobody is known as {survey.audience}")
    if survey.window.closes_at <= now:
        problems.append("the window has closed already")
    return problems


def move(connection: sa.Connection, survey_id: str, window: Window) -> None:
    """Give a survey another window; what has been received stays received."""
    closes_at = sa.literal(window.closes_at, surveys.c.closes_at.type)
    until = sa.case((surveys.c.withdrawable_until < closes_at, closes_at), else_=surveys.c.withdrawable_until)
    connection.execute(
        sa.update(surveys)
        .where(surveys.c.id == survey_id)
        .values(
            opens_at=window.opens_at,
            closes_at=window.closes_at,
            grace_minutes=window.grace // dt.timedelta(minutes=1),
            withdrawable_until=until,
        )
    )


def pause(connection: sa.Connection, survey_id: str, *, is_paused: bool, because: str = "") -> None:
    """Turn families away, or let them in again. They read `because` as it stands, for as long as it lasts."""
    told = because.strip() or None if is_paused else None
    values = {"is_paused": is_paused, "paused_because": told}
    connection.execute(sa.update(surveys).where(surveys.c.id == survey_id).values(values))


_SEEN = (
    sa.update(surveys)
    .where(surveys.c.id == sa.bindparam("survey_id"), surveys.c.seen_at < sa.bindparam("before"))
    .values(seen_at=sa.bindparam("now"))
)


def remember_instant(connection: sa.Connection, survey: Survey, now: dt.datetime) -> None:
    """Ride along with a page save; in steps, so that saves do not queue for one row."""
    if survey.seen_at < now - SEEN_STEP:
        connection.execute(_SEEN, {"survey_id": survey.id, "before": now - SEEN_STEP, "now": now})


# Documents are immutable and named by their hash, so each process parses one once.
_parsed: dict[str, Questionnaire] = {}


def questionnaire(connection: sa.Connection, document_hash: str) -> Questionnaire:
    """The stored document; raise ValueError when it is not the one its hash names."""
    known = _parsed.get(document_hash)
    if known is None:
        body = connection.execute(
            sa.select(documents.c.body).where(documents.c.hash == document_hash)
        ).scalar_one()
        known = Questionnaire.from_json(body)
        if known.hash != document_hash:
            raise ValueError(f"the stored questionnaire is not the one published as {document_hash[:12]}")
        _parsed[document_hash] = known
    return known


def store_document(connection: sa.Connection, questionnaire: Questionnaire) -> None:
    exists = connection.execute(
        sa.select(documents.c.hash).where(documents.c.hash == questionnaire.hash)
    ).first()
    if exists is None:
        connection.execute(
            sa.insert(documents), {"hash": questionnaire.hash, "body": questionnaire.to_json()}
        )


def known_question(question_id: str) -> Question | None:
    """A question of any document this process has read: enough to name what is handed back in a fault."""
    for known in _parsed.values():
        for question in known.questions:
            if question.id == question_id:
                return question
    return None
