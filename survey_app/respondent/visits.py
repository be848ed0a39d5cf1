"""A visit: what one browser holds while a person answers. It stands in the signed cookie, nowhere else."""

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import session
from flask.sessions import SessionMixin

from questionnaires.model import Presentation
from survey_app import i18n, own_forms
from survey_app.errors import DraftGone
from survey_app.fieldwork import families
from survey_app.fieldwork.families import Family
from survey_app.fieldwork.links import Link
from survey_app.respondent import looks
from survey_app.respondent.telling import Way

LONGEST = dt.timedelta(hours=24)
AFTERWARDS = dt.timedelta(hours=1)
"""A visit outlives the grace by this much, only to be told of the close, and to get its words back."""


@dataclass(frozen=True, kw_only=True)
class Visit:
    """`secret` opens the visit's draft, that of the child it answers for now; `family` knows the others' too.
    `link` is what it keeps of a personal link, to continue its draft."""

    secret: bytes
    family: Family
    survey_id: str
    channel_id: str | None
    invitation_id: bytes | None
    link: bytes | None


def begin(
    link: Link, *, ends_at: dt.datetime, languages: tuple[str, ...], has_sisters: bool, now: dt.datetime
) -> Visit:
    """Start afresh with this link: whatever the browser held before is gone, but for how pages look.

    `languages`: the survey's. `has_sisters`: whether the link leads to other groups' surveys too.
    """
    wanted, shared = looks.held(), is_together() and link.channel_id is not None
    session.clear()
    looks.hold(wanted)
    if shared:
        share()
    session["languages"] = list(languages)
    session["secret"] = secrets.token_hex(16)
    session["survey"] = link.survey_id
    own_forms.word()  # now, so that the first page need not write the cookie again
    if has_sisters:
        session["sisters"] = True
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
    # Asked once: the name `session` looks up whose request this is at every use, at every key of a copy too.
    held: SessionMixin = session._get_current_object()  # type: ignore[attr-defined]
    if "secret" not in held or held.get("until", 0) <= now.timestamp():
        return None
    secrets_of_children = families.secrets_from(bytes.fromhex(held["secret"]), held.get("children", 1))
    return Visit(
        secret=secrets_of_children[-1],
        family=Family(
            secrets=secrets_of_children,
            before=held.get("children_before", 0),
            channel_id=held.get("channel"),
            invitation_id=_bytes(held, "invitation"),
        ),
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


def has_sisters() -> bool:
    return "sisters" in session


def add_child() -> None:
    """Go on with the draft for one child more; those before stay known."""
    session["children"] = session.get("children", 1) + 1


def set_children_before(count: int) -> None:
    """How many children were answered for before the draft that a code has brought here."""
    session["children_before"] = count


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


def way() -> Way:
    """How pages are put for this visit."""
    return Way(language=i18n.language(), presentation=presentation())


def set_asked(reference: str) -> None:
    session["asked"] = reference


def asked() -> str:
    """The reference of what this visit asked the team for last; empty before."""
    reference: str = session.get("asked", "")
    return reference


def share() -> None:
    """From now on several people use this browser, one after another. A personal link ends it."""
    session["together"] = True


def is_together() -> bool:
    return "together" in session


def end() -> None:
    session.clear()


def _bytes(held: Mapping[str, Any], name: str) -> bytes | None:
    return bytes.fromhex(held[name]) if name in held else None
