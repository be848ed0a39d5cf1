"""A visit: what one browser holds while a person answers. It stands in the signed cookie, nowhere else."""

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Any

from flask import session

from survey_app.errors import DraftGone
from survey_app.fieldwork.links import Link

LONGEST = dt.timedelta(hours=24)
AFTERWARDS = dt.timedelta(hours=1)
"""A visit outlives the grace by this much, only to be told of the close, and to get its words back."""


@dataclass(frozen=True, kw_only=True)
class Visit:
    """`secret` opens the visit's draft; `link` is what it keeps of a personal link, to continue its draft."""

    secret: bytes
    survey_id: str
    channel_id: str | None
    invitation_id: bytes | None
    link: bytes | None


def begin(link: Link, *, ends_at: dt.datetime, now: dt.datetime) -> Visit:
    """Start afresh with this link: whatever the browser held before is gone."""
    session.clear()
    session["secret"] = secrets.token_hex(16)
    session["survey"] = link.survey_id
    session["csrf_token"] = secrets.token_urlsafe(9)  # Flask-WTF's own is 40 letters on every page
    if link.channel_id is not None:
        session["channel"] = link.channel_id
    if link.invitation_id is not None:
        session["invitation"] = link.invitation_id.hex()
    if link.holder is not None:
        session["link"] = link.holder.hex()
    session["until"] = min(now + LONGEST, max(ends_at, now) + AFTERWARDS).timestamp()
    return get(now)


def find(now: dt.datetime) -> Visit | None:
    """The visit of this browser, unless there is none or its time is over."""
    if "secret" not in session or session.get("until", 0) <= now.timestamp():
        return None
    return Visit(
        secret=bytes.fromhex(session["secret"]),
        survey_id=session["survey"],
        channel_id=session.get("channel"),
        invitation_id=_bytes("invitation"),
        link=_bytes("link"),
    )


def get(now: dt.datetime) -> Visit:
    """As `find`, but raise `DraftGone`."""
    visit = find(now)
    if visit is None:
        raise DraftGone("this browser has no visit")
    return visit


def set_voice(voice: str, help_given: list[str]) -> None:
    session["voice"], session["help"] = voice, help_given


def voice() -> dict[str, Any] | None:
    """Who is answering, once that was told."""
    return {"voice": session["voice"], "help": session["help"]} if "voice" in session else None


def end() -> None:
    session.clear()


def _bytes(name: str) -> bytes | None:
    return bytes.fromhex(session[name]) if name in session else None
