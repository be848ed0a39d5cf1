"""A comment's words as every page of the console shows them: masked, isolated, its translation beside it."""

from dataclasses import dataclass

from babel import Locale

from survey_app.fieldwork import masks
from survey_app.fieldwork.masks import Lift
from survey_app.fieldwork.redaction import Piece
from survey_app.fieldwork.translations import UNKNOWN, Translation
from survey_app.staff import words

OURS = "en"
_ENGLISH = Locale.parse(OURS)


@dataclass(frozen=True, kw_only=True)
class Said:
    """What was written, and what a person made of it in English."""

    pieces: tuple[Piece, ...]
    lang: str
    """For the attribute; empty where nobody could tell."""
    language: str
    """Its name; empty for English."""
    translation: tuple[Piece, ...] = ()
    standing: str = ""
    """How far its translation is."""
    may_show_names: bool = False
    """Names are masked as English texts hold them: in another language some may stand."""


def of(text: str, language: str, lift: Lift | None, translation: Translation | None) -> Said:
    is_other = language != OURS
    return Said(
        pieces=masks.pieces(text, lift),
        lang="" if language == UNKNOWN else language,
        language=name(language) if is_other else "",
        translation=masks.pieces(translation.words, lift) if translation and translation.words else (),
        standing=standing(translation),
        may_show_names=is_other and lift is None,
    )


def standing(translation: Translation | None) -> str:
    if translation is None:
        return ""
    if translation.at is None:
        return f"Waits for a translation, due by {words.moment(translation.due_at)}."
    if not translation.words:
        return f"{translation.by} read it at {words.moment(translation.at)}: it needs no translation."
    return f"Translated by {translation.by} at {words.moment(translation.at)}."


def name(language: str) -> str:
    """A language's name in English."""
    if language == UNKNOWN:
        return "Language not known"
    named: str = _ENGLISH.languages.get(language, language)
    return named


def lifted(lift: Lift | None) -> str:
    """Who lifted the masks, when and why, for the whole team."""
    return f"{lift.by} lifted the masks at {words.moment(lift.at)}: {lift.reason}" if lift else ""
