"""What became of everyone who opened the survey, answered or not. The outcomes follow AAPOR's.

The service counts; here is only what the counts are called. Who said no never began; who took answers back
is among those who sent; a draft that is still open, or was never sent, has no outcome but "began".
"""

from collections.abc import Mapping

from analysis.errors import UnknownValue
from analysis.tables import RawRow, RawTable

LABELS = {
    "begun": "Began",
    "declined": "Said no to taking part",
    "stopped": "Stopped and deleted what they had written",
    "sent": "Sent before the close",
    "sent-in-grace": "Sent in the minutes of grace after the close",
    "sent-when-left": "Did not come back, and had asked that saved answers count",
    "withdrawn": "Sent, and later took it back",
}


def table(counts: Mapping[str, int]) -> RawTable:
    """Counts by outcome, 0 where none came; raise `UnknownValue` for an outcome nobody knows here."""
    if not counts.keys() <= LABELS.keys():
        raise UnknownValue("outcomes")
    return RawTable(
        id="outcomes",
        title="From opening to sending",
        kind="participation",
        of_whom="who began",
        base=counts.get("begun", 0),
        rows=tuple(
            RawRow(value=value, label=label, count=counts.get(value, 0)) for value, label in LABELS.items()
        ),
    )
