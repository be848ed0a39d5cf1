"""Coverage as sentences: who answered, where they stopped, beside which known totals, and who was hardly heard.

Every number of answers comes from a safe table of the inspection team; known totals are published already.
"""

from collections.abc import Mapping, Sequence

from analysis import policy, themes
from analysis import totals as known
from analysis.coverage import ANY_FLAG
from analysis.errors import NotForReadership
from analysis.nonresponse import LEFT_BLANK
from analysis.outcomes import NOT_SENT
from analysis.tables import SafeRow, SafeTable
from analysis.totals import ALL, Kind, KnownTotal
from analysis.wording import either, listed, people, percent_of

BASES = {"residence": "by where they live", "school": "by where they go to school"}
NOT_A_RATE = (
    "None of these is a response rate: a child may be described by more than one person, and not everyone told of "
    "here need be among those known."
)


def answering(people_table: SafeTable, counted: SafeTable) -> str:
    """People answering beside children described; they differ where one person told of several children."""
    children = _number(counted, counted.base)
    named = "1 child" if children == 1 else f"{children:,} children"
    return (
        f"{people(_number(people_table, people_table.base))} answered, and described {named} or young people."
    )


def break_offs(table: SafeTable) -> str:
    stopped = _number(table, table.base)
    if not stopped:
        return "Every set of answers was sent from the end."
    where = [f"{row.count:,} {_lower(row.label)}" for row in table.rows if row.count]
    number = "1 set of answers was" if stopped == 1 else f"{stopped:,} sets of answers were"
    return f"{number} sent before the end. The last answer stands: {listed(where)}."


def left_blank(tables: Mapping[str, SafeTable]) -> str:
    """`tables`: by the question's words, those left blank most."""
    parts = []
    for text, table in tables.items():
        count, base = table.count(LEFT_BLANK) or 0, _number(table, table.base)
        if count:
            parts.append(f"“{text}” by {_of(count, base, 'who came to it')}")
    return (
        f"Left blank most: {'; '.join(parts)}."
        if parts
        else "No question was left blank by those who came to it."
    )


def one_channel(channels: SafeTable) -> str:
    """A warning where one kind of channel brought more than half; empty otherwise, or of a handful of answers."""
    base = _number(channels, channels.base)
    for row in channels.rows:
        count = _number(channels, row.count)
        if base >= policy.HEARD_FROM and 100 * count > policy.ONE_CHANNEL_OVER * base:
            return (
                f"{_of(count, base, 'sets of answers')} came by one way, “{row.label}”. What they tell leans towards "
                "those whom that way reaches; another part shows the figures without it."
            )
    return ""


def beside_known(table: SafeTable, classification: str, totals: Sequence[KnownTotal]) -> list[str]:
    """Each group's count beside its known total, or that there is none. `classification`: age, plan, setting, all."""
    kinds = known.of_classification(totals, classification)
    if not kinds:
        start = "In all: no" if classification == ALL else f"{_asked(table)} No"
        return [f"{start} known total was given."]
    told = [_beside(table, kind, by_value) for kind, by_value in kinds.items()]
    without = [row for row in table.rows if not any(row.value in by_value for by_value in kinds.values())]
    if classification != ALL and without:
        named = listed([f"“{row.label}” ({_number(table, row.count):,} here)" for row in without])
        told.append(f"{_asked(table)} No known total was given of {named}.")
    return [*told, NOT_A_RATE]


def hardly_heard(table: SafeTable, classification: str, totals: Sequence[KnownTotal]) -> list[str]:
    """Groups with no answer, with few, and with few for how many of them are known."""
    if not table.base:
        return [f"{_asked(table)} Nobody told us, so it is not known who is missing."]
    counts = {row.value: _number(table, row.count) for row in table.rows}
    nobody = [f"“{row.label}”" for row in table.rows if counts[row.value] == 0]
    few = [row for row in table.rows if 0 < counts[row.value] < policy.HEARD_FROM]
    told = [f"{table.title} Nobody said {either(nobody)}."] if nobody else []
    if few and table.base >= policy.HEARD_FROM:
        named = listed([f"“{row.label}” ({row.count})" for row in few])
        told.append(f"{table.title} Fewer than {policy.HEARD_FROM} told us of each of these: {named}.")
    for kind, by_value in known.of_classification(totals, classification).items():
        told += _hardly(table, kind, by_value)
    return told


