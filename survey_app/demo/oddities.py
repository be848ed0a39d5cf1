"""What is rare and every such survey meets: harm, threats, another language; the same person twice, a text passed
on, somebody else's survey, a joke, a program.

The shares are assumptions: a possible sign of harm in 1 to 2 of a hundred responses, threats or abuse in 3 of a
thousand, another language in 5 of a thousand, 3 to 5 of a hundred near-copies, 2 of a hundred who came to the
wrong survey, a joke or a program in 2 of a thousand. One parent of a hundred tells a whole story. In a survey
of a hundred there is one of each at least.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from random import Random

from questionnaires.model import Questionnaire
from survey_app.demo import fragments, people, shares, wording, writing
from survey_app.demo.answering import Arrival
from survey_app.demo.families import Family
from survey_app.demo.profile import drawn
from survey_app.fieldwork import consent

Odd = Callable[[Random, Questionnaire, Arrival, Sequence[Family]], Arrival]

_ENOUGH = 60  # letters, for two texts to be known as the same
_FAST = dt.timedelta(seconds=1)
_NOT_IN_SMALL = 50


def placed(chance: Random, numbers: Sequence[int], audience: str) -> dict[int, Odd]:
    """Which of those who send are odd, and how."""
    kinds = [
        kind
        for kind, share, who in _KINDS
        if audience in who or not who
        for _ in range(_count(share, len(numbers)))
    ]
    if audience == _PARENTS:
        kinds += [partial(story, number=number) for number in range(_count(_STORIES, len(numbers)))]
    return dict(zip(chance.sample(numbers, len(kinds)), kinds, strict=True))


def _count(share: float, sent: int) -> int:
    return 0 if sent < _NOT_IN_SMALL else max(1, round(share * sent))


def grave(chance: Random, asked: Questionnaire, arrival: Arrival, _sent: Sequence[Family]) -> Arrival:
    """Somebody writes what may be a sign of harm, among other things or alone."""
    return _adding(chance, asked, arrival, "grave")


def threat(chance: Random, asked: Questionnaire, arrival: Arrival, _sent: Sequence[Family]) -> Arrival:
    return _adding(chance, asked, arrival, "threats")


def in_own_language(
    chance: Random, asked: Questionnaire, arrival: Arrival, _sent: Sequence[Family]
) -> Arrival:
    """Somebody answers and writes in the language they think in."""
    language = drawn(chance, shares.LANGUAGES)
    texts = fragments.lists("languages")[language]
    family, boxes = arrival.family, people.boxes(asked, arrival.family)
    for (page, item), text in zip(boxes, chance.sample(texts, min(len(boxes), 2)), strict=False):
        family = _with_text(asked, family, page, item, text)
    opening = family.opening | {
        "language": language,
        "presentation": "standard",
        "consent": consent.STATEMENTS_VERSION,
    }
    return replace(arrival, family=replace(family, opening=opening))


def story(
    chance: Random, asked: Questionnaire, arrival: Arrival, _sent: Sequence[Family], *, number: int
) -> Arrival:
    """Somebody tells all that happened to them, as nobody else does: every account is told once."""
    stance, item = ("good", "works-well") if arrival.family.outlook > 0 else ("bad", "must-change")
    accounts = fragments.lists("stories")[stance]
    boxes = [box for box in people.boxes(asked, arrival.family) if box[1] == item]
    if number >= len(accounts) or not boxes:
        return arrival
    text = wording.filled(chance, accounts[number], arrival.family.words)
    return replace(arrival, family=_with_text(asked, arrival.family, *boxes[0], text))


def twice(chance: Random, asked: Questionnaire, arrival: Arrival, sent: Sequence[Family]) -> Arrival:
    """Somebody of the last few days sends nearly the same once more."""
    writers = [family for family in sent if _longest(asked, family)[1]]
    if not writers:
        return arrival
    again = chance.choice(writers)
    page, item = _longest(asked, again)
    text = _changed(chance, str(dict(again.pages)[page][item]))
    return replace(arrival, family=_with_text(asked, again, page, item, text))


def passed_on(chance: Random, asked: Questionnaire, arrival: Arrival, _sent: Sequence[Family]) -> Arrival:
    """A text that went round a group of families, with few words changed."""
    text = chance.choice(fragments.lists("oddities")["passed on"])
    return _writing(asked, arrival, _changed(chance, text))


def wrong_survey(chance: Random, asked: Questionnaire, arrival: Arrival, _sent: Sequence[Family]) -> Arrival:
    """Somebody who works with children answers as if they were a parent."""
    return _writing(asked, arrival, _changed(chance, _one_of(chance, "wrong survey")))


def joke(chance: Random, asked: Questionnaire, arrival: Arrival, _sent: Sequence[Family]) -> Arrival:
    return _writing(asked, arrival, _one_of(chance, "joke"))


def program(chance: Random, asked: Questionnaire, arrival: Arrival, _sent: Sequence[Family]) -> Arrival:
    """It fills in every field there is, the hidden one too, faster than pages load."""
    odd = _writing(asked, arrival, _one_of(chance, "program"))
    return replace(odd, is_trapped=True, took=_FAST)


_PARENTS, _WORKERS = "parents-and-carers", "practitioners"
_WRITERS = (_PARENTS, _WORKERS, "children-11-15", "young-people-16-18", "supporters")
_STORIES = 0.01
_KINDS: tuple[tuple[Odd, float, tuple[str, ...]], ...] = (
    # What, of how many sent, and to which surveys; to all, if none is named.
    (grave, 0.014, _WRITERS),
    (threat, 0.003, (_PARENTS, _WORKERS, "children-11-15")),
    (in_own_language, 0.006, (_PARENTS, "children-11-15")),
    (twice, 0.03, ()),
    (passed_on, 0.008, (_PARENTS,)),
    (wrong_survey, 0.02, (_PARENTS,)),
    (joke, 0.001, (_PARENTS, "children-11-15")),
    (program, 0.001, (_PARENTS, _WORKERS)),
)


def _one_of(chance: Random, heading: str) -> str:
    return chance.choice(fragments.lists("oddities")[heading])


def _adding(chance: Random, asked: Questionnaire, arrival: Arrival, kind: str) -> Arrival:
    """A sentence of this kind at the end of what this person wrote in the last box."""
    boxes = people.boxes(asked, arrival.family)
    if not boxes:
        return arrival
    hand, (page, item) = writing.hand_of(asked.audience), boxes[-1]
    sentence = chance.choice(fragments.lists(hand.tones)[kind])
    text = writing.said(chance, sentence, arrival.family.words, hand)
    before = str(dict(arrival.family.pages)[page].get(item, ""))
    family = _with_text(asked, arrival.family, page, item, f"{before} {text}".strip())
    return replace(arrival, family=family)


def _writing(asked: Questionnaire, arrival: Arrival, text: str) -> Arrival:
    """The same person, with this text and no other in the last box on their way."""
    boxes = people.boxes(asked, arrival.family)
    if not boxes:
        return arrival
    return replace(arrival, family=_with_text(asked, arrival.family, *boxes[-1], text))


def _with_text(asked: Questionnaire, family: Family, number: int, item: str, text: str) -> Family:
    """The family with this text in a box, of which the end stays when there is no room for all."""
    limit = next(question.limit for question in asked.questions if question.id == item)
    pages = tuple(
        (page, answers | {item: text[-limit:]} if page == number else answers)
        for page, answers in family.pages
    )
    return replace(family, pages=pages)


def _longest(asked: Questionnaire, family: Family) -> tuple[int, str]:
    """The page and box in which this family wrote most; no box when that is a few words."""
    given = dict(family.pages)
    boxes = people.boxes(asked, family)
    longest = max(
        ((len(str(given[page].get(item, ""))), page, item) for page, item in boxes), default=(0, 0, "")
    )
    length, page, item = longest
    return (page, item) if length > _ENOUGH else (0, "")


def _changed(chance: Random, text: str) -> str:
    """A word or two other than before, and perhaps a last sentence more."""
    words = text.split(" ")
    for _ in range(chance.randint(1, 2)):
        at = chance.randrange(len(words))
        words[at] = words[at].rstrip(".,") if chance.random() < 0.5 else f"{words[at]} really"
    more = chance.choice(("", "", " Please act on this.", " Thank you.", " Sorry, I sent this before."))
    return " ".join(words) + more
