"""Change since the last visit, as people tell it now.

It is retrospective: one person compares two times, today. Nothing was measured then, nobody was followed, and memory
fades and is coloured by how things are now. Only those who knew this then and now can compare; all others stand apart.
"""

from questionnaires.model import Question, Questionnaire

BETTER, SAME, WORSE = "better", "same", "worse"


def questions(questionnaire: Questionnaire) -> tuple[Question, ...]:
    """Those that ask what has changed, under a theme."""
    return tuple(
        question
        for question in questionnaire.questions
        if question.role == "change" and question.theme is not None
    )
