"""The second gate, for words put into texts: `{place}` and where its value comes from."""

from collections.abc import Iterator

from questionnaires import blocks, piping
from questionnaires.findings import Finding, pages, questions, said
from questionnaires.model import Questionnaire, Word
from questionnaires.shape import choose
from questionnaires.texts import places


def words_are_known(questionnaire: Questionnaire) -> Iterator[Finding]:
    """A name nobody gives a value is shown to families with its braces."""
    known = {piping.AREA, *(word.name for word in questionnaire.words)}
    for where, text in said(questionnaire):
        inside_a_word = where.startswith("words.")
        for name in piping.names(text):
            if name not in known:
                yield Finding(where, f"Nothing says what `{{{name}}}` is", choose(sorted(known)))
            elif inside_a_word and name != piping.AREA:
                yield Finding(where, "A word stands in a word", f"Write it out; only {{{piping.AREA}}} may")
    for number, word in enumerate(questionnaire.words, start=1):
        if word.name == piping.AREA:
            what = f"`{piping.AREA}` is the council area's name"
            yield Finding(f"words.{number}.name", what, "Give the word another name")


def words_come_from_earlier_answers(questionnaire: Questionnaire) -> Iterator[Finding]:
    """From a closed question on a page before, whatever the order of blocks, and from values it offers."""
    for number, word in enumerate(questionnaire.words, start=1):
        yield from _source(questionnaire, f"words.{number}", word)
    for where, page in pages(questionnaire):
        before = {
            asked.id for earlier in blocks.surely_before(questionnaire, page) for asked in earlier.questions
        }
        names = {name for _, text in places(page) for name in piping.names(text)}
        for word in questionnaire.words:
            if word.name in names and word.question not in before:
                what = f"`{{{word.name}}}` stands here before `{word.question}` is surely asked"
                yield Finding(where, what, "Ask on an earlier page that is not in another random block")


def words_are_used(file: Questionnaire) -> Iterator[Finding]:
    """Over all audiences of a file: what no text names is work for translators and nothing else."""
    used = {name for _, text in places(file) for name in piping.names(text)}
    for number, word in enumerate(file.words, start=1):
        if word.name not in used:
            yield Finding(f"words.{number}", f"No text uses `{{{word.name}}}`", "Use it, or take it out")


def council_question_has_area(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Whether a family belongs to the area is asked by the area's name: one file serves every area."""
    for where, question in questions(questionnaire):
        if question.role == "council" and piping.AREA not in piping.names(question.text):
            mend = f"Write {{{piping.AREA}}} where its name belongs"
            yield Finding(f"{where}.text", "The council is asked for without the area's name", mend)


def _source(questionnaire: Questionnaire, where: str, word: Word) -> Iterator[Finding]:
    asked = next((each for each in questionnaire.questions if each.id == word.question), None)
    if asked is None or not asked.is_closed:
        what = f"`{word.question}` is no question with options here"
        yield Finding(f"{where}.question", what, "Name one; what a person typed is never put into a text")
        return
    offered = [option.value for option in asked.options]
    for number, case in enumerate(word.cases, start=1):
        for value in case.any_of:
            if value not in offered:
                mend = choose(offered)
                yield Finding(f"{where}.cases.{number}", f"`{asked.id}` does not offer `{value}`", mend)
