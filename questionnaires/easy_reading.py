"""The third gate, for easy read: short sentences with a symbol each, bound to the texts they stand for.

The measures are those of Inclusion Europe, Information for All (2009), and GOV.UK, Accessible
communication formats: one idea a sentence, 10 to 15 words at most, a picture beside each, hard words
explained. The reading age is ours. Whether a sentence says the same as its source no machine can tell:
people with learning disabilities must read it before it is used.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from questionnaires import burden, glossary, piping, symbols
from questionnaires.findings import Finding, said
from questionnaires.model import EasyLine, Page, Questionnaire
from questionnaires.readability import reading_age, words
from questionnaires.texts import of, places

MOST_WORDS = 12  # in one sentence
MOST_LINES = 4
WORDS_THAT_MAY_BE_EQUAL = 3  # "Yes", "A special school": nothing is easier
READING_AGE = 7
WORDS_TO_MEASURE = 15


def easy_read_is_complete(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Who chose easy read never meets a text without: the title, the pages, and the terms they explain."""
    if not questionnaire.easy_read:
        return
    written = {each.source for each in questionnaire.easy_read}
    for where, text in said(questionnaire):
        if text not in written:
            yield Finding(where, f"“{text}” has no easy read", "Add it to the easy read file")
    for page in questionnaire.pages:
        for term in glossary.on_page(questionnaire, page):
            if not term.easy:
                where = f"glossary.{questionnaire.glossary.index(term) + 1}"
                yield Finding(where, f"“{term.term}” has no easy read", "Add `easy` lines to it")


def easy_texts_stand_once(file: Questionnaire) -> Iterator[Finding]:
    seen = set()
    for number, each in enumerate(file.easy_read, start=1):
        if each.source in seen:
            yield Finding(f"easy_read.{number}", f"“{each.source}” is here twice", "Keep one of them")
        seen.add(each.source)


def easy_read_is_no_copy(questionnaire: Questionnaire) -> Iterator[Finding]:
    for number, each in enumerate(questionnaire.easy_read, start=1):
        source = _bare(each.source)
        if len(source) > WORDS_THAT_MAY_BE_EQUAL and source == _bare(
            " ".join(line.text for line in each.easy)
        ):
            yield Finding(f"easy_read.{number}", "The easy read copies its source", "Say it more simply")


def easy_sentences_are_short(questionnaire: Questionnaire) -> Iterator[Finding]:
    for where, line in _lines(questionnaire):
        if len(words(line.text)) > MOST_WORDS:
            what = f"This line has {len(words(line.text))} words"
            yield Finding(where, what, f"Keep {MOST_WORDS}: one short sentence")
        if any(mark in line.text.rstrip(".?!\u2019\u201d") for mark in (". ", "? ", "! ")):
            yield Finding(where, "This line holds two sentences", "Give each a line of its own")
    for number, each in enumerate(questionnaire.easy_read, start=1):
        if len(each.easy) > MOST_LINES:
            yield Finding(f"easy_read.{number}", f"This takes {len(each.easy)} lines", f"Keep {MOST_LINES}")


def easy_lines_have_symbols(questionnaire: Questionnaire) -> Iterator[Finding]:
    for where, line in _lines(questionnaire):
        if not line.symbol:
            yield Finding(where, "This line has no symbol", "Add one that shows what it says")


def symbols_are_known(questionnaire: Questionnaire) -> Iterator[Finding]:
    for where, line in _lines(questionnaire):
        if line.symbol and line.symbol not in symbols.shipped():
            near = get_close_matches(line.symbol, symbols.shipped(), n=1)
            mend = f"Did you mean `{near[0]}`?" if near else "Use one that docs/symbols.md shows"
            yield Finding(f"{where}.symbol", f"There is no symbol `{line.symbol}`", mend)


def easy_read_keeps_its_words(questionnaire: Questionnaire) -> Iterator[Finding]:
    """What an earlier answer puts into a text can be put into its easy read, and nothing else can."""
    for number, each in enumerate(questionnaire.easy_read, start=1):
        known = set(piping.names(each.source))
        for at, line in enumerate(each.easy, start=1):
            for name in piping.names(line.text):
                if name not in known:
                    where = f"easy_read.{number}.easy.{at}.text"
                    yield Finding(where, f"`{{{name}}}` is not in the source", "Use the words of the source")


def easy_read_suits_its_reading_age(questionnaire: Questionnaire) -> Iterator[Finding]:
    """What easy read says in the place of each page, together: single lines are too short to measure."""
    if not questionnaire.easy_read or questionnaire.language != "en":
        return
    for number, page in enumerate(questionnaire.pages, start=1):
        text = page_text(questionnaire, page)
        age = reading_age(text)
        if len(words(text)) >= WORDS_TO_MEASURE and age >= READING_AGE + 1:
            what = f"The easy read of `{page.id}` takes a reader of {age:.1f} years"
            yield Finding(f"pages.{number}", what, f"Shorter words, for readers of {READING_AGE}")


def easy_minutes_are_honest(questionnaire: Questionnaire) -> Iterator[Finding]:
    if not questionnaire.easy_read:
        return
    taken = burden.easy_minutes(questionnaire)
    if taken > questionnaire.easy_minutes:
        told = questionnaire.easy_minutes
        what = f"Families are told {told} minutes in easy read, it takes about {taken:.1f}"
        yield Finding("easy_minutes", what, "Ask less, or tell them the truth")


def easy_read_is_not_stale(file: Questionnaire) -> Iterator[Finding]:
    """Over all audiences of a file: the source changed, and what stands here stands for nothing."""
    current = set(of(file))
    for number, each in enumerate(file.easy_read, start=1):
        if each.source not in current:
            what = f"No text is “{each.source}” any more"
            yield Finding(
                f"easy_read.{number}.source", what, "Write it for the text as it is now, or take it out"
            )


def page_text(questionnaire: Questionnaire, page: Page) -> str:
    """What easy read says on the screens of a page apart from its options, a line a sentence."""
    texts = dict.fromkeys(text for where, text in places(page) if not where.endswith(".label"))
    return "\n".join(line.text for text in texts for line in questionnaire.easy(text))


def _lines(questionnaire: Questionnaire) -> Iterator[tuple[str, EasyLine]]:
    for number, each in enumerate(questionnaire.easy_read, start=1):
        yield from ((f"easy_read.{number}.easy.{at}", line) for at, line in enumerate(each.easy, start=1))
    for number, term in enumerate(questionnaire.glossary if questionnaire.easy_read else (), start=1):
        yield from ((f"glossary.{number}.easy.{at}", line) for at, line in enumerate(term.easy, start=1))


def _bare(text: str) -> list[str]:
    return [word.casefold() for word in words(text)]
