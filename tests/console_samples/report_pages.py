"""Samples of the pages of an inspection's report."""

from typing import Any

from survey_app.design.screens import FieldError, Screen
from survey_app.staff.base_screens import Crumb
from survey_app.staff.parts import Part, Table
from survey_app.staff.report_screens import (
    ChapterLine,
    ChapterScreen,
    CrossScreen,
    Group,
    PublicationScreen,
    ReportScreen,
    Share,
    VoiceScreen,
)

HERE = "#main"
BACK = Crumb(text="Bournemouth, Christchurch and Poole", href=HERE)
SHARES = (
    Share(
        question="Did your child need help from health services in the last 12 months?",
        said="1,052 of 1,630 (65%) needed it and were not given it",
        percent=65,
        is_unmet_need=True,
    ),
    Share(
        question="Does the help you get work for you?",
        said="3 of 7 said “Yes”",
        percent=None,
        is_unmet_need=False,
    ),
)
CHAPTERS = (
    ChapterLine(title="Who answered", href=HERE, shares=()),
    ChapterLine(
        title="C3. Right help at the right time", href=HERE, shares=(("Parents and carers", SHARES),)
    ),
)
PART = Part(
    id="parents-c3",
    title="Right help at the right time: health",
    words=("1,052 of the 1,630 parents and carers who said this was needed (65%) told us it was not given.",),
    tables=(
        Table(
            caption="Did your child need help?",
            head=("Answer", "People", "Share of those who answered"),
            rows=(("Got it", "578", "35%"), ("Waiting", "1,052", "65%")),
            notes=("Small base: fewer than 30 answers. Read these as single people's views.",),
        ),
    ),
    chart="",
    chart_alt="",
)


def publication(**standing: Any) -> PublicationScreen:
    told: dict[str, Any] = {"day": "", "typed": "", "is_told": False} | standing
    return PublicationScreen(
        back=BACK,
        inspection_id="one",
        area="Northmoor",
        address="https://survey.example.org/told/northmoor-full",
        **told,
    )


SAMPLES: dict[tuple[str, str], Screen] = {
    ("report", "plain"): ReportScreen(
        back=BACK,
        area="Northmoor",
        made="9am on Tuesday 3 February 2026",
        surveys=({"key": "Parents and carers", "values": ("2,000 responses counted",)},),
        reading="There were 3,100 comments: 3,000 of them nobody in the team had read.",
        chapters=CHAPTERS,
        limits=(("parents and carers", ("Nothing is weighted.",)),),
        files=(Crumb(text="All tables as a spreadsheet (ODS)", href=HERE),),
    ),
    ("publication", "plain"): publication(),
    ("publication", "errors"): publication(
        typed="tomorrow", errors=(FieldError("day", "Write the day as in 2026-03-27, or choose it."),)
    ),
    ("publication", "entered"): publication(day="Friday 27 March 2026", typed="2026-03-27"),
    ("publication", "told"): publication(day="Friday 27 March 2026", is_told=True),
    ("report", "empty"): ReportScreen(back=BACK, area="Northmoor"),
    ("chapter", "plain"): ChapterScreen(
        back=BACK,
        title="C3. Right help at the right time",
        made="9am on Tuesday 3 February 2026",
        words=(),
        shares=(("Parents and carers", SHARES),),
        voices=(BACK,),
        before=BACK,
        after=BACK,
    ),
    ("voice", "plain"): VoiceScreen(
        back=BACK,
        title="C3. Right help at the right time",
        whose="parents and carers",
        made="9am on Tuesday 3 February 2026",
        parts=(PART,),
        others=(BACK,),
    ),
    ("cross", "plain"): CrossScreen(
        back=BACK,
        question="How well does the help to learn work for your child?",
        audience="parents and carers",
        of_whom="children described by parents and carers",
        by="plan",
        chosen="Plan status",
        choices=(
            ("One fact", (("plan", "Plan status"),)),
            ("Two facts together", (("plan+age", "Plan status and Age band"),)),
        ),
        head=("Very well", "Not at all", "All counted", "Not sure"),
        groups=(
            Group(label="Has a plan", cells=(("75% (30)", "3"), ("25% (10)", "1"), ("40", ""), ("2", ""))),
            Group(label="Waiting for a plan", cells=(("2", ""), ("1", ""), ("3", ""), ("0", ""))),
        ),
        silent=("Asked for a plan, turned down",),
        shades=("0 to 19%", "20 to 39%", "40 to 59%", "60 to 79%", "80 to 100%"),
        notes=("Small base: fewer than 30 answers. Read these as single people's views.",),
    ),
}
