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

# To whom a message speaks, by the audience of its survey: a question that only they can say yes to.
_TO = {
    "parents-and-carers": (
        "Do you look after a child or young person in {area} who needs extra help to learn or to get on?",
        "Does your child need extra help?",
        "Does your child in {area} need extra help?",
    ),
    "children-5-10": (
        "Do you look after a child of 5 to 10 in {area} who needs extra help? They can answer with you.",
        "Does your child of 5 to 10 need extra help?",
        "Does your child of 5 to 10 in {area} need extra help?",
    ),
    "supporters": (
        "Do you support a child or young person in {area} who cannot answer a survey, even with help?",
        "Do you support a child who needs extra help?",
        "Do you support a child in {area} who needs extra help?",
    ),
    "practitioners": (
        "Do you work in {area} with children or young people who need extra help?",
        "Do you work with children who need extra help?",
        "Do you work in {area} with children who need extra help?",
    ),
    "area-leaders": (
        "Did you lead or arrange the inspection in {area}?",
        "Did you arrange the inspection?",
        "Did you arrange the inspection in {area}?",
    ),
} | {
    audience: (
        f"Are you {ages} and do you need extra help to learn or to get on in {{area}}?",
        f"Are you {ages} and do you need extra help?",
        f"Are you {ages} and do you need extra help in {{area}}?",
    )
    for audience, ages in (
        ("children-11-15", "11 to 15"),
        ("young-people-16-18", "16 to 18"),
        ("young-people-19-25", "19 to 25"),
    )
}
_CHAT = (
    "{full} Inspectors want to hear from you. It takes about {minutes} minutes and we do not ask for your name."
    " Please answer before {close}: {link}",
    "{brief} Inspectors want to hear from you. We do not ask for your name. Please answer before {close}: {link}",
    "{brief} Tell inspectors before {short}: {link}",
)
_SMS = (
    "{local} Tell inspectors how it is going. No names. Before {short}: {link}",
    "{local} Tell inspectors before {short}: {link}",
    "{brief} Tell inspectors before {short}: {link}",
    "Tell inspectors about help for children: {link}",
)


def to_whom(survey: Survey) -> str:
    """The question by which those who should answer know themselves; for a poster too."""
    return _TO[survey.audience][0].format(area=survey.area)


def for_chat(survey: Survey, link: str, *, minutes: int) -> str:
    """At most 300 characters, for WhatsApp and the like."""
    return _first_that_fits(_CHAT, CHAT_LIMIT, survey, link, minutes)


def for_sms(survey: Survey, link: str, *, minutes: int) -> str:
    """One text message: at most 160 characters, in the alphabet that counts each of them once."""
    return _first_that_fits(_SMS, SMS_LIMIT, survey, link, minutes)


def _first_that_fits(wordings: tuple[str, ...], limit: int, survey: Survey, link: str, minutes: int) -> str:
    closes_at = survey.window.closes_at
    full, brief, local = (wording.format(area=survey.area) for wording in _TO[survey.audience])
    facts = {
        "full": full,
        "brief": brief,
        "local": local,
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
