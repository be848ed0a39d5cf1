"""The third gate, for safety: nobody is asked who they are.

What the first page promises, no limit and no hint can keep when the question itself asks for a name. A postcode, a
date of birth or the name of a school beside an age and a need is often one family. So they are not gathered
at all (UK GDPR, article 5(1)(c), data minimisation; ICO, Anonymisation guidance, on singling out). What inspectors
need of them is asked in options: an age band, the council, the kind of school.
"""

import re
from collections.abc import Iterator

from questionnaires.findings import Finding, pages
from questionnaires.model import Page, Question, Questionnaire
from questionnaires.wording import sentences

_PERSON = (
    r"(?:carer|caseworker|child|children|college|daughter|doctor|helper|nurse|nursery|parent|pupil|school|senco"
    r"|son|student|teacher|therapist|worker)"
)
_WHOSE = rf"(?:her|his|its|their|whose|your|{_PERSON}(?:['\u2019]s|s['\u2019]))"
_PLACE = r"(?:academy|college|hospital|nursery|practice|school|setting|sixth form|surgery)s?"
_ANY_BUT_VERBS = r"(?:(?!(?:can|could|did|do|does|has|have|is|must|should|was|will|would)\b)\w+ )?"
_TELL = r"(?:add|enter|give|leave|list|put|share|tell us|type|write)"
_AGE = "Ask the age in bands, with the role `age`"
_COUNCIL = "Ask in options which council it is, with the role `council`"
_KIND = "Ask in options what kind of place it is, with the role `setting`"
_NO_CONTACT = "Ask for no way to reach people; the service has a page of its own for that"
_NO_NAME = "Take it out; nobody's name is gathered"
_NO_NUMBER = "Take it out; no number that stands for one person is gathered"

# What names one person or family, and what to do instead.
_ASKED = (
    (rf"\b(?:{_WHOSE}|{_PERSON}) (?:\w+ )?(?:fore|sur|user)?names?\b", _NO_NAME),
    (
        r"\b(?:family|first|full|given|last|maiden|middle|nick) ?names?\b|\b(?:fore|sur|user)names?\b",
        _NO_NAME,
    ),
    (r"\bnames?(?:[,:]| (?:and|of|or)\b)|^\W*names?\W*$|\binitials\b", _NO_NAME),
    (rf"\b(?:name|spell) (?:all|any|each|the|their|your)\b|\b{_TELL}\b.*\bnames?\b", _NO_NAME),
    (rf"\bwhat (?:are|is|was|were) (?:he|she|they|you|{_WHOSE} \w+) called\b|\bwho are you\?", _NO_NAME),
    (r"\b(?:date|day|month|year) of birth\b|\bbirth ?dates?\b|\bd\.?o\.?b\b", _AGE),
    (r"\bwhen (?:is|was|were) (?:[\w'\u2019]+ ){1,3}(?:birthday|born)\b", _AGE),
    (r"\b(?:what|which) (?:date|day|month|year)\b.*\b(?:birthday|born)\b", _AGE),
    (r"\b(?:post|zip)[ -]?codes?\b|\b(?:what|which) (?:road|street|ward)\b", _COUNCIL),
    (
        rf"\b(?:{_WHOSE}|full|home|postal|street|what) (?:home |postal )?address(?:es)?\b|^\W*address\W*$",
        _COUNCIL,
    ),
    (r"\be-?mail address(?:es)?\b|\bcontact details\b|\b(?:how|where) (?:can|may) we \w+ you\b", _NO_CONTACT),
    (
        r"\b(?:contact|mobile|phone|tel|telephone) (?:no\.|numbers?)|\bnumber we can (?:call|ring)\b",
        _NO_CONTACT,
    ),
    (r"\b(?:case|insurance|nhs|passport|patient|pupil|student) (?:id|no\.|number)", _NO_NUMBER),
    (
        rf"\b(?:what|which) {_ANY_BUT_VERBS}{_PLACE} (?:did|do|does|is|was) (?:he|she|the|their|they|you|your)\b",
        _KIND,
    ),
)
# What names them only where the answer is typed: with options, the author decides what can be said.
_TYPED = (
    (r"\bwho (?:is|are|was|were) (?:the|their|your)\b|\bwho (?:helps|teaches|treats)\b", _NO_NAME),
    (r"\bwhere do(?:es)? .*\blives?\b|\b(?:what|which) (?:estate|parish|suburb|town|village)\b", _COUNCIL),
    (rf"\bwhere do(?:es)? .*\b(?:learn|study|go to {_PLACE})\b|\bwhich {_PLACE}\b", _KIND),
    (rf"\bwhat is (?:{_WHOSE} )+{_PLACE}\W*$|\bwhat do you call the (?:place|{_PLACE})\b", _KIND),
    (rf"\b(?:{_TELL}|what is)\b.*\byour (?:e-?mail|mobile|phone|telephone)\b", _NO_CONTACT),
    (r"^\W*(?:your )?(?:e-?mail|mobile|phone|telephone)\W*$", _NO_CONTACT),
)
# "Please do not name people", "we never ask for your name", "leave out names".
_REFUSED = re.compile(
    r"\b(?:don['\u2019]t|need not|never|not) (?:have to |need to )?"
    r"(?:add|enter|give|include|leave(?! (?:blank|empty|out))|mention|name|put|say|share|tell|type|use|write)\b"
    r"|\b(?:nobody|we) (?:do not |don['\u2019]t |never |will never |will not )?(?:asks?|collect|keep|need|want)\b"
    r"|(?<!not )(?<!never )\bleave out\b|\bwithout (?:\w+ )?names?\b",
    re.IGNORECASE,
)
# With options this asks whether they know or got it: "Were you given a phone number to call?"
_WHETHER = re.compile(r"^(?:are|did|do|does|has|have|how|is|was|were)\b.*\?$", re.IGNORECASE)


def identity_is_not_asked(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Names and ways to reach people, in whatever stands around an answer. The rules are about English words."""
    for where, page in pages(questionnaire) if questionnaire.language == "en" else ():
        for place, text, question in _around(where, page):
            for sentence in sentences(text):
                if found := _named(sentence, question):
                    yield Finding(place, f"“{found[0]}” asks who somebody is", found[1])


def _around(where: str, page: Page) -> Iterator[tuple[str, str, Question | None]]:
    """Each text with its question; heading and lead have none."""
    yield from ((f"{where}.{name}", getattr(page, name), None) for name in ("heading", "lead"))
    for number, question in enumerate(page.questions, start=1):
        for name in ("text", "hint", "help"):
            yield f"{where}.questions.{number}.{name}", getattr(question, name), question


def _named(sentence: str, question: Question | None) -> tuple[str, str] | None:
    """What it asks for and what to do instead; nothing if it is sound."""
    is_typed = question is not None and not question.is_closed
    is_whether = question is not None and question.is_closed and _WHETHER.search(sentence)
    if is_whether or _REFUSED.search(sentence):
        return None
    for pattern, mend in (*_ASKED, *(_TYPED if is_typed else ())):
        if found := re.search(pattern, sentence, re.IGNORECASE):
            return found[0].strip(), mend
    return None
