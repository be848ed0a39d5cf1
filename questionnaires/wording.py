"""The third gate, its words: does a question ask one thing, fairly and straight?

No machine understands a question. Each rule here looks for turns of phrase that nearly always go wrong,
and leaves alone what it cannot judge: people still read every question aloud before it is used.
The rules are those of the survey handbooks: Fowler, Improving Survey Questions (1995); Dillman, Smyth and
Christian, Internet, Phone, Mail, and Mixed-Mode Surveys (2014); COGA, Making Content Usable (W3C, 2021).
"""

import re
from collections.abc import Iterator

from questionnaires.findings import Finding, options, pages, questions
from questionnaires.model import Option, Question, Questionnaire

# Two things that are one: names of one service, one paper or one group, a pair of opposites, a turn of phrase.
_ONE_THING = re.compile(
    r"\b(adults and children|boys and girls|children and (adults|families|young people)|education, health and care"
    r"|friends and family|health and (social )?care|mum and dad|now and then|parents and carers|safe and well)\b",
    re.IGNORECASE,
)
_OPPOSITES = re.compile(
    r"\b(?:((?:very )?\w+) or (?:very )?(?:dis|il|im|in|ir|un)\1"
    r"|(?:dis|un)(\w+) or \2"
    + "".join(
        rf"|{one} or {other}|{other} or {one}"
        for one, other in (
            ("better", "worse"),
            ("early", "late"),
            ("easy", "(?:difficult|hard)"),
            ("fast", "slow"),
            ("good", "(?:bad|poor)"),
            ("happy", "sad"),
            ("quick", "slow"),
            ("well", "(?:badly|poorly)"),
        )
    )
    + r")\b",
    re.IGNORECASE,
)
_TO_BE = r"(am|are|can|could|did|do|does|has|have|how|is|was|were|what|when|where|who|why|will|would)"
_JUDGED = (
    r"(accurate|calm|caring|clean|clear|consistent|easy|effective|enough|fair|fast|friendly|good|happy|heard|helpful"
    r"|honest|included|kind|listened|open|patient|polite|professional|prompt|punctual|quick|relevant|reliable"
    r"|respected|responsive|safe|skilled|supported|supportive|timely|understood|up to date|useful|valued|warm"
    r"|welcome|welcoming|well|\w{4,}(?:able|ible|ful))"
)
_SERVICE = r"(care|colleges?|councils?|education|health|nhs|nurser(?:y|ies)|schools?|social care|transport)"
# What a service does to a child's needs, and what there is to judge of it: two of either are two questions.
_DEED = (
    r"(?:act|assess|care|challenge|communicate|deliver|explain|help|identify|include|inform|involve|know|listen|meet|plan"
    r"|provide|respect|respond|review|support|teach|treat|understand|value)(?:e?s|e?d|ing)?"
)
_ON_WHOM = (
    r"(?: (?:to|with|on|for|about))?(?: (?:children|families|her|him|me|parents|them|us|you|your child))?"
)
_ASPECT = (
    r"(?:access|accuracy|advice|amount|attitude|availability|choice|clarity|communication|cost|guidance|information"
    r"|knowledge|length|pace|quality|quantity|range|reliability|safety|skills?|speed|standard|support|timeliness"
    r"|timing|training|usefulness|variety)"
)
_DOUBLE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\w\s?/\s?[^\W\d]",  # help/advice, and/or
        rf"\b(and|or) {_TO_BE}\b",  # ... and is it enough?
        rf"\b{_JUDGED} (and|or) {_JUDGED}\b",  # clear and useful
        rf"\b{_SERVICE} and {_SERVICE}\b(?!.*\b(together|same way|each other)\b)",  # school and health
        r"\b\w+ed (and|or) \w+ed\b",  # planned and delivered
        r"\b(got|get|given|had|have|received) and (use|used|know|knew|like|liked|want|wanted)\b",
        rf"\b{_DEED}{_ON_WHOM} and {_DEED}\b",  # understand and meet, listen to you and act
        rf"\b{_ASPECT} and {_ASPECT}\b",  # range and quality
    )
)
# A list of things judged by one answer: "work, a home, health and friends". A need may be for any of several.
_OPENING = re.compile(
    r"^(after|all|as|at|before|during|for|if|in|on|once|overall|since|when|while)\b[^,]*, ", re.I
)
_ITEM = rf"(?!{_TO_BE}\b)[\w'\u2019]+(?: (?!{_TO_BE}\b)[\w'\u2019]+){{0,2}}"
_LISTED = re.compile(
    rf"[\w'\u2019]+(?:, {_ITEM})+,? and [\w'\u2019]+(?!.*\b(together|same way|each other|a team)\b)", re.I
)

