"""Coverage, balance, sensitivity and change of one survey: sentences with the safe tables they are made of.

For the inspection team alone. Nothing here draws, lays out or orders a report.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from analysis import (
    balance,
    bases,
    change,
    coverage,
    items,
    nonresponse,
    outcomes,
    policy,
    sensitivity,
    splits,
    totals,
    wording_coverage,
    wording_groups,
    wording_sensitivity,
)
from analysis.disclosure import protect, protect_cross
from analysis.frame import Frame
from analysis.nonresponse import LEFT_BLANK
from analysis.sensitivity import Headline
from analysis.tables import RawTable, SafeCross, SafeTable
from analysis.totals import AGES, ALL, KnownTotal
from questionnaires.model import Question

ADULTS = ("practitioners", "area-leaders")
BLANKS_SHOWN = 5  # questions named as left blank most: enough to see a page that puts people off


@dataclass(kw_only=True)
class Told:
    words: list[str] = field(default_factory=list)
    tables: list[SafeTable] = field(default_factory=list)
    crosses: list[SafeCross] = field(default_factory=list)
    headlines: tuple[Headline, ...] = ()

    def say(self, *sentences: str) -> None:
        self.words += [sentence for sentence in sentences if sentence]

    def show(self, raw: RawTable) -> SafeTable:
        self.tables.append(protect(raw, "inspection-team"))
        return self.tables[-1]


def people(frame: Frame) -> Told:
    """People answering; in the parents' survey beside children described, and by what is true of a person."""
    told = Told()
    if bases.describes_children(frame.questionnaire):
        people_table = told.show(coverage.people(frame))
        told.say(wording_coverage.answering(people_table, _inside(coverage.counted(frame))))
        for name in ("voice", "presentation", "channel_kind"):
            told.show(coverage.people_by(frame, coverage.classification(frame, name), name))
        told.show(coverage.people_by(frame, coverage.languages(frame), "language"))
    told.say(wording_coverage.one_channel(_inside(coverage.classification(frame, "channel_kind"))))
    flags = _inside(coverage.flags(frame))
    if flags.count(coverage.ANY_FLAG):
        told.tables.append(flags)
    told.say(wording_coverage.flagged(flags))
    return told


def stopped(frame: Frame, counts: Mapping[str, int]) -> Told:
    """Who began and did not send, where those stopped who sent a part, and which questions were left blank most."""
    told = Told()
    told.say(wording_coverage.not_sent(_inside(outcomes.table(counts))))
    if not len(frame):
        return told
    told.say(wording_coverage.break_offs(told.show(nonresponse.break_offs(frame))))
    asked = [question for question in frame.questionnaire.questions if question.is_closed]
    blanks = list(zip(asked, map(_inside, nonresponse.left_blank(frame)), strict=True))
    most = sorted(blanks, key=lambda each: (-_blank_share(each[1]), each[1].id))[:BLANKS_SHOWN]
    told.tables += [table for _, table in most if table.count(LEFT_BLANK)]
    told.say(wording_coverage.left_blank({question.text: table for question, table in most}))
    return told


def beside_known(frame: Frame, known: Sequence[KnownTotal]) -> Told:
    """Those described, or who answered, beside the area's known totals; of adults about themselves nothing is known."""
    told, own = Told(), frame.own
    audience = frame.questionnaire.audience
    if audience in ADULTS:
        told.say("Known totals are of children and young people, and say nothing of those who answered here.")
        return told
    if not known:
        told.say("No known total was given for this area.")
        return told
    counted = _inside(coverage.counted(own))
    if audience in AGES:  # a survey for one age: all other totals are of every age
        told.say(*wording_coverage.beside_known(counted, ALL, _of_age(known, AGES[audience])))
        return told
    told.say(*wording_coverage.beside_known(counted, ALL, known))
    for role, question in _classified(frame):
        table = _inside(items.distribution(own, question))
        told.say(*wording_coverage.beside_known(table, role, known))
        for kind in totals.of_classification(known, role):
            told.show(totals.table(question, known, role, kind))
    told.words = list(dict.fromkeys(told.words))
    return told


