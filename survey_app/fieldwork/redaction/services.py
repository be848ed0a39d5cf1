"""Schools, hospitals, teams and councils that are named. A team without a name of its own ("CAMHS", "the
school") points at nobody and is left alone."""

from collections.abc import Iterator

from survey_app.fieldwork.redaction import candidates as may_be
from survey_app.fieldwork.redaction import leading
from survey_app.fieldwork.redaction.spans import Span
from survey_app.fieldwork.redaction.words import Word, Words, listed

_LONGEST = 6  # words of a name before what it is
_LINKS = frozenset(("of", "the", "and", "for", "in", "on", "upon", "le", "cum", "c", "e"))


def find(words: Words) -> Iterator[Span]:
    """From each word that says what something is ("School") back over the words of its name."""
    for place, word in enumerate(words):
        if _is_saint(word) and place + 1 < len(words) and words[place + 1].is_capital:
            yield Span(word.start, words[place + 1].end + 2 * words[place + 1].is_owner, "setting")
        if word.lower not in listed("settings") and not _is_sixth_form(words, place):
            continue
        if word.is_capital or word.lower in listed("settings_small") or word.lower == "form":
            first = _first(words, place)
            own = [each for each in words[first:place] if _is_own(each)]
            if own and not _is_person(own, word):
                yield Span(words[first].start, word.end, "setting")


def _first(words: Words, place: int) -> int:
    first = place
    for earlier in range(place - 1, max(-1, place - 1 - _LONGEST), -1):
        word, gap = words[earlier], words[earlier + 1].gap
        if gap.strip(" .&'-") or "\n" in gap or (". " in gap and not _is_saint(word)):
            break
        if leading.follows_title(words, earlier) or leading.follows_kin(words, earlier):
            break
        if word.is_capital and word.lower not in listed("not_in_settings"):
            first = earlier
        elif _is_small_name(words, earlier, place):
            return earlier
        elif word.lower not in _LINKS and word.lower not in listed("setting_qualifiers"):
            break
    return first


def _is_own(word: Word) -> bool:
    """A word that names this one, and not every one of its kind."""
    return not any(word.lower in listed(name) for name in ("settings", "setting_qualifiers"))


def _is_person(own: list[Word], kind: Word) -> bool:
    """ "Kai school said", "Kai CAMHS worker": a child's name with a word left out. "Kai School" is a school."""
    is_one = len(own) == 1 and may_be.certain(own[0])
    return is_one and not (kind.is_capital and kind.lower in listed("settings_of_people"))


def _is_small_name(words: Words, place: int, kind: int) -> bool:
    """ "oakfield school", written without capitals."""
    return place == kind - 1 and may_be.small_stranger(words[place])


def _is_sixth_form(words: Words, place: int) -> bool:
    return place > 0 and words[place].lower == "form" and words[place - 1].lower == "sixth"


def _is_saint(word: Word) -> bool:
    """ "St Osric's" is a school, a church or a town, and seldom a person."""
    return word.text in ("St", "Saint", "ST")
