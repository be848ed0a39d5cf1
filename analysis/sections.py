"""What the summary says, part by part: sentences, safe tables, and one chart for each theme."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis import charts, coverage, items, outcomes, themes, wording
from analysis.disclosure import protect
from analysis.frame import Frame
from analysis.tables import RawTable, Readership, SafeTable
from questionnaires.model import Question, Theme

GENERAL = "general"  # the comments under no theme


@dataclass(frozen=True, kw_only=True)
class Chart:
    name: str
    svg: bytes
    alt: str


@dataclass(kw_only=True)
class Section:
    id: str
    title: str
    words: list[str] = field(default_factory=list)
    tables: list[SafeTable] = field(default_factory=list)
    chart: Chart | None = None

    def say(self, *sentences: str) -> None:
        self.words += [sentence for sentence in sentences if sentence]


def participation(frame: Frame, readership: Readership) -> Section:
    """All that officer and forum see: how many took part, and by which kind of channel."""
    counted = protect(coverage.counted(frame), readership)
    channels = protect(coverage.classification(frame, "channel_kind"), readership)
    section = Section(id="participation", title="How many people took part", tables=[counted, channels])
    section.say(f"{wording.took_part(counted)} sent their answers.")
    return section


def who_answered(frame: Frame, counts: Mapping[str, int]) -> Section:
    """Coverage. Voice, channel and day count everybody; the questions count families alone."""
    counted, voices, shares, channels, days, began = map(
        _inside,
        (
            coverage.counted(frame),
            coverage.classification(frame, "voice"),
            coverage.classification(frame, "outcome"),
            coverage.classification(frame, "channel_kind"),
            coverage.days(frame),
            outcomes.table(counts),
        ),
    )
    section = Section(id="who-answered", title="Who answered")
    section.tables += [counted, voices, shares, channels, days, began]
    section.say(wording.sent(shares), wording.began(began), wording.voices(voices))
    for question in coverage.questions(frame.questionnaire):
        table = _inside(items.distribution(frame.families, question))
        section.tables.append(table)
        if question.role in ("age", "profile") and question.kind == "one":
            section.say(wording.unchosen(table))
    return section


def about_theme(frame: Frame, theme: Theme) -> Section:
    """One theme as families told it: need first, then change, then how well, then how much they wrote."""
    section = Section(id=theme.id, title=theme.name)
    needs: dict[str | None, SafeTable] = {}
    for question in themes.questions(frame.questionnaire, theme.id):
        if not question.is_closed:
            continue
        table = _inside(items.distribution(frame, question))
        if question.role == "need":
            needs[question.sector] = _inside(themes.unmet_need(frame, question, theme.name))
            section.tables.append(needs[question.sector])
            section.say(*wording.need(needs[question.sector], table), wording.apart(table))
        else:
            section.say(*_said(question, table, needs.get(question.sector)))
        section.tables.append(table)
    _add_comments(section, frame, theme.id)
    section.chart = _chart(frame, theme)
    return section


def anything_else(frame: Frame) -> Section:
    section = Section(id=GENERAL, title="Anything else")
    _add_comments(section, frame, None)
    return section


def supporters(frame: Frame) -> Section:
    """What supporters have seen: the same questions, in tables of their own."""
    section = Section(id="supporters", title="What supporters told us")
    if not len(frame):
        section.say("Nobody answered as a supporter.")
        return section
    section.say(
        f"{wording.took_part(_inside(coverage.counted(frame)))} told us, as supporters, what they have seen. "
        "These tables are theirs alone; no other part of this summary about a theme counts them."
    )
    for theme in frame.questionnaire.themes:
        section.tables += [_inside(table) for table in _supporters_tables(frame, theme)]
    return section


def _supporters_tables(frame: Frame, theme: Theme) -> list[RawTable]:
    made = []
    for question in themes.questions(frame.questionnaire, theme.id):
        if question.role == "need":
            made.append(themes.unmet_need(frame, question, theme.name, is_supporters=True))
        if question.is_closed:
            made.append(items.distribution(frame, question, is_supporters=True))
    return made


def _said(question: Question, table: SafeTable, need: SafeTable | None) -> list[str]:
    said = [f"{table.title} {wording.distribution(table)}", wording.apart(table)]
    if question.role == "quality" and need is not None and table.favourable:
        said.append(wording.favourable(table, need))
    return said


def _add_comments(section: Section, frame: Frame, theme: str | None) -> None:
    raw = themes.comments(frame, theme, section.title)
    if raw is None:
        return
    table = _inside(raw)
    section.tables.append(table)
    section.say(wording.comments(table, themes.words_written(frame, theme) if frame.has_texts else None))


def _chart(frame: Frame, theme: Theme) -> Chart | None:
    """Change since the last visit is what a revisit asks; a theme without it shows its first question."""
    asked = [question for question in themes.questions(frame.questionnaire, theme.id) if question.is_closed]
    chosen = next((question for question in asked if question.role == "change"), asked[0] if asked else None)
    table = _inside(items.distribution(frame, chosen)) if chosen else None
    if table is None or not table.base:
        return None
    alt = f"Bar chart. {table.title} {wording.distribution(table)}"
    return Chart(name=f"chart-{theme.id}.svg", svg=charts.bar(table), alt=alt)


def _inside(raw: RawTable) -> SafeTable:
    return protect(raw, "inspection-team")
