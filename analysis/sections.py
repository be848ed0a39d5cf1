"""What the summary says, part by part: sentences, safe tables, and one chart for each topic."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from analysis import charts, coverage, items, outcomes, themes, wording
from analysis.disclosure import protect
from analysis.frame import Frame
from analysis.summary import SectionDict
from analysis.tables import RawTable, Readership, SafeTable
from analysis.themes import Topic
from questionnaires.model import Question

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
    asked: tuple[Question, ...] = ()  # the closed questions it reports
    # In a report of several surveys:
    survey_id: str = ""
    whose: str = ""
    is_apart: bool = False  # of supporters, in a survey for others

    def named(self, section_id: str, whose: str, survey_id: str, *, is_apart: bool) -> "Section":
        """The same among the sections of other surveys, under an id that stands once."""
        chart = replace(self.chart, name=f"chart-{section_id}.svg") if self.chart else None
        return replace(self, id=section_id, whose=whose, survey_id=survey_id, is_apart=is_apart, chart=chart)

    def to_dict(self) -> SectionDict:
        return SectionDict(
            id=self.id,
            title=self.title,
            whose=self.whose,
            survey_id=self.survey_id,
            is_apart=self.is_apart,
            asked=[[question.id, question.text] for question in self.asked],
            words=self.words,
            tables=[table.to_dict() for table in self.tables],
            chart=self.chart.name if self.chart else None,
            chart_alt=self.chart.alt if self.chart else None,
        )

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
    """Coverage. The first tables count everybody; the questions count those the survey is for."""
    counted, voices, shares, languages, forms, channels, days, began = map(
        _inside,
        (
            coverage.counted(frame),
            coverage.classification(frame, "voice"),
            coverage.classification(frame, "outcome"),
            coverage.languages(frame),
            coverage.classification(frame, "presentation"),
            coverage.classification(frame, "channel_kind"),
            coverage.days(frame),
            outcomes.table(counts),
        ),
    )
    audience = frame.questionnaire.audience
    section = Section(id="who-answered", title="Who answered")
    section.tables += [counted, voices, shares, languages, forms, channels, days, began]
    section.say(wording.whose(audience), wording.sent(shares), wording.began(began))
    section.say(wording.voices(voices, audience), wording.forms(languages, forms))
    for question in coverage.questions(frame.questionnaire):
        table = _inside(items.distribution(frame.own, question))
        section.tables.append(table)
        if question.role == "council":
            section.say(wording.councils(table))
        elif question.role in coverage.GAPS and question.kind == "one":
            section.say(wording.unchosen(table))
    return section


def about_topic(frame: Frame, topic: Topic) -> Section:
    """As those the survey is for told it: need first, then change, then how well, then how much they wrote."""
    section = Section(id=topic.id, title=topic.name, asked=topic.closed)
    needs: list[SafeTable] = []
    for question in topic.closed:
        table = _inside(items.distribution(frame, question))
        if question.role == "need":
            need, unmet = _inside(themes.need(frame, question)), _inside(themes.unmet_need(frame, question))
            needs.append(unmet)
            section.tables += [need, unmet]
            section.say(f"{table.title} {wording.need(need)}", *wording.unmet(unmet, table))
        else:
            section.say(f"{table.title} {wording.distribution(table)}")
        section.tables.append(table)
        section.say(wording.apart(table))
        if question.role == "quality" and needs and table.favourable:
            section.say(wording.favourable(table, needs))
    _add_comments(section, frame, [question for question in topic.questions if not question.is_closed])
    section.chart = _chart(frame, topic)
    return section


def in_own_words(frame: Frame) -> Section | None:
    """The comments under no theme."""
    section = Section(id=GENERAL, title="In their own words")
    _add_comments(section, frame, themes.general(frame.questionnaire))
    return section if section.tables else None


def supporters(frame: Frame) -> Section | None:
    """What supporters have seen, in a survey for others: the same questions, in tables of their own."""
    if not len(frame):
        return None
    section = Section(id="supporters", title="What supporters told us", tables=_apart(frame))
    section.say(wording.supporters(_inside(coverage.counted(frame))))
    return section


def elsewhere(frame: Frame) -> Section | None:
    """Answers about another council, or one not known: flagged, and shown once more apart. None are dropped."""
    if not len(frame):
        return None
    section = Section(
        id="elsewhere", title="Where the council is another, or not known", tables=_apart(frame)
    )
    section.say(wording.elsewhere(_inside(coverage.counted(frame))))
    return section


def _apart(frame: Frame) -> list[SafeTable]:
    """Every table about a theme, of a group that stands apart, and how many of it wrote."""
    made: list[RawTable] = []
    for topic in themes.topics(frame.questionnaire):
        for question in topic.closed:
            if question.role == "need":
                made += [themes.need(frame, question), themes.unmet_need(frame, question)]
            made.append(items.distribution(frame, question))
    asked = [question for question in frame.questionnaire.questions if not question.is_closed]
    if asked:
        made.append(themes.comments(frame, asked, "all", "every question"))
    return [_inside(table) for table in made]


def _add_comments(section: Section, frame: Frame, asked: Sequence[Question]) -> None:
    if not asked:
        return
    table = _inside(themes.comments(frame, asked, section.id, section.title))
    section.tables.append(table)
    section.say(wording.comments(table, themes.words_written(frame, asked) if frame.has_texts else None))


def _chart(frame: Frame, topic: Topic) -> Chart | None:
    """Change since the last visit is what a revisit asks; elsewhere need comes first, as it does in words."""
    by_preference = sorted(topic.closed, key=lambda question: question.role != "change")
    tables = (_inside(items.distribution(frame, question)) for question in by_preference)
    table = next((table for table in tables if table.base), None)
    if table is None:
        return None
    alt = f"Bar chart. {table.title} {wording.distribution(table)}"
    return Chart(name=f"chart-{topic.id}.svg", svg=charts.bar(table), alt=alt)


def _inside(raw: RawTable) -> SafeTable:
    return protect(raw, "inspection-team")
