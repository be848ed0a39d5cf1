"""Sister surveys: one inspection asks several groups, and one way of reaching families leads to each.

A forum's newsletter, say, has a channel in every survey of the inspection. Channels of the same name and
kind belong together: whoever comes by one of them may answer any of these surveys.
"""

import sqlalchemy as sa

from survey_app.errors import LinkRevoked
from survey_app.fieldwork import surveys
from survey_app.fieldwork.links import Link
from survey_app.fieldwork.surveys import Survey
from survey_app.store.records import channels
from survey_app.store.records import surveys as survey_rows

_own, _its_survey = channels.alias(), survey_rows.alias()
_OWN = (
    sa.select(_own.c.name, _own.c.kind, _its_survey.c.inspection_id)
    .join(_its_survey, _own.c.survey_id == _its_survey.c.id)
    .where(_own.c.id == sa.bindparam("channel_id"))
)
_SISTERS = (
    surveys.joined(
        sa.select(*surveys.COLUMNS, channels.c.id.label("channel_id"), channels.c.kind.label("channel_kind"))
        .select_from(survey_rows)
        .join(channels, channels.c.survey_id == survey_rows.c.id)
    )
    .where(
        channels.c.is_revoked.is_(False),
        survey_rows.c.published_at.is_not(None),
        sa.tuple_(channels.c.name, channels.c.kind, survey_rows.c.inspection_id).in_(_OWN),
    )
    .order_by(survey_rows.c.id)
)


def of_channel(connection: sa.Connection, channel_id: str | None) -> tuple[Survey, ...]:
    """The published surveys this channel leads to, its own among them; a personal link has none."""
    if channel_id is None:
        return ()
    return tuple(map(surveys.from_row, connection.execute(_SISTERS, {"channel_id": channel_id})))


def link(connection: sa.Connection, channel_id: str, survey_id: str) -> Link:
    """The way into another of these surveys; raise `LinkRevoked` when it has ended."""
    for row in connection.execute(_SISTERS, {"channel_id": channel_id}):
        if row.survey_id == survey_id:
            return Link(survey_id=survey_id, kind=row.channel_kind, channel_id=row.channel_id)
    raise LinkRevoked("this way in has ended")
