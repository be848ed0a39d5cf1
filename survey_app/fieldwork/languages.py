"""In which languages a survey may be offered: where every text is there, and somebody answers for the words."""

from collections.abc import Sequence

from questionnaires import catalogues, texts
from questionnaires.model import Questionnaire


def problems(asked: Questionnaire, languages: Sequence[str], because: str) -> list[str]:
    """All that stands against these languages; `because` is the lead's reason for one that is unsigned."""
    found = []
    for language in languages:
        lacking = sum(catalogues.lacks(text, language) for text in texts.of(asked))
        if language not in catalogues.languages():
            found.append(f"there is no catalogue of the language {language}")
        elif lacking:
            found.append(f"{lacking} texts of the questionnaire have no translation into {language}")
        if not catalogues.is_reviewed(language) and not because.strip():
            found.append(f"no native reader has signed {language}, and the lead has given no reason")
    return found
