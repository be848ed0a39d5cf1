"""What a made-up person writes in a box: how long, about what, and in which tone.

Lengths run as they do in real surveys: half of parents' comments have more than about 55 words, a few have
several hundred, and some have three. What a person writes hangs on how things go for them: whose help at school
works writes of that, and who needed no social care writes nothing of it.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from types import MappingProxyType

from questionnaires.model import Question
from survey_app.demo import fragments, slips, wording
from survey_app.demo.fragments import Theme
from survey_app.demo.profile import Person
from survey_app.demo.slips import Typing


@dataclass(frozen=True, kw_only=True)
class Hand:
    """How people of one kind write."""

    themes: tuple[str, ...]
    """Files of sentences."""
    tones: str
    """The file of how they begin and end, of what is short, and of what is rare."""
    median: float
    """Words aimed at, in the middle; the last sentence goes beyond."""
    spread: float = 0.88
    """Of the logarithm: with this one comment in a hundred has eight times the median."""
    short: float = 0.06
    """Of a hundred comments, how many have a word or three."""
    typing: Typing = slips.ADULT
    is_grown_up: bool = True
    """Whether sentences are varied and joined as adults do."""


_PARENTS = ("parents-health", "parents-council", "parents-school", "parents-life")
_YOUNG = Hand(
    themes=("young",),
    tones="young-tones",
    median=14,
    spread=0.85,
    short=0.14,
    typing=slips.YOUNG,
    is_grown_up=False,
)
_HANDS: Mapping[str, Hand] = MappingProxyType(
    {
        "parents-and-carers": Hand(themes=_PARENTS, tones="parents", median=46),
        "children-5-10": Hand(
            themes=("little",), tones="little-tones", median=6, spread=0.6, short=0.2, is_grown_up=False
        ),
        "practitioners": Hand(
            themes=("practitioners",), tones="practitioners-tones", median=34, typing=slips.AT_WORK
        ),
        "supporters": Hand(themes=("supporters",), tones="supporters-tones", median=24, spread=0.8),
    }
)
_LONGEST = 700
_OPENS, _CLOSES, _SAYS_WHO = 0.35, 0.4, 0.6
_STANCE: Mapping[str, str] = MappingProxyType({"works-well": "good", "must-change": "bad"})
_TERSE, _AT_LENGTH = 0.6, 0.3
"""How much a mood changes whether a box gets a word or two, and how long it gets."""
_ASKS: Mapping[str, str] = MappingProxyType({"child-voice": "child-shows", "joint-comment": "joint-working"})
_ASKED = 12
"""By how much the idea a question asks for weighs more."""
_NOT_HAD = ("not-needed", "waiting", "refused", "did-not-know-how")
_RARE: Mapping[str, float] = MappingProxyType({"named": 0.045, "contacts": 0.005})
"""By comment: most who write fill in more than one box, and 6 people in a hundred name somebody or a school."""


def hand_of(audience: str) -> Hand:
    return _HANDS.get(audience, _YOUNG)


@dataclass
class Telling:
    """What one person has to tell, box after box."""

    person: Person
    needs: Mapping[str, str]
    """What they ticked of each sector's help, whether it was needed and whether it came."""
    told: set[str] = field(default_factory=set)
    """Ideas they have written of already: nobody praises in one box what they blame in the next."""


def comment(chance: Random, question: Question, telling: Telling) -> str:
    """What this person writes in this box."""
    person = telling.person
    hand = hand_of(person.audience)
    lists = fragments.lists(hand.tones)
    stance = _STANCE.get(question.id) or ("good" if person.outlook > chance.gauss(0.3, 0.7) else "bad")
    mood = person.outlook if stance == "good" else -person.outlook
    themes = _apt(hand, stance, telling)
    if not themes or chance.random() < hand.short * math.exp(-_TERSE * mood):
        return slips.styled(chance, [chance.choice(lists[f"short {stance}"])], hand.typing)
    words = hand.median * math.exp(chance.gauss(_AT_LENGTH * mood, hand.spread))
    sentences = list(_sentences(chance, question, themes, stance, telling, min(_LONGEST, math.ceil(words))))
    for kind, odds in _RARE.items():
        if lists[kind] and chance.random() < odds:
            sentences.insert(chance.randint(1, len(sentences)), chance.choice(lists[kind]))
    text = slips.styled(chance, [said(chance, each, person.words, hand) for each in sentences], hand.typing)
    return text[: question.limit]


