"""Words that carry a link to families: short enough for the way they travel, with the close in them.

Each kind has its wordings from the fullest to the barest; the first that fits is taken, so that a long area
name or address costs words and never the link.
"""

import datetime as dt

from survey_app.clock import LONDON
from survey_app.fieldwork import window
from survey_app.fieldwork.surveys import Survey

CHAT_LIMIT = 300
SMS_LIMIT = 160

_CHAT = (
    "Do you look after a child or young person in {area} who needs extra help to learn or to get on?"
    " Inspectors want to hear from you. It takes about {minutes} minutes and we do not ask for your name."
    " Please answer before {close}: {link}",
    "Does your child need extra help? Inspectors want to hear from you. We do not ask for your name. Please"
    " answer before {close}: {link}",
    "Does your child need extra help? Tell inspectors before {short}: {link}",
)
_SMS = (
    "Does your child in {area} need extra help? Tell inspectors how it is going. No names."
    " Before {short}: {link}",
    "Does your child in {area} need extra help? Tell inspectors before {short}: {link}",
    "Does your child need extra help? Tell inspectors before {short}: {link}",
    "Tell inspectors about help for your child: {link}",
)


def for_chat(survey: Survey, link: str, *, minutes: int) -> str:
    """At most 300 characters, for WhatsApp and the like."""
    return _first_that_fits(_CHAT, CHAT_LIMIT, survey, link, minutes)


def for_sms(survey: Survey, link: str, *, minutes: int) -> str:
    """One text message: at most 160 characters, in the alphabet that counts each of them once."""
    return _first_that_fits(_SMS, SMS_LIMIT, survey, link, minutes)


def _first_that_fits(wordings: tuple[str, ...], limit: int, survey: Survey, link: str, minutes: int) -> str:
    closes_at = survey.window.closes_at
    facts = {
        "area": survey.area,
        "minutes": minutes,
        "close": window.spoken(closes_at),
        "short": _short(closes_at),
        "link": link,
    }
    texts = [wording.format(**facts) for wording in wordings]
    return next((text for text in texts if len(text) <= limit), link)


def _short(instant: dt.datetime) -> str:
    """'12 noon Fri 7 Feb': a year would cost five characters of a text message."""
    weekday, day, month, _ = window.spoken_day(instant.astimezone(LONDON).date()).split()
    return f"{window.spoken_time(instant)} {weekday[:3]} {day} {month[:3]}"
