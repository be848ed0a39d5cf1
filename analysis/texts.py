"""Questions as their readers see them: with the area's name, and with every phrase a piped word can become.

Each person met one phrase; a figure is about all of them, so all phrases stand in its title.
"""

from dataclasses import replace

from questionnaires import piping
from questionnaires.model import Questionnaire, Word

UNNAMED = "this area"


def filled(questionnaire: Questionnaire, area: str) -> Questionnaire:
    """For reading alone: the result has another hash than the document people answered."""
    values = {piping.AREA: area}
    values |= {word.name: piping.filled(_phrases(word), values) for word in questionnaire.words}
    pages = tuple(
        replace(
            page,
            questions=tuple(
                replace(question, text=piping.filled(question.text, values)) for question in page.questions
            ),
        )
        for page in questionnaire.pages
    )
    return replace(questionnaire, title=piping.filled(questionnaire.title, values), pages=pages)


def _phrases(word: Word) -> str:
    each = dict.fromkeys((*(case.text for case in word.cases), word.otherwise))
    return f"[{' / '.join(each)}]"