def said(chance: Random, sentence: str, words: Mapping[str, str], hand: Hand) -> str:
    """A sentence in the words of one person."""
    filled = wording.filled(chance, sentence, words)
    return wording.varied(chance, filled) if hand.is_grown_up else filled


def _apt(hand: Hand, stance: str, telling: Telling) -> list[Theme]:
    """Ideas that this person may have a view of: no praise for what did not come, nothing of what was not needed."""
    unknown = _NOT_HAD if stance == "good" else ("not-needed",)
    return [
        theme
        for theme in fragments.themes(*hand.themes)
        if _views(theme, stance)
        and theme.fits(telling.person.facts)
        and theme.id not in telling.told
        and telling.needs.get(theme.sector) not in unknown
    ]


def _sentences(
    chance: Random, question: Question, themes: Sequence[Theme], stance: str, telling: Telling, words: int
) -> Iterator[str]:
    """An opening sometimes, as many sentences about one idea after another as it takes, an end sometimes."""
    person = telling.person
    hand = hand_of(person.audience)
    is_long = words > hand.median / 4
    written = 0
    if is_long and chance.random() < _OPENS:
        opening = _opening(chance, hand, stance, person)
        written += len(opening.split())
        yield opening
    for theme in _in_order(chance, question, themes, stance, person):
        telling.told.add(theme.id)
        for sentence in _about(chance, theme, stance):
            said_before = written > 0 and hand.is_grown_up
            yield wording.joined(chance, sentence) if said_before else sentence
            written += len(sentence.split())
            if written >= words:
                break
        if written >= words:
            break
    if is_long and chance.random() < _CLOSES:
        yield chance.choice(fragments.lists(hand.tones)[f"closes {stance}"])


def _opening(chance: Random, hand: Hand, stance: str, person: Person) -> str:
    """Foster carers, grandparents and practitioners often begin by saying who they are."""
    lists = fragments.lists(hand.tones)
    who = [f"opens {person.facts.get(fact)}" for fact in ("relation", "work-sector")]
    own = [sentence for heading in who for sentence in lists.get(heading, ())]
    return chance.choice(own if own and chance.random() < _SAYS_WHO else lists[f"opens {stance}"])


def _in_order(
    chance: Random, question: Question, themes: Sequence[Theme], stance: str, person: Person
) -> Iterator[Theme]:
    """Ideas as this person comes to them: what is asked about, then what weighs on them first."""
    sign = 1 if stance == "good" else -1
    left = list(themes)
    weights = [
        each.weight
        * math.exp(sign * 0.9 * person.outlooks.get(each.sector, person.outlook))
        * (_ASKED if _ASKS.get(question.id) == each.id else 1)
        for each in left
    ]
    while left:
        at = chance.choices(range(len(left)), weights)[0]
        weights.pop(at)
        yield left.pop(at)


def _about(chance: Random, theme: Theme, stance: str) -> list[str]:
    """The first sentence has a view of it."""
    views = _views(theme, stance)
    first = chance.choice(views)
    rest = [each for each in (*views, *theme.fact) if each != first]
    return [first, *chance.sample(rest, min(len(rest), chance.choice((0, 1, 1, 2, 2, 3))))]


def _views(theme: Theme, stance: str) -> tuple[str, ...]:
    return theme.good if stance == "good" else theme.bad
