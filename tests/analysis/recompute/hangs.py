"""Sentences about what a share hangs on, and about change: the same share with some of the answers left out."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable
from fractions import Fraction

from counting import BAND_FROM, UNMET, Group, Question, Row, chosen, is_substantive, options, percent
from sentences import SHARE, TOLD, N, Place, Wrong, is_same, is_share, says

MOVED_BY = 5
CHANGED = {"it had got better": "better", "it was the same": "same", "it had got worse": "worse"}
CHANNELS = {
    "Parent carer forum": "forum",
    "School, nursery or college": "school",
    "Health service": "health",
    "Council": "council",
    "Somewhere else": "other",
}
LEFT_OUT = (
    r"without answers that came by “\d+”|without answers that bear a flag|without answers that nearly repeat others|"
    r"without another council, or one not known|without the early answers, until \d+ [a-z]+|"
    r"without the late answers, after \d+ [a-z]+"
)
MOVED = re.compile(
    rf"(?P<left>{LEFT_OUT}) it is {N} of {N}(?: \((\d+)%\))?, (\d+) percentage points (higher|lower)",
    re.IGNORECASE,
)


@says(rf"A share is called stable [^\d]+ less than {N} percentage points\. [^\d]+ would have answered\.")
def what_it_means(found: "re.Match[str]", place: Place) -> None:
    is_same(found[1], MOVED_BY, "the limit")


@says(r"Stable\.")
def stable(found: "re.Match[str]", place: Place) -> None:
    shares = variants(place)
    if any(moved_by(whole(place), part) for part in shares.values()) or too_few(shares):
        raise Wrong("it is not stable")


@says(r"Not stable: (?P<moved>[^.]+)\.")
def not_stable(found: "re.Match[str]", place: Place) -> None:
    shares = {name: part for name, part in variants(place).items() if name not in too_few(variants(place))}
    wanted = {name for name, part in shares.items() if moved_by(whole(place), part)}
    said = set()
    for part in MOVED.finditer(found["moved"]):
        name = _name(part["left"], place)
        said.add(name)
        count, base = variants(place)[name]
        is_same(part[2], count, f"the count {name}")
        is_same(part[3], base, f"the base {name}")
        is_same(part[4], percent(count, base), f"the percentage {name}")
        points = moved_by(whole(place), (count, base))
        is_same(part[5], abs(points), f"the points {name}")
        if (part[6] == "higher") != (points > 0):
            raise Wrong(f"{name} moves it the other way")
    if said != wanted or re.search(r"\d", MOVED.sub("", found["moved"])):
        raise Wrong(f"what moves it is {wanted} and not {said}")


@says(rf"Too few are left to compare (?P<which>(?:{LEFT_OUT})(?:(?:, | and )(?:{LEFT_OUT}))*)\.")
def too_few_left(found: "re.Match[str]", place: Place) -> None:
    said = {_name(each, place) for each in re.findall(LEFT_OUT, found["which"], re.IGNORECASE)}
    if said != too_few(variants(place)):
        raise Wrong(f"too few are left {too_few(variants(place))}")


@says(rf"(?:For )?{SHARE} (?:said|{TOLD}) it had got better; (?P<rest>[^.]+)\.")
def changed(found: "re.Match[str]", place: Place) -> None:
    counts, base = place.group.counts(place.named), place.group.base(place.named)
    is_share(found, counts["better"], base)
    rows = re.findall(rf"{N}(?: \((\d+)%\))? (?:said|that) (it [a-z ]+?)(?= and |$)", found["rest"])
    if [CHANGED[words] for *_, words in rows] != ["same", "worse"]:
        raise Wrong("the same and worse are not told")
    for count, share, words in rows:
        is_same(count, counts[CHANGED[words]], words)
        is_same(share or None, percent(counts[CHANGED[words]], base), f"the percentage of {words}")


@says(r"Of those who knew it then and now, said it had got better: (?P<rows>[^.]+)\.")
def changed_by_plan(found: "re.Match[str]", place: Place) -> None:
    plan = place.survey.classifying("plan") or {"id": ""}
    values = {option["label"]: value for value, option in options(plan).items()}
    known = {value for value, option in options(plan).items() if is_substantive(option)}
    by_plan: dict[str | None, list[Row]] = {}
    for row in place.group.rows:
        said_plan = next(iter(chosen(row, plan)), None)
        by_plan.setdefault(said_plan if said_plan in known else None, []).append(row)
    for part in found["rows"].split("; "):
        said = re.fullmatch(rf"“(\d+)”, {N} of {N}(?: \((\d+)%\))?", part)
        if said is None:
            raise Wrong(f"{part!r} is no part of it")
        wanted = values.get(place.quoted[int(said[1])])
        group = Group(by_plan.get(wanted, []), place.group.is_parents)
        count, base = group.counts(place.named)["better"], group.base(place.named)
        is_same(said[2], count, f"{wanted}")
        is_same(said[3], base, f"the base of {wanted}")
        is_same(said[4], percent(count, base), f"the percentage of {wanted}")


def whole(place: Place) -> tuple[int, int]:
    return _share(place.group, place.named)


def variants(place: Place) -> dict[str, tuple[int, int]]:
    """Share and base without some of the answers; only where that leaves out some, and not all."""
    elsewhere = {row["response_id"] for row in place.survey.elsewhere.rows}
    kept: dict[str, Callable[[Row], bool]] = {
        "flagged": lambda row: not row["flags"],
        "repeated": lambda row: row["response_id"].hex() not in place.survey.repeated,
        "elsewhere": lambda row: row["response_id"] not in elsewhere,
    }
    for kind in CHANNELS.values():
        kept[kind] = lambda row, kind=kind: row["channel_kind"] != kind
    last = _last_early_day(place.group)
    if last:
        kept["early"] = lambda row: row["sent_on"] > last
        kept["late"] = lambda row: row["sent_on"] <= last
    groups = {name: place.group.only(each) for name, each in kept.items()}
    left = {name: group for name, group in groups.items() if 0 < len(group) < len(place.group)}
    return {name: _share(group, place.named) for name, group in left.items()}


def too_few(shares: dict[str, tuple[int, int]]) -> set[str]:
    return {name for name, (_, base) in shares.items() if base < BAND_FROM}


def moved_by(all_of_them: tuple[int, int], part: tuple[int, int]) -> int:
    """Percentage points, halves away from 0; 0 where it is less than what counts as moved."""
    if not all_of_them[1] or not part[1]:
        return 0
    points = 100 * (Fraction(*part) - Fraction(*all_of_them))
    size = int(abs(points) + Fraction(1, 2))
    return 0 if abs(points) < MOVED_BY else size if points > 0 else -size


def _share(group: Group, question: Question) -> tuple[int, int]:
    marked = [value for value, option in options(question).items() if option.get("is_favourable")]
    counts = group.counts(question)
    return sum(counts[value] for value in (UNMET if question["role"] == "need" else marked)), group.base(
        question
    )


def _last_early_day(group: Group) -> str | None:
    """Early are whole days until half had been sent; the last day is never early."""
    days = sorted(Counter(row["sent_on"] for row in group.rows).items())
    until = 0
    for day, count in days[:-1]:
        until += count
        if 2 * until >= len(group):
            return day
    return days[-2][0] if len(days) > 1 else None


def _name(words: str, place: Place) -> str:
    """Which variant it is; and where it names a day, that it is the right one."""
    channel = re.search(r"“(\d+)”", words)
    if channel:
        return CHANNELS[place.quoted[int(channel[1])]]
    day = re.search(r"(?:until|after) (\d+ [A-Z][a-z]+)", words)
    if day:
        last = dt.date.fromisoformat(_last_early_day(place.group) or "")
        if day[1] != f"{last.day} {last:%B}":
            raise Wrong(f"the last early day is {last}")
        return "early" if "early" in words else "late"
    ends = {"flag": "flagged", "others": "repeated", "known": "elsewhere"}
    return next(name for end, name in ends.items() if words.endswith(end))
