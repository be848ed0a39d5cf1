"""A small report made by hand: two surveys, one of them with supporters; quotes in six scripts."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from analysis import charts
from analysis.chapters import Chapter, Glance
from analysis.disclosure import protect, protect_cross
from analysis.inspection import Reading, Report, SurveyLine
from analysis.sections import Chart, Section
from analysis.tables import RawCross, RawRow, RawTable, SafeCross, SafeTable

MADE_AT = dt.datetime(2026, 2, 6, 13, tzinfo=dt.UTC)
LABELS = ("Label 0", "Label 1", "Physiotherapists and occupational therapists, unsupported")
LIMITS = ("Nothing is weighted.",)
QUOTES = {
    "en": "We waited 14 months.\n\n*Nobody* rang us. #let x = 3 <b>not bold</b> $a$",
    "ur": "ہم نے دو سال انتظار کیا اور کسی نے ہمیں نہیں بتایا۔",
    "ar": "انتظرنا سنتين ولم يخبرنا أحد.",
    "bn": "আমরা এক বছর অপেক্ষা করেছি।",
    "pa": "ਅਸੀਂ ਇੱਕ ਸਾਲ ਉਡੀਕ ਕੀਤੀ।",
    "gu": "અમે એક વર્ષ રાહ જોઈ.",
}
# Signs for which no font is brought, private and steering ones: none of them may stop a report.
STRANGE = "😀 漢字 \ue000 \u202eback\u202c \x00\x07 \U0001f1ec\U0001f1e7 \uffff"

# What a spreadsheet could take for a formula, at the start of a cell or where a careless reader starts one.
HOSTILE_CELLS = (
    *("=1+1", "+1", "-1", "@SUM(1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", '"=1+1"'),
    *('=HYPERLINK("http://example.org","x")', "=cmd|'/C calc'!A0", "\uff1d\uff11", "\uff0b1", "\uff20SUM(1)"),
    *(";=1", 'a";=1', "a;=1", "a\n=1", "{=1+1}", "of:=1+1", "1/2", "1e5", "TRUE", "#REF!", "'=1+1"),
)


def a_piece(words: str, side: str = "supports", source: str = "survey") -> dict[str, str]:
    """Of a line of enquiry; `who` and `reference` stand with a quote alone."""
    of_quote = (
        {"who": "A parent", "reference": "kqtrmmpa"} if source == "survey" else {"who": "", "reference": ""}
    )
    return {"side": side, "source": source, "words": words, "where": "What must change?"} | of_quote


LINE = {
    "theme": "Waits",
    "claim": "Families wait longer than a year & are not told why",
    "whom": "The head of the pathway",
    "state": "to-test",
    "evidence": [
        *(a_piece(words) for words in QUOTES.values()),
        a_piece(STRANGE),
        a_piece("The longest wait was 58 weeks.", "contradicts", "documents"),
    ],
}


def a_report(**facts: Any) -> Report:
    """A report of two surveys in which only what is given differs."""
    some = protect(
        _raw("wait", "How long did you wait for physiotherapy?", (1200, 0, 900)), "inspection-team"
    )
    few = protect(_raw("few", "Supporters: How long?", (2, 1)), "inspection-team")
    took = protect(_raw("voice", "Whose voice", (1745, 1263), kind="participation"), "inspection-team")
    chart = Chart(name="chart-one-waits.svg", svg=charts.bar(some), alt="Bar chart. 12 said “Label 0”.")
    glance = Glance(
        who="parents and carers",
        survey_id="one",
        question_id="wait",
        question="How long did you wait?",
        said="said “Label 0”",
        count=12,
        base=21,
        percent=57,
        is_unmet_need=False,
    )
    waits = [
        _section("one-waits", "Waits", "parents and carers", some, chart),
        _section("one-supporters-waits", "Waits", "supporters, in the survey for parents and carers", few),
        _section("two-waits-health", "Waits: health", "children aged 11 to 15", some, survey_id="two"),
    ]
    coverage = [_section("one-who-answered", "Who answered", "parents and carers", took)]
    usual: dict[str, Any] = {
        "area": "Fenmoor & Vale",
        "kind": "full",
        "made_at": MADE_AT,
        "surveys": [_survey("one", "parents and carers", 36), _survey("two", "children aged 11 to 15", 21)],
        "reading": Reading(comments=1200, unread=120, untranslated=8),
        "chapters": [
            Chapter(id="who-answered", title="Who answered", sections=coverage),
            Chapter(id="waits", title="Waits", glances=[glance], sections=waits),
        ],
        "lines": (LINE,),
    }
    return Report(**(usual | facts))


def a_cross(groups: int) -> SafeCross:
    """One question of as many groups as asked for, each with 12 and 9 answers."""
    parts = tuple(_raw(f"group-{number}", f"Group {number}", (12, 9)) for number in range(1, groups + 1))
    raw = RawCross(id="wait-by-plan", title="How long, by plan", question="wait", by="plan", parts=parts)
    return protect_cross(raw, "inspection-team")


def _survey(survey_id: str, audience: str, counted: int) -> SurveyLine:
    limits = (f"{counted} people chose to answer.", *LIMITS)
    return SurveyLine(survey_id=survey_id, title="Tell us", audience=audience, counted=counted, limits=limits)


def _section(
    section_id: str,
    title: str,
    whose: str,
    table: SafeTable,
    chart: Chart | None = None,
    survey_id: str = "one",
) -> Section:
    return Section(
        id=section_id,
        title=title,
        whose=whose,
        survey_id=survey_id,
        words=["12 of the 21 parents who answered (57%) said “Label 0”."],
        tables=[table],
        chart=chart,
    )


def _raw(table_id: str, title: str, counts: Sequence[int], kind: Any = "answers") -> RawTable:
    rows = tuple(
        RawRow(value=f"v{at}", label=label, count=count, is_favourable=at == 0)
        for at, (label, count) in enumerate(zip(LABELS, counts, strict=False))
    )
    asides = () if kind == "participation" else (RawRow(value="blank", label="Left blank", count=2),)
    return RawTable(
        id=table_id,
        title=title,
        kind=kind,
        of_whom="practitioners who answered and came to this question",
        base=sum(counts),
        rows=rows,
        asides=asides,
    )
