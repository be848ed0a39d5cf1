"""Whether this process lives, and whether it can do its work: for whoever watches over it."""

import datetime as dt

import sqlalchemy as sa
from flask import Flask, Response, g

from survey_app.errors import SurveyAppError
from survey_app.service import Service
from survey_app.store.records import heartbeats

WORKER_SILENCE = dt.timedelta(minutes=2)


def init(app: Flask) -> None:
    app.add_url_rule("/livez", view_func=livez)
    app.add_url_rule("/readyz", view_func=readyz)


def livez() -> Response:
    return Response("alive\n", mimetype="text/plain")


def readyz() -> Response:
    """Ready when the database answers, its clock is ours, and the worker has been heard of lately."""
    service: Service = g.service
    try:
        service.store.check_clock()
        with service.store.reading() as connection:
            beat = connection.execute(sa.select(sa.func.max(heartbeats.c.beat_at))).scalar()
    except (SurveyAppError, sa.exc.SQLAlchemyError) as fault:
        return _unready(type(fault).__name__)
    if beat is None or g.now - beat > WORKER_SILENCE:
        return _unready("the worker is silent")
    return Response("ready\n", mimetype="text/plain")


def _unready(why: str) -> Response:
    return Response(f"not ready: {why}\n", status=503, mimetype="text/plain")
