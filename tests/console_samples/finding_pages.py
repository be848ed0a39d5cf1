"""Samples of the pages of lines of enquiry: everything as long, and as odd, as it may come."""

import datetime as dt
from dataclasses import replace

from survey_app.design.screens import FieldError, Screen
from survey_app.fieldwork import guarding
from survey_app.fieldwork.lines import Line
from survey_app.fieldwork.released_lines import Meeting
from survey_app.staff import finding_forms as forms
from survey_app.staff.base_screens import Crumb
from survey_app.staff.finding_screens import (
    Choice,
    EvidenceScreen,
    LineScreen,
    LinesScreen,
    PieceCard,
    QuoteScreen,
    ReleaseCheckScreen,
    ReleasedLinesScreen,
    ReleaseScreen,
    WriteLineScreen,
)

HERE = "#main"
BACK = Crumb(text="lines of enquiry", href=HERE)
NOW = dt.datetime(2026, 2, 3, 12, 0, tzinfo=dt.UTC)
THEME = "Leaders are ambitious for children and young people with special educational needs or disabilities"
CLAIM = (
    "Many parents feel that nobody rings back. <b>All families</b> wait significantly longer than in Żółw. "
    + "x" * 80
)
MEETINGS = (Meeting(THEME, "Head of the neurodevelopmental pathway"), Meeting("Help", "y" * 60))
LINE = Line(
    theme="l1",
    claim=CLAIM,
    whom="Head of the neurodevelopmental pathway, and z" + "z" * 60,
    reference="abcd-efgh",
    version=1,
    is_released=True,
    made_by="Lead inspector",
    made_at=NOW,
    changed_at=NOW,
    supports=2,
    contradicts=0,
)
TYPED = PieceCard(
    reference="bcde-fghi",
    label="From outside this inspection",
    language="",
    words="Of 940 parents 212 said so.\n" + "w" * 80,
    where="Report of the forum, page 4",
    who="",
    added="Added by Lead inspector at 12 noon on Tuesday 3 February 2026.",
    is_quote=False,
    is_gone=False,
    is_long=False,
    response="",
    href="",
)
QUOTE = replace(
    TYPED,
    reference="cdef-ghij",
    label=forms.QUOTE,
    language="ar",
    words="[name] said: انتظرنا أربعة عشر شهرا.",
    where="What else do you want to tell inspectors?",
    who="A parent; has a plan; had help to answer",
    is_quote=True,
    is_long=True,
    response="abcdefghijklmnopqrstuvwxyz",
    href=HERE,
)
GONE = replace(
    QUOTE,
    reference="defg-hijk",
    words="A quote stood here.",
    where="",
    who="",
    is_gone=True,
    response="",
    href="",
)
THEMES = (Choice(value="l1", label=THEME), Choice(value="c5", label="Valued, visible and included"))


def one(line: Line, contradicts: tuple[PieceCard, ...] = ()) -> LineScreen:
    return LineScreen(
        back=BACK,
        inspection_id="one",
        line=line,
        theme=THEME,
        state="To test",
        made="12 noon on Tuesday 3 February 2026",
        changed="12 noon on Tuesday 3 February 2026",
        advice=guarding.advise(line.claim),
        supports=(TYPED, QUOTE, GONE),
        contradicts=contradicts,
    )


WRITE = WriteLineScreen(
    back=BACK,
    title="A new line of enquiry",
    action=HERE,
    themes=THEMES,
    line_states=forms.choices(forms.STATES),
)
CHANGE = replace(
    WRITE,
    title="Change this line of enquiry",
    theme="l1",
    claim=CLAIM,
    whom="The forum",
    version="1",
    is_released=True,
)
EVIDENCE = EvidenceScreen(
    back=BACK,
    action=HERE,
    claim=CLAIM,
    sides=forms.choices(forms.SIDES),
    sources=forms.sources(),
    side="supports",
)
CHOOSE = QuoteScreen(
    back=BACK,
    action=HERE,
    new_line=HERE,
    question="What else do you want to tell inspectors?",
    who="A parent; has a plan",
    response="abcdefghijklmnopqrstuvwxyz",
    whole=HERE,
    is_english=False,
    pieces=(Choice(value="0", label="We waited. <i>14</i> months!"), Choice(value="1", label="v" * 90)),
    lines=(Choice(value="abcd-efgh", label=CLAIM),),
    sides=forms.choices(forms.SIDES),
)
RELEASE = ReleaseScreen(
    back=BACK, action=HERE, lines=(Choice(value="abcd-efgh", label=CLAIM),), released=("abcd-efgh",)
)
CHECK = ReleaseCheckScreen(back=BACK, action=HERE, meetings=MEETINGS, chosen=("abcd-efgh 1", "bcde-fghi 2"))
LINES = LinesScreen(
    back=BACK,
    inspection_id="one",
    groups=((THEME, (LINE, replace(LINE, reference="bcde-fghi", contradicts=3))),),
    states_said=forms.STATES,
    may_release=True,
)

SAMPLES: dict[tuple[str, str], Screen] = {
    ("lines", "plain"): LINES,
    ("lines", "empty"): replace(LINES, groups=()),
    ("line", "bare"): one(LINE),
    ("line", "weighed"): one(replace(LINE, contradicts=1), (QUOTE,)),
    ("write-line", "new"): WRITE,
    ("write-line", "change"): CHANGE,
    ("write-line", "errors"): replace(
        CHANGE, errors=(FieldError("claim", "Make this shorter."), FieldError("theme", "Choose the theme."))
    ),
    ("write-line", "stale"): replace(CHANGE, said_now=({"key": "Claim", "values": (CLAIM,)},)),
    ("write-line", "no-themes"): replace(WRITE, themes=()),
    ("evidence", "plain"): EVIDENCE,
    ("evidence", "errors"): replace(
        EVIDENCE, errors=(FieldError("where", "Write down where it stands."), FieldError("source", "Choose."))
    ),
    ("quote", "plain"): CHOOSE,
    ("quote", "errors"): replace(CHOOSE, errors=(FieldError("sentence", "Tick the sentences to quote."),)),
    ("quote", "no-lines"): replace(CHOOSE, lines=()),
    ("release", "plain"): RELEASE,
    ("release", "empty"): replace(RELEASE, lines=()),
    ("release-check", "plain"): CHECK,
    ("release-check", "nothing"): replace(CHECK, meetings=(), chosen=()),
    ("release-check", "stale"): replace(CHECK, is_stale=True),
    ("released-lines", "plain"): ReleasedLinesScreen(back=BACK, area="Fenmoor", meetings=MEETINGS),
    ("released-lines", "empty"): ReleasedLinesScreen(back=BACK, area="Fenmoor", meetings=()),
}
