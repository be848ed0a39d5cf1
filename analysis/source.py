"""Reading what was released, and the survey it belongs to: plain SQL, on SQLite and PostgreSQL, and nothing is
ever written.

Comments are stored sealed. Whoever has the key passes `unseal`; without it they are counted, not read.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa

from analysis import frame
from analysis.errors import NoSuchSurvey, SourceUnreadable
from analysis.frame import Frame
from analysis.summary import Window
from questionnaires.errors import UnreadableDocument
from questionnaires.model import Questionnaire

Place = sa.Connection | str  # an open connection, or a SQLAlchemy URL
Unseal = Callable[[bytes, str, bytes, int], str]  # response id, item, sealed, key version -> text

_RESPONSES = sa.text(
    "SELECT response_id, document_hash, sent_on, language, presentation, voice, channel_kind, outcome, "
    "answers, flags, family_number FROM released_responses WHERE survey_id = :survey_id"
)
_ITEMS = sa.text("SELECT response_id, item FROM released_comments WHERE survey_id = :survey_id")
_COMMENTS = sa.text(
    "SELECT response_id, item, sealed, key_version FROM released_comments WHERE survey_id = :survey_id"
)
_SURVEY = sa.text(
    "SELECT s.document_hash, s.opens_at, s.closes_at, s.grace_minutes, d.body "
    "FROM surveys s JOIN documents d ON d.hash = s.document_hash WHERE s.id = :survey_id"
)
_AREA = sa.text(
    "SELECT a.name FROM surveys s JOIN inspections i ON i.id = s.inspection_id "
    "JOIN areas a ON a.id = i.area_id WHERE s.id = :survey_id"
)
_OUTCOMES = sa.text(
    "SELECT outcome, SUM(count) AS count FROM outcomes WHERE survey_id = :survey_id GROUP BY outcome"
)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def read(place: Place, survey_id: str, questionnaire: Questionnaire, unseal: Unseal | None = None) -> Frame:
    """The survey's released responses, checked; raise `NoSuchSurvey`, or `FrameRefused` where they do not
    fit."""
    with opened(place) as connection:
        responses = _rows(connection, _RESPONSES, survey_id)
        sealed = _rows(connection, _ITEMS if unseal is None else _COMMENTS, survey_id)
        areas = _rows(connection, _AREA, survey_id)
    if not areas:
        raise NoSuchSurvey(survey_id)
    comments = [_opened_comment(row, unseal) for row in sealed]
    has_texts, area = unseal is not None, areas[0]["name"]
    return frame.from_rows(questionnaire, responses, comments, has_texts=has_texts, area=area)


def survey(place: Place, survey_id: str) -> tuple[Questionnaire, Window]:
    """The document the survey was published with, and its fieldwork window."""
    with opened(place) as connection:
        rows = _rows(connection, _SURVEY, survey_id)
    if not rows:
        raise NoSuchSurvey(survey_id)
    row = rows[0]
    if sha256(row["body"].encode()).hexdigest() != row["document_hash"]:
        raise SourceUnreadable("the stored questionnaire is not the one its hash names")
    try:
        questionnaire = Questionnaire.from_json(row["body"])
    except UnreadableDocument as error:
        raise SourceUnreadable("the stored questionnaire cannot be read") from error
    grace = dt.timedelta(minutes=row["grace_minutes"])
    return questionnaire, Window(
        opens_at=_instant(row["opens_at"]), closes_at=_instant(row["closes_at"]), grace=grace
    )


def outcomes(place: Place, survey_id: str) -> dict[str, int]:
    """How many began, declined, stopped, sent, withdrew."""
    with opened(place) as connection:
        return {row["outcome"]: int(row["count"]) for row in _rows(connection, _OUTCOMES, survey_id)}


@contextmanager
def opened(place: Place) -> Iterator[sa.Connection]:
    if isinstance(place, sa.Connection):
        yield place
        return
    engine = _engine(place)
    try:
        with engine.connect() as connection:
            yield connection
    except sa.exc.SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).partition("\n")[0]
        raise SourceUnreadable(f"the database cannot be read: {reason}") from error
    finally:
        engine.dispose()


def _engine(place: str) -> sa.Engine:
    try:
        url = sa.make_url(place)
    except sa.exc.ArgumentError as error:
        raise SourceUnreadable("the source is not a database URL") from error
    if url.get_backend_name() == "sqlite":
        return sa.create_engine(_read_only(url))
    return sa.create_engine(url.set(drivername="postgresql+psycopg"))


def _read_only(url: sa.URL) -> sa.URL:
    """SQLite would create the file it does not find."""
    path = Path(url.database or "").absolute()
    if not path.is_file():
        raise SourceUnreadable(f"there is no database {path}")
    return url.set(database=f"file:{quote(str(path))}", query={"mode": "ro", "uri": "true"})


def _rows(connection: sa.Connection, select: sa.TextClause, survey_id: str) -> list[Mapping[str, Any]]:
    return [dict(row) for row in connection.execute(select, {"survey_id": survey_id}).mappings()]


def _opened_comment(row: Mapping[str, Any], unseal: Unseal | None) -> dict[str, Any]:
    place = {"response_id": row["response_id"], "item": row["item"]}
    if unseal is None:
        return place | {"text": None}
    return place | {"text": unseal(row["response_id"], row["item"], row["sealed"], row["key_version"])}


def _instant(microseconds: int) -> dt.datetime:
    return _EPOCH + dt.timedelta(microseconds=microseconds)