def not_heard(frame: Frame, known: Sequence[KnownTotal]) -> Told:
    """Who have we not heard from? Groups nobody named, groups of a few, and few beside their known total."""
    told, own = Told(), frame.own
    if not len(own):
        told.say("Nobody has answered.")
        return told
    questionnaire = frame.questionnaire
    roles = {question.id: role for role, question in _classified(frame)}
    for question in questionnaire.questions:
        if (
            question.role not in coverage.GAPS
            or question.theme
            or bases.is_about_person(questionnaire, question)
        ):
            continue
        role = roles.get(question.id, "")
        beside = () if questionnaire.audience in AGES else known
        table = _inside(_groups(items.distribution(own, question), question))
        told.say(*wording_coverage.hardly_heard(table, role, beside))
    return told


def sectors(frame: Frame) -> Told:
    """The balance of education, health and social care, with an alarm for a sector far behind."""
    told, own = Told(), frame.own
    views, writers = told.show(balance.views(own)), told.show(balance.writers(own))
    told.say(*wording_coverage.balance(views, writers))
    return told


def hangs_on(frame: Frame, repeated: Collection[str] = ()) -> Told:
    """The sensitivity of each headline. Tables: of the headlines that are not stable, all answers and what moves them.
    Every variant of every headline stands in `headlines`."""
    own = frame.own
    told = Told(headlines=sensitivity.headlines(own, repeated))
    if any(headline.tables[0].base for headline in told.headlines):
        told.say(wording_sensitivity.WHAT_IT_MEANS)
    for headline in told.headlines:
        told.say(*wording_sensitivity.hangs_on(headline))
        if headline.moved:
            told.tables += [headline.tables[0], *(moved.table for moved in headline.moved)]
    return told


def in_groups(frame: Frame, by: str, asked: Sequence[Question] | None = None) -> Told:
    """Each headline, or each of these questions, in groups side by side: by plan, age, setting or voice; see `splits`.

    Of one side of a survey at a time: give `frame.own` or `frame.supporters`. No difference is put down to a group.
    """
    told = Told()
    for question in sensitivity.questions(frame) if asked is None else asked:
        groups = protect_cross(splits.split(frame, question, by), "inspection-team")
        told.crosses.append(groups)
        told.say(wording_groups.shares(question, groups.parts))
    return told


def changed(frame: Frame) -> Told:
    """What people say has changed since the last visit, and by plan status; nothing where no question asks it."""
    told, own = Told(), frame.own
    asked = change.questions(frame.questionnaire)
    if asked:
        told.say(wording_sensitivity.RETROSPECTIVE)
    for question in asked:
        told.say(wording_sensitivity.changed(told.show(items.distribution(own, question))))
        if coverage.find(frame.questionnaire, "plan"):
            by_plan = protect_cross(splits.split(own, question, "plan"), "inspection-team")
            told.crosses.append(by_plan)
            told.say(wording_sensitivity.changed_by(by_plan.parts))
    return told


def limits(frame: Frame, known: Sequence[KnownTotal]) -> list[str]:
    """What stands beside every figure, besides `wording.limits`: each only where it holds."""
    return wording_coverage.limits(
        _inside(coverage.people(frame)),
        _inside(coverage.counted(frame)),
        _inside(coverage.counted(coverage.elsewhere(frame))),
        _inside(coverage.classification(frame, "channel_kind")),
        describes_children=bases.describes_children(frame.questionnaire),
        has_totals=bool(known),
    )


def _groups(table: RawTable, question: Question) -> RawTable:
    """Without "none of these": who ticked it is in no group of the question."""
    alone = {option.value for option in question.options if option.is_exclusive}
    return replace(table, rows=tuple(row for row in table.rows if row.value not in alone))


def _classified(frame: Frame) -> list[tuple[str, Question]]:
    found = [(role, coverage.find(frame.questionnaire, role)) for role in ("age", "plan", "setting")]
    return [(role, question) for role, question in found if question]


def _of_age(known: Sequence[KnownTotal], age: str) -> list[KnownTotal]:
    """The totals of one age, as the totals of all whom a survey for that age is for."""
    return [
        replace(each, classification=ALL, value=ALL)
        for each in known
        if each.classification == "age" and each.value == age
    ]


def _blank_share(table: SafeTable) -> float:
    base = table.base or 0
    return (table.count(LEFT_BLANK) or 0) / base if base >= policy.PERCENT_FROM else 0.0


def _inside(raw: RawTable) -> SafeTable:
    return protect(raw, "inspection-team")
