"""A visit: what one browser holds while a person answers. It stands in the signed cookie, nowhere else."""

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Any

from flask import session

from questionnaires.model import Presentation
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


def begin(link: Link, *, ends_at: dt.datetime, languages: tuple[str, ...], now: dt.datetime) -> Visit:
    """Start afresh with this link: whatever the browser held before is gone. `languages`: the survey's."""
    session.clear()
    session["languages"] = list(languages)
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
    held = dict(session)  # asked once: the name `session` looks up whose request this is at every use
    if "secret" not in held or held.get("until", 0) <= now.timestamp():
        return None
    return Visit(
        secret=bytes.fromhex(held["secret"]),
        survey_id=held["survey"],
        channel_id=held.get("channel"),
        invitation_id=_bytes(held, "invitation"),
        link=_bytes(held, "link"),
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


def languages() -> list[str]:
    """What the visit's survey is offered in; nothing before there is a visit."""
    offered: list[str] = session.get("languages", [])
    return offered


def set_language(language: str) -> None:
    session["language"] = language


def language() -> str:
    """What this person has chosen; empty before."""
    chosen: str = session.get("language", "")
    return chosen


def set_presentation(presentation: Presentation) -> None:
    session["presentation"] = presentation


def presentation() -> Presentation:
    return "easy-read" if session.get("presentation") == "easy-read" else "standard"


def end() -> None:
    session.clear()


def _bytes(held: dict[str, Any], name: str) -> bytes | None:
    return bytes.fromhex(held[name]) if name in held else None
