"""The numbers of disclosure control and of wording, for an inspectorate to set: each with its source and reason.

What the console itself tells the forum (`survey_app/fieldwork/participation.py`) keeps to the same two.
"""

from typing import NamedTuple

# INSIDE THE INSPECTION TEAM. Counts are always shown, for inspectors may read every response anyway.
# A percentage of fewer than 10 answers says more than there is: of 7 people one is 14%.
PERCENT_FROM = 10
# Below this a table says "small base": read it as single people's views, never as a pattern. The number is that under
# which Sport England's survey of children and young people (2025) shows no figure at all.
SMALL_BASE_BELOW = 30

# OUTSIDE THE TEAM. 10 as for Ofsted Parent View, which shows a result only from 10 responses (since November 2025: only
# for schools with 10). Stricter than health statistics, which withhold counts up to 7, because answers about one area's
# services can be matched with what neighbours know. It holds for a count and for what is left beside it, in families: a
# parent who answers for three children is one.
SHOWN_FROM = 10
# Councils and forums see how many took part, and never to the person. To the nearest 5, as NHS hospital statistics
# round below national level.
ROUNDED_TO = 5
# Public figures go in steps of 10. What is released would be safe to the person; the steps are for what
# people know besides: that a neighbour answered, how many came by the forum's own link, or the rounded counts above.
STEPS_OF = 10


class Band(NamedTuple):
    """A quantifier word, from this many percent of the base."""

    percent: int
    word: str


# Inspection reports say some, many, most, half, a few; here each word has one meaning. The words are off
# below QUANTIFIED_FROM answers and never stand without their count.
QUANTIFIED_FROM = 30
BANDS = (
    Band(0, "Few"),
    Band(15, "Some"),
    Band(40, "About half"),
    Band(60, "Many"),
    Band(75, "Most"),
    Band(90, "Nearly all"),
)

# Coverage and sensitivity: when something is said beside the figures. None of these takes an answer out.
# Answers are said to hang on one kind of channel where it brought more than this percent of them.
ONE_CHANNEL_OVER = 50
# A group is "hardly heard from" below this many answers; or, where its known total is given, when its share of those
# described is less than this percent of its share of those known.
HEARD_FROM = 10
HEARD_BELOW_PERCENT = 50
# A sector is a gap when it has less than this percent of the answers of the sector with most.
SECTOR_GAP_BELOW = 50
# A share is stable when nothing left out moves it by this many percentage points or more; never said of a base
# below QUANTIFIED_FROM.
MOVED_BY = 5