def balance(views: SafeTable, writers: SafeTable) -> list[str]:
    """How many told us about each sector, and an alarm where one is far behind."""
    missing = [
        name for sector, name in themes.SECTORS.items() if sector not in {row.value for row in views.rows}
    ]
    told = [f"This survey has no question about {either(missing)} by itself."] if missing else []
    if not views.base or not views.rows:
        return told
    base = _number(views, views.base)
    spoken = [f"about {_lower(row.label)} for {_number(views, row.count):,}" for row in views.rows]
    told.append(f"For the {base:,} {views.of_whom}, we were given a view {listed(spoken)}.")
    if any(row.count for row in writers.rows):
        wrote = [f"{row.count:,} about {_lower(row.label)}" for row in writers.rows]
        told.append(f"Comments asked about a sector: {listed(wrote)}.")
    most = max(views.rows, key=lambda row: row.count or 0)
    for row in views.rows:
        count, top = _number(views, row.count), _number(views, most.count)
        if 100 * count < policy.SECTOR_GAP_BELOW * top:
            told.append(
                f"A gap: {count:,} told us about {_lower(row.label)}, and {top:,} about {_lower(most.label)}. "
                f"Read what is said about {_lower(row.label)} as said by few, and look for it elsewhere."
            )
    return told


def not_sent(outcomes: SafeTable) -> str:
    """The break-offs that left nothing: only their number is known."""
    if not outcomes.base:
        return ""
    begun, count = outcomes.base, outcomes.count(NOT_SENT) or 0
    if not count:
        return ""
    return f"{_of(count, begun, 'who began')} have not sent anything: nobody knows what they would have said."


def limits(
    people_table: SafeTable,
    counted: SafeTable,
    elsewhere: SafeTable,
    channels: SafeTable,
    *,
    describes_children: bool,
    has_totals: bool,
) -> list[str]:
    """What keeps these figures from being more than they are, each said only where it holds."""
    told = []
    if describes_children:
        told.append(
            "A base is of children described, or of people answering where something is asked once of each person: "
            f"{answering(people_table, counted)} Two people may have described one child."
        )
    if elsewhere.base:
        told.append(
            f"{elsewhere.base:,} sets of answers are about another council, or do not say which it is. They are "
            "counted too."
        )
    told.append(one_channel(channels))
    if not has_totals:
        told.append(
            "No known total was given for this area, so that nothing can be said about how many are missing."
        )
    return [sentence for sentence in told if sentence]


def flagged(flags: SafeTable) -> str:
    """A flag takes nothing out."""
    count, base = _number(flags, flags.count(ANY_FLAG)), _number(flags, flags.base)
    if not count:
        return ""
    return (
        f"{_of(count, base, 'sets of answers')} bear a sign that a program and not a person may have sent them. "
        "They are counted like all others; another part shows the figures without them."
    )


def _beside(table: SafeTable, kind: Kind, by_value: Mapping[str, KnownTotal]) -> str:
    rows = tuple(row for row in table.rows if row.value in by_value)
    if ALL in by_value:
        rows = (SafeRow(value=ALL, label="in all", count=table.base, percent=None),)
    parts = [_row(table, row, by_value) for row in rows]
    start = "" if ALL in by_value else f"{_asked(table)} "
    return f"{start}Beside {_named(kind)}: {'; '.join(parts)}."


def _row(table: SafeTable, row: SafeRow, by_value: Mapping[str, KnownTotal]) -> str:
    label, count = row.label if row.value == ALL else f"“{row.label}”", _number(table, row.count)
    there_are = by_value[row.value].people
    told = f"{label}, {count:,} here and {there_are:,} known"
    if 0 < count <= there_are:
        return f"{told}, 1 here for every {(2 * there_are + count) // (2 * count):,}"
    return f"{told}, more than are known" if count > there_are else told


def _hardly(table: SafeTable, kind: Kind, by_value: Mapping[str, KnownTotal]) -> list[str]:
    rows = [row for row in table.rows if row.value in by_value]
    of_described, of_known = (
        sum(row.count or 0 for row in rows),
        sum(by_value[row.value].people for row in rows),
    )
    told = []
    for row in rows:
        count, there_are = row.count or 0, by_value[row.value].people
        limit = policy.HEARD_BELOW_PERCENT
        if of_described >= policy.HEARD_FROM and known.is_hardly_heard(
            count, of_described, there_are, of_known, limit
        ):
            told.append(
                f"Hardly heard from: “{row.label}”, {_of(count, of_described, 'here')}, beside "
                f"{_of(there_are, of_known, 'known')}: {_named(kind)}."
            )
    return told


def _asked(table: SafeTable) -> str:
    return table.title if table.title.endswith(("?", ".")) else f"{table.title}:"


def _named(kind: Kind) -> str:
    population, basis, year, source = kind
    return f"{population}, {BASES[basis]}, {year}, from {source}"


def _of(count: int, base: int, whom: str) -> str:
    percent = percent_of(count, base)
    return f"{count:,} of the {base:,} {whom}" + ("" if percent is None else f" ({percent}%)")


def _number(table: SafeTable, count: int | None) -> int:
    if count is None or table.readership != "inspection-team":
        raise NotForReadership(table.id, table.readership)
    return count


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
