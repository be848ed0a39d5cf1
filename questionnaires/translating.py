"""The third gate, for other languages: whole, current, and truly another language.

A translation is a mapping from source text to text; where it comes from is for whoever calls. Whether
it says the same no machine can tell: someone who speaks the language reads it beside the source.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from questionnaires import catalogues, piping
from questionnaires.findings import Finding
from questionnaires.model import Questionnaire
from questionnaires.readability import words
from questionnaires.texts import places

SOURCES = Path(__file__).parent.parent / "translations"  # of a checkout; installed, there are compiled ones
WORDS_THAT_MAY_BE_EQUAL = 2  # names and loan words: "EHC plan", "ADHD"


@dataclass(frozen=True)
class Translation:
    language: str
    texts: Mapping[str, str]  # source: text
    stale: frozenset[str] = field(default_factory=frozenset)  # sources that changed since


def languages(folder: Path = SOURCES, compiled: Path = catalogues.FOLDER) -> tuple[str, ...]:
    """Every language that questionnaires are translated into."""
    found = [
        *folder.glob("*/LC_MESSAGES/questionnaires.po"),
        *compiled.glob("*/LC_MESSAGES/questionnaires.mo"),
    ]
    return tuple(sorted({file.parent.parent.name for file in found}))


def translation(language: str, folder: Path = SOURCES, compiled: Path = catalogues.FOLDER) -> Translation:
    """From the translators' file, or where there is none from what was made of it. Neither: nothing is translated."""
    place = Path(language, "LC_MESSAGES")
    source, made = folder / place / "questionnaires.po", compiled / place / "questionnaires.mo"
    if source.exists():
        with source.open("rb") as opened:
            catalogue = read_po(opened, locale=language)
    elif made.exists():
        with made.open("rb") as opened:
            catalogue = read_mo(opened)
    else:
        return Translation(language, {})
    said = {str(each.id): str(each.string) for each in catalogue if each.id and each.string}
    return Translation(
        language, said, frozenset(str(each.id) for each in catalogue if each.id and each.fuzzy)
    )


def translation_is_complete(questionnaire: Questionnaire, translated: Translation) -> Iterator[Finding]:
    for where, text in _texts(questionnaire):
        if not translated.texts.get(text, "").strip() and text not in translated.stale:
            yield Finding(where, f"“{text}” has no {translated.language}", "Have it translated")


def translation_is_no_copy(questionnaire: Questionnaire, translated: Translation) -> Iterator[Finding]:
    for where, text in _texts(questionnaire):
        if len(words(text)) > WORDS_THAT_MAY_BE_EQUAL and translated.texts.get(text) == text:
            yield Finding(where, f"The {translated.language} of “{text}” is English", "Have it translated")


def translation_is_not_stale(questionnaire: Questionnaire, translated: Translation) -> Iterator[Finding]:
    """Catalogues mark what was translated from a text that has changed: nobody is shown that."""
    for where, text in _texts(questionnaire):
        if text in translated.stale:
            mend = "Have it looked at, and take `fuzzy` away"
            yield Finding(where, f"The {translated.language} of “{text}” is of an older text", mend)


def placeholders_match(questionnaire: Questionnaire, translated: Translation) -> Iterator[Finding]:
    """What is put into the source can be put into its translation, and nothing else."""
    for where, text in _texts(questionnaire):
        other = translated.texts.get(text)
        if other and set(piping.names(text)) != set(piping.names(other)):
            names = ", ".join(f"{{{name}}}" for name in piping.names(text)) or "no {name}"
            what = f"The {translated.language} of “{text}” has other names in braces"
            yield Finding(where, what, f"Use {names}, as the source does")


def _texts(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    once: set[str] = set()
    for where, text in places(questionnaire):
        if text not in once:
            once.add(text)
            yield where, text
