"""The numbers of disclosure control and of wording, for an inspectorate to set.

What the console itself tells the forum (`survey_app/fieldwork/participation.py`) keeps to the same two.
"""

from typing import NamedTuple

# Inside the inspection team counts are always shown: inspectors may read every response anyway.
# A percentage of fewer than 10 answers says more than there is.
PERCENT_FROM = 10
# Below this the table says "small base": read it as single people's views, never as a pattern.
SMALL_BASE_BELOW = 30

# Outside the team, 10 as for Ofsted Parent View, which shows a result only from 10 responses.
SHOWN_FROM = 10
# Councils and forums see how many took part, and never to the person.
ROUNDED_TO = 5


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
