"""Whom a base is made of: the people who answered, or the children and young people whom they described.

A parent or carer may answer for several children. What is asked once of the person (the pages of a questionnaire
that are `is_asked_once`) has people for its base; all else they say is about one child, and has children for its
base. Nobody else answers for more than one.
"""

from analysis.frame import Frame, Group
from questionnaires.model import Question, Questionnaire

PARENTS = "parents-and-carers"
DESCRIBED = "children described by"
ANSWERED = "who answered"
PEOPLE, SETS = "people", "sets of answers"
# The base of a question about need or change is narrower than "answered", and is called what it is.
NARROWER = {"need": "who said this was needed", "change": "who knew this then and now"}


def describes_children(questionnaire: Questionnaire) -> bool:
    """Whether its answers are about children whom others describe."""
    return questionnaire.audience == PARENTS


def is_about_person(questionnaire: Questionnaire, question: Question) -> bool:
    """Whether it is asked once of each person, however many children they describe."""
    return describes_children(questionnaire) and any(
        question.id == each.id
        for page in questionnaire.pages
        if page.is_asked_once
        for each in page.questions
    )


def taking_part(frame: Frame) -> str:
    """What the tables of who took part count: people, or where somebody told of several children, sets of answers."""
    return PEOPLE if frame.people == len(frame) else SETS


def of_whom(questionnaire: Questionnaire, group: Group, question: Question) -> str:
    """The base of a question's table, in words."""
    narrower = NARROWER.get(question.role, "")
    if not describes_children(questionnaire) or is_about_person(questionnaire, question):
        return f"{group.who} {narrower or ANSWERED}"
    return f"{responses(questionnaire, group)} {narrower}".rstrip()


def answered(questionnaire: Questionnaire, group: Group, question: Question) -> str:
    """The wider base of a question about need: all who said whether there was one."""
    if not describes_children(questionnaire) or is_about_person(questionnaire, question):
        return f"{group.who} {ANSWERED}"
    return responses(questionnaire, group)


def responses(questionnaire: Questionnaire, group: Group) -> str:
    """What single responses are, in words."""
    return f"{DESCRIBED} {group.who}" if describes_children(questionnaire) else f"{group.who} {ANSWERED}"


def is_of_children(whom: str) -> bool:
    """Whether a table's `of_whom` says that its base are children described."""
    return whom.startswith(DESCRIBED)
