"""Sentences about who answered, and the limits that stand beside every figure."""

import datetime as dt
import re
from collections import Counter
from zoneinfo import ZoneInfo

from counting import Group, is_substantive, options
from sentences import N, Place, Wrong, is_same, says

LONDON = ZoneInfo("Europe/London")
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
DAY = r"(\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d)"

AGES = {
    "children-5-10": "children aged about 5 to 10",
    "children-11-15": "children aged 11 to 15",
    "young-people-16-18": "young people aged 16 to 18",
    "young-people-19-25": "young people aged 19 to 25",
}


def by(group: Group, column: str) -> Counter[str]:
    return Counter(row[column] for row in group.rows)


@says(r"This survey was for (?P<whom>[^.]*\d[^.]*)\.")
def whom(found: "re.Match[str]", place: Place) -> None:
    if found["whom"] != AGES.get(place.survey.audience):
        raise Wrong(f"it was for {AGES.get(place.survey.audience)}")


def how_many(found: "re.Match[str]", group: Group) -> int:
    """Who told of three children is one person, and sent three sets of answers."""
    return len(group) if "sets of answers" in found[0] else group.people


@says(
    rf"{N} (?:person|people) sent their answers: {N} answered to the end and {N} sent what they had done so far\."
)
@says(rf"{N} sets of answers were sent: {N} from the end and {N} with what had been done so far\.")
def sent(found: "re.Match[str]", place: Place) -> None:
    outcomes = by(place.survey.everybody, "outcome")
    is_same(found[1], how_many(found, place.survey.everybody), "all that were sent")
    is_same(found[2], outcomes["complete"], "those who answered to the end")
    is_same(found[3], outcomes["partial"], "those who sent a part")


@says(
    rf"{N} (?:person|people) began: {N} stopped and deleted what they had written, {N} sent before the close, {N} in "
    rf"the minutes of grace after it, (?:{N} did not come back and had asked that what was saved counts, )?and {N} "
    r"took their answers back later\."
)
def began(found: "re.Match[str]", place: Place) -> None:
    names = ("begun", "stopped", "sent", "sent-in-grace", "sent-when-left", "withdrawn")
    for number, name in enumerate(names, 1):
        is_same(found[number] or 0, place.survey.outcomes[name], name)


@says(rf"{N} answered alone and {N} with someone's help\.(?: {N} answered as supporters, and stand apart\.)?")
@says(
    rf"{N} sets of answers were given alone and {N} with someone's help\.(?: {N} are supporters', and stand apart\.)?"
)
def voices(found: "re.Match[str]", place: Place) -> None:
    told = by(place.survey.everybody, "voice")
    for number, voice in enumerate(("myself", "helped", "supporter"), 1):
        is_same(found[number] or 0, told[voice], voice)


@says(r"Answers by language: (?P<languages>[^.]+)\. By form: (?P<forms>[^.]+)\.")
def forms(found: "re.Match[str]", place: Place) -> None:
    """Names of languages are words and not numbers: the counts must be the same, most used first."""
    for said, column in ((found["languages"], "language"), (found["forms"], "presentation")):
        counts = [int(count.replace(",", "")) for count in re.findall(rf"{N} in ", said)]
        counted = sorted(by(place.survey.everybody, column).values(), reverse=True)
        if sorted(counts, reverse=True) != counted:
            raise Wrong(f"by {column} the counts are {counted} and not {counts}")


@says(
    rf"(?:For {N} we were told|{N} said) that another council is responsible; for {N} the council is not known\. The "
    r"parts about themes count them too, and one part shows their answers apart\."
)
def councils(found: "re.Match[str]", place: Place) -> None:
    (council,) = (question for question in place.survey.questions if question["role"] == "council")
    own = place.survey.own
    unknown = [value for value, option in options(council).items() if not is_substantive(option)]
    is_same(found[1] or found[2], own.counts(council)["another"], "another council")
    not_known = own.blank(council) + sum(own.counts(council)[value] for value in unknown)
    is_same(found[3], not_known, "those whose council is not known")


@says(rf"{N} (?:person|people) told us, as supporters, what they have seen\.")
@says(rf"{N} sets of answers are supporters', about what they have seen\.")
def supporters(found: "re.Match[str]", place: Place) -> None:
    is_same(found[1], how_many(found, place.survey.apart), "the supporters")


@says(rf"{N} (?:person|people) said that another council is responsible, or did not say which is\.")
@says(rf"{N} sets of answers name another council, or do not say which is responsible\.")
def elsewhere(found: "re.Match[str]", place: Place) -> None:
    is_same(found[1], how_many(found, place.survey.elsewhere), "those of another council, or one not known")


@says(rf"{N} (?:person|people) chose to answer\.")
@says(rf"{N} sets of answers were sent, by people who chose to answer\.")
def took_part(found: "re.Match[str]", place: Place) -> None:
    is_same(found[1], how_many(found, place.survey.everybody), "all who answered")


@says(
    rf"The survey was open from {DAY} up to {DAY}, London time\. Answers begun by then could be sent until {DAY}\."
)
def window(found: "re.Match[str]", place: Place) -> None:
    facts = place.survey.facts
    grace = facts["grace_minutes"] * 60_000_000
    instants = (facts["opens_at"], facts["closes_at"], facts["closes_at"] + grace)
    for number, microseconds in enumerate(instants, 1):
        at = (EPOCH + dt.timedelta(microseconds=microseconds)).astimezone(LONDON)
        if found[number] != f"{at.day} {at:%B %Y, %H:%M}":
            raise Wrong(f"{found[number]} is {at}")
