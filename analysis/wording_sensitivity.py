"""What a headline hangs on, and what people say has changed, as sentences from safe tables."""

from collections.abc import Sequence

from analysis import bases, policy
from analysis.change import BETTER, SAME, WORSE
from analysis.sensitivity import SHARE, Headline, Moved
from analysis.tables import SafeRow, SafeTable
from analysis.wording import NO_ANSWERS, NOT_GIVEN, apart, either, listed, percent_of, share, told

WHAT_IT_MEANS = (
    f"A share is called stable when leaving any of these answers out moves it by less than {policy.MOVED_BY} "
    "percentage points. That is no margin of error: it says what the share hangs on, not how all families would "
    "have answered."
)
RETROSPECTIVE = (
    "This is change as people tell it now, looking back. Nothing was measured at the last visit and nobody was "
    "followed since. Only those who knew it then and now can compare; the others are counted apart."
)
_CHANGED = {BETTER: "it had got better", SAME: "it was the same", WORSE: "it had got worse"}


def hangs_on(headline: Headline) -> list[str]:
    """Whether the share is stable, and if not, which answers move it and by how much."""
    whole = headline.tables[0]
    if not whole.base:
        return []
    said = f"{headline.question.text} {_headline(headline, whole)}."
    if not headline.is_judged:
        return [f"{said} There are too few answers to say what this hangs on."]
    small = [_left_out(table, headline) for table in headline.small]
    unjudged = f" Too few are left to compare {listed(small)}." if small else ""
    if headline.is_stable:
        return [f"{said} Stable."]
    if not headline.moved:
        return [f"{said} Nothing that can be compared moves it.{unjudged}"]
    moved = [_moved(each, headline) for each in headline.moved]
    return [f"{said} Not stable: {'; '.join(moved)}.{unjudged}"]


def changed(table: SafeTable) -> str:
    """Better, the same, worse, among those who knew it then and now; and who is left out."""
    if not table.base:
        return f"{table.title} {NO_ANSWERS} {apart(table)}".strip()
    by_value = {row.value: row for row in table.rows}
    first, *others = (by_value[value] for value in (BETTER, SAME, WORSE))
    of_children = bases.is_of_children(table.of_whom)
    rest = listed([_changed(row, of_children) for row in others])
    headline = (
        told(table, [first], _CHANGED[BETTER])
        if of_children
        else f"{share(table, [first])} said {_CHANGED[BETTER]}"
    )
    return f"{table.title} {headline}; {rest}. {apart(table)}".strip()


def changed_by(groups: Sequence[SafeTable]) -> str:
    """One sentence for all groups, such as plan statuses; `title` of each is the group's label."""
    parts = []
    for table in groups:
        if table.base:
            count = table.count(BETTER) or 0
            parts.append(f"“{table.title}”, {_of(count, table.base)}")
    return f"Of those who knew it then and now, said it had got better: {'; '.join(parts)}." if parts else ""


def _headline(headline: Headline, whole: SafeTable) -> str:
    rows = [row for row in whole.rows if row.value == SHARE]
    if headline.is_unmet_need:
        return told(whole, rows, NOT_GIVEN)
    labels = either([f"“{option.label}”" for option in headline.question.options if option.is_favourable])
    if bases.is_of_children(whole.of_whom):
        return told(whole, rows, labels)
    return f"{share(whole, rows)} said {labels}"


def _moved(moved: Moved, headline: Headline) -> str:
    table, size = moved.table, abs(moved.points)
    points = f"{size} percentage points {'higher' if moved.points > 0 else 'lower'}"
    return f"{_left_out(table, headline)} it is {_of(table.count(SHARE) or 0, table.base or 0)}, {points}"


def _left_out(table: SafeTable, headline: Headline) -> str:
    """The variant's own words: what stands in its title after the question's."""
    words = table.title.partition(headline.question.text)[2].strip()
    return words[:1].lower() + words[1:]


def _changed(row: SafeRow, of_children: bool) -> str:
    figure = f"{row.count:,}" if row.percent is None else f"{row.count:,} ({row.percent}%)"
    return (
        f"for {figure} that {_CHANGED[row.value]}" if of_children else f"{figure} said {_CHANGED[row.value]}"
    )


def _of(count: int, base: int) -> str:
    shown = percent_of(count, base)
    return f"{count:,} of {base:,}" + ("" if shown is None else f" ({shown}%)")
