"""Sentences of coverage: who answered, where they stopped, beside which known totals, who was hardly heard."""

import re

from counting import Group, Question, is_substantive, options, percent
from routes import last_page, left_blank
from sentences import N, Place, Wrong, is_same, says

OF_THE = rf"{N} of the {N} %s(?: \((\d+)%%\))?"
SECTORS = {"education": "education", "health": "health", "care": "social care"}
BASES = {"residence": "by where they live", "school": "by where they go to school"}
AGES = {
    "children-5-10": "5-to-10",
    "children-11-15": "11-to-15",
    "young-people-16-18": "16-to-18",
    "young-people-19-25": "19-to-25",
}
ROLES = ("age", "plan", "setting")
FEW = 10


def is_part(said: tuple[str | None, ...], count: int, base: int) -> None:
    is_same(said[0], count, "the count")
    is_same(said[1], base, "the base")
    is_same(said[2], percent(count, base), "the percentage")


@says(rf"{N} (?:person|people) answered, and described {N} (?:child|children) or young people\.")
def answering(found: "re.Match[str]", place: Place) -> None:
    is_same(found[1], place.survey.everybody.people, "the people")
    is_same(found[2], len(place.survey.everybody), "the children")


@says(rf"{N} sets? of answers (?:was|were) sent before the end\. The last answer stands: (?P<where>.+)\.$")
def stopped(found: "re.Match[str]", place: Place) -> None:
    survey = place.survey
    ended = [last_page(survey, row) for row in survey.everybody.rows if row["outcome"] == "partial"]
    is_same(found[1], len(ended), "those sent before the end")
    named = {-1: "before the first page"}
    named |= {at: f"after page {at + 1}: {page['heading']}" for at, page in enumerate(survey.pages)}
    parts = [f"{ended.count(at):,} {words}" for at, words in named.items() if at in ended]
    where = " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
    if re.sub("“[^”]*”", "", where) != re.sub("“[^”]*”", "", found["where"]):
        raise Wrong(f"they stopped {where}")


@says(r"Left blank most: (?P<rows>.+)\.$")
def blank_most(found: "re.Match[str]", place: Place) -> None:
    for row in found["rows"].split("; "):
        said = re.fullmatch(rf"“(\d+)” by {OF_THE % 'who came to it'}", row)
        if said is None:
            raise Wrong(f"{row!r} is no part of it")
        text = place.quoted[int(said[1])]
        (question,) = (each for each in place.survey.questions if each["text"] == text)
        is_part(said.groups()[1:], *left_blank(place.survey, place.survey.everybody, question))


@says(rf"{OF_THE % 'sets of answers'} came by one way, “\d+”\. [^\d]+ without it\.")
def one_way(found: "re.Match[str]", place: Place) -> None:
    kinds = [row["channel_kind"] for row in place.survey.everybody.rows]
    is_part(found.groups(), max(map(kinds.count, kinds)), len(kinds))


@says(rf"{OF_THE % 'sets of answers'} bear a sign that [^\d]+ without them\.")
def flagged(found: "re.Match[str]", place: Place) -> None:
    rows = place.survey.everybody.rows
    is_part(found.groups(), sum(bool(row["flags"]) for row in rows), len(rows))


@says(rf"{OF_THE % 'who began'} have not sent anything: [^\d.]+\.")
def not_sent(found: "re.Match[str]", place: Place) -> None:
    counts = place.survey.outcomes
    ended = sum(counts[each] for each in ("stopped", "sent", "sent-in-grace", "sent-when-left"))
    is_part(found.groups(), max(0, counts["begun"] - ended), counts["begun"])


@says(rf"{N} sets of answers are about another council, or do not say which it is\. They are counted too\.")
def elsewhere(found: "re.Match[str]", place: Place) -> None:
    is_same(found[1], len(place.survey.elsewhere), "those about another council")


@says(rf"Fewer than {N} told us of each of these: (?P<rows>[^.]+)\.")
def few(found: "re.Match[str]", place: Place) -> None:
    is_same(found[1], FEW, "the limit")
    counts = place.survey.own.counts(place.named)
    said = [
        (place.quoted[int(at)], int(count)) for at, count in re.findall(r"“(\d+)” \((\d+)\)", found["rows"])
    ]
    wanted = [
        (option["label"], counts[value])
        for value, option in options(place.named).items()
        if is_substantive(option) and not option.get("is_exclusive") and 0 < counts[value] < FEW
    ]
    if said != wanted:
        raise Wrong(f"they are {wanted}")


