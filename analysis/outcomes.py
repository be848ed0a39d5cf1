"""What became of everyone who opened the survey, answered or not.

The outcomes follow AAPOR's Standard Definitions for surveys by the web: a refusal said no, a break-off began and did
not send, partial and complete sent. The service counts; here is what the counts are called. Who said no never began;
who took answers back is among those who sent; who began and neither sent nor stopped went away, or is still writing.
"""

from collections.abc import Mapping

from analysis.errors import UnknownValue
from analysis.tables import RawRow, RawTable

NOT_SENT = "not-sent"
LABELS = {
    "begun": "Began",
    "declined": "Said no to taking part",
    "stopped": "Stopped and deleted what they had written",
    "sent": "Sent before the close",
    "sent-in-grace": "Sent in the minutes of grace after the close",
    "sent-when-left": "Did not come back, and had asked that saved answers count",
    NOT_SENT: "Began, and has not sent",
    "withdrawn": "Sent, and later took it back",
}


def table(counts: Mapping[str, int]) -> RawTable:
    """Counts by outcome, 0 where none came; raise `UnknownValue` for an outcome nobody knows here.

    Where it was not counted how many began, as in a file of responses, only what was counted stands here.
    """
    if not counts.keys() <= LABELS.keys() - {NOT_SENT}:
        raise UnknownValue("outcomes")
    if "begun" in counts:
        counts = {**counts, NOT_SENT: _not_sent(counts)}
    return RawTable(
        id="outcomes",
        title="From opening to sending",
        kind="participation",
        of_whom="who began",
        base=counts.get("begun", 0),
        rows=tuple(
            RawRow(value=value, label=label, count=counts.get(value, 0))
            for value, label in LABELS.items()
            if "begun" in counts or value in counts
        ),
    )


def _not_sent(counts: Mapping[str, int]) -> int:
    """Never fewer than nobody: answers on paper are sent and were not begun here."""
    ended = ("stopped", "sent", "sent-in-grace", "sent-when-left")
    return max(0, counts.get("begun", 0) - sum(counts.get(outcome, 0) for outcome in ended))
