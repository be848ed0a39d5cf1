"""The wording guard: what to write instead where a claim makes less of what families said, or more of a figure.

In published reports families "feel" what leaders "know". Who waited fourteen months did not feel it: the same
verbs are for both. And those who answered an open link are no sample: a claim says how many said it.

The guard advises, after saving, and never refuses. It leaves alone what stands in quotation marks, and every
sentence about safety or wellbeing, where a feeling is what was asked for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

FAMILIES = (
    r"(?:parents?|carers?|famil(?:y|ies)|mothers?|fathers?|mums?|dads?|grandparents?"
    r"|child(?:ren)?|young (?:people|person)|pupils?|students?)"
)
PEOPLE = rf"(?:{FAMILIES}|people|respondents|practitioners|professionals|staff|teachers|leaders|them)"
# Words after which the verb is somebody else's: "parents told us that leaders believe".
SOMEBODY_ELSE = (
    r"(?:leaders?|staff|teachers?|inspectors?|professionals?|practitioners?|officers?|managers?|we"
    r"|said|say|told|described)"
)
SAME_SUBJECT = rf"(?:(?!\b{SOMEBODY_ELSE}\b)[^,;:]){{0,80}}?"
NUMBER = r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
# What may stand between "many" and the people it counts; another noun there, and it counts something else.
WHICH = (
    r"(?:(?:of|the|these|those|our|other|young|younger|older|deaf|foster|parent|and|health|care"
    r"|\w+(?:ed|ing|ive|al|ic|able|ual))\s+){0,3}"
)
OWN_FEELING = (
    r"(?:(?:very|more|less|so|quite|too|most|often|really|not)\s+)*"
    r"(?:angry|tired|exhausted|overwhelmed|proud|hopeful|confident|valued|included|excluded|welcome"
    r"|ashamed|guilty|pain|part of)"
)
BENEFITS = r"(?:\w+\s+){0,2}?(?:benefits?|allowances?|DLA|PIP|credit|costs|expenses|refunds?|back)"
SAID = "write what they said, told us or described. The same verbs are for families as for leaders."
COUNTED = "say how many: “212 of the 940 who answered”."


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


SAFETY_AND_WELLBEING = _words(
    r"\b(?:(?:un)?safe(?:ly|ty)?|safeguard\w*|harm(?:ed)?|self-harm|well-?being|(?:un)?happ(?:y|ier|iness)|anxi(?:ous|ety)"
    r"|worr(?:y|ied|ies)|lonel(?:y|iness)|afraid|scared|frightened|bull(?:y|ied|ying)|distress\w*|stress\w*|sad|depressed)\b"
)
QUOTED = re.compile('\u201c[^\u201d]*\u201d|\u2018[^\u2019]*\u2019(?!\\w)|"[^"]*"')
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, kw_only=True)
class Advice:
    """Words found in a claim, and what to write instead."""

    rule: str
    found: str
    instead: str


@dataclass(frozen=True, kw_only=True)
class Rule:
    name: str
    finds: re.Pattern[str]
    instead: str
    unless: re.Pattern[str] | None = None
    """A sentence that holds this is left alone by the rule."""


def _verb(verb: str, *, unless_next: str = "") -> re.Pattern[str]:
    """Families as its subject, or as those by whom."""
    followed = rf"(?!\s+{unless_next})" if unless_next else ""
    return _words(
        rf"\b{FAMILIES}\b{SAME_SUBJECT}\b{verb}\b{followed}|\b{verb}\s+by\s+(?:\w+\s+){{0,2}}?{FAMILIES}\b"
    )


RULES = (
    Rule(
        name="feel",
        finds=_verb("(?:feels?|felt|feeling)", unless_next=OWN_FEELING),
        instead=SAID,
    ),
    Rule(name="believe", finds=_verb("believe[sd]?"), instead=SAID),
    Rule(name="perceive", finds=_verb("perceive[sd]?"), instead=SAID),
    Rule(name="claim", finds=_verb("claim(?:s|ed)?", unless_next=BENEFITS), instead=SAID),
    Rule(
        name="perception",
        finds=_words(
            rf"\b(?:perceptions?|feelings?)\s+(?:of|among|amongst)\s+(?:\w+\s+){{0,2}}?{FAMILIES}\b"
        ),
        instead=SAID,
    ),
    Rule(
        name="quantifier",
        finds=_words(
            r"\b(?:(?:very |a great |so |(?<!how ))many|(?<!the )most|some|several|(?:a |very )?few"
            r"|a (?:small |large )?number|(?:a|the) (?:vast |large |small )?(?:majority|minority)"
            r"|(?:almost|nearly) all)\b"
            rf"\s+(?:{WHICH}{PEOPLE}|(?:of )?those|who|said|told|described)\b"
        ),
        instead=COUNTED,
        unless=_words(
            rf"\b{NUMBER}\s+(?:out\s+)?of\b|\bof\s+(?:the\s+)?\d|\b{NUMBER}\s+(?:\w+\s+)?{PEOPLE}\b|\bn\s*=\s*\d"
        ),
    ),
    Rule(
        name="all",
        finds=_words(rf"(?<!not )\b(?:all|every)\s+{WHICH}{PEOPLE}\b"),
        instead="people chose whether to answer, so nothing is known of all: write “all 12 who answered”.",
        unless=_words(
            r"\bwho\s+(?:answered|responded|took part|replied)|\b(?:must|should|entitled|right to|duty)\b"
            r"|\b(?:almost|nearly) all\b"
        ),
    ),
    Rule(
        name="significant",
        finds=_words(r"\b(?:statistically\s+)?significan(?:t|tly)\b(?!\s+(?:weakness(?:es)?|concerns?)\b)"),
        instead="it reads like a test of chance, and none was made: write the figures, and how far they are apart.",
    ),
    Rule(
        name="representative",
        finds=_words(
            r"\b(?:is|are|was|were|be)\s+(?:(?:\w+ly|not|more|very)\s+){0,2}representative\b"
            r"|\b(?:un)?representative\s+(?:sample|picture|views?|survey)\b"
        ),
        instead="an open link draws no sample: write who answered and who was not heard.",
    ),
)


def advise(claim: str) -> tuple[Advice, ...]:
    """What to think about in a claim, in its order; the same words once a rule."""
    found = {(advice.rule, advice.found.lower()): advice for advice in _all(QUOTED.sub(" ", claim))}
    return tuple(found.values())


def _all(claim: str) -> Iterator[Advice]:
    for sentence in SENTENCE.split(claim):
        if SAFETY_AND_WELLBEING.search(sentence):
            continue
        for rule in RULES:
            if rule.unless is None or not rule.unless.search(sentence):
                for match in rule.finds.finditer(sentence):
                    words = " ".join(match[0].split())
                    yield Advice(rule=rule.name, found=words, instead=rule.instead)
