"""The words of a questionnaire as one person meets them: language, presentation, and words piped in."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from questionnaires import catalogues, piping
from questionnaires.answers import Answer
from questionnaires.model import EasyLine, Page, Presentation, Question, Questionnaire, as_shown


@dataclass(frozen=True, kw_only=True)
class Way:
    """How a page is put. In easy read one question stands on a screen: `step` is its place on the page."""

    language: str = "en"
    presentation: Presentation = "standard"
    step: int = 1

    @property
    def is_easy(self) -> bool:
        return as_shown(self.presentation, self.language) == "easy-read"


@dataclass(frozen=True)
class Teller:
    """Turns a source text into what is shown. `words` fill the names in it, see `piping`."""

    questionnaire: Questionnaire
    way: Way
    words: Mapping[str, str]

    def text(self, source: str) -> str:
        return " ".join(line.text for line in self.lines(source))

    def lines(self, source: str) -> tuple[EasyLine, ...]:
        """In easy read its sentences, each with a symbol; otherwise the one text. None for no text."""
        if not source:
            return ()
        told = _told(self.questionnaire, self.way, source)
        return tuple(EasyLine(text=piping.filled(line.text, self.words), symbol=line.symbol) for line in told)

    def symbol(self, source: str) -> str:
        """The first of its lines' symbols; empty outside easy read."""
        return next((line.symbol for line in self.lines(source) if line.symbol), "")

    def paragraphs(self, source: str) -> tuple[EasyLine, ...]:
        """As `lines`; where the source has several paragraphs, so has what is shown."""
        return tuple(
            EasyLine(text=text, symbol=line.symbol)
            for line in self.lines(source)
            for text in line.text.splitlines()
        )


def teller(questionnaire: Questionnaire, way: Way, answers: Mapping[str, Answer], *, area: str) -> Teller:
    """With the words that these answers choose."""
    return Teller(questionnaire, way, words(questionnaire, way, answers, area=area))


def words(
    questionnaire: Questionnaire, way: Way, answers: Mapping[str, Answer], *, area: str
) -> dict[str, str]:
    return piping.values(questionnaire, answers, area=area, translate=partial(_plainly, questionnaire, way))


def asked(page: Page, way: Way) -> tuple[Question, ...]:
    """The questions of a page that stand on one screen."""
    return page.questions[way.step - 1 : way.step] if way.is_easy else page.questions


def _plainly(questionnaire: Questionnaire, way: Way, source: str) -> str:
    return " ".join(line.text for line in _told(questionnaire, way, source))


def _told(questionnaire: Questionnaire, way: Way, source: str) -> tuple[EasyLine, ...]:
    if way.is_easy:
        return questionnaire.easy(source)
    return (EasyLine(text=catalogues.translate(source, way.language)),)
