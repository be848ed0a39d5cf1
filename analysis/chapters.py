"""What a report says, chapter by chapter: one theme a chapter, in which each audience speaks for itself.

Nothing is added up across audiences: a parent's answer and a child's about the same help stand side by side.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from analysis import audiences, items, sections, themes, wording
from analysis.disclosure import protect
from analysis.frame import Frame
from analysis.sections import Section
from analysis.tables import SafeTable
from analysis.telling import Told
from questionnaires.model import Question, Theme

OWN_WORDS = "own-words"


@dataclass(frozen=True, kw_only=True)
class Glance:
    """One line of a chapter's beginning: a share of one audience, with the need it stands beside."""

    who: str
    survey_id: str
    question_id: str
    question: str
    said: str  # what those counted said, in words
    count: int
    base: int
    percent: int | None  # none under a base of 10
    is_unmet_need: bool


@dataclass(kw_only=True)
class Chapter:
    id: str
    title: str
    words: list[str] = field(default_factory=list)
    glances: list[Glance] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def of_themes(parts: Sequence[tuple[str, Frame]]) -> list[Chapter]:
    """A chapter a theme that any audience was asked about, in the framework's order. `parts`: survey, frame."""
    known: dict[str, Theme] = {}
    for _, frame in parts:
        known |= {theme.id: theme for theme in frame.questionnaire.themes if theme.id not in known}
    chapters = (_of_theme(theme, parts) for theme in known.values())
    return [chapter for chapter in chapters if chapter.sections]


def in_own_words(parts: Sequence[tuple[str, Frame]]) -> Chapter:
    """How much each audience wrote under no theme."""
    found = [(survey_id, frame, sections.in_own_words(frame.own)) for survey_id, frame in parts]
    named = [_named(made, survey_id, frame) for survey_id, frame, made in found if made]
    return Chapter(id=OWN_WORDS, title="In their own words", sections=named)


def _of_theme(theme: Theme, parts: Sequence[tuple[str, Frame]]) -> Chapter:
    chapter = Chapter(id=theme.id, title=theme.name)
    for survey_id, frame in parts:
        for group in (frame.own, frame.supporters):
            if len(group):
                chapter.sections += _heard(theme, survey_id, group)
                chapter.glances += _glances(theme, survey_id, group)
    return chapter


def _heard(theme: Theme, survey_id: str, frame: Frame) -> Iterator[Section]:
    for topic in themes.topics(frame.questionnaire):
        if topic.theme == theme.id:
            yield _named(sections.about_topic(frame, topic), survey_id, frame)


def _named(section: Section, survey_id: str, frame: Frame) -> Section:
    """Ids stand once in a report, and every section says whose answers it holds."""
    return section.named(
        f"{survey_id}-{frame.group.id_starts}{section.id}",
        _whose(frame),
        survey_id,
        is_apart=bool(frame.group.id_starts),
    )


def _whose(frame: Frame) -> str:
    """Supporters of several surveys stand apart from one another too."""
    audience = audiences.OF[frame.questionnaire.audience].name
    return f"supporters, in the survey for {audience}" if frame.group.id_starts else audience


def _glances(theme: Theme, survey_id: str, frame: Frame) -> Iterator[Glance]:
    for question in frame.questionnaire.questions:
        if question.theme == theme.id and question.is_closed:
            for table, values, said in _headlines(frame, question):
                yield _glance(_whose(frame), survey_id, question, table, values, said)


def _headlines(frame: Frame, question: Question) -> Iterator[tuple[SafeTable, tuple[str, ...], str]]:
    """Unmet need of a question about need; of every other what its scale marks as favourable."""
    if question.role == "need":
        table = protect(themes.unmet_need(frame, question), "inspection-team")
        yield table, (themes.UNMET,), "needed it and were not given it"
        return
    table = protect(items.distribution(frame, question), "inspection-team")
    if table.favourable:
        labels = wording.either([f"“{row.label}”" for row in table.favourable])
        yield table, tuple(row.value for row in table.favourable), f"said {labels}"


def _glance(
    whose: str, survey_id: str, question: Question, table: SafeTable, values: tuple[str, ...], said: str
) -> Glance:
    rows = [row for row in table.rows if row.value in values]
    count, base = sum(row.count or 0 for row in rows), table.base or 0
    return Glance(
        who=whose,
        survey_id=survey_id,
        question_id=question.id,
        question=question.text,
        said=said,
        count=count,
        base=base,
        percent=wording.percent_of(count, base),
        is_unmet_need=question.role == "need",
    )


def who_answered(parts: Sequence[tuple[str, Frame, Sequence[Section]]]) -> Chapter:
    """Coverage of each survey: before anything about a theme."""
    return Chapter(
        id="who-answered",
        title="Who answered",
        sections=[
            _named(section, survey_id, frame)
            for survey_id, frame, made in parts
            for section in made
            if section.words or section.tables
        ],
    )


def of_each(
    chapter_id: str, title: str, parts: Sequence[tuple[str, Frame]], tell: Callable[[Frame], Told]
) -> Chapter:
    """The same told of each survey by itself; where there is nothing to tell, nothing."""
    chapter = Chapter(id=chapter_id, title=title)
    for survey_id, frame in parts:
        section = told_as(tell(frame), chapter_id, title)
        if section.words or section.tables:
            chapter.sections.append(_named(section, survey_id, frame))
    return chapter


def told_as(told: Told, section_id: str, title: str) -> Section:
    return Section(id=section_id, title=title, words=told.words, tables=told.tables)
