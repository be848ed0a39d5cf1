"""The published lattice: what may be cross-tabulated by what. Everything else is refused.

A list open to all, instead of any filter anybody thinks of, for two reasons. Whoever looks long enough among
free filters finds a pattern in chance; and two filters that differ by a few people tell on those few, which
can be tried out beforehand only where every table that may ever be made is on a list.

It is data: an inspectorate adds a line here, and nothing else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from analysis import bases
from analysis.errors import NotInLattice
from questionnaires.model import Question, Questionnaire

AT_MOST = 2  # classifications at a time: with three, nearly every group of 2,000 people is a handful

_NO_VIEW = {
    "dont-know": "does not know",
    "prefer-not-to-say": "would rather not say",
    "blank": "not asked, or left blank",
}


@dataclass(frozen=True, kw_only=True)
class Classification:
    """What people are grouped by: a column every response has, or a question about the person.

    Nobody stands in two groups, so no question with several answers is one. `labels` replace an option's
    own words where these are an answer ("Yes") that says nothing above a column of figures.
    """

    id: str
    name: str
    column: str = ""
    role: str = ""
    questions: tuple[str, ...] = ()  # their ids in documents where they have another role
    labels: Mapping[str, str] = field(default_factory=dict)

    def question(self, questionnaire: Questionnaire) -> Question | None:
        """The one this document asks."""
        asked = (each for each in questionnaire.questions if each.kind == "one" and each.theme is None)
        return next((each for each in asked if self._is_asked_by(each)), None)

    def label(self, value: str, otherwise: str) -> str:
        """Of one group, so that it can be understood without its neighbours."""
        if value in _NO_VIEW:
            return f"{self.name}: {_NO_VIEW[value]}"
        return self.labels.get(value, otherwise)

    def _is_asked_by(self, question: Question) -> bool:
        return question.role == self.role or question.id in self.questions


CLASSIFICATIONS = (
    Classification(
        id="plan",
        name="Plan status",
        role="plan",
        questions=("child-plan",),  # revisits ask it among other facts about the child
        labels={
            "plan": "Has an EHC plan",
            "being-assessed": "Being assessed for a plan",
            "sen-support": "SEN support, no plan",
            "waiting": "Asked for a plan, waiting",
            "refused": "Asked for a plan, turned down",
            "none": "No plan and no extra help",
        },
    ),
    Classification(
        id="age",
        name="Age band",
        role="age",
        labels={
            "under-5": "Aged 0 to 4",
            "under-11": "Aged 0 to 10",
            "5-to-10": "Aged 5 to 10",
            "11-to-15": "Aged 11 to 15",
            "16-to-18": "Aged 16 to 18",
            "16-to-19": "Aged 16 to 19",
            "19-to-25": "Aged 19 to 25",
            "20-to-25": "Aged 20 to 25",
        },
    ),
    Classification(id="setting", name="Setting", role="setting", questions=("child-setting",)),
    # Of those who work with children; an area's leaders are too few to be grouped.
    Classification(id="sector", name="Sector of work", questions=("work-sector",)),
    Classification(id="language", name="Language", column="language"),
    # In a survey for others supporters are a group apart already: see Frame.supporters.
    Classification(id="voice", name="Whose voice", column="voice"),
    Classification(id="presentation", name="Form", column="presentation"),
    Classification(id="channel", name="Where people got the link", column="channel_kind"),
    Classification(
        id="council",
        name="Council",
        role="council",
        labels={"this-area": "This area's council", "another": "Another council"},
    ),
)

# Two at a time, only where one of them alone would mislead.
PAIRS = (
    ("plan", "age"),  # support is said to fall away at 16 and 19: for whom with a plan, for whom without?
    ("plan", "setting"),  # a plan promises the same wherever a child learns
    ("age", "setting"),  # settings differ by age, so a difference between settings may be one between ages
    ("plan", "language"),  # do families who answer in other languages get as far with the same status?
    ("plan", "channel"),  # a channel that reached one status looks like a difference between channels
    ("voice", "presentation"),  # easy read and answering with help come together
    ("sector", "channel"),  # the same of practitioners: a link sent round by one service
)

_BY_ID = {each.id: each for each in CLASSIFICATIONS}


def offered(questionnaire: Questionnaire) -> tuple[Classification, ...]:
    """Those this document's responses can be grouped by."""
    return tuple(each for each in CLASSIFICATIONS if _has(questionnaire, each))


def questions(questionnaire: Questionnaire) -> tuple[Question, ...]:
    """What may be cross-tabulated: the closed questions under a theme."""
    return tuple(each for each in questionnaire.questions if each.is_closed and each.theme is not None)


def crossings(questionnaire: Questionnaire, question: Question) -> Iterator[tuple[str, ...]]:
    """All of the lattice that this question has: ids, one at a time, then two."""
    ids = [each.id for each in offered(questionnaire) if _may_group(questionnaire, question, each)]
    yield from ((each,) for each in ids)
    yield from (pair for pair in PAIRS if set(pair) <= set(ids))


def find(
    questionnaire: Questionnaire, question: str, by: Sequence[str]
) -> tuple[Question, tuple[Classification, ...]]:
    """What these ids stand for; raise `NotInLattice` for what is not published."""
    if len(by) > AT_MOST or not by:
        raise NotInLattice(question, by, f"it is published by one or {AT_MOST} classifications at a time")
    unknown = [each for each in by if each not in _BY_ID]
    if unknown:
        raise NotInLattice(question, by, f"{unknown[0]!r} is none of: {', '.join(_BY_ID)}")
    if len(by) == AT_MOST and tuple(by) not in PAIRS:
        pairs = ", ".join("+".join(pair) for pair in PAIRS)
        raise NotInLattice(question, by, f"the pairs published are: {pairs}")
    missing = [each for each in by if not _has(questionnaire, _BY_ID[each])]
    if missing:
        raise NotInLattice(question, by, f"this questionnaire does not ask about {missing[0]!r}")
    found = next((each for each in questions(questionnaire) if each.id == question), None)
    if found is None:
        raise NotInLattice(question, by, "it is no closed question under a theme of this questionnaire")
    classifications = tuple(_BY_ID[each] for each in by)
    if not all(_may_group(questionnaire, found, each) for each in classifications):
        raise NotInLattice(question, by, "it is asked once of each person, and their children may differ")
    return found, classifications


def _may_group(questionnaire: Questionnaire, question: Question, by: Classification) -> bool:
    """What a person says once, for all their children, is not said by a child of this or that group."""
    return bool(by.column) or not bases.is_about_person(questionnaire, question)


def _has(questionnaire: Questionnaire, classification: Classification) -> bool:
    """Supporters have one voice in a survey of their own."""
    if classification.column:
        return classification.column != "voice" or questionnaire.audience != "supporters"
    return classification.question(questionnaire) is not None
