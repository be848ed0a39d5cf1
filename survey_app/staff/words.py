"""How the console calls the values the rules deal in."""

import datetime as dt

from survey_app.clock import LONDON
from survey_app.fieldwork import consent_rules, participation, window
from survey_app.fieldwork.shapes import NOON
from survey_app.fieldwork.surveys import Survey

KINDS = {
    "forum": "Parent carer forum",
    "school": "School, nursery or college",
    "health": "Health service",
    "council": "Council",
    "other": "Somewhere else",
}
INSPECTIONS = {
    "revisit": "revisit",
    "full": "full inspection",
    "monitoring": "monitoring inspection",
    "thematic": "thematic visit",
}
HANDBOOKS = {"revisit": "April 2019", "full": "2023", "monitoring": "2023", "thematic": "2023"}
"""When the handbook was published by which an inspection of this kind is made."""
VOICES = {
    "myself": "Answered alone",
    "helped": "Had help",
    "supporter": "A supporter",
}
OUTCOMES = {"complete": "To the end", "partial": "In part"}
COUNTS = {
    "begun": "Began",
    "declined": "Said no to taking part",
    "stopped": "Stopped and deleted what they had written",
    "sent": "Sent before the close",
    "sent-in-grace": "Sent in the minutes of grace after the close",
    "sent-when-left": "Did not come back, and had asked that saved answers count",
    "withdrawn": "Sent, and later took it back",
}
REQUESTS = {
    "large-print": "Send the questions in large print",
    "braille": "Send the questions in Braille",
    "telephone": "Call to take answers by telephone",
    "recording": "Hear or watch a recording",
    "question": "Answer a question",
}
SAFE_MESSAGE = {
    "yes": "Yes",
    "no": "No: speak or write to nobody else",
    "": "They did not say, and were promised that you leave none",
}
STANDINGS = {"new": "New", "taken": "Somebody deals with it", "done": "Done"}
STATES = {
    "before": "Not open yet",
    "open": "Open now",
    "grace": "Closed. Answers begun before the close can still be sent",
    "closed": "Closed",
}


def state(survey: Survey, now: dt.datetime) -> str:
    if not survey.is_published:
        return "Not published: families cannot see it"
    said = STATES[survey.window.state(survey.instant(now))]
    return f"Paused. {said}" if survey.is_paused else said


def window_lines(survey: Survey) -> tuple[str, ...]:
    """The instants families are told, in the same words."""
    times = survey.window
    lines = [f"Opens at {window.spoken(times.opens_at)}.", f"Closes at {window.spoken(times.closes_at)}."]
    if times.grace:
        lines.append(f"Answers begun before the close can be sent until {window.spoken(times.ends_at)}.")
    return tuple(lines)


def consent_lines(survey: Survey) -> tuple[str, ...]:
    """What the lead signed about the yes of young people; nothing for adults, about whom there is no choice."""
    if survey.audience != consent_rules.AUDIENCE:
        return ()
    if not survey.rules.asks_if_adult_knows:
        return ("Young people are not asked whether the adult who looks after them knows.",)
    age = survey.rules.alone_from
    return (
        f"Young people decide alone from the age of {age}. Below it they say yes themselves, and are asked whether the "
        "adult who looks after them knows.",
    )


def taking_part(about: int | None, taken_at: dt.datetime | None) -> str:
    """What officer and forum are told of how many sent answers: a rounded count, and when it was taken."""
    if taken_at is None:
        return "Not counted yet. Counts are taken every few hours."
    at = f"at {moment(taken_at)}"
    if about is None:
        return f"Fewer than {participation.SHOWN_FROM} people had sent their answers {at}."
    return f"About {about} people had sent their answers {at}."


def moment(instant: dt.datetime) -> str:
    """'9.05am on Friday 7 February 2020', in London."""
    return window.spoken(instant)


def day(on: dt.date) -> str:
    return window.spoken_day(on)


def clock_time(at: dt.time) -> str:
    return "12 noon" if at == NOON else f"{at:%H:%M}"


def counted(responses: int) -> str:
    return "1 response counted" if responses == 1 else f"{responses:,} responses counted"


def reading(stood: dict[str, int]) -> str:
    """How far the team had read when a report was made."""
    if not stood["comments"]:
        return "Nobody had written a comment by then."
    return (
        f"There were {stood['comments']:,} comments: {stood['unread']:,} of them nobody in the team had read, and "
        f"{stood['untranslated']:,} in other languages waited for a translation."
    )


def made(iso: str) -> str:
    return moment(dt.datetime.fromisoformat(iso).astimezone(LONDON))
