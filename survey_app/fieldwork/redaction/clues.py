"""What makes a name of a word: each clue looks at one word, by its place, and says yes or no."""

from collections.abc import Callable

from survey_app.fieldwork.redaction import candidates as may_be
from survey_app.fieldwork.redaction import following, leading
from survey_app.fieldwork.redaction.surroundings import in_title, is_beside, is_where
from survey_app.fieldwork.redaction.words import Words

Clue = Callable[[Words, int], bool]


def is_certain(words: Words, place: int) -> bool:
    return may_be.certain(words[place])


def is_capital_within(words: Words, place: int) -> bool:
    """ "we love Daisy": a capital that no rule of writing asks for."""
    word = words[place]
    return may_be.doubtful(word) and word.is_capital and not word.begins and not word.is_loud


def stands_out(words: Words, place: int) -> bool:
    """ "we love Zarmeena": such a capital on a word in no list. It may be a village or a firm: what is not
    known is masked."""
    word = words[place]
    if not word.is_capital or word.begins or word.is_loud or not is_beside(word):
        return False
    return may_be.stranger(word) and not in_title(words, place) and not is_where(words, place)


CLUES: tuple[Clue, ...] = (
    is_certain,
    is_capital_within,
    stands_out,
    following.has_surname,
    following.has_company,
    following.acts,
    following.owns,
    following.is_kin,
    following.has_initial,
    following.is_family,
    leading.is_met,
    leading.follows_title,
    leading.follows_kin,
    leading.is_in_office,
    leading.is_called,
    leading.introduces,
    leading.belongs_to,
    leading.is_greeted,
)
