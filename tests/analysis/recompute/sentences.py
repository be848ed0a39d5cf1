"""Every sentence that may hold a number, and what the number must be. A sentence nobody knows here is a fault."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from counting import UNMET, Group, Question, Survey, band, is_substantive, options, percent

N = r"([\d,]+)"
SHARE = (
    r"(?:(?P<band>few|some|about half|many|most|nearly all), )?(?P<count>[\d,]+) of the (?P<base>[\d,]+) "
    r"[^\d(]+?(?: \((?P<percent>\d+)%\))?,?"
)
ROW = re.compile(
    rf"{N}(?: \((\d+)%\))? (?:said|ticked) “(\d+)”|“(\d+)” for {N}(?: \((\d+)%\))?|{N} (not asked, or left blank)"
)
# A sentence, or its beginning up to a colon. What is quoted was named already.
WITHOUT_NUMBER = re.compile(r"(?:[^\d“]|“\d+”)+?(?:[.:?!](?=\s|$)|$)")
TOLD = r"(?:told us|we were told)"


class Wrong(Exception):
    """A number that is not the one counted here."""


@dataclass
class Place:
    """Where a sentence stands: of which survey, about whom, and the question that was named last."""

    survey: Survey
    group: Group
    asked: list[Question]  # of the section's theme, open ones too
    question: Question | None = None
    needs: list[Question] = field(default_factory=list)
    beside: list[Question] = field(default_factory=list)  # needs not yet read beside a favourable share
    quoted: list[str] = field(default_factory=list)

    @property
    def named(self) -> Question:
        if self.question is None:
            raise Wrong("no question was named before")
        return self.question


Check = Callable[["re.Match[str]", Place], None]
CHECKS: list[tuple["re.Pattern[str]", Check]] = []


def says(pattern: str) -> Callable[[Check], Check]:
    def known(check: Check) -> Check:
        CHECKS.append((re.compile(pattern, re.IGNORECASE), check))
        return check

    return known


def faults(entry: str, place: Place) -> Iterator[str]:
    """What is wrong with the numbers of some sentences that stand together."""
    rest = _after_title(entry, place)
    place.quoted = re.findall("“([^”]*)”", rest)
    quoted = iter(range(len(place.quoted)))
    rest = re.sub("“[^”]*”", lambda _: f"“{next(quoted)}”", rest)
    while rest:
        found, check = next(
            ((found, check) for known, check in CHECKS if (found := known.match(rest))), (None, None)
        )
        if found is None or check is None:
            plain = WITHOUT_NUMBER.match(rest)
            if plain is None:
                yield f"nothing here knows the sentence {rest!r} in {entry!r}"
                return
            rest = rest[plain.end() :].lstrip()
            continue
        try:
            check(found, place)
        except Wrong as wrong:
            yield f"{entry!r}: {wrong}"
        rest = rest[found.end() :].lstrip()


def _after_title(entry: str, place: Place) -> str:
    """Questions are named by their whole text, which may hold numbers of its own."""
    text = entry.removeprefix("Supporters: ")
    for question in sorted(place.survey.questions, key=lambda each: -len(each["text"])):
        if text.startswith(question["text"]):
            place.question = question
            if question["role"] == "need" and question not in place.needs:
                place.needs.append(question)
            return text[len(question["text"]) :].lstrip()
    return entry


def is_same(said: str | int | None, counted: int | None, what: str) -> None:
    number = int(said.replace(",", "")) if isinstance(said, str) else said
    if number != counted:
        raise Wrong(f"{what} is {counted} and not {number}")


def is_share(found: "re.Match[str]", count: int, base: int) -> None:
    is_same(found["count"], count, "the count")
    is_same(found["base"], base, "the base")
    is_same(found["percent"], percent(count, base), "the percentage")
    said = found["band"].lower() if found["band"] else None
    if said != band(count, base):
        raise Wrong(f"the word for it is {band(count, base)} and not {said}")


def are_rows(text: str, question: Question, place: Place, wanted: Sequence[str]) -> None:
    """All the rows that are wanted, in their order, and no other."""
    counts, base = place.group.counts(question), place.group.base(question)
    labels = [options(question)[value]["label"] for value in wanted]
    said = []
    for found in ROW.finditer(text):
        if found[8]:
            is_same(found[7], place.group.blank(question), "those left blank")
            continue
        label = place.quoted[int(found[3] or found[4])]
        said.append(label)
        if label not in labels:
            raise Wrong(f"“{label}” does not belong here")
        value = wanted[labels.index(label)]
        is_same(found[1] or found[5], counts[value], f"“{label}”")
        shown = percent(counts[value], base) if is_substantive(options(question)[value]) else None
        is_same(found[2] or found[6], shown, f"the percentage of “{label}”")
    if said != labels:
        raise Wrong(f"the rows are {labels} and not {said}")
    if re.search(r"\d", ROW.sub("", text)):
        raise Wrong(f"a number that belongs to no row in {text!r}")


def of_needs(question: Question, group: Group) -> tuple[int, Any]:
    return group.base(question), group.counts(question)


@says(rf"(?:For )?{SHARE} {TOLD} this was needed\.")
def needed(found: "re.Match[str]", place: Place) -> None:
    base, counts = of_needs(place.named, place.group)
    is_share(found, base, base + counts["not-needed"])


@says(rf"(?:For )?{SHARE} {TOLD} it was not given(?:: (?P<why>[^.]+))?\.")
def not_given(found: "re.Match[str]", place: Place) -> None:
    base, counts = of_needs(place.named, place.group)
    is_share(found, sum(counts[value] for value in UNMET), base)
    if found["why"]:
        why = [value for value in options(place.named) if value in UNMET and counts[value]]
        are_rows(found["why"], place.named, place, why)


@says(rf"(?:For )?{SHARE} {TOLD} some of it was given\. They are counted apart\.")
def given_some(found: "re.Match[str]", place: Place) -> None:
    base, counts = of_needs(place.named, place.group)
    is_share(found, counts["got-some"], base)


@says(rf"(?:For )?{SHARE} {TOLD} it was given\.")
def given(found: "re.Match[str]", place: Place) -> None:
    base, counts = of_needs(place.named, place.group)
    is_share(found, counts["got-it"], base)


@says(rf"(?:Of the {N} [^\d,]+, |For the {N} [^\d,]+, we were told: )(?P<rows>[^.]+)\.")
def distribution(found: "re.Match[str]", place: Place) -> None:
    is_same(found[1] or found[2], place.group.base(place.named), "the base")
    wanted = [value for value, option in options(place.named).items() if is_substantive(option)]
    are_rows(found["rows"], place.named, place, wanted)


@says(r"Counted apart: (?P<rows>[^.]+)\.")
def counted_apart(found: "re.Match[str]", place: Place) -> None:
    counts = place.group.counts(place.named)
    wanted = [
        value
        for value, option in options(place.named).items()
        if not is_substantive(option) and counts[value]
    ]
    are_rows(found["rows"], place.named, place, wanted)
    if place.group.blank(place.named) and "left blank" not in found["rows"]:
        raise Wrong("those left blank are not told")


@says(rf"(?:For )?{SHARE} (?:said|we were told) (?P<labels>“\d+”(?:(?:, | or )“\d+”)*)\.")
def favourable(found: "re.Match[str]", place: Place) -> None:
    place.beside = list(place.needs)
    marked = {value: each for value, each in options(place.named).items() if each.get("is_favourable")}
    labels = [place.quoted[int(at)] for at in re.findall(r"“(\d+)”", found["labels"])]
    if labels != [each["label"] for each in marked.values()]:
        raise Wrong(f"{labels} are not the answers marked as favourable")
    counts = place.group.counts(place.named)
    is_share(found, sum(counts[value] for value in marked), place.group.base(place.named))


@says(rf"Read this beside need: (?:for )?{SHARE} {TOLD} it was not given\.")
def beside_need(found: "re.Match[str]", place: Place) -> None:
    if not place.beside:
        raise Wrong("no need stands beside this")
    need = place.beside.pop(0)
    base, counts = of_needs(need, place.group)
    is_share(found, sum(counts[value] for value in UNMET), base)


@says(r"Read this beside need: nobody told us this was needed\.")
def beside_nothing(found: "re.Match[str]", place: Place) -> None:
    is_same(place.group.base(place.beside.pop(0)), 0, "those who needed it")


@says(r"Nobody said (?P<labels>“\d+”(?:(?:, | or )“\d+”)*)\.")
def unchosen(found: "re.Match[str]", place: Place) -> None:
    labels = [place.quoted[int(at)] for at in re.findall(r"“(\d+)”", found["labels"])]
    counts = place.group.counts(place.named)
    nobody = [
        option["label"]
        for value, option in options(place.named).items()
        if is_substantive(option) and not counts[value]
    ]
    if labels != nobody:
        raise Wrong(f"nobody said {nobody} and not {labels}")


@says(rf"{N} (?:person|people) wrote a comment\.(?: The comments come to {N} words\.)?")
def comments(found: "re.Match[str]", place: Place) -> None:
    asked = [question for question in place.asked if question["kind"] not in ("one", "several")]
    is_same(found[1], place.group.writers(asked), "those who wrote")
    if found[2]:
        is_same(found[2], place.group.words(asked), "their words")
