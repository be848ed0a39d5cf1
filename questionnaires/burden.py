"""How many minutes a questionnaire takes the one in the middle, by a model and not by a measurement.

She goes through every page, reads each text once (words seen before are known at a glance), takes her
time over each choice, and writes in one comment box of all.
Reading: adults read 238 words of plain prose a minute (Brysbaert, Journal of Memory and Language 109,
2019); we take three quarters of it, for phones, for options that must be weighed, for many parents
who are disabled themselves. Typing on a phone: 36 words a minute (Palin et al., MobileHCI 2019).
Seconds per choice and per page, and words per comment, are our assumptions, to be set right by the
first real runs.
"""

from questionnaires.model import Questionnaire
from questionnaires.readability import words
from questionnaires.texts import places

READ_PER_MINUTE = 180
TYPED_PER_MINUTE = 36
WORDS_OF_A_COMMENT = 55
SECONDS_PER_CHOICE = 5
SECONDS_PER_PAGE = 4


def minutes(questionnaire: Questionnaire) -> float:
    """For a person whom routing leads through every page."""
    return _minutes(questionnaire, _texts(questionnaire), len(questionnaire.pages))


def easy_minutes(questionnaire: Questionnaire) -> float:
    """The same in easy read: other words, and each question on a page of its own."""
    easy = {line.text for text in _texts(questionnaire) for line in questionnaire.easy(text)}
    return _minutes(questionnaire, easy, len(questionnaire.questions))


def _texts(questionnaire: Questionnaire) -> set[str]:
    return {text for page in questionnaire.pages for _, text in places(page)}


def _minutes(questionnaire: Questionnaire, texts: set[str], pages: int) -> float:
    read = sum(len(words(text)) for text in texts)
    chosen = sum(question.is_closed for question in questionnaire.questions)
    has_comment = chosen < len(questionnaire.questions)
    typed = WORDS_OF_A_COMMENT / TYPED_PER_MINUTE if has_comment else 0
    waited = SECONDS_PER_CHOICE * chosen + SECONDS_PER_PAGE * pages
    return read / READ_PER_MINUTE + typed + waited / 60