_LEADING = re.compile(
    r"^(are|could|did|do|does|has|have|is|should|was|were|will|would)n['\u2019]t\b"
    r"|\b(is|are|was|were|does|do|did)n['\u2019]t (it|they|you|he|she)\?$"
    r"|\b(do|would|don['\u2019]t) you (not )?agree\b"
    r"|\bhow (bad|badly|good|great|happy|helpful|poor|poorly|unhappy|wonderful)\b"
    r"|\b(amazing|awful|brilliant|dreadful|excellent|fantastic|outstanding|shocking|superb|terrible|wonderful)\b"
    r"|\b(as you know|everyone knows|most (families|parents|people) (say|think)|obviously|of course|surely)\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"\b(not|never|nobody|nothing|none|no|without)\b|n['\u2019]t\b", re.IGNORECASE)
_UNDONE = re.compile(
    r"\bun(able|aware|clear|common|fair|happy|helpful|kind|known|likely|met|reasonable|safe|usual|well|willing)\b"
    r"|\b(fail|failed|lack|lacked|refused?|stopped)\b|\b(dis(agree|like|satisfied)|impossible)\b",
    re.IGNORECASE,
)
# "feel" stands well before a state of body or mind. Before anything else it makes a fact an opinion.
_STATES = (
    r"(able|afraid|alone|angry|anxious|at|bad|better|calm|cared|comfortable|cross|good|happy|heard|hurt|ill"
    r"|included|left|lonely|part|proud|ready|sad|safe|safer|scared|sick|strong|tired|unsafe|unwell|upset"
    r"|valued|very|welcome|well|worried|worse)"
)
_FEELING = re.compile(rf"\b(feels?|felt) (?!{_STATES}\b)\w", re.IGNORECASE)
_AGREEING = re.compile(r"\b(dis)?agrees?\b|\b(un)?true\b|\bfalse\b", re.IGNORECASE)
_AGREED_WITH = re.compile(
    r"\bhow (far|much|strongly) do you (dis)?agree\b|\b(how true (is|are)|(is|are) (it|these|this) true)\b"
    r"|\b(each|following|these) statements?\b",
    re.IGNORECASE,
)
_SATISFIED = re.compile(
    r"\b(dis|un)?satisf(action|actory|ied|ying)\b|\b(un)?happy (are you )?(about|with)\b"
    r"|\b(dis)?pleased (are you )?with\b",
    re.IGNORECASE,
)


def texts_are_not_double_barrelled(questionnaire: Questionnaire) -> Iterator[Finding]:
    """One answer cannot say yes to the one thing and no to the other. What has options is looked at whether it
    is a question or a statement; of what is answered in words only questions are."""
    for where, question in _questions(questionnaire):
        for sentence in sentences(question.text):
            if found := _two_things(sentence, question):
                mend = "Ask about one of them, or ask two questions"
                yield Finding(f"{where}.text", f"“{found}” asks two things at once", mend)


def _two_things(sentence: str, question: Question) -> str:
    if not (question.is_closed or sentence.endswith("?")):
        return ""
    joined = _OPPOSITES.sub("", _ONE_THING.sub("", sentence))
    found = [match for match in (pattern.search(joined) for pattern in _DOUBLE) if match]
    if question.is_closed and question.role != "need":
        found += filter(None, [_LISTED.search(_OPENING.sub("", joined))])
    return found[0][0] if found else ""


def texts_do_not_lead(questionnaire: Questionnaire) -> Iterator[Finding]:
    """A question that names the answer it hopes for, praises or blames. One that names both ends does not."""
    for where, text in _put_to_people(questionnaire):
        for sentence in sentences(text):
            if found := _LEADING.search(_OPPOSITES.sub("", sentence)):
                yield Finding(
                    where, f"“{found[0]}” leads to one answer", "Ask evenly, such as “How clear ...?”"
                )


def satisfaction_is_not_asked(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Balanced or not, it measures what people had hoped for: those who stopped hoping are content with little
    (Williams, Coyle and Healy, Social Science and Medicine 47, 1998). Inspectors need what was got."""
    labels = ((f"{where}.label", option.label) for where, _, option in _options(questionnaire))
    for where, text in (*_put_to_people(questionnaire), *labels):
        if found := _SATISFIED.search(text):
            mend = "Ask what they got, such as “How much of the help ... do you get?” or “How well does it work?”"
            yield Finding(where, f"“{found[0]}” asks how pleased people are", mend)


def no_double_negatives(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Two negatives in one sentence, or one in a question that can be answered “no”."""
    for where, text in _put_to_people(questionnaire):
        for sentence in sentences(text):
            against = len(_NEGATIVE.findall(sentence))
            if against > 1 or (against and _UNDONE.search(sentence)):
                yield Finding(where, "Two negatives stand in one sentence", "Say what is, not what is not")
    for where, question in _questions(questionnaire):
        asked = [each for each in sentences(question.text) if each.endswith("?") and _NEGATIVE.search(each)]
        if asked and _can_be_denied(question):
            yield Finding(f"{where}.text", "“No” would deny what is asked as a negative", "Ask without “not”")


def agreement_scales_are_not_used(questionnaire: Questionnaire) -> Iterator[Finding]:
    """People tend to agree with whatever they are told, or call it true; options that name the thing itself say
    more (Saris, Revilla, Krosnick and Shaeffer, Survey Research Methods 4, 2010)."""
    mend = "Ask about the thing itself, such as how often or how clear"
    for where, _, option in _options(questionnaire):
        if _AGREEING.search(option.label):
            yield Finding(f"{where}.label", f"“{option.label}” is a scale of agreement", mend)
    for where, text in _put_to_people(questionnaire):
        if found := _AGREED_WITH.search(text):
            yield Finding(where, f"“{found[0]}” asks for agreement", mend)


def feelings_are_not_asked_for_facts(questionnaire: Questionnaire) -> Iterator[Finding]:
    """What families saw and were told is evidence; “do you feel that ...” turns it into a mood."""
    for where, question in _questions(questionnaire):
        if found := _FEELING.search(question.text):
            mend = "Ask what happened, or what they think"
            yield Finding(f"{where}.text", f"“{found[0][:-1].strip()}” is asked of a fact", mend)


def _questions(questionnaire: Questionnaire) -> Iterator[tuple[str, Question]]:
    """Those in English: every rule here is about English words."""
    return questions(questionnaire) if questionnaire.language == "en" else iter(())


def _options(questionnaire: Questionnaire) -> Iterator[tuple[str, Question, Option]]:
    return options(questionnaire) if questionnaire.language == "en" else iter(())


def _put_to_people(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    for where, page in pages(questionnaire) if questionnaire.language == "en" else ():
        yield from ((f"{where}.{name}", getattr(page, name)) for name in ("heading", "lead"))
    for where, question in _questions(questionnaire):
        yield from ((f"{where}.{name}", getattr(question, name)) for name in ("text", "hint", "help"))


def _can_be_denied(question: Question) -> bool:
    return any(option.value == "no" for option in question.options)


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", text)
