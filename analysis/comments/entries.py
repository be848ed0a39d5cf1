"""The index of an inspection's comments: where each stands and what it holds, and never a word of it."""

import base64
from collections.abc import Mapping
from typing import TypedDict

from analysis.comments import cues, likeness, plain, tongues
from analysis.frame import Frame

CODEBOOK = "send"
_LEAST_TELLING = 8  # words; shorter texts ("no support at all") are the same by chance

_Row = tuple[str, str, str]  # response, item, text


class Entry(TypedDict):
    survey: str
    reference: str  # of the response, as the console names it
    item: str
    question: str
    theme: str | None
    sector: str | None
    plan: str | None  # the option of the question on plans that was chosen
    voice: str
    language: str  # ISO 639-1 as guessed; "und": nobody can tell
    needs_translation: bool
    words: int
    group: str | None  # comments that are nearly the same carry the same
    cues: list[str]  # codes of the codebook a cue of which occurs
    criteria: list[str]  # themes of the 2023 framework these codes are read under
    grave: bool  # one of these codes is always listed


def index(frames: Mapping[str, Frame]) -> list[Entry]:
    """An entry for each comment of an inspection's surveys (by their ids), in order of survey, response and
    item. Raise ValueError where a frame was read without the means to unseal its comments."""
    surveys = {survey: _Survey(survey, frame) for survey, frame in sorted(frames.items())}
    found = [(survey, *row) for survey in surveys.values() for row in _rows(survey.frame)]
    worded = [plain.words(text) for *_, text in found]
    groups = likeness.groups(worded)
    return [
        survey.entry(response, item, text, words, group)
        for (survey, response, item, text), words, group in zip(found, worded, groups, strict=True)
    ]


def repeated(frame: Frame) -> frozenset[str]:
    """The ids of responses in which a comment nearly repeats another response's; the first of each such
    group, by id, is not among them. Short texts count for nothing: people say the same by chance."""
    rows = _rows(frame)
    worded = [plain.words(text) for *_, text in rows]
    first: dict[str, str] = {}
    again = set()
    for (response, _, _), words, group in zip(rows, worded, likeness.groups(worded), strict=True):
        if (
            group is not None
            and len(words) >= _LEAST_TELLING
            and first.setdefault(group, response) != response
        ):
            again.add(response)
    return frozenset(again)


def reference(response: str) -> str:
    """How the console names the response with this id (in hex), in addresses and in its audit."""
    return base64.b32encode(bytes.fromhex(response)).decode().rstrip("=").lower()


def _rows(frame: Frame) -> list[_Row]:
    """In order of response and item, as the frame keeps them."""
    if not frame.has_texts:
        raise ValueError("the comments of this frame are sealed")
    comments = frame.comments
    return list(zip(comments["response"], comments["item"], comments["text"], strict=True))


class _Survey:
    """What is asked of a frame once and not for each comment."""

    def __init__(self, survey: str, frame: Frame) -> None:
        self.id, self.frame = survey, frame
        self.questions = {question.id: question for question in frame.questionnaire.questions}
        plan = next(
            (each.id for each in self.questions.values() if each.role == "plan" and each.kind == "one"), None
        )
        self.plans = self._of_each(plan) if plan else {}
        self.voices, self.languages = self._of_each("voice"), self._of_each("language")

    def _of_each(self, column: str) -> dict[str, str | None]:
        """The column's value by response, None where nothing was answered."""
        values = self.frame.responses[column].astype(object)
        return {
            str(response): value if isinstance(value, str) else None for response, value in values.items()
        }

    def entry(self, response: str, item: str, text: str, words: list[str], group: str | None) -> Entry:
        question = self.questions[item]
        language = tongues.guess(text, words, self.languages[response] or tongues.UNKNOWN)
        codes = cues.codes(words, CODEBOOK)
        return Entry(
            survey=self.id,
            reference=reference(response),
            item=item,
            question=question.text,
            theme=question.theme,
            sector=question.sector,
            plan=self.plans.get(response),
            voice=self.voices[response] or "",
            language=language,
            needs_translation=tongues.needs_translation(text, language),
            words=len(words),
            group=group,
            cues=[code.id for code in codes],
            criteria=sorted({criterion for code in codes for criterion in code.criteria}),
            grave=any(code.is_grave for code in codes),
        )
