"""Words of earlier answers in later texts: `{place}` becomes the author's phrase for what was chosen.

Whole phrases stand in the questionnaire, one for each answer, so that plurals and grammar are the
author's and the translator's. Typed words are never put anywhere: there is no way to name them here.
Values are plain text; whoever renders a page escapes them with the rest of it.
"""

import re
from collections.abc import Callable, Mapping

from questionnaires.answers import Answer
from questionnaires.model import Questionnaire, Word

AREA = "area"  # the name of the council's area, known to the survey and not to the questionnaire
_NAMES = re.compile(r"\{([a-z][a-z0-9-]*)\}")

Values = Mapping[str, str]


def names(text: str) -> list[str]:
    """The words a text waits for, in order."""
    return _NAMES.findall(text)


def filled(text: str, values: Values) -> str:
    """The text with its words put in; a name nobody gave a value stays and is seen."""
    return _NAMES.sub(lambda found: values.get(found[1], found[0]), text)


def values(
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    *,
    area: str,
    translate: Callable[[str], str] = str,
) -> dict[str, str]:
    """What each word becomes for these answers, in the language of `translate`."""
    return {AREA: area} | {
        word.name: filled(translate(_phrase(word, answers.get(word.question, ()))), {AREA: area})
        for word in questionnaire.words
    }


def _phrase(word: Word, answer: Answer | tuple[()]) -> str:
    chosen = {answer} if isinstance(answer, str) else set(answer)
    return next((case.text for case in word.cases if not chosen.isdisjoint(case.any_of)), word.otherwise)