@says(r"Beside (?P<rest>.+)\.$")
def beside_known(found: "re.Match[str]", place: Place) -> None:
    question = None if "in all, " in found["rest"] else place.named
    known, rows = _known(found["rest"], place, _role(place, question))
    counts = place.survey.own.counts(question) if question else {"all": len(place.survey.own)}
    for row in rows.split("; "):
        said = re.fullmatch(
            rf"(?:“(\d+)”|in all), {N} here(?:, no known total| and {N} known(?:, (.+))?)", row
        )
        if said is None:
            raise Wrong(f"{row!r} is no part of it")
        value = _labels(question)[place.quoted[int(said[1])]] if question else "all"
        is_same(said[2], counts[value], f"{value} here")
        is_same(said[3], known.get(value), f"{value} known")
        _is_ratio(said[4], counts[value], known.get(value, 0))


@says(rf"No known total was given of (?P<rows>(?:(?:, | and )?“\d+” \({N} here\))+)\.")
def beside_nothing_known(found: "re.Match[str]", place: Place) -> None:
    counts, labels = place.survey.own.counts(place.named), _labels(place.named)
    for at, count in re.findall(rf"“(\d+)” \({N} here\)", found["rows"]):
        value = labels[place.quoted[int(at)]]
        is_same(count, counts[value], f"{value} here")


@says(rf"Hardly heard from: “(\d+)”, {OF_THE % 'here'}, beside {OF_THE % 'known'}: (?P<rest>.+)\.$")
def hardly(found: "re.Match[str]", place: Place) -> None:
    label = place.quoted[int(found[1])]
    asked = [each for role in ROLES if (each := place.survey.classifying(role)) and label in _labels(each)]
    question = asked[0]
    known, _ = _known(found["rest"], place, _role(place, question))
    counts, value = place.survey.own.counts(question), _labels(question)[label]
    rows = [each for each, option in options(question).items() if each in known and is_substantive(option)]
    is_part(found.groups()[1:4], counts[value], sum(counts[each] for each in rows))
    is_part(found.groups()[4:7], known[value], sum(known[each] for each in rows))


@says(rf"For the {N} [^\d,]+, we were given a view (?P<rows>[^.]+)\.")
def views(found: "re.Match[str]", place: Place) -> None:
    own = place.survey.own
    is_same(found[1], len(own), "the base")
    for name, count in re.findall(rf"about ([a-z ]+) for {N}", found["rows"]):
        is_same(count, _with_view(place, own, name), f"those with a view about {name}")


@says(rf"Comments asked about a sector: (?P<rows>(?:(?:, | and )?{N} about [a-z ]+?(?=, | and |\.))+)\.")
def wrote(found: "re.Match[str]", place: Place) -> None:
    for count, name in re.findall(rf"{N} about ([a-z ]+?)(?=, | and |$)", found["rows"]):
        is_same(count, place.survey.own.writers(_of_sector(place, name)), f"those who wrote about {name}")


@says(rf"A gap: {N} told us about ([a-z ]+), and {N} about ([a-z ]+)\. [^\d]+ elsewhere\.")
def gap(found: "re.Match[str]", place: Place) -> None:
    for count, name in ((found[1], found[2]), (found[3], found[4])):
        is_same(count, _with_view(place, place.survey.own, name), f"those with a view about {name}")


def _known(text: str, place: Place, classification: str) -> tuple[dict[str, int], str]:
    """The totals of the population, basis, year and source that are named here; and what is said after the name."""
    totals = [total for total in place.survey.totals if total["classification"] == classification]
    age = AGES.get(place.survey.audience)
    if age and classification == "all":  # a survey for one age: all others are not asked
        aged = (
            each for each in place.survey.totals if each["classification"] == "age" and each["value"] == age
        )
        totals = [each | {"value": "all"} for each in aged]
    known, rest = {}, ""
    for total in totals:
        named = f"{total['population']}, {BASES[total['basis']]}, {total['year']}, from {total['source']}"
        if text.startswith(named):
            known[total["value"]] = total["people"]
            rest = text[len(named) :].removeprefix(": ")
    if not known:
        raise Wrong(f"no known total of {classification} is called {text!r}")
    return known, rest


def _labels(question: Question) -> dict[str, str]:
    return {option["label"]: value for value, option in options(question).items()}


def _role(place: Place, question: Question | None) -> str:
    return next((role for role in ROLES if question and place.survey.classifying(role) == question), "all")


def _is_ratio(said: str | None, count: int, known: int) -> None:
    wanted = None
    if 0 < count <= known:
        wanted = f"1 here for every {int(known / count + 0.5):,}"
    elif count > known > 0:
        wanted = "more than are known"
    if said != wanted:
        raise Wrong(f"it is {wanted} and not {said}")


def _of_sector(place: Place, name: str) -> list[Question]:
    (sector,) = (each for each, words in SECTORS.items() if words == name)
    return [each for each in place.survey.questions if each.get("sector") == sector]


def _with_view(place: Place, group: Group, name: str) -> int:
    asked = _of_sector(place, name)
    return len(group.only(lambda row: any(Group([row], is_parents=False).base(each) for each in asked)))
