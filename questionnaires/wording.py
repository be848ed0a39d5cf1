"""The third gate, its words: does a question ask one thing, fairly and straight?

No machine understands a question. Each rule here looks for turns of phrase that nearly always go wrong,
and leaves alone what it cannot judge: people still read every question aloud before it is used.
The rules are those of the survey handbooks: Fowler, Improving Survey Questions (1995); Dillman, Smyth and
Christian, Internet, Phone, Mail, and Mixed-Mode Surveys (2014); COGA, Making Content Usable (W3C, 2021).
"""

import re
from collections.abc import Iterator

from questionnaires.findings import Finding, options, pages, questions
from questionnaires.model import Question, Questionnaire

# Two things that are one: names of one service or one paper, and a turn of phrase.
_ONE_THING = re.compile(
    r"\b(education, health and care|health and social care|safe and well)\b", re.IGNORECASE
)
_TO_BE = r"(am|are|can|could|did|do|does|has|have|how|is|was|were|what|when|where|who|why|will|would)"
_JUDGED = (
    r"(caring|clear|easy|enough|fair|fast|friendly|good|happy|heard|helpful|included|kind|listened|quick"
    r"|respected|safe|supported|understood|useful|valued|welcome|well)"
)
_SERVICE = r"(care|colleges?|councils?|education|health|nhs|nurser(?:y|ies)|schools?|social care|transport)"
_DOUBLE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\w\s?/\s?[^\W\d]",  # help/advice, and/or
        rf"\b(and|or) {_TO_BE}\b",  # ... and is it enough?
        rf"\b{_JUDGED} (and|or) {_JUDGED}\b",  # clear and useful
        rf"\b{_SERVICE} and {_SERVICE}\b(?!.*\b(together|same way|each other)\b)",  # school and health
        r"\b\w+ed (and|or) \w+ed\b",  # planned and delivered
        r"\b(got|get|given|had|have|received) and (use|used|know|knew|like|liked|want|wanted)\b",
    )
)

_LEADING = re.compile(
    r"^(are|could|did|do|does|has|have|is|should|was|were|will|would)n['\u2019]t\b"
    r"|\b(is|are|was|were|does|do|did)n['\u2019]t (it|they|you|he|she)\?$"
    r"|\b(do|would|don['\u2019]t) you (not )?agree\b"
    r"|\bhow (bad|badly|good|great|happy|helpful|pleased|poor|poorly|satisfied|unhappy|wonderful)\b"
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
_AGREEING = re.compile(r"\b(dis)?agree\b", re.IGNORECASE)


def texts_are_not_double_barrelled(questionnaire: Questionnaire) -> Iterator[Finding]:
    """One answer cannot say yes to the one thing and no to the other."""
    for where, question in _questions(questionnaire):
        for sentence in _sentences(question.text):
            joined = _ONE_THING.sub("", sentence)
            found = [match for match in (pattern.search(joined) for pattern in _DOUBLE) if match]
            if sentence.endswith("?") and found:
                mend = "Ask about one of them, or ask two questions"
                yield Finding(f"{where}.text", f"“{found[0][0]}” asks two things at once", mend)


def texts_do_not_lead(questionnaire: Questionnaire) -> Iterator[Finding]:
    """A question that names the answer it hopes for, praises or blames, or asks how satisfied people are."""
    for where, text in _put_to_people(questionnaire):
        for sentence in _sentences(text):
            if found := _LEADING.search(sentence):
                yield Finding(
                    where, f"“{found[0]}” leads to one answer", "Ask evenly, such as “How clear ...?”"
                )


def no_double_negatives(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Two negatives in one sentence, or one in a question that can be answered “no”."""
    for where, text in _put_to_people(questionnaire):
        for sentence in _sentences(text):
            against = len(_NEGATIVE.findall(sentence))
            if against > 1 or (against and _UNDONE.search(sentence)):
                yield Finding(where, "Two negatives stand in one sentence", "Say what is, not what is not")
    for where, question in _questions(questionnaire):
        asked = [each for each in _sentences(question.text) if each.endswith("?") and _NEGATIVE.search(each)]
        if asked and _can_be_denied(question):
            yield Finding(f"{where}.text", "“No” would deny what is asked as a negative", "Ask without “not”")


def agreement_scales_are_not_used(questionnaire: Questionnaire) -> Iterator[Finding]:
    """People tend to agree with whatever they are told; options that name the thing itself say more
    (Saris, Revilla, Krosnick and Shaeffer, Survey Research Methods 4, 2010)."""
    for where, _, option in options(questionnaire):
        if _AGREEING.search(option.label):
            mend = "Ask about the thing itself, such as how often or how clear"
            yield Finding(f"{where}.label", f"“{option.label}” is a scale of agreement", mend)


def feelings_are_not_asked_for_facts(questionnaire: Questionnaire) -> Iterator[Finding]:
    """What families saw and were told is evidence; “do you feel that ...” turns it into a mood."""
    for where, question in _questions(questionnaire):
        if found := _FEELING.search(question.text):
            mend = "Ask what happened, or what they think"
            yield Finding(f"{where}.text", f"“{found[0][:-1].strip()}” is asked of a fact", mend)


def _questions(questionnaire: Questionnaire) -> Iterator[tuple[str, Question]]:
    """Those in English: every rule here is about English words."""
    return questions(questionnaire) if questionnaire.language == "en" else iter(())


def _put_to_people(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    for where, page in pages(questionnaire) if questionnaire.language == "en" else ():
        yield from ((f"{where}.{name}", getattr(page, name)) for name in ("heading", "lead"))
    for where, question in _questions(questionnaire):
        yield from ((f"{where}.{name}", getattr(question, name)) for name in ("text", "hint", "help"))


def _can_be_denied(question: Question) -> bool:
    return any(option.value == "no" for option in question.options)


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", text)
